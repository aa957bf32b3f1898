// What the scripts of the pages make their elements and words with.

const SVG = "http://www.w3.org/2000/svg";

// Return an element of HTML with a class, holding texts or elements.
export function node(tag, css = "", ...content) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  made.append(...content);
  return made;
}

// Return an element of SVG with a class and attributes.
export function shape(tag, css, attributes) {
  const made = document.createElementNS(SVG, tag);
  if (css) made.setAttribute("class", css);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Return a text with its braces filled in.
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Return the numbers from 0 to before a length.
export const range = (length) => Array.from({ length }, (_, index) => index);

const letter = (place) => String.fromCharCode(65 + place);

// Return a cluster's name, as `name` in ui/pictures/clusters.py: a letter, or two of many clusters.
export const clusterName = (cluster, n) =>
  n <= 26 ? letter(cluster) : letter(Math.floor(cluster / 26)) + letter(cluster % 26);

// Return a sentence in the form that the number `n` among its words asks for, with these words.
export function counted(texts, name, words) {
  const form = texts[`${name}.${new Intl.PluralRules(texts.locale).select(words.n)}`];
  return fill(form, { ...words, n: words.n.toLocaleString(texts.locale) });
}
