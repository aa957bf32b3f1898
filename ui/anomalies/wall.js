// Groups of small pictures, each a button. Arrow keys walk through a group; one can be picked.

import { node } from "../frame/elements.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".wall");
  root.wall ??= new Wall(root);
  root.wall.update(data, setTriggerValue);
}

export class Wall {
  constructor(root) {
    this.root = root;
    root.addEventListener("click", (event) => this.pick(event));
    root.addEventListener("keydown", (event) => this.walk(event));
  }

  update(data, send) {
    this.send = send;
    const focused = this.root.getRootNode().activeElement?.dataset.image;
    this.root.style.setProperty("--group", data.width);
    this.root.replaceChildren(...data.groups.map((group) => this.group(group, data)));
    if (focused) this.root.querySelector(`[data-image="${focused}"]`)?.focus({ preventScroll: true });
  }

  group({ title, figure, note, hint, items }, data) {
    const section = node("section");
    const heading = node("h3", "", title);
    if (figure) heading.append(node("small", "", figure));
    const pictures = node("div", "pictures");
    pictures.setAttribute("role", "group");
    pictures.setAttribute("aria-label", title);
    pictures.append(...items.map((item) => picture(item, data)));
    const current = pictures.querySelector("[aria-pressed=true]") ?? pictures.firstChild;
    if (current) current.tabIndex = 0;
    section.append(heading, ...(note ? [remark(note, hint)] : []), pictures);
    return section;
  }

  pick(event) {
    const button = event.target.closest("button");
    if (!button) return;
    this.send("pick", button.dataset.image);
    document.getElementById("explained")?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }

  walk(event) {
    const step = STEPS[event.key];
    const button = event.target.closest("button");
    if (step === undefined || !button) return;
    event.preventDefault();
    const buttons = [...button.parentElement.children];
    const place = Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(button) + step));
    for (const other of buttons) other.tabIndex = -1;
    buttons[place].tabIndex = 0;
    buttons[place].focus();
  }
}

function remark(note, hint) {
  const line = node("p", "", note);
  if (hint) line.title = hint;
  return line;
}

function picture(item, { sprite, columns, rows, picked }) {
  const button = node("button", item.odd ? "odd" : "fine");
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.image = item.id;
  button.title = item.label;
  button.setAttribute("aria-label", item.label);
  button.setAttribute("aria-pressed", String(item.id === picked));
  const face = node("div", "face");
  face.style.background = `#000 url(${sprite})`;
  face.style.backgroundSize = `${100 * columns}% ${100 * rows}%`;
  face.style.backgroundPosition = `${share(item.place % columns, columns)} ${share(Math.floor(item.place / columns), rows)}`;
  button.append(face, node("span", "caption", item.caption));
  return button;
}

export function share(place, count) {
  return `${count > 1 ? (100 * place) / (count - 1) : 0}%`;
}
