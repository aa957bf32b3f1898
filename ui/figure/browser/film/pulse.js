// The next frames of a film that grows: asked for, awaited, and told of when they are there.

const AGAIN = 3_000; // ms after a question that was not answered

export class Pulse {
  constructor(tell) {
    this.tell = tell;
  }

  // Listen to `{address, known}`, the newest frame that is here; to nothing where there is none.
  listen(data) {
    const same = data && this.data && data.address === this.data.address && data.known === this.data.known;
    if (same) return;
    this.stop();
    this.data = data;
    if (data) this.ask();
  }

  stop() {
    clearTimeout(this.waiting);
    this.question?.abort();
    this.data = undefined;
  }

  async ask() {
    const { data } = this;
    const question = (this.question = new AbortController());
    let told;
    try {
      const address = new URL(data.address, document.baseURI);
      address.searchParams.set("after", data.known);
      const answer = await fetch(address, { signal: question.signal });
      told = answer.ok ? await answer.json() : null;
    } catch {
      told = null;
    }
    if (data !== this.data) return;
    if (told?.newest === data.known) this.ask();
    else if (told) this.tell(told);
    else this.waiting = setTimeout(() => this.ask(), AGAIN);
  }
}
