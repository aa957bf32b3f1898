// One Plotly figure or several that belong together: linked points, one film, one card.

import { fill } from "../../frame/elements.js";
import { packed } from "./bytes.js";
import { clockOf } from "./clock.js";
import { Limit } from "./limit.js";
import { Panel } from "./panel.js";
import { plotly } from "./plotly.js";
import { Card } from "./rows/card.js";
import { Transport } from "./transport.js";
import { grow } from "./film/growth.js";
import { Pulse } from "./film/pulse.js";
import { Words } from "./film/words.js";

const PATIENCE = 4_000; // ms between two requests for frames that are missing

export default async function ({ data: [data], parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".figures");
  root.board ??= new Board(root);
  root.board.send = { state: setStateValue, trigger: setTriggerValue };
  await root.board.update(data);
  return () => root.board.leave();
}

const DESIGNED = 1280; // CSS pixels of the page that widths of columns are made for

// Return widths of columns that grow with the letters of the page, as far as the page does.
const inLetters = (columns) =>
  columns.replace(/([\d.]+)px/g, (_, pixels) => `min(${pixels / 16}rem, ${(100 * pixels) / DESIGNED}vw)`);

class Board {
  panels;
  gone = false;
  n;
  send;
  texts;

  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    [this.panels, this.asked, this.n, this.point] = [new Map(), 0, 0, null];
    this.off = new Set(); // groups of the legends that the visitor has switched off
    this.card = new Card(this.find(".card"), root);
    this.transport = new Transport(this.find(".transport"));
    this.limit = new Limit(this);
    this.words = new Words(this);
    this.grown = []; // what films have grown by since the page ran
    this.pulse = new Pulse((told) => this.grow(told));
    this.find(".tools").addEventListener("click", (event) => this.press(event));
    this.find(".all-of").addEventListener("change", (event) => this.selectGroup(event.target));
    root.addEventListener("pointermove", (event) => (this.pointer = event), true);
    root.addEventListener("keydown", (event) => {
      if (this.data?.film) this.transport.press(event);
      if (event.key === "Escape" && this.data?.tools.length) this.letGo();
    });
    this.find("dialog .close").addEventListener("click", () => this.find("dialog").close());
  }

  async update(data) {
    this.data = data;
    this.grown = this.grown.filter((told) => grow(data, told));
    this.gone = false;
    Object.assign(this, { texts: data.texts, locale: data.locale });
    this.number = new Intl.NumberFormat(data.locale, { maximumSignificantDigits: 4 });
    this.count(data.n_rows);
    this.card.update(data);
    this.tools();
    this.arrange();
    this.runClock();
    this.listen();
    this.root.setAttribute("aria-busy", "true");
    const Plotly = await plotly(data.plotly);
    if (!this.isShowing(data)) return;
    this.Plotly = Plotly;
    await Promise.all(data.plots.map((plot) => this.panels.get(plot.name).update(plot)));
    if (!this.isShowing(data)) return;
    this.limit.update(data.limit);
    this.groups();
    this.root.removeAttribute("aria-busy");
    this.clock?.start();
    this.askForMore();
  }

  // Whether what was waited for still matters: the visitor may have left, or newer figures come.
  isShowing(data) {
    return this.data === data && !this.gone;
  }

  // Other rows than before: nothing of what was picked is among them.
  count(n) {
    if (n === this.n) return;
    Object.assign(this, { n, mask: new Uint8Array(n), some: 0, point: null });
    this.card.hide();
  }

  // Make and drop figures, so that those which stay keep their zoom.
  arrange() {
    const place = this.find(".panels");
    place.style.setProperty("--columns", inLetters(this.data.columns));
    place.style.setProperty("--narrow", this.data.narrow);
    place.dataset.count = this.data.plots.length;
    const names = this.data.plots.map(({ name }) => name);
    for (const [name, panel] of this.panels) {
      if (names.includes(name)) continue;
      panel.leave();
      this.panels.delete(name);
    }
    for (const [at, { name, area }] of this.data.plots.entries()) {
      if (!this.panels.has(name)) {
        const element = this.find("template").content.cloneNode(true).children[0];
        this.panels.set(name, new Panel(element, this));
      }
      const { element } = this.panels.get(name);
      element.style.gridArea = area ?? "";
      if (place.children[at] !== element) place.insertBefore(element, place.children[at]); // a move takes the focus
    }
  }

  // Figures that belong together switch the same groups of their legends.
  follow(panel) {
    for (const [group, off] of panel.groups()) this.off[off ? "add" : "delete"](group);
    this.panels.forEach((other) => other !== panel && other.follow());
  }

  leave() {
    this.gone = true;
    this.pulse.stop();
    this.unwatch?.();
    this.unwatch = undefined;
    this.panels.forEach((panel) => panel.leave());
    this.panels.clear();
  }

  format = (value) => (typeof value === "number" ? this.number.format(value) : String(value ?? ""));

  // ---- film ------------------------------------------------------------------

  runClock() {
    const { film, texts } = this.data;
    this.find(".time").hidden = !film || !this.data.controls;
    this.unwatch?.();
    this.words.update(film?.reels ?? []);
    if (!film) return;
    this.clock = clockOf(film.clock);
    const names = film.reels.map(({ name }) => name);
    this.clock.keep(names);
    this.unwatch = this.clock.watch(() => this.tick());
    this.transport.update(this.clock, texts, () => this.words.all);
    film.reels.forEach(({ name, steps }) => this.clock.take(name, steps, film.live, true));
    if (!this.Plotly) this.tick();
  }

  // Ask for what comes after the newest frame that is here.
  listen() {
    const pulse = this.data.film?.pulse;
    this.pulse.listen(pulse && { ...pulse });
  }

  // Show the frames that the server told of; where it could not, the page is to run for them.
  grow(told) {
    if (!told.steps || !grow(this.data, told)) return this.send.trigger("fresh", true);
    this.grown.push(told);
    const { reels, live } = this.data.film;
    reels.forEach(({ name, steps }) => this.clock.take(name, steps, live));
    this.listen();
  }

  tick() {
    this.words.show(this.clock);
    this.transport.show();
    this.panels.forEach(({ projector }) => projector.paint(this.clock));
  }

  // A live run outpaces its visitors: those who came later, or slept, get all at once.
  askForMore() {
    const now = performance.now();
    const late = this.data.plots.some(({ name, film }) => film && this.panels.get(name).projector.lacks(film.steps));
    if (!late || now - this.asked < PATIENCE) return;
    this.asked = now;
    this.send.trigger("missing", true);
  }

  // ---- what is picked --------------------------------------------------------

  tools() {
    const { tools, texts } = this.data;
    this.find(".tools").hidden = !tools.length;
    this.root.classList.toggle("beside", Boolean(this.data.beside));
    this.find(".tools").setAttribute("aria-label", texts.tools);
    const plan = tools.map((tool) => texts[`tool.${tool}`]).join("|");
    if (plan !== this.plan) {
      this.plan = plan;
      this.find(".tools .choices").replaceChildren(...tools.map((tool) => toolButton(tool, texts[`tool.${tool}`])));
      this.take(tools[0]);
    }
    this.find(".none").textContent = texts.none;
    this.tally();
  }

  press(event) {
    const { tool, act } = event.target.closest("button")?.dataset ?? {};
    if (tool) this.take(tool);
    if (act === "none") this.letGo();
  }

  take(tool) {
    this.tool = tool;
    for (const button of this.find(".tools").querySelectorAll("[data-tool]")) {
      button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
    }
    this.panels.forEach((panel) => panel.setTool(tool));
  }

  hover(row, event) {
    if (row === null) this.card.hide();
    else this.card.show(row, event ?? this.pointer); // in space, Plotly does not say where it is
    this.panels.forEach((panel) => panel.ring(row));
  }

  click(place) {
    this.send.trigger("clicked", place);
  }

  pick(row) {
    if (row === this.point) return;
    this.point = row;
    this.tally();
    this.read(row);
    this.send.state("point", row);
  }

  // Say what is known of a row to those who do not see it.
  read(row) {
    const said = this.card.say(row).map((pair) => pair.join(" "));
    this.find(".readout").textContent = said.join(", ");
  }

  // Select rows; with the shift key, those besides the ones before.
  select(rows, more) {
    if (!more) this.mask = new Uint8Array(this.n);
    for (const row of rows) this.mask[row] = 1;
    this.selected();
  }

  // Select a row besides the others, or no longer.
  toggle(row) {
    this.mask[row] = 1 - this.mask[row];
    this.selected();
  }

  selected() {
    this.some = this.mask.reduce((sum, bit) => sum + bit, 0);
    this.tally();
    this.send.state("selection", { n: this.n, bits: packed(this.mask) });
    this.panels.forEach((panel) => panel.mark());
  }

  // Offer to select all points of a name in the legend.
  groups() {
    const place = this.find(".all-of");
    const first = this.data.plots.find(({ name }) => this.panels.get(name).points.any);
    this.named = first ? this.panels.get(first.name).points.groups() : [];
    place.hidden = this.named.length < 2;
    const options = this.named.map(({ name }, number) => new Option(name, number));
    place.replaceChildren(new Option(this.texts.all_of, "", true, true), ...options);
    place.setAttribute("aria-label", this.texts.all_of);
  }

  selectGroup(place) {
    if (place.value !== "") this.select(this.named[place.value].rows);
    place.value = "";
  }

  letGo() {
    this.hover(null);
    if (this.point !== null) {
      this.point = null;
      this.send.state("point", null);
    }
    if (this.some) this.select([]);
    this.tally();
  }

  tally() {
    const counts = { m: this.number.format(this.some ?? 0), n: this.number.format(this.n) };
    const words = fill(this.texts.selected, counts);
    this.find(".count").textContent = this.some ? words : "";
    this.find(".none").hidden = !this.some && this.point === null;
  }
}

function toolButton(tool, text) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: text });
  button.dataset.tool = tool;
  return button;
}
