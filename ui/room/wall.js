// The wall of a room: asks the server for what changed, and hangs it up.

import { fill, node, range, shape } from "../frame/elements.js";

const STAR = "M12 1.6l3.1 6.9 7.5.8-5.6 5 1.6 7.4L12 17.9l-6.6 3.8L7 14.3l-5.6-5 7.5-.8z";
const NONE = "none"; // the tally's place for what is no digit
const LOST_AFTER = 4; // questions without an answer before the wall says so
const FRESH_MS = 1200;
const CAPTION = 30; // pixels below a picture
const SMALL = 118; // pixels of a tile below which the share is left out, and "no digit" is a cross
const TINY = 72; // pixels below which the name is left out
const MOST = 280; // pixels of a tile
const LEAST = 58; // pixels of a tile: more of them than fit are scrolled to

export default function ({ data: [data], parentElement }) {
  const root = parentElement.querySelector(".room");
  root.wall ??= new Wall(root);
  root.wall.update(data);
}

export class Wall {
  data;
  cards = new Map(); // seat -> { version, card, tile, star }
  kept = null; // the digit that the tally lets through
  dropped = [];
  failures = 0;

  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.find(".large").addEventListener("click", () => this.enlarge());
    new ResizeObserver(() => root.isConnected && this.arrange()).observe(this.find(".stage"));
    root.addEventListener("fullscreenchange", () => this.arrange());
  }

  update(data) {
    const other = this.data?.address !== data.address;
    this.data = data;
    if (other) this.forget();
    this.label();
    this.tally();
    clearTimeout(this.timer);
    if (data.example) this.hang(data.example);
    else this.ask();
  }

  label() {
    const { texts, map, middles, code, join } = this.data;
    this.find(".invite span").textContent = join;
    this.find(".invite b").textContent = code;
    this.find(".large").textContent = texts.large;
    this.find(".empty").textContent = texts.empty;
    this.find(".tiles").setAttribute("aria-label", texts.tiles);
    this.find(".tally").setAttribute("aria-label", texts.tally);
    this.find("figcaption").textContent = texts.map;
    this.find(".stage").classList.toggle("bare", !map);
    this.root.classList.toggle("example", Boolean(this.data.example));
    const picture = this.find(".field img");
    if (map && !picture.src.endsWith(map)) picture.src = map;
    for (const old of this.root.querySelectorAll(".middle")) old.remove();
    this.find(".field").append(...middles.map(([x, y], digit) => at(node("b", "middle", digit), x, y)));
  }

  forget() {
    for (const { tile, star } of this.cards.values()) {
      tile.remove();
      star.remove();
    }
    this.cards.clear();
  }

  // Ask once, hang up the answer, and ask again a little later for as long as the wall is shown.
  async ask() {
    if (!this.root.isConnected) return;
    const { address, key, every } = this.data;
    const known = Object.fromEntries([...this.cards].map(([seat, { version }]) => [seat, version]));
    const drop = this.dropped.splice(0);
    let closed = false;
    try {
      const body = JSON.stringify({ key, known, drop });
      const answer = await fetch(new URL(address, document.baseURI), { method: "POST", body });
      if (!answer.ok) throw new Error(`The wall was answered ${answer.status}.`);
      const found = await answer.json();
      closed = found.closed === true;
      if (!closed) this.hang(found);
      this.failures = 0;
    } catch {
      this.dropped.push(...drop);
      this.failures += 1;
    }
    this.complain(closed);
    if (!closed && address === this.data.address) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 1000 * every * Math.min(1 + this.failures, 10));
    }
  }

  complain(closed) {
    const lost = this.find(".lost");
    lost.hidden = !closed && this.failures < LOST_AFTER;
    lost.textContent = closed ? this.data.texts.closed : this.data.texts.lost;
  }

  hang({ seats, cards }) {
    const there = new Set(seats);
    let changed = cards.length > 0;
    for (const [seat, { tile, star }] of this.cards) {
      if (there.has(seat)) continue;
      tile.remove();
      star.remove();
      this.cards.delete(seat);
      changed = true;
    }
    for (const [seat, version, card] of cards) this.put(seat, version, card);
    if (!changed) return;
    this.order();
    this.tally();
    this.arrange();
  }

  put(seat, version, card) {
    let hung = this.cards.get(seat);
    if (!hung) {
      hung = { tile: this.tile(seat), star: this.star(seat) };
      this.cards.set(seat, hung);
    }
    Object.assign(hung, { version, card });
    const said = saying(card, this.data.texts);
    hung.tile.title = [card.name, said.alt].filter(Boolean).join(" · ");
    hung.tile.classList.toggle("odd", card.odd);
    hung.tile.querySelector("img").src = card.picture;
    hung.tile.querySelector("img").alt = said.alt;
    hung.tile.querySelector("b").textContent = said.big;
    hung.tile.querySelector("small").textContent = said.share;
    hung.tile.querySelector("span").textContent = card.name;
    hung.tile.classList.add("fresh");
    setTimeout(() => hung.tile.classList.remove("fresh"), FRESH_MS);
    hung.star.classList.toggle("odd", card.odd);
    hung.star.querySelector("title").textContent = hung.tile.title;
    if (card.at) {
      at(hung.star, ...card.at);
      if (!hung.star.isConnected) this.find(".field").append(hung.star);
    }
  }

  tile(seat) {
    const tile = node("div", "tile");
    tile.setAttribute("role", "listitem");
    const face = node("div", "face");
    const drop = node("button", "drop", "×");
    drop.type = "button";
    drop.title = this.data.texts.drop;
    drop.setAttribute("aria-label", this.data.texts.drop);
    drop.addEventListener("click", () => this.drop(seat));
    face.append(node("img"));
    tile.append(face, node("div", "said", node("b"), node("small"), node("span")), drop);
    tile.addEventListener("pointerenter", () => this.light(seat, true));
    tile.addEventListener("pointerleave", () => this.light(seat, false));
    return tile;
  }

  star(seat) {
    const star = shape("svg", "star", { viewBox: "0 0 24 24", role: "img" });
    star.append(shape("title", "", {}), shape("path", "", { d: STAR }));
    star.addEventListener("pointerenter", () => this.light(seat, true));
    star.addEventListener("pointerleave", () => this.light(seat, false));
    return star;
  }

  light(seat, on) {
    const hung = this.cards.get(seat);
    hung?.tile.classList.toggle("lit", on);
    hung?.star.classList.toggle("lit", on);
  }

  drop(seat) {
    this.dropped.push(seat);
    clearTimeout(this.timer);
    this.ask();
  }

  // Who came first hangs first, so that nobody's place moves but by leaving.
  order() {
    const sorted = [...this.cards].sort(([, a], [, b]) => a.card.joined - b.card.joined);
    const tiles = this.find(".tiles");
    sorted.forEach(([, { tile }], place) => {
      if (tiles.children[place] !== tile) tiles.insertBefore(tile, tiles.children[place] ?? null);
    });
  }

  // Count what was read; a count pressed leaves its drawings alone in full colour.
  tally() {
    const { texts } = this.data;
    const counts = count([...this.cards.values()].map(({ card }) => card));
    const places = [...range(10), NONE].map((digit) => {
      const pressed = this.kept === digit;
      const name = digit === NONE ? texts.odd : String(digit);
      const number = counts[digit].toLocaleString(texts.locale);
      const button = node("button", "", node("b", "", name), node("small", "", number));
      button.type = "button";
      button.classList.toggle("odd", digit === NONE);
      button.classList.toggle("none", !counts[digit]);
      button.setAttribute("aria-pressed", String(pressed));
      button.addEventListener("click", () => this.keep(pressed ? null : digit));
      return button;
    });
    this.find(".tally").replaceChildren(...places);
    this.root.classList.toggle("filtered", this.kept !== null);
    for (const { card, tile, star } of this.cards.values()) {
      const kept = kind(card) === this.kept;
      tile.classList.toggle("kept", kept);
      star.classList.toggle("kept", kept);
    }
  }

  keep(digit) {
    this.kept = digit;
    this.tally();
    const place = digit === NONE ? 10 : digit;
    if (place !== null) this.find(".tally").children[place].focus();
  }

  // As many columns as let all drawings be seen at once, as large as can be.
  arrange() {
    const tiles = this.find(".tiles");
    const n = this.cards.size;
    this.find(".empty").hidden = n > 0;
    if (!n) return;
    const height = window.innerHeight - Math.max(0, tiles.getBoundingClientRect().top) - 30;
    const gap = n > 30 ? 9 : 14;
    const columns = columnsFor(n, tiles.clientWidth, Math.max(height, 280), gap);
    const side = tiles.clientWidth / columns - gap;
    tiles.style.setProperty("--columns", String(columns));
    tiles.style.setProperty("--gap", `${gap}px`);
    tiles.style.setProperty("--said", `${Math.min(1.35, Math.max(0.8, side / 130))}rem`);
    tiles.classList.toggle("small", side < SMALL);
    tiles.classList.toggle("tiny", side < TINY);
  }

  enlarge() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.();
  }
}

