// Signed numbers as colours, and many small maps on one canvas.

import { range } from "../../frame/elements.js";

const GAP = 3; // css pixels between two maps
const RIM = 2; // css pixels around them, for marks

// The colours of a signed number: below zero, zero, above, as the style sheet has them.
export class Palette {
  constructor(root) {
    const read = (name) => rgb(getComputedStyle(root.querySelector(`.palette .${name}`)).color);
    this.ink = getComputedStyle(root).color;
    this.mark = getComputedStyle(root.querySelector(".palette .mark")).color;
    const [low, mid, high] = ["low", "mid", "high"].map(read);
    this.table = range(511).map((place) => {
      const share = (place - 255) / 255;
      const end = share < 0 ? low : high;
      return mid.map((part, channel) => part + Math.abs(share) ** 0.6 * (end[channel] - part));
    });
  }

  // value in units of `scale`, the number that has the full colour.
  at(value, scale) {
    if (!Number.isFinite(value)) return [128, 128, 128];
    const share = Math.max(-1, Math.min(1, value / (scale || 1)));
    return this.table[255 + Math.round(255 * share)];
  }

  css(value, scale) {
    return `rgb(${this.at(value, scale).map(Math.round).join(" ")})`;
  }
}

export const GREY = { at: (value) => Array(3).fill(255 * Math.max(0, Math.min(1, value))) };

export function rgb(text) {
  const [r, g, b] = text.match(/[\d.]+/g).map(Number);
  return text.startsWith("color(") ? [255 * r, 255 * g, 255 * b] : [r, g, b];
}

// Black or white, whichever is read more easily on a colour (WCAG 2.2: relative luminance).
export function inkOn(colour) {
  const [r, g, b] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff";
}

// As `share` in ui/frame/numbers.py: certainty is never overstated.
export function shareOf(probability, locale) {
  if (!(probability <= 1.001)) return "–";
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const { format } = new Intl.NumberFormat(locale, { style: "percent", ...digits });
  if (probability > 0.999) return `>${format(0.999)}`;
  return probability < 0.001 ? `<${format(0.001)}` : format(probability);
}

// A number that nearly all values stay below in size.
export function reach(values, share = 0.995) {
  const step = Math.max(1, Math.floor(values.length / 4000));
  const sizes = [];
  for (let place = 0; place < values.length; place += step) sizes.push(Math.abs(values[place]));
  sizes.sort((one, other) => one - other);
  return sizes[Math.floor(share * (sizes.length - 1))] || sizes.at(-1) || 1;
}

// Where n square tiles go in a box so that they are as large as can be.
export function arrange(n, width, height) {
  let side = Math.floor(Math.min(width, height)) + 1;
  let columns;
  do {
    side -= 1;
    columns = Math.floor((width + GAP) / (side + GAP));
  } while (side > 3 && columns * Math.floor((height + GAP) / (side + GAP)) < n);
  const rows = Math.ceil(n / Math.max(1, Math.min(columns, n)));
  return { side, columns: Math.ceil(n / rows), rows };
}

// Maps on a canvas, a tile each, and what the pointer finds there.
export class Sheet {
  canvas;
  height;
  n;
  shape;

  constructor(canvas, height) {
    [this.canvas, this.height] = [canvas, height];
    this.small = document.createElement("canvas");
    this.plan = { side: 1, columns: 1, rows: 1 };
  }

  // shape: {h, w, c}, values by row, column and map; palette and scale as in `Palette.at`.
  show(values, shape, palette, scale) {
    Object.assign(this, { shape, n: shape.c });
    this.fit();
    const { columns, rows } = this.plan;
    [this.small.width, this.small.height] = [columns * shape.w, rows * shape.h];
    const image = new ImageData(this.small.width, this.small.height);
    for (let place = 0; place < values.length; place += 1) {
      const map = place % shape.c;
      const pixel = (place - map) / shape.c;
      const x = (map % columns) * shape.w + (pixel % shape.w);
      const y = Math.floor(map / columns) * shape.h + Math.floor(pixel / shape.w);
      const [r, g, b] = palette.at(values[place], scale);
      image.data.set([r, g, b, 255], 4 * (y * this.small.width + x));
    }
    this.small.getContext("2d").putImageData(image, 0, 0);
    this.render([]);
  }

  fit() {
    const width = this.canvas.parentElement.clientWidth || this.height;
    this.plan = arrange(this.n, width - 2 * RIM, this.height);
    const { side, columns, rows } = this.plan;
    this.size = [columns, rows].map((n) => n * (side + GAP) - GAP + 2 * RIM);
    [this.canvas.style.width, this.canvas.style.height] = this.size.map((length) => `${length}px`);
    [this.canvas.width, this.canvas.height] = this.size.map((length) => Math.round(length * devicePixelRatio));
  }

  // marks: [{map, box: [row, column, height, width] or undefined, colour}]
  render(marks) {
    const pen = this.canvas.getContext("2d");
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, ...this.size);
    pen.imageSmoothingEnabled = false;
    const { h, w } = this.shape;
    for (let map = 0; map < this.n; map += 1) {
      const [x, y] = this.corner(map);
      const [sx, sy] = [(map % this.plan.columns) * w, Math.floor(map / this.plan.columns) * h];
      pen.drawImage(this.small, sx, sy, w, h, x, y, this.plan.side, this.plan.side);
    }
    for (const mark of marks) this.outline(pen, mark);
  }

  outline(pen, { map, box, colour }) {
    const [x, y] = this.corner(map);
    const { side } = this.plan;
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    if (!box) return pen.strokeRect(x - 1, y - 1, side + 2, side + 2);
    const [row, column, height, width] = box;
    const [a, b] = [side / this.shape.w, side / this.shape.h];
    const grown = side < 60 ? 1 : 0;
    pen.lineWidth = side < 60 ? 1.4 : 2;
    pen.strokeRect(x + column * a - grown, y + row * b - grown, width * a + 2 * grown, height * b + 2 * grown);
  }

  corner(map) {
    const { side, columns } = this.plan;
    return [map % columns, Math.floor(map / columns)].map((at) => RIM + at * (side + GAP));
  }

  // Return the map, row and column under the pointer, undefined where there is none.
  under(event) {
    const box = this.canvas.getBoundingClientRect();
    const pitch = this.plan.side + GAP;
    const [x, y] = [event.clientX - box.left - RIM, event.clientY - box.top - RIM];
    const map = Math.floor(y / pitch) * this.plan.columns + Math.floor(x / pitch);
    if (x < 0 || y < 0 || x >= this.plan.columns * pitch || map >= this.n) return undefined;
    const cell = (at, length) => Math.min(length - 1, Math.floor(((at % pitch) / this.plan.side) * length));
    return { map, row: cell(y, this.shape.h), column: cell(x, this.shape.w) };
  }
}
