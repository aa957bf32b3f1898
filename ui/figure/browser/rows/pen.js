// Draws a line around points, by mouse, pen or finger. Plotly's own lasso tests every point at
// every move, and knows none in space; so the pointer never reaches Plotly while this draws.

const STRAY = 4; // pixels that a pointer may move in a click
const LEFT_ALONE = ".modebar, .legend, .limit-slider";

export class Pen {
  stage;
  act;
  strayed;

  // `act.enclose(line, more)` and `act.touch(place)` hear of a finished line, and of a mere click.
  constructor(stage, act) {
    [this.stage, this.act, this.tool] = [stage, act, "pan"];
    this.path = stage.querySelector(".pen path");
    this.frame = stage.querySelector(".plot");
    for (const [kind, take] of Object.entries({
      pointerdown: (event) => this.press(event),
      pointermove: (event) => this.drag(event),
      pointerup: (event) => this.release(event),
      pointercancel: () => this.stop(),
    })) {
      stage.addEventListener(kind, take, true);
    }
    for (const kind of ["mousedown", "mousemove", "mouseup", "touchstart", "touchmove"]) {
      stage.addEventListener(kind, (event) => this.line && event.stopPropagation(), true);
    }
  }

  take(tool) {
    this.tool = tool;
    this.stage.classList.toggle("drawn-on", tool !== "pan");
  }

  press(event) {
    if (this.tool === "pan" || event.button || event.target.closest(LEFT_ALONE)) return;
    this.stage.setPointerCapture(event.pointerId);
    [this.line, this.strayed] = [[this.place(event)], false];
  }

  drag(event) {
    if (!this.line) return;
    const [start, place] = [this.line[0], this.place(event)];
    this.strayed ||= Math.hypot(place[0] - start[0], place[1] - start[1]) > STRAY;
    if (this.tool === "lasso") this.line.push(place);
    else this.line = box(start, place);
    this.path.setAttribute("d", `M${this.line.join("L")}Z`);
  }

  release(event) {
    if (!this.line) return;
    const [line, strayed] = [this.line, this.strayed];
    this.stop();
    if (strayed) this.act.enclose(line, event.shiftKey);
    else this.act.touch(line[0]);
  }

  stop() {
    this.path.removeAttribute("d");
    // Plotly must not take the end of this for a click of its own.
    setTimeout(() => (this.line = undefined));
  }

  place({ clientX, clientY }) {
    const { left, top } = this.frame.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}

export function box(start, place) {
  const [[x, y], [right, bottom]] = [start, place];
  return [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ];
}
