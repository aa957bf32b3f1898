// What the mouse, the fingers and the keys do to a map.

const CLICK = 4; // pixels that a pointer may stray in a click
const STEP = 40; // pixels that an arrow key moves

class Hand {
  constructor(view, scatter) {
    [this.view, this.scatter, this.stage] = [view, scatter, view.stage];
    this.fingers = new Map();
    const listen = (kind, act, options) => this.stage.addEventListener(kind, act, options);
    listen("pointerdown", (event) => this.press(event));
    listen("pointermove", (event) => this.drag(event));
    listen("pointerup", (event) => this.release(event));
    listen("pointercancel", (event) => this.cancel(event));
    listen("pointerleave", () => this.fingers.size || scatter.hover(null));
    listen("wheel", (event) => this.wheel(event), { passive: false });
    listen("keydown", (event) => this.key(event));
  }

  place(event) {
    const { left, top } = this.stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  press(event) {
    if (event.button) return;
    this.stage.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.place(event));
    [this.start, this.strayed] = [this.place(event), false];
    this.turning = !event.shiftKey && this.view.axes === 3;
    if (this.scatter.tool !== "move" && this.fingers.size === 1) this.view.trail = [this.start];
    else this.view.trail = null;
  }

  drag(event) {
    const place = this.place(event);
    if (!this.fingers.has(event.pointerId)) return this.point(event, place);
    const before = this.fingers.get(event.pointerId);
    this.strayed ||= Math.hypot(place[0] - this.start[0], place[1] - this.start[1]) > CLICK;
    if (this.fingers.size === 2) this.pinch(event.pointerId, place);
    else if (this.view.trail) this.draw(place);
    else if (this.strayed) this.view.move(place[0] - before[0], place[1] - before[1], this.turning);
    this.fingers.set(event.pointerId, place);
  }

  point(event, [x, y]) {
    if (event.pointerType === "touch") return;
    this.scatter.hover(this.view.nearest(x, y), this.view, x, y);
  }

  // Two fingers zoom about the one that rests.
  pinch(id, place) {
    const [[, other]] = [...this.fingers].filter(([finger]) => finger !== id);
    const before = this.fingers.get(id);
    const gap = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]);
    this.view.closer(gap(place) / Math.max(1, gap(before)), ...other);
  }

  draw(place) {
    const [x, y] = this.start;
    const [right, bottom] = place;
    if (this.scatter.tool === "lasso") this.view.trail.push(place);
    else
      this.view.trail = [
        [x, y],
        [right, y],
        [right, bottom],
        [x, bottom],
      ];
    this.view.paintOver();
  }

  release(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    const line = this.view.trail;
    this.view.trail = null;
    if (!this.strayed) return this.click(event);
    if (line?.length > 2) this.scatter.select(this.view.inside(line), event.shiftKey);
    this.view.paintOver();
  }

  click(event) {
    const [x, y] = this.place(event);
    const row = this.view.nearest(x, y);
    if (event.pointerType === "touch") this.scatter.hover(row, this.view, x, y);
    this.scatter.pick(row);
  }

  cancel(event) {
    this.fingers.delete(event.pointerId);
    this.view.trail = null;
    this.view.paintOver();
  }

  // The wheel scrolls the page until the map has the focus.
  wheel(event) {
    const focused = this.stage.getRootNode().activeElement === this.stage;
    if (!focused && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.view.closer(Math.exp(-event.deltaY / 400), ...this.place(event));
  }

  key(event) {
    const moves = {
      ArrowLeft: [STEP, 0],
      ArrowRight: [-STEP, 0],
      ArrowUp: [0, STEP],
      ArrowDown: [0, -STEP],
    };
    if (moves[event.key]) this.view.move(...moves[event.key]);
    else if ("+=".includes(event.key)) this.view.closer(1.3);
    else if (event.key === "-") this.view.closer(1 / 1.3);
    else if (event.key === "0") this.view.whole();
    else if (event.key === "Escape") this.scatter.letGo();
    else return;
    event.preventDefault();
  }
}
