// Two histograms back to back and a limit between what is kept and what is rejected. While the
// limit moves, every share is looked up here; the server hears of it when it comes to rest.

const STEPS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -12,
  PageUp: 12,
  Home: -Infinity,
  End: Infinity,
};
const REST = 350; // milliseconds without a key until the limit counts as at rest
const MIDDLE = 100; // of the drawing, where the two histograms meet
const TALLEST = 92;

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".threshold");
  root.threshold ??= new Threshold(root);
  root.threshold.update(data, setTriggerValue);
}

class Threshold {
  constructor(root) {
    this.root = root;
    this.limit = root.querySelector(".limit");
    this.plot = root.querySelector(".plot");
    this.plot.addEventListener("pointerdown", (event) => this.grasp(event));
    this.plot.addEventListener("pointermove", (event) => this.drag(event));
    this.plot.addEventListener("pointerup", (event) => this.release(event));
    this.plot.addEventListener("pointercancel", () => this.restore());
    this.limit.addEventListener("keydown", (event) => this.step(event));
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    for (const [name, text] of Object.entries(data.labels)) this.root.querySelector(`.${name}`).textContent = text;
    this.limit.setAttribute("aria-label", data.texts.slider);
    this.limit.setAttribute("aria-valuemin", data.stops[0]);
    this.limit.setAttribute("aria-valuemax", data.stops.at(-1));
    this.draw(".above", data.above, -1);
    this.draw(".below", data.below, 1);
    this.root
      .querySelector(".axis")
      .replaceChildren(...data.ticks.map(([place, text]) => tick(place, this.written(text))));
    this.list(data.sets);
    if (this.held === undefined && !this.resting) this.show(data.at);
  }

  draw(selector, heights, sign) {
    const width = 1000 / heights.length;
    const tops = heights.map((height, bin) => {
      const y = MIDDLE + sign * TALLEST * height;
      return `L${bin * width} ${y}H${(bin + 1) * width}`;
    });
    const path = `M0 ${MIDDLE}${tops.join("")}L1000 ${MIDDLE}Z`;
    for (const drawn of this.root.querySelectorAll(selector)) drawn.setAttribute("d", path);
  }

  list(sets) {
    const focused = this.root.getRootNode().activeElement?.dataset.set;
    const rows = sets.flatMap((set) => (set.heading ? [heading(set)] : [this.row(set)]));
    this.root.querySelector(".sets").replaceChildren(...rows);
    if (focused) this.root.querySelector(`[data-set="${focused}"]`)?.focus();
  }

  row(set) {
    const row = element(set.pickable ? "button" : "div", "set");
    const track = element("span", "track");
    track.append(element("i"));
    row.append(element("span", "name", set.name), track, element("span", "share"), element("span", "posted"));
    row.dataset.set = set.id;
    row.title = set.title ?? "";
    if (set.pickable) {
      row.type = "button";
      row.setAttribute("aria-pressed", String(set.id === this.data.dataset));
      row.addEventListener("click", () => this.send("dataset", set.id));
    }
    return row;
  }

  show(at) {
    this.at = at;
    const { stops, places, texts } = this.data;
    const x = 1000 * places[at];
    this.limit.style.left = `${x / 10}%`;
    this.root.querySelector("#kept rect").setAttribute("width", x);
    for (const rect of this.root.querySelectorAll("#beyond rect, .field")) {
      rect.setAttribute("x", x);
      rect.setAttribute("width", 1000 - x);
    }
    for (const side of this.root.querySelectorAll(".side")) side.style.left = `${x / 10}%`;
    this.root.querySelector(".side.kept").hidden = x < 150;
    this.root.querySelector(".side.beyond").hidden = x > 830;
    const score = this.written(stops[at] < 1000 ? stops[at].toPrecision(3) : stops[at].toFixed());
    this.root.querySelector(".readout").textContent = `${texts.readout} ${score}`;
    this.limit.setAttribute("aria-valuenow", stops[at]);
    this.limit.setAttribute("aria-valuetext", `${score}. ${this.spoken()}`);
    for (const set of this.data.sets) if (set.rejected) this.fill(set);
  }

  // A number as the visitor's language writes it.
  written(number) {
    const { decimal, percent: sign } = this.data.texts;
    return number.replace(".", decimal).replace("%", sign);
  }

  spoken() {
    const named = this.data.sets.filter((set) => set.spoken);
    return named
      .map((set) => `${set.name}: ${this.written(percent(set.rejected[this.at]))} ${this.data.texts.rejected}`)
      .join(", ");
  }

  fill(set) {
    const row = this.root.querySelector(`[data-set="${set.id}"]`);
    const share = set.rejected[this.at];
    const posted = this.at === this.data.at ? set.posted : undefined;
    row.querySelector("i").style.width = `${100 * share}%`;
    row.querySelector(".share").textContent = this.written(percent(share, set));
    row.querySelector(".posted").textContent =
      posted === undefined ? "" : `${this.data.texts.post} ${this.written(percent(posted).replace(".0", ""))}`;
    row.querySelector("b")?.remove();
    if (posted === undefined) return;
    const mark = element("b");
    mark.style.left = `${100 * posted}%`;
    row.querySelector(".track").append(mark);
  }

  nearest(event) {
    const box = this.plot.getBoundingClientRect();
    const place = (event.clientX - box.left) / box.width;
    const far = this.data.places.map((other) => Math.abs(other - place));
    return far.indexOf(Math.min(...far));
  }

  grasp(event) {
    if (event.button) return;
    this.held = event.pointerId;
    this.plot.setPointerCapture(event.pointerId);
    this.limit.classList.add("held");
    this.limit.focus({ preventScroll: true });
    this.show(this.nearest(event));
  }

  drag(event) {
    if (event.pointerId === this.held) this.show(this.nearest(event));
  }

  release(event) {
    if (event.pointerId !== this.held) return;
    this.letGo();
    this.tell();
  }

  letGo() {
    this.held = undefined;
    this.limit.classList.remove("held");
  }

  // A finger that turned out to scroll the page moved nothing.
  restore() {
    this.letGo();
    this.show(this.data.at);
  }

  step(event) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(this.data.stops.length - 1, this.at + step)));
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.tell(), REST);
  }

  tell() {
    clearTimeout(this.resting);
    this.resting = undefined;
    if (this.at !== this.data.at) this.send("limit", this.data.stops[this.at]);
  }
}

function element(tag, css, text) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text !== undefined) made.textContent = text;
  return made;
}

function heading({ heading, note }) {
  const made = element("h3");
  made.append(element("span", "", heading), element("span", "", note ?? ""));
  return made;
}

function tick(place, text) {
  const made = element("span", "", text);
  made.style.left = `${100 * place}%`;
  return made;
}

// As the tables round: no share that is not all, or not nothing, reads as 100% or 0%.
function percent(share, { floor, ceiling } = {}) {
  if (floor !== undefined && share < floor) return `<${100 * floor}%`;
  if (ceiling !== undefined && share >= ceiling) return `≥${100 * ceiling}%`;
  if (share > 0.9995 && share < 1) return ">99.9%";
  if (share > 0 && share < 0.00995) return `${(100 * share).toFixed(2)}%`;
  return `${(100 * share).toFixed(1)}%`.replace(/^(0|100)\.0%/, "$1%");
}
