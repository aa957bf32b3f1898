// The arithmetic of one value, written out: patch times kernel, summed, plus bias.

import { counted, fill, node, range } from "../../frame/elements.js";
import { mapOf, pixel } from "./net.js";
import { GREY, inkOn, reach, Sheet } from "./paint.js";

const TALL = { wide: 126, low: 84, narrow: 66 }; // css pixels of a grid whose numbers are written out
const SMALL = { wide: 48, narrow: 42 }; // of one without
const READABLE = 20; // css pixels a cell needs for its number
const LISTED = { wide: 3, narrow: 2 }; // channels written out; the rest is one number
const NARROW = 700; // css pixels
const LOW = 760; // css pixels of a window where what is tall hides the layers

export class Scope {
  texts;
  palette;

  constructor(element) {
    this.find = (selector) => element.querySelector(selector);
    this.element = element;
    this.turn = 0;
  }

  // Take the language of the page and the colours of its theme.
  dress(texts, palette) {
    Object.assign(this, { texts, palette });
  }

  async show(net, stage, place, pinned) {
    const turn = (this.turn += 1);
    this.find(".pin").textContent = pinned ? this.texts.pinned : this.texts.pin;
    this.find(".unfold").textContent = this.texts.unfold;
    this.find(".heading b").textContent = this.title(net, stage, place);
    const value = pixel(stage, place.row, place.column, place.map);
    this.find(".brief").textContent = this.number(value);
    let parts;
    if (stage.weights) {
      const weights = await net.weights(stage, place.map).catch(() => null);
      if (turn !== this.turn) return;
      parts = weights ? this.weighted(net, stage, place, weights) : [node("p", "", this.texts.gone)];
    } else {
      parts = this.plain(net, stage, place);
    }
    this.find(".sum").replaceChildren(...parts);
    this.find(".outcome").replaceChildren(
      this.figure("result", this.outcome(stage), this.number(value)),
      this.enlarged(stage, place),
    );
    this.find(".said").textContent = `${this.find(".heading b").textContent}: ${this.number(value)}`;
  }

  title(net, stage, place) {
    const called = this.texts[`called_${stage.kind}`] ?? this.texts[`does_${stage.kind}`] ?? stage.kind;
    const does = stage.weights ? "" : `, ${called}`;
    const words = { name: stage.title + does, map: place.map + 1, row: place.row + 1, column: place.column + 1 };
    if (stage.labelled) words.map = net.labels[place.map];
    return fill(stage.h * stage.w > 1 ? this.texts.pixel : this.texts.unit, words);
  }

  number(value, digits = 3) {
    const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const written = value.toLocaleString(this.texts.locale, fixed);
    return /[1-9]/.test(written) ? written.replace("-", "−") : written.replace("-", "");
  }

  // ---- convolutions and dense layers ------------------------------------------------------

  weighted(net, stage, place, { kernel, bias }) {
    const parts =
      stage.kind === "dense" && !stage.whole
        ? this.units(net, stage, kernel, bias)
        : this.channels(net, stage, place, kernel, bias);
    return [...parts, this.sign("=")];
  }

  channels(net, stage, place, kernel, bias) {
    const terms = net.terms(stage, place, kernel);
    const patch = net.patch(stage, place);
    if (terms.length === 1) return this.single(stage, terms[0], patch, bias);
    const n = this.listed;
    const parts = terms.slice(0, n).flatMap((found) => [this.channel(stage, found, patch), this.sign("+")]);
    return [...parts, ...this.rest(terms.slice(n), bias, "channels")];
  }

  get listed() {
    return LISTED[this.room];
  }

  get tall() {
    return TALL[this.room === "wide" && window.innerHeight <= LOW ? "low" : this.room];
  }

  get room() {
    return this.element.clientWidth > NARROW ? "wide" : "narrow";
  }

  // One channel: every number of the sum.
  single(stage, found, { w }, bias) {
    const { texts } = this;
    const strong = reach(found.factors, 1);
    return [
      this.grid(texts.patch, found.values, w, stage.before.kind === "image" ? null : stage.before.scales[0]),
      this.sign("×"),
      this.grid(texts.kernel, found.factors, w, strong),
      this.sign("="),
      this.grid(texts.products, found.products, w, reach(found.products, 1)),
      this.sign("→"),
      this.figure("partial", texts.sum, this.number(found.sum)),
      this.sign("+"),
      this.figure("bias", texts.bias, this.number(bias)),
    ];
  }

  channel(stage, found, { w }) {
    const pair = node("div", "pair");
    pair.append(
      this.cells(found.values, w, SMALL[this.room], stage.before.scales[found.channel]),
      node("span", "", "×"),
      this.cells(found.factors, w, SMALL[this.room], reach(found.factors, 1)),
    );
    const made = node("figure", "term", pair);
    made.prepend(node("figcaption", "", fill(this.texts.channel, { map: found.channel + 1 })));
    made.append(node("b", "", this.number(found.sum)));
    return made;
  }

