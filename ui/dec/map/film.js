// One film of DEC on the screen: the map, and beside it what is known of the moment shown.

import { bytes } from "../../figure/browser/bytes.js";
import { clusterName, fill, node, range } from "../../frame/elements.js";
import { frameAt } from "../moment.js";
import { Points } from "./points.js";

export const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)}%`;

export class Film {
  element;
  owner;
  texts;
  last;
  n;
  data;
  palette;
  now;
  drawn;
  k;

  constructor(element, owner) {
    [this.element, this.owner] = [element, owner];
    this.find = (selector) => element.querySelector(selector);
    this.points = new Points(this.find(".stage"), owner);
    this.matrix = this.find(".confusion .cells");
    this.matrix.addEventListener("pointermove", (event) => this.readCell(event));
    this.matrix.addEventListener("pointerleave", () => this.caption());
  }

  update(data, texts, palette) {
    Object.assign(this, { data, texts, palette, n: data.n, k: data.k, last: data.updates.length - 1 });
    if (data.positions !== this.sent) this.read(data);
    this.find(".title").textContent = data.title;
    this.bars = data.bars && { row: data.bars.row, q: this.floats(data.bars.q), p: this.floats(data.bars.p) };
    this.points.update(this);
    this.label();
  }

  read(data) {
    this.sent = data.positions;
    this.positions = new Int16Array(bytes(data.positions).buffer);
    this.clusters = bytes(data.clusters);
    this.labels = bytes(data.labels);
    this.confusions = new Int32Array(bytes(data.confusions).buffer);
    this.hues = data.digits.at(-1);
    [this.coloured, this.now] = [null, undefined];
  }

  // A share as the visitor's language writes it.
  share(value, digits = 1) {
    return percent(value, digits).replace(".", this.texts.decimal).replace("%", this.texts.percent);
  }

  floats(text) {
    return new Float32Array(bytes(text).buffer);
  }

  label() {
    for (const name of ["bars", "confusion"]) this.find(`.${name} figcaption b`).textContent = this.texts[name];
    const [q, p] = this.element.querySelectorAll(".key .name");
    [q.textContent, p.textContent] = [this.texts.q, this.texts.p];
    this.find(".stage").setAttribute("aria-label", this.texts.map);
    this.find(".confusion .cells").setAttribute("aria-label", this.texts.confusion);
  }

  // ---- what a frame knows ------------------------------------------------------

  frame(at) {
    return Math.min(this.last, Math.round(at));
  }

  cluster(row, at) {
    return this.clusters[this.frame(at) * this.n + row];
  }

  names(at) {
    return this.data.digits[this.frame(at)];
  }

  // What an image counts as in the present colouring: its digit, or that of its cluster.
  stands(row, at) {
    return this.owner.colour === "digit" ? this.labels[row] : this.hues[this.cluster(row, at)];
  }

  colouring(at) {
    const key = `${this.owner.colour} ${this.owner.colour === "digit" ? 0 : this.frame(at)}`;
    if (this.coloured !== key) {
      this.coloured = key;
      this.colours = range(this.n).map((row) => this.palette[this.stands(row, at) % this.palette.length]);
    }
    return { n: this.n, colours: this.colours };
  }

  moved(frame) {
    const [now, before] = [frame * this.n, (frame - 1) * this.n];
    return range(this.n).filter((row) => this.clusters[now + row] !== this.clusters[before + row]);
  }

  // ---- a moment ------------------------------------------------------------------

  show(step) {
    const at = frameAt(this.data.updates, step);
    this.points.show(at);
    const frame = this.frame(at);
    if (frame === this.now && this.bars === this.drawn) return;
    [this.now, this.drawn] = [frame, this.bars];
    this.say();
    this.drawMatrix();
    this.drawBars();
  }

  say() {
    const { data, texts, now } = this;
    const words = {
      update: data.updates[now],
      accuracy: this.share(data.accuracies[now]),
      seconds: data.seconds[now].toFixed(0),
    };
    this.find(".moment").textContent = fill(now ? texts.moment : texts.kmeans, words);
    this.caption();
  }

  caption() {
    this.find(".confusion .value").textContent = fill(this.texts.right, {
      accuracy: this.share(this.data.accuracies[this.now]),
    });
  }

  count(label, cluster) {
    return this.confusions[(this.now * 10 + label) * this.k + cluster];
  }

  // Clusters stand in the order of the digits they stand for in the end, so that columns stay.
  get order() {
    return range(this.k).sort((a, b) => this.hues[a] - this.hues[b] || a - b);
  }

  drawMatrix() {
    const cells = range(10).flatMap((label) => this.order.map((cluster) => this.cell(label, cluster)));
    this.matrix.style.setProperty("--k", this.k);
    this.matrix.replaceChildren(...cells);
    const foot = this.order.map((cluster) => this.called(this.names(this.now)[cluster], cluster, "span"));
    this.find(".foot").replaceChildren(...foot);
    this.find(".side").replaceChildren(...range(10).map((label) => node("span", "", String(label))));
  }

  cell(label, cluster) {
    const total = range(this.k).reduce((sum, other) => sum + this.count(label, other), 0);
    const share = this.count(label, cluster) / Math.max(1, total);
    const made = node("i", this.names(this.now)[cluster] === label ? "right" : "wrong");
    made.style.setProperty("--share", Math.sqrt(share).toFixed(3));
    made.dataset.label = label;
    made.dataset.cluster = cluster;
    return made;
  }

  readCell(event) {
    const { label, cluster } = event.target.dataset;
    if (label === undefined) return;
    const count = this.count(Number(label), Number(cluster));
    this.find(".confusion .value").textContent = fill(this.texts.cell, {
      count,
      label,
      cluster: clusterName(Number(cluster), this.k),
    });
  }

  // ---- the clicked image -----------------------------------------------------------

  drawBars() {
    const { bars, k, now } = this;
    if (!bars) return;
    const names = this.names(now);
    const own = this.cluster(Math.min(bars.row, this.n - 1), now);
    this.find(".bars .chart").replaceChildren(
      ...this.order.map((cluster) =>
        this.pair(bars.q[now * k + cluster], bars.p[now * k + cluster], names[cluster], cluster),
      ),
    );
    const words = {
      row: bars.row,
      label: this.labels[bars.row] ?? "",
      name: names[own],
      q: this.share(bars.q[now * k + own]),
      p: this.share(bars.p[now * k + own]),
    };
    this.find(".bars .value").textContent = fill(this.texts.picked, words);
    this.owner.thumbnail(this.find(".bars canvas"), bars.row);
  }

  pair(q, p, name, cluster) {
    const column = node("div", "pair");
    column.title = fill(this.texts.pair, {
      cluster: clusterName(cluster, this.k),
      name,
      q: this.share(q),
      p: this.share(p),
    });
    const both = node("span");
    for (const [css, share] of [
      ["q", q],
      ["p", p],
    ]) {
      const bar = node("i", css);
      bar.style.height = percent(share);
      both.append(bar);
    }
    column.append(both, this.called(name, cluster, "b"));
    return column;
  }

  // The digit that a cluster stands for, and the cluster's letter.
  called(digit, cluster, tag) {
    const words = node(tag, "", String(digit));
    words.append(node("small", "", clusterName(cluster, this.k)));
    return words;
  }
}
