/**
 * Loads Afterdel's engine in node, for the comparison with Pyodide.
 *
 * The engine's author fills this in. Expected: the release wasm build that the page ships (same opt-level, same
 * features), loaded once; each `run` is a fresh machine with the default settings (CPython 3.14, generational, nobody
 * looking), driven to its end in slices as the worker drives it. `time.perf_counter()` inside the program must be the
 * host's real clock, in seconds.
 *
 * @returns {Promise<{version: string, run: (source: string) => Promise<{stdout: string}>}>} `run` rejects, with the
 *   traceback's text as its message, when the program does not finish.
 */
export async function loadAfterdel() {
  throw new Error("Afterdel's wasm engine has no loader in bench/afterdel.mjs yet");
}
