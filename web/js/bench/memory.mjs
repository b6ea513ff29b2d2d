/** How much of wasm's memory an object takes, in Afterdel and in Pyodide. */

import { startEngine } from "./start.mjs";

/** Both have their free pieces after it: what the engine itself needs is not counted. */
const NOTHING = "print(0)\n";

/** Bytes that a fresh engine's memory grows by when it runs a program. */
async function growth(engine, source) {
  const started = await startEngine({ name: engine });
  try {
    const { memoryBytes: before } = await started.run(NOTHING);
    const { memoryBytes: after } = await started.run(source);
    return after - before;
  } finally {
    started.stop();
  }
}

/** Measures programs that say `objects`, how many they make: bytes for each, and whether the ratio is allowed. */
export async function measureMemory(programs) {
  const rows = [];
  for (const { name, source, objects, allowed } of programs) {
    const afterdel = (await growth("afterdel", source)) / objects;
    const pyodide = (await growth("pyodide", source)) / objects;
    const ratio = afterdel / pyodide;
    rows.push({ name, afterdel, pyodide, ratio, allowed, verdict: ratio <= allowed ? "ok" : "TOO LARGE" });
  }
  return rows;
}
