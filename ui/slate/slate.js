// The slate: a drawing surface that sends strokes, not pixels.
// Points and widths travel in thousandths of the side, so the server can
// rasterise them at any size and a stroke costs about one kilobyte.

const SIDE = 600; // backing pixels
const UNIT = 1000;
const NEAR = 3; // thousandths; closer points add nothing
const INK = "#ffffff";
const SETTLE = 700; // ms, in which the page's other parts arrive

// Name of a slate -> its drawing and history. Streamlit drops a component's
// element on a page switch; the module stays.
const kept = new Map();

export default function ({ data: [data], parentElement, setStateValue }) {
  const root = parentElement.querySelector(".slate");
  root.slate ??= new Slate(root, data.name);
  root.slate.update(data, setStateValue);
}

class Slate {
  constructor(root, name) {
    this.root = root;
    this.name = name;
    this.canvas = root.querySelector("canvas");
    this.pen = this.canvas.getContext("2d");
    this.range = root.querySelector("input");
    this.images = new Map();
    this.stroke = null;
    Object.assign(this, kept.get(name) ?? { version: -1, picture: null, strokes: [], past: [] });
    this.listen();
  }

  listen() {
    const on = (target, event, act) => target.addEventListener(event, act);
    on(this.canvas, "pointerdown", (event) => this.begin(event));
    on(this.canvas, "pointermove", (event) => this.extend(event));
    on(this.canvas, "pointerup", (event) => this.finish(event));
    on(this.canvas, "pointercancel", (event) => this.finish(event));
    on(this.root, "keydown", (event) => this.shortcut(event));
    on(this.range, "input", () => this.showBrush());
    on(this.range, "change", () => this.send("brush", Number(this.range.value)));
    for (const button of this.root.querySelectorAll("[data-action]")) {
      on(button, "click", () => this[button.dataset.action]());
    }
  }

  update(data, send) {
    const first = this.send === undefined;
    this.send = send;
    this.texts = data.texts;
    this.label(data.texts);
    if (first) {
      this.range.value = data.brush;
      this.offer(data.samples);
    }
    if (data.push.version > this.version) this.take(data.push);
    this.trail(data.guide);
    this.render();
    if (first && data.announce) setTimeout(() => this.send("ready", true), SETTLE);
  }

  label(texts) {
    this.root.querySelector(".hint").textContent = texts.hint;
    this.root.querySelector(".tools").setAttribute("aria-label", texts.tools);
    this.root.querySelector(".samples").setAttribute("aria-label", texts.samples);
    this.range.setAttribute("aria-label", texts.brush);
    this.range.parentElement.title = texts.brush;
    for (const action of ["undo", "clear"]) {
      this.root.querySelector(`[data-action=${action}] span`).textContent = texts[action];
    }
    const save = this.root.querySelector("[data-action=save]");
    save.title = texts.save;
    save.setAttribute("aria-label", texts.save);
  }

  offer(samples) {
    const row = this.root.querySelector(".samples");
    row.replaceChildren(...samples.map((sample) => this.thumbnail(sample)));
  }

  // Lines to trace: under the ink, and no part of it.
  trail(lines) {
    const drawn = lines.map((points) => {
      const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
      line.setAttribute("points", points.join(" "));
      return line;
    });
    this.root.querySelector(".guide").replaceChildren(...drawn);
  }

  thumbnail(sample) {
    const button = document.createElement("button");
    const image = document.createElement("img");
    button.type = "button";
    button.title = sample.label;
    button.dataset.picture = sample.id;
    button.setAttribute("aria-label", sample.label);
    image.src = sample.src;
    image.alt = "";
    button.append(image);
    button.addEventListener("click", () => this.change({ picture: sample, strokes: [] }));
    return button;
  }

