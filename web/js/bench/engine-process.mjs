/**
 * A process that holds one engine, so that no engine's heap or compiled code disturbs another's.
 * Started by start.mjs as `engine-process.mjs NAME [PATH]`; it answers each `{source}` with `{stdout, memoryBytes}` (of
 * wasm's memory; not for native engines) or `{error}`, and `{source, profiled: true}` with `{functions}`: where the time
 * went.
 */

import { Session } from "node:inspector/promises";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
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

async function run(source) {
  const { stdout } = await engine.run(source);
  return { stdout, memoryBytes: engine.memoryBytes?.() };
}

/** The busiest functions, each with its share of the time. */
const BUSIEST = 12;

async function profile(source) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  await engine.run(source);
  const { profile: { nodes, samples, timeDeltas } } = await session.post("Profiler.stop");
  session.disconnect();
  const scripts = nodes.filter(({ callFrame }) => callFrame.url.startsWith("wasm:")).map(({ callFrame }) => Number(callFrame.scriptId));
  const core = Math.min(...scripts);
  const known = JSON.parse(await readFile(NAMES, "utf8").catch(() => "{}"));
  const called = ({ functionName, scriptId }) => {
    const [, number] = /^wasm-function\[(\d+)\]$/.exec(functionName) ?? [];
    return known[Number(scriptId) === core ? "core" : "rest"]?.[number] ?? functionName;
  };
  const names = new Map(nodes.map(({ id, callFrame }) => [id, called(callFrame)]));
  const times = new Map();
  samples.forEach((id, place) => times.set(names.get(id), (times.get(names.get(id)) ?? 0) + timeDeltas[place]));
  const all = timeDeltas.reduce((sum, time) => sum + time, 0);
  const busiest = [...times].sort(([, one], [, two]) => two - one).slice(0, BUSIEST);
  return { functions: busiest.map(([name, time]) => [readable(name), time / all]) };
}

/** What the last build called the functions that the shipped programs only number. */
const NAMES = join(import.meta.dirname, "../dist/engine-names.json");

/** Without the hashes of crates. */
const readable = (name) => name.replaceAll(/\[[0-9a-f]{16}\]/g, "").replace(/::h[0-9a-f]{16}$/, "").slice(0, 100);

let engine;
process.on("message", ({ source, profiled }) => answer(() => (profiled ? profile(source) : run(source))));
await answer(async () => {
  engine = await loadEngine(name, path);
  return { version: engine.version };
});
