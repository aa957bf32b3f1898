// A network's answer to one image as it came from the server, and the arithmetic of one value.

import { range } from "../../frame/elements.js";
import { reach } from "./paint.js";

const fetched = new Map(); // address -> promise of numbers, kept while the page lives
const RETRIES = 20; // the server may be loading the network
const PAUSE = 500; // ms between two tries

async function download(address) {
  for (let attempt = 0; attempt < RETRIES; attempt += 1) {
    const answer = await fetch(new URL(address, document.baseURI));
    if (answer.ok) return answer.arrayBuffer();
    if (answer.status !== 503) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`nothing at ${address}`);
}

export function remember(address) {
  if (!fetched.has(address)) {
    const coming = download(address);
    coming.catch(() => fetched.delete(address));
    fetched.set(address, coming);
  }
  return fetched.get(address);
}

// A header in JSON and float32 numbers: the length of the header, the header, the numbers.
export function unpack(data) {
  const whole = data.slice().buffer;
  const [length] = new Uint32Array(whole, 0, 1);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  return [header, new Float32Array(whole.slice(4 + length))];
}

export class Net {
  film;
  stages;
  worn;
  address;

  constructor(header, numbers) {
    Object.assign(this, header);
    this.image = { kind: "image", h: header.image[0], w: header.image[1], c: 1 };
    this.image.values = numbers.subarray(0, this.image.h * this.image.w);
    this.stages.forEach((stage, place) => this.prepare(stage, place, numbers));
  }

  prepare(stage, place, numbers) {
    [stage.h, stage.w, stage.c] = stage.shape;
    stage.before = place ? this.stages[place - 1] : this.image;
    stage.values =
      stage.at === null ? derived(stage) : numbers.subarray(stage.at, stage.at + stage.h * stage.w * stage.c);
    stage.scales = scalesOf(stage);
    stage.whole = stage.kind === "dense" && stage.before === this.image;
  }

  // Return the kernel and bias that give one map or unit: numbers by row, column and channel.
  async weights(stage, map) {
    const { weights } = stage;
    if (this.worn?.stage === stage) return column(this.worn.weights, weights, map);
    if (!weights.whole) {
      const own = new Float32Array(await remember(`${this.address}${stage.name}-${map}.bin`));
      return { kernel: own.subarray(0, -1), bias: own.at(-1) };
    }
    return column(new Float32Array(await remember(`${this.address}${stage.name}.bin`)), weights, map);
  }

  // The patch of the stage before that gives one value: its first row and column, its sides.
  patch(stage, { row, column }) {
    if (stage.kind === "dense") return { row: 0, column: 0, h: stage.before.h, w: stage.before.w };
    if (!stage.window) return { row, column, h: 1, w: 1 };
    const { size, strides, before } = stage.window;
    return { row: row * strides[0] - before[0], column: column * strides[1] - before[1], h: size[0], w: size[1] };
  }

  // The side of the square of the image that a stage's value depends on.
  sight(stage) {
    const at = this.stages.indexOf(stage);
    const windows = this.stages.slice(0, at + 1).flatMap(({ window }) => window ?? []);
    const side = windows.reduceRight((field, { size, strides }) => (field - 1) * strides[0] + size[0], 1);
    return Math.min(side, this.image.h);
  }

  // What each channel adds to a value, the strongest first.
  terms(stage, place, kernel) {
    const patch = this.patch(stage, place);
    const { before } = stage;
    return range(before.c)
      .map((channel) => term(before, channel, patch, kernel))
      .sort((one, other) => Math.abs(other.sum) - Math.abs(one.sum));
  }

  // Single inputs of a dense unit with what each adds, the strongest first.
  inputs(stage, kernel) {
    const { values, h, w, c } = stage.before;
    return range(values.length)
      .map((place) => ({
        map: place % c,
        row: Math.floor(place / c / w),
        column: Math.floor(place / c) % w,
        spread: h * w > 1,
        x: values[place],
        w: kernel[place],
        sum: values[place] * kernel[place],
      }))
      .sort((one, other) => Math.abs(other.sum) - Math.abs(one.sum));
  }
}

// The kernel and bias of one map out of a whole layer's.
export function column(all, { size, n }, map) {
  const kernel = Float32Array.from({ length: size }, (_, place) => all[place * n + map]);
  return { kernel, bias: all[size * n + map] };
}

function term(before, channel, patch, kernel) {
  const [values, factors, products] = [[], [], []];
  let sum = 0;
  for (let row = 0; row < patch.h; row += 1) {
    for (let column = 0; column < patch.w; column += 1) {
      const value = pixel(before, patch.row + row, patch.column + column, channel);
      const factor = kernel[(row * patch.w + column) * before.c + channel];
      values.push(value);
      factors.push(factor);
      products.push((value ?? 0) * factor);
      sum += (value ?? 0) * factor;
    }
  }
  return { channel, values, factors, products, sum };
}

// A value of a map, null in the padding around it.
export function pixel(stage, row, column, map) {
  if (row < 0 || column < 0 || row >= stage.h || column >= stage.w) return null;
  return stage.values[(row * stage.w + column) * stage.c + map];
}

// One map of a stage, by row and column.
export function mapOf({ values, h, w, c }, map) {
  return Float32Array.from({ length: h * w }, (_, at) => values[at * c + map]);
}

// What has the full colour: in each map its own strongest value, lest weak ones be pale; single
// numbers are compared, so they share one scale.
function scalesOf(stage) {
  const { values, h, w, c } = stage;
  return h * w > 1 ? range(c).map((map) => reach(mapOf(stage, map))) : Array(c).fill(reach(values));
}

// What is not sent since it follows exactly: negatives cut off, or each map scaled and moved.
export function derived(stage) {
  const { values, c } = stage.before;
  if (stage.kind === "relu") return values.map((value) => (value < 0 ? 0 : value));
  const { factor, offset } = stage;
  return values.map((value, place) => factor[place % c] * value + offset[place % c]);
}
