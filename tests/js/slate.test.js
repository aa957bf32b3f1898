import assert from "node:assert/strict";
import { test } from "node:test";

import { load, part } from "./load.js";

const { Slate } = await load("ui/slate/canvas.py", "Slate");

const drawing = (strokes) => ({ picture: null, strokes });
const slate = (fields) => part(Slate, { ...drawing([]), past: [], render() {}, report() {}, ...fields });

test("points are thousandths of the side", () => {
  const canvas = { getBoundingClientRect: () => ({ left: 10, top: 20, width: 200, height: 400 }) };
  assert.deepEqual(slate({ canvas }).point({ clientX: 110, clientY: 121 }), [500, 253]);
});

test("a point closer than three thousandths adds nothing", () => {
  const stroke = { w: 60, p: [[100, 100]] };
  const drawn = slate({ stroke, trace() {} });
  drawn.add([102, 102]);
  drawn.add([103, 100]);
  assert.deepEqual(stroke.p, [
    [100, 100],
    [103, 100],
  ]);
});

test("undo returns to the drawing before, a hundred times at most", () => {
  const drawn = slate({});
  for (let n = 1; n <= 120; n += 1) drawn.change(drawing([n]));
  drawn.undo();
  assert.deepEqual(drawn.strokes, [119]);
  for (let n = 0; n < 200; n += 1) drawn.undo();
  assert.deepEqual(drawn.strokes, [20]);
});

test("clearing can be undone", () => {
  const drawn = slate({ strokes: [1, 2] });
  drawn.clear();
  assert.deepEqual(drawn.strokes, []);
  drawn.undo();
  assert.deepEqual(drawn.strokes, [1, 2]);
});

test("the server's drawing can be undone where it differs", () => {
  const drawn = slate({ name: "test", strokes: [1] });
  drawn.take({ version: 2, picture: null, strokes: [6, 7] });
  assert.deepEqual([drawn.version, drawn.past.map(({ strokes }) => strokes)], [2, [[1]]]);
});

test("a dot leaves ink: a line of some length at 0.6 pixels a thousandth", () => {
  const called = [];
  const call =
    (name) =>
    (...place) =>
      called.push([name, ...place]);
  const pen = { beginPath() {}, stroke() {}, moveTo: call("from"), lineTo: call("to") };
  slate({ pen }).trace({ w: 50, p: [[500, 100]] }, 0);
  assert.deepEqual(called, [
    ["from", 300, 60],
    ["to", 300.01, 60],
  ]);
  assert.equal(pen.lineWidth, 30);
});
