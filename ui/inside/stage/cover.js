// A square over a drawing: what it costs at every place, and what the network says under it.

import { fill, node, range } from "../../frame/elements.js";
import { unpack } from "./net.js";
import { GREY, Palette, rgb, shareOf } from "./paint.js";

const LISTED = 6; // classes shown of many
const INK = 0.42; // how much of the drawing shines through the colours

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".cover");
  root.cover ??= new Cover(root);
  root.cover.update(data);
}

export class Cover {
  data;
  texts;
  m;
  n;
  side;
  places;

  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.heat = this.find(".heat");
    this.heat.addEventListener("pointermove", (event) => this.follow(event));
    this.heat.addEventListener("pointerdown", (event) => this.follow(event));
    this.heat.addEventListener("keydown", (event) => this.walk(event));
    this.find(".home").addEventListener("click", () => this.place(...this.home));
    new ResizeObserver(() => this.data && root.isConnected && this.render()).observe(this.heat);
  }

  update(data) {
    const [header, numbers] = unpack(data);
    const side = header.image[0];
    const { places, labels, texts } = header;
    const [m, n] = [places.length, labels.length];
    this.image = numbers.subarray(0, side * side);
    this.whole = numbers.subarray(side * side, side * side + n);
    this.answers = numbers.subarray(side * side + n);
    Object.assign(this, { data: header, side, m, n, texts, places });
    this.home = header.decisive.map((begin) => places.indexOf(begin));
    this.at = this.home;
    this.label();
    this.render();
    this.root.dataset.shown = header.shown;
  }

  label() {
    const { texts } = this;
    this.find(".cost b").textContent = texts.map;
    this.find(".covered b").textContent = texts.seen;
    this.find(".heading b").textContent = texts.answer;
    this.find(".home").textContent = texts.decisive;
    this.heat.setAttribute("aria-label", `${texts.map}. ${texts.keys}`);
  }

  // The probabilities with the square at a place of the grid.
  answer(row, column) {
    const start = (row * this.m + column) * this.n;
    return this.answers.subarray(start, start + this.n);
  }

  // ---- moving -------------------------------------------------------------------------------

  follow(event) {
    const box = this.heat.getBoundingClientRect();
    const begin = (at, length) => (at / length) * this.side - this.data.patch / 2;
    this.place(
      this.nearest(begin(event.clientY - box.top, box.height)),
      this.nearest(begin(event.clientX - box.left, box.width)),
    );
  }

  nearest(begin) {
    const away = this.places.map((own) => Math.abs(own - begin));
    return away.indexOf(Math.min(...away));
  }

  walk(event) {
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const hold = (at) => Math.max(0, Math.min(this.m - 1, at));
    this.place(...this.at.map((at, axis) => hold(at + move[axis])));
  }

  place(row, column) {
    this.at = [row, column];
    this.draw();
    this.tell();
  }

  // ---- drawing ------------------------------------------------------------------------------

  render() {
    this.palette = new Palette(this.root);
    this.costs = this.spread();
    this.draw();
    this.tell();
  }

  // What covering costs, for each pixel: the mean over the squares that lie on it.
  spread() {
    const { side, m, places, data } = this;
    const [sums, counts] = [new Float32Array(side * side), new Float32Array(side * side)];
    for (const [row, column] of range(m * m).map((cell) => [Math.floor(cell / m), cell % m])) {
      const cost = this.whole[data.target] - this.answer(row, column)[data.target];
      for (const inside of range(data.patch ** 2)) {
        const y = places[row] + Math.floor(inside / data.patch);
        const pixel = y * side + places[column] + (inside % data.patch);
        sums[pixel] += cost;
        counts[pixel] += 1;
      }
    }
    return sums.map((sum, pixel) => sum / counts[pixel]);
  }

  draw() {
    const [top, left] = this.at.map((at) => this.places[at]);
    const { patch, shade } = this.data;
    const scale = Math.max(0.02, ...this.costs.map(Math.abs));
    const ink = this.root.querySelector(".palette .mark") && rgb(this.palette.ink);
    this.paint(this.heat, (pixel) => {
      const colour = this.palette.at(this.costs[pixel], scale);
      return colour.map((part, channel) => part + INK * this.image[pixel] * (ink[channel] - part));
    });
    const pen = this.heat.getContext("2d");
    const unit = this.heat.width / this.side;
    [pen.strokeStyle, pen.lineWidth] = [this.palette.mark, Math.max(2, unit / 4)];
    pen.strokeRect(left * unit, top * unit, patch * unit, patch * unit);
    this.paint(this.find(".covered canvas"), (pixel) => {
      const [y, x] = [Math.floor(pixel / this.side), pixel % this.side];
      const covered = y >= top && y < top + patch && x >= left && x < left + patch;
      return GREY.at(covered ? shade : this.image[pixel]);
    });
  }

  paint(canvas, colour) {
    const { side } = this;
    const small = new OffscreenCanvas(side, side);
    const image = new ImageData(side, side);
    for (let pixel = 0; pixel < side * side; pixel += 1) image.data.set([...colour(pixel), 255], 4 * pixel);
    small.getContext("2d").putImageData(image, 0, 0);
    canvas.width = canvas.height = Math.max(side, Math.round(canvas.clientWidth * devicePixelRatio));
    const pen = canvas.getContext("2d");
    pen.imageSmoothingEnabled = false;
    pen.drawImage(small, 0, 0, canvas.width, canvas.width);
  }

  // ---- words --------------------------------------------------------------------------------

  tell() {
    const { texts, data } = this;
    const now = this.answer(...this.at);
    const [row, column] = this.at.map((at) => this.places[at] + 1);
    const best = now.indexOf(Math.max(...now));
    const labels = { before: data.labels[data.target], after: data.labels[best] };
    const tips = best !== data.target;
    const where = fill(texts.at, { row, column });
    this.find(".covered span").textContent = where;
    this.find(".covered canvas").setAttribute("aria-label", `${texts.seen}, ${where}`);
    this.find(".bars").replaceChildren(...this.listed(now).map((place) => this.bar(place, now[place], place === best)));
    const words = {
      label: labels.before,
      before: this.share(this.whole[data.target]),
      after: this.share(now[data.target]),
    };
    const outcome = tips ? fill(texts.tips, labels) : texts.holds;
    this.find(".outcome").textContent = `${fill(texts.lost, words)}. ${outcome}`;
    this.root.classList.toggle("tips", tips);
  }

  // Classes in their order where they are few, else the likeliest with and without the square.
  listed(now) {
    if (this.n <= 12) return range(this.n);
    const sizes = range(this.n).map((place) => Math.max(now[place], this.whole[place]));
    return range(this.n)
      .sort((one, other) => sizes[other] - sizes[one])
      .slice(0, LISTED);
  }

  bar(place, probability, best) {
    const made = node("li", best ? "top" : "", node("b", "", this.data.labels[place]));
    const track = node("div");
    const [now, before] = [node("i"), node("u")];
    now.style.setProperty("--p", probability);
    before.style.setProperty("--p", Math.max(0.01, this.whole[place]));
    track.append(now, before);
    made.append(track, node("span", "", this.share(probability)));
    return made;
  }

  share(probability) {
    return shareOf(probability, this.texts.locale);
  }
}
