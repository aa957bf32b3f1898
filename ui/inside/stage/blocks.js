// The pieces of the flow: a figure for each stage, bars for the answer.

import { counted, node, range } from "../../frame/elements.js";
import { reach, shareOf, Sheet } from "./paint.js";

const ROW = 108; // css pixels that the maps of a row may be high
const PICTURES = 230; // that weights as large as the image may be high
const UNITS = 96; // of a hidden layer
const LISTED_BARS = 8; // classes shown of many

// Stages in rows: a convolution begins one, what is no picture any more makes up the last.
export function rowsOf(net) {
  const rows = [];
  for (const stage of net.stages) {
    const flat = stage.h * stage.w === 1;
    if (!rows.length || stage.kind === "convolution" || (flat && !rows.at(-1).flat)) rows.push({ flat, stages: [] });
    rows.at(-1).stages.push(stage);
  }
  return rows;
}

export function caption(title, words) {
  const made = node("figcaption", "", node("b", "", title));
  made.append(node("span", "", words));
  return made;
}

// A stage on the screen.
export class Block {
  index;
  stage;

  constructor(stage, net, texts) {
    Object.assign(this, { stage, texts });
    this.figure = node("figure", `block ${stage.kind}`);
    this.figure.dataset.stage = `${stage.title} ${stage.kind}`;
    this.canvas = node("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "application");
    const shape = stage.h * stage.w > 1 ? `${stage.h}×${stage.w}×${stage.c}` : `${stage.c}`;
    const words = (stage.labelled ? texts.does_classes : texts[`does_${stage.kind}`]) ?? stage.kind;
    const holder = node("div", "holder", this.canvas);
    this.figure.append(caption(words, shape), holder);
    this.canvas.setAttribute("aria-label", `${stage.title}, ${words}, ${shape}. ${texts.keys}`);
    this.sheet = new Sheet(this.canvas, stage.h * stage.w > 1 ? ROW : UNITS);
  }

  paint(palette) {
    const { values, scales, c } = this.stage;
    const shares = values.map((value, place) => value / scales[place % c]);
    this.sheet.show(shares, this.stage, palette, 1);
  }

  mark(marks) {
    this.sheet.render(marks);
  }
}

// The kernels in front of a row: the first layer's as a film, a deeper one's slices of one map.
export class KernelBlock {
  filmed;
  shownBy;
  of;
  stage;
  net;
  texts;

  // `parts` is what a film is moved with, for the layer that was filmed.
  constructor(stage, net, texts, parts) {
    const filmed = Boolean(parts);
    Object.assign(this, { stage, net, texts, filmed });
    this.figure = node("figure", filmed ? "block kernels film" : "block kernels");
    this.canvas = node("canvas");
    const [h, w, c] = stage.whole ? [stage.before.h, stage.before.w, 1] : stage.weights.shape;
    this.sizes = `${stage.weights.n} × ${h}×${w}${c > 1 ? `×${c}` : ""}`;
    this.named = caption(texts.kernels, this.sizes);
    this.figure.append(this.named, node("div", "holder", this.canvas));
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", texts.kernels);
    this.sheet = new Sheet(this.canvas, stage.whole ? PICTURES : ROW);
    if (filmed) this.figure.append(parts);
  }

  // Say something in the place of the sizes, for as long as it is true.
  note(words) {
    this.named.lastChild.textContent = words || this.sizes;
  }

  // Show the slices of one map's kernel, an input channel each.
  async slices(map, palette) {
    this.map = map;
    const [h, w, c] = this.stage.weights.shape;
    const weights = await this.net.weights(this.stage, map).catch(() => null);
    if (!weights || this.map !== map) return;
    this.named.firstChild.hidden = true;
    this.named.lastChild.textContent = counted(this.texts, "slices", { map: map + 1, n: c });
    this.sheet.show(weights.kernel, { h, w, c }, palette, reach(weights.kernel, 0.99));
  }

  mark(marks) {
    if (this.sheet.shape) this.sheet.render(marks);
  }
}

// The probabilities, the most probable classes first where there are many.
export class Answer {
  index;
  canvas; // it has none
  stage;
  net;
  texts;

  constructor(stage, net, texts) {
    Object.assign(this, { stage, net, texts });
    this.figure = node("figure", "block answer");
    this.list = node("ol", "bars");
    this.figure.append(caption(texts.does_softmax, ""), this.list);
  }

  paint() {
    const { values, c } = this.stage;
    const best = values.indexOf(Math.max(...values));
    const order = range(c).sort((one, other) => values[other] - values[one]);
    const listed = c > 12 ? order.slice(0, LISTED_BARS) : range(c);
    this.list.replaceChildren(...listed.map((place) => this.bar(place, values[place], place === best)));
    this.figure.querySelector("figcaption span").replaceChildren(...this.verdict());
  }

  // The class that is most probable, and how much; "?" where nothing is a number.
  verdict() {
    const { values } = this.stage;
    const best = values.indexOf(Math.max(...values));
    const name = Number.isNaN(values[0]) ? "?" : this.net.labels[best];
    return [node("b", "verdict", name), ` ${this.share(values[best])}`];
  }

  bar(place, probability, best) {
    const made = node("li", best ? "top" : "");
    made.dataset.map = place;
    made.tabIndex = 0;
    const track = node("i");
    track.style.setProperty("--p", Number.isNaN(probability) ? 0 : probability);
    made.append(node("b", "", this.net.labels[place]), track, node("span", "", this.share(probability)));
    return made;
  }

  share(probability) {
    return shareOf(probability, this.texts.locale);
  }

  mark() {}
}
