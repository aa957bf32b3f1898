// The next frame of a film that grows: asked for, awaited, and told of when it is there.

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
    let newest;
    try {
      const address = new URL(`${data.address}?after=${data.known}`, document.baseURI);
      const answer = await fetch(address, { signal: question.signal });
      newest = answer.ok ? (await answer.json()).newest : undefined;
    } catch {
      newest = undefined;
    }
    if (data !== this.data) return;
    if (newest === data.known) this.ask();
    else if (newest === undefined) this.waiting = setTimeout(() => this.ask(), AGAIN);
    else this.tell();
  }
}
