// One image on its way through a network: rows of maps, and the arithmetic of the value pointed at.

import { counted, node, range } from "../../frame/elements.js";
import { Answer, Block, caption, KernelBlock, rowsOf } from "./blocks.js";
import { FilterFilm } from "./film.js";
import { Net, unpack } from "./net.js";
import { GREY, Palette, Sheet } from "./paint.js";
import { Past } from "./past.js";
import { Scope } from "./scope.js";

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".inside");
  root.flow ??= new Flow(root);
  root.flow.update(data);
  return () => root.flow.film?.leave();
}

class Flow {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.scope = new Scope(this.find(".scope"));
    this.places = new Map(); // stage -> the place last pointed at
    this.pinned = false;
    root.addEventListener("keydown", (event) => this.release(event));
    this.find(".heading").addEventListener("click", () => this.hold(!this.pinned));
    new ResizeObserver(() => this.refit()).observe(this.find(".rows"));
  }

  update(data) {
    const [header, numbers] = unpack(data);
    this.net = new Net(header, numbers);
    this.past = new Past(this.net);
    this.likely = new Map(); // stage -> where it answers most, unless it was pointed at
    this.texts = header.texts;
    const plan = JSON.stringify([header.plan, header.texts, header.film?.shape]);
    if (plan !== this.plan) this.build(plan);
    this.adopt();
    this.root.dataset.shown = header.shown;
    this.render();
  }

  // ---- the pieces ---------------------------------------------------------------------------

  build(plan) {
    this.plan = plan;
    this.places.clear();
    this.chosen = null;
    this.blocks = [];
    const rows = rowsOf(this.net);
    const widest = Math.max(...rows.filter((row) => !row.flat).map((row) => row.stages.length + 1), 2);
    this.find(".rows").style.setProperty("--n", widest);
    this.find(".rows").replaceChildren(...rows.map((row, place) => this.row(row, place)));
  }

  row({ flat, stages }, place) {
    const made = node("section", flat ? "row flat" : "row");
    made.append(place ? this.label(stages[0], flat) : this.input());
    const weighted = stages.find((stage) => stage.weights);
    if (weighted && (!flat || weighted.whole)) made.append(this.kernels(weighted, place === 0));
    made.append(...stages.map((stage) => this.block(stage)));
    return made;
  }

  input() {
    const made = node("figure", "label input");
    this.seen = new Sheet(node("canvas"), 112);
    this.seen.canvas.setAttribute("role", "img");
    this.seen.canvas.setAttribute("aria-label", this.texts.seen);
    this.said = node("p", "said-first");
    made.append(caption(this.texts.seen, ""), node("div", "holder", this.seen.canvas), this.said);
    return made;
  }

  label(stage, flat) {
    const made = node("div", "label", node("b", "", flat ? this.texts.hidden : stage.title));
    made.append(node("span", "", flat ? this.texts.about_hidden : this.about(stage)));
    return made;
  }

  // What a deeper row's filters can find: the more of the image a value depends on, the larger.
  about(stage) {
    const side = this.net.sight(stage);
    const name = side < this.net.image.h / 2 ? "about_strokes" : "about_parts";
    return counted(this.texts, name, { n: stage.before.c, size: `${side}×${side}` });
  }

  kernels(stage, filmed) {
    const parts = filmed && this.net.film ? this.find("template").content.cloneNode(true) : null;
    const block = new KernelBlock(stage, this.net, this.texts, parts);
    this.blocks.push(block);
    if (block.filmed) {
      this.film = new FilterFilm(block.figure, (frame) => this.travel(frame));
      this.filmBlock = block;
      block.canvas.addEventListener("pointermove", (event) => this.overKernel(event, block));
    }
    return block.figure;
  }

  block(stage) {
    const block =
      stage.kind === "softmax" ? new Answer(stage, this.net, this.texts) : new Block(stage, this.net, this.texts);
    block.index = this.net.stages.indexOf(stage);
    this.blocks.push(block);
    if (block.canvas) this.listen(block);
    else this.listenBars(block);
    return block.figure;
  }

  // Give the blocks the new image's stages; they stand where they stood.
  adopt() {
    for (const block of this.blocks) {
      const name = block.stage.name + block.stage.kind;
      block.stage = this.net.stages.find((stage) => stage.name + stage.kind === name);
      block.net = this.net;
    }
  }

  // ---- pointing -----------------------------------------------------------------------------

  listen(block) {
    const { canvas } = block;
    canvas.addEventListener("pointermove", (event) => this.pinned || this.point(block, block.sheet.under(event)));
    canvas.addEventListener("pointerdown", (event) => this.press(block, event));
    canvas.addEventListener("focus", () => this.pinned || this.point(block, this.placeOf(block.stage)));
    canvas.addEventListener("keydown", (event) => this.walk(block, event));
  }

  listenBars(block) {
    const aim = (event) => {
      const map = event.target.closest("li")?.dataset.map;
      if (map !== undefined && !this.pinned) this.point(block, { map: Number(map), row: 0, column: 0 });
    };
    for (const name of ["pointermove", "pointerdown", "focusin"]) block.list.addEventListener(name, aim);
  }

  press(block, event) {
    const place = block.sheet.under(event);
    if (!place) return;
    const same = this.pinned && JSON.stringify(place) === JSON.stringify(this.placeOf(block.stage));
    this.pinned = event.pointerType === "mouse" && !same;
    this.point(block, place);
  }

  release(event) {
    if (event.key !== "Escape" || !this.pinned) return;
    this.hold(false);
  }

  hold(pinned) {
    this.pinned = pinned;
    this.explain();
  }

  walk(block, event) {
    const { h, w, c } = block.stage;
    const place = { ...this.placeOf(block.stage) };
    const flat = h * w === 1;
    const moves = {
      ArrowUp: () => (place.row -= 1),
      ArrowDown: () => (place.row += 1),
      ArrowLeft: () => (flat ? (place.map -= 1) : (place.column -= 1)),
      ArrowRight: () => (flat ? (place.map += 1) : (place.column += 1)),
      PageUp: () => (place.map -= 1),
      PageDown: () => (place.map += 1),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
    const hold = (at, length) => Math.max(0, Math.min(length - 1, at));
    this.point(block, { map: hold(place.map, c), row: hold(place.row, h), column: hold(place.column, w) });
  }

  overKernel(event, block) {
    const found = block.sheet.shape && block.sheet.under(event);
    const own = this.blocks.find((other) => other.stage === block.stage && other !== block);
    if (found && !this.pinned) this.point(own, { ...this.placeOf(block.stage), map: found.map });
  }

  point(block, place) {
    if (!place) return;
    this.places.set(block.stage.name + block.stage.kind, place);
    this.chosen = block.index;
    this.explain();
  }

  // The place last pointed at, else where the stage answers most.
  placeOf(stage) {
    const name = stage.name + stage.kind;
    if (!this.likely.has(name)) this.likely.set(name, strongest(stage));
    return this.places.get(name) ?? this.likely.get(name);
  }

  // ---- drawing ------------------------------------------------------------------------------

  render() {
    this.palette = new Palette(this.root);
    this.scope.dress(this.texts, this.palette);
    this.seen.show(this.net.image.values, this.net.image, GREY, 1);
    for (const block of this.blocks) if (block.paint) block.paint(this.palette);
    this.answer();
    if (this.film && this.net.film) this.film.update(this.net.film, this.filmBlock.sheet, this.palette, this.texts);
    this.chosen ??= 0;
    this.explain();
  }

  // What the network answers in the end stands beside what it sees, too.
  answer() {
    const last = this.blocks.find((block) => block instanceof Answer);
    if (last) this.said.replaceChildren(`${this.texts.does_softmax} `, ...last.verdict());
  }

  refit() {
    if (this.net && this.root.isConnected) this.render();
  }

  explain() {
    const stage = this.net.stages[this.chosen];
    const place = this.placeOf(stage);
    this.root.classList.toggle("held", this.pinned);
    this.mark(stage, place);
    this.scope.show(this.net, stage, place, this.pinned);
    this.showSlices(stage, place);
  }

  // Show the first layer's maps as they were at a frame of the film.
  async travel(frame) {
    this.markKernels();
    const changed = await this.past.go(frame).catch(() => []);
    if (!changed.length) return;
    for (const block of this.blocks) {
      if (block.paint && changed.includes(block.stage)) block.paint(this.palette);
      block.figure.classList.toggle("past", Boolean(this.net.worn) && changed.includes(block.stage));
    }
    this.filmBlock.note(this.net.worn ? this.texts.then : "");
    this.explain();
  }

  // A deeper row's kernel is that of the map pointed at, else of the one that answers most.
  showSlices(stage, place) {
    for (const block of this.blocks) {
      if (!(block instanceof KernelBlock) || block.filmed) continue;
      const row = this.blocks.filter((other) => other.figure.parentElement === block.figure.parentElement);
      const own = row.some((other) => other.stage === stage);
      const map = own ? place.map : this.placeOf(block.stage).map;
      if (block.map !== map || block.shownBy !== this.palette || block.of !== this.net.address) {
        Object.assign(block, { shownBy: this.palette, of: this.net.address });
        block.slices(map, this.palette);
      }
    }
  }

  mark(stage, place) {
    const { mark: colour } = this.palette;
    const patch = this.net.patch(stage, place);
    const box = [patch.row, patch.column, patch.h, patch.w];
    const slides = stage.kind === "convolution";
    this.seen.render(stage.before === this.net.image ? [{ map: 0, box, colour }] : []);
    for (const block of this.blocks) {
      if (block instanceof KernelBlock) continue;
      const marks = [];
      if (block.stage === stage) marks.push({ map: place.map, colour });
      if (block.stage === stage && stage.h * stage.w > 1)
        marks.push({ map: place.map, box: [place.row, place.column, 1, 1], colour });
      if (block.stage === stage.before && stage.h * stage.w > 1) {
        const maps = slides ? range(block.stage.c) : [place.map];
        marks.push(...maps.map((map) => ({ map, box, colour })));
      }
      block.mark(marks);
    }
    this.markKernels();
  }

  markKernels() {
    if (!this.filmBlock || this.chosen === null || !this.palette) return;
    const stage = this.net.stages[this.chosen];
    const own = rowsOf(this.net)[0].stages.includes(stage);
    this.filmBlock.mark(own ? [{ map: this.placeOf(stage).map, colour: this.palette.mark }] : []);
  }
}

export function strongest({ values, w, c }) {
  let best = 0;
  for (let place = 1; place < values.length; place += 1) if (values[place] > values[best]) best = place;
  const at = Math.floor(best / c);
  return { map: best % c, row: Math.floor(at / w), column: at % w };
}
