import assert from "node:assert/strict";
import { test } from "node:test";

import { labels, length } from "../../ui/kana/practice/strokes.js";
import { assertClose, load, part } from "./load.js";

const { Table } = await load("ui/kana/confusions/table.py", "Table");

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

test("the more images a cell has, the stronger its colour, on a log scale", () => {
  const table = part(Table, { most: 100, data: { palette: Array(101) } });
  assert.deepEqual(
    [1, 10, 100].map((count) => table.shade(count)),
    [30, 65, 100],
  );
});

test("a click beside a filled cell opens it, one far away opens none", () => {
  const table = part(Table, { n: 4, cell: 8, counts: new Map([[1 * 4 + 2, 5]]) });
  assert.deepEqual(table.nearest([1, 3]), [1, 2]);
  assert.equal(table.nearest([3, 0]), null);
});
