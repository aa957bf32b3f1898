// Arrow keys walk over the cells of a figure's first matrix, and Enter clicks the one they reached.

const STEPS = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

const SHOWN = 80; // ms until what stands beside a cell is drawn

export class Walk {
  constructor(panel) {
    this.panel = panel;
    panel.plot.addEventListener("keydown", (event) => this.press(event));
    panel.plot.addEventListener("blur", () => this.rest());
  }

  press(event) {
    const { plot, data } = this.panel;
    if (!data?.start || !plot.data || event.target !== plot) return;
    if (event.key === "Enter" || event.key === " ") this.click();
    else if (STEPS[event.key]) this.go(STEPS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  get matrix() {
    return this.panel.plot.data.findIndex(({ type }) => type === "heatmap");
  }

  // Go on by so many rows and columns as they are seen: the first axis may begin at the top.
  go([down, right]) {
    const { plot, board, data } = this.panel;
    const { yaxis, xaxis } = plot._fullLayout;
    const [{ x, y, z }] = plot.calcdata[this.matrix];
    const upright = yaxis.range[0] > yaxis.range[1] ? 1 : -1;
    const [row, column] = this.at ?? data.start;
    this.at = bounded([row + upright * down, column + right], [z.length, z[0].length]);
    const place = { xpx: xaxis.c2p(middle(x, this.at[1])), ypx: yaxis.c2p(middle(y, this.at[0])) };
    board.Plotly.Fx.hover(plot, place);
    this.panel.show(xaxis._offset + place.xpx);
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (board.find(".readout").textContent = hovered(plot)), SHOWN);
  }

  click() {
    const { plot, data } = this.panel;
    const [{ x, y }, [row, column]] = [plot.data[this.matrix], this.at ?? data.start];
    this.panel.click({ curveNumber: this.matrix, x: x?.[column] ?? column, y: y?.[row] ?? row });
  }

  rest() {
    this.at = undefined;
    if (this.panel.data?.start && this.panel.plot.data) this.panel.board.Plotly.Fx.unhover(this.panel.plot);
  }
}

// Return where a cell's middle lies between its edges.
const middle = (edges, index) => (edges[index] + edges[index + 1]) / 2;

// Return a place within so many rows and columns that is nearest to another.
export function bounded(place, sizes) {
  return place.map((index, axis) => Math.max(0, Math.min(sizes[axis] - 1, index)));
}

// Return what stands beside the pointer.
function hovered(plot) {
  const lines = plot.querySelectorAll(".hovertext tspan.line, .hovertext text:not(:has(tspan.line))");
  return Array.from(lines, (line) => line.textContent).join(" ");
}
