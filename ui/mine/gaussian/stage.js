// A Gaussian to tilt, and a network that learns how much its halves tell of each other.

import { bytes } from "../../figure/browser/bytes.js";
import { clockOf } from "../../figure/browser/clock.js";
import { Arch, Cloud, STEEPEST } from "./cloud.js";
import { Colours, Plane, SIDE, logRatio } from "./plane.js";
import { Words } from "./words.js";

const REST = 350; // milliseconds without a move until the correlation counts as at rest
const PATIENCE = 4_000; // milliseconds between two requests for snapshots that are missing
const SCALE = 1000; // a surface is sent in thousandths of a nat

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".stage");
  root.stage ??= new Stage(root);
  root.stage.update(data, setTriggerValue);
  return () => root.stage.leave();
}

export class Stage extends Words {
  send;

  constructor(root) {
    super();
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    Object.assign(this, { rho: 0, bins: null });
    this.frames = new Map();
    this.cloud = new Cloud(
      this.find(".pairs canvas"),
      (rho) => this.tilt(rho),
      () => this.tell(),
    );
    this.arch = new Arch(this.find(".arch"), (rho) => this.choose(rho));
    this.planes = [".learned", ".truth"].map((name) => new Plane(this.find(`${name} canvas`)));
    this.listen();
    new ResizeObserver(() => this.refit()).observe(this.find(".pairs canvas"));
  }

  listen() {
    const on = (selector, name, act) => this.find(selector).addEventListener(name, act);
    on(".rho", "input", () => this.choose(this.find(".rho").value / 100));
    on(".pairs canvas", "keydown", (event) => this.press(event));
    on(".bins", "change", () => this.count(Number(this.find(".bins").value)));
    on(".train", "click", () => this.send("train", this.rho));
  }

  update(data, send) {
    Object.assign(this, { data, send, texts: data.texts });
    this.noise = new Float32Array(bytes(data.noise).buffer);
    this.bins ??= data.bins[2];
    if (data.rho !== this.told && !this.cloud.held) this.rho = this.told = data.rho;
    this.accept(data.film);
    this.leave();
    this.clock = clockOf(data.clock);
    this.unwatch = this.clock.watch(() => this.film && this.moment());
    this.label();
    this.render();
    this.askForMore();
  }

  leave() {
    this.unwatch?.();
  }

  accept(film) {
    if ((film?.id ?? null) !== this.shown) this.frames.clear();
    this.film = film;
    this.shown = film?.id ?? null;
    if (!film) return;
    const surfaces = new Int16Array(bytes(film.surfaces).buffer);
    film.frames.forEach((step, place) => {
      const side = SIDE * SIDE;
      const part = surfaces.subarray(place * side, (place + 1) * side);
      this.frames.set(
        step,
        Float32Array.from(part, (value) => (value === -32768 ? NaN : value / SCALE)),
      );
    });
  }

  // A live run outpaces its visitors: those who came later, or slept, get all at once.
  askForMore() {
    const now = performance.now();
    if (!this.film || now - (this.asked ?? -PATIENCE) < PATIENCE) return;
    if (this.film.filmed.every((step) => this.frames.has(step))) return;
    this.asked = now;
    this.send("missing", true);
  }

  // ---- correlation -----------------------------------------------------------

  tilt(rho) {
    this.rho = Math.round(100 * Math.max(-STEEPEST, Math.min(STEEPEST, rho))) / 100;
    this.render();
  }

  choose(rho) {
    this.tilt(rho);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.tell(), REST);
  }

  tell() {
    if (this.rho === this.told) return;
    this.told = this.rho;
    this.send("rho", this.rho);
  }

  press(event) {
    const step = {
      ArrowLeft: -0.01,
      ArrowDown: -0.01,
      ArrowRight: 0.01,
      ArrowUp: 0.01,
      PageDown: -0.1,
      PageUp: 0.1,
      Home: -2,
      End: 2,
    }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.choose(this.rho + step);
  }

  count(bins) {
    this.bins = bins;
    this.render();
  }

  // ---- looks -----------------------------------------------------------------

  render() {
    const colours = new Colours(this.root);
    colours.counted = getComputedStyle(this.find("dl .histogram")).color;
    this.cloud.show(this.noise, this.rho, this.bins, colours);
    this.arch.show(this.data, this.rho, this.bins);
    this.planes[1].show(logRatio(this.data.ratio[this.worked()]), colours);
    this.moment();
  }

  // What has left the page has neither a size nor the colours of a style sheet.
  refit() {
    if (this.data && this.root.isConnected) this.render();
  }

  // Show what depends on the moment of the training.
  moment() {
    const away = Boolean(this.film) && Math.abs(this.film.rho - this.rho) > 0.005;
    this.root.classList.toggle("stale", !this.film);
    this.root.classList.toggle("away", away);
    this.planes[0].show(this.frame(), new Colours(this.root));
    this.read(!this.film, away);
  }

  // The latest surface at or before the moment on the screen.
  frame() {
    const step = this.film?.filmed.findLast((filmed) => filmed <= this.clock.step && this.frames.has(filmed));
    return this.frames.get(step);
  }
}
