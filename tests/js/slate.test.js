import assert from "node:assert/strict";
import { test } from "node:test";

import { Pen } from "../../ui/slate/shim.js";
import { part } from "./given.js";

globalThis.MouseEvent = class {
  constructor(type, place) {
    Object.assign(this, { type, ...place });
  }
};

// A pen over a canvas that only notes what it is told.
function pen(fields = {}) {
  const told = [];
  const canvas = {
    setPointerCapture() {},
    setAttribute() {},
    dispatchEvent: ({ type, clientX, clientY }) => told.push([type, clientX, clientY]),
  };
  const hint = { classList: { add() {}, toggle() {} } };
  const send = { click: () => told.push("send") };
  return { told, pen: part(Pen, { canvas, hint, send, line: null, inked: false, version: 1, ...fields }) };
}
const at = (clientX, clientY, fields) => ({ clientX, clientY, pointerId: 7, isPrimary: true, button: 0, ...fields });

test("a stroke reaches the canvas as a mouse's, and is sent at once", () => {
  const { told, pen: drawn } = pen();
  drawn.begin(at(10, 10));
  drawn.extend(at(30, 10));
  drawn.finish(at(30, 10));
  assert.deepEqual(told, [["mousedown", 10, 10], ["mousemove", 30, 10], ["mouseup", 30, 10], "send"]);
});

test("all places that the browser gathered are drawn, but for those that add nothing", () => {
  const { told, pen: drawn } = pen();
  drawn.begin(at(0, 0));
  const gathered = [at(1, 1), at(0, 2), at(1, 3), at(0, 6)];
  drawn.extend(at(0, 6, { getCoalescedEvents: () => gathered }));
  assert.deepEqual(told.slice(1), [
    ["mousemove", 0, 2],
    ["mousemove", 0, 6],
  ]);
});

test("a tap is sent", () => {
  const { told, pen: drawn } = pen();
  drawn.begin(at(5, 6));
  drawn.finish(at(5, 6));
  assert.deepEqual(told, [["mousedown", 5, 6], ["mouseup", 5, 6], "send"]);
});

test("a second finger and a second button draw nothing", () => {
  const { told, pen: drawn } = pen();
  drawn.begin(at(0, 0, { button: 2 }));
  drawn.begin(at(0, 0, { isPrimary: false }));
  assert.deepEqual(told, []);
  drawn.begin(at(0, 0));
  drawn.begin(at(50, 50, { pointerId: 8 }));
  drawn.extend(at(60, 60, { pointerId: 8 }));
  drawn.finish(at(60, 60, { pointerId: 8 }));
  assert.deepEqual(told, [["mousedown", 0, 0]]);
});

test("a stroke that a push interrupts is drawn anew from its beginning", () => {
  const { told, pen: drawn } = pen();
  drawn.begin(at(0, 0));
  drawn.extend(at(10, 0));
  drawn.update({ version: 2, label: "", hint: "" }, drawn.hint);
  drawn.finish(at(10, 0));
  const stroke = [
    ["mousedown", 0, 0],
    ["mousemove", 10, 0],
  ];
  assert.deepEqual(told, [...stroke, ...stroke, ["mouseup", 10, 0], "send"]);
});

test("the hint stays away from ink that the server does not know of yet", () => {
  const shown = [];
  const classList = { add: () => shown.push(false), toggle: (_, inked) => shown.push(!inked) };
  const { pen: drawn } = pen({ hint: { classList } });
  const update = (version) => drawn.update({ version, label: "", hint: "Draw" }, drawn.hint);
  update(1);
  drawn.begin(at(0, 0));
  update(1);
  drawn.finish(at(0, 0));
  update(1);
  update(2); // an undo has emptied the slate
  assert.deepEqual(shown, [true, false, false, false, true]);
});

test("Ctrl+Z presses undo and Ctrl+Shift+Z redo, with either key of a Mac's too", () => {
  const pressed = [];
  const box = { querySelector: (name) => ({ click: () => pressed.push(/undo|redo/.exec(name)[0]) }) };
  const { pen: drawn } = pen({ box });
  const press = (key, keys) => drawn.shortcut({ key, preventDefault() {}, ...keys });
  press("z", { ctrlKey: true });
  press("Z", { ctrlKey: true, shiftKey: true });
  press("z", { metaKey: true });
  press("z", {});
  press("y", { ctrlKey: true });
  assert.deepEqual(pressed, ["undo", "redo", "undo"]);
});
