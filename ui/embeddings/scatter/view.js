// One map on the screen: points in [-1, 1], a camera, and what is drawn over them.
// The scatter (plot.js, loaded together with this file) says what is picked.

const MORPH = 320; // milliseconds from one layout to the next
const REACH = 14; // pixels within which the pointer finds a point
const TOGETHER = 0.7; // spread of a class against that of all below which its name is printed
const MARGIN = 0.92; // share of the panel that the whole map fills
const THIN = 0.1; // least reach of an axis, so that a line does not fill the panel

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

class View {
  constructor(element, scatter) {
    this.scatter = scatter;
    this.element = element;
    this.find = (selector) => element.querySelector(selector);
    this.stage = this.find(".stage");
    [this.ground, this.over] = [this.find(".ground"), this.find(".over")];
    this.whole();
    this.turn = [0.5, 0.35]; // radians about the vertical and the horizontal axis
    new ResizeObserver(() => this.resize()).observe(this.stage);
  }

  update(data, texts) {
    this.find("b").textContent = data.title;
    this.find(".note").textContent = data.note;
    this.stage.setAttribute("aria-label", `${data.title}. ${texts.map}`);
    // Another space or method, not only other numbers: a zoom would hide what is new.
    const subject = `${data.axes} ${data.title.replace(/[\d.,× ]+$/, "")}`;
    if (subject !== this.subject) this.whole();
    this.subject = subject;
    this.axes = data.axes;
    this.star = data.star;
    this.lay(data.points);
  }

  // The middles of the classes that keep together, found anew with every layout and colouring.
  middles() {
    const { colours, printed } = this.scatter;
    if (this.found?.goal !== this.goal || this.found.colours !== colours) {
      const all = spread(this.goal, () => true);
      const classes = printed.map((name, value) => {
        const { middle, reach } = spread(this.goal, (i) => colours[i] === value);
        return { name, middle, together: reach < TOGETHER * all.reach };
      });
      this.found = { goal: this.goal, colours, classes: classes.filter((one) => one.together) };
    }
    return this.found.classes;
  }

  // Take new positions, and walk there from the old ones where the images are the same.
  lay(text) {
    if (text === this.text) return this.draw();
    this.text = text;
    const steps = new Int16Array(bytes(text).buffer);
    const n = steps.length / this.axes;
    const next = new Float32Array(3 * n);
    for (let i = 0; i < n; i++) {
      for (let axis = 0; axis < this.axes; axis++) {
        next[3 * i + axis] = steps[this.axes * i + axis] / 32767;
      }
    }
    this.reach = this.axes === 3 ? [1, 1] : reach(next);
    const from = this.points;
    this.points = this.goal = next;
    this.screen = new Float32Array(2 * n);
    this.depth = new Float32Array(n);
    if (from?.length !== next.length || still()) return this.draw();
    this.walk(from, next);
  }

  walk(from, to) {
    const start = performance.now();
    const between = new Float32Array(to.length);
    const step = (now) => {
      if (this.text === undefined || this.target !== to) return;
      const t = Math.min(1, Math.max(0, (now - start) / MORPH));
      const eased = t * t * (3 - 2 * t);
      for (let i = 0; i < to.length; i++) between[i] = from[i] + eased * (to[i] - from[i]);
      this.points = t < 1 ? between : to;
      this.draw();
      if (t < 1) requestAnimationFrame(step);
    };
    this.target = to;
    this.points = from;
    requestAnimationFrame(step);
  }

  whole() {
    [this.zoom, this.shift] = [1, [0, 0]];
    this.draw();
  }

  // Zoom by a factor about a place in the panel, its middle by default.
  closer(factor, x = this.width / 2, y = this.height / 2) {
    const zoom = Math.min(60, Math.max(0.5, this.zoom * factor));
    const ratio = zoom / this.zoom;
    this.shift[0] = x - this.width / 2 - ratio * (x - this.width / 2 - this.shift[0]);
    this.shift[1] = y - this.height / 2 - ratio * (y - this.height / 2 - this.shift[1]);
    this.zoom = zoom;
    this.draw();
  }

  // Move a flat map, or turn a deep one.
  move(dx, dy, turning = this.axes === 3) {
    if (turning) {
      this.turn[0] += dx / 160;
      this.turn[1] = Math.min(1.5, Math.max(-1.5, this.turn[1] + dy / 160));
    } else {
      this.shift[0] += dx;
      this.shift[1] += dy;
    }
    this.draw();
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!width || !height) return;
    for (const canvas of [this.ground, this.over]) {
      [canvas.width, canvas.height] = [width * ratio, height * ratio];
      canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    this.scatter.shrinkStamps(ratio);
    [this.width, this.height, this.ratio] = [width, height, ratio];
    this.paint();
  }

