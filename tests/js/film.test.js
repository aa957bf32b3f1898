import assert from "node:assert/strict";
import { test } from "node:test";

import { load, part } from "./load.js";

const { Transport, trace } = await load("ui/dec/squeeze.py", "Transport", "trace");

const transport = (fields) => part(Transport, { last: 10, live: false, render() {}, ...fields });

test("a film takes 0.42 s a frame, but neither under 2.4 nor over 14 s", () => {
  const seconds = (last, speed) => last / transport({ last, find: () => ({ value: speed }) }).pace / 1000;
  assert.deepEqual(
    [2, 10, 100].map((last) => Math.round(10 * seconds(last, "1")) / 10),
    [2.4, 4.2, 14],
  );
  assert.equal(seconds(10, "2"), 2.1);
});

test("a step from between two frames goes to a whole one", () => {
  const stops = [2.5, 2].flatMap((at) =>
    [-1, 1].map((by) => {
      const moved = transport({ at });
      moved.step(by);
      return moved.at;
    }),
  );
  assert.deepEqual(stops, [2, 3, 1, 3]);
});

test("the film stays within its frames and follows a live run at the last one", () => {
  const moved = transport({ live: true });
  moved.stay(99);
  assert.deepEqual([moved.at, moved.following], [10, true]);
  moved.stay(-1);
  assert.deepEqual([moved.at, moved.following], [0, false]);
});

test("a curve breaks where a figure is missing", () => {
  assert.equal(trace([0, 1], 1), "M0.0 100.0L1000.0 0.0");
  assert.equal(trace([0, null, 0.5, 0.25], 4), "M0.0 100.0M500.0 50.0L750.0 75.0");
  assert.equal(trace([NaN], 0), "");
});
