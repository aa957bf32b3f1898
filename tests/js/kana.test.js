import assert from "node:assert/strict";
import { test } from "node:test";

import { labels, length } from "../../ui/kana/practice/strokes.js";
import { assertClose } from "./given.js";

test("a stroke is as long as its pieces", () => {
  assert.equal(
    length([
      [0, 0],
      [3, 4],
      [3, 10],
    ]),
    11,
  );
});

test("a number stands before the start of its stroke, on the slate", () => {
  assertClose(
    labels([
      [
        [500, 500],
        [600, 500],
      ],
    ])[0],
    [454, 500],
  );
  assertClose(
    labels([
      [
        [10, 500],
        [600, 500],
      ],
    ])[0],
    [0, 500],
  );
});

test("a number gives way to one that is there already", () => {
  const stroke = [
    [500, 500],
    [600, 500],
  ];
  const angle = (110 * Math.PI) / 180;
  assertClose(labels([stroke, stroke])[1], [500 - 46 * Math.cos(angle), 500 - 46 * Math.sin(angle)]);
});