  units(net, stage, kernel, bias) {
    const inputs = net.inputs(stage, kernel);
    const n = this.listed + 1;
    const parts = inputs.slice(0, n).flatMap((found) => [this.input(found), this.sign("+")]);
    return [...parts, ...this.rest(inputs.slice(n), bias, "inputs")];
  }

  input({ map, row, column, spread, x, w, sum }) {
    const place = { map: map + 1, row: row + 1, column: column + 1 };
    const made = node("figure", "term", `${this.number(x, 2)} × ${this.number(w, 2)}`);
    made.prepend(node("figcaption", "", fill(spread ? this.texts.spot : this.texts.from, place)));
    made.append(node("b", "", this.number(sum)));
    return made;
  }

  rest(found, bias, name) {
    const sum = found.reduce((total, one) => total + one.sum, 0);
    const others = found.length
      ? [this.figure("others", counted(this.texts, name, { n: found.length }), this.number(sum)), this.sign("+")]
      : [];
    return [...others, this.figure("bias", this.texts.bias, this.number(bias))];
  }

  // ---- everything else --------------------------------------------------------------------

  plain(net, stage, place) {
    const [own, value] = [stage.before, stage].map((one) => pixel(one, place.row, place.column, place.map));
    if (stage.window) return this.pooled(net, stage, place);
    const formulas = {
      relu: () => `max(0, ${this.number(own)})`,
      normalisation: () =>
        `${this.number(stage.factor[place.map])} × ${this.number(own)} + ${this.number(stage.offset[place.map])}`,
      scale: () => `${this.number(value / own, 1)} × ${this.number(own)}`,
      length: () => `${this.number(own)} ÷ ${this.number(own / value)}`,
      softmax: () => `exp(${this.number(own)}) ÷ Σ exp`,
    };
    const formula = node("figure", "formula", formulas[stage.kind]?.() ?? "");
    formula.prepend(node("figcaption", "", this.texts[stage.kind] ?? stage.kind));
    return [formula, this.sign("=")];
  }

  pooled(net, stage, place) {
    const patch = net.patch(stage, place);
    const values = range(patch.h * patch.w).map((cell) =>
      pixel(stage.before, patch.row + Math.floor(cell / patch.w), patch.column + (cell % patch.w), place.map),
    );
    const grid = this.grid(this.texts.patch, values, patch.w, stage.scales[place.map]);
    const most = values.indexOf(Math.max(...values.filter((own) => own !== null)));
    if (stage.kind === "pooling") grid.querySelectorAll("i")[most]?.classList.add("most");
    return [grid, this.sign("→")];
  }

  // What the value is called.
  outcome({ kind }) {
    return { pooling: this.texts.largest, averaging: this.texts.mean }[kind] ?? this.texts.value;
  }

  // The map that the value is on, enlarged, or nothing where it is but a number.
  enlarged(stage, place) {
    const made = node("figure", "whole", node("canvas"));
    made.hidden = stage.h * stage.w === 1;
    if (made.hidden) return made;
    const sheet = new Sheet(made.firstChild, this.tall);
    sheet.show(mapOf(stage, place.map), { ...stage, c: 1 }, this.palette, stage.scales[place.map]);
    sheet.render([{ map: 0, box: [place.row, place.column, 1, 1], colour: this.palette.mark }]);
    return made;
  }

  grid(caption, values, width, scale) {
    const made = node("figure", "numbers", this.cells(values, width, this.tall, scale));
    made.prepend(node("figcaption", "", caption));
    return made;
  }

  // Cells of a patch; `scale` null means ink, white on black.
  cells(values, width, side, scale) {
    const height = values.length / width;
    if (Math.max(width, height) > 9) return this.picture(values, width, scale);
    const made = node("div", "cells");
    const cell = Math.floor(side / Math.max(width, height));
    made.style.gridTemplateColumns = `repeat(${width}, ${cell}px)`;
    made.style.gridAutoRows = `${cell}px`;
    made.append(...values.map((value) => this.cell(value, scale, cell >= READABLE)));
    return made;
  }

  cell(value, scale, written) {
    const made = node("i", value === null ? "padding" : "");
    if (value === null) return made;
    const colour = scale === null ? GREY.at(value) : this.palette.at(value, scale);
    made.style.background = `rgb(${colour.map(Math.round).join(" ")})`;
    made.style.color = inkOn(colour);
    if (written) made.textContent = this.number(value, 2).replace(/^(−?)0(?=\D)/, "$1");
    return made;
  }

  picture(values, width, scale) {
    const canvas = node("canvas", "ink");
    const sheet = new Sheet(canvas, this.tall);
    const holder = node("div", "picture", canvas);
    holder.style.width = `${this.tall}px`;
    sheet.show(
      values.map((value) => value ?? 0),
      { h: values.length / width, w: width, c: 1 },
      scale === null ? GREY : this.palette,
      scale,
    );
    return holder;
  }

  figure(css, caption, text) {
    const made = node("figure", css, node("b", "", text));
    made.prepend(node("figcaption", "", caption));
    return made;
  }

  sign(text) {
    return node("span", "sign", text);
  }
}
