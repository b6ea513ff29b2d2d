/** Loads Afterdel's engine in node, for the comparison with Pyodide. */

import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const DIST = process.env.AFTERDEL_DIST ?? join(import.meta.dirname, "../../../dist");

const LIBRARY = join(import.meta.dirname, "../../../crates/library/py");

/** The engine's file of the built site, whose name carries a hash of its content. */
export async function engineFile(start, ending) {
  const names = await readdir(DIST).catch(() => []);
  const name = names.find((name) => name.startsWith(start) && name.endsWith(ending));
  if (!name) throw new Error(`${DIST} has no ${start}…${ending}: build the site first (cargo xtask build)`);
  return join(DIST, name);
}

/**
 * The release build that the page ships, loaded once; each `run` is a fresh machine with the default settings (CPython
 * 3.14, generational, nobody looking), driven to its end. Time inside the program is the host's.
 *
 * @returns {Promise<{version: string, run: (source: string) => Promise<{stdout: string}>, memoryBytes: () => number}>} `run` rejects, with the
 *   traceback's text as its message, when the program does not finish.
 */
export async function loadAfterdel() {
  const engine = await import(pathToFileURL(await engineFile("afterdel-engine", ".js")).href);
  const { memory } = engine.initSync({ module: await readFile(await engineFile("afterdel-engine_bg", ".wasm")) });
  // No program should pay for fetching the rest.
  engine.add_rest(await readFile(await engineFile("afterdel-engine_rest", ".wasm")));
  engine.use_library((name) => readFileSync(join(LIBRARY, `${name}.py`), "utf8"));
  return {
    version: "afterdel (wasm)",
    async run(source) {
      const { stdout, stderr, status } = engine.run_source(source);
      if (status !== 0) throw new Error(stderr || `exit status ${status}`);
      return { stdout };
    },
    memoryBytes: () => memory.buffer.byteLength,
  };
}
