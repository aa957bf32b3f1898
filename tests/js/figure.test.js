import assert from "node:assert/strict";
import { test } from "node:test";

import { numbers, packed } from "../../ui/figure/browser/bytes.js";
import { Clock, placeOf } from "../../ui/figure/browser/clock.js";
import { Limit } from "../../ui/figure/browser/limit.js";
import { Projector } from "../../ui/figure/browser/film/projector.js";
import { Panel } from "../../ui/figure/browser/panel.js";
import { colours } from "../../ui/figure/browser/film/quick.js";
import { Reel } from "../../ui/figure/browser/film/reel.js";
import { aliases, spelled } from "../../ui/figure/browser/shares.js";
import { csv, tables } from "../../ui/figure/browser/table.js";
import { colour, enlarged, resolved, template } from "../../ui/figure/browser/theme.js";
import { bounded } from "../../ui/figure/browser/walk.js";
import { steer } from "../../ui/figure/browser/transport.js";
import { part as withFields, sent } from "./given.js";

const THEME = {
  text: "#102030",
  paper: "#fff",
  dark: false,
  variable: (name) => ({ "--violet": "light-dark(#7b3fa8, #c39af0)", "--st-primary-color": "#1f5fbf" })[name],
};

test("arrays of NumPy become numbers, lists stay", () => {
  assert.deepEqual([...numbers({ dtype: "i2", bdata: sent(Int16Array.of(-1, 300)) })], [-1, 300]);
  assert.deepEqual(numbers([1, 2]), [1, 2]);
  assert.deepEqual(numbers(undefined), []);
});

test("a mask is packed with the first bit highest", () => {
  assert.deepEqual([...Buffer.from(packed(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 1)), "base64")], [0x81, 0x80]);
});

test("colours follow the theme", () => {
  assert.equal(colour("var(--violet)", THEME), "#7b3fa8");
  assert.equal(colour("var(--violet)", { ...THEME, dark: true }), "#c39af0");
  assert.equal(colour("var(--ink-50)", THEME), "rgba(16, 32, 48, 0.5)");
  assert.equal(colour("var(--st-primary-color)", THEME), "#1f5fbf");
  assert.equal(colour("#abcdef", THEME), "#abcdef");
});

test("a figure is resolved in all its depth, and arrays of numbers are not copied", () => {
  const x = { dtype: "u1", bdata: "AA==" };
  const figure = { data: [{ x, y: [1, 2], line: { color: "var(--violet)" }, text: ["var(--violet)"] }] };
  const [trace] = resolved(figure, THEME).data;
  assert.equal(trace.x, x);
  assert.equal(trace.y, figure.data[0].y);
  assert.equal(trace.line.color, "#7b3fa8");
});

test("the grid of a scene is opaque, between paper and text", () => {
  const { scene } = template({ ...THEME, text: "#000000", paper: "#ffffff" }).layout;
  assert.equal(scene.xaxis.gridcolor, "rgb(204, 204, 204)");
});

test("colours that belong to values follow the theme, too", () => {
  const colorscale = [
    [0, "var(--violet)"],
    [1, "#000"],
  ];
  assert.deepEqual(resolved({ colorscale }, THEME).colorscale, [
    [0, "#7b3fa8"],
    [1, "#000"],
  ]);
});

test("the place of a moment is that of the last step before it", () => {
  assert.deepEqual(
    [-1, 0, 9, 10, 99].map((moment) => placeOf([0, 10, 20], moment)),
    [0, 0, 0, 1, 2],
  );
});

function clock() {
  globalThis.matchMedia = () => ({ matches: true }); // nothing moves by itself
  const made = new Clock();
  made.take("a", [0, 10, 20], false);
  return made;
}

test("where motion is not wanted a film begins at its end", () => {
  const made = clock();
  assert.deepEqual([made.step, made.playing, made.last], [20, false, 20]);
});

test("a clock steps through the frames of all its films", () => {
  const made = clock();
  made.take("b", [0, 15], false);
  made.back();
  assert.equal(made.step, 15);
  made.back();
  made.back();
  made.back();
  made.back();
  assert.equal(made.step, 0);
  made.forth();
  assert.equal(made.step, 10);
});

