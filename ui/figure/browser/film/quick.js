// The cells of a heatmap painted without Plotly, which redraws axes and all for each change:
// while a film plays or is scrubbed, its frames go straight into the picture of the heatmap.

import { channels } from "../theme.js";

const XLINK = "http://www.w3.org/1999/xlink";

// Return the colour of each of 256 codes, four bytes each.
export function colours(levels, { colorscale, zmin, zmax }) {
  const stops = colorscale.map(([place, stop]) => [place, channels(stop).split(", ").map(Number)]);
  const table = new Uint8ClampedArray(4 * levels.length).fill(255);
  levels.forEach((level, code) => {
    const share = Math.min(1, Math.max(0, (level - zmin) / (zmax - zmin)));
    const above = Math.max(
      1,
      stops.findIndex(([place]) => place >= share),
    );
    const [[from, low], [to, high]] = [stops[above - 1], stops[above]];
    const part = (share - from) / (to - from || 1);
    low.forEach((value, channel) => (table[4 * code + channel] = value + part * (high[channel] - value)));
  });
  return table;
}

// Paints the frames of one reel.
export class Quick {
  plot;
  place;
  reel;

  // `place` is the trace's among those of the figure, which has been drawn.
  constructor(plot, place, reel) {
    [this.plot, this.place, this.reel] = [plot, place, reel];
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
    this.table = colours(reel.levels, plot._fullData[place]);
  }

  // Tell whether a heatmap of a figure can be painted so: one of even cells that fill its axes.
  static can(plot, place) {
    const trace = plot._fullData?.[place];
    const plain = trace?.type === "heatmap" && trace.visible === true && !trace.zsmooth && !trace.xgap && !trace.ygap;
    return Boolean(plain && !plot.data[place].x && !plot.data[place].y && pictureOf(plot, place));
  }

  paint(codes) {
    const { plot, place, reel, canvas, pen, table } = this;
    const { rows, columns, width } = reel;
    const upright = plot._fullLayout.yaxis.range[0] > plot._fullLayout.yaxis.range[1]; // the first row on top
    Object.assign(canvas, { width: columns.length, height: rows.length });
    const pixels = pen.createImageData(columns.length, rows.length);
    const words = new Uint32Array(pixels.data.buffer);
    const colour = new Uint32Array(table.buffer);
    rows.forEach((row, i) => {
      const line = columns.length * (upright ? i : rows.length - 1 - i);
      columns.forEach((column, j) => (words[line + j] = colour[codes[row * width + column]]));
    });
    pen.putImageData(pixels, 0, 0);
    const picture = pictureOf(plot, place);
    picture.setAttribute("preserveAspectRatio", "none");
    picture.style.imageRendering = "pixelated";
    picture.setAttributeNS(XLINK, "xlink:href", canvas.toDataURL()); // where Plotly has it, too
  }
}

function pictureOf(plot, place) {
  const groups = [...plot.querySelectorAll(".heatmaplayer .hm")];
  return groups.find((group) => group.__data__?.[0]?.trace?.index === place)?.querySelector("image");
}
