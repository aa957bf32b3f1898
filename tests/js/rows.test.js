import assert from "node:assert/strict";
import { test } from "node:test";

import { box } from "../../ui/figure/browser/rows/pen.js";
import { multiplied, projected, within } from "../../ui/figure/browser/rows/places.js";
import { Points } from "../../ui/figure/browser/rows/points.js";
import { kept, step, zoomed } from "../../ui/figure/browser/rows/steps.js";
import { nearest, onwards } from "../../ui/figure/browser/rows/stroll.js";
import { assertClose, sent } from "./given.js";

const array = (numbers, dtype) => ({ dtype, bdata: sent(numbers) });
const PIXEL = { _offset: 10, d2p: (value) => 100 * value }; // an axis that begins 10 pixels in
const plot = (traces) => ({ data: traces, _fullLayout: { xaxis: PIXEL, yaxis: PIXEL } });

const FLAT = [
  { meta: "rows", name: "b", legendrank: 2, customdata: [4, 2], x: [0, 1], y: [0, 1] },
  { name: "a ring", x: [9], y: [9] },
  { meta: "rows", name: "a", legendrank: 1, customdata: array(Int32Array.of(3), "i4"), x: [0.5], y: [0.25] },
];
const DEEP = [{ ...FLAT[0], type: "scatter3d", z: [0, 1], marker: { color: [7, 8], showscale: true } }];

test("a point is inside what was drawn around it", () => {
  const square = box([0, 0], [2, 2]);
  assert.deepEqual(
    [
      [1, 1],
      [3, 1],
      [1, -1],
    ].map((place) => within(square, place)),
    [true, false, false],
  );
});

test("the notch of a bent line is outside", () => {
  const u = "0,0 10,0 10,10 8,10 8,3 2,3 2,10 0,10".split(" ").map((corner) => corner.split(",").map(Number));
  assert.deepEqual(
    [within(u, [1, 5]), within(u, [5, 1]), within(u, [5, 5]), within(u, [9, 5])],
    [true, true, false, true],
  );
});

test("a point in space falls where the product of the matrices takes it", () => {
  const one = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  const shift = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.5, 0, 0, 1];
  const deep = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1]; // farther points, nearer the middle
  assert.deepEqual(multiplied(one, shift), shift);
  assertClose(projected(one, [0, 0, 0], [10, 20, 200, 100]), [110, 70]);
  assertClose(projected(shift, [0, 1, 0], [10, 20, 200, 100]), [160, 20]);
  assertClose(projected(multiplied(deep, shift), [0, 0, 1], [0, 0, 200, 100]), [125, 50]);
});

test("what is enclosed and what is near are rows, of shown traces alone", () => {
  const points = new Points(FLAT);
  assert.deepEqual(points.inside(plot(FLAT), box([0, 0], [70, 70])), [4, 3]);
  assert.equal(points.nearest(plot(FLAT), [62, 40]), 3);
  assert.equal(points.nearest(plot(FLAT), [62, 60]), null);
  assert.deepEqual(points.placeOf(plot(FLAT), 2), [110, 110]);
  const hidden = FLAT.with(2, { ...FLAT[2], visible: "legendonly" });
  assert.deepEqual(points.inside(plot(hidden), box([0, 0], [70, 70])), [4]);
  assert.equal(points.placeOf(plot(hidden), 3), undefined);
});

test("the names of the legend stand for rows, in its order", () => {
  const groups = new Points(FLAT).groups();
  assert.deepEqual(
    groups.map(({ name, rows }) => [name, [...rows]]),
    [
      ["a", [3]],
      ["b", [4, 2]],
    ],
  );
});

test("a selection is a list of places in each trace of rows", () => {
  const points = new Points(FLAT);
  assert.deepEqual(points.chosen(Uint8Array.of(0, 0, 1, 0, 0)), [[1], []]);
  assert.deepEqual(points.chosen(null), [null, null]);
  const [b, ring] = points.marked(FLAT, Uint8Array.of(0, 0, 1, 0, 0));
  assert.deepEqual([b.selectedpoints, ring.selectedpoints], [[1], undefined]);
});

