// The first layer as it was at another epoch: its maps, computed here from the filmed weights.

import { derived, pixel, remember } from "./net.js";

export class Past {
  constructor(net) {
    this.net = net;
    const [first, ...later] = net.stages;
    this.first = first;
    // Batch normalisation of that epoch was not filmed: what follows it stays as it is.
    const end = later.findIndex((stage) => !["relu", "pooling"].includes(stage.kind));
    this.stages = [first, ...later.slice(0, end < 0 ? later.length : end)];
    this.own = this.stages.map((stage) => stage.values);
    this.frame = null;
  }

  // The frame that is the network itself.
  get home() {
    return this.net.film.trained ? this.net.film.epochs.length - 1 : 0;
  }

  // Take the stages to a frame of the film; return those that changed.
  async go(frame) {
    const { film } = this.net;
    if (frame === this.frame || !film.exact || this.first.kind !== "convolution") return [];
    if (frame === this.home && this.frame === null) return [];
    this.frame = frame;
    const all = new Float32Array(await remember(film.exact));
    if (frame !== this.frame) return [];
    if (frame === this.home) this.restore();
    else this.wear(all.subarray(frame * this.size, (frame + 1) * this.size));
    return this.stages;
  }

  get size() {
    const { size, n } = this.first.weights;
    return (size + 1) * n;
  }

  restore() {
    this.net.worn = null;
    this.stages.forEach((stage, place) => (stage.values = this.own[place]));
  }

  wear(weights) {
    this.net.worn = { stage: this.first, weights };
    this.first.values = convolved(this.net.image, this.first, weights);
    for (const stage of this.stages.slice(1)) stage.values = stage.kind === "relu" ? derived(stage) : pooled(stage);
  }
}

// weights: kernels by row and column for each map, then the biases.
export function convolved(image, stage, weights) {
  const {
    h,
    w,
    c,
    window,
    weights: { size },
  } = stage;
  const values = new Float32Array(h * w * c);
  const [, width] = window.size;
  for (let place = 0; place < h * w; place += 1) {
    const top = Math.floor(place / w) * window.strides[0] - window.before[0];
    const left = (place % w) * window.strides[1] - window.before[1];
    values.set(weights.subarray(size * c), place * c);
    for (let cell = 0; cell < size; cell += 1) {
      const ink = pixel(image, top + Math.floor(cell / width), left + (cell % width), 0);
      if (!ink) continue;
      for (let map = 0; map < c; map += 1) values[place * c + map] += ink * weights[cell * c + map];
    }
  }
  return values;
}

export function pooled(stage) {
  const { h, w, c, window, before } = stage;
  return Float32Array.from({ length: h * w * c }, (_, at) => {
    const [map, place] = [at % c, Math.floor(at / c)];
    const [top, left] = [Math.floor(place / w), place % w].map(
      (own, axis) => own * window.strides[axis] - window.before[axis],
    );
    let most = -Infinity;
    for (let cell = 0; cell < window.size[0] * window.size[1]; cell += 1) {
      const value = pixel(before, top + Math.floor(cell / window.size[1]), left + (cell % window.size[1]), map);
      if (value > most) most = value;
    }
    return most;
  });
}
