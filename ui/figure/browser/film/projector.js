// The frames of a film in one figure: painted while it plays, handed to Plotly when there is time.

import { placeOf } from "../clock.js";
import { Quick } from "./quick.js";
import { Reel } from "./reel.js";

export const LIVE_CALM = 2500; // ms without a new frame of a run that goes on, whose frames come one by one
const CALM = 120; // the same of one that has ended, after which Plotly gets the frame that is shown
const SLOW = 80; // ms that a frame takes in a figure which would hold up the others of its clock
const RESTS = 3; // times as long as such a frame took: until its next one

export class Projector {
  panel;
  reels = [];
  shown; // the place in the film that Plotly has
  painted; // the one that is seen

  // `panel` is the figure that the film is shown in.
  constructor(panel) {
    this.panel = panel;
    for (const event of ["pointerenter", "focusin"]) {
      panel.plot.addEventListener(event, () => this.paint(panel.board.clock)); // who looks closer asks Plotly
    }
    this.listen();
  }

  // Take the reels of another figure.
  take({ frames, sent }) {
    this.reels = (frames ?? []).map((part) => new Reel(part, sent));
    this.shown = undefined;
  }

  // Go on in a figure that was drawn, or that stays as it was.
  start() {
    const { plot, data, board } = this.panel;
    const places = (data.frames ?? []).map(({ trace }) => trace);
    const can = places.length && places.every((place) => Quick.can(plot, place));
    this.quick = can ? places.map((place, i) => new Quick(plot, place, this.reels[i])) : null;
    this.resume(board.clock);
  }

  // Go on after Plotly has drawn anew what it has.
  resume(clock) {
    this.painted = this.shown;
    this.paint(clock);
  }

  stop() {
    clearTimeout(this.settling);
  }

  lacks(steps) {
    return this.reels.some((reel) => reel.lacks(steps));
  }

  // Show the moment of a clock.
  paint(clock) {
    const { plot, data } = this.panel;
    const { film, cursor } = data ?? {};
    if (!clock || !film || !plot.data) return;
    if (cursor) this.moveCursor(clock.step);
    const place = placeOf(film.steps, clock.step);
    this.speak(place);
    if (!this.reels.length) return;
    if (this.hurry(place, clock)) return;
    clearTimeout(this.settling);
    if (place !== this.shown && !this.rests()) this.settle(place);
  }

  // While a film plays or is scrubbed, paint its frames without Plotly where that can be done, and
  // give Plotly the last one when there is time: nothing else notices, unless the pointer is there.
  hurry(place, clock) {
    if (!this.quick || this.panel.plot.matches(":hover, :focus-within")) return false;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(place), clock.live ? LIVE_CALM : CALM);
    const codes = this.codes(place);
    if (!codes || place === this.painted) return true;
    [this.painted, this.shown] = [place, undefined];
    this.quick.forEach((quick, i) => quick.paint(codes[i]));
    return true;
  }

  // Give Plotly the matrices of a place.
  settle(place) {
    const { plot, data, board } = this.panel;
    const frames = place === this.shown ? null : this.frames(place);
    if (!frames || !plot.data) return;
    this.shown = this.painted = place;
    const begun = performance.now();
    board.Plotly.restyle(
      plot,
      frames,
      data.frames.map(({ trace }) => trace),
    );
    requestAnimationFrame(() => this.rest(performance.now() - begun));
  }

  // Return the newest codes that are here of each matrix; null before they are here.
  codes(place) {
    const codes = this.reels.map((reel) => reel.frame(this.panel.data.film.steps, place));
    return codes.some((frame) => !frame) ? null : codes;
  }

  // Return what the matrices are at a place, as Plotly takes it; null before they are here.
  frames(place) {
    const codes = this.codes(place);
    if (!codes) return null;
    const frames = { z: this.reels.map((reel, i) => reel.matrix(codes[i])) };
    const counts = this.reels.map((reel, i) => reel.counts(codes[i]));
    return counts.some(Boolean) ? { ...frames, customdata: counts } : frames;
  }

  // Put the matrices of this moment into traces that are about to be drawn.
  filmed(traces) {
    const { data, board } = this.panel;
    if (!board.clock || !data.film || !this.reels.length) return traces;
    const place = placeOf(data.film.steps, board.clock.step);
    const found = this.frames(place);
    if (!found) return traces;
    this.shown = place;
    const made = [...traces];
    data.frames.forEach(({ trace }, i) => {
      for (const [name, values] of Object.entries(found)) {
        if (values[i]) made[trace] = { ...made[trace], [name]: values[i] };
      }
    });
    return made;
  }

  // Say what is true of a moment.
  speak(place) {
    const { plot, data, find } = this.panel;
    const { captions, notes, alt } = data;
    if (notes?.length) write(find(".note"), notes[place]);
    if (!captions?.length || !write(find(".value"), captions[place])) return;
    plot.setAttribute("aria-label", `${alt}: ${captions[place]}`);
  }

  // A relief takes long to redraw: while a film plays, it leaves time to the others.
  rest(took) {
    this.busy = took < SLOW ? 0 : performance.now() + RESTS * took;
  }

  rests() {
    const wait = (this.busy ?? 0) - performance.now();
    if (wait <= 0) return false;
    this.woken ??= setTimeout(() => {
      this.woken = undefined;
      this.paint(this.panel.board.clock);
    }, wait);
    return true;
  }

  moveCursor(step) {
    const { plot, data, find } = this.panel;
    const { xaxis, _size: size } = plot._fullLayout;
    const line = find(".cursor");
    const { steps } = data.film;
    const [from, to] = [steps[0], steps.at(-1)];
    line.hidden = false;
    line.style.left = `${xaxis._offset + xaxis.d2p(Math.min(to, Math.max(from, step)))}px`;
    [line.style.top, line.style.height] = [`${size.t}px`, `${size.h}px`];
  }

  // A click or a drag on curves goes to that moment.
  listen() {
    const { plot, board } = this.panel;
    const go = (event) => {
      const { xaxis } = plot._fullLayout;
      const x = event.clientX - plot.getBoundingClientRect().left - xaxis._offset;
      board.clock.stay(Number(xaxis.p2d(x)));
    };
    const usable = ({ target }) => this.panel.data?.cursor && plot.data && !target.closest(".modebar, .legend");
    plot.addEventListener("pointerdown", (event) => {
      if (!usable(event)) return;
      this.dragging = true;
      go(event);
    });
    plot.addEventListener("pointermove", (event) => this.dragging && usable(event) && go(event));
    for (const name of ["pointerup", "pointerleave", "pointercancel"]) {
      plot.addEventListener(name, () => (this.dragging = false));
    }
  }
}

// Write a text where another stands, and tell whether it was another.
function write(element, text) {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}