test("a live film is followed until somebody stays at a moment", () => {
  const made = clock();
  made.take("a", [0, 10, 20, 30], true);
  assert.equal(made.step, 30);
  made.stay(10);
  made.take("a", [0, 10, 20, 30, 40], true);
  assert.equal(made.step, 10);
  made.follow();
  assert.equal(made.step, 40);
});

test("whoever watches a clock hears of every moment until it leaves", () => {
  const made = clock();
  const heard = [];
  const leave = made.watch(({ step }) => heard.push(step));
  made.stay(10);
  leave();
  made.stay(0);
  assert.deepEqual(heard, [10]);
});

const LEVELS = { dtype: "f4", bdata: sent(Float32Array.from({ length: 256 }, (_, code) => code / 2)) };

function part(codes, settings = {}) {
  return { film: "f", trace: 0, shape: [1, 2], levels: LEVELS, codes: sent(Uint8Array.from(codes)), ...settings };
}

const rows = (matrix) => matrix.map((row) => [...row]);

test("frames that came before stay, and the newest one here is shown", () => {
  const steps = [0, 10, 20];
  const first = new Reel(part([2, 4, 6, 8]), [0, 10]);
  assert.equal(first.lacks(steps), true);
  assert.deepEqual(rows(first.matrix(first.frame(steps, 2))), [[3, 4]]);
  const second = new Reel(part([10, 12]), [20]);
  assert.equal(second.lacks(steps), false);
  assert.deepEqual(rows(second.matrix(second.frame(steps, 0))), [[1, 2]]);
  assert.deepEqual(rows(second.matrix(second.frame(steps, 2))), [[5, 6]]);
});

test("before any frame is here there is none", () => {
  assert.equal(new Reel(part([1, 2], { film: "none" }), [10]).frame([0, 10], 0), null);
});

test("rows and columns of frames stand in the order that is asked for", () => {
  const asked = { film: "order", shape: [2, 3], rows: [1, 0], columns: [2, 0, 1] };
  const reel = new Reel(part([2, 4, 6, 8, 10, 12], asked), [0]);
  assert.deepEqual(rows(reel.matrix(reel.frame([0], 0))), [
    [6, 4, 5],
    [3, 1, 2],
  ]);
});

test("shares of totals are read as whole numbers, in the order of the rows", () => {
  const levels = { dtype: "f4", bdata: sent(Float32Array.from({ length: 256 }, (_, code) => code / 255)) };
  const asked = { film: "counts", shape: [2, 2], levels, rows: [1, 0], totals: [49, 60] };
  const reel = new Reel(part([255, 0, 85, 170], asked), [0]);
  assert.deepEqual(reel.counts(reel.frame([0], 0)), [
    [20, 40],
    [49, 0],
  ]);
  assert.equal(new Reel(part([1, 2]), [0]).counts(Uint8Array.of(1, 2)), null);
});

test("codes are coloured between the stops of a colour scale, whose ends hold beyond it", () => {
  const colorscale = [
    [0, "#000000"],
    [0.5, "rgb(100, 0, 0)"],
    [1, "#ff0000"],
  ];
  const table = colours([-1, 0, 1, 2, 4, 9], { colorscale, zmin: 0, zmax: 4 });
  const reds = Array.from({ length: 6 }, (_, code) => table[4 * code]);
  assert.deepEqual(reds, [0, 0, 50, 100, 255, 255]);
  assert.deepEqual([...table.slice(8, 12)], [50, 0, 0, 255]);
});

test("a film that is held begins when it is started, and only once", () => {
  globalThis.matchMedia = () => ({ matches: false });
  globalThis.requestAnimationFrame = () => {};
  const made = new Clock();
  const heard = [];
  made.watch(({ step }) => heard.push(step));
  made.take("a", [0, 10], false, true);
  assert.deepEqual([made.step, made.playing, heard], [0, false, []]);
  made.start();
  assert.equal(made.playing, true);
  made.pause();
  made.start();
  assert.equal(made.playing, false);
});

