// A limit that is dragged over a figure: a slider without looks gives mouse, touch and keys.

const THUMB = 26; // pixels of the slider's thumb, as the style sheet has it
const GRIP = 26; // pixels on either side of the line by which a finger takes it
const REST = 350; // ms without a key until the limit counts as at rest
const ROOM = 90; // pixels that a word beside the line needs
const FAR = 1e5; // pixels beyond every figure

let made = 0; // limits on the page, so that each has clips of its own

export class Limit {
  constructor(board) {
    this.board = board;
    this.name = `limit-${++made}`;
    this.slider = board.find(".limit-slider");
    this.line = board.find(".limit-line");
    this.slider.addEventListener("input", () => this.move());
    this.slider.addEventListener("change", () => this.rest());
    this.slider.addEventListener("keydown", () => (this.keyed = true));
    this.slider.addEventListener("pointerdown", () => (this.keyed = false));
    this.slider.addEventListener("pointermove", (event) => this.point(event));
    this.slider.addEventListener("pointerleave", () => this.board.Plotly.Fx.unhover(this.plot));
  }

  // Take {plot, stops, at, label, words, spoken, sides, shares}: where the limit may stand, what is
  // said of each place, and what follows it.
  update(limit) {
    [this.slider.hidden, this.line.hidden] = [!limit, !limit];
    if (!limit) return;
    const held = this.slider.matches(":active") || this.waiting;
    this.limit = limit;
    this.panel = this.board.panels.get(limit.plot);
    this.plot = this.panel.plot;
    this.slider.max = limit.stops.length - 1;
    if (!held) this.slider.value = limit.at;
    this.slider.setAttribute("aria-label", limit.label);
    const [below, above] = this.line.children;
    [below.textContent, above.textContent] = limit.sides;
    if (this.slider.parentElement !== this.plot.parentElement) {
      this.plot.parentElement.append(this.slider, this.line);
      this.plot.on("plotly_afterplot", () => this.place());
    }
    this.place();
  }

  get at() {
    return Number(this.slider.value);
  }

  // Lay the slider over the figure's axis, so that its thumb is where the line stands.
  place() {
    const { xaxis, _size } = this.plot._fullLayout ?? {};
    if (!xaxis) return;
    const { stops } = this.limit;
    const [left, right] = [xaxis.d2p(stops[0]), xaxis.d2p(stops.at(-1))];
    const sides = { top: `${_size.t}px`, height: `${_size.h}px` };
    Object.assign(this.slider.style, sides, {
      left: `${xaxis._offset + left - THUMB / 2}px`,
      width: `${right - left + THUMB}px`,
    });
    Object.assign(this.line.style, sides);
    this.move();
  }

  move() {
    const { xaxis } = this.plot._fullLayout ?? {};
    if (!xaxis) return;
    const { stops, words, spoken } = this.limit;
    const x = xaxis.d2p(stops[this.at]);
    this.line.style.left = `${xaxis._offset + x}px`;
    this.line.style.setProperty("--rest", `${xaxis._length - x}px`);
    const [below, above] = this.line.children;
    [below.hidden, above.hidden] = [x < ROOM, xaxis._length - x < ROOM];
    this.panel.find(".value").textContent = words?.[this.at] ?? "";
    this.slider.setAttribute("aria-valuetext", (spoken?.length ? spoken : words)?.[this.at] ?? "");
    this.hold(x - xaxis.d2p(stops[0]) + THUMB / 2);
    this.cut(x);
    if (this.limit.shares) this.following ??= requestAnimationFrame(() => this.follow());
  }

  // A finger takes the limit by its line alone: elsewhere it scrolls the page.
  hold(x) {
    const narrow = `inset(0 calc(100% - ${x + GRIP}px) 0 ${Math.max(0, x - GRIP)}px)`;
    this.slider.style.clipPath = matchMedia("(pointer: coarse)").matches ? narrow : "";
  }

  // Show of some traces only what lies below the limit, or above.
  cut(x) {
    const ends = { below: [-FAR, x], above: [x, FAR] };
    this.plot.data.forEach(({ meta }, place) => {
      const node = ends[meta] && this.plot.calcdata[place][0].node3?.node();
      if (!node) return;
      const [from, to] = ends[meta];
      const rect = this.clip(meta, node.ownerSVGElement);
      rect.setAttribute("x", from);
      rect.setAttribute("width", Math.max(0, to - from));
      node.setAttribute("clip-path", `url(#${this.name}-${meta})`);
    });
  }

  // Return the rectangle of a side's clip, in the drawing that the figure has now.
  clip(side, drawing) {
    const id = `${this.name}-${side}`;
    const [known] = drawing.querySelectorAll(`#${id} rect`);
    if (known) return known;
    const [clip, rect] = ["clipPath", "rect"].map((tag) => document.createElementNS(drawing.namespaceURI, tag));
    clip.id = id;
    rect.setAttribute("y", String(-FAR));
    rect.setAttribute("height", String(2 * FAR));
    clip.append(rect);
    drawing.append(clip);
    return rect;
  }

  // Bring the bars of another figure to where the limit is, once a frame at most.
  follow() {
    this.following = undefined;
    const { shares, at } = this.limit ?? {};
    const plot = shares && this.board.panels.get(shares.plot)?.plot;
    if (!plot?.data || this.shown === this.stamp()) return;
    this.shown = this.stamp();
    // Plotly begins anew where a list is shorter than the traces are many, and leaves undefined be.
    const [none, opacity] = [undefined, this.at === at ? 1 : 0];
    const change = { x: [shares.values[this.at], none, none], text: [none, shares.words[this.at], none] };
    const traces = [shares.bars, shares.texts];
    if (shares.here !== null) {
      traces.push(shares.here);
      change.opacity = [none, none, opacity];
    }
    this.board.Plotly.restyle(plot, change, traces);
  }

  // Another figure from the server shows the bars of its own stop.
  stamp() {
    const { shares } = this.limit;
    return `${this.at} ${this.limit.at} ${JSON.stringify(shares.values[this.at])}`;
  }

  // The pointer reads values off the figure below.
  point({ buttons, clientX, clientY }) {
    if (buttons) return;
    const [box, { xaxis, yaxis }] = [this.plot.getBoundingClientRect(), this.plot._fullLayout];
    const place = { xpx: clientX - box.left - xaxis._offset, ypx: clientY - box.top - yaxis._offset };
    this.board.Plotly.Fx.hover(this.plot, place);
  }

  rest() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(), this.keyed ? REST : 0);
  }

  tell() {
    this.waiting = undefined;
    this.board.send.state("limit", this.at);
  }
}
