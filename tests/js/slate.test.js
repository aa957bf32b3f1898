import assert from "node:assert/strict";
import { test } from "node:test";

import { Pen } from "../../ui/slate/shim.js";
import { part } from "./given.js";

globalThis.MouseEvent = class {
  constructor(type, place) {
    Object.assign(this, { type, ...place });
  }
};

// A pen over a canvas that only notes what it is told. The canvas is 100 pixels wide and stands
// at (50, 20) of the page; `take` has it take a drawing and a pen, as the server's word does.
function pen(fields = {}) {
  const told = [];
  const box = { left: 50, top: 20, width: 100, height: 100 };
  const canvas = {
    clientWidth: 100,
    getBoundingClientRect: () => box,
    setPointerCapture() {},
    setAttribute() {},
    dispatchEvent: ({ type, clientX, clientY }) => told.push([type, Math.round(clientX), Math.round(clientY)]),
  };
  const marked = { style: { maxHeight: "1075px" } };
  const hint = { classList: { add() {}, toggle() {} } };
  const send = { click: () => told.push("send") };
  const given = { canvas, marked, hint, send, line: null, drawn: [], heard: {}, inked: false, presses: 0 };
  const made = part(Pen, { ...given, version: 1, base: 1, width: 75, ...fields });
  const take = (version, width = 75) => (marked.style.maxHeight = `${version * 1000 + width}px`);
  const draw = (...places) => {
    made.begin(places[0]);
    places.slice(1).forEach((place) => made.extend(place));
    made.finish(places.at(-1));
  };
  return { told, box, take, draw, pen: made };
}
const said = (version, heard) => ({ version, heard, label: "", hint: "Draw" });
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

const LINE = [at(60, 30), at(80, 30)];
const DRAWN = [
  ["mousedown", 60, 30],
  ["mousemove", 80, 30],
];
const LIFTED = ["mouseup", 80, 30];

test("a stroke that a push interrupts is drawn anew from its beginning", () => {
  const { told, take, pen: drawn } = pen();
  LINE.forEach((place, index) => (index ? drawn.extend(place) : drawn.begin(place)));
  drawn.update(said(2, { 1: 0 }), drawn.hint);
  assert.deepEqual(told, DRAWN); // the canvas has not taken it yet
  take(2);
  drawn.finish(at(80, 30));
  assert.deepEqual(told, [...DRAWN, ...DRAWN, LIFTED, "send"]);
});

test("a stroke that another pen interrupts is drawn anew with that pen", () => {
  const { told, take, pen: drawn } = pen();
  LINE.forEach((place, index) => (index ? drawn.extend(place) : drawn.begin(place)));
  take(1, 140);
  drawn.finish(at(80, 30));
  assert.deepEqual(told, [...DRAWN, ...DRAWN, LIFTED, "send"]);
});

test("a stroke that the server had not heard of is drawn again over what it pushed", () => {
  const { told, take, draw, pen: drawn } = pen();
  draw(at(55, 25)); // heard of, and cleared
  draw(...LINE); // drawn while the word was on its way
  drawn.update(said(2, { 1: 1 }), drawn.hint);
  told.length = 0;
  take(2);
  drawn.settle();
  drawn.settle();
  assert.deepEqual(told, [...DRAWN, LIFTED, "send"]);
});

test("a stroke between two pushes is drawn again after the second, and no stroke twice", () => {
  const { told, take, draw, pen: drawn } = pen();
  draw(...LINE);
  drawn.update(said(3, { 1: 0, 2: 0 }), drawn.hint);
  told.length = 0;
  take(3);
  drawn.settle();
  drawn.update(said(4, { 1: 0, 2: 0, 3: 1 }), drawn.hint);
  take(4);
  drawn.settle();
  assert.deepEqual(told, [...DRAWN, LIFTED, "send"]);
});

