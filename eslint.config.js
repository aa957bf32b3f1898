import js from "@eslint/js";
import { relative } from "node:path";

import { components, joined } from "./scripts/components.js";

// Spelt out, for the browser's own list has hundreds of plain words (`name`, `length`, `top`)
// behind which a forgotten declaration would hide.
const BROWSER = [
  "Image",
  "ImageData",
  "MouseEvent",
  "Blob",
  "Intl",
  "OffscreenCanvas",
  "Option",
  "ResizeObserver",
  "TextDecoder",
  "URL",
  "atob",
  "btoa",
  "clearTimeout",
  "devicePixelRatio",
  "document",
  "fetch",
  "getComputedStyle",
  "innerHeight",
  "matchMedia",
  "performance",
  "requestAnimationFrame",
  "setTimeout",
  "window",
];
const NODE = ["Buffer", "TextEncoder"];

const known = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));
const begins = new Map(); // script -> the line before its first in each module that it is part of

// A script is linted in each module that it is joined into. Of what is found there, its own lines
// are reported: once, and as unused only what no module uses.
const inItsModules = {
  meta: { name: "in-its-modules" },
  supportsAutofix: false,
  preprocess(text, filename) {
    const script = relative(import.meta.dirname, filename);
    const own = components().filter(({ scripts }) => scripts.includes(script));
    if (!own.length) {
      begins.set(filename, { at: [0], length: Infinity }); // a module by itself
      return [text];
    }
    const modules = own.map(({ scripts }) => joined(scripts, { [script]: text }));
    begins.set(filename, { at: modules.map(({ before }) => before[script]), length: text.split("\n").length });
    return modules.map((module) => module.text);
  },
  postprocess(reports, filename) {
    const { at, length } = begins.get(filename);
    const found = reports.map((messages, index) => messages.map((message) => moved(message, -at[index])));
    const inside = found.map((messages) => messages.filter(({ line }) => line > 0 && line <= length));
    const everywhere = (message) => inside.every((messages) => messages.some((other) => same(message, other)));
    return inside
      .flat()
      .filter((message, index, all) => all.findIndex((other) => same(message, other)) === index)
      .filter((message) => message.ruleId !== "no-unused-vars" || everywhere(message));
  },
};

function moved(message, by) {
  return { ...message, line: message.line + by, endLine: message.endLine + by };
}

function same(one, other) {
  return one.line === other.line && one.column === other.column && one.ruleId === other.ruleId;
}

export default [
  { ignores: [".*/**", "runs/**"] },
  js.configs.recommended,
  { rules: { eqeqeq: "error", "no-var": "error", "prefer-const": ["error", { destructuring: "all" }] } },
  { files: ["ui/**/*.js"], processor: inItsModules, languageOptions: { globals: known(BROWSER) } },
  { files: ["*.js", "scripts/**", "tests/js/**"], languageOptions: { globals: known(NODE) } },
];
