import assert from "node:assert/strict";
import { test } from "node:test";

import { share } from "../../ui/anomalies/wall.js";

test("pictures of a sheet are placed by their share of the way", () => {
  assert.deepEqual([share(0, 1), share(1, 3), share(2, 3)], ["0%", "50%", "100%"]);
});
