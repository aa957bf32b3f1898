// Frames of films: what the server sent stays, so that it sends each frame once.

import { range } from "../../../frame/elements.js";
import { bytes, numbers } from "../bytes.js";

const reels = new Map(); // "film part" -> step -> the bytes of one frame

// Keep the frames `{film, trace, shape, codes}` of some steps; return all that are here of their film.
export function keep({ film, trace, shape: [rows, columns], codes }, steps) {
  const name = `${film} ${trace}`;
  if (!reels.has(name)) reels.set(name, new Map());
  const frames = reels.get(name);
  const [all, size] = [bytes(codes), rows * columns];
  steps.forEach((step, place) => frames.set(step, all.subarray(place * size, (place + 1) * size)));
  return frames;
}

export class Reel {
  // `part` is {film, trace, shape, levels, codes, rows, columns, totals} of the steps in `sent`.
  constructor(part, sent) {
    this.frames = keep(part, sent);
    const [rows, columns] = part.shape;
    this.width = columns;
    this.rows = part.rows?.length ? part.rows : range(rows);
    this.columns = part.columns?.length ? part.columns : range(columns);
    this.totals = part.totals?.length ? part.totals : null;
    this.levels = numbers(part.levels);
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
