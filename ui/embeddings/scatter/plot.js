// One to three linked maps of the same images: what is picked in one is picked in all.

const SIDE = 28; // pixels of a thumbnail
const RARE = 0.04; // share of the points
const sheets = new Map(); // address -> image, kept while the page lives

export default function ({ data: [data], parentElement, setStateValue }) {
  const root = parentElement.querySelector(".scatter");
  root.scatter ??= new Scatter(root);
  root.scatter.update(data, setStateValue);
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const hex = (colour) => `#${[...colour].map((part) => part.toString(16).padStart(2, "0")).join("")}`;

class Scatter {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    [this.views, this.rings, this.n] = [[], [], 0];
    [this.tool, this.hovered, this.point, this.some] = ["move", null, null, 0];
    this.find(".bar").addEventListener("click", (event) => this.press(event));
    this.find(".legend").addEventListener("click", (event) => this.press(event));
  }

  update(data, send) {
    [this.send, this.texts, this.sheet] = [send, data.texts, data.sheet];
    this.label();
    this.facts = data.facts.map((fact) => readFact(fact, data.texts.decimal));
    this.rings = data.rings;
    this.count(data.n);
    this.colour(data.colouring);
    this.arrange(data.panels);
    this.tally();
  }

  // Other images than before: nothing of what was picked is among them.
  count(n) {
    if (n === this.n) return;
    [this.n, this.mask, this.some] = [n, new Uint8Array(n), 0];
    [this.point, this.hovered] = [null, null];
    this.find(".card").hidden = true;
  }

  arrange(panels) {
    const places = this.find(".panels");
    while (this.views.length > panels.length) this.views.pop().element.remove();
    while (this.views.length < panels.length) {
      const element = figure();
      places.append(element);
      const view = new View(element, this);
      new Hand(view, this);
      this.views.push(view);
    }
    places.dataset.count = panels.length;
    this.views.forEach((view, place) => view.update(panels[place], this.texts));
  }

  // A scale has 256 colours, classes have their own.
  colour(colouring) {
    this.colours = bytes(colouring.of);
    const palette = colouring.palette && bytes(colouring.palette);
    this.palette = palette
      ? Array.from({ length: 256 }, (_, level) => hex(palette.subarray(3 * level, 3 * level + 3)))
      : colouring.colours;
    this.drawn = null;
    this.order = rareLast(this.colours);
    this.printed = colouring.printed ? colouring.names : [];
    this.find(".legend").replaceChildren(...(palette ? this.ramp(colouring) : this.chips(colouring)));
  }

  chips({ title, names, colours }) {
    const there = new Set(this.colours);
    const chips = names.map((name, value) => {
      const chip = node("button", "chip", name);
      Object.assign(chip, { type: "button", hidden: !there.has(value), title: this.texts.legend });
      chip.dataset.value = value;
      chip.prepend(node("i"));
      chip.firstChild.style.background = colours[value];
      return chip;
    });
    return [node("span", "title", title), ...chips];
  }

  ramp({ title, ends }) {
    const ramp = node("i", "ramp");
    ramp.style.background = `linear-gradient(90deg, ${this.palette.filter((_, i) => i % 16 === 0)})`;
    return [node("span", "title", title), node("span", "", ends[0]), ramp, node("span", "", ends[1])];
  }

  // One disc of every colour, side by side; drawing them is copying.
  stamps(radius, ratio) {
    const side = 2 * Math.ceil(radius * ratio + 1);
    const name = `${side} ${radius.toFixed(2)}`;
    if (this.drawn !== name) {
      this.drawn = name;
      this.discs = new OffscreenCanvas(side * this.palette.length, side);
      const context = this.discs.getContext("2d");
      this.palette.forEach((colour, place) => {
        context.beginPath();
        context.fillStyle = colour;
        context.arc(side * (place + 0.5), side / 2, radius * ratio, 0, 2 * Math.PI);
        context.fill();
      });
    }
    return [this.discs, side];
  }

  shrinkStamps() {
    this.drawn = null;
  }

  label() {
    const word = (name) => this.texts[name];
    this.find(".tools").setAttribute("aria-label", word("tools"));
    for (const button of this.root.querySelectorAll("[data-tool]")) {
      button.textContent = word(button.dataset.tool);
    }
    for (const button of this.root.querySelectorAll("[data-do]")) {
      Object.assign(button, { title: word(button.dataset.do) });
      button.setAttribute("aria-label", word(button.dataset.do));
    }
    this.find(".none").textContent = word("none");
    this.find(".legend").setAttribute("aria-label", word("legend"));
    const touch = matchMedia("(pointer: coarse)").matches;
    this.find(".hint").textContent = word(touch ? "hint_touch" : "hint");
  }

  press(event) {
    const { tool, do: act, value } = event.target.closest("button")?.dataset ?? {};
    if (tool) this.take(tool);
    if (act === "closer") this.views.forEach((view) => view.closer(1.4));
    if (act === "farther") this.views.forEach((view) => view.closer(1 / 1.4));
    if (act === "whole") this.views.forEach((view) => view.whole());
    if (act === "none") this.letGo();
    if (value)
      this.select(
        this.colours.map((colour) => Number(colour === Number(value))),
        event.shiftKey,
      );
  }

  take(tool) {
    this.tool = tool;
    this.root.dataset.tool = tool;
    for (const button of this.root.querySelectorAll("[data-tool]")) {
      button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
    }
  }

  // Select the points of a mask; with the shift key, those besides the ones before.
  select(mask, more) {
    this.mask = more ? mask.map((bit, i) => bit | this.mask[i]) : Uint8Array.from(mask);
    this.some = this.mask.reduce((sum, bit) => sum + bit, 0);
    this.tally();
    this.redraw();
    this.send("selection", { n: this.n, bits: packed(this.mask) });
  }

  letGo() {
    if (this.point !== null) this.pick(null);
    if (this.some) this.select(new Uint8Array(this.n));
    this.hover(null);
  }

  pick(row) {
    if (row === this.point) return;
    this.point = row;
    this.rings = [];
    this.redraw();
    if (row !== null)
      this.find(".readout").textContent = this.say(row)
        .map((pair) => pair.join(" "))
        .join(", ");
    this.send("point", row);
  }

  tally() {
    const words = { m: this.some, n: this.n };
    this.find(".count").textContent = this.some ? fill(this.texts.selected, words) : "";
    this.find(".none").hidden = !this.some && this.point === null;
  }

  redraw() {
    this.tally();
    this.views.forEach((view) => view.draw());
  }

  hover(row, view, x, y) {
    if (row !== this.hovered) {
      this.hovered = row;
      this.views.forEach((one) => one.paintOver());
      if (row !== null) this.show(row);
    }
    const card = this.find(".card");
    card.hidden = row === null;
    if (row !== null) this.beside(card, view, x, y);
  }

  say(row) {
    const index = fill(this.texts.index, { index: row });
    return [[index, ""], ...this.facts.map(({ name, read }) => [name, read(row)])];
  }

  show(row) {
    this.find(".card dl").replaceChildren(
      ...this.say(row).flatMap(([name, value]) => [node("dt", "", name), node("dd", "", value)]),
    );
    this.thumbnail(row);
  }

  thumbnail(row) {
    const { address, columns, size } = this.sheet;
    const context = this.find(".card canvas").getContext("2d");
    context.clearRect(0, 0, SIDE, SIDE);
    const place = row % size;
    const [left, top] = [SIDE * (place % columns), SIDE * Math.floor(place / columns)];
    const image = sheetImage(`${address}${Math.floor(row / size)}.png`);
    const draw = () => {
      if (row === this.hovered) context.drawImage(image, left, top, SIDE, SIDE, 0, 0, SIDE, SIDE);
    };
    if (image.complete) draw();
    else image.addEventListener("load", draw, { once: true });
  }

  // Put the card beside the pointer, inside the component.
  beside(card, view, x, y) {
    const frame = this.root.getBoundingClientRect();
    const stage = view.stage.getBoundingClientRect();
    const left = stage.left - frame.left + x + 16;
    const top = stage.top - frame.top + y + 16;
    const tooFar = left + card.offsetWidth > frame.width;
    card.style.left = `${Math.max(0, tooFar ? left - card.offsetWidth - 32 : left)}px`;
    card.style.top = `${Math.min(top, frame.height - card.offsetHeight)}px`;
  }
}

