// Which points lie inside what was drawn around them.

// Return the corners [x, y] of a shape that Plotly drew, in the units of its axes.
export function outline({ type, path, x0, x1, y0, y1 }) {
  if (type === "path") return path.match(/-?[\d.]+(?:e[-+]?\d+)?,-?[\d.]+(?:e[-+]?\d+)?/g).map(corner);
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}

const corner = (text) => text.split(",").map(Number);

// Tell whether a point lies inside a closed line, by the parity of the sides that a ray crosses.
export function within(line, x, y) {
  let inside = false;
  for (let a = 0, b = line.length - 1; a < line.length; b = a++) {
    const [[ax, ay], [bx, by]] = [line[a], line[b]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
