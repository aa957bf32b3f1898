// A limit that is dragged over a figure: a slider without looks gives mouse, touch and keys.

export class Limit {
  constructor(board) {
    this.board = board;
    this.slider = board.find(".limit-slider");
    this.line = board.find(".limit-line");
    this.slider.addEventListener("input", () => this.move());
    this.slider.addEventListener("change", () => board.send.state("limit", this.at));
  }

  // Take {plot, stops, at, label, words}: where the limit may stand, and what is said of each place.
  update(limit) {
    [this.slider.hidden, this.line.hidden] = [!limit, !limit];
    if (!limit) return;
    const held = this.slider.matches(":active");
    this.limit = limit;
    this.plot = this.board.panels.get(limit.plot).plot;
    this.slider.max = limit.stops.length - 1;
    if (!held) this.slider.value = limit.at;
    this.slider.setAttribute("aria-label", limit.label);
    if (this.slider.parentElement !== this.plot.parentElement) this.plot.parentElement.append(this.slider, this.line);
    this.place();
    this.move();
    this.sizes ??= new ResizeObserver(() => this.place());
    this.sizes.observe(this.plot);
  }

  get at() {
    return Number(this.slider.value);
  }

  // Lay the slider over the figure's axis, so that its thumb is where the line stands.
  place() {
    const { xaxis, yaxis } = this.plot._fullLayout ?? {};
    if (!xaxis) return;
    const { stops } = this.limit;
    const [left, right] = [xaxis.d2p(stops[0]), xaxis.d2p(stops.at(-1))];
    const height = this.plot.clientHeight - yaxis._offset;
    Object.assign(this.slider.style, {
      left: `${xaxis._offset + left}px`,
      width: `${right - left}px`,
      top: `${yaxis._offset}px`,
      height: `${height}px`,
    });
    Object.assign(this.line.style, { top: `${yaxis._offset}px`, height: `${height}px` });
    this.move();
  }

  move() {
    const { xaxis } = this.plot._fullLayout ?? {};
    if (!xaxis) return;
    const { stops, words } = this.limit;
    this.line.style.left = `${xaxis._offset + xaxis.d2p(stops[this.at])}px`;
    this.line.textContent = words?.[this.at] ?? "";
    this.slider.setAttribute("aria-valuetext", words?.[this.at] ?? "");
  }
}
