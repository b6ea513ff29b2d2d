/** Engines in Chromium: Afterdel as the page has it, and Pyodide beside it. */

import { join } from "node:path";
import { launch } from "../e2e/browser.mjs";
import { DIST, serve } from "../e2e/server.mjs";

const PYODIDE = join(import.meta.dirname, "../node_modules/pyodide");

const page = (script) => `<!doctype html><title>Benchmark</title><link rel="icon" href="data:,"><script type="module">${script}</script>`;

/** In the page: all of the engine; benchmarks import nothing that is written in Python. */
const AFTERDEL = (names) => `
const site = "/some/sub/path/";
const bytes = async (name) => (await fetch(site + name)).arrayBuffer();
const engine = await import(site + ${JSON.stringify(names.glue)});
engine.initSync({ module: await bytes(${JSON.stringify(names.core)}) });
engine.add_rest(new Uint8Array(await bytes(${JSON.stringify(names.rest)})));
globalThis.runProgram = (source) => {
  const { stdout, stderr, status } = engine.run_source(source);
  if (status !== 0) throw new Error(stderr || "exit status " + status);
  return stdout;
};`;

const THEIRS = `
const { loadPyodide } = await import("/some/sub/path/pyodide.mjs");
const pyodide = await loadPyodide();
let lines = [];
pyodide.setStdout({ batched: (line) => lines.push(line) });
globalThis.runProgram = (source) => {
  lines = [];
  const globals = pyodide.toPy({ __name__: "__main__" });
  try { pyodide.runPython(source, { globals }); } finally { globals.destroy(); }
  return lines.join("\\n");
};`;

/** A tab that holds one engine. */
async function tab(site, version) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${site.origin}/bench.html`);
  await page.waitForFunction(() => globalThis.runProgram, null, { timeout: 120_000 });
  return {
    version: `${version} in Chromium ${browser.version()}`,
    run: async (source) => ({ stdout: await page.evaluate((text) => globalThis.runProgram(text), source) }),
  };
}

/** @param {(start: string, ending: string) => Promise<string>} engineFile finds a file of the built site */
export async function loadAfterdelInChromium(engineFile) {
  const name = async (start, ending) => (await engineFile(start, ending)).slice(DIST.length).replace(/^\/+/, "");
  const names = {
    glue: await name("afterdel-engine", ".js"),
    core: await name("afterdel-engine_bg", ".wasm"),
    rest: await name("afterdel-engine_rest", ".wasm"),
  };
  const site = await serve({ pages: { "/bench.html": page(AFTERDEL(names)) } });
  return tab(site, "afterdel");
}

/** Real CPython as wasm, in a tab. */
export async function loadPyodideInChromium() {
  const site = await serve({ folder: PYODIDE, pages: { "/bench.html": page(THEIRS) }, holds: "pyodide.mjs" });
  return tab(site, "pyodide");
}
