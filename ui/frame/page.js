// What every page needs of a script: the document's language, and the menu of a phone.

const OPEN = "[data-testid='stExpandSidebarButton']";
const CLOSE = "[data-testid='stSidebarCollapseButton'] button";
const LINK = "[data-testid='stSidebarNavLink']";
const HEADER = "[data-testid='stHeader']";

let texts;

export default function ({ data: [data] }) {
  document.documentElement.lang = data.language;
  if (!texts) listen();
  texts = data.texts;
  label();
}

// Streamlit calls the menu a sidebar, in English, and leaves it open over the page that was chosen.
function listen() {
  new MutationObserver(label).observe(document.querySelector(HEADER), { childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest(LINK)) shut();
    else if (target.closest(OPEN)) setTimeout(label);
    else if (!target.closest("section.stSidebar")) shut();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && shut());
}

function label() {
  document.querySelector(OPEN)?.setAttribute("aria-label", texts.open);
  document.querySelector(CLOSE)?.setAttribute("aria-label", texts.close);
}

function shut() {
  /** @type {HTMLElement} */
  const button = document.querySelector(`section.stSidebar[data-collapsed='false'] ${CLOSE}`);
  if (button) setTimeout(() => button.click());
}
