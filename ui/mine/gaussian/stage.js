// A Gaussian to tilt, and a network that learns how much its halves tell of each other.

const LENGTH = 9_000; // milliseconds that a whole film takes
const REST = 350; // milliseconds without a move until the correlation counts as at rest
const PATIENCE = 4_000; // milliseconds between two requests for snapshots that are missing
const SCALE = 1000; // a surface is sent in thousandths of a nat

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".stage");
  root.stage ??= new Stage(root);
  root.stage.update(data, setTriggerValue);
}

class Stage {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    Object.assign(this, { rho: 0, bins: null, step: 0, following: true, playing: false, raised: false });
    this.turn = { yaw: 0.6, pitch: 0.75 };
    this.frames = new Map();
    this.cloud = new Cloud(
      this.find(".pairs canvas"),
      (rho) => this.tilt(rho),
      () => this.tell(),
    );
    this.arch = new Arch(this.find(".arch"), (rho) => this.choose(rho));
    this.planes = [".learned", ".truth"].map((name) => new Plane(this.find(`${name} canvas`)));
    this.listen();
    new ResizeObserver(() => this.data && this.render()).observe(this.find(".pairs canvas"));
  }

  listen() {
    const on = (selector, name, act) => this.find(selector).addEventListener(name, act);
    on(".rho", "input", () => this.choose(this.find(".rho").value / 100));
    on(".pairs canvas", "keydown", (event) => this.press(event));
    on(".bins", "change", () => this.count(Number(this.find(".bins").value)));
    on(".train", "click", () => this.send("train", this.rho));
    on(".play", "click", () => (this.playing ? this.pause() : this.play()));
    on(".follow", "click", () => this.stay(this.last));
    on(".scrub", "input", () => this.stay((this.find(".scrub").value / 1000) * this.last));
    on(".flat", "click", () => this.look(false));
    on(".raised", "click", () => this.look(true));
    for (const plane of this.planes) turnable(plane.canvas, (right, up) => this.rotate(right, up));
    draggable(this.find(".lane"), (share) => this.stay(share * this.end));
  }

  update(data, send) {
    Object.assign(this, { data, send, texts: data.texts });
    this.noise = new Float32Array(bytes(data.noise).buffer);
    this.bins ??= data.bins[2];
    if (data.rho !== this.told && !this.cloud.held) this.rho = this.told = data.rho;
    this.accept(data.film);
    this.label();
    this.render();
    this.askForMore();
  }

  accept(film) {
    const other = (film?.id ?? null) !== this.shown;
    if (other) this.frames.clear();
    this.film = film;
    this.shown = film?.id ?? null;
    if (!film) return this.pause();
    this.last = film.steps.at(-1);
    this.end = Math.max(film.end, 1);
    const surfaces = new Int16Array(bytes(film.surfaces).buffer);
    film.frames.forEach((step, place) => {
      const side = SIDE * SIDE;
      const part = surfaces.subarray(place * side, (place + 1) * side);
      this.frames.set(
        step,
        Float32Array.from(part, (value) => (value === -32768 ? NaN : value / SCALE)),
      );
    });
    if (other) this.begin();
    else if (this.following) this.step = this.last;
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

  // ---- time ------------------------------------------------------------------

  begin() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.step = this.last;
    this.following = true;
    if (this.data.live || still) this.pause();
    else this.play(0);
  }

  play(from) {
    this.step = from ?? (this.step >= this.last ? 0 : this.step);
    Object.assign(this, { playing: true, following: false });
    this.tick(performance.now());
  }

  pause() {
    this.playing = false;
    if (this.data) this.render();
  }

  stay(step) {
    this.step = Math.max(0, Math.min(this.last, step));
    this.following = this.step >= this.last;
    this.pause();
  }

  tick(before) {
    requestAnimationFrame((now) => {
      if (!this.playing || !this.root.isConnected) return;
      this.step += ((now - before) / LENGTH) * this.last;
      if (this.step >= this.last) Object.assign(this, { step: this.last, playing: false, following: true });
      this.render();
      if (this.playing) this.tick(now);
    });
  }

  // ---- looks -----------------------------------------------------------------

  look(raised) {
    this.raised = raised;
    this.render();
  }

  rotate(right, up) {
    if (!this.raised) return;
    this.turn.yaw += right;
    this.turn.pitch = Math.max(0.15, Math.min(1.4, this.turn.pitch + up));
    this.render();
  }

  render() {
    const stale = !this.film || Math.abs(this.film.rho - this.rho) > 0.005;
    this.root.classList.toggle("stale", stale);
    this.root.classList.toggle("playing", this.playing);
    this.root.classList.toggle("raised-up", this.raised);
    const colours = new Colours(this.root);
    colours.counted = getComputedStyle(this.find("dl .histogram")).color;
    this.cloud.show(this.noise, this.rho, this.bins, colours);
    this.arch.show(this.data, this.rho, this.bins);
    const relief = this.raised ? this.turn : undefined;
    this.planes[0].show(this.frame(), colours, relief);
    this.planes[1].show(logRatio(this.data.ratio[this.worked()]), colours, relief);
    this.film && this.climb();
    this.read(stale);
  }

  // The latest surface at or before the moment on the screen.
  frame() {
    const step = this.film?.filmed.findLast((filmed) => filmed <= this.step && this.frames.has(filmed));
    return this.frames.get(step);
  }
}

function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function turnable(canvas, turn) {
  let before;
  canvas.addEventListener("pointerdown", (event) => {
    before = event;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    turn((event.clientX - before.clientX) / 120, (event.clientY - before.clientY) / 160);
    before = event;
  });
}

function draggable(lane, go) {
  const reach = (event) => {
    const box = lane.getBoundingClientRect();
    go(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
  };
  lane.addEventListener("pointerdown", (event) => {
    lane.setPointerCapture(event.pointerId);
    reach(event);
  });
  lane.addEventListener("pointermove", (event) => lane.hasPointerCapture(event.pointerId) && reach(event));
}
