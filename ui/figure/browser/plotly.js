// plotly.js, which comes as a script that sets a global, and knows nothing of shadow roots.

let coming; // the library, once for the page

// Load the library from an address, once, and return it.
export function plotly(address) {
  coming ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    script.addEventListener("load", () => resolve(window["Plotly"]));
    script.addEventListener("error", () => {
      coming = undefined; // the next figure tries again
      script.remove();
      reject(new Error(`No answer from ${script.src}`));
    });
    document.head.append(script);
  });
  return coming;
}

const QUIET = 2_000; // ms without the visitor doing anything
const BUSY = ["pointerdown", "pointermove", "keydown", "wheel", "scroll"];

// Fetch the library while nothing else is done, so that the first figure need not wait for it;
// run it, too, which holds the page up for half a second, while the visitor reads. A phone, which
// it would hold up for longer, runs it when it is needed.
export function fetchAhead(address) {
  if (coming) return;
  whenIdle(async () => {
    const fetched = fetch(new URL(address, document.baseURI), { priority: "low" });
    if (!(await fetched.catch(() => null))?.ok || !matchMedia("(pointer: fine)").matches) return;
    await quiet();
    plotly(address).catch(() => {});
  });
}

// Do something when the browser has nothing else to do, or soon after.
export function whenIdle(act) {
  (window.requestIdleCallback ?? ((later) => setTimeout(later, 3000)))(act);
}

// Wait until the visitor has done nothing for a while.
function quiet() {
  return new Promise((resolve) => {
    let waiting;
    const wait = () => {
      clearTimeout(waiting);
      waiting = setTimeout(done, QUIET);
    };
    const done = () => {
      BUSY.forEach((kind) => window.removeEventListener(kind, wait, true));
      resolve(undefined);
    };
    BUSY.forEach((kind) => window.addEventListener(kind, wait, true));
    wait();
  });
}

// Plotly writes its rules into the head of the document; a shadow root does not see them.
export function adoptStyle(root) {
  const own = root.querySelector("style.plotly-rules");
  /** @type {HTMLStyleElement} */
  const shared = document.querySelector("style#plotly\\.js-style-global");
  if (own || !shared) return;
  const style = document.createElement("style");
  style.className = "plotly-rules";
  style.textContent = [...shared.sheet.cssRules].map((rule) => rule.cssText).join("\n");
  root.append(style);
}
