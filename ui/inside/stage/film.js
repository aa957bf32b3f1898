// The first layer's filters from before training to its end, on a slider of their own.

import { clockOf } from "../../figure/browser/clock.js";
import { Transport } from "../../figure/browser/transport.js";
import { fill, range } from "../../frame/elements.js";
import { remember } from "./net.js";

export class FilterFilm {
  block;
  done;
  film;
  texts;
  sheet;
  palette;

  // block: the element with canvas and transport; done: called with the frame that is shown.
  constructor(block, done) {
    [this.block, this.done] = [block, done];
    this.find = (selector) => block.querySelector(selector);
    this.clock = clockOf("inside_film");
    this.transport = new Transport(this.find(".transport"));
    this.find(".transport").hidden = true; // until there is a film to move
    block.addEventListener("keydown", (event) => this.transport.press(event));
  }

  async update(film, sheet, palette, texts) {
    Object.assign(this, { film, sheet, palette, texts });
    if (film.exact) remember(film.exact).catch(() => null); // so that scrubbing asks for nothing
    const codes = new Int8Array(await remember(film.address).catch(() => new ArrayBuffer(0)));
    if (film !== this.film || !codes.length || !this.block.isConnected) return;
    this.codes = codes;
    this.begin();
  }

  // A film is shown as it was left; one that is new begins, where the network is trained.
  begin() {
    const { address, epochs, live, trained } = this.film;
    const anew = !this.clock.films.has(address);
    this.find(".transport").hidden = epochs.length < 2;
    this.unwatch?.();
    this.unwatch = this.clock.watch(() => this.show(this.clock.step));
    this.clock.keep([address]);
    this.transport.update(this.clock, this.texts, () => this.find(".moment").textContent);
    this.clock.take(address, range(epochs.length), live);
    if (anew && !trained) this.clock.stay(0);
  }

  leave() {
    this.unwatch?.();
  }

  show(at) {
    const [h, w, c] = this.film.shape;
    const frame = Math.round(at);
    const size = h * w * c;
    const values = Float32Array.from(this.codes.subarray(frame * size, (frame + 1) * size), (code) =>
      code === -128 ? NaN : code / 127,
    );
    this.sheet.show(values, { h, w, c }, this.palette, 1);
    this.find(".moment").textContent = this.tell(frame);
    this.transport.show();
    this.done(frame);
  }

  // When a frame was; of two frames alone the second one is the end, whatever its epoch.
  tell(frame) {
    const { epochs, rebuilt } = this.film;
    const epoch = epochs[frame];
    if (epoch === 0) return rebuilt ? this.texts.rebuilt : this.texts.before;
    if (epochs.length === 2) return this.texts.after;
    return fill(this.texts.epoch, { epoch, last: epochs.at(-1) });
  }
}
