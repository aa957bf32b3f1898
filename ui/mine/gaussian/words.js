// What the stage says: numbers beside the pictures.

import { STEEPEST, WORTH } from "./cloud.js";

// What a stage says; it has the numbers.
export class Words {
  bins;
  clock;
  data;
  film;
  find;
  rho;
  texts;

  label() {
    const { texts, data } = this;
    const places = {
      ".pairs b": "pairs",
      ".learned b": "learned",
      ".truth b": "truth",
      ".hint": "hint",
      ".maps": "maps",
      ".rare": "rare",
      ".often": "often",
      ".train": "train",
      ".exact dt": "exact",
      ".histogram dt": "histogram",
      ".mine dt": "mine",
      ".counting span": "counting",
      ".ends .name": "axis",
      ".height": "height",
      ".worth": "worth",
    };
    for (const [selector, name] of Object.entries(places)) this.find(selector).textContent = texts[name];
    this.find(".most").textContent = this.number(WORTH, 1);
    this.find(".rho").setAttribute("aria-label", texts.axis);
    this.find(".pairs canvas").setAttribute("aria-label", texts.slider);
    const options = data.bins.map((bins) => new Option(`${bins} × ${bins}`, bins, false, bins === this.bins));
    if (this.find(".bins").length !== options.length) this.find(".bins").replaceChildren(...options);
  }

  // The place of the present correlation among those that were worked out.
  worked() {
    return Math.round(100 * (this.rho + STEEPEST));
  }

  // What stands there: without a network, or with one that was trained at another correlation.
  read(stale, away) {
    const { data, texts } = this;
    const place = this.worked();
    const exact = data.analytic[place];
    const counted = data.histograms[this.bins][place];
    const now = stale ? undefined : this.estimate();
    this.find(".pairs .value").textContent = `ρ = ${this.number(this.rho, 2)}`;
    this.find(".rho").value = Math.round(100 * this.rho);
    this.find(".plain").textContent = filled(this.texts.plain, {
      rho: this.number(this.rho, 2),
      nats: this.number(exact, 2),
      share: this.percent(exact / WORTH),
    });
    this.figure(".exact", exact);
    this.figure(".histogram", counted, counted - exact);
    this.figure(".mine", now, away ? undefined : now - exact);
    const [rho, trained] = [this.rho, this.film?.rho].map((value) => value !== undefined && this.number(value, 2));
    if (away) this.find("dl .mine small").textContent = `ρ = ${trained}`;
    this.find(".learned .value").textContent = trained ? `ρ = ${trained}` : "";
    this.speak(exact, counted, now);
    const wakes = data.live && !data.film;
    const words = wakes ? texts.wakes : away ? texts.away : texts.absent;
    this.find(".absent p").textContent = filled(words, { rho, trained });
    this.find(".train").hidden = wakes;
  }

  figure(selector, value, off) {
    this.find(`dl ${selector} b`).textContent = value === undefined ? "–" : this.nats(value);
    const known = off !== undefined && !Number.isNaN(off);
    this.find(`dl ${selector} small`).textContent = known
      ? this.signed(off)
      : selector === ".exact"
        ? this.texts.nats
        : "";
  }

  speak(exact, counted, now) {
    const rho = this.number(this.rho, 2);
    const figures = { rho, exact: this.nats(exact), counted: this.nats(counted) };
    for (const slider of [this.find(".rho"), this.find(".pairs canvas")]) {
      slider.setAttribute("aria-valuenow", this.rho);
      slider.setAttribute("aria-valuetext", filled(this.texts.spoken, figures));
    }
    const learned = now === undefined ? this.texts.none : filled(this.texts.seen, { estimate: this.nats(now) });
    this.find(".learned canvas").setAttribute("aria-label", `${this.texts.learned}. ${learned}`);
    this.find(".truth canvas").setAttribute("aria-label", `${this.texts.truth}. ρ = ${rho}`);
  }

  // The newest figure at or before the moment on the screen, undefined where there is none.
  estimate() {
    return this.film.estimates[this.place()] ?? NaN;
  }

  place() {
    return Math.max(
      0,
      this.film.steps.findLastIndex((step) => step <= this.clock.step),
    );
  }

  nats(value) {
    if (Number.isNaN(value)) return this.texts.nothing;
    return this.number(value, Math.abs(value) < 100 ? 3 : 0);
  }

  signed(value) {
    return `${value < 0 ? "−" : "+"}${this.nats(Math.abs(value))}`;
  }

  percent(share) {
    return share.toLocaleString(this.data.language, { style: "percent" });
  }

  number(value, digits) {
    const text = value.toLocaleString(this.data.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return text.replace(/^-0([.,]0*)?$/, (zero) => zero.slice(1)).replace("-", "−");
  }
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
