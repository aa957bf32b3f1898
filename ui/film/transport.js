// What moves a film of frames: play, pause, step, scrub, speed, and the keys that do the same.
// A moment is a frame's number; between two frames it is a fraction.

const FRAME = 420; // ms that a frame takes at speed 1
const LONGEST = 14_000; // ms that a film takes at most
const SHORTEST = 2_400;

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const range = (length) => Array.from({ length }, (_, index) => index);
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const left = new Map(); // name of a component -> where its visitor was on leaving the page

function node(tag, css, text) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text !== undefined) made.append(text);
  return made;
}

class Transport {
  // `grain` is the least that the scrubber moves, in frames.
  constructor(root, name, show, grain = 1) {
    [this.root, this.name, this.show] = [root, name, show];
    [this.at, this.last, this.playing, this.following] = [0, 0, false, false];
    this.find = (selector) => root.querySelector(selector);
    this.scrub = this.find(".scrub");
    this.scrub.step = grain;
    this.find(".play").addEventListener("click", () => this.toggle());
    this.find(".back").addEventListener("click", () => this.step(-1));
    this.find(".forth").addEventListener("click", () => this.step(1));
    this.scrub.addEventListener("input", () => this.stay(Number(this.scrub.value)));
    root.addEventListener("keydown", (event) => this.press(event));
  }

  // Take a film of so many frames; another one than before begins, the same one goes on.
  update({ shown, last, live, texts }) {
    Object.assign(this, { last, live, texts });
    this.scrub.max = last;
    this.label();
    if (shown !== this.shown) this.open(shown);
    else if (this.following) this.at = last;
    this.at = Math.min(this.at, last);
    this.render();
  }

  open(shown) {
    this.shown = shown;
    const before = left.get(this.name);
    this.playing = false;
    if (before?.shown === shown) [this.at, this.following] = [before.at, before.following];
    else if (this.live || still()) [this.at, this.following] = [this.last, this.live];
    else this.play(0);
  }

  label() {
    this.root.setAttribute("aria-label", this.texts.player);
    for (const name of ["scrub", "speed", "back", "forth"]) {
      this.find(`.${name}`).setAttribute("aria-label", this.texts[name]);
    }
  }

  get pace() {
    const whole = Math.min(LONGEST, Math.max(SHORTEST, this.last * FRAME));
    return (this.last / whole) * Number(this.find(".speed").value);
  }

  play(from) {
    Object.assign(this, { at: from ?? (this.at >= this.last ? 0 : this.at), playing: true, following: false });
    this.tick(performance.now());
  }

  tick(before) {
    requestAnimationFrame((now) => {
      if (!this.playing || !this.root.isConnected) return;
      this.at += (now - before) * this.pace;
      if (this.at >= this.last) Object.assign(this, { at: this.last, playing: false, following: this.live });
      this.render();
      if (this.playing) this.tick(now);
    });
  }

  toggle() {
    if (!this.playing) return this.play();
    this.playing = false;
    this.render();
  }

  step(by) {
    this.stay(by > 0 ? Math.floor(this.at) + 1 : Math.ceil(this.at) - 1);
  }

  stay(at) {
    this.at = Math.min(this.last, Math.max(0, at));
    Object.assign(this, { playing: false, following: this.live && this.at >= this.last });
    this.render();
  }

  press(event) {
    const inside = event.target.closest("button, select, input, .row");
    if (inside && [" ", "Enter"].includes(event.key)) return;
    if (inside?.matches("select, input")) return;
    const acts = {
      " ": () => this.toggle(),
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      Home: () => this.stay(0),
      End: () => this.stay(this.last),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }

  render() {
    this.scrub.value = this.at;
    this.root.classList.toggle("playing", this.playing);
    this.find(".play span").textContent = this.playing ? this.texts.pause : this.texts.play;
    this.show(this.at);
    const { shown, at, following } = this;
    left.set(this.name, { shown, at, following });
  }
}

// A line chart of one figure per frame, [0, 1] upwards; a click on it goes to that moment.
const SVG = "http://www.w3.org/2000/svg";

function shape(tag, css, attributes) {
  const made = document.createElementNS(SVG, tag);
  made.setAttribute("class", css);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// The path through (frame, level) pairs; a gap where a level is missing.
function trace(levels, end) {
  let pen = "M";
  return levels
    .map((level, frame) => {
      if (level === null || !Number.isFinite(level)) {
        pen = "M";
        return "";
      }
      const place = `${pen}${((1000 * frame) / Math.max(1, end)).toFixed(1)} ${(100 - 100 * level).toFixed(1)}`;
      pen = "L";
      return place;
    })
    .join("");
}
