// The pairs, which can be tilted by hand, and mutual information over the correlation.

import { REACH, fitted } from "./plane.js";

export const STEEPEST = 0.99;
const CALM = 1.2; // keeps a drag near the middle from whirling
const TOP = 2.4; // nats at the upper edge of the curve
export const WORTH = Math.log(10); // nats of knowing one of ten equally likely digits

export class Cloud {
  canvas;
  tilt;
  rest;

  constructor(canvas, tilt, rest) {
    Object.assign(this, { canvas, tilt, rest });
    canvas.addEventListener("pointerdown", (event) => this.grasp(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => this.release());
  }

  show(noise, rho, bins, colours) {
    this.rho = rho;
    const pen = fitted(this.canvas);
    const half = noise.length / 2;
    const rest = Math.sqrt(1 - rho * rho);
    const x = noise.subarray(0, half);
    const y = x.map((value, place) => rho * value + rest * noise[half + place]);
    this.cells(pen, x, y, bins, colours.counted);
    pen.fillStyle = colours.ink;
    pen.globalAlpha = 0.5;
    const size = Math.max(0.005, 1.3 / this.canvas.clientWidth);
    x.forEach((value, place) => pen.fillRect(across(value) - size / 2, down(y[place]) - size / 2, size, size));
    pen.globalAlpha = 1;
  }

  // The cells that the histogram counts in, the darker the more pairs they hold.
  cells(pen, x, y, bins, colour) {
    const [left, right, low, high] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
    const place = (value, from, to) => Math.min(bins - 1, Math.floor((bins * (value - from)) / (to - from)));
    const counts = new Uint16Array(bins * bins);
    x.forEach((value, i) => (counts[place(y[i], low, high) * bins + place(value, left, right)] += 1));
    const most = Math.max(...counts);
    const [width, height] = [(right - left) / bins, (high - low) / bins];
    pen.fillStyle = colour;
    counts.forEach((count, cell) => {
      if (!count) return;
      pen.globalAlpha = 0.1 + 0.6 * Math.sqrt(count / most);
      const [column, row] = [cell % bins, Math.floor(cell / bins)];
      const top = down(low + (row + 1) * height);
      pen.fillRect(across(left + column * width), top, (0.96 * width) / (2 * REACH), (0.96 * height) / (2 * REACH));
    });
    pen.globalAlpha = 1;
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const share = (value, from, length) => REACH * (2 * ((value - from) / length) - 1);
    return [share(event.clientX, box.left, box.width), -share(event.clientY, box.top, box.height)];
  }

  grasp(event) {
    if (event.button) return;
    this.held = this.at(event);
    this.angle = Math.asin(this.rho);
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.classList.add("held");
  }

  // Correlation is the mean of x times y: what a drag does to that product turns the cloud.
  drag(event) {
    if (!this.held) return;
    const [x, y] = this.at(event);
    const gained = x * y - this.held[0] * this.held[1];
    this.angle += gained / (x * x + y * y + CALM);
    this.angle = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, this.angle));
    this.held = [x, y];
    this.tilt(Math.sin(this.angle));
  }

  release() {
    if (!this.held) return;
    this.held = undefined;
    this.canvas.classList.remove("held");
    this.rest();
  }
}

export function across(x) {
  return (x / REACH + 1) / 2;
}

export function down(y) {
  return (1 - y / REACH) / 2;
}

// Mutual information over the correlation: the formula, the histogram, and a dot for every run.
export class Arch {
  constructor(figure, choose) {
    this.svg = figure.querySelector("svg");
    figure.style.setProperty("--worth", 1 - WORTH / TOP);
    this.svg.addEventListener("click", (event) => {
      const box = this.svg.getBoundingClientRect();
      choose(Math.round(200 * ((event.clientX - box.left) / box.width) - 100) / 100);
    });
  }

  show({ analytic, histograms, runs }, rho, bins) {
    const x = (value) => 500 * (value + 1);
    const y = (nats) => 100 * (1 - Math.min(TOP, Math.max(0, nats)) / TOP);
    const line = (values) => `M${values.map((nats, i) => `${x(-STEEPEST + i / 100)} ${y(nats).toFixed(2)}`).join("L")}`;
    const dots = runs.map((run) => drawn("path", { class: "run", d: `M${x(run.rho)} ${y(run.estimate)}h0` }));
    this.svg.replaceChildren(
      drawn("path", { class: "worth", d: `M0 ${y(WORTH)}H1000` }),
      drawn("path", { class: "cursor", d: `M${x(rho)} 0V100` }),
      drawn("path", { class: "histogram", d: line(histograms[bins]) }),
      drawn("path", { class: "exact", d: line(analytic) }),
      ...dots,
    );
  }
}

function drawn(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
