// The moving map: one film, or two in step; or one still frame with a list of its centres.

import { clockOf } from "../../figure/browser/clock.js";
import { Transport, steer } from "../../figure/browser/transport.js";
import { clusterName, fill, node, range } from "../../frame/elements.js";
import { Film, percent } from "./film.js";

const SIDE = 28; // pixels of a thumbnail
const sheets = new Map(); // address -> image, kept while the page lives

export default function ({ data: [data], parentElement, setStateValue }) {
  const root = parentElement.querySelector(".dec");
  root.map ??= new MovingMap(root, parentElement.querySelector("template"));
  root.map.update(data, setStateValue);
  return () => root.map.leave();
}

class MovingMap {
  root;
  template;
  data;
  texts;
  send;

  constructor(root, template) {
    [this.root, this.template, this.films] = [root, template, []];
    [this.colour, this.only, this.row, this.hovered] = ["digit", null, null, null];
    this.find = (selector) => root.querySelector(selector);
    this.transport = new Transport(this.find(".transport"));
    root.addEventListener("keydown", (event) => this.data.still || steer(event, this.clock));
    this.find(".choices").addEventListener("click", (event) => this.choose(event));
  }

  update(data, send) {
    Object.assign(this, { data, send, texts: data.texts });
    this.root.classList.toggle("still", data.still);
    this.row = data.row;
    if (this.films.length !== data.films.length) this.stage(data.films.length);
    data.films.forEach((film, place) => this.films[place].update(film, this.texts, data.palette));
    this.label();
    this.root.setAttribute("aria-label", this.texts.player);
    this.follow();
    if (data.still) this.list();
  }

  // Go with the clock of the curves below; a still map stays at the first frame.
  follow() {
    this.leave();
    const clock = (this.clock = clockOf(this.data.clock));
    const show = (step) => this.films.forEach((film) => film.show(step));
    if (this.data.still) return show(0);
    this.transport.update(clock, this.data.controls, () => this.find(".moment").textContent);
    this.unwatch = clock.watch(() => {
      show(clock.step);
      this.transport.show();
    });
    show(clock.step);
  }

  leave() {
    this.unwatch?.();
  }

  stage(count) {
    const elements = range(count).map(() => this.template.content.cloneNode(true).children[0]);
    this.find(".films").replaceChildren(...elements);
    this.root.classList.toggle("pair", count > 1);
    this.films = elements.map((element) => new Film(element, this));
  }

  redraw() {
    this.films.forEach((film) => film.points.paint());
  }

  // ---- choices -------------------------------------------------------------------

  label() {
    const { texts, data } = this;
    const plan = JSON.stringify([texts.by, data.sizes, data.size]);
    if (plan !== this.labelled) {
      this.labelled = plan;
      this.buttons(
        ".colours",
        texts.by,
        ["digit", "cluster"].map((name) => [name, texts[`by_${name}`]]),
        "colour",
      );
      this.buttons(
        ".sizes",
        texts.images,
        data.sizes.map((size) => [size, size.toLocaleString(texts.locale)]),
        "size",
      );
      this.legend();
    }
    this.find(".hint").textContent = data.still ? texts.hint_still : texts.hint;
    this.mark();
  }

  buttons(place, title, options, kind) {
    const made = options.map(([value, name]) => {
      const button = node("button", "", name);
      Object.assign(button, { type: "button" });
      Object.assign(button.dataset, { kind, value });
      return button;
    });
    this.find(place).replaceChildren(title, ...made);
  }

  legend() {
    const chips = range(10).map((digit) => {
      const chip = node("button", "chip", String(digit));
      Object.assign(chip, { type: "button", title: this.texts.legend });
      Object.assign(chip.dataset, { kind: "only", value: digit });
      chip.prepend(node("i"));
      chip.firstChild.style.background = this.data.palette[digit];
      return chip;
    });
    this.find(".legend").replaceChildren(...chips);
    this.find(".legend").setAttribute("aria-label", this.texts.legend);
  }

