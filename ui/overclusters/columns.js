// The overclusters as a row of columns: size, mean image, ten cells, number, name.
// Each column is a button. Arrow keys walk along the row; the server decides what is open.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".columns");
  root.columns ??= new Columns(root);
  root.columns.update(data, setTriggerValue);
}

class Columns {
  constructor(root) {
    this.row = root.querySelector(".row");
    this.digits = root.querySelector(".digits");
    this.readout = root.querySelector(".readout");
    this.digits.replaceChildren(...Array.from({ length: 10 }, (_, digit) => element("i", "", digit)));
    this.row.addEventListener("click", (event) => this.pick(event));
    this.row.addEventListener("keydown", (event) => this.walk(event));
    for (const kind of ["pointerover", "focusin"]) {
      this.row.addEventListener(kind, (event) => this.read(event));
    }
  }

  update(data, send) {
    this.send = send;
    this.texts = data.texts;
    this.row.setAttribute("aria-label", data.texts.matrix);
    const focused = this.row.getRootNode().activeElement?.dataset.cluster;
    this.row.replaceChildren(...data.columns.map((column, place) => this.button(column, place, data)));
    this.digits.hidden = !data.columns.length;
    if (!data.columns.length) this.row.append(element("p", "nothing", data.texts.nothing));
    this.rove(this.find(focused) ?? this.row.querySelector("button"));
    this.find(focused)?.focus();
    this.readout.textContent = data.texts.hint;
    this.reveal(data.columns.filter((column) => column.mark).map((column) => column.id));
  }

  // Where other columns were opened than before and none of them is in sight, go there.
  reveal(open) {
    if (String(open) === this.open) return;
    this.open = String(open);
    const sheet = this.row.parentElement;
    const places = open.map((id) => this.find(id).offsetLeft);
    const left = sheet.scrollLeft;
    if (!places.length || places.some((x) => x > left && x < left + sheet.clientWidth)) return;
    sheet.scrollLeft = Math.min(...places) - sheet.clientWidth / 3;
  }

  button(column, place, { sprite, columns }) {
    const button = element("button", column.first ? "first" : "");
    button.type = "button";
    button.dataset.cluster = column.id;
    button.setAttribute("aria-pressed", String(Boolean(column.mark)));
    button.setAttribute("aria-label", column.label);
    if (column.mark) button.style.setProperty("--mark", column.mark);
    button.append(
      bar(column.size),
      face(sprite, place, columns.length),
      ...column.cells.map((colour) => cell(colour)),
      element("span", "number", column.number),
    );
    if (column.name) button.append(element("span", "name", column.name));
    return button;
  }

  find(cluster) {
    return this.row.querySelector(`[data-cluster="${cluster}"]`);
  }

  pick(event) {
    const button = event.target.closest("button");
    if (button) this.send("pick", Number(button.dataset.cluster));
  }

  walk(event) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...this.row.querySelectorAll("button")];
    const place = buttons.indexOf(event.target.closest("button")) + step;
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, place))];
    this.rove(next);
    next?.focus();
  }

  rove(current) {
    for (const button of this.row.querySelectorAll("button")) {
      button.tabIndex = button === current ? 0 : -1;
    }
  }

  read(event) {
    const label = event.target.closest("button")?.getAttribute("aria-label");
    if (label) this.readout.textContent = label;
  }
}

function element(tag, css, text) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text !== undefined) made.textContent = text;
  return made;
}

function bar(size) {
  const track = element("span", "size");
  track.append(element("i"));
  track.firstChild.style.height = `${100 * size}%`;
  return track;
}

function face(sprite, place, count) {
  const image = element("div", "face");
  image.style.backgroundImage = `url(${sprite})`;
  image.style.backgroundSize = `${100 * count}% 100%`;
  image.style.backgroundPosition = `${count > 1 ? (100 * place) / (count - 1) : 0}% 0`;
  return image;
}

function cell(colour) {
  const made = element("div", "cell");
  made.style.background = colour;
  return made;
}
