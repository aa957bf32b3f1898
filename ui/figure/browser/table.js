// The numbers of a figure, for those who would rather read them, or take them along.

import { numbers } from "./bytes.js";

export const MOST_ROWS = 500; // of a table on the screen; a file has all

// Return the tables of a figure: {title, head, rows} for each trace that shows numbers.
export function tables({ data, layout }) {
  const told = (trace) => trace.showlegend !== false || trace.legendgroup || trace.z;
  const shown = data.filter((trace) => told(trace) && trace.opacity !== 0);
  return shown.map((trace) => tableOf(trace, layout ?? {}));
}

function tableOf(trace, layout) {
  const title = trace.name ?? "";
  if (trace.z && trace.type !== "scatter3d") return { title, ...matrix(trace) };
  const axes = ["x", "y", "z"].filter((axis) => trace[axis]);
  const said = Array.isArray(trace.text) ? trace.text : null;
  const named = Boolean(said && layout.yaxis?.ticktext); // its numbers are places of what is said
  const columns = axes.map((axis) => (named && axis === "y" ? said : numbers(trace[axis])));
  const words = said && !named ? [said] : [];
  const head = [...words.map(() => ""), ...axes.map((axis) => titleOf(layout, axis))];
  const all = [...words, ...columns];
  return { title, head, rows: Array.from({ length: columns[0]?.length ?? 0 }, (_, i) => all.map((one) => one[i])) };
}

function matrix({ z, x, y }) {
  const values = z.bdata ? rowsOf(z) : z;
  const names = x ? [...numbers(x)] : [...(values[0] ?? [])].map((_, i) => i + 1);
  const sides = y ? numbers(y) : values.map((_, i) => i + 1);
  return { head: ["", ...names], rows: values.map((row, i) => [sides[i], ...row]) };
}

// A matrix comes from NumPy as one run of numbers with its shape.
function rowsOf(spec) {
  const [all, [rows, columns]] = [numbers(spec), spec.shape.split(",").map(Number)];
  return Array.from({ length: rows }, (_, row) => [...all.subarray(row * columns, (row + 1) * columns)]);
}

function titleOf(layout, axis) {
  return layout[`${axis}axis`]?.title?.text ?? layout.scene?.[`${axis}axis`]?.title?.text ?? axis;
}

// Return tables as one file of comma-separated values.
export function csv(all) {
  const line = (cells) => cells.map(quoted).join(",");
  return all.map(({ title, head, rows }) => [line([title]), line(head), ...rows.map(line)].join("\n")).join("\n\n");
}

function quoted(cell) {
  const text = String(cell ?? "");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
