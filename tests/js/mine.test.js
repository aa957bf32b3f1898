import assert from "node:assert/strict";
import { test } from "node:test";

import { Cloud, across, down } from "../../ui/mine/gaussian/cloud.js";
import { Colours, clipped, logRatio, numbers, segments } from "../../ui/mine/gaussian/plane.js";
import { Stage } from "../../ui/mine/gaussian/stage.js";
import { assertClose, part, sent } from "./given.js";

const MIDDLE = 20 * 41 + 20; // of 41 x 41 values

test("without correlation the log ratio is nothing everywhere", () => {
  assert.ok(logRatio([0, 0, 0]).every((nats) => nats === 0));
});

test("the log ratio of two normals at rho 0.5", () => {
  const nats = logRatio([0.5 / 0.75, -0.25 / 1.5, -Math.log(0.75) / 2]);
  const rest = -Math.log(0.75) / 2;
  assertClose(nats[MIDDLE], rest);
  assertClose(nats[0], (0.5 * 2 * 12.25 - 0.25 * 24.5) / 1.5 + rest); // (-3.5, -3.5)
  assertClose(nats[40], (-0.5 * 2 * 12.25 - 0.25 * 24.5) / 1.5 + rest); // (3.5, -3.5)
});

test("nats beyond the colours are clipped, and what is no number is nothing", () => {
  assert.deepEqual([9, -9, 1.5, NaN].map(clipped), [4, -4, 1.5, 0]);
});

test("colours go from low over the middle to high", () => {
  const colours = part(Colours, {
    ends: [
      [0, 0, 0],
      [100, 100, 100],
      [200, 150, 100],
    ],
  });
  assert.deepEqual(colours.at(4), [200, 150, 100]);
  assert.deepEqual(colours.at(-9), [0, 0, 0]);
  assert.deepEqual(colours.at(0), [100, 100, 100]);
  assert.deepEqual(colours.at(NaN), [128, 128, 128]);
});

test("colours of a style sheet are read in either notation", () => {
  assert.deepEqual(numbers("rgb(1, 20, 255)"), [1, 20, 255]);
  assert.deepEqual(numbers("color(srgb 1 0.5 0)"), [255, 127.5, 0]);
});

test("a contour of a slope is one straight line", () => {
  const slope = Float32Array.from({ length: 41 * 41 }, (_, place) => (place % 41) - 20);
  const found = segments(slope, 0.5);
  assert.equal(found.length, 40);
  assert.ok(found.flat().every(([x]) => x === 20.5 / 40));
  assert.deepEqual(segments(slope, 99), []);
});

test("the plane reaches from -3.5 to 3.5, upwards", () => {
  assert.deepEqual([across(-3.5), across(0), across(3.5)], [0, 0.5, 1]);
  assert.deepEqual([down(3.5), down(0), down(-3.5)], [0, 0.5, 1]);
  const canvas = { getBoundingClientRect: () => ({ left: 10, top: 20, width: 100, height: 100 }) };
  assert.deepEqual(part(Cloud, { canvas }).at({ clientX: 110, clientY: 20 }), [3.5, 3.5]);
});

test("a drag that raises x times y raises the correlation", () => {
  let rho;
  const cloud = part(Cloud, { held: [1, 1], angle: 0, at: () => [2, 1], tilt: (value) => (rho = value) });
  cloud.drag({});
  assertClose(rho, Math.sin(1 / (4 + 1 + 1.2)));
});

test("the correlation is held within 0.99 and rounded to hundredths", () => {
  const stage = part(Stage, { render() {} });
  const tilted = [0.123, 7, -7].map((rho) => (stage.tilt(rho), stage.rho));
  assert.deepEqual(tilted, [0.12, 0.99, -0.99]);
});

test("a stage that has left the page is not drawn at another size", () => {
  const drawn = [];
  const stage = (isConnected, data = {}) =>
    part(Stage, { root: { isConnected }, data, render: () => drawn.push(isConnected) });
  for (const one of [stage(false), stage(true), stage(true, null)]) one.refit();
  assert.deepEqual(drawn, [true]);
});

test("a film's surfaces are thousandths of nats, the least of them no number", () => {
  const surfaces = new Int16Array(2 * 41 * 41);
  surfaces[41 * 41] = 1500;
  surfaces[41 * 41 + 1] = -32768;
  const film = { id: "run", steps: [0, 100], filmed: [0, 100], frames: [0, 100], surfaces: sent(surfaces) };
  const stage = part(Stage, { frames: new Map() });
  stage.accept(film);
  assert.deepEqual([stage.frames.get(0)[0], ...stage.frames.get(100).subarray(0, 3)], [0, 1.5, NaN, 0]);
});

test("the stage shows the latest surface that is here at the moment of the clock", () => {
  const film = { filmed: [0, 50, 100], steps: [0, 50, 100], estimates: [0, 0.5, null] };
  const frames = new Map([
    [0, "first"],
    [50, "second"],
  ]);
  const at = (step) => part(Stage, { film, frames, clock: { step } });
  assert.deepEqual(
    [0, 49, 60, 100].map((step) => at(step).frame()),
    ["first", "first", "second", "second"],
  );
  assert.deepEqual([at(60).estimate(), at(100).estimate()], [0.5, NaN]);
});

test("numbers are written as the language does, zero without a sign", () => {
  const english = part(Stage, { data: { language: "en" }, texts: { nothing: "none" } });
  const german = part(Stage, { data: { language: "de" } });
  assert.deepEqual(
    [english.number(-0.001, 2), english.number(-1.5, 1), german.number(1.5, 2)],
    ["0.00", "−1.5", "1,50"],
  );
  assert.deepEqual([english.nats(0.1234), english.nats(123.4), english.nats(NaN)], ["0.123", "123", "none"]);
  assert.deepEqual([english.signed(-0.5), english.signed(0.5)], ["−0.500", "+0.500"]);
});

test("information is compared with what one of ten digits is worth", () => {
  const found = {};
  const find = (name) => (found[name] ??= { setAttribute() {} });
  const data = { language: "en", analytic: { 179: Math.log(10) / 4 }, histograms: { 20: { 179: 0.5 } } };
  const texts = { plain: "{nats} at {rho}: {share}", absent: "", spoken: "" };
  part(Stage, { find, data, texts, bins: 20, rho: 0.8 }).read(true, false);
  assert.equal(found[".plain"].textContent, "0.58 at 0.80: 25%");
});
