import assert from "node:assert/strict";
import { test } from "node:test";

import { share } from "../../ui/anomalies/wall.js";
import { load, part } from "./load.js";

const { Threshold, percent } = await load("ui/anomalies/threshold/histograms.py", "Threshold", "percent");

test("no share that is not all or nothing is written as 100% or 0%", () => {
  const written = [0, 0.005, 0.5, 0.9996, 1].map((number) => percent(number));
  assert.deepEqual(written, ["0%", "0.50%", "50.0%", ">99.9%", "100%"]);
});

test("shares beyond what a set can tell are bounds", () => {
  assert.equal(percent(0.001, { floor: 0.01 }), "<1%");
  assert.equal(percent(1, { ceiling: 0.99 }), "≥99%");
});

test("a drag takes the stop nearest to the pointer", () => {
  const plot = { getBoundingClientRect: () => ({ left: 50, width: 100 }) };
  const threshold = part(Threshold, { plot, data: { places: [0, 0.4, 1] } });
  assert.deepEqual(
    [0, 69, 71, 130, 999].map((clientX) => threshold.nearest({ clientX })),
    [0, 0, 1, 2, 2],
  );
});

test("pictures of a sheet are placed by their share of the way", () => {
  assert.deepEqual([share(0, 1), share(1, 3), share(2, 3)], ["0%", "50%", "100%"]);
});
