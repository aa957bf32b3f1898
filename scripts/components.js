// The scripts of ui/ as the browser gets them. Each `Component("name", __file__, files...)` in
// Python joins its scripts into one module (ui/frame/component.py), so that a script may use the
// names of its neighbours; whoever checks one has to see them all.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const REGISTERED = /Component\(\s*"\w+",\s*__file__,([^)]*)\)/g;

const read = (file) => readFileSync(join(ROOT, file), "utf8");

// Return every component: the Python file that registers it, and its scripts in their order.
export function components() {
  const files = readdirSync(join(ROOT, "ui"), { recursive: true }).map((file) => join("ui", file));
  return files.filter((file) => file.endsWith(".py")).flatMap(registeredIn);
}

function registeredIn(python) {
  const text = read(python);
  return [...text.matchAll(REGISTERED)].map(([, files]) => {
    const named = files.split(",").map((file) => file.trim());
    return { python, scripts: named.map((file) => place(file, python)).filter(Boolean) };
  });
}

// Return where a script lies that Python calls "name.js"; nothing for other files.
function place(file, python) {
  const [, name] = /^"(.+\.js)"$/.exec(file) ?? [];
  return name ? join(dirname(python), name) : undefined;
}

// Join scripts as Python does. Return the module's text and the line before each script's first.
// `edited` has the text of scripts that differ from what is on disk.
export function joined(scripts, edited = {}) {
  const texts = scripts.map((script) => edited[script] ?? read(script));
  const before = {};
  let lines = 0;
  scripts.forEach((script, index) => {
    before[script] = lines;
    lines += texts[index].split("\n").length;
  });
  return { text: texts.join("\n"), before };
}