test("a film that joins a clock begins with the others", () => {
  globalThis.matchMedia = () => ({ matches: true });
  const made = new Clock();
  made.take("a", [0, 10], false);
  made.stay(0);
  made.take("b", [0, 20], false);
  assert.equal(made.step, 20);
});

test("the table of a figure has its axes' titles and its numbers", () => {
  const layout = { xaxis: { title: { text: "step" } }, yaxis: { title: { text: "loss, nats" } } };
  const [table] = tables({ data: [{ name: "a", x: [1, 2], y: [3, 4] }], layout });
  assert.deepEqual(table, {
    title: "a",
    head: ["step", "loss, nats"],
    rows: [
      [1, 3],
      [2, 4],
    ],
  });
});

test("the table of a matrix has a row for each of its rows", () => {
  const z = { dtype: "u1", shape: "2, 2", bdata: sent(Uint8Array.of(1, 2, 3, 4)) };
  const [table] = tables({ data: [{ z, x: ["A", "B"], y: ["0", "1"] }], layout: {} });
  assert.deepEqual(table.head, ["", "A", "B"]);
  assert.deepEqual(table.rows, [
    ["0", 1, 2],
    ["1", 3, 4],
  ]);
});

test("cells with commas and quotes are quoted in a file", () => {
  assert.equal(csv([{ title: "t", head: ["a,b", 'c"d'], rows: [[1, null]] }]), 't\n"a,b","c""d"\n1,');
});

test("what lies under words on its axis is told by its words", () => {
  const layout = { xaxis: { title: { text: "step" } }, yaxis: { title: { text: "right" }, ticktext: ["90%"] } };
  const [table] = tables({ data: [{ name: "a", x: [1], y: [0.1], text: ["90.0%"] }], layout });
  assert.deepEqual([table.head, table.rows], [["step", "right"], [[1, "90.0%"]]]);
});

test("a trace that follows another's entry in the legend has a table, a mere line has none", () => {
  const data = [
    { name: "a, training", x: [1], y: [2], showlegend: false, legendgroup: "a" },
    { x: [1], y: [2], showlegend: false },
  ];
  assert.deepEqual(
    tables({ data }).map(({ title }) => title),
    ["a, training"],
  );
});

test("a film of few frames is over soon, a long one takes twelve seconds", () => {
  const made = clock();
  assert.equal(made.length, 2400);
  made.take(
    "b",
    Array.from({ length: 10 }, (_, step) => step),
    false,
  );
  assert.equal(made.length, 4200);
  made.take(
    "b",
    Array.from({ length: 1000 }, (_, step) => step),
    false,
  );
  assert.equal(made.length, 12000);
});

// A figure that notes what Plotly is asked for.
function panel(board, traces) {
  const made = Object.create(Panel.prototype);
  Object.assign(made, { board, plot: { data: traces }, asked: [] });
  board.Plotly = { restyle: (plot, change, places) => made.asked.push([change.visible, places]) };
  return made;
}

test("a figure switches the groups that another one's legend switched off, and on again", () => {
  const board = { off: new Set(["b"]) };
  const shown = panel(board, [{ legendgroup: "a" }, { legendgroup: "b" }, {}, { legendgroup: "b" }]);
  shown.follow();
  assert.deepEqual(shown.asked, [
    [
      ["legendonly", "legendonly"],
      [1, 3],
    ],
  ]);
  assert.deepEqual(
    shown.switched(shown.plot.data).map(({ visible }) => visible),
    [undefined, "legendonly", undefined, "legendonly"],
  );
  board.off.clear();
  shown.plot.data[1].visible = shown.plot.data[3].visible = "legendonly";
  shown.follow();
  assert.deepEqual(shown.asked[1], [
    [true, true],
    [1, 3],
  ]);
  shown.plot.data[1].visible = shown.plot.data[3].visible = true;
  shown.follow();
  assert.equal(shown.asked.length, 2);
});

test("a figure that is slow to draw rests before its next frame, a quick one does not", () => {
  const made = Object.create(Projector.prototype);
  made.rest(30);
  assert.equal(made.rests(), false);
  made.rest(200);
  assert.equal(made.rests(), true);
  globalThis.clearTimeout(made.woken);
});

