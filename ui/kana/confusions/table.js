// How often each character (a line) was read as each other one (a column). Hovering and the arrow
// keys name a cell, a click and Enter open it.

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const LABEL = 13; // pixels of a character on an axis
const LANE = 15; // pixels between two lanes of characters
const SMALLEST = 340; // pixels of the side, unless the page is narrower
const BESIDE = 222; // pixels of the window that the rest of the page takes
const EDGE = 9; // pixels beyond the last cell, into which its label reaches
const FAINTEST = 0.3; // of the colours, for a single image
const NEAR = 9; // pixels from a click to a cell with something in it
const FONT = '"Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", "Meiryo", sans-serif';

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".table");
  root.table ??= new Table(root);
  root.table.update(data, setTriggerValue);
}

class Table {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.pen = this.canvas.getContext("2d");
    this.readout = root.querySelector(".readout");
    this.canvas.addEventListener("pointermove", (event) => this.hover(this.cellAt(event)));
    this.canvas.addEventListener("pointerleave", () => this.hover(null));
    this.canvas.addEventListener("click", (event) => this.click(event));
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.fit()).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render());
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    this.n = data.characters.length;
    this.counts = new Map(data.counts.map(([label, read, count]) => [label * this.n + read, count]));
    this.most = Math.max(1, ...this.counts.values());
    this.canvas.setAttribute("aria-label", data.texts.table);
    this.root.querySelector(".most").textContent = this.most;
    this.root.querySelector(".axes").textContent = data.texts.axes;
    this.root.style.setProperty("--none", data.palette[0]);
    this.root.style.setProperty("--ramp", `linear-gradient(90deg, ${data.palette.slice(this.shade(1)).join()})`);
    this.fit();
    this.tell();
  }

  fit() {
    const width = this.root.clientWidth;
    if (!width || !this.data) return;
    const side = Math.min(width, Math.max(SMALLEST, innerHeight - BESIDE));
    this.ratio = devicePixelRatio || 1;
    this.lanes = Math.ceil((LABEL * this.n) / (side - 2 * LANE));
    this.margin = this.lanes * LANE + 3;
    this.cell = (side - this.margin - EDGE) / this.n;
    this.side = side;
    this.canvas.style.width = this.canvas.style.height = `${this.side}px`;
    this.canvas.width = this.canvas.height = Math.round(this.side * this.ratio);
    this.render();
  }

  // ---- looks -------------------------------------------------------------

  render() {
    if (!this.side) return;
    this.ink = getComputedStyle(this.root).color;
    this.pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.pen.clearRect(0, 0, this.side, this.side);
    this.paintCells();
    this.paintGroups();
    for (let index = 0; index < this.n; index++) this.paintLabels(index);
    if (this.data.open) this.frame(this.data.open, "#ff5f2e", 2.5);
    if (this.at) this.point(this.at);
  }

  paintCells() {
    const { pen, margin, cell, n } = this;
    const { palette } = this.data;
    pen.fillStyle = palette[0];
    pen.fillRect(margin, margin, cell * n, cell * n);
    for (const [place, count] of this.counts) {
      const [left, top] = [place % n, Math.floor(place / n)];
      pen.fillStyle = palette[this.shade(count)];
      pen.fillRect(
        this.edge(left),
        this.edge(top),
        this.edge(left + 1) - this.edge(left),
        this.edge(top + 1) - this.edge(top),
      );
    }
  }

  // Where a cell begins, on a whole pixel of the screen.
  edge(index) {
    return Math.round((this.margin + index * this.cell) * this.ratio) / this.ratio;
  }

  shade(count) {
    const level = this.most > 1 ? Math.log(count) / Math.log(this.most) : 1;
    return Math.round((FAINTEST + (1 - FAINTEST) * level) * (this.data.palette.length - 1));
  }

  paintGroups() {
    for (const [index, end] of this.data.groups.entries()) {
      const strong = end === this.data.basic;
      this.pen.fillStyle = strong ? "rgb(255 255 255 / 0.75)" : "rgb(255 255 255 / 0.28)";
      if (index === this.data.groups.length - 1) continue;
      const place = this.edge(end) - 0.5;
      this.pen.fillRect(place, this.margin, 1, this.cell * this.n);
      this.pen.fillRect(this.margin, place, this.cell * this.n, 1);
    }
  }

  // Neighbours stand in different lanes: a character is wider than a cell.
  paintLabels(index) {
    const middle = this.margin + (index + 0.5) * this.cell;
    const lane = this.margin - 3 - (index % this.lanes) * LANE - LANE / 2;
    const lead = this.margin - 2 - (index % this.lanes) * LANE;
    this.pen.fillStyle = `color-mix(in srgb, ${this.ink} 22%, transparent)`;
    this.pen.fillRect(middle - 0.25, lead, 0.5, this.margin - lead);
    this.pen.fillRect(lead, middle - 0.25, this.margin - lead, 0.5);
    this.write(index, middle, lane, LABEL, this.ink);
    this.write(index, lane, middle, LABEL, this.ink);
  }

  write(index, x, y, size, color) {
    this.pen.font = `${size}px ${FONT}`;
    this.pen.textAlign = "center";
    this.pen.textBaseline = "middle";
    this.pen.fillStyle = color;
    this.pen.fillText(this.data.characters[index], x, y);
  }

  frame([label, read], color, width) {
    const { pen, margin, cell } = this;
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.strokeRect(margin + read * cell - 1.5, margin + label * cell - 1.5, cell + 3, cell + 3);
  }

  point(cell) {
    const { pen, margin, n } = this;
    const [y, x] = cell.map((index) => margin + index * this.cell);
    pen.fillStyle = "rgb(255 255 255 / 0.16)";
    pen.fillRect(margin, y, this.cell * n, this.cell);
    pen.fillRect(x, margin, this.cell, this.cell * n);
    this.frame(cell, "#ffffff", 1.5);
    this.badge(cell[0], margin / 2, y + this.cell / 2);
    this.badge(cell[1], x + this.cell / 2, margin / 2);
  }

  badge(index, x, y) {
    this.pen.fillStyle = "#ff5f2e";
    this.pen.beginPath();
    const half = Math.min(13, this.margin / 2 - 1);
    const [left, top] = [Math.max(0, x - 13), Math.max(0, y - 13)];
    this.pen.roundRect(Math.min(left, x - half), Math.min(top, y - half), 26, 26, 6);
    this.pen.fill();
    this.write(index, x, y, 19, "#ffffff");
  }

  // ---- what the visitor does -----------------------------------------------

  cellAt(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const cell = [y, x].map((place) => Math.floor((place - this.margin) / this.cell));
    return cell.every((index) => index >= 0 && index < this.n) ? cell : null;
  }

  count([label, read]) {
    return this.counts.get(label * this.n + read) ?? 0;
  }

  hover(cell) {
    this.at = cell;
    this.render();
    this.tell();
  }

  // A cell is smaller than a finger: an empty one gives way to a filled one close by.
  click(event) {
    const cell = this.cellAt(event);
    const chosen = cell && (this.count(cell) ? cell : this.nearest(cell));
    if (chosen) this.open(chosen);
  }

  nearest([label, read]) {
    const far = (place) => Math.hypot(Math.floor(place / this.n) - label, (place % this.n) - read);
    const [best] = [...this.counts.keys()].sort((one, other) => far(one) - far(other));
    if (best === undefined || far(best) * this.cell > NEAR) return null;
    return [Math.floor(best / this.n), best % this.n];
  }

  open(cell) {
    this.at = cell;
    this.render();
    this.tell();
    this.send("cell", cell);
  }

  key(event) {
    const cell = this.at ?? this.data.open ?? [0, 0];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (this.count(cell)) this.open(cell);
    } else if (STEPS[event.key]) {
      event.preventDefault();
      const [down, right] = STEPS[event.key];
      const bound = (index) => Math.max(0, Math.min(this.n - 1, index));
      this.hover([bound(cell[0] + down), bound(cell[1] + right)]);
    }
  }

  tell() {
    const cell = this.at ?? this.data.open;
    this.readout.textContent = cell ? this.sentence(cell) : this.data.texts.hint;
  }

  sentence([label, read]) {
    const { characters, readings, totals, texts } = this.data;
    const named = (index) => `${characters[index]} (${readings[index]})`;
    const blanks = { label: named(label), read: named(read), count: this.count([label, read]), total: totals[label] };
    return texts.cell.replace(/\[(\w+)\]/g, (_, name) => blanks[name]);
  }
}
