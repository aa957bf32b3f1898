// What streamlit-drawable-canvas 0.13.0 leaves to be wished for, put over it from outside.
// It leans on the names below and on how Fabric.js listens; tests/ui/slate/test_shim.py and
// tests/browser/draw hold it to that, and docs/upstream.md says what would make it needless.

const ROOT = ".dc-root";
const CANVAS = "canvas.upper-canvas";
const SEND = ".dc-toolbar button[aria-label='Update the app with this drawing']";
const BOX = "[class*='st-key-slate-box-']";
const UNDO = "[class*='st-key-slate-undo-'] button";
const REDO = "[class*='st-key-slate-redo-'] button";

// Fluid instead of fixed in pixels, without the toolbar; a finger draws and scrolls nothing.
const STYLE = `
  .dc-root { width: 100%; }
  .dc-scroll { overflow: hidden !important; }
  .dc-container { width: 100% !important; height: auto !important; aspect-ratio: 1; }
  .dc-container .canvas-container, canvas { width: 100% !important; height: 100% !important; }
  .dc-toolbar { display: none !important; }
  .dc-canvas { outline: none; }
  ${CANVAS} { cursor: crosshair !important; outline: none; touch-action: none; user-select: none; -webkit-user-select: none; }
  ${CANVAS}:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: -3px; border-radius: 16px; }
`;
const SETTLE = 700; // ms, in which the page's other parts arrive
const NEAR = 1.5; // pixels; closer places add nothing but bytes
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
  pens.get(root).update(data, parentElement.querySelector("p"));
  if (first && data.stale) setTriggerValue("restore", true);
  if (first && data.announce) setTimeout(() => setStateValue("ready", true), SETTLE);
}

function find(parentElement) {
  const components = parentElement.host.closest(BOX)?.querySelectorAll("[data-testid^='stBidiComponent']") ?? [];
  return [...components].map((one) => one.shadowRoot?.querySelector(ROOT)).find(Boolean);
}

// A pen of any kind, for a canvas that knows mouse and touch only: it takes the strokes with
// all points that the browser has, and hands them on as events of a mouse.
export class Pen {
  constructor(root, box) {
    this.canvas = root.querySelector(CANVAS);
    this.send = root.querySelector(SEND);
    this.box = box;
    this.line = null; // the points of the stroke under way
    this.inked = false;
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
  }

  update({ version, label, hint }, place) {
    this.canvas.setAttribute("aria-label", label);
    this.hint = place;
    this.hint.textContent = hint;
    if (version !== this.version) {
      this.version = version;
      this.inked = Boolean(this.line);
      // The canvas loads the drawing anew, and forgets the beginning of a stroke under way.
      if (this.line) setTimeout(() => this.line && this.retrace(), RETRY);
    }
    this.hint.classList.toggle("inked", this.inked);
  }

  begin(event) {
    if (this.line || !event.isPrimary || event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.line = [event];
    this.pointer = event.pointerId;
    this.drawn = this.version;
    this.inked = true;
    this.hint.classList.add("inked");
    this.mouse("mousedown", event);
  }

  extend(event) {
    if (!this.line || event.pointerId !== this.pointer) return;
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of steps.length ? steps : [event]) {
      const last = this.line.at(-1);
      if (Math.hypot(step.clientX - last.clientX, step.clientY - last.clientY) < NEAR) continue;
      this.line.push(step);
      this.mouse("mousemove", step);
    }
  }

  finish(event) {
    if (!this.line || event.pointerId !== this.pointer) return;
    if (this.drawn !== this.version) this.retrace();
    this.mouse("mouseup", this.line.at(-1));
    this.line = null;
    this.send.click();
  }

  retrace() {
    this.mouse("mousedown", this.line[0]);
    for (const step of this.line.slice(1)) this.mouse("mousemove", step);
  }

  mouse(kind, { clientX, clientY }) {
    const place = { clientX, clientY, button: 0, bubbles: true, composed: true, cancelable: true };
    this.canvas.dispatchEvent(new MouseEvent(kind, place));
  }

  shortcut(event) {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.box.querySelector(event.shiftKey ? REDO : UNDO).click();
  }
}
