import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers";

import { fetchAhead } from "../../ui/figure/browser/plotly.js";

const turn = () => new Promise((resolve) => setImmediate(resolve));

// A page that notes what is fetched and what is run, and whose visitor can do something.
function page({ fine = true, ok = true } = {}) {
  const [fetched, run, heard] = [[], [], {}];
  const script = { addEventListener() {}, remove() {} };
  globalThis.document = {
    baseURI: "http://host/",
    createElement: () => script,
    head: { append: (one) => run.push(one.src) },
  };
  globalThis.matchMedia = () => ({ matches: fine });
  globalThis.fetch = async (address) => fetched.push(address.href) && { ok };
  globalThis.window = {
    requestIdleCallback: (act) => act(),
    addEventListener: (kind, act) => (heard[kind] = act),
    removeEventListener: (kind) => delete heard[kind],
  };
  return { fetched, run, heard };
}

test("a phone fetches the library ahead and runs it when it is needed", async () => {
  const { fetched, run, heard } = page({ fine: false });
  fetchAhead("plotly.js");
  await turn();
  assert.deepEqual([fetched, run, heard], [["http://host/plotly.js"], [], {}]);
});

test("what could not be fetched is not run", async () => {
  const { run, heard } = page({ ok: false });
  fetchAhead("plotly.js");
  await turn();
  assert.deepEqual([run, heard], [[], {}]);
});

test("elsewhere it is run once the visitor has done nothing for a while", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { run, heard } = page();
  fetchAhead("plotly.js");
  await turn();
  context.mock.timers.tick(1_500);
  heard.pointermove();
  context.mock.timers.tick(1_500);
  await turn();
  assert.deepEqual(run, []);
  context.mock.timers.tick(500);
  await turn();
  assert.deepEqual([run, heard], [["http://host/plotly.js"], {}]);
});
