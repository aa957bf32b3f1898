// What Streamlit itself says, in the language of the page: it has no translations to switch.

import { fill } from "../elements.js";

const PLACES = [
  "[data-testid='stFileUploaderDropzone'] button",
  "[data-testid='stFileUploaderDropzoneInstructions']",
  "[data-testid='stTopNavSection']",
  "[data-testid='InputInstructions']",
  "[data-testid='stNumberInput'] button",
  "[data-testid='stCode'] button",
].join(", ");

// What it says, and the name of our sentence; the pattern's group fills the braces.
const SAID = /** @type {[RegExp, string][]} */ ([
  [/^Upload$/, "upload"],
  [/^([\d.]+ ?[KMG]?B) per file$/, "per_file"],
  [/^(\d+) more$/, "more"],
  [/^Press Enter to apply$/, "apply"],
  [/^Press Enter to submit form$/, "submit"],
  [/^Decrement$/, "less"],
  [/^Increment$/, "greater"],
  [/^Clear value$/, "clear"],
  [/^Copy to clipboard$/, "copy"],
]);

// Return our sentence for one of Streamlit's, the same text for any other.
export function translated(text, texts) {
  for (const [pattern, name] of SAID) {
    const found = pattern.exec(text.trim());
    if (found) return fill(texts[name], { what: found[1] });
  }
  return text;
}

// Put our sentences in the places of Streamlit's, wherever they are on the page now.
export function translate(texts) {
  for (const element of document.querySelectorAll(PLACES)) {
    for (const attribute of ["aria-label", "title"]) {
      const said = element.getAttribute(attribute);
      if (said) change(said, texts, (ours) => element.setAttribute(attribute, ours));
    }
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      change(currentNode.nodeValue, texts, (ours) => (currentNode.nodeValue = ours));
    }
  }
}

// A sentence that is ours already stays untouched: whoever watches the page hears of every change.
function change(said, texts, put) {
  const ours = translated(said, texts);
  if (ours !== said) put(ours);
}
