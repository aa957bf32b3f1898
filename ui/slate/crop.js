// A frame over a picture, round the part of it that is read: dragged as a whole, at an edge or at
// a corner, by mouse, pen or finger; arrow keys move whatever has the focus.

import { node } from "../frame/elements.js";

const GRIPS = ["inside", "left", "right", "top", "bottom", "top left", "top right", "bottom left", "bottom right"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LEAST = 4; // pixels of the picture, the smallest side of a part
const PAUSE = 400; // ms without a key, after which the part is sent

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".crop");
  root.crop ??= new Crop(root);
  root.crop.update(data, setTriggerValue);
}

// Return a box with its edges moved: all of them by the grip "inside", which keeps its size, else
// those that the grip names. It stays within the picture.
export function moved(box, grip, right, down, size) {
  const [left, top, end, bottom] = box;
  if (grip === "inside") {
    const [x, y] = [within(right, -left, size[0] - end), within(down, -top, size[1] - bottom)];
    return [left + x, top + y, end + x, bottom + y];
  }
  const held = new Set(grip.split(" "));
  return [
    held.has("left") ? within(left + right, 0, end - LEAST) : left,
    held.has("top") ? within(top + down, 0, bottom - LEAST) : top,
    held.has("right") ? within(end + right, left + LEAST, size[0]) : end,
    held.has("bottom") ? within(bottom + down, top + LEAST, size[1]) : bottom,
  ];
}

const within = (value, least, most) => Math.round(Math.max(Math.min(value, most), Math.min(least, most)));

export class Crop {
  constructor(root) {
    this.root = root;
    this.image = root.querySelector("img");
    this.held = null; // the grip under a pointer, with the box and the place at its beginning
    const grips = GRIPS.map((name) => Object.assign(node("div", `grip ${name}`), { grip: name }));
    for (const grip of grips) {
      if (grip.grip.includes(" ")) grip.classList.add("corner");
      else Object.assign(grip, { tabIndex: 0, role: grip.grip === "inside" ? "button" : "slider" });
    }
    this.grips = grips;
    const frame = root.querySelector(".frame");
    frame.append(...grips);
    frame.addEventListener("pointerdown", (event) => this.take(event));
    frame.addEventListener("pointermove", (event) => this.drag(event));
    frame.addEventListener("pointerup", (event) => this.drop(event));
    frame.addEventListener("pointercancel", (event) => this.drop(event));
    frame.addEventListener("keydown", (event) => this.press(event));
  }

  update({ picture, alt, box, size, labels }, send) {
    this.send = send;
    this.size = size;
    if (this.image.src !== picture) this.image.src = picture;
    this.image.alt = alt;
    for (const grip of this.grips) if (labels[grip.grip]) grip.setAttribute("aria-label", labels[grip.grip]);
    // What the visitor is about to send is newer than what the server knows.
    if (!this.held && !this.timer) this.show(box);
  }

  show(box) {
    this.box = box;
    const [left, top, right, bottom] = box;
    const [width, height] = this.size;
    const shares = {
      left: left / width,
      top: top / height,
      width: (right - left) / width,
      height: (bottom - top) / height,
    };
    for (const [name, share] of Object.entries(shares)) this.root.style.setProperty(`--${name}`, `${100 * share}%`);
    const ends = { left: [left, width], right: [right, width], top: [top, height], bottom: [bottom, height] };
    for (const grip of this.grips.filter(({ grip }) => grip in ends)) {
      const [value, most] = ends[grip.grip];
      grip.setAttribute("aria-valuenow", String(value));
      grip.setAttribute("aria-valuemax", String(most));
    }
  }

  take(event) {
    if (this.held || !event.isPrimary || event.button !== 0) return;
    event.target.setPointerCapture(event.pointerId);
    this.held = {
      grip: event.target.grip,
      box: this.box,
      from: [event.clientX, event.clientY],
      pointer: event.pointerId,
    };
  }

  drag(event) {
    if (event.pointerId !== this.held?.pointer) return;
    const scale = this.size[0] / this.image.clientWidth;
    const [x, y] = this.held.from;
    const [right, down] = [(event.clientX - x) * scale, (event.clientY - y) * scale];
    this.show(moved(this.held.box, this.held.grip, right, down, this.size));
  }

  drop(event) {
    if (event.pointerId !== this.held?.pointer) return;
    const { box } = this.held;
    this.held = null;
    if (String(box) !== String(this.box)) this.send("crop", this.box);
  }

  press(event) {
    const arrow = ARROWS[event.key];
    const { grip } = event.target;
    if (!arrow || !grip) return;
    event.preventDefault();
    const step = Math.max(1, Math.round(Math.max(...this.size) / (event.shiftKey ? 10 : 100)));
    this.show(moved(this.box, grip, arrow[0] * step, arrow[1] * step, this.size));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.send("crop", this.box);
    }, PAUSE);
  }
}
