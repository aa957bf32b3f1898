import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers";

import { Pulse } from "../../ui/figure/browser/film/pulse.js";

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
  return { asked, told, pulse: new Pulse(() => told.push("fresh")) };
}
const newest = (name) => ({ ok: true, json: async () => ({ newest: name }) });
const FILM = { address: "films/next/a", known: "00000010" };

test("a frame is told of when it is there, and the next is asked for once that is known", async () => {
  const { asked, told, pulse } = listening();
  pulse.listen(FILM);
  assert.equal(asked[0].address, "http://host/films/next/a?after=00000010");
  asked[0].resolve(newest("00000020"));
  await turn();
  assert.deepEqual(told, ["fresh"]);
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