  // ---- drawing -----------------------------------------------------------

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const scaled = (value, origin, length) => Math.round(((value - origin) / length) * UNIT);
    return [scaled(event.clientX, box.left, box.width), scaled(event.clientY, box.top, box.height)];
  }

  begin(event) {
    if (this.stroke || !event.isPrimary || event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = { w: Number(this.range.value), p: [this.point(event)] };
    this.pointer = event.pointerId;
    this.trace(this.stroke, 0);
    this.root.querySelector(".hint").hidden = true;
  }

  extend(event) {
    if (!this.stroke || event.pointerId !== this.pointer) return;
    const coalesced = event.getCoalescedEvents?.() ?? [];
    for (const step of coalesced.length ? coalesced : [event]) this.add(this.point(step));
  }

  add([x, y]) {
    const points = this.stroke.p;
    const [lastX, lastY] = points[points.length - 1];
    if (Math.hypot(x - lastX, y - lastY) < NEAR) return;
    points.push([x, y]);
    this.trace(this.stroke, points.length - 2);
  }

  finish(event) {
    if (!this.stroke || event.pointerId !== this.pointer) return;
    const stroke = this.stroke;
    this.stroke = null;
    this.change({ picture: this.picture, strokes: [...this.strokes, stroke] });
  }

  trace({ w, p }, from) {
    const scale = SIDE / UNIT;
    this.pen.strokeStyle = INK;
    this.pen.lineWidth = w * scale;
    this.pen.lineCap = this.pen.lineJoin = "round";
    this.pen.beginPath();
    this.pen.moveTo(p[from][0] * scale, p[from][1] * scale);
    // A line without length leaves no ink, not even its round caps: a dot gets a trifle of one.
    this.pen.lineTo(p[from][0] * scale + 0.01, p[from][1] * scale);
    for (const [x, y] of p.slice(from + 1)) this.pen.lineTo(x * scale, y * scale);
    this.pen.stroke();
  }

  // ---- state -------------------------------------------------------------

  snapshot() {
    return { picture: this.picture, strokes: this.strokes };
  }

  change(next) {
    this.past = [...this.past.slice(-99), this.snapshot()];
    this.become(next);
  }

  become({ picture, strokes }) {
    this.picture = picture;
    this.strokes = strokes;
    this.render();
    this.report();
  }

  take(push) {
    const same = this.picture?.id === push.picture?.id && this.strokes.length === push.strokes.length;
    if (!same) this.past = [...this.past, this.snapshot()];
    this.version = push.version;
    this.picture = push.picture;
    this.strokes = push.strokes;
    this.keep();
  }

  keep() {
    const { version, picture, strokes, past } = this;
    kept.set(this.name, { version, picture, strokes, past });
  }

  report() {
    this.keep();
    const { version, strokes } = this;
    this.send("drawing", { version, picture: this.picture?.id ?? null, strokes });
  }

  undo() {
    if (this.past.length) this.become(this.past.pop());
  }

  clear() {
    this.change({ picture: null, strokes: [] });
  }

  shortcut(event) {
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.undo();
  }

  // ---- looks -------------------------------------------------------------

  render() {
    if (this.stroke) return; // the pen is down: its ink is on the canvas already
    const empty = !this.picture && this.strokes.length === 0;
    this.pen.clearRect(0, 0, SIDE, SIDE);
    if (this.picture) this.paint(this.picture.src);
    for (const stroke of this.strokes) this.trace(stroke, 0);
    this.root.querySelector(".hint").hidden = !empty || this.root.querySelector(".guide").hasChildNodes();
    this.root.querySelector("[data-action=undo]").disabled = this.past.length === 0;
    this.root.querySelector("[data-action=clear]").disabled = empty;
    this.root.querySelector("[data-action=save]").disabled = empty;
    this.canvas.setAttribute("aria-label", empty ? this.texts.empty : this.texts.drawn);
    for (const button of this.root.querySelectorAll(".samples button")) {
      button.setAttribute("aria-pressed", String(button.dataset.picture === this.picture?.id));
    }
    this.showBrush();
  }

  paint(src) {
    const image = this.images.get(src);
    if (!image) return this.load(src);
    if (!image.complete || !image.naturalWidth) return;
    const scale = SIDE / Math.max(image.naturalWidth, image.naturalHeight);
    const width = image.naturalWidth * scale;
    const height = image.naturalHeight * scale;
    this.pen.imageSmoothingEnabled = scale < 8;
    this.pen.drawImage(image, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
  }

  load(src) {
    const image = new Image();
    image.addEventListener("load", () => this.render());
    image.src = src;
    this.images.set(src, image);
  }

  showBrush() {
    const pixels = (this.range.value / UNIT) * this.canvas.clientWidth;
    this.root.style.setProperty("--brush", `${Math.max(3, Math.min(22, pixels * 0.6))}px`);
  }

  save() {
    const page = document.createElement("canvas");
    page.width = page.height = SIDE;
    const pen = page.getContext("2d");
    pen.fillStyle = "#000000";
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.drawImage(this.canvas, 0, 0);
    const link = document.createElement("a");
    link.download = "glyphscope.png";
    link.href = page.toDataURL("image/png");
    link.click();
  }
}
