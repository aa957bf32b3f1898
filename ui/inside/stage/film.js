// The first layer's filters from before training to its end, on a slider of their own.

class FilterFilm {
  // block: the element with canvas and transport; done: called with the frame that is shown.
  constructor(block, done) {
    [this.block, this.done] = [block, done];
    this.find = (selector) => block.querySelector(selector);
    this.transport = new Transport(block, "inside_film", (at) => this.show(at));
  }

  async update(film, sheet, palette, texts) {
    Object.assign(this, { film, sheet, palette, texts });
    if (film.exact) remember(film.exact).catch(() => null); // so that scrubbing asks for nothing
    const codes = new Int8Array(await remember(film.address).catch(() => new ArrayBuffer(0)));
    if (film !== this.film || !codes.length) return;
    this.codes = codes;
    const last = film.epochs.length - 1;
    this.find(".transport").hidden = !last;
    const anew = this.transport.shown !== film.address;
    this.transport.update({ shown: film.address, last, live: film.live, texts });
    if (anew && !film.trained) this.transport.stay(0);
  }

  show(at) {
    if (!this.codes) return;
    const [h, w, c] = this.film.shape;
    const frame = Math.round(at);
    const size = h * w * c;
    const values = Float32Array.from(this.codes.subarray(frame * size, (frame + 1) * size), (code) =>
      code === -128 ? NaN : code / 127,
    );
    this.sheet.show(values, { h, w, c }, this.palette, 1);
    const epoch = this.film.epochs[frame];
    const before = this.film.rebuilt ? this.texts.rebuilt : this.texts.before;
    const words = epoch === 0 ? before : fill(this.texts.epoch, { epoch, last: this.film.epochs.at(-1) });
    this.find(".moment").textContent = words;
    this.find(".scrub").setAttribute("aria-valuetext", words);
    this.done(frame);
  }
}
