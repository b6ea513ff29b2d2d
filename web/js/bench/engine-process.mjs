/**
 * A process that holds one engine, so that no engine's heap or compiled code disturbs another's.
 * Started by run.mjs as `engine-process.mjs NAME [PATH]`; it answers each `{source}` with `{stdout}` or `{error}`.
 */

import { loadEngine } from "./engines.mjs";

const [name, path] = process.argv.slice(2);

/** Tells the parent how it went, in plain values. */
async function answer(work) {
  try {
    process.send(await work());
  } catch (error) {
    process.send({ error: String(error?.message ?? error) });
  }
}

let engine;
process.on("message", ({ source }) => answer(() => engine.run(source)));
await answer(async () => {
  engine = await loadEngine(name, path);
  return { version: engine.version };
});