// The order in which flat points are drawn, where a colour is rare: it comes last, on top.
function rareLast(colours) {
  const counts = new Uint32Array(256);
  colours.forEach((colour) => counts[colour]++);
  const least = Math.min(...counts.filter((count) => count));
  if (least > RARE * colours.length) return null;
  return Uint32Array.from(colours.keys()).sort((a, b) => counts[colours[b]] - counts[colours[a]]);
}

function sheetImage(address) {
  if (!sheets.has(address)) {
    const image = new Image();
    image.src = address;
    sheets.set(address, image);
  }
  return sheets.get(address);
}

function readFact({ name, words, kind, numbers }, decimal) {
  if (words) return { name, read: (row) => words[row] };
  const buffer = bytes(numbers).buffer;
  if (kind === "<i4") {
    const values = new Int32Array(buffer);
    return { name, read: (row) => values[row] };
  }
  const values = new Float32Array(buffer);
  return { name, read: (row) => String(Number(values[row].toPrecision(3))).replace(".", decimal) };
}

// Eight points a byte, the first in its highest bit, as NumPy reads them.
function packed(mask) {
  const bits = new Uint8Array(Math.ceil(mask.length / 8));
  mask.forEach((bit, i) => {
    bits[i >> 3] |= bit << (7 - (i & 7));
  });
  return btoa(bits.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}

function node(tag, css, text) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text !== undefined) made.append(text);
  return made;
}

function figure() {
  const made = node("figure");
  const [title, stage, note] = [node("figcaption"), node("div", "stage"), node("p", "note")];
  title.append(node("b"));
  stage.append(node("canvas", "ground"), node("canvas", "over"));
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  made.append(title, stage, note);
  return made;
}
