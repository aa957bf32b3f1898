// One film on the screen: P beside the confusion matrix of the same snapshot, and the curves.
// The player (player.js, which is loaded together with this file) says which moment to show.

// Film -> step -> the bytes of its matrices. Streamlit drops a component's element on a page
// switch; the module stays, and with it what a live run has already sent.
const reels = new Map();
const WIDTH = 1000; // of a lane, in its own units
const HEIGHT = 100;
const SVG = "http://www.w3.org/2000/svg";

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const floats = (text) => new Float32Array(bytes(text).buffer);
const percent = (share) => `${(100 * share).toFixed(1)}%`;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const range = (length) => Array.from({ length }, (_, index) => index);

class Film {
  constructor(element, palette, jump) {
    this.element = element;
    this.palette = palette;
    this.find = (selector) => element.querySelector(selector);
    this.image = new OffscreenCanvas(1, 1);
    this.hover(".joint", (row, column) => this.sayPair(row, column));
    this.hover(".confusion", (row, column) => this.sayCount(row, column));
    this.listen(this.find(".curves"), jump);
    this.find(".scale i").style.background = this.gradient();
  }

  update(data, texts) {
    [this.data, this.texts] = [data, texts];
    [this.h, this.k] = data.shape;
    this.curves = Object.fromEntries(Object.entries(data.curves).map(([name, text]) => [name, floats(text)]));
    this.last = data.steps.at(-1);
    this.drawn = null;
    this.keep();
    this.label();
  }

  // Add the matrices that came to those that came before.
  keep() {
    const { id, group, frames } = this.data;
    const name = `${id} ${group}`;
    if (!reels.has(name)) reels.set(name, new Map());
    this.reel = reels.get(name);
    const [joints, shares] = [bytes(frames.joints), bytes(frames.confusions ?? "")];
    const cut = (array, place, size) => array.subarray(place * size, (place + 1) * size);
    frames.steps.forEach((step, place) => {
      const joint = cut(joints, place, (this.h * this.k * (this.k + 1)) / 2);
      this.reel.set(step, { joint, shares: cut(shares, place, this.h * 10 * this.k) });
    });
  }

  get lacks() {
    return this.data.steps.some((step) => !this.reel.has(step));
  }

  label() {
    const { texts } = this;
    this.find(".title").textContent = this.data.title;
    this.find(".joint b").textContent = texts.joint;
    this.find(".confusion b").textContent = texts.confusion;
    this.find(".confusion .note").textContent = texts.viewer;
    const [low, high] = this.element.querySelectorAll(".scale span");
    [low.textContent, high.textContent] = ["0", fill(texts.scale, { top: this.top.toFixed(2) })];
    this.find(".confusion").hidden = this.find(".lane.accuracy").hidden = !this.data.totals;
  }

  get top() {
    return 1.2 / this.k; // brightest P; a head that knows its clusters has 1/k on the diagonal
  }

  get ceiling() {
    return Math.log(this.k); // of the mutual information, in nats
  }

  css(level) {
    const place = 3 * Math.round(255 * Math.min(1, Math.max(0, level)));
    return `rgb(${this.palette.slice(place, place + 3).join(" ")})`;
  }

  gradient() {
    const stops = range(9).map((n) => this.css(n / 8));
    return `linear-gradient(90deg, ${stops.join(", ")})`;
  }

  // ---- a moment ------------------------------------------------------------

  place(step) {
    const later = this.data.steps.findIndex((own) => own > step);
    return later < 0 ? this.data.steps.length - 1 : Math.max(0, later - 1);
  }

  show(step, head, sorted, end) {
    this.head = Math.min(head ?? this.data.selected, this.h - 1);
    this.order = sorted ? this.data.orders[this.head] : range(this.k);
    const plan = `${this.head} ${sorted} ${end}`;
    if (plan !== this.drawn) this.draw(plan, end);
    this.now = this.place(step);
    this.find(".cursor").style.left = `${(100 * Math.min(step, this.last)) / end}%`;
    this.frame = this.nearest();
    if (this.frame) this.paint();
    this.words();
  }

  // A live film may lack the matrices of this step; then those before it stay.
  nearest() {
    const { steps } = this.data;
    for (let place = this.now; place >= 0; place -= 1) {
      if (this.reel.has(steps[place])) return this.reel.get(steps[place]);
    }
    return null;
  }

