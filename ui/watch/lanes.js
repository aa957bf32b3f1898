// The curves of a film, one lane each, on one time axis.

const LANES = {
  // Lane: its lines, the chosen head's drawn last; the other heads' where `each` is set.
  information: { each: "information", lines: ["entropy", "conditional", "information"] },
  loss: { each: "loss", lines: ["loss"] },
};

Object.assign(Film.prototype, {
  // Draw what does not change while the film plays: curves, axis, numbers of rows and columns.
  draw(plan, end) {
    this.drawn = plan;
    for (const name of Object.keys(LANES)) this.lane(name, end);
    if (this.data.totals) this.strip(end);
    this.axis(end);
    this.number(
      ".joint",
      this.order.map((cluster) => cluster + 1),
    );
    this.number(".confusion", range(10));
  },

  number(name, rows) {
    const marks = (texts) => texts.map((text) => this.make("span", "", text));
    const clusters = this.order.map((cluster) => cluster + 1);
    this.find(`${name} .side`).replaceChildren(...marks(rows.length > 10 ? [] : rows));
    this.find(`${name} .foot`).replaceChildren(...marks(this.k > 10 ? [] : clusters));
  },

  make(tag, css, text = "") {
    const element = document.createElement(tag);
    element.className = css;
    element.textContent = text;
    return element;
  },

  lane(name, end) {
    const { each, lines } = LANES[name];
    const [low, high] = this.bounds(name);
    const y = (value) => HEIGHT * (1 - (value - low) / (high - low || 1));
    const paths = range(this.h)
      .filter((head) => head !== this.head)
      .map((head) => this.path(each, head, "other", y, end));
    for (const line of lines) paths.push(this.path(line, this.head, line, y, end));
    if (name === "information") paths.unshift(this.line("ceiling", `M0 ${y(this.ceiling)}H${WIDTH}`));
    this.find(`.lane.${name} svg`).replaceChildren(...paths);
  },

  bounds(name) {
    if (name === "information") return [0, 1.04 * this.ceiling];
    return [Math.min(...this.curves[name]), Math.max(...this.curves[name])];
  },

  path(name, head, css, y, end) {
    const points = this.data.steps.map((step, place) => {
      return `${((WIDTH * step) / end).toFixed(1)} ${y(this.value(name, place, head)).toFixed(2)}`;
    });
    return this.line(css, `M${points.join("L")}`);
  },

  line(css, d) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", css);
    path.setAttribute("d", d);
    return path;
  },

  // Accuracy as a strip: a row for each head, a column for each moment.
  strip(end) {
    const canvas = this.find(".lane.accuracy canvas");
    [canvas.width, canvas.height] = [400, this.h];
    canvas.style.height = `${Math.min(60, Math.max(16, 11 * this.h))}px`;
    const pen = canvas.getContext("2d");
    const { steps } = this.data;
    const from = (place) => (place < 0 ? 0 : Math.round((400 * steps[place]) / end));
    steps.forEach((_, place) => {
      for (let head = 0; head < this.h; head += 1) {
        pen.fillStyle = this.css(this.value("accuracy", place, head));
        pen.fillRect(from(place - 1), head, from(place) - from(place - 1), 1);
      }
    });
  },

  axis(end) {
    const at = (mark, step) => {
      mark.style.left = `${(100 * step) / end}%`;
      return mark;
    };
    const { texts, data } = this;
    const events = data.events.map(({ step, text }) => {
      const mark = at(this.make("b", "mark", "▲"), step);
      mark.title = `${fill(texts.at, { step })} ${text}`;
      return mark;
    });
    const ends = [at(this.make("span", "", "0"), 0), at(this.make("span", "", end), end)];
    this.find(".axis").replaceChildren(...events, ...ends, this.make("span", "name", texts.axis));
  },

  legends() {
    const nats = (name) => this.value(name).toFixed(2);
    const key = (css, text) => this.make("span", css, text);
    const { texts } = this;
    this.find(".lane.information p").replaceChildren(
      key("information", `${texts.information} ${nats("information")} / ${this.ceiling.toFixed(2)}`),
      key("entropy", `H(z) ${nats("entropy")}`),
      key("conditional", `H(z|z′) ${nats("conditional")}`),
    );
    this.find(".lane.loss p").replaceChildren(key("loss", `${texts.loss} ${nats("loss")}`));
    if (!this.data.totals) return;
    const accuracy = fill(texts.strip, { accuracy: percent(this.value("accuracy")) });
    this.find(".lane.accuracy p").replaceChildren(key("", accuracy), key("viewer", texts.viewer));
    this.find(".lane.accuracy canvas").setAttribute("aria-label", accuracy);
    for (const name of Object.keys(LANES)) {
      const text = this.find(`.lane.${name} p`).textContent;
      this.find(`.lane.${name} svg`).setAttribute("aria-label", text);
    }
  },

  // A click or a drag on the curves goes to that moment.
  listen(curves, jump) {
    const go = (event) => {
      const box = curves.getBoundingClientRect();
      jump(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
    };
    curves.addEventListener("pointerdown", (event) => {
      curves.setPointerCapture(event.pointerId);
      go(event);
    });
    curves.addEventListener("pointermove", (event) => {
      if (curves.hasPointerCapture(event.pointerId)) go(event);
    });
  },
});
