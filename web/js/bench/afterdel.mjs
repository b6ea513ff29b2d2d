import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The site as `cargo xtask build` leaves it. */
const DIST = new URL("../../../dist/", import.meta.url);

/** The one file of `dist/` whose name begins and ends like this. */
async function built(start, end) {
  const names = await readdir(fileURLToPath(DIST)).catch(() => []);
  const name = names.find((candidate) => candidate.startsWith(start) && candidate.endsWith(end));
  if (!name) throw new Error("no engine in dist/: run `cargo xtask build` first");
  return new URL(name, DIST);
}

/**
 * Loads Afterdel's engine in node, for the comparison with Pyodide: the release build that the page ships, loaded once;
 * each `run` is a fresh machine with the default settings, nobody looking.
 *
 * @returns {Promise<{version: string, run: (source: string) => Promise<{stdout: string}>}>} `run` rejects, with the
 *   traceback's text as its message, when the program does not finish.
 */
export async function loadAfterdel() {
  const glue = await import(await built("afterdel-engine-", ".js"));
  const program = await readFile(await built("afterdel-engine_bg-", ".wasm"));
  glue.initSync({ module: program });
  return {
    version: "3.14",
    async run(source) {
      const { stdout, stderr, status } = glue.run_source(source);
      if (status !== 0) throw new Error(stderr || `exit status ${status}`);
      return { stdout };
    },
  };
}