// Return how a card reads: the large word, how sure the network is, and all of it for those who
// cannot see the picture.
export function saying(card, texts) {
  const share = card.sure.toLocaleString(texts.locale, { style: "percent" });
  const big = card.odd ? texts.odd : String(card.read);
  const alt = card.odd ? texts.odd : fill(texts.alt, { digit: card.read, share });
  return { big, alt, share: card.odd ? "" : share };
}

export const kind = (card) => (card.odd ? NONE : card.read);

// Return how many cards there are of each digit, and of none.
export function count(cards) {
  const counts = Object.fromEntries([...range(10), NONE].map((digit) => [digit, 0]));
  for (const card of cards) counts[kind(card)] += 1;
  return counts;
}

// Return the number of columns with which n tiles fill a space of pixels best.
export function columnsFor(n, width, height, gap) {
  const fewest = Math.max(1, Math.ceil(width / (MOST + gap)));
  const most = Math.max(fewest, Math.floor(width / (LEAST + gap)));
  const fits = (columns) => {
    const side = width / columns - gap;
    return Math.ceil(n / columns) * (side + CAPTION + gap) <= height;
  };
  let columns = fewest;
  while (columns < Math.min(n, most) && !fits(columns)) columns += 1;
  return columns;
}

function at(element, x, y) {
  element.style.left = `${100 * x}%`;
  element.style.top = `${100 * y}%`;
  return element;
}
