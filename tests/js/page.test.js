import assert from "node:assert/strict";
import { test } from "node:test";

import { translated } from "../../ui/frame/page/streamlits.js";

const TEXTS = { upload: "Hochladen", more: "{what} weitere", per_file: "{what} je Datei", apply: "Mit Enter" };

test("what Streamlit says is said in the page's language", () => {
  assert.equal(translated("Upload", TEXTS), "Hochladen");
  assert.equal(translated("4 more", TEXTS), "4 weitere");
  assert.equal(translated("50.0MB per file", TEXTS), "50.0MB je Datei");
  assert.equal(translated("Press Enter to apply", TEXTS), "Mit Enter");
});

test("other words stay as they are", () => {
  for (const words of ["Hochladen", "4 weitere", " • NPZ", "Upload an image file"]) {
    assert.equal(translated(words, TEXTS), words);
  }
});
