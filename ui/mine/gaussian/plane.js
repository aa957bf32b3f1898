// A function over the plane, 41 x 41 values, as a map with contours.

export const SIDE = 41;
export const REACH = 3.5; // of the plane, to either side of 0
const LIMIT = 4; // nats at which the colours end
const LEVELS = [-3, -2, -1, 0, 1, 2, 3]; // nats, a contour each

export class Plane {
  constructor(canvas) {
    this.canvas = canvas;
    this.small = document.createElement("canvas");
    this.small.width = this.small.height = SIDE;
  }

  // values: SIDE * SIDE nats, rows of ascending y.
  show(values, colours) {
    const pen = fitted(this.canvas);
    if (values) this.map(pen, values, colours);
  }

  map(pen, values, colours) {
    const image = new ImageData(SIDE, SIDE);
    values.forEach((value, place) => {
      const row = SIDE - 1 - Math.floor(place / SIDE);
      image.data.set([...colours.at(value), 255], 4 * (row * SIDE + (place % SIDE)));
    });
    this.small.getContext("2d").putImageData(image, 0, 0);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(this.small, 0.5, 0.5, SIDE - 1, SIDE - 1, 0, 0, 1, 1);
    pen.strokeStyle = colours.ink;
    for (const level of LEVELS) this.contour(pen, values, level);
  }

  contour(pen, values, level) {
    pen.lineWidth = level ? 0.0025 : 0.008;
    pen.globalAlpha = level ? 0.3 : 0.75;
    pen.beginPath();
    for (const [from, to] of segments(values, level)) {
      pen.moveTo(from[0], from[1]);
      pen.lineTo(to[0], to[1]);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }
}

// The colours of nats: low, in between, high, as the style sheet has them.
export class Colours {
  counted;

  constructor(root) {
    const read = (name) => numbers(getComputedStyle(root.querySelector(`.scale .${name}`)).color);
    this.ends = [read("low"), read("mid"), read("high")];
    this.ink = getComputedStyle(root).color;
  }

  at(value) {
    if (Number.isNaN(value)) return [128, 128, 128];
    const [low, mid, high] = this.ends;
    const share = clipped(value) / LIMIT;
    const end = share < 0 ? low : high;
    return mid.map((part, channel) => part + Math.abs(share) ** 0.8 * (end[channel] - part));
  }
}

export function numbers(text) {
  const [r, g, b] = text.match(/[\d.]+/g).map(Number);
  return text.startsWith("color(") ? [255 * r, 255 * g, 255 * b] : [r, g, b];
}

export function clipped(value) {
  return Math.max(-LIMIT, Math.min(LIMIT, value || 0));
}

// Return a pen on an empty canvas whose sides have the length 1, at the screen's resolution.
export function fitted(canvas) {
  const side = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
  if (canvas.width !== side) canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  pen.setTransform(side, 0, 0, side, 0, 0);
  pen.clearRect(0, 0, 1, 1);
  return pen;
}

export function segments(values, level) {
  const found = [];
  for (let cell = 0; cell < SIDE * (SIDE - 1); cell += 1) {
    if (cell % SIDE === SIDE - 1) continue;
    const corners = [cell, cell + 1, cell + 1 + SIDE, cell + SIDE];
    const crossed = corners
      .map((corner, edge) => crossing(values, corner, corners[(edge + 1) % 4], level))
      .filter(Boolean);
    for (let pair = 0; pair + 1 < crossed.length; pair += 2) found.push([crossed[pair], crossed[pair + 1]]);
  }
  return found;
}

function crossing(values, one, other, level) {
  if (values[one] < level === values[other] < level) return undefined;
  const share = (level - values[one]) / (values[other] - values[one]);
  const between = (of) => (of(one) + share * (of(other) - of(one))) / (SIDE - 1);
  return [between((place) => place % SIDE), 1 - between((place) => Math.floor(place / SIDE))];
}

// What a perfect T shows: log p(x, y) / (p(x) p(y)) of two normals.
export function logRatio([ofProduct, ofSquares, constant]) {
  const axis = Array.from({ length: SIDE }, (_, place) => REACH * ((2 * place) / (SIDE - 1) - 1));
  return Float32Array.from({ length: SIDE * SIDE }, (_, place) => {
    const [x, y] = [axis[place % SIDE], axis[Math.floor(place / SIDE)]];
    return ofProduct * x * y + ofSquares * (x * x + y * y) + constant;
  });
}