test("selected points in space are drawn again over faint ones", () => {
  const points = new Points(DEEP);
  const [faint, bright] = points.marked(DEEP, Uint8Array.of(0, 0, 1, 0, 0));
  assert.ok(faint.marker.opacity < 0.2);
  assert.deepEqual([bright.x, bright.z, bright.marker.color, bright.marker.showscale], [[1], [1], [8], false]);
  assert.equal(points.rowOf({ curveNumber: 1, pointNumber: 0 }), 2);
  assert.equal(points.marked(DEEP, null).length, 1);
});

test("keys move and zoom a flat map, and show all of it", () => {
  const layout = { xaxis: { range: [0, 10] }, yaxis: { range: [-1, 1] } };
  assertClose(step("ArrowRight", layout)["xaxis.range"], [1, 11]);
  assertClose(step("ArrowUp", layout)["yaxis.range"], [-0.8, 1.2]);
  assertClose(step("+", layout)["xaxis.range"], [5 - 5 / 1.3, 5 + 5 / 1.3]);
  assert.equal(step("0", layout)["xaxis.autorange"], true);
  assert.equal(step("a", layout), null);
});

test("zooming leaves a place where it is", () => {
  const layout = { xaxis: { range: [0, 10] }, yaxis: { range: [0, 10] } };
  assertClose(zoomed(layout, 2, [0.2, 0])["xaxis.range"], [1, 6]);
});

test("keys turn a map in space about its axis, and never over its top", () => {
  const camera = { eye: { x: 1, y: 0, z: 0 }, up: { z: 1 } };
  const turned = step("ArrowRight", { scene: { camera } })["scene.camera"];
  assertClose([turned.eye.x, turned.eye.y], [Math.cos(0.2), Math.sin(0.2)]);
  assert.deepEqual(turned.up, { z: 1 });
  let above = camera;
  for (let i = 0; i < 20; i++) above = step("ArrowUp", { scene: { camera: above } })["scene.camera"];
  assertClose(above.eye.z, Math.sin(1.5));
  assertClose(step("-", { scene: { camera } })["scene.camera"].eye.x, 1.3);
  assert.equal(step("0", { scene: { camera: above } }, { scene: { camera } })["scene.camera"], camera);
});

test("a view survives a new figure of the same, and no other", () => {
  const axes = (range, autorange) => ({ xaxis: { range, autorange }, yaxis: { range, autorange } });
  const before = { uirevision: "a", ...axes([1, 2], false) };
  const next = kept({ uirevision: "a", xaxis: { visible: false }, yaxis: {} }, before);
  assert.deepEqual(next.xaxis, { visible: false, range: [1, 2], autorange: false });
  const other = { uirevision: "b", xaxis: {}, yaxis: {} };
  assert.equal(kept(other, before), other);
  const whole = { uirevision: "a", xaxis: {}, yaxis: {} };
  assert.equal(kept(whole, { uirevision: "a", ...axes([1, 2], true) }), whole);
  const scene = kept({ uirevision: "a", scene: { camera: 1 } }, { uirevision: "a", camera: 2 }).scene;
  assert.deepEqual(scene, { camera: 2 });
});

// Rows 0 to 3: in the middle, right of it, further right but higher, and far below.
const PLACES = [
  [0, [100, 100]],
  [1, [130, 105]],
  [2, [125, 80]],
  [3, [100, 300]],
];

test("a stroll begins at the point nearest to the middle", () => {
  assert.equal(nearest(PLACES, [98, 110]), 0);
  assert.equal(nearest([], [0, 0]), null);
});

test("an arrow goes to the next point that way, and stays where there is none", () => {
  assert.equal(onwards(PLACES, [100, 100], [1, 0]), 1);
  assert.equal(onwards(PLACES, [100, 100], [0, 1]), 3);
  assert.equal(onwards(PLACES, [125, 80], [-1, 0]), 0);
  assert.equal(onwards(PLACES, [100, 100], [-1, 0]), null);
});

test("an arrow does not stop at a point that lies on top", () => {
  const crowd = [
    [5, [102, 100]],
    [6, [110, 100]],
  ];
  assert.equal(onwards(crowd, [100, 100], [1, 0]), 6);
});
