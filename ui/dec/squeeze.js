// Ten digits as the autoencoder gives them back, epoch after epoch, over the loss of each stage.

import { clockOf, placeOf } from "../figure/browser/clock.js";
import { steer } from "../figure/browser/transport.js";
import { fill, node } from "../frame/elements.js";

const SIDE = 28; // pixels of a picture
const N_DIGITS = 10;

export default function ({ data: [data], parentElement }) {
  const root = parentElement.querySelector(".squeeze");
  root.film ??= new Squeeze(root);
  root.film.update(data);
  return () => root.film.leave();
}

export class Squeeze {
  texts;
  data;

  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    root.addEventListener("keydown", (event) => steer(event, this.clock));
  }

  update(data) {
    Object.assign(this, { data, texts: data.texts });
    this.leave();
    this.clock = clockOf(data.clock);
    this.unwatch = this.clock.watch(() => this.show());
    this.label();
    this.glass();
    this.load(".before", data.given, () => this.paintRow(".before", 0));
    this.load(".after", data.frames, () => this.show());
    this.show();
  }

  leave() {
    this.unwatch?.();
  }

  // Decode a strip of pictures; what is on the screen stays until it is there.
  load(name, source, then) {
    const canvas = this.find(name);
    if (canvas.source === source) return;
    canvas.source = source;
    const strip = new Image();
    strip.addEventListener("load", () => {
      if (canvas.source !== source) return; // another run was chosen meanwhile
      canvas.strip = strip;
      then();
    });
    strip.src = source;
  }

  paintRow(name, row) {
    const canvas = this.find(name);
    if (!canvas.strip || row * SIDE >= canvas.strip.height) return;
    [canvas.width, canvas.height] = [SIDE * N_DIGITS, SIDE];
    canvas.getContext("2d").drawImage(canvas.strip, 0, -row * SIDE);
  }

  label() {
    const { texts } = this;
    this.find(".given").textContent = texts.given;
    this.find(".before").setAttribute("aria-label", texts.given_alt);
    this.root.setAttribute("aria-label", texts.player);
  }

  show() {
    const { data, clock } = this;
    const frame = placeOf(data.steps, clock.step);
    this.paintRow(".after", frame);
    const stage = data.stages[frame];
    const words = { stage: data.names[stage], epoch: data.epochs[frame], seconds: data.seconds[frame].toFixed(0) };
    this.find(".moment").textContent = fill(this.texts.moment, words);
    this.find(".after").setAttribute("aria-label", fill(this.texts.returned_alt, words));
    this.find(".back-name").textContent = fill(this.texts.returned, { n: this.held(stage) });
    this.mark(stage);
  }

  // How many numbers a stage leaves of an image: units of the deepest layer it has trained.
  held(stage) {
    const { widths } = this.data;
    return stage === "finetune" ? widths.at(-1) : widths[Number(stage.split("-")[1])];
  }

  mark(stage) {
    const all = stage === "finetune";
    const pair = Number(stage.split("-")[1]);
    [...this.find(".glass").children].forEach((layer, place) => {
      const depth = Math.min(place, 8 - place);
      layer.classList.toggle("now", all || depth === pair || depth === pair - 1);
      layer.classList.toggle("idle", !all && depth > pair);
    });
  }

  // ---- the network --------------------------------------------------------------------------

  glass() {
    if (this.find(".glass").childElementCount) return;
    const widths = this.data.widths;
    const bars = [...widths, ...widths.slice(0, -1).reverse()].map((units) => {
      const bar = node("span", "", node("i"));
      bar.firstChild.style.height = `${8 + Math.sqrt(units) * 0.9}px`;
      bar.append(node("b", "", String(units)));
      return bar;
    });
    this.find(".glass").replaceChildren(...bars);
  }
}
