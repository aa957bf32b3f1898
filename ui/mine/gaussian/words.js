// What the stage says: numbers beside the pictures, and the climb of the bound.

Object.assign(Stage.prototype, {
  label() {
    const { texts, data } = this;
    const places = {
      ".pairs b": "pairs",
      ".learned b": "learned",
      ".truth b": "truth",
      ".hint": "hint",
      ".rare": "rare",
      ".often": "often",
      ".flat": "flat",
      ".raised": "raised",
      ".train": "train",
      ".exact dt": "exact",
      ".histogram dt": "histogram",
      ".mine dt": "mine",
      ".counting span": "counting",
      ".ends .name": "axis",
      ".follow span": "follow",
    };
    for (const [selector, name] of Object.entries(places)) this.find(selector).textContent = texts[name];
    this.find(".rho").setAttribute("aria-label", texts.axis);
    this.find(".pairs canvas").setAttribute("aria-label", texts.slider);
    this.find(".scrub").setAttribute("aria-label", texts.scrub);
    this.find(".follow").hidden = !data.live;
    this.find(".climb").hidden = !data.film;
    const options = data.bins.map((bins) => new Option(`${bins} × ${bins}`, bins, false, bins === this.bins));
    if (this.find(".bins").length !== options.length) this.find(".bins").replaceChildren(...options);
  },

  // The place of the present correlation among those that were worked out.
  worked() {
    return Math.round(100 * (this.rho + STEEPEST));
  },

  read(stale) {
    const { data, texts } = this;
    const place = this.worked();
    const exact = data.analytic[place];
    const counted = data.histograms[this.bins][place];
    const now = stale ? undefined : this.estimate();
    this.find(".pairs .value").textContent = `ρ = ${this.number(this.rho, 2)}`;
    this.find(".rho").value = Math.round(100 * this.rho);
    this.figure(".exact", exact);
    this.figure(".histogram", counted, counted - exact);
    this.figure(".mine", now, now - exact);
    this.speak(exact, counted, now);
    const wakes = data.live && !data.film;
    this.find(".absent p").textContent = filled(wakes ? texts.wakes : texts.absent, { rho: this.number(this.rho, 2) });
    this.find(".train").hidden = wakes;
    this.find(".flat").setAttribute("aria-pressed", String(!this.raised));
    this.find(".raised").setAttribute("aria-pressed", String(this.raised));
  },

  figure(selector, value, off) {
    this.find(`dl ${selector} b`).textContent = value === undefined ? "–" : this.nats(value);
    const known = off !== undefined && !Number.isNaN(off);
    this.find(`dl ${selector} small`).textContent = known
      ? this.signed(off)
      : selector === ".exact"
        ? this.texts.nats
        : "";
  },

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
  },

  // The newest figure at or before the moment on the screen, undefined where there is none.
  estimate() {
    return this.film.estimates[this.place()] ?? NaN;
  },

  place() {
    return Math.max(
      0,
      this.film.steps.findLastIndex((step) => step <= this.step),
    );
  },

  climb() {
    const { film, texts } = this;
    const top = film.top;
    const x = (step) => (1000 * step) / this.end;
    const y = (nats) => 96 - (92 * Math.max(-0.3 * top, Math.min(1.15 * top, nats))) / (1.15 * top);
    const line = (values) =>
      runsOf(values)
        .map((run) => `M${run.map((i) => `${x(film.steps[i]).toFixed(1)} ${y(values[i]).toFixed(2)}`).join("L")}`)
        .join("");
    const exact = film.exact;
    this.find(".lane svg").replaceChildren(
      drawn("path", { class: "batch", d: line(film.bounds) }),
      drawn("path", { class: "line", d: `M0 ${y(exact)}H1000` }),
      drawn("path", { class: "estimate", d: line(film.estimates) }),
    );
    this.find(".lane .cursor").style.left = `${(100 * this.step) / this.end}%`;
    this.find(".scrub").value = this.last ? Math.round((1000 * this.step) / this.last) : 0;
    this.find(".play span").textContent = this.playing ? texts.pause : texts.play;
    this.find(".follow").setAttribute("aria-pressed", String(this.following));
    const now = this.place();
    this.key(".estimate", texts.fresh, film.estimates[now]);
    this.key(".batch", texts.batch, film.bounds[now]);
    this.key(".line", texts.exact, exact);
    const moment = filled(texts.moment, { step: film.steps[now], seconds: this.number(film.seconds[now], 1) });
    this.find(".moment").textContent = moment;
    this.find(".scrub").setAttribute("aria-valuetext", moment);
    this.find(".lane svg").setAttribute("aria-label", this.find(".legend").textContent);
  },

  key(selector, text, value) {
    this.find(`.legend ${selector}`).textContent = value === null ? text : `${text} ${this.nats(value)}`;
  },

  nats(value) {
    if (Number.isNaN(value)) return this.texts.nothing;
    return this.number(value, Math.abs(value) < 100 ? 3 : 0);
  },

  signed(value) {
    return `${value < 0 ? "−" : "+"}${this.nats(Math.abs(value))}`;
  },

  number(value, digits) {
    const text = value.toLocaleString(this.data.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return text.replace(/^-0([.,]0*)?$/, (zero) => zero.slice(1)).replace("-", "−");
  },
});

// Return the places of the values that are numbers, in unbroken runs.
function runsOf(values) {
  const runs = [[]];
  values.forEach((value, place) => (value === null ? runs.push([]) : runs.at(-1).push(place)));
  return runs.filter((run) => run.length);
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