  choose(event) {
    const { kind, value } = event.target.closest("button")?.dataset ?? {};
    if (kind === "colour") this.colour = value;
    if (kind === "only") this.only = this.only === Number(value) ? null : Number(value);
    if (kind === "size") this.send("size", Number(value));
    this.mark();
    this.redraw();
  }

  mark() {
    const chosen = { colour: this.colour, only: String(this.only), size: String(this.data.size) };
    for (const button of this.root.querySelectorAll(".choices button")) {
      button.setAttribute("aria-pressed", String(chosen[button.dataset.kind] === button.dataset.value));
    }
  }

  // ---- one image -------------------------------------------------------------------

  pick(row, frame) {
    if (row === null || row === this.row || this.data.still) return;
    this.row = row;
    this.redraw();
    this.send("point", { row, frame });
  }

  hover(row, points, x, y) {
    const card = this.find(".card");
    card.hidden = row === null;
    if (row !== this.hovered) {
      this.hovered = row;
      this.redraw();
      if (row !== null) this.thumbnail(card.querySelector("canvas"), row);
    }
    if (row === null) return;
    card.querySelector("p").textContent = this.tell(row, points.film);
    this.beside(card, points.stage, x, y);
  }

  tell(row, film) {
    const { at } = film.points;
    const cluster = film.cluster(row, at);
    return fill(this.texts.hovered, {
      row,
      label: film.labels[row],
      cluster: clusterName(cluster, film.k),
      name: film.names(at)[cluster],
    });
  }

  thumbnail(canvas, row) {
    const { address, columns, size } = this.data.sheet;
    const pen = canvas.getContext("2d");
    canvas.dataset.row = row;
    const image = sheetImage(`${address}${Math.floor(row / size)}.png`);
    const place = row % size;
    const draw = () => {
      if (canvas.dataset.row !== String(row)) return;
      pen.clearRect(0, 0, SIDE, SIDE);
      pen.drawImage(image, SIDE * (place % columns), SIDE * Math.floor(place / columns), SIDE, SIDE, 0, 0, SIDE, SIDE);
    };
    if (image.complete) draw();
    else image.addEventListener("load", draw, { once: true });
  }

  // Put the card beside the pointer, inside the component.
  beside(card, stage, x, y) {
    const frame = this.root.getBoundingClientRect();
    const box = stage.getBoundingClientRect();
    const [left, top] = [box.left - frame.left + x + 16, box.top - frame.top + y + 14];
    const far = left + card.offsetWidth > frame.width;
    card.style.left = `${Math.max(0, far ? left - card.offsetWidth - 32 : left)}px`;
    card.style.top = `${Math.min(top, frame.height - card.offsetHeight)}px`;
  }

  // ---- the centres of a still frame ----------------------------------------------------

  list() {
    const [film] = this.films;
    const rows = film.order.map((cluster) => this.centre(film, cluster));
    const head = node("div", "row head");
    head.append(
      ...["centre", "near", "members", "count"].map((name) => node("span", name, this.texts[`head_${name}`])),
    );
    film.find(".centres").replaceChildren(head, ...rows);
  }

  centre(film, cluster) {
    const row = node("div", "row");
    const name = film.names(0)[cluster];
    const counts = range(10).map((label) => film.count(label, cluster));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const face = node("canvas");
    [face.width, face.height] = [SIDE, SIDE];
    this.thumbnail(face, film.data.nearest[cluster]);
    const members = node("span", "stack");
    counts.forEach((count, label) => members.append(this.slice(count / Math.max(1, total), label)));
    const own = counts[name] / Math.max(1, total);
    members.setAttribute("aria-label", fill(this.texts.pure, { share: film.share(own, 0), name }));
    members.setAttribute("role", "img");
    const title = node("span", "centre");
    title.append(node("i", "mark", "▲"), film.called(name, cluster, "b"));
    row.append(title, face, members, node("span", "count", total.toLocaleString(this.texts.locale)));
    return row;
  }

  slice(share, label) {
    const slice = node("i", "", share > 0.09 ? String(label) : "");
    slice.style.width = percent(share, 2);
    slice.style.background = this.data.palette[label];
    return slice;
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
