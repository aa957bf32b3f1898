// What streamlit-drawable-canvas 0.13.0 leaves to be wished for, put over it from outside.
// It leans on the names below and on how Fabric.js listens; tests/ui/slate/test_shim.py and
// tests/browser/draw hold it to that, and docs/upstream.md says what would make it needless.

const ROOT = ".dc-root";
const MARKED = ".dc-scroll"; // its greatest height names the drawing and the pen that the canvas took
const CANVAS = "canvas.upper-canvas";
const SEND = ".dc-toolbar button[aria-label='Update the app with this drawing']";
const BOX = "[class*='st-key-slate-box-']";
const UNDO = "[class*='st-key-slate-undo-'] button";
const REDO = "[class*='st-key-slate-redo-'] button";
const RUNNING = "[data-testid='stApp'][data-test-script-state='running']";
const PUSHING = `${["undo", "redo", "clear", "samples"].map((name) => `[class*='st-key-slate-${name}-'] button`)}`;

// Fluid instead of fixed in pixels, without the toolbar; a finger draws and scrolls nothing.
const STYLE = `
  .dc-root { width: 100%; }
  .dc-scroll { overflow: hidden !important; max-height: none !important; }
  .dc-container { width: 100% !important; height: auto !important; aspect-ratio: 1; }
  .dc-container .canvas-container, canvas { width: 100% !important; height: 100% !important; }
  .dc-toolbar { display: none !important; }
  .dc-canvas { outline: none; }
  ${CANVAS} { cursor: crosshair !important; outline: none; touch-action: none; user-select: none; -webkit-user-select: none; }
  ${CANVAS}:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: -3px; border-radius: 16px; }
`;
const SETTLE = 700; // ms, in which the page's other parts arrive
const NEAR = 1.5; // pixels; closer places add nothing but bytes
const [AGAIN, LATEST] = [1_500, 12_000]; // ms until a stroke is told again, doubled each time
const PATIENCE = 4_000; // ms until a press counts as come to nothing
const PENS = 1000; // a mark's last three digits are the pen's
const RETRY = 40; // ms between two looks for a canvas whose script is on its way

const pens = new WeakMap(); // a canvas' root -> its pen
const waiting = new WeakMap(); // this script's own root -> a timer

export default function (component) {
  clearTimeout(waiting.get(component.parentElement));
  fit(component);
}

function fit(component) {
  const { parentElement, setTriggerValue, setStateValue } = component;
  const [data] = component.data;
  const root = find(parentElement);
  const again = () => fit(component);
  if (!root) {
    if (parentElement.isConnected) waiting.set(parentElement, setTimeout(again, RETRY));
    return;
  }
  const first = !pens.has(root);
  if (first) pens.set(root, new Pen(root, parentElement.host.closest(BOX)));
  const pen = pens.get(root);
  pen.update(data, parentElement.querySelector("p"));
  if (first && pen.bare) setTriggerValue("restore", true);
  if (first && data.announce) setTimeout(() => setStateValue("ready", true), SETTLE);
}

function find(parentElement) {
  const components = parentElement.host.closest(BOX)?.querySelectorAll("[data-testid^='stBidiComponent']") ?? [];
  return [...components].map((one) => one.shadowRoot?.querySelector(ROOT)).find(Boolean);
}

// A pen of any kind, for a canvas that knows mouse and touch only: it takes the strokes with
// all points that the browser has, and hands them on as events of a mouse. It keeps each stroke
// until the server has heard of it: a canvas that takes another drawing forgets what was drawn
// meanwhile, and gets it again. A new canvas shows what the server put there last, and lacks
// what was drawn over it on another page: it sends nothing before the server has put that there.
export class Pen {
  constructor(root, box) {
    this.canvas = root.querySelector(CANVAS);
    this.send = root.querySelector(SEND);
    this.marked = root.querySelector(MARKED);
    this.box = box;
    this.line = null; // the places of the stroke under way
    this.drawn = []; // the strokes since the canvas took its drawing
    this.presses = 0; // that the canvas has not answered by another drawing
    this.pressed = 0; // when the last of them came
    this.withheld = false; // whether strokes wait for that
    this.heard = {}; // a drawing's number -> how many strokes over it the server knows
    this.inked = false;
    [this.base, this.width] = this.taken();
    root.getRootNode().append(Object.assign(document.createElement("style"), { textContent: STYLE }));
    Object.assign(this.canvas, { tabIndex: 0, role: "img" });
    this.listen(root);
  }

  listen(root) {
    for (const kind of ["mousedown", "mousemove", "mouseup", "touchstart", "touchmove", "touchend"]) {
      root.addEventListener(kind, (event) => event.isTrusted && event.stopPropagation(), true);
    }
    const on = (kind, act) => this.canvas.addEventListener(kind, act.bind(this));
    on("pointerdown", this.begin);
    on("pointermove", this.extend);
    on("pointerup", this.finish);
    on("pointercancel", this.finish);
    on("keydown", this.shortcut);
    this.box.addEventListener("click", ({ target }) => target.closest(PUSHING) && this.press(), true);
    new MutationObserver(() => this.settleSoon()).observe(this.marked, { attributeFilter: ["style"] });
  }

