import assert from "node:assert/strict";
import { test } from "node:test";

import { counted } from "../../ui/frame/elements.js";
import { rowsOf } from "../../ui/inside/stage/blocks.js";
import { Cover } from "../../ui/inside/stage/cover.js";
import { FilterFilm } from "../../ui/inside/stage/film.js";
import { strongest } from "../../ui/inside/stage/flow.js";
import { Net, column, derived, unpack } from "../../ui/inside/stage/net.js";
import { Palette, Sheet, arrange, reach, rgb, shareOf } from "../../ui/inside/stage/paint.js";
import { convolved, pooled } from "../../ui/inside/stage/past.js";
import { Scope } from "../../ui/inside/stage/scope.js";
import { assertClose, part } from "./given.js";

const image = { kind: "image", h: 3, w: 3, c: 1, values: [1, 2, 3, 4, 5, 6, 7, 8, 9] };
const valid = { size: [2, 2], strides: [1, 1], before: [0, 0] };

test("a header and its numbers are unpacked at any length of the header", () => {
  const header = new TextEncoder().encode('{"a":"é"}'); // ten bytes
  const bytes = [...new Uint8Array(Uint32Array.of(header.length).buffer), ...header];
  bytes.push(...new Uint8Array(Float32Array.of(1.5, -2).buffer));
  const [read, numbers] = unpack(Uint8Array.from([0, ...bytes]).subarray(1));
  assert.deepEqual([read, [...numbers]], [{ a: "é" }, [1.5, -2]]);
});

test("a convolution of four numbers, worked out by hand", () => {
  const stage = { h: 2, w: 2, c: 1, window: valid, weights: { size: 4 } };
  const values = convolved(image, stage, Float32Array.of(1, 2, 3, 4, 0.5));
  assert.deepEqual([...values], [37.5, 47.5, 67.5, 77.5]);
});

test("a convolution sees nothing in the padding, and every map has its kernel and bias", () => {
  const window = { size: [3, 3], strides: [1, 1], before: [1, 1] };
  const weights = new Float32Array(20);
  weights.set([5, -1], 8); // the kernels' middles
  weights.set([1, 2], 18); // the biases
  const one = { h: 1, w: 1, c: 1, values: [2] };
  assert.deepEqual([...convolved(one, { h: 1, w: 1, c: 2, window, weights: { size: 9 } }, weights)], [11, 0]);
});

test("pooling takes the largest of each window", () => {
  const window = { size: [2, 2], strides: [2, 2], before: [0, 0] };
  const before = { h: 2, w: 4, c: 1, values: [1, 5, -3, -4, 2, 0, -2, -9] };
  assert.deepEqual([...pooled({ h: 1, w: 2, c: 1, window, before })], [5, -2]);
});

test("what follows exactly is computed: negatives cut off, maps scaled and moved", () => {
  const before = { c: 2, values: [-1, 2, 3, -4] };
  assert.deepEqual(derived({ kind: "relu", before }), [0, 2, 3, 0]);
  assert.deepEqual(derived({ kind: "normalisation", before, factor: [2, 10], offset: [1, 0] }), [-1, 20, 7, -40]);
});

test("one map's kernel and bias are picked out of the layer's", () => {
  const { kernel, bias } = column([1, 2, 3, 4, 5, 6, 7, 8, 9], { size: 2, n: 3 }, 1);
  assert.deepEqual([[...kernel], bias], [[2, 5], 8]);
});

test("a value's terms are its channels' products, the strongest first", () => {
  const net = part(Net, {});
  const before = { h: 1, w: 2, c: 2, values: [1, 10, 2, -20] };
  const stage = { kind: "convolution", before, window: { size: [1, 2], strides: [1, 1], before: [0, 1] } };
  const terms = net.terms(stage, { row: 0, column: 0 }, [9, 9, 3, 0.5]); // the left one lies in the padding
  assert.deepEqual(
    terms.map(({ channel, sum }) => [channel, sum]),
    [
      [1, 5],
      [0, 3],
    ],
  );
  assert.deepEqual(terms[0].values, [null, 10]);
});

