// One Plotly figure with its title, its words, its frames and what the pointer does to it.

import { showNumbers } from "./numbers.js";
import { LIVE_CALM, Projector } from "./film/projector.js";
import { Walk } from "./walk.js";
import { adoptStyle } from "./plotly.js";
import { Pen } from "./rows/pen.js";
import { Points } from "./rows/points.js";
import { kept, listenToPinch, step, zoomed } from "./rows/steps.js";
import { Stroll } from "./rows/stroll.js";
import { spelled } from "./shares.js";
import { enlarged, resolved, template, themeOf } from "./theme.js";

const APART = 4; // pixels from the edge to the names of rows, where a figure has scrolled
const UNFILMED = { z: undefined, customdata: undefined }; // what a frame brings itself
const STRAY = 10; // pixels that a finger may move in a tap

const NEEDLESS = [
  "sendChartToCloud",
  "select2d",
  "lasso2d",
  "autoScale2d",
  "toggleSpikelines",
  "hoverClosestCartesian",
  "hoverCompareCartesian",
];
const TOOLS = ["pan2d", "zoom2d"]; // which the board has itself
const SVG_ICON = { width: 24, height: 24, path: "M5 3h10l4 4v14H5zm2 2v14h10V8h-3V5zm1 7h8v2H8zm0 3h8v2H8z" };
const TABLE_ICON = { width: 24, height: 24, path: "M3 4h18v16H3zm2 5v3h6V9zm8 0v3h6V9zm-8 5v4h6v-4zm8 0v4h6v-4z" };

const NARROW = 480; // CSS pixels below which a legend beside a figure takes too much of it
const ABOVE = { orientation: "h", x: 0, y: 1, yanchor: "bottom" };

export class Panel {
  element;
  board;
  look; // by which the figure was drawn
  drawn = 0; // when, in milliseconds of the page

