// Where points lie on the screen, in pixels from the left and the top of the plot.

// Return what turns the numbers of a point into [left, top] for a figure as it is drawn now.
export function placing(plot) {
  const { scene, xaxis, yaxis } = plot._fullLayout;
  if (scene?._scene) return deep(scene._scene);
  return (x, y) => [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(y)];
}

function deep({ glplot, dataScale, fullLayout, fullSceneLayout }) {
  const { model, view, projection } = glplot.cameraParams;
  const all = [view, model].reduce(multiplied, projection);
  const { l, t, w, h } = fullLayout._size;
  const { x, y } = fullSceneLayout.domain;
  const frame = [l + x[0] * w, t + (1 - y[1]) * h, (x[1] - x[0]) * w, (y[1] - y[0]) * h];
  return (...point) =>
    projected(
      all,
      point.map((value, axis) => value * dataScale[axis]),
      frame,
    );
}

// Return the product of two matrices of four columns, each after the other.
export function multiplied(a, b) {
  const cell = (row, column) => [0, 1, 2, 3].reduce((sum, k) => sum + a[4 * k + row] * b[4 * column + k], 0);
  return Array.from({ length: 16 }, (_, place) => cell(place % 4, place >> 2));
}

// Return where a point in space falls in a frame of [left, top, width, height] pixels.
export function projected(matrix, point, frame) {
  const [[x, y, z], [left, top, width, height]] = [point, frame];
  const part = (row) => matrix[row] * x + matrix[4 + row] * y + matrix[8 + row] * z + matrix[12 + row];
  const depth = part(3);
  return [left + (width * (1 + part(0) / depth)) / 2, top + (height * (1 - part(1) / depth)) / 2];
}

// Tell whether a place lies inside a closed line, by the parity of the sides that a ray crosses.
export function within(line, [x, y]) {
  let inside = false;
  for (let a = 0, b = line.length - 1; a < line.length; b = a++) {
    const [[ax, ay], [bx, by]] = [line[a], line[b]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