test("nothing is drawn again before it is known what was heard", () => {
  const { told, take, draw, pen: drawn } = pen();
  draw(...LINE);
  told.length = 0;
  take(2);
  drawn.settle();
  assert.deepEqual(told, []);
  drawn.update(said(2, { 1: 1 }), drawn.hint);
  drawn.settle();
  assert.deepEqual(told, []);
});

test("a stroke is drawn again where it was on the canvas, whatever the page's scrolling", () => {
  const { told, box, take, draw, pen: drawn } = pen();
  draw(...LINE);
  drawn.update(said(2, { 1: 0 }), drawn.hint);
  told.length = 0;
  box.top -= 15;
  take(2);
  drawn.settle();
  assert.deepEqual(told, [["mousedown", 60, 15], ["mousemove", 80, 15], ["mouseup", 80, 15], "send"]);
});

test("over strokes of another page the first one here waits until the server has put them there", () => {
  const { told, take, draw, pen: drawn } = pen({ version: undefined });
  drawn.update(said(1, { 1: 2 }), drawn.hint);
  assert.ok(drawn.bare); // asked for them
  draw(...LINE);
  assert.deepEqual(told, [...DRAWN, LIFTED]); // and not sent: it would be taken for all there is
  drawn.update(said(2, { 1: 2, 2: 0 }), drawn.hint);
  told.length = 0;
  take(2);
  drawn.settle();
  assert.deepEqual(told, [...DRAWN, LIFTED, "send"]);
});

test("a stroke is told again until the server has heard of it", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, draw, pen: drawn } = pen();
  drawn.canvas.isConnected = true;
  draw(...LINE);
  const sent = () => told.filter((one) => one === "send").length;
  context.mock.timers.tick(1_500);
  assert.equal(sent(), 2);
  drawn.update(said(1, { 1: 1 }), drawn.hint);
  context.mock.timers.tick(60_000);
  assert.equal(sent(), 2);
});

test("a stroke after a press waits for what that puts on the canvas, and then is sent", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, take, draw, pen: drawn } = pen();
  const sent = () => told.filter((one) => one === "send").length;
  drawn.update(said(1, { 1: 0 }), drawn.hint);
  drawn.press();
  draw(...LINE);
  assert.equal(sent(), 0);
  drawn.update(said(2, { 1: 0, 2: 0 }), drawn.hint);
  take(2);
  drawn.settle();
  assert.equal(sent(), 1);
});

test("a stroke after a press is sent before the next press, and after one that comes to nothing", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, draw, pen: drawn } = pen();
  const sent = () => told.filter((one) => one === "send").length;
  drawn.canvas.isConnected = true;
  drawn.press();
  draw(...LINE);
  drawn.press();
  assert.equal(sent(), 1);
  draw(...LINE);
  assert.equal(sent(), 1);
  context.mock.timers.tick(4_000);
  assert.ok(sent() > 1);
});

test("a stroke after presses that were taken for one waits while the server is at work", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let running = true;
  const { told, take, draw, pen: drawn } = pen({ box: { closest: () => running } });
  const sent = () => told.filter((one) => one === "send").length;
  drawn.canvas.isConnected = true;
  drawn.update(said(1, { 1: 0 }), drawn.hint);
  drawn.press();
  drawn.press();
  draw(...LINE);
  drawn.update(said(2, { 1: 0, 2: 0 }), drawn.hint);
  take(2);
  drawn.settle();
  assert.equal(sent(), 0);
  context.mock.timers.tick(700);
  assert.equal(sent(), 0);
  running = false;
  context.mock.timers.tick(700);
  assert.equal(sent(), 1);
});

test("the hint stays away from ink that the server does not know of yet", () => {
  const shown = [];
  const classList = { add: () => shown.push(false), toggle: (_, inked) => shown.push(!inked) };
  const { pen: drawn } = pen({ hint: { classList } });
  const update = (version) => drawn.update(said(version, {}), drawn.hint);
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
