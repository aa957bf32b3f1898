import assert from "node:assert/strict";
import { test } from "node:test";

import { load, part, sent } from "./load.js";

const { Film, Player, fill, floats, percent } = await load(
  "ui/watch/player.py",
  ...["Film", "Player", "fill", "floats", "percent"],
);

const palette = Uint8Array.from({ length: 768 }, (_, place) => Math.floor(place / 3)); // greys

test("numbers come in base64", () => {
  assert.deepEqual([...floats(sent(Float32Array.of(1, -2.5)))], [1, -2.5]);
});

test("shares are written in percent, and blanks are filled by name", () => {
  assert.equal(percent(0.12345), "12.3%");
  assert.equal(fill("{a} of {b}, {a}", { a: 1, b: "x" }), "1 of x, 1");
});

test("P is read out of its upper triangle, from either side", () => {
  const first = [0, 0, 0, 0, 0, 0];
  const second = [0, 51, 102, 153, 204, 255]; // (0, 0) (0, 1) (0, 2) (1, 1) (1, 2) (2, 2)
  const film = part(Film, { k: 3, head: 1, frame: { joint: [...first, ...second] } });
  assert.equal(film.root(0, 1), 0.2);
  assert.equal(film.root(1, 2), 0.8);
  assert.equal(film.root(2, 1), 0.8);
  assert.equal(film.root(2, 2), 1);
});

test("a confusion matrix is read by head, label and cluster", () => {
  const shares = new Uint8Array(40);
  shares[(1 * 10 + 3) * 2 + 1] = 255;
  const film = part(Film, { k: 2, head: 1, frame: { shares } });
  assert.deepEqual([film.share(3, 1), film.share(3, 0)], [1, 0]);
});

test("frames that come are added to those that came before", () => {
  const frames = (steps, joints) => ({ steps, joints: sent(Uint8Array.from(joints)) });
  const film = part(Film, {
    h: 1,
    k: 2,
    data: { id: "run", group: "sub", frames: frames([0, 10], [1, 2, 3, 4, 5, 6]) },
  });
  film.keep();
  film.data = { id: "run", group: "sub", steps: [0, 10, 20, 30], frames: frames([20], [7, 8, 9]) };
  film.keep();
  assert.deepEqual([...film.reel.get(10).joint], [4, 5, 6]);
  assert.deepEqual([...film.reel.get(20).joint], [7, 8, 9]);
  assert.equal(film.lacks, true);
  film.now = 3;
  assert.equal(film.nearest(), film.reel.get(20));
});

test("a moment shows the last step at or before it", () => {
  const film = part(Film, { data: { steps: [0, 10, 20] } });
  assert.deepEqual(
    [0, 9.9, 10, 25].map((step) => film.place(step)),
    [0, 0, 1, 2],
  );
});

test("levels are coloured by the palette, whose ends hold beyond it", () => {
  const film = part(Film, { palette });
  assert.deepEqual(
    [-1, 0.2, 2].map((level) => film.css(level)),
    ["rgb(0 0 0)", "rgb(51 51 51)", "rgb(255 255 255)"],
  );
  const pixels = new Uint8Array(8);
  film.color(pixels, 1, 0.2);
  assert.deepEqual([...pixels], [0, 0, 0, 0, 51, 51, 51, 255]);
});

test("the brightest P is a fifth above what a perfect head has", () => {
  assert.equal(part(Film, { k: 10 }).top, 0.12);
  assert.equal(part(Film, { k: 10 }).ceiling, Math.log(10));
});

test("a curve goes through its steps, 1000 units wide", () => {
  const curves = { loss: [9, 0.25, 9, 0.75] }; // by step and head
  const film = part(Film, { h: 2, curves, data: { steps: [0, 50] }, line: (css, d) => d });
  assert.equal(
    film.path("loss", 1, "", (value) => 100 * value, 100),
    "M0.0 25.00L500.0 75.00",
  );
});

test("steps of both films are stops of the player", () => {
  const films = [
    [0, 10, 20],
    [0, 15],
  ].map((steps) => ({ data: { steps } }));
  const player = part(Player, { films, step: 10, last: 20, data: {}, render() {} });
  player.forth();
  assert.equal(player.step, 15);
  player.back();
  player.back();
  player.back();
  assert.equal(player.step, 0);
});
