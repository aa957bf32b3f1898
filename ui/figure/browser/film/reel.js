// Frames of films: what the server sent stays, so that it sends each frame once.

import { range } from "../../../frame/elements.js";
import { bytes, numbers } from "../bytes.js";

const reels = new Map(); // "film part" -> step -> the bytes of one frame

export class Reel {
  // `part` is {film, trace, shape, levels, codes, rows, columns, totals} of the steps in `sent`.
  constructor(part, sent) {
    const name = `${part.film} ${part.trace}`;
    if (!reels.has(name)) reels.set(name, new Map());
    this.frames = reels.get(name);
    const [rows, columns] = part.shape;
    this.width = columns;
    this.rows = part.rows?.length ? part.rows : range(rows);
    this.columns = part.columns?.length ? part.columns : range(columns);
    this.totals = part.totals?.length ? part.totals : null;
    this.levels = numbers(part.levels);
    const [all, size] = [bytes(part.codes), rows * columns];
    sent.forEach((step, place) => this.frames.set(step, all.subarray(place * size, (place + 1) * size)));
  }

  lacks(steps) {
    return steps.some((step) => !this.frames.has(step));
  }

  // Return the newest frame that is here and not after the place; null for none.
  frame(steps, place) {
    for (let at = place; at >= 0; at--) {
      const codes = this.frames.get(steps[at]);
      if (codes) return codes;
    }
    return null;
  }

  // Return the values of a frame, row by row.
  matrix(codes) {
    const { width, columns, levels } = this;
    return this.rows.map((row) => Float32Array.from(columns, (column) => levels[codes[row * width + column]]));
  }

  // Return the whole numbers that its values are shares of; null where they are none.
  counts(codes) {
    if (!this.totals) return null;
    return this.matrix(codes).map((values, place) => {
      const total = this.totals[this.rows[place]];
      return Array.from(values, (value) => Math.round(value * total));
    });
  }
}
