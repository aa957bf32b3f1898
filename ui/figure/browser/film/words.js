// What is said of the moments of films: in a film's place in the grid, else below all figures.

import { node } from "../../../frame/elements.js";
import { placeOf } from "../clock.js";

export class Words {
  headings;

  constructor(board) {
    this.board = board;
    this.below = board.find(".time .moment");
    [this.headings, this.reels, this.said] = [new Map(), [], []];
  }

  // Take {name, title, steps, moments, area} of each film.
  update(reels) {
    this.reels = reels;
    const placed = reels.filter(({ area }) => area);
    const names = placed.map(({ name }) => name);
    for (const [name, heading] of this.headings) {
      if (names.includes(name)) continue;
      heading.remove();
      this.headings.delete(name);
    }
    placed.forEach((reel) => this.place(reel));
    this.below.hidden = placed.length === reels.length;
  }

  // Put a film's heading before its first figure: on narrow screens they follow each other.
  place({ name, title, area }) {
    if (!this.headings.has(name)) {
      const made = document.createElement("header");
      made.append(node("b"), node("span", "moment"));
      this.headings.set(name, made);
    }
    const heading = this.headings.get(name);
    heading.firstChild.textContent = title;
    heading.style.gridArea = area;
    const first = this.board.data.plots.find(({ film }) => film?.name === name);
    if (first) this.board.panels.get(first.name).element.before(heading);
  }

  show(clock) {
    this.said = this.reels.map(({ steps, moments }) => moments[placeOf(steps, clock.step)] ?? "");
    const rest = [];
    this.reels.forEach(({ name, title }, i) => {
      const heading = this.headings.get(name);
      if (heading) heading.lastChild.textContent = this.said[i];
      else rest.push([title, this.said[i]].filter(Boolean).join(" "));
    });
    this.below.textContent = rest.filter(Boolean).join("\n");
  }

  get all() {
    return this.said.filter(Boolean).join("\n");
  }
}
