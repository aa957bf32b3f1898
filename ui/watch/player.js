// The player: one film or two in step; play, pause, scrub, speed, head, order.

const LENGTH = 12_000; // ms that a whole film takes at speed 1
const PATIENCE = 4_000; // ms between two requests for snapshots that are missing

// Name of a player -> what was shown when the visitor left the page.
const left = new Map();

export default function ({ data: [data], parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".player");
  root.player ??= new Player(root, parentElement.querySelector("template"), data);
  root.player.update(data, setStateValue, setTriggerValue);
}

class Player {
  constructor(root, template, data) {
    this.root = root;
    this.template = template;
    this.name = data.name;
    this.palette = bytes(data.palette);
    this.films = [];
    this.asked = 0;
    this.find = (selector) => root.querySelector(selector);
    this.scrub = this.find(".scrub");
    Object.assign(this, { step: 0, head: null, sorted: true, playing: false, following: true });
    this.listen();
  }

  listen() {
    this.find(".play").addEventListener("click", () => this.toggle());
    this.find(".follow").addEventListener("click", () => this.follow());
    this.scrub.addEventListener("input", () => this.jump(this.scrub.value / 1000));
    this.root.addEventListener("keydown", (event) => this.press(event));
  }

  update(data, setState, trigger) {
    Object.assign(this, { data, setState, trigger, texts: data.texts });
    const shown = data.films.map(({ id, group }) => `${id} ${group}`).join(" | ");
    const fresh = shown !== this.shown;
    if (this.films.length !== data.films.length) this.stage(data.films.length);
    data.films.forEach((film, index) => this.films[index].update(film, this.texts));
    this.end = Math.max(...data.films.map((film) => film.end));
    this.last = Math.max(...this.films.map((film) => film.last));
    if (fresh) this.open(shown);
    else if (this.following) this.step = this.last;
    this.label();
    this.render();
    this.askForMore();
  }

  // Begin with films that were not on the screen before this call.
  open(shown) {
    const switched = this.shown && this.films.some(({ data }) => data.group !== this.group);
    const before = left.get(this.name);
    this.shown = shown;
    this.group = this.data.films[0].group;
    if (switched) this.pause();
    else if (before?.shown === shown) Object.assign(this, before, { playing: false });
    else this.begin();
    this.step = Math.min(this.step, this.last);
  }

  begin() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    Object.assign(this, { head: null, following: true, step: this.last });
    if (this.data.live || still) this.pause();
    else this.play(0);
  }

  stage(n_films) {
    const elements = range(n_films).map(() => this.template.content.cloneNode(true).children[0]);
    this.find(".films").replaceChildren(...elements);
    this.root.classList.toggle("pair", n_films > 1);
    this.films = elements.map((film) => new Film(film, this.palette, (share) => this.reach(share)));
  }

  // A live run outpaces its visitors: those who came later, or slept, get all at once.
  askForMore() {
    const now = performance.now();
    if (now - this.asked < PATIENCE || !this.films.some((film) => film.lacks)) return;
    this.asked = now;
    this.trigger("missing", true);
  }

  // ---- time ------------------------------------------------------------------

  play(from) {
    this.step = from ?? (this.step >= this.last ? 0 : this.step);
    this.playing = true;
    this.following = false;
    this.tick(performance.now());
  }

  pause() {
    this.playing = false;
    this.render();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  follow() {
    Object.assign(this, { playing: false, following: true, step: this.last });
    this.render();
  }

  tick(before) {
    requestAnimationFrame((now) => {
      if (!this.playing || !this.root.isConnected) return;
      const speed = Number(this.find(".speed").value);
      this.step += ((now - before) / LENGTH) * this.last * speed;
      if (this.step >= this.last) Object.assign(this, { step: this.last, playing: false });
      this.render();
      if (this.playing) this.tick(now);
    });
  }

  jump(share) {
    this.stay(share * this.last);
  }

  reach(share) {
    this.stay(share * this.end);
  }

  stay(step) {
    this.step = Math.min(this.last, Math.max(0, step));
    Object.assign(this, { playing: false, following: this.data.live && this.step >= this.last });
    this.render();
  }

  // ---- keys ------------------------------------------------------------------

  press(event) {
    const native = event.target.closest("button, select");
    if (native && event.key === " ") return;
    if (event.target.closest("select")) return;
    const act = { " ": "toggle", ArrowLeft: "back", ArrowRight: "forth", Home: "first", End: "follow" };
    if (!act[event.key]) return;
    event.preventDefault();
    this[act[event.key]]();
  }

  get moments() {
    return [...new Set(this.films.flatMap(({ data }) => data.steps))].sort((a, b) => a - b);
  }

  back() {
    this.stay(this.moments.findLast((step) => step < this.step) ?? 0);
  }

  forth() {
    this.stay(this.moments.find((step) => step > this.step) ?? this.last);
  }

  first() {
    this.stay(0);
  }

  // ---- looks -----------------------------------------------------------------

  label() {
    const { texts } = this;
    this.root.setAttribute("aria-label", texts.player);
    this.scrub.setAttribute("aria-label", texts.scrub);
    this.find(".speed").setAttribute("aria-label", texts.speed);
    this.find(".follow span").textContent = texts.follow;
    this.find(".follow").hidden = !this.data.live;
    this.choices();
  }

  choices() {
    const { films, texts, data } = this;
    const over = films.every(({ data }) => data.has_over);
    const plan = JSON.stringify([data.n_heads, over, texts.heads]);
    if (plan === this.chosen) return; // a button that is made anew would lose the focus
    this.chosen = plan;
    const heads = range(data.n_heads).map((head) => this.choice(head + 1, () => this.pick(head)));
    if (over) heads.push(this.choice(texts.over, () => this.change("over")));
    this.find(".heads").replaceChildren(texts.heads, ...heads);
    const sorting = [true, false].map((sorted) =>
      this.choice(sorted ? texts.sorted : texts.raw, () => this.sort(sorted)),
    );
    this.find(".sorting").replaceChildren(texts.columns, ...sorting);
  }

  choice(text, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }

  pick(head) {
    this.head = head;
    if (this.group !== "sub") this.change("sub");
    this.render();
  }

  change(group) {
    if (group !== this.group) this.setState("group", group);
  }

  sort(sorted) {
    this.sorted = sorted;
    this.render();
  }

  render() {
    for (const film of this.films) film.show(this.step, this.head, this.sorted, this.end);
    this.scrub.value = this.last ? Math.round((1000 * this.step) / this.last) : 0;
    this.scrub.setAttribute("aria-valuetext", this.films[0].find(".moment").textContent);
    this.root.classList.toggle("playing", this.playing);
    this.find(".play span").textContent = this.playing ? this.texts.pause : this.texts.play;
    this.find(".follow").setAttribute("aria-pressed", String(this.following));
    this.markChoices();
    const { shown, step, head, sorted, following } = this;
    left.set(this.name, { shown, step, head, sorted, following });
  }

  markChoices() {
    const sub = this.group === "sub";
    const chosen = sub ? (this.head ?? this.films[0].head) : this.data.n_heads;
    this.find(".heads")
      .querySelectorAll("button")
      .forEach((button, place) => {
        button.setAttribute("aria-pressed", String(place === chosen));
      });
    this.find(".sorting")
      .querySelectorAll("button")
      .forEach((button, place) => {
        button.setAttribute("aria-pressed", String((place === 0) === this.sorted));
      });
  }
}
