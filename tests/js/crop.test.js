import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Crop, moved } from "../../ui/slate/crop.js";
import { part } from "./given.js";

const SIZE = [200, 100];
const BOX = [50, 20, 150, 80];

test("dragged inside, the frame keeps its size and stays within the picture", () => {
  assert.deepEqual(moved(BOX, "inside", 10, -5, SIZE), [60, 15, 160, 75]);
  assert.deepEqual(moved(BOX, "inside", 900, -900, SIZE), [100, 0, 200, 60]);
});

test("an edge moves alone, a corner with both of its edges", () => {
  assert.deepEqual(moved(BOX, "left", -20, 90, SIZE), [30, 20, 150, 80]);
  assert.deepEqual(moved(BOX, "bottom", 7, 10, SIZE), [50, 20, 150, 90]);
  assert.deepEqual(moved(BOX, "top right", 30.4, -30, SIZE), [50, 0, 180, 80]);
});

test("no edge passes its opposite, nor the end of the picture", () => {
  assert.deepEqual(moved(BOX, "left", 500, 0, SIZE), [146, 20, 150, 80]);
  assert.deepEqual(moved(BOX, "bottom", 0, -500, SIZE), [50, 20, 150, 24]);
  assert.deepEqual(moved(BOX, "right", 500, 0, SIZE), [50, 20, 200, 80]);
});

test("a picture of fewer pixels than a part may have gives no part outside of it", () => {
  assert.deepEqual(moved([0, 0, 2, 2], "right", 1, 0, [2, 2]), [0, 0, 2, 2]);
});

// A frame over a picture that is shown at half its size.
function crop() {
  const sent = [];
  const root = { style: { setProperty() {} } };
  const made = part(Crop, {
    root,
    image: { clientWidth: 100 },
    grips: [],
    held: null,
    timer: null,
    size: SIZE,
    box: BOX,
  });
  made.send = (_, box) => sent.push(box);
  return { made, sent };
}
const at = (clientX, clientY, grip, fields) => ({
  clientX,
  clientY,
  pointerId: 3,
  isPrimary: true,
  button: 0,
  target: { grip, setPointerCapture() {} },
  ...fields,
});

test("what was dragged is sent once, when it is let go, in pixels of the picture", () => {
  const { made, sent } = crop();
  made.take(at(10, 10, "right"));
  made.drag(at(15, 10));
  made.drag(at(20, 30));
  assert.deepEqual(sent, []);
  made.drop(at(20, 30));
  assert.deepEqual(sent, [[50, 20, 170, 80]]);
});

test("a tap, a second finger and another button move nothing", () => {
  const { made, sent } = crop();
  made.take(at(0, 0, "inside", { button: 2 }));
  made.take(at(0, 0, "inside"));
  made.drag(at(40, 40, "inside", { pointerId: 4 }));
  made.drop(at(0, 0));
  assert.deepEqual(made.box, BOX);
  assert.deepEqual(sent, []);
});

test("arrow keys move what has the focus, and are sent when they rest", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { made, sent } = crop();
  const press = (key, grip, fields) => made.press({ key, target: { grip }, preventDefault() {}, ...fields });
  press("ArrowLeft", "left");
  press("ArrowLeft", "left", { shiftKey: true });
  press("a", "left");
  mock.timers.tick(300);
  assert.deepEqual(sent, []);
  mock.timers.tick(200);
  assert.deepEqual(sent, [[28, 20, 150, 80]]);
  mock.timers.reset();
});

test("what the server knows does not undo what is being dragged", () => {
  const { made } = crop();
  const told = { picture: "", alt: "", box: [0, 0, 9, 9], size: SIZE, labels: {} };
  made.take(at(0, 0, "inside"));
  made.drag(at(5, 0));
  made.update(told, () => {});
  assert.deepEqual(made.box, [60, 20, 160, 80]);
  made.drop(at(5, 0));
  made.update(told, () => {});
  assert.deepEqual(made.box, [0, 0, 9, 9]);
});
