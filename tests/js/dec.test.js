import assert from "node:assert/strict";
import { test } from "node:test";

import { frameAt } from "../../ui/dec/moment.js";
import { Film, percent } from "../../ui/dec/map/film.js";
import { Points, ease } from "../../ui/dec/map/points.js";
import { Squeeze } from "../../ui/dec/squeeze.js";
import { assertClose, part, sent } from "./given.js";

test("between two updates a film is between two frames, and at its ends it stays", () => {
  assert.deepEqual(
    [-1, 0, 1, 2.5, 4, 9].map((step) => frameAt([0, 1, 4], step)),
    [0, 0, 1, 1.5, 2, 2],
  );
});

test("shares are written as the language does", () => {
  const film = part(Film, { texts: { decimal: ",", percent: " %" } });
  assert.equal(percent(0.12345, 2), "12.35%");
  assert.equal(film.share(0.5), "50,0 %");
});

test("a walk between frames is slow at both ends", () => {
  assert.deepEqual([0, 0.25, 0.5, 1].map(ease), [0, 0.15625, 0.5, 1]);
});

test("half way between two frames a point is in the middle of its way", () => {
  const film = { positions: Int16Array.of(0, 0, 32767, 32767), n: 1, k: 0, last: 1 };
  const points = part(Points, { film, at: 0.5, width: 200, height: 300, screen: [] });
  points.locate();
  assertClose(points.screen, [146.5, 103.5]); // 0.93 of 100 pixels is the whole way
});

test("the nearest image is found within 13 pixels", () => {
  const points = part(Points, { film: { n: 2 }, screen: [0, 0, 10, 0, 50, 50] });
  assert.equal(points.nearest(7, 0), 1);
  assert.equal(points.nearest(10, 13), null);
  assert.equal(points.nearest(50, 50), null); // a centroid
});

test("a film is unpacked into positions, clusters, labels and counts", () => {
  const film = part(Film, {});
  film.read({
    positions: sent(Int16Array.of(-5, 300)),
    clusters: sent(Uint8Array.of(1)),
    labels: sent(Uint8Array.of(7)),
    confusions: sent(Int32Array.of(70000)),
    digits: [
      [0, 1],
      [1, 0],
    ],
  });
  assert.deepEqual([...film.positions, ...film.clusters, ...film.labels, ...film.confusions], [-5, 300, 1, 7, 70000]);
  assert.deepEqual(film.hues, [1, 0]);
});

test("another run's moment is told, though it is the same frame and none of its images is marked", () => {
  const told = [];
  const film = part(Film, {
    data: { updates: [0, 9], positions: "" },
    last: 1,
    bars: null,
    points: { show() {} },
    say: () => told.push(film.sent),
    drawMatrix() {},
    drawBars() {},
  });
  for (const positions of ["", "", sent(Int16Array.of(1))]) {
    const data = { positions, clusters: "", labels: "", confusions: "", digits: [[0]] };
    if (positions !== film.sent) film.read(data);
    film.show(0);
  }
  assert.deepEqual(told, ["", sent(Int16Array.of(1))]);
});

test("images that changed their cluster are those that moved", () => {
  const film = part(Film, { n: 3, clusters: [0, 1, 1, 0, 2, 1] });
  assert.deepEqual(film.moved(1), [1]);
});

test("counts are read by frame, label and cluster", () => {
  const confusions = Array.from({ length: 60 }, (_, place) => place);
  assert.equal(part(Film, { confusions, now: 1, k: 3 }).count(4, 2), 44);
});

test("clusters stand in the order of their digits", () => {
  assert.deepEqual(part(Film, { k: 3, hues: [3, 1, 1] }).order, [1, 2, 0]);
});

test("a strip of pictures that another run's has overtaken is not shown", () => {
  const [coming, canvas] = [[], {}];
  globalThis.Image = class {
    addEventListener(_, act) {
      coming.push(() => act());
    }
  };
  const squeeze = part(Squeeze, { find: () => canvas });
  const shown = [];
  for (const source of ["long", "short"]) squeeze.load(".after", source, () => shown.push(canvas.strip.src));
  for (const load of coming.reverse()) load();
  assert.deepEqual(shown, ["short"]);
  assert.equal(canvas.strip.src, "short");
});
