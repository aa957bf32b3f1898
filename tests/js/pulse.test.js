import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers";

import { grow } from "../../ui/figure/browser/film/growth.js";
import { Pulse } from "../../ui/figure/browser/film/pulse.js";
import { Reel } from "../../ui/figure/browser/film/reel.js";

const turn = () => new Promise((resolve) => setImmediate(resolve));

// A server whose answers are given one by one, and a figure that notes what it is told.
function listening() {
  const [asked, told] = [[], []];
  globalThis.document = { baseURI: "http://host/" };
  globalThis.fetch = (address, { signal }) => {
    const question = { address: address.href, signal };
    question.answer = new Promise((resolve, reject) => Object.assign(question, { resolve, reject }));
    asked.push(question);
    return question.answer;
  };
  return { asked, told, pulse: new Pulse((answer) => told.push(answer.newest)) };
}
const newest = (name) => ({ ok: true, json: async () => ({ newest: name }) });
const FILM = { address: "films/next/iic/a?head=0", known: "00000010" };

test("a frame is told of when it is there, and the next is asked for once that is known", async () => {
  const { asked, told, pulse } = listening();
  pulse.listen(FILM);
  assert.equal(asked[0].address, "http://host/films/next/iic/a?head=0&after=00000010");
  asked[0].resolve(newest("00000020"));
  await turn();
  assert.deepEqual(told, ["00000020"]);
  assert.equal(asked.length, 1);
  pulse.listen({ ...FILM, known: "00000020" });
  assert.match(asked[1].address, /after=00000020$/);
});

test("the same words again do not ask again, and an answer without news does", async () => {
  const { asked, told, pulse } = listening();
  pulse.listen(FILM);
  pulse.listen({ ...FILM });
  assert.equal(asked.length, 1);
  asked[0].resolve(newest(FILM.known));
  await turn();
  assert.deepEqual([asked.length, told], [2, []]);
});

test("a server that does not answer is asked again after a while", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { asked, told, pulse } = listening();
  pulse.listen(FILM);
  asked[0].resolve({ ok: false });
  await turn();
  assert.equal(asked.length, 1);
  context.mock.timers.tick(3_000);
  assert.equal(asked.length, 2);
  asked[1].reject(new Error("gone"));
  await turn();
  assert.deepEqual(told, []);
});

test("nobody asks for a film that has ended or is no longer shown", async () => {
  const { asked, told, pulse } = listening();
  pulse.listen(FILM);
  pulse.listen(null);
  assert.ok(asked[0].signal.aborted);
  asked[0].resolve(newest("00000020"));
  await turn();
  assert.deepEqual([asked.length, told], [1, []]);
});

// What a page sent of a film of two steps, with one matrix of two by one cells, and its curves.
const bytes = (...codes) => Buffer.from(codes).toString("base64");
const part = (film, codes) => ({ film: `${film} joint-1 sub 0`, trace: 0, shape: [2, 1], codes });
function sent(film) {
  const frames = { ...part(film, bytes(1, 2, 3, 4)), levels: { dtype: "f4", bdata: "" } };
  return {
    film: {
      pulse: { address: "a", known: "00000020" },
      reels: [{ name: film, steps: [10, 20], moments: ["ten", "twenty"] }],
    },
    plots: [
      {
        name: "joint-1",
        film: { name: film, steps: [10, 20] },
        sent: [10, 20],
        captions: ["1", "2"],
        frames: [frames],
      },
      { name: "curves-1", film: { name: film, steps: [10, 20] }, captions: ["a", "b"] },
    ],
  };
}
const told = (film) => ({
  newest: "00000030",
  film,
  steps: [20, 30],
  moments: ["twenty", "thirty"],
  plots: { "joint-1": { captions: ["2", "3"], frames: [part(film, bytes(3, 4, 5, 6))] } },
});

test("a film grows by what the page has not got, and its curves wait for the page", () => {
  const data = sent("grows");
  const reel = new Reel(data.plots[0].frames[0], data.plots[0].sent);
  assert.ok(grow(data, told("grows")));
  assert.deepEqual(data.film.reels[0], { name: "grows", steps: [10, 20, 30], moments: ["ten", "twenty", "thirty"] });
  assert.deepEqual(data.plots[0].film.steps, [10, 20, 30]);
  assert.deepEqual(data.plots[0].captions, ["1", "2", "3"]);
  assert.deepEqual([...reel.frame([10, 20, 30], 2)], [5, 6]);
  assert.deepEqual(
    [data.plots[1].film.steps, data.plots[1].captions],
    [
      [10, 20],
      ["a", "b"],
    ],
  );
  assert.equal(data.film.pulse.known, "00000030");
});

test("a film does not grow by what is there, by another film, or once it has ended", () => {
  const data = sent("ends");
  grow(data, told("ends"));
  assert.equal(grow(data, told("ends")), false);
  assert.equal(grow(data, told("another")), false);
  assert.equal(grow({ plots: [], film: null }, told("ends")), false);
  const ended = sent("ends");
  ended.film.pulse = null;
  assert.equal(grow(ended, told("ends")), false);
  assert.deepEqual(ended.film.reels[0].steps, [10, 20]);
});
