// The clock that all films of a name share: which step is shown, and whether it moves on.

const FRAME = 420; // ms that a frame takes at speed 1, in a film of few
const [SHORTEST, LONGEST] = [2_400, 12_000]; // ms that a whole film takes

const clocks = new Map(); // name -> clock; it outlives its figures, so a page comes back as it was left

// Return the clock of a name.
export function clockOf(name) {
  if (!clocks.has(name)) clocks.set(name, new Clock());
  return clocks.get(name);
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Clock {
  following;
  held;
  speed;

  constructor() {
    Object.assign(this, { step: 0, speed: 1, playing: false, following: true, live: false, held: false });
    this.films = new Map(); // film -> its steps
    this.watchers = new Set();
  }

  // Take a film's steps; one that was not there before begins. Where it is held, nobody hears of it
  // until `start` is called: what shows it may not be drawn yet.
  take(film, steps, live, held = false) {
    const [fresh, before] = [!this.films.has(film), this.last];
    this.films.set(film, steps);
    this.live = live;
    if (fresh) this.begin(held);
    else if (this.following && this.step >= before) this.step = this.last;
    this.step = Math.min(this.step, this.last);
    if (!held) this.tell();
  }

  // Films that are no longer shown do not count.
  keep(films) {
    for (const film of this.films.keys()) if (!films.includes(film)) this.films.delete(film);
  }

  begin(held) {
    const plays = !this.live && !still() && this.last > 0;
    Object.assign(this, { step: plays ? 0 : this.last, following: !plays, playing: false, held: plays });
    if (!held && plays) this.play(0);
  }

  start() {
    if (this.held) this.play(0);
    else this.tell();
  }

  get last() {
    return Math.max(0, ...[...this.films.values()].map((steps) => steps.at(-1) ?? 0));
  }

  get steps() {
    return [...new Set([...this.films.values()].flat())].sort((a, b) => a - b);
  }

  // Return the milliseconds that all takes at speed 1.
  get length() {
    const frames = Math.max(0, ...[...this.films.values()].map((steps) => steps.length));
    return Math.min(LONGEST, Math.max(SHORTEST, FRAME * frames));
  }

  // Call with every moment from now on; return what ends that.
  watch(act) {
    this.watchers.add(act);
    return () => this.watchers.delete(act);
  }

  tell() {
    this.watchers.forEach((act) => act(this));
  }

  play(from) {
    this.step = from ?? (this.step >= this.last ? 0 : this.step);
    const already = this.playing;
    Object.assign(this, { playing: true, following: false, held: false });
    this.tell();
    if (!already) this.tick(performance.now());
  }

  pause() {
    this.playing = false;
    this.tell();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  tick(before) {
    requestAnimationFrame((now) => {
      if (!this.watchers.size) this.playing = false;
      if (!this.playing) return;
      this.step += ((now - before) / this.length) * this.last * this.speed;
      if (this.step >= this.last) Object.assign(this, { step: this.last, playing: false, following: this.live });
      this.tell();
      if (this.playing) this.tick(now);
    });
  }

  // Stop at a step.
  stay(step) {
    this.step = Math.min(this.last, Math.max(0, step));
    Object.assign(this, { playing: false, following: this.live && this.step >= this.last, held: false });
    this.tell();
  }

  follow() {
    Object.assign(this, { playing: false, following: true, step: this.last });
    this.tell();
  }

  back() {
    this.stay(this.steps.findLast((step) => step < this.step) ?? 0);
  }

  forth() {
    this.stay(this.steps.find((step) => step > this.step) ?? this.last);
  }
}

// Return the place of the last of ascending steps that is not after a moment.
export function placeOf(steps, moment) {
  const later = steps.findIndex((step) => step > moment);
  return later < 0 ? steps.length - 1 : Math.max(0, later - 1);
}
