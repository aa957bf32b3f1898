// The points of one figure that stand for rows: where they lie, and which are marked.

import { numbers } from "../bytes.js";
import { placing, within } from "./places.js";

const FAINT = 0.12; // opacity of points that are not among the selected ones
const REACH = 14; // pixels within which a finger finds a point

export class Points {
  read;
  where;

  // Take a figure's traces; those of rows say so in `meta`, and have the rows in `customdata`.
  constructor(traces) {
    this.traces = traces;
    this.order = traces.map((trace) => (trace.meta === "rows" ? numbers(trace.customdata) : null));
    this.flat = [...this.order.keys()].filter((place) => this.order[place] && !isDeep(traces[place]));
    this.any = this.order.some(Boolean);
    this.deep = this.any && !this.flat.length;
    this.lit = []; // rows of the traces that `marked` adds
  }

  rowOf({ curveNumber, pointNumber }) {
    return (this.order[curveNumber] ?? this.lit[curveNumber - this.order.length])?.[pointNumber] ?? null;
  }

  // The numbers of a trace's points, one list an axis.
  axes(place) {
    this.read ??= [];
    return (this.read[place] ??= ["x", "y", "z"]
      .filter((axis) => this.traces[place][axis])
      .map((axis) => numbers(this.traces[place][axis])));
  }

  // Call with the row of each point that is shown, and where it lies in the plot.
  each(plot, act) {
    const at = placing(plot);
    this.order.forEach((rows, place) => {
      if (!rows || plot.data[place].visible === "legendonly") return;
      const axes = this.axes(place);
      rows.forEach((row, i) => act(row, at(...axes.map((axis) => axis[i]))));
    });
  }

  // Return the rows inside a closed line.
  inside(plot, line) {
    const found = [];
    this.each(plot, (row, place) => within(line, place) && found.push(row));
    return found;
  }

  // Return the row nearest to a place, null where none is near.
  nearest(plot, place) {
    const [x, y] = place;
    let [best, least] = [null, REACH];
    this.each(plot, (row, [left, top]) => {
      const distance = Math.hypot(left - x, top - y);
      if (distance < least) [best, least] = [row, distance];
    });
    return best;
  }

  // Return where a row lies in the plot, undefined where it is not shown.
  placeOf(plot, row) {
    this.where ??= new Map(this.order.flatMap((rows, place) => Array.from(rows ?? [], (one, i) => [one, [place, i]])));
    const [place, i] = this.where.get(row) ?? [];
    if (place === undefined || plot.data[place].visible === "legendonly") return undefined;
    return placing(plot)(...this.axes(place).map((axis) => axis[i]));
  }

  // Return the names in the legend that stand for rows, each with these.
  groups() {
    const named = [...this.order.keys()].filter((place) => this.order[place] && this.traces[place].name);
    return named
      .sort((a, b) => (this.traces[a].legendrank ?? a) - (this.traces[b].legendrank ?? b))
      .map((place) => ({ name: this.traces[place].name, rows: this.order[place] }));
  }

  // Return for each flat trace of rows which of its points are selected, null where nothing is.
  chosen(mask) {
    return this.flat.map((place) => mask && places(this.order[place], mask));
  }

  // Return traces in which rows of a mask stand out; without one, all do.
  marked(traces, mask) {
    const chosen = this.chosen(mask);
    const made = traces.map((trace, place) => {
      const at = this.flat.indexOf(place);
      return at < 0 ? trace : { ...trace, selectedpoints: chosen[at], unselected: { marker: { opacity: FAINT } } };
    });
    this.lit = [];
    return mask && this.deep
      ? [...made.map((trace, place) => this.dimmed(trace, place)), ...this.bright(traces, mask)]
      : made;
  }

  // Points in space have no selection in Plotly: all are faint, and the selected ones drawn again.
  dimmed(trace, place) {
    return this.order[place] ? { ...trace, marker: { ...trace.marker, opacity: FAINT } } : trace;
  }

  bright(traces, mask) {
    const deep = [...this.order.keys()].filter((place) => this.order[place]);
    return deep.map((place) => {
      const at = places(this.order[place], mask);
      const taken = (values) => at.map((i) => values[i]);
      this.lit.push(taken(this.order[place]));
      const trace = traces[place];
      const { color } = trace.marker;
      const marker =
        typeof color === "string" ? trace.marker : { ...trace.marker, color: taken(numbers(color)), showscale: false };
      const [x, y, z] = this.axes(place).map(taken);
      return { ...trace, x, y, z, marker, customdata: undefined, showlegend: false };
    });
  }
}

const isDeep = ({ type }) => type === "scatter3d";
const places = (rows, mask) => Array.from(rows.keys()).filter((place) => mask[rows[place]]);
