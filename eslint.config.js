import js from "@eslint/js";

// Spelt out, for the browser's own list has hundreds of plain words (`name`, `length`, `top`)
// behind which a forgotten declaration would hide.
const BROWSER = [
  "AbortController",
  "Image",
  "ImageData",
  "MouseEvent",
  "MutationObserver",
  "NodeFilter",
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
export default [
  { ignores: [".*/**", "runs/**"] },
  js.configs.recommended,
  { rules: { eqeqeq: "error", "no-var": "error", "prefer-const": ["error", { destructuring: "all" }] } },
  { files: ["ui/**/*.js"], languageOptions: { globals: known(BROWSER) } },
  { files: ["*.js", "tests/js/**"], languageOptions: { globals: known(NODE) } },
];