test("a dense unit's inputs are found in the maps before it", () => {
  const before = { h: 1, w: 2, c: 2, values: [1, 2, 3, 4] };
  const [first] = part(Net, {}).inputs({ before }, [1, 1, 1, -2]);
  assert.deepEqual(first, { map: 1, row: 0, column: 1, spread: true, x: 4, w: -2, sum: -8 });
});

test("the size that nearly all values stay below", () => {
  assert.equal(reach([-3, 1, 2], 1), 3);
  assert.equal(reach([-3, 1, 2], 0.5), 2);
  assert.equal(reach([0, 0]), 1);
});

test("tiles are as large as fit, three pixels apart", () => {
  assert.deepEqual(arrange(4, 100, 100), { side: 48, columns: 2, rows: 2 });
  assert.deepEqual(arrange(3, 100, 100), { side: 48, columns: 2, rows: 2 });
  assert.deepEqual(arrange(1, 80, 50), { side: 50, columns: 1, rows: 1 });
});

test("the pointer finds a map, row and column, and nothing in the rim", () => {
  const canvas = { getBoundingClientRect: () => ({ left: 0, top: 0 }) };
  const plan = { side: 20, columns: 2, rows: 2 };
  const sheet = part(Sheet, { canvas, plan, n: 3, shape: { h: 4, w: 4 } });
  assert.deepEqual(sheet.under({ clientX: 2 + 23 + 6, clientY: 2 + 11 }), { map: 1, row: 2, column: 1 });
  assert.equal(sheet.under({ clientX: 1, clientY: 10 }), undefined);
  assert.equal(sheet.under({ clientX: 30, clientY: 30 }), undefined); // a fourth map
});

test("signed numbers are coloured from one end of the palette to the other", () => {
  const palette = part(Palette, { table: Array.from({ length: 511 }, (_, place) => [place, place, place]) });
  assert.deepEqual(
    [-9, 0, 0.4, 2].map((value) => palette.at(value, 2)[0]),
    [0, 255, 306, 510],
  );
  assert.deepEqual(palette.at(NaN, 2), [128, 128, 128]);
  assert.deepEqual(rgb("color(srgb 0 1 0.2)"), [0, 255, 51]);
});

test("a probability is never written as certainty", () => {
  const written = [0.5, 0.9995, 0.0005, NaN].map((probability) => shareOf(probability, "en"));
  assert.deepEqual(written, ["50.0%", ">99.9%", "<0.1%", "–"]);
  assert.equal(shareOf(0.123, "de"), "12,3\u00a0%");
});

test("a count takes the form of its language, and its thousands", () => {
  const english = { locale: "en", "maps.one": "{n} map", "maps.other": "{n} maps of {name}" };
  assert.equal(counted(english, "maps", { n: 1 }), "1 map");
  assert.equal(counted(english, "maps", { n: 1234, name: "x" }), "1,234 maps of x");
  assert.equal(counted({ locale: "ja", "maps.other": "{n} 枚" }, "maps", { n: 1 }), "1 枚");
});

test("numbers of the sum have a true minus sign, and zero has none", () => {
  const scope = part(Scope, { texts: { locale: "de" } });
  assert.deepEqual([scope.number(-1.5), scope.number(-0.0001), scope.number(2, 1)], ["−1,500", "0,000", "2,0"]);
});

test("a convolution begins a row, and what is no picture makes up the last", () => {
  const stage = (kind, side) => ({ kind, h: side, w: side });
  const stages = [
    stage("convolution", 9),
    stage("relu", 9),
    stage("convolution", 4),
    stage("dense", 1),
    stage("softmax", 1),
  ];
  const rows = rowsOf({ stages }).map((row) => [row.flat, row.stages.map(({ kind }) => kind)]);
  assert.deepEqual(rows, [
    [false, ["convolution", "relu"]],
    [false, ["convolution"]],
    [true, ["dense", "softmax"]],
  ]);
});

test("a stage answers most where its value is largest", () => {
  const values = [0, 0, 0, 0, 0, 0, 0, 3];
  assert.deepEqual(strongest({ values, w: 2, c: 2 }), { map: 1, row: 1, column: 1 });
});