  update({ version, heard, label, hint }, place) {
    this.canvas.setAttribute("aria-label", label);
    this.hint = place;
    this.hint.textContent = hint;
    if (version !== this.version) this.inked = Boolean(this.line);
    if (this.version === undefined) this.start(heard[this.base] ?? 0);
    this.version = version;
    this.heard = heard;
    this.hint.classList.toggle("inked", this.inked);
    this.settleSoon();
  }

  start(nDrawn) {
    this.drawn = Array(nDrawn);
    this.bare = nDrawn > 0;
  }

  begin(event) {
    if (this.line || !event.isPrimary || event.button !== 0) return;
    this.settle();
    this.canvas.setPointerCapture(event.pointerId);
    this.line = [this.place(event)];
    this.pointer = event.pointerId;
    this.ink();
    this.mouse("mousedown", this.line[0]);
  }

  extend(event) {
    if (!this.line || event.pointerId !== this.pointer) return;
    this.settle();
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of (steps.length ? steps : [event]).map(this.place, this)) {
      const last = this.line.at(-1);
      if (Math.hypot(step.x - last.x, step.y - last.y) * this.canvas.clientWidth < NEAR) continue;
      this.line.push(step);
      this.mouse("mousemove", step);
    }
  }

  finish(event) {
    if (!this.line || event.pointerId !== this.pointer) return;
    this.settle();
    this.lift(this.line);
    this.line = null;
    this.tell();
  }

  // A canvas that is taking one pen after another overhears a click: tell it of the stroke again,
  // until the server has heard of it.
  tell(wait = AGAIN) {
    this.withheld = this.presses > 0;
    if (!this.bare && !this.withheld) this.send.click();
    clearTimeout(this.untold);
    if (wait > LATEST) return;
    this.untold = setTimeout(() => this.isTold() || this.tell(2 * wait), wait);
  }

  // A button is pressed that puts another drawing on the canvas, unless it comes to nothing.
  press() {
    const presses = this.presses + 1;
    this.answer(0);
    this.presses = presses;
    this.pressed = Date.now();
    this.giveUp(PATIENCE);
  }

  giveUp(wait) {
    clearTimeout(this.unanswered);
    this.unanswered = setTimeout(() => (this.isBusy() ? this.giveUp(SETTLE) : this.answer(0)), wait);
  }

  // Whether the server is at work, perhaps on a press; not for ever.
  isBusy() {
    return Date.now() < this.pressed + PATIENCE && Boolean(this.box?.closest(RUNNING));
  }

  answer(presses) {
    this.presses = presses;
    if (this.withheld && !presses && this.canvas.isConnected) this.tell();
  }

  isTold() {
    return !this.canvas.isConnected || this.drawn.length <= (this.heard[this.base] ?? 0);
  }

  // The canvas loads a drawing in steps that end before the next event, not at once.
  settleSoon() {
    setTimeout(() => this.settle());
  }

  settle() {
    const [taken, width] = this.taken();
    if (taken !== this.base) this.redraw(taken);
    else if (width !== this.width && this.line) this.trace(this.line); // a new pen has no beginning
    this.width = width;
  }

  redraw(taken) {
    if (taken !== this.version && !(taken in this.heard)) return; // word of that drawing is on its way
    const lost = this.drawn.slice(this.heard[this.base] ?? 0);
    this.base = taken;
    this.bare = false;
    this.presses = Math.max(0, this.presses - 1);
    if (this.presses) this.giveUp(SETTLE); // a busy server takes two presses of a button for one
    this.drawn = [];
    for (const stroke of lost) {
      this.trace(stroke);
      this.lift(stroke);
    }
    if (lost.length) this.tell();
    if (this.line) this.trace(this.line);
    if (lost.length || this.line) this.ink();
  }

  // The numbers of the drawing and of the pen that the canvas has.
  taken() {
    const mark = parseInt(this.marked.style.maxHeight, 10);
    return [Math.floor(mark / PENS), mark % PENS];
  }

  ink() {
    this.inked = true;
    this.hint?.classList.add("inked");
  }

  trace(stroke) {
    stroke.forEach((step, index) => this.mouse(index ? "mousemove" : "mousedown", step));
  }

  lift(stroke) {
    this.mouse("mouseup", stroke.at(-1));
    this.drawn.push(stroke);
  }

  // A place on the canvas in shares of its sides, which hold when the page is scrolled.
  place({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  }

  mouse(kind, { x, y }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const place = { clientX: left + x * width, clientY: top + y * height };
    const how = { button: 0, bubbles: true, composed: true, cancelable: true };
    this.canvas.dispatchEvent(new MouseEvent(kind, { ...place, ...how }));
  }

  shortcut(event) {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.box.querySelector(event.shiftKey ? REDO : UNDO).click();
  }
}