test("keys move a clock, unless a control uses them itself", () => {
  const made = clock();
  const key = (name, control = null) => ({ key: name, target: { closest: () => control }, preventDefault() {} });
  steer(key("Home"), made);
  assert.equal(made.step, 0);
  steer(key("ArrowRight"), made);
  assert.equal(made.step, 10);
  steer(key("End"), made);
  assert.equal(made.step, 20);
  steer(key(" ", { matches: () => false }), made);
  assert.equal(made.playing, false);
});

test("keys walk to the ends of a matrix and not beyond", () => {
  assert.deepEqual(bounded([-1, 3], [10, 50]), [0, 3]);
  assert.deepEqual(bounded([4, Infinity], [10, 50]), [4, 49]);
  assert.deepEqual(bounded([10, -Infinity], [10, 50]), [9, 0]);
});

test("bars follow a limit, and what belongs to its former place is hidden elsewhere", () => {
  const [plot, changes] = [{ data: [] }, []];
  const shares = { plot: "bars", bars: 1, texts: 2, here: 3, values: [[0.9], [0.5]], words: [["90%"], ["50%"]] };
  const limit = withFields(Limit, {
    slider: { value: "1" },
    limit: { at: 0, shares },
    board: { panels: new Map([["bars", { plot }]]), Plotly: { restyle: (...change) => changes.push(change) } },
    shown: undefined,
    following: undefined,
  });
  limit.follow();
  limit.follow(); // nothing has changed since
  const none = undefined;
  const change = { x: [[0.5], none, none], text: [none, ["50%"], none], opacity: [none, none, 0] };
  assert.deepEqual(changes, [[plot, change, [1, 2, 3]]]);
  limit.slider.value = "0";
  limit.follow();
  assert.deepEqual(changes[1][1].opacity, [undefined, undefined, 1]);
});

test("what only takes clicks is in no table", () => {
  const shown = { type: "heatmap", name: "shown", z: [[1]] };
  const all = tables({ data: [shown, { type: "heatmap", z: [[0]], opacity: 0 }], layout: {} });
  assert.deepEqual(
    all.map(({ title }) => title),
    ["shown"],
  );
});

test("letters and margins of a figure grow with those of the page, and nothing else", () => {
  const figure = {
    layout: {
      margin: { l: 42, r: 2 },
      legend: { font: { size: 12 } },
      xaxis: { tickfont: { size: 10, color: "red" }, ticklabelstandoff: 22, range: [0, 5] },
      annotations: [{ text: "x", font: { size: 12 }, x: 3 }],
    },
    data: [{ x: { dtype: "u1", bdata: "AA==" }, marker: { size: 11 }, textfont: { size: 8 } }],
  };
  const { layout, data } = enlarged(figure, 1.5);
  assert.deepEqual(layout.margin, { l: 63, r: 3 });
  assert.equal(layout.legend.font.size, 18);
  assert.deepEqual(layout.xaxis, { tickfont: { size: 15, color: "red" }, ticklabelstandoff: 33, range: [0, 5] });
  assert.deepEqual(layout.annotations, [{ text: "x", font: { size: 18 }, x: 3 }]);
  assert.equal(data[0].marker.size, 11);
  assert.equal(data[0].textfont.size, 12);
  assert.equal(data[0].x, figure.data[0].x);
  assert.equal(enlarged(figure, 1), figure);
});

test("an axis of shares is written as the language writes them", () => {
  const [french, english] = ["fr", "en"].map((locale) => aliases(0, locale));
  assert.equal(french["50%"].replace(/\s/, " "), "50 %");
  assert.equal(english["50%"], "50%");
  assert.equal(aliases(1, "fr")["97,5%"].replace(/\s/, " "), "97,5 %");
  const layout = { xaxis: { tickformat: "," }, yaxis: { tickformat: ".0%", range: [0, 1] }, margin: { l: 8 } };
  const made = spelled(layout, "fr");
  assert.deepEqual([made.xaxis, made.margin], [layout.xaxis, layout.margin]);
  assert.deepEqual(made.yaxis, { ...layout.yaxis, labelalias: french });
});
