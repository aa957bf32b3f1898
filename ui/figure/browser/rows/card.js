// What the pointer reads off a point: its picture out of a sheet of thumbnails, and facts.

import { fill, node } from "../../../frame/elements.js";
import { numbers } from "../bytes.js";

const sheets = new Map(); // address -> image, kept while the page lives

export class Card {
  element;
  root;
  images;
  index;

  constructor(element, root) {
    [this.element, this.root] = [element, root];
    this.find = (selector) => element.querySelector(selector);
  }

  update({ images, facts, texts, locale }) {
    [this.images, this.index] = [images, texts.index];
    this.format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, useGrouping: false });
    this.facts = (facts ?? []).map((fact) => this.read(fact));
    this.element.querySelector("canvas").hidden = !images;
  }

  read({ name, words, values }) {
    if (words) return { name, at: (row) => words[row] };
    const all = numbers(values);
    const whole = !(all instanceof Float32Array);
    return { name, at: (row) => (whole ? String(all[row]) : this.format.format(all[row])) };
  }

  // Return [name, value] of all that is known of a row.
  say(row) {
    return [[fill(this.index, { index: row }), ""], ...this.facts.map(({ name, at }) => [name, at(row)])];
  }

  show(row, event) {
    if (row !== this.row) {
      this.row = row;
      const pairs = this.say(row).flatMap(([name, value]) => [node("dt", "", name), node("dd", "", value)]);
      this.find("dl").replaceChildren(...pairs);
      if (this.images) this.draw(row);
    }
    this.element.hidden = false;
    this.beside(event);
  }

  hide() {
    this.element.hidden = true;
  }

  draw(row) {
    const { address, columns, size, side } = this.images;
    const pen = this.find("canvas").getContext("2d");
    pen.clearRect(0, 0, side, side);
    const place = row % size;
    const [left, top] = [side * (place % columns), side * Math.floor(place / columns)];
    const image = sheetImage(`${address}${Math.floor(row / size)}.png`);
    const draw = () => {
      if (row === this.row) pen.drawImage(image, left, top, side, side, 0, 0, side, side);
    };
    if (image.complete) draw();
    else image.addEventListener("load", draw, { once: true });
  }

  // Put the card beside the pointer, inside the component.
  beside({ clientX, clientY }) {
    const frame = this.root.getBoundingClientRect();
    const [x, y] = [clientX - frame.left + 16, clientY - frame.top + 16];
    const { offsetWidth, offsetHeight } = this.element;
    const left = x + offsetWidth > frame.width ? x - offsetWidth - 32 : x;
    this.element.style.left = `${Math.max(0, left)}px`;
    this.element.style.top = `${Math.max(0, Math.min(y, frame.height - offsetHeight))}px`;
  }
}

function sheetImage(address) {
  if (!sheets.has(address)) {
    const image = new Image();
    image.src = address;
    sheets.set(address, image);
  }
  return sheets.get(address);
}