  paint() {
    const { k, order } = this;
    this.matrix(".joint", k, (row, column) => {
      return this.root(order[row], order[column]) / Math.sqrt(this.top);
    });
    if (this.data.totals) {
      this.matrix(".confusion", 10, (row, column) => this.share(row, order[column]));
    }
  }

  matrix(name, n_rows, level) {
    const canvas = this.find(`${name} canvas`);
    const pen = canvas.getContext("2d");
    [canvas.width, canvas.height] = [this.k, n_rows];
    const pixels = pen.createImageData(this.k, n_rows);
    for (let cell = 0; cell < this.k * n_rows; cell += 1) {
      this.color(pixels.data, cell, level(Math.floor(cell / this.k), cell % this.k));
    }
    pen.putImageData(pixels, 0, 0);
  }

  color(target, cell, level) {
    const place = 3 * Math.round(255 * Math.min(1, Math.max(0, level)));
    for (let channel = 0; channel < 3; channel += 1) {
      target[4 * cell + channel] = this.palette[place + channel];
    }
    target[4 * cell + 3] = 255;
  }

  // Square root of P of two clusters, out of the upper triangle.
  root(one, other) {
    const [i, j] = [Math.min(one, other), Math.max(one, other)];
    const triangle = (this.k * (this.k + 1)) / 2;
    const cell = i * this.k - (i * (i - 1)) / 2 + (j - i);
    return this.frame.joint[this.head * triangle + cell] / 255;
  }

  share(label, cluster) {
    return this.frame.shares[(this.head * 10 + label) * this.k + cluster] / 255;
  }

  value(name, place = this.now, head = this.head) {
    return this.curves[name]?.[place * this.h + head];
  }

  // ---- words ---------------------------------------------------------------

  words() {
    const { data, texts, now } = this;
    this.find(".moment").textContent = fill(texts.moment, {
      seconds: data.seconds[now].toFixed(0),
      epoch: data.epochs[now].toFixed(1),
      step: data.steps[now],
      alpha: data.alphas[now],
    });
    this.captions();
    const found = data.finding_at[now][this.head];
    this.find(".finding").textContent = found < 0 ? "" : data.findings[found];
    const event = data.events.filter(({ step }) => step <= data.steps[now]).at(-1);
    this.find(".event").textContent = event ? `${fill(texts.at, event)} ${event.text}` : "";
    this.find(".words").classList.toggle("stuck", found >= 0);
  }

  captions() {
    const trace = percent(this.value("trace"));
    const accuracy = this.data.totals ? percent(this.value("accuracy")) : "–";
    this.find(".joint .value").textContent = fill(this.texts.trace, { trace });
    this.find(".confusion .value").textContent = fill(this.texts.matched, { accuracy });
    const values = { head: this.head + 1, trace, accuracy };
    this.find(".joint canvas").setAttribute("aria-label", fill(this.texts.joint_alt, values));
    this.find(".confusion canvas").setAttribute("aria-label", fill(this.texts.confusion_alt, values));
    this.legends();
  }

  hover(name, say) {
    const matrix = this.find(`${name} .matrix`);
    matrix.addEventListener("pointermove", (event) => {
      const box = matrix.getBoundingClientRect();
      const n_rows = name === ".joint" ? this.k : 10;
      const cell = (at, length, n) => Math.min(n - 1, Math.max(0, Math.floor((at / length) * n)));
      const row = cell(event.clientY - box.top, box.height, n_rows);
      const column = cell(event.clientX - box.left, box.width, this.k);
      if (this.frame) this.find(`${name} .value`).textContent = say(row, column);
    });
    matrix.addEventListener("pointerleave", () => this.captions());
  }

  sayPair(row, column) {
    const [i, j] = [this.order[row], this.order[column]];
    return `P(${i + 1}, ${j + 1}) = ${(this.root(i, j) ** 2).toPrecision(2)}`;
  }

  sayCount(label, column) {
    const [cluster, total] = [this.order[column], this.data.totals[label]];
    const count = Math.round(this.share(label, cluster) * total);
    return fill(this.texts.count, { count, total, label, cluster: cluster + 1 });
  }
}
