// What every page needs of a script: the document's language and shade, the menu of a phone, a
// presenter's keys.

import { translate } from "./streamlits.js";

const APP = ".stApp";
const OPEN = "[data-testid='stExpandSidebarButton']";
const CLOSE = "[data-testid='stSidebarCollapseButton'] button";
const GROUP = "[data-testid='stTopNavSection']";
const LINK = "[data-testid='stSidebarNavLink']";
const ELSEWHERE = `${LINK}, [data-testid='stTopNavLink'], [data-testid='stPageLink-NavLink']`;
const TYPED = "input, textarea";
const SENT = 80; // ms after a press until what was typed is on its way
const ACTION = "[data-testid='stPopoverBody'] :is(.stButton, .stFormSubmitButton) button";
const OPENED = "[data-testid='stPopoverButton'][aria-expanded='true']";

let texts, streamlits, presenting, group;
let typing = false;

export default function ({ data: [data] }) {
  document.documentElement.lang = data.language;
  if (!texts) listen();
  ({ texts, streamlits, presenting, group } = data);
  word();
  shade();
}

// Streamlit says only within the app whether it is dark, and puts popovers beside it.
function shade() {
  document.documentElement.style.colorScheme = getComputedStyle(document.querySelector(APP)).colorScheme;
}

// Streamlit calls the menu a sidebar, in English, and leaves it open over the page that was chosen.
function listen() {
  const changes = { childList: true, characterData: true, subtree: true };
  new MutationObserver(word).observe(document.body, changes);
  new MutationObserver(shade).observe(document.querySelector(APP), { attributeFilter: ["class"] });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest(ACTION)) setTimeout(closePopover);
    if (target.closest(LINK)) shut();
    else if (!target.closest(`section.stSidebar, ${OPEN}`)) shut();
  });
  document.addEventListener("pointerdown", () => (typing = document.activeElement.matches(TYPED)), true);
  document.addEventListener("click", letTypedGoFirst, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
    if (presenting) step(event);
  });
}

// A field sends what was typed when it is left. A tap on a link leaves the field and the page at
// once, and Streamlit shows nothing where the page is told of first.
function letTypedGoFirst(event) {
  const link = event.target.closest(ELSEWHERE);
  if (!typing || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  typing = false;
  event.preventDefault();
  event.stopPropagation();
  setTimeout(() => link.click(), SENT);
}

// What a presenter's keys press in a film, wherever the focus is; some remote controls turn pages.
const PRESSED = {
  ArrowRight: ".forth",
  ArrowLeft: ".back",
  PageDown: ".forth",
  PageUp: ".back",
  " ": ".play",
};
const OWN = "input, select, textarea, [role='radio'], [role='slider'], [role='combobox'], [contenteditable]";
const WITH_SPACE = "button, a, summary";

export function step(event) {
  const { key, defaultPrevented } = event;
  const [target] = event.composedPath();
  if (defaultPrevented || !PRESSED[key] || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest?.(OWN) || (key === " " && target.closest?.(WITH_SPACE))) return;
  const button = film()?.querySelector(PRESSED[key]);
  if (!button) return;
  event.preventDefault();
  button.click();
}

// Return what moves the first film that is on the screen.
function film() {
  const hosts = [...document.querySelectorAll(".stBidiComponent *")].filter(({ shadowRoot }) => shadowRoot);
  const found = hosts.map(({ shadowRoot }) => shadowRoot.querySelector(".transport"));
  return found.find((transport) => transport?.checkVisibility());
}

// Name what Streamlit leaves nameless, and say in the page's language what it says in English.
function word() {
  translate(streamlits);
  document.querySelector(OPEN)?.setAttribute("aria-label", texts.open);
  document.querySelector(CLOSE)?.setAttribute("aria-label", texts.close);
  for (const button of document.querySelectorAll(GROUP)) markGroup(button);
}

// Streamlit marks the page in the menu, but not the closed group that it is in.
function markGroup(button) {
  const current = button.querySelector("p")?.textContent === group;
  if (current !== button.hasAttribute("aria-current")) button.toggleAttribute("aria-current", current);
  if (current) button.setAttribute("aria-current", "true");
}

// What a popover's button has done lies under the popover; the focus goes back to what opened it.
function closePopover() {
  /** @type {HTMLElement} */
  const opener = document.querySelector(OPENED);
  opener?.click();
  opener?.focus();
}

function shut() {
  /** @type {HTMLElement} */
  const button = document.querySelector(`section.stSidebar[data-collapsed='false'] ${CLOSE}`);
  if (button) setTimeout(() => button.click());
}
