// Frames of films: what the server sent stays, so that it sends each frame once.

import { bytes, numbers } from "./bytes.js";

const reels = new Map(); // "film part" -> step -> the bytes of one frame

export class Reel {
  // `part` is {film, trace, shape, levels, codes} of the steps in `sent`.
  constructor(part, sent) {
    const name = `${part.film} ${part.trace}`;
    if (!reels.has(name)) reels.set(name, new Map());
    this.frames = reels.get(name);
    [this.rows, this.columns] = part.shape;
    this.levels = numbers(part.levels);
    const [all, size] = [bytes(part.codes), this.rows * this.columns];
    sent.forEach((step, place) => this.frames.set(step, all.subarray(place * size, (place + 1) * size)));
  }

  lacks(steps) {
    return steps.some((step) => !this.frames.has(step));
  }

  // Return the rows of the newest frame that is here and not after the place; null for none.
  matrix(steps, place) {
    for (let at = place; at >= 0; at--) {
      const codes = this.frames.get(steps[at]);
      if (codes) return this.read(codes);
    }
    return null;
  }

  read(codes) {
    const { rows, columns, levels } = this;
    return Array.from({ length: rows }, (_, row) =>
      Float32Array.from(codes.subarray(row * columns, (row + 1) * columns), (code) => levels[code]),
    );
  }
}
