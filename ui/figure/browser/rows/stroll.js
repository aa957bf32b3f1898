// Keys that go from point to point of a map: Enter begins in its middle, an arrow goes to the next
// point that way, Enter picks it, the space bar selects it besides others, Escape ends the stroll.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LEAST = 6; // pixels that an arrow goes on; nearer points are reached by zooming in

export class Stroll {
  panel;
  row = null; // where the stroll is, null while there is none

  // `panel` is the figure whose points they are.
  constructor(panel) {
    this.panel = panel;
    panel.plot.addEventListener("keydown", (event) => this.press(event));
    panel.plot.addEventListener("blur", () => this.end());
  }

  press(event) {
    const { plot, points } = this.panel;
    if (!plot.data || !points?.any || event.target !== plot) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.row === null ? { Enter: () => this.begin() }[event.key] : this.act(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  act(key) {
    if (ARROWS[key]) return () => this.go(ARROWS[key]);
    return {
      Enter: () => this.panel.pick(this.row),
      " ": () => this.panel.board.toggle(this.row),
      Escape: () => this.end(),
    }[key];
  }

  begin() {
    const { width, height } = this.panel.plot.getBoundingClientRect();
    this.show(nearest(this.places(), [width / 2, height / 2]));
  }

  go(way) {
    const from = this.panel.points.placeOf(this.panel.plot, this.row);
    if (from) this.show(onwards(this.places(), from, way) ?? this.row);
    else this.begin(); // its class was switched off
  }

  // Return [row, place] of the points that can be seen.
  places() {
    const { plot, points } = this.panel;
    const { width, height } = plot.getBoundingClientRect();
    const found = [];
    points.each(plot, (row, [left, top]) => {
      if (left >= 0 && top >= 0 && left <= width && top <= height) found.push([row, [left, top]]);
    });
    return found;
  }

  show(row) {
    if (row === null) return;
    this.row = row;
    const { plot, points, board } = this.panel;
    const [frame, place] = [plot.getBoundingClientRect(), points.placeOf(plot, row)];
    board.hover(row, { clientX: frame.left + place[0], clientY: frame.top + place[1] });
    board.read(row);
  }

  end() {
    if (this.row === null) return;
    this.row = null;
    this.panel.board.hover(null);
  }
}

// Return the row nearest to a place, null where there is none.
export function nearest(places, [x, y]) {
  return least(places, ([left, top]) => Math.hypot(left - x, top - y));
}

// Return the row that comes next from a place in a direction, null where there is none: the
// nearest within 45 degrees of it, where what lies aside counts twice.
export function onwards(places, [x, y], [right, down]) {
  return least(places, ([left, top]) => {
    const ahead = (left - x) * right + (top - y) * down;
    const aside = Math.abs((left - x) * down) + Math.abs((top - y) * right);
    return ahead < LEAST || aside > ahead ? Infinity : ahead + 2 * aside;
  });
}

function least(places, distance) {
  let [best, shortest] = [null, Infinity];
  for (const [row, place] of places) {
    const length = distance(place);
    if (length < shortest) [best, shortest] = [row, length];
  }
  return best;
}
