// What moves a clock: play, pause, step, scrub, speed, follow, and the keys that do the same.

const GRAIN = 1000; // places of the scrubber

export class Transport {
  clock;
  texts;
  moment;

  constructor(element) {
    this.element = element;
    this.find = (selector) => element.querySelector(selector);
    this.find(".play").addEventListener("click", () => this.clock.toggle());
    this.find(".back").addEventListener("click", () => this.clock.back());
    this.find(".forth").addEventListener("click", () => this.clock.forth());
    this.find(".follow").addEventListener("click", () => this.clock.follow());
    this.find(".scrub").addEventListener("input", () => this.scrub());
    this.find(".speed").addEventListener("change", (event) => {
      this.clock.speed = Number(event.target.value);
    });
  }

  update(clock, texts, moment) {
    Object.assign(this, { clock, texts, moment });
    for (const name of ["scrub", "speed", "back", "forth"]) {
      this.find(`.${name}`).setAttribute("aria-label", texts[name]);
    }
    this.find(".follow span").textContent = texts.follow;
    this.find(".speed").value = String(clock.speed);
    this.show();
  }

  scrub() {
    this.clock.stay((this.find(".scrub").value / GRAIN) * this.clock.last);
  }

  show() {
    const { clock, texts } = this;
    const scrub = this.find(".scrub");
    scrub.max = GRAIN;
    scrub.value = clock.last ? Math.round((GRAIN * clock.step) / clock.last) : 0;
    scrub.setAttribute("aria-valuetext", this.moment());
    this.element.classList.toggle("playing", clock.playing);
    this.find(".play span").textContent = clock.playing ? texts.pause : texts.play;
    this.find(".follow").hidden = !clock.live;
    this.find(".follow").setAttribute("aria-pressed", String(clock.following));
  }

  press(event) {
    steer(event, this.clock);
  }
}

// Take a key that was pressed anywhere in a component; a control keeps what it uses itself.
export function steer(event, clock) {
  const control = event.target.closest("button, select, input, summary, a");
  if (control?.matches("select") || (control && [" ", "Enter"].includes(event.key))) return;
  const acts = {
    " ": () => clock.toggle(),
    ArrowLeft: () => clock.back(),
    ArrowRight: () => clock.forth(),
    Home: () => clock.stay(0),
    End: () => clock.follow(),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}