  // Draw at the next frame, once, however often asked.
  draw() {
    if (this.due) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      this.paint();
    });
  }

  // Where a point in [-1, 1] lies: x and y in pixels, z towards the eye.
  project(x, y, z) {
    if (this.axes === 3) {
      const [[sa, ca], [sb, cb]] = this.turn.map((angle) => [Math.sin(angle), Math.cos(angle)]);
      [x, z] = [ca * x + sa * z, ca * z - sa * x];
      [y, z] = [cb * y - sb * z, cb * z + sb * y];
    }
    return [this.width / 2 + this.shift[0] + x * this.scale, this.height / 2 + this.shift[1] - y * this.scale, z];
  }

  get scale() {
    const room = this.axes === 3 ? 0.84 : MARGIN;
    const [across, up] = this.reach;
    return (room * this.zoom * Math.min(this.width / across, this.height / up)) / 2;
  }

  get radius() {
    const crowd = Math.sqrt(this.scatter.n / 10000);
    const size = (Math.min(this.width, this.height) / 560) ** 0.5;
    return Math.min(7, (1.9 * size * this.zoom ** 0.45) / Math.max(0.6, crowd));
  }

  paint() {
    if (!this.points || !this.width) return;
    this.locate();
    this.paintPoints();
    this.paintOver();
  }

  // Find all places on the screen: the loop that every frame goes through.
  locate() {
    const { points, screen, depth, scale } = this;
    const deep = this.axes === 3;
    const [sa, ca, sb, cb] = this.turn.flatMap((angle) => [Math.sin(angle), Math.cos(angle)]);
    const [left, top] = [this.width / 2 + this.shift[0], this.height / 2 + this.shift[1]];
    for (let i = 0, j = 0; j < points.length; i += 2, j += 3) {
      let [x, y, z] = [points[j], points[j + 1], points[j + 2]];
      if (deep) {
        [x, z] = [ca * x + sa * z, ca * z - sa * x];
        [y, z] = [cb * y - sb * z, cb * z + sb * y];
      }
      screen[i] = left + x * scale;
      screen[i + 1] = top - y * scale;
      depth[i / 2] = z;
    }
  }

  paintPoints() {
    const context = this.ground.getContext("2d");
    context.clearRect(0, 0, this.width, this.height);
    const { mask, some } = this.scatter;
    const order = this.order();
    if (!some) return this.stamp(context, order, 0.85, () => true);
    this.stamp(context, order, 0.12, (i) => !mask[i]);
    this.stamp(context, order, 0.95, (i) => mask[i]);
  }

  // The far points first, where there is depth; rare colours last, where there is none.
  order() {
    if (this.axes === 2) return this.scatter.order;
    this.sorted = this.sorted?.length === this.depth.length ? this.sorted : Uint32Array.from(this.depth.keys());
    return this.sorted.sort((a, b) => this.depth[a] - this.depth[b]);
  }

  stamp(context, order, alpha, wanted) {
    const { screen, radius, width, height, depth } = this;
    const [stamps, side] = this.scatter.stamps(radius, this.ratio);
    const half = side / this.ratio / 2;
    context.globalAlpha = alpha;
    for (let k = 0; k < depth.length; k++) {
      const i = order ? order[k] : k;
      const [x, y] = [screen[2 * i], screen[2 * i + 1]];
      if (x < -9 || y < -9 || x > width + 9 || y > height + 9 || !wanted(i)) continue;
      if (this.axes === 3) context.globalAlpha = alpha * Math.min(1, 0.62 + 0.38 * depth[i]);
      const colour = this.scatter.colours[i];
      context.drawImage(stamps, colour * side, 0, side, side, x - half, y - half, 2 * half, 2 * half);
    }
    context.globalAlpha = 1;
  }

  // Rings, the star, and the line of a lasso, on a canvas of their own.
  paintOver() {
    if (!this.points || !this.width) return;
    const context = this.over.getContext("2d");
    context.clearRect(0, 0, this.width, this.height);
    const ink = getComputedStyle(this.stage).color;
    for (const row of this.scatter.rings) this.ring(context, row, 7, ink, 1.6);
    if (this.scatter.point !== null) this.ring(context, this.scatter.point, 10, ink, 2.6);
    if (this.scatter.hovered !== null) this.ring(context, this.scatter.hovered, 9, ink, 2);
    for (const { name, middle } of this.middles()) this.print(context, ink, name, middle);
    if (this.star) this.paintStar(context, ink);
    if (this.trail) this.paintTrail(context, ink);
  }

  print(context, ink, name, middle) {
    const [x, y] = this.project(...middle);
    const size = Math.max(15, Math.min(24, this.width / 28));
    const { fontFamily } = getComputedStyle(this.stage);
    const paper = getComputedStyle(this.stage).getPropertyValue("--paper");
    Object.assign(context, { font: `700 ${size}px ${fontFamily}`, textAlign: "center", textBaseline: "middle" });
    Object.assign(context, { lineWidth: 5, lineJoin: "round", strokeStyle: paper, fillStyle: ink });
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
    Object.assign(context, { textAlign: "start", textBaseline: "alphabetic" });
  }

  ring(context, row, radius, ink, width) {
    if (2 * row >= this.screen.length) return;
    const [x, y] = [this.screen[2 * row], this.screen[2 * row + 1]];
    const paper = getComputedStyle(this.stage).getPropertyValue("--paper");
    for (const [line, colour] of [
      [width + 2, paper],
      [width, ink],
    ]) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      Object.assign(context, { lineWidth: line, strokeStyle: colour });
      context.stroke();
    }
  }

  paintStar(context, ink) {
    const [x, y] = this.project(...this.star, 0);
    const paper = getComputedStyle(this.stage).getPropertyValue("--paper");
    context.beginPath();
    for (let corner = 0; corner < 10; corner++) {
      const [angle, radius] = [(corner * Math.PI) / 5, corner % 2 ? 6 : 14];
      context.lineTo(x + radius * Math.sin(angle), y - radius * Math.cos(angle));
    }
    context.closePath();
    Object.assign(context, { lineWidth: 5, strokeStyle: paper, fillStyle: ink, lineJoin: "round" });
    context.stroke();
    context.fill();
    context.font = `600 13px ${getComputedStyle(this.stage).fontFamily}`;
    context.lineWidth = 4;
    const words = this.scatter.texts.you;
    context.strokeText(words, x + 14, y - 8);
    context.fillText(words, x + 14, y - 8);
  }

  paintTrail(context, ink) {
    context.beginPath();
    for (const [x, y] of this.trail) context.lineTo(x, y);
    context.closePath();
    Object.assign(context, { lineWidth: 1.6, strokeStyle: ink, fillStyle: ink });
    context.setLineDash([5, 4]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 0.1;
    context.fill();
    context.globalAlpha = 1;
  }

  // The point nearest to a place, or null where none is near.
  nearest(x, y) {
    let [best, least] = [null, REACH ** 2];
    for (let i = 0; i < this.screen.length; i += 2) {
      const distance = (this.screen[i] - x) ** 2 + (this.screen[i + 1] - y) ** 2;
      if (distance < least) [best, least] = [i / 2, distance];
    }
    return best;
  }

  // A mask of the points inside a closed line, by the parity of its crossings.
  inside(line) {
    const mask = new Uint8Array(this.screen.length / 2);
    for (let i = 0; i < mask.length; i++) {
      const [x, y] = [this.screen[2 * i], this.screen[2 * i + 1]];
      for (let a = 0, b = line.length - 1; a < line.length; b = a++) {
        const [[ax, ay], [bx, by]] = [line[a], line[b]];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) mask[i] ^= 1;
      }
    }
    return mask;
  }
}

// How far points reach from the middle, across and up.
function reach(points) {
  let [across, up] = [THIN, THIN];
  for (let i = 0; i < points.length; i += 3) {
    across = Math.max(across, Math.abs(points[i]));
    up = Math.max(up, Math.abs(points[i + 1]));
  }
  return [across, up];
}

// The median of some points along each axis, and their mean absolute distance from it.
function spread(points, wanted) {
  const rows = Array.from({ length: points.length / 3 }, (_, i) => i).filter(wanted);
  if (!rows.length) return { middle: [0, 0, 0], reach: Infinity };
  const middle = [0, 1, 2].map((axis) => {
    const values = Float32Array.from(rows, (i) => points[3 * i + axis]).sort();
    return values[values.length >> 1];
  });
  const away = (i) => Math.hypot(...middle.map((value, axis) => points[3 * i + axis] - value));
  return { middle, reach: rows.reduce((sum, i) => sum + away(i), 0) / rows.length };
}
