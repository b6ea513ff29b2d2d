/** Which functions of the engine a first visit, the examples and common programs call. */

import { readFileSync } from "node:fs";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { functionNames, instrumented } from "./modules.mjs";
import { withHits } from "./glue.mjs";

const ROOT = join(import.meta.dirname, "../../..");
const SETTINGS = { python: "3.14", policy: "generational", memory_limit_bytes: 2 ** 29 };
/** The first byte of a reply is its kind: the place of its name in the enum of crates/protocol/src/reply.rs. */
const REPLIES = /pub enum Reply \{\n([^]*?)\n\}/.exec(readFileSync(join(ROOT, "crates/protocol/src/reply.rs"), "utf8"))[1];
const KIND = Object.fromEntries([...REPLIES.matchAll(/^ {4}([A-Z][a-z]+)\b/gm)].map(([, name], place) => [name.toLowerCase(), place]));
/** What depends on the clock and on the browser, whatever the build has seen: how commands and replies come and go. */
const ALWAYS = /afterdel_(session|wasm|protocol)|postcard|serde|js_sys|wasm_bindgen/;
/** What no panel asks for when a page opens, though it is of these crates. */
const LATER = /(10|::)heap_graph|(4|::)life|(5|::)trace|(6|::)tracer|(7|::)compare|(7|::)opening|(6|::)phases|(11|::)phase_words/;
/** Cases that go through calls, types or literals by the dozen, as no program does that a person types. */
const SWEEPS = /__(capsules|collect_counts|constant_tuples|few_constant_tuples|get_count_calls|literals_of_exec)\.py$/;
/** Of the benchmarks those that a program on memory is like; text and sorting may arrive later. */
const MEMORY_PROGRAMS = /^(allocate|attributes|binary|calls_fib|collect|dict|float).*\.py$/;
/** No command takes so long. */
const ANSWER_MS = 120_000;
/** Views asked of each run. */
const VIEWS = 40;
/** Takes long, to run and to look at; is too long for a preview. */
const LONG = "import gc\nkept = []\nfor i in range(60000):\n    kept.append([i])\ndel kept\nprint(gc.collect())\n";

/** The names of the functions that were called. */
export async function profile(program, glueText) {
  const names = functionNames(program);
  const called = new Uint8Array(names.length);
  globalThis.splitHit = (number) => { called[number] = 1; };
  const glueFile = join(import.meta.dirname, `../dist/profiled-${process.pid}.mjs`);
  await writeFile(glueFile, withHits(glueText));
  try {
    const engine = await import(pathToFileURL(glueFile).href);
    engine.initSync({ module: instrumented(program) });
    engine.use_library((name) => readFileSync(join(ROOT, `crates/library/py/${name}.py`), "utf8"));
    const cases = await sources("crates/cli/cases", /^(tutorial|del|refcount|gc)__.*\.py$/, SWEEPS);
    for (const source of cases) engine.run_source(source);
    for (const source of await sources("web/js/bench/programs", MEMORY_PROGRAMS)) engine.run_source(shortened(source));
    const examples = await sources("web/src/examples", /\.py$/);
    await visits(engine, examples, 8);
    // A slow machine: many slices, news of progress in between.
    await visits(engine, [LONG, ...examples], 0.5);
  } finally {
    await rm(glueFile);
  }
  return new Set(names.filter((name, number) => called[number] || (ALWAYS.test(name) && !LATER.test(name))));
}

/** A build that waits for ever says nothing. */
function within(ms, promise, what) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the engine did not answer ${what.slice(0, 200)}`)), ms).unref();
  });
  return Promise.race([promise, late]);
}

async function sources(folder, pattern, but = /^$/) {
  const files = (await readdir(join(ROOT, folder))).filter((file) => pattern.test(file) && !but.test(file)).sort();
  return Promise.all(files.map((file) => readFile(join(ROOT, folder, file), "utf8")));
}

/** A benchmark with loops of a hundredth: what is called stays the same. */
const shortened = (source) => source.replace(/(\d[\d_]*)_000\b|(\d+)00\b/g, (_, thousands, hundreds) => thousands ?? hundreds);

/** What a person does: types the program, runs it, looks at its steps. */
async function visits(engine, programs, sliceMs) {
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  const heard = (...kinds) => new Promise((resolve, reject) => waiting.push({ kinds, resolve, reject }));
  port1.onmessage = ({ data: { reply } }) => {
    if (!(reply instanceof Uint8Array)) return reply && waiting.shift()?.reject(new Error("a reply is not bytes"));
    const kind = reply[0];
    const place = waiting.findIndex(({ kinds }) => kinds.includes(kind) || kind === KIND.fault);
    if (place < 0) return;
    const [{ resolve, reject }] = waiting.splice(place, 1);
    if (kind === KIND.fault) reject(new Error(Buffer.from(reply).toString()));
    else resolve(reply);
  };
  const ask = (command, ...kinds) => {
    const answer = heard(...kinds);
    port1.postMessage(command);
    return within(ANSWER_MS, answer, JSON.stringify(command));
  };
  const ready = heard(KIND.ready);
  engine.serve(port2, sliceMs);
  await ready;
  let run = 0;
  for (const source of programs) {
    for (let end = 0; end <= source.length; end += 3) await ask({ check: { request: end, source: source.slice(0, end) } }, KIND.diagnostics);
    for (const [mode, policy] of [["preview", "generational"], ["full", "refcount-only"], ["full", "generational"]]) {
      run += 1;
      await ask({ run: { run, source, settings: { ...SETTINGS, policy }, mode } }, KIND.ended);
    }
    for (let step = VIEWS; step >= 0; step -= 1) await ask({ seek: { step } }, KIND.view);
    if (source === LONG) for (const step of [100_000, 1_000, 50_000]) await ask({ seek: { step } }, KIND.view);
  }
  const endless = { run: run + 1, source: "while True:\n    pass\n", settings: SETTINGS, mode: "full" };
  port1.postMessage({ run: endless });
  await ask("stop", KIND.ended);
  await ask({ seek: { step: 1 } }, KIND.view);
  port1.close();
  port2.close();
}
