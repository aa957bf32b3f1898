import assert from "node:assert/strict";
import { test } from "node:test";

import { inkOn } from "../../ui/inside/stage/paint.js";

test("a number is black on light colours and white on dark ones", () => {
  assert.equal(inkOn([255, 255, 255]), "#000");
  assert.equal(inkOn([0, 0, 0]), "#fff");
  assert.equal(inkOn([204, 91, 24]), "#000"); // white would have a contrast of 4.13 only
  assert.equal(inkOn([201, 81, 10]), "#000");
  assert.equal(inkOn([47, 111, 184]), "#fff");
});
