// A character written stroke by stroke, each stroke numbered where it begins.

const NAMESPACE = "http://www.w3.org/2000/svg";
const SPEED = 1.15; // units of the side per second
const LIFT = 0.22; // seconds between two strokes
const REACH = 46; // thousandths from the start of a stroke back to its number
const APART = 74; // thousandths; numbers closer than that would overlap

export default function ({ data: [data], parentElement }) {
  const root = parentElement.querySelector(".strokes");
  root.picture ??= new Picture(root);
  root.picture.update(data);
}

class Picture {
  constructor(root) {
    this.root = root;
    this.svg = root.querySelector("svg");
    this.button = root.querySelector("button");
    this.button.addEventListener("click", () => this.play());
  }

  update({ character, strokes, texts }) {
    this.button.querySelector("span").textContent = texts.replay;
    this.svg.setAttribute("aria-label", texts.label);
    if (character === this.character) return;
    this.character = character;
    this.show(strokes);
    this.play();
  }

  show(strokes) {
    const shadows = strokes.map((points) => path("shadow", points));
    const inks = strokes.map((points) => path("ink", points));
    const places = labels(strokes);
    const numbers = places.map((place, index) => number(index + 1, place));
    this.svg.replaceChildren(...shadows, ...inks, ...numbers);
    let after = 0.2;
    strokes.forEach((points, index) => {
      const time = length(points) / 1000 / SPEED;
      for (const part of [inks[index], numbers[index]]) {
        part.style.setProperty("--after", `${after.toFixed(2)}s`);
        part.style.setProperty("--time", `${time.toFixed(2)}s`);
      }
      after += time + LIFT;
    });
  }

  // Taking the class away and asking for a layout makes the animations begin anew.
  play() {
    this.root.classList.remove("playing");
    void this.svg.getBoundingClientRect();
    this.root.classList.add("playing");
  }
}

export function length(points) {
  return points
    .slice(1)
    .reduce((sum, [x, y], index) => sum + Math.hypot(x - points[index][0], y - points[index][1]), 0);
}

// Put each number before the start of its stroke, away from those that are there already.
export function labels(strokes) {
  const placed = [];
  for (const points of strokes) {
    const [[x, y], [nextX, nextY]] = [points[0], points[Math.min(3, points.length - 1)]];
    const norm = Math.hypot(nextX - x, nextY - y) || 1;
    const back = [(x - nextX) / norm, (y - nextY) / norm];
    const place = turns(back).map(([dx, dy]) => [x + REACH * dx, y + REACH * dy]);
    const free = place.find(([px, py]) => placed.every(([qx, qy]) => Math.hypot(px - qx, py - qy) > APART));
    placed.push((free ?? place[0]).map((value) => Math.max(0, Math.min(1000, value))));
  }
  return placed;
}

export function turns(way) {
  const [dx, dy] = way;
  return [0, 60, -60, 110, -110, 180].map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    return [dx * Math.cos(angle) - dy * Math.sin(angle), dx * Math.sin(angle) + dy * Math.cos(angle)];
  });
}

function made(name, attributes) {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

// A smooth line: each point bends it on the way from one middle between points to the next.
function path(css, points) {
  const bends = points.slice(1, -1).map(([x, y], index) => {
    const [nextX, nextY] = points[index + 2];
    return `Q${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`;
  });
  return made("path", { class: css, d: `M${points[0]}${bends.join("")}L${points.at(-1)}`, pathLength: 1 });
}

function number(value, [x, y]) {
  const group = made("g", { class: "number", transform: `translate(${x.toFixed()} ${y.toFixed()})` });
  const text = made("text", {});
  text.textContent = value;
  group.append(made("circle", { r: 37 }), text);
  return group;
}