test("filmed filters are 127ths of the strongest, the least of them no number", () => {
  let shown;
  const found = { setAttribute() {} };
  const film = { shape: [1, 1, 2], epochs: [0, 3, 9] };
  const filters = part(FilterFilm, { film, codes: Int8Array.of(0, 0, 127, -128, 0, 0), find: () => found, done() {} });
  Object.assign(filters, {
    sheet: { show: (values) => (shown = [...values]) },
    texts: { epoch: "{epoch} of {last}" },
    transport: { show() {} },
  });
  filters.show(1.2);
  assert.deepEqual([shown, found.textContent], [[1, NaN], "3 of 9"]);
});

test("filters that arrive once their page is left move no clock", async () => {
  globalThis.document = /** @type {any} */ ({ baseURI: "https://example.org" });
  globalThis.fetch = /** @type {any} */ (
    async () => ({ ok: true, arrayBuffer: async () => Uint8Array.of(127).buffer })
  );
  let begun = 0;
  const filters = (isConnected) => part(FilterFilm, { film: null, block: { isConnected }, begin: () => (begun += 1) });
  await filters(false).update({ address: "https://example.org/filters.bin" });
  assert.equal(begun, 0);
  await filters(true).update({ address: "https://example.org/filters.bin" });
  assert.equal(begun, 1);
});

test("what covering costs a pixel is the mean over the squares on it", () => {
  const answers = [0.9, 0.5, 0.1, 0.9]; // costs 0, .4, .8, 0
  const data = { patch: 2, target: 0 };
  const cover = part(Cover, {
    side: 3,
    m: 2,
    n: 1,
    places: [0, 1],
    data,
    whole: [0.9],
    answers: Float32Array.from(answers),
  });
  assertClose([...cover.spread()], [0, 0.2, 0.4, 0.4, 0.3, 0.2, 0.8, 0.4, 0]);
  assert.equal(cover.nearest(0.7), 1);
});

test("of many classes the likeliest with or without the square are listed", () => {
  const whole = Array.from({ length: 13 }, (_, place) => (place === 12 ? 0.9 : place / 100));
  const now = whole.map((_, place) => (place === 3 ? 0.8 : 0));
  assert.deepEqual(part(Cover, { n: 13, whole }).listed(now), [12, 3, 11, 10, 9, 8]);
  assert.deepEqual(part(Cover, { n: 3, whole }).listed(now), [0, 1, 2]);
});

test("a film of two frames says before and after, and not which epoch of which", () => {
  const texts = { before: "before", after: "after", rebuilt: "rebuilt", epoch: "epoch {epoch} of {last}" };
  const film = (epochs, rebuilt = false) => part(FilterFilm, { texts, film: { epochs, rebuilt } });
  assert.equal(film([0, 14]).tell(1), "after");
  assert.equal(film([0, 14]).tell(0), "before");
  assert.equal(film([0, 14], true).tell(0), "rebuilt");
  assert.equal(film([0, 7, 14]).tell(1), "epoch 7 of 14");
});

test("each map has a scale of its own, single numbers share one, and nothing is divided by zero", () => {
  const stages = [
    { name: "conv", kind: "convolution", shape: [1, 2, 3], at: 1 }, // maps (1, -4), (20, 8), (0, 0)
    { name: "dense", kind: "dense", shape: [1, 1, 2], at: 7 },
  ];
  const net = new Net({ image: [1, 1], stages }, Float32Array.of(1, 1, 20, 0, -4, 8, 0, 3, -5));
  assert.deepEqual(
    net.stages.map(({ scales }) => scales),
    [
      [1, 8, 1],
      [3, 3],
    ],
  );
});

test("a value depends on as many pixels as the windows before it add up to", () => {
  const slides = { size: [3, 3], strides: [1, 1] };
  const pools = { size: [2, 2], strides: [2, 2] };
  const stages = [slides, null, pools, slides, pools, slides].map((window) => ({ window }));
  const net = part(Net, { image: { h: 28 }, stages });
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((at) => net.sight(stages[at])),
    [3, 3, 4, 8, 10, 18],
  );
  assert.equal(part(Net, { image: { h: 5 }, stages }).sight(stages[5]), 5);
});
