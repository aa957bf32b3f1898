// The map of a film: images as discs, centroids as triangles, all walking from frame to frame.

import { clusterName } from "../../frame/elements.js";

const REACH = 13; // pixels within which the pointer finds an image
const TRAIL = 8; // frames that a trail reaches back
const ROOM = 0.93; // share of the map that its widest frame fills
export const ease = (t) => t * t * (3 - 2 * t);

export class Points {
  stage;
  owner;
  width;
  height;
  ink;
  paper;
  font;

  constructor(stage, owner) {
    [this.stage, this.owner] = [stage, owner];
    this.canvas = stage.querySelector("canvas");
    this.at = 0;
    new ResizeObserver(() => this.resize()).observe(stage);
    stage.addEventListener("pointermove", (event) => event.pointerType === "touch" || this.point(event));
    stage.addEventListener("pointerleave", () => owner.hover(null));
    stage.addEventListener("click", (event) => this.click(event));
  }

  update(film) {
    this.film = film;
    this.screen = new Float32Array(2 * (film.n + film.k));
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!width || !height) return;
    [this.canvas.width, this.canvas.height] = [width * ratio, height * ratio];
    this.canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    [this.width, this.height] = [width, height];
    if (this.film) this.paint();
  }

  show(at) {
    this.at = Math.min(at, this.film.last);
    this.paint();
  }

  // Put every point where it is between two frames.
  locate() {
    const { positions, n, k } = this.film;
    const size = 2 * (n + k);
    const frame = Math.min(Math.floor(this.at), this.film.last);
    const next = Math.min(frame + 1, this.film.last);
    const share = ease(this.at - frame);
    const scale = (ROOM * Math.min(this.width, this.height)) / 2 / 32767;
    for (let i = 0; i < size; i += 2) {
      const [a, b] = [frame * size + i, next * size + i];
      const x = positions[a] + share * (positions[b] - positions[a]);
      const y = positions[a + 1] + share * (positions[b + 1] - positions[a + 1]);
      this.screen[i] = this.width / 2 + x * scale;
      this.screen[i + 1] = this.height / 2 - y * scale;
    }
    this.scale = scale;
  }

  paint() {
    if (!this.width) return;
    this.locate();
    const pen = this.canvas.getContext("2d");
    const style = getComputedStyle(this.stage);
    [this.ink, this.paper, this.font] = [style.color, style.getPropertyValue("--paper"), style.fontFamily];
    pen.clearRect(0, 0, this.width, this.height);
    this.paintImages(pen);
    this.paintTrail(pen);
    this.paintCentres(pen);
    for (const row of [this.owner.row, this.owner.hovered]) this.ring(pen, row);
  }

  paintImages(pen) {
    const { n, colours } = this.film.colouring(this.at);
    const { only } = this.owner;
    const radius = Math.max(2, Math.min(4.6, (this.width / 130) * (n > 900 ? 0.72 : 1)));
    for (let i = 0; i < n; i += 1) {
      const chosen = only === null || this.film.stands(i, this.at) === only;
      pen.globalAlpha = chosen ? 0.86 : 0.1;
      pen.fillStyle = colours[i];
      pen.beginPath();
      pen.arc(this.screen[2 * i], this.screen[2 * i + 1], radius, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.globalAlpha = 1;
    this.paintMoved(pen, radius);
  }

  // A ring round each image that has just changed its cluster, fading until the next frame.
  paintMoved(pen, radius) {
    const frame = Math.floor(this.at);
    if (!frame) return;
    Object.assign(pen, { strokeStyle: this.ink, lineWidth: 1.3, globalAlpha: 0.75 * (1 - (this.at - frame)) });
    for (const i of this.film.moved(frame)) {
      pen.beginPath();
      pen.arc(this.screen[2 * i], this.screen[2 * i + 1], radius + 2.4, 0, 2 * Math.PI);
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }

  // The way that the marked image has come of late.
  paintTrail(pen) {
    const { row } = this.owner;
    const { positions, n, k } = this.film;
    if (row === null || row >= n) return;
    pen.beginPath();
    for (let frame = Math.max(0, Math.floor(this.at) - TRAIL); frame <= Math.floor(this.at); frame += 1) {
      const place = 2 * (frame * (n + k) + row);
      pen.lineTo(this.width / 2 + positions[place] * this.scale, this.height / 2 - positions[place + 1] * this.scale);
    }
    pen.lineTo(this.screen[2 * row], this.screen[2 * row + 1]);
    Object.assign(pen, { strokeStyle: this.ink, lineWidth: 1.6, globalAlpha: 0.55, lineJoin: "round" });
    pen.stroke();
    pen.globalAlpha = 1;
  }

  paintCentres(pen) {
    const { n, k } = this.film;
    const names = this.film.names(this.at);
    const side = Math.max(6.5, this.width / 62);
    for (let j = 0; j < k; j += 1) {
      const [x, y] = [this.screen[2 * (n + j)], this.screen[2 * (n + j) + 1]];
      const faint = this.owner.only !== null && names[j] !== this.owner.only;
      pen.globalAlpha = faint ? 0.35 : 1;
      triangle(pen, x, y, side);
      Object.assign(pen, { fillStyle: "#000", strokeStyle: "#fff", lineWidth: 2, lineJoin: "round" });
      pen.stroke();
      pen.fill();
      this.print(pen, names[j], clusterName(j, k), x + side + 3, y - side * 0.7);
    }
    pen.globalAlpha = 1;
  }

  // Print the digit that a cluster stands for, and smaller behind it the cluster's letter.
  print(pen, digit, letter, x, y) {
    const size = Math.max(13, this.width / 30);
    Object.assign(pen, { textBaseline: "middle", lineWidth: 4, strokeStyle: this.paper, fillStyle: this.ink });
    for (const [text, font] of [
      [String(digit), `700 ${size}px ${this.font}`],
      [letter, `400 ${0.8 * size}px ${this.font}`],
    ]) {
      pen.font = font;
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
      x += pen.measureText(text).width + 2;
    }
  }

  ring(pen, row) {
    if (row === null || row >= this.film.n) return;
    const [x, y] = [this.screen[2 * row], this.screen[2 * row + 1]];
    for (const [width, colour] of [
      [5, this.paper],
      [2.4, this.ink],
    ]) {
      pen.beginPath();
      pen.arc(x, y, 9, 0, 2 * Math.PI);
      Object.assign(pen, { lineWidth: width, strokeStyle: colour });
      pen.stroke();
    }
  }

  // ---- the pointer -------------------------------------------------------------

  place(event) {
    const { left, top } = this.stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  nearest(x, y) {
    let [best, least] = [null, REACH ** 2];
    for (let i = 0; i < this.film.n; i += 1) {
      const gap = (this.screen[2 * i] - x) ** 2 + (this.screen[2 * i + 1] - y) ** 2;
      if (gap < least) [best, least] = [i, gap];
    }
    return best;
  }

  point(event) {
    if (!this.width) return;
    const place = this.place(event);
    this.owner.hover(this.nearest(...place), this, ...place);
  }

  click(event) {
    this.owner.pick(this.nearest(...this.place(event)), this.film.frame(this.at));
  }
}

function triangle(pen, x, y, side) {
  pen.beginPath();
  pen.moveTo(x, y - 1.15 * side);
  pen.lineTo(x + side, y + 0.75 * side);
  pen.lineTo(x - side, y + 0.75 * side);
  pen.closePath();
}
