// Ten digits as the autoencoder gives them back, epoch after epoch, over the loss of each stage.

const SIDE = 28; // pixels of a picture
const N_DIGITS = 10;

export default function ({ data: [data], parentElement }) {
  const root = parentElement.querySelector(".squeeze");
  root.film ??= new Squeeze(root, data);
  root.film.update(data);
}

class Squeeze {
  constructor(root, data) {
    [this.root, this.last] = [root, 0];
    this.find = (selector) => root.querySelector(selector);
    this.transport = new Transport(root, data.name, (at) => this.show(at));
    this.find(".bands").addEventListener("click", (event) => this.reach(event));
  }

  update(data) {
    Object.assign(this, { data, texts: data.texts, last: data.epochs.length - 1 });
    this.label();
    this.glass();
    this.curves();
    this.load(".before", data.given, () => this.paintRow(".before", 0));
    this.load(".after", data.frames, () => this.show(this.transport.at));
    this.transport.update({ shown: data.id, last: this.last, live: data.live, texts: this.texts });
  }

  // Decode a strip of pictures; what is on the screen stays until it is there.
  load(name, source, then) {
    const canvas = this.find(name);
    if (canvas.source === source) return;
    canvas.source = source;
    const strip = new Image();
    strip.addEventListener("load", () => {
      canvas.strip = strip;
      then();
    });
    strip.src = source;
  }

  paintRow(name, row) {
    const canvas = this.find(name);
    if (!canvas.strip || row * SIDE >= canvas.strip.height) return;
    [canvas.width, canvas.height] = [SIDE * N_DIGITS, SIDE];
    canvas.getContext("2d").drawImage(canvas.strip, 0, -row * SIDE);
  }

  label() {
    const { texts } = this;
    this.find(".given").textContent = texts.given;
    this.find(".back-name").textContent = texts.returned;
    this.find(".before").setAttribute("aria-label", texts.given_alt);
    this.find(".heading b").textContent = texts.loss;
  }

  show(at) {
    const { data } = this;
    const frame = Math.min(this.last, Math.round(at));
    this.paintRow(".after", frame);
    const stage = data.stages[frame];
    const words = { stage: data.names[stage], epoch: data.epochs[frame], seconds: data.seconds[frame].toFixed(0) };
    this.find(".moment").textContent = fill(this.texts.moment, words);
    this.find(".after").setAttribute("aria-label", fill(this.texts.returned_alt, words));
    const loss = data.losses[frame];
    this.find(".heading .value").textContent =
      loss === null
        ? ""
        : loss.toLocaleString(this.texts.locale, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
    this.find(".cursor").style.left = `${100 * this.place(frame)}%`;
    this.mark(stage);
  }

  mark(stage) {
    for (const name of this.find(".names").children) name.classList.toggle("now", name.dataset.stage === stage);
    const all = stage === "finetune";
    const pair = Number(stage.split("-")[1]);
    [...this.find(".glass").children].forEach((layer, place) => {
      const depth = Math.min(place, 8 - place);
      layer.classList.toggle("now", all || depth === pair || depth === pair - 1);
      layer.classList.toggle("idle", !all && depth > pair);
    });
  }

  // ---- the loss, a band for each stage ---------------------------------------------------

  place(frame) {
    return (frame + 0.5) / this.data.epochs.length;
  }

  curves() {
    const { data } = this;
    const drawn = [];
    const names = [];
    for (const stage of new Set(data.stages)) {
      const frames = range(data.stages.length).filter((frame) => data.stages[frame] === stage);
      drawn.push(...this.band(frames));
      const name = node("span", "", data.names[stage]);
      name.dataset.stage = stage;
      name.style.flexGrow = frames.length;
      names.push(name);
    }
    this.find(".bands svg").replaceChildren(...drawn);
    this.find(".names").replaceChildren(...names);
  }

  // Every stage has a scale of its own, from nothing to its highest loss.
  band(frames) {
    const losses = frames.map((frame) => this.data.losses[frame]);
    const top = Math.max(...losses.filter((loss) => loss !== null), 1e-12);
    const known = frames.filter((_, i) => losses[i] !== null);
    const spot = (frame) =>
      `${(1000 * this.place(frame)).toFixed(1)} ${(100 - 86 * (this.data.losses[frame] / top)).toFixed(1)}`;
    const edge = (1000 * frames[0]) / this.data.epochs.length;
    return [
      shape("path", "edge", { d: `M${edge} 0V100` }),
      shape("path", "loss", { d: known.map((frame, i) => `${i ? "L" : "M"}${spot(frame)}`).join("") }),
      shape("path", "dot", { d: known.map((frame) => `M${spot(frame)}h0`).join("") }),
    ];
  }

  reach(event) {
    const { left, width } = this.find(".bands").getBoundingClientRect();
    this.transport.stay(Math.floor(((event.clientX - left) / width) * this.data.epochs.length));
  }

  // ---- the network --------------------------------------------------------------------------

  glass() {
    if (this.find(".glass").childElementCount) return;
    const widths = this.data.widths;
    const bars = [...widths, ...widths.slice(0, -1).reverse()].map((units) => {
      const bar = node("span", "", node("i"));
      bar.firstChild.style.height = `${8 + Math.sqrt(units) * 0.9}px`;
      bar.append(node("b", "", String(units)));
      return bar;
    });
    this.find(".glass").replaceChildren(...bars);
  }
}