  // `board` is what holds the figures and hears of what is picked.
  constructor(element, board) {
    [this.element, this.board] = [element, board];
    this.find = (selector) => element.querySelector(selector);
    this.plot = this.find(".plot");
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.plot);
    this.pen = new Pen(this.find(".stage"), {
      enclose: (line, more) => this.board.select(this.points.inside(this.plot, line), more),
      touch: (place) => this.touch(place),
    });
    this.projector = new Projector(this);
    this.stroll = new Stroll(this); // before the map, whose keys it takes over
    this.listenToMap();
    this.walk = new Walk(this);
    this.find(".stage").addEventListener("scroll", () => this.keepSide());
  }

  // Show another figure in the place of the one before; zoom, camera and legend stay.
  async update(data) {
    clearTimeout(this.put);
    this.data = data;
    const { title, note, alt, height, ratio, cursor, wide, least } = data;
    this.find("b").textContent = title;
    this.find(".note").textContent = note;
    this.plot.setAttribute("aria-label", alt);
    this.plot.style.height = ratio ? "" : typeof height === "number" ? tall(height) : (height ?? "");
    this.plot.style.aspectRatio = ratio ?? "";
    this.plot.style.setProperty("--least", `${least ?? 0}px`);
    this.element.dataset.name = data.name;
    this.element.classList.toggle("scrolls", Boolean(least));
    this.element.classList.toggle("timed", Boolean(cursor));
    this.element.classList.toggle("noted", Boolean(data.notes?.length));
    this.element.classList.toggle("wide", wide !== false);
    this.projector.take(data);
    this.points = new Points(data.figure.data);
    this.pen.take(this.points.any ? this.board.tool : "pan");
    const look = this.lookOf(data);
    if (this.plot.data && look === this.look) {
      this.projector.start();
    } else {
      const wait = this.patience();
      if (wait) this.put = setTimeout(() => this.redraw(look), wait);
      else await this.redraw(look);
    }
    this.reveal();
  }

  async redraw(look) {
    Object.assign(this, { look, drawn: performance.now() });
    await this.draw();
  }

  // Return the milliseconds until a figure without frames, as curves are, is drawn anew: those of a
  // live run grow by little, and Plotly takes its time from the frames, and from the training.
  patience() {
    const calm = !this.plot.data || !this.board.data.film?.live || this.projector.reels.length;
    return calm ? 0 : Math.max(0, this.drawn + LIVE_CALM - performance.now());
  }

  // Return all that Plotly draws a figure by, but for its frames: if it stays, the picture stays.
  lookOf({ figure, frames, ends, zoom }) {
    const filmed = new Set((frames ?? []).map(({ trace }) => trace));
    const still = figure.data.map((trace, place) => (filmed.has(place) ? { ...trace, ...UNFILMED } : trace));
    const { text, paper, scale, font } = themeOf(this.plot);
    return JSON.stringify([still, figure.layout, ends, zoom, text, paper, scale, font, this.board.locale]);
  }

  // Where the figure is wider than the page: go to what is to be seen, once, if none of it is.
  reveal() {
    const { reveal, least } = this.data;
    if (!least || !this.plot.data || String(reveal) === this.revealed) return;
    this.revealed = String(reveal);
    const { xaxis } = this.plot._fullLayout;
    const places = reveal.map((value) => xaxis._offset + xaxis.d2p(value));
    if (places.length && !places.some((place) => this.sees(place))) this.show(Math.min(...places));
  }

  // What names the rows stays in sight while the rest scrolls.
  keepSide() {
    const [axis, { _offset: left }] = [this.find(".yaxislayer-above"), this.plot._fullLayout.xaxis];
    if (!axis) return;
    const shift = Math.max(0, this.find(".stage").scrollLeft - left + axis.getBBox().width + APART);
    axis.setAttribute("transform", `translate(${shift}, 0)`);
  }

  // Tell whether a place, in pixels from the left of the figure, is in sight.
  sees(place) {
    const { scrollLeft, clientWidth } = this.find(".stage");
    return place > scrollLeft && place < scrollLeft + clientWidth;
  }

  show(place) {
    const stage = this.find(".stage");
    if (!this.sees(place)) stage.scrollLeft = place - stage.clientWidth / 3;
  }

  // Draw the figure in the colours of the page.
  async draw() {
    const { Plotly } = this.board;
    const theme = themeOf(this.plot);
    const { data, layout } = enlarged(resolved(this.data.figure, theme), theme.scale);
    const words = spelled(layout, this.board.locale);
    const clean = { ...words, template: template(theme), width: undefined, autosize: true };
    delete clean.height;
    if (this.plot.clientWidth < NARROW && clean.legend?.orientation === "v") Object.assign(clean.legend, ABOVE);
    if (this.points.any) clean.dragmode = this.points.deep ? "turntable" : "pan";
    const begun = this.plot.data !== undefined;
    const view = begun && (this.data.zoom || clean.scene) ? kept(clean, this.seen()) : clean;
    try {
      await Plotly.react(this.plot, this.projector.filmed(this.switched(this.marked(data))), view, this.config());
    } catch (error) {
      if (this.plot.data) throw error; // else it misses what `leave` has taken from it
    }
    if (!this.plot.data) return; // the visitor has left meanwhile
    if (!begun) this.listen();
    adoptStyle(this.plot.getRootNode());
    this.showColours();
    this.projector.start();
  }

  // Return the layout with the camera as it is: Plotly notes it in a copy of the layout that it drops.
  seen() {
    return { ...this.plot.layout, camera: this.plot._fullLayout.scene?._scene?.getCamera() };
  }

  // Show which colours the values of the first trace have, between its ends.
  showColours() {
    const { ends } = this.data;
    this.find(".ends").hidden = !ends;
    if (!ends) return;
    const stops = this.plot._fullData[0].colorscale.map(([place, stop]) => `${stop} ${100 * place}%`);
    this.find(".ends i").style.background = `linear-gradient(90deg, ${stops.join(", ")})`;
    this.element.querySelectorAll(".ends span").forEach((end, i) => (end.textContent = ends[i]));
  }

  // Its functions are the same each time: by others, Plotly takes the figure for a new one, which it
  // makes from nothing, drawing contexts and all, and then draws once more.
  config() {
    const { texts, locale } = this.board;
    const button = (name, title, icon, click) => ({ name, title, icon, click });
    return {
      locale,
      locales: { [locale]: { dictionary: texts.plotly } },
      displaylogo: false,
      scrollZoom: this.data.zoom,
      doubleClick: "reset+autosize",
      modeBarButtonsToRemove: this.data.cursor || this.points.any ? [...NEEDLESS, ...TOOLS] : NEEDLESS,
      modeBarButtonsToAdd: [
        button("svg", texts.svg, SVG_ICON, this.saveDrawing),
        button("numbers", texts.numbers, TABLE_ICON, this.showTable),
      ],
      toImageButtonOptions: this.picture("png"),
    };
  }

  picture(format) {
    return { format, filename: this.data.name, scale: format === "png" ? 2 : 1 };
  }

  saveDrawing = () => this.board.Plotly.downloadImage(this.plot, this.picture("svg"));
  showTable = () => showNumbers(this);

  resize() {
    if (this.plot.data && this.plot.clientWidth) {
      this.board.Plotly.Plots.resize(this.plot).then(() => this.projector.resume(this.board.clock));
    }
  }

  leave() {
    clearTimeout(this.put);
    this.projector.stop();
    this.sizes.disconnect();
    if (this.plot.data) this.board.Plotly.purge(this.plot);
    this.element.remove();
  }

  // ---- what is picked --------------------------------------------------------

  listen() {
    this.plot.on("plotly_hover", ({ points: [point], event }) => this.board.hover(this.points.rowOf(point), event));
    this.plot.on("plotly_unhover", () => this.board.hover(null));
    // Plotly takes a tap twice, as the finger's and as a mouse's, and for two places.
    const touched = ({ pointerType }) => pointerType === "touch" && !this.points.deep;
    this.plot.addEventListener("pointerdown", (event) => (this.finger = touched(event) && event), true);
    this.plot.addEventListener("pointerup", (event) => touched(event) && this.tap(event), true);
    this.plot.on("plotly_click", ({ points: [point] }) => this.finger || this.click(point));
    this.plot.on("plotly_relayouting", () => this.board.hover(null));
    this.plot.on("plotly_restyle", ([change]) => "visible" in change && this.board.follow(this));
  }

  // Take what lies under a finger that was not drawn over the figure.
  tap({ clientX, clientY, target }) {
    const { clientX: x, clientY: y } = this.finger || { clientX: Infinity, clientY: 0 };
    if (Math.hypot(clientX - x, clientY - y) > STRAY || target.closest(".modebar, .legend")) return;
    this.touch(this.pen.place({ clientX, clientY }));
  }

  // Take the row or the cell at a place of the figure.
  touch(place) {
    if (this.points.any) this.pick(this.points.nearest(this.plot, place));
    else this.cell(place);
  }

  // Take the cell of a matrix at a place of the figure.
  cell(place) {
    const [x, y] = place;
    const { xaxis, yaxis } = this.plot._fullLayout;
    const trace = this.plot.data.findIndex(({ type }) => type === "heatmap");
    if (trace < 0 || !xaxis) return;
    const [column, row] = [xaxis.p2c(x - xaxis._offset), yaxis.p2c(y - yaxis._offset)].map(Math.round);
    const { x: columns, y: rows } = this.plot.data[trace];
    const [across, up] = [columns ? columns[column] : column, rows ? rows[row] : row];
    if (across !== undefined && up !== undefined) this.board.click({ plot: this.data.name, trace, x: across, y: up });
  }

  click(point) {
    const row = this.points.rowOf(point);
    if (row !== null) this.pick(row);
    else this.board.click({ plot: this.data.name, trace: point.curveNumber, x: point.x, y: point.y });
  }

  pick(row) {
    if (row !== null) this.board.pick(row);
  }

  // Ring a row, or none, wherever the pointer met it.
  ring(row) {
    const place = row !== null && this.plot.data && this.points.placeOf(this.plot, row);
    const ring = this.find(".ring");
    ring.hidden = !place;
    if (place) [ring.style.left, ring.style.top] = place.map((pixels) => `${pixels}px`);
  }

  marked(traces) {
    const { mask, some } = this.board;
    return this.points.marked(traces, some ? mask : null);
  }

  // Show what is selected.
  mark() {
    const { flat, deep } = this.points;
    const { mask, some, Plotly } = this.board;
    if (!this.plot.data) return;
    if (deep) this.draw();
    else if (flat.length) Plotly.restyle(this.plot, { selectedpoints: this.points.chosen(some ? mask : null) }, flat);
  }

  setTool(tool) {
    this.pen.take(this.points?.any ? tool : "pan");
  }

  // ---- a map -----------------------------------------------------------------

  // The wheel scrolls the page until the map has the focus, and so does one finger on a flat map.
  listenToMap() {
    const zoomable = () => this.data?.zoom && this.plot.data;
    const stage = this.find(".stage");
    const keep = (event, wanted) => zoomable() && !wanted && event.stopPropagation();
    const focused = () => this.plot.getRootNode().activeElement === this.plot;
    const seize = (event) => focused() || event.ctrlKey || event.metaKey;
    stage.addEventListener("wheel", (event) => keep(event, seize(event)), { capture: true, passive: true });
    stage.addEventListener("touchstart", (event) => keep(event, this.points.deep), { capture: true, passive: true });
    // Plotly keeps a press of the mouse from giving the focus.
    stage.addEventListener("pointerdown", () => zoomable() && this.plot.focus({ preventScroll: true }), true);
    this.plot.addEventListener("keydown", (event) => zoomable() && this.step(event));
    listenToPinch(stage, (factor, x, y) => zoomable() && !this.points.deep && this.pinch(factor, x, y));
  }

  pinch(factor, x, y) {
    const layout = this.plot._fullLayout;
    const { left, top } = this.plot.getBoundingClientRect();
    const [{ _offset: l, _length: width }, { _offset: t, _length: height }] = [layout.xaxis, layout.yaxis];
    const about = [(x - left - l) / width, 1 - (y - top - t) / height];
    this.board.Plotly.relayout(this.plot, zoomed(layout, factor, about));
  }

  step(event) {
    const change = step(event.key, this.plot._fullLayout, this.data.figure.layout);
    if (!change || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.board.hover(null);
    this.board.Plotly.relayout(this.plot, change);
  }

  // ---- the legend ------------------------------------------------------------

  // Return the groups of the legend, and whether the visitor has switched each off.
  groups() {
    const known = (this.plot.data ?? []).filter(({ legendgroup }) => legendgroup);
    return known.map(({ legendgroup, visible }) => [legendgroup, visible === "legendonly"]);
  }

  switched(traces) {
    return traces.map((trace) => (this.board.off.has(trace.legendgroup) ? { ...trace, visible: "legendonly" } : trace));
  }

  // Switch what another figure's legend has switched.
  follow() {
    const { off } = this.board;
    const wanted = this.groups().map(([group]) => (off.has(group) ? "legendonly" : true));
    const traces = [...(this.plot.data ?? []).keys()].filter((place) => this.plot.data[place].legendgroup);
    const late = traces.map((_, i) => i).filter((i) => (this.plot.data[traces[i]].visible ?? true) !== wanted[i]);
    if (!late.length) return;
    this.board.Plotly.restyle(
      this.plot,
      { visible: late.map((i) => wanted[i]) },
      late.map((i) => traces[i]),
    );
  }
}

// Return a height that grows with the letters of the page, as far as a presenter's screen lets it.
const tall = (pixels) => `min(${pixels / 16}rem, var(--tallest, 100rem))`;
