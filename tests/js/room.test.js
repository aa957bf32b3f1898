import assert from "node:assert/strict";
import { test } from "node:test";

import { columnsFor, count, saying } from "../../ui/room/wall.js";

const TEXTS = { odd: "no digit", alt: "Read as {digit}, {share} sure", locale: "en" };
const card = (read, odd = false, sure = 0.934) => ({ read, odd, sure });

test("cards are counted by what was read, and what is no digit by itself", () => {
  const counts = count([card(7), card(7), card(3), card(7, true)]);
  assert.deepEqual([counts[7], counts[3], counts[0], counts.none], [2, 1, 0, 1]);
});

test("a card says its digit and how sure the network is", () => {
  assert.deepEqual(saying(card(7), TEXTS), { big: "7", share: "93%", alt: "Read as 7, 93% sure" });
});

test("what is no digit has no share of certainty", () => {
  assert.deepEqual(saying(card(7, true), TEXTS), { big: "no digit", share: "", alt: "no digit" });
});

// A tile is as wide as its column without the gap; caption and gap below add 30 pixels to that.
const rowsFit = (n, columns, width, height) => Math.ceil(n / columns) * (width / columns + 30) <= height;

test("all tiles are seen at once with the fewest columns", () => {
  for (const [n, width, height] of [
    [5, 740, 460],
    [24, 740, 460],
    [60, 1200, 700],
  ]) {
    const columns = columnsFor(n, width, height, 10);
    assert.ok(rowsFit(n, columns, width, height), `${n} tiles in ${columns} columns`);
    assert.ok(!rowsFit(n, columns - 1, width, height), `${n} tiles in fewer than ${columns}`);
  }
});

test("one tile does not fill the wall, and a hundred on a phone can still be read", () => {
  assert.equal(740 / columnsFor(1, 740, 460, 10) <= 290, true);
  assert.equal(columnsFor(100, 340, 400, 9), Math.floor(340 / 67));
});
