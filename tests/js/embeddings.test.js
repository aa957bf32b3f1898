import assert from "node:assert/strict";
import { test } from "node:test";

import { assertClose, load, part, sent } from "./load.js";

const { View, hex, packed, rareLast, reach, readFact, spread } = await load(
  "ui/embeddings/scatter/plot.py",
  ...["View", "hex", "packed", "rareLast", "reach", "readFact", "spread"],
);

const flat = { axes: 2, zoom: 1, shift: [0, 0], reach: [1, 1], width: 200, height: 100, draw() {} };

test("a lasso takes the points inside it", () => {
  const view = part(View, { screen: [2, 2, 8, 8, -1, 5] });
  const triangle = [
    [0, 0],
    [10, 0],
    [0, 10],
  ];
  assert.deepEqual([...view.inside(triangle)], [1, 0, 0]);
});

test("the notch of a bent lasso is outside", () => {
  const view = part(View, { screen: [1, 5, 5, 1, 5, 5, 9, 5] });
  const u = [
    [0, 0],
    [10, 0],
    [10, 10],
    [8, 10],
    [8, 3],
    [2, 3],
    [2, 10],
    [0, 10],
  ];
  assert.deepEqual([...view.inside(u)], [1, 1, 0, 1]);
});

test("the nearest point is found within 14 pixels", () => {
  const view = part(View, { screen: [0, 0, 10, 0] });
  assert.equal(view.nearest(7, 0), 1);
  assert.equal(view.nearest(10, 13), 1);
  assert.equal(view.nearest(10, 14), null);
});

test("a flat map fills 92% of the shorter side", () => {
  assert.deepEqual(part(View, flat).project(1, -1, 0), [146, 96, 0]);
});

test("a deep map turns about its vertical axis", () => {
  const view = part(View, { ...flat, axes: 3, turn: [Math.PI / 2, 0] });
  assertClose(view.project(1, 0, 0), [100, 50, -1]);
  assertClose(view.project(0, 0, 1), [142, 50, 0]);
});

test("zooming leaves the place under the pointer where it is", () => {
  const view = part(View, { ...flat, shift: [0, 0] });
  view.closer(2, 150, 50);
  assert.deepEqual([view.zoom, view.shift], [2, [-50, 0]]);
  view.closer(1000);
  assert.equal(view.zoom, 60);
});

test("reach is the farthest coordinate, and never nothing", () => {
  assertClose(reach(new Float32Array([0.5, -0.25, 0, -0.75, 0, 0])), [0.75, 0.25]);
  assertClose(reach(new Float32Array([0.5, 0, 0])), [0.5, 0.1]);
});

test("spread is the median and the mean distance from it", () => {
  const points = new Float32Array([0, 0, 0, 1, 0, 0, 5, 0, 0, 9, 9, 9]);
  const { middle, reach } = spread(points, (row) => row < 3);
  assert.deepEqual(middle, [1, 0, 0]);
  assertClose(reach, 5 / 3);
  assert.equal(spread(points, () => false).reach, Infinity);
});

test("a colour of at most 4% of the points is drawn last", () => {
  const colours = new Uint8Array(25);
  colours[3] = 7;
  assert.equal(rareLast(colours).at(-1), 3);
  assert.equal(rareLast(colours.subarray(0, 24)), null);
});

test("a selection is packed eight points a byte, the first highest", () => {
  const mask = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 1);
  assert.equal(packed(mask), sent(Uint8Array.of(0b10000001, 0b10000000)));
});

test("a colour is written in two hexadecimal digits a channel", () => {
  assert.equal(hex([0, 10, 255]), "#000aff");
});

test("facts are read as words, counts or three digits", () => {
  const whole = { name: "label", kind: "<i4", numbers: sent(Int32Array.of(3, -7)) };
  const real = { name: "score", kind: "<f4", numbers: sent(Float32Array.of(0.123456)) };
  assert.equal(readFact({ name: "set", words: ["a", "b"] }, ",").read(1), "b");
  assert.equal(readFact(whole, ",").read(1), -7);
  assert.equal(readFact(real, ",").read(0), "0,123");
});
