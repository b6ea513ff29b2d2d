/**
 * The engines that a benchmark program can run on: each is `{version, run(source) -> {stdout}}`; in node a wasm one also
 * has `memoryBytes()`, how large its memory is.
 */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { engineFile, loadAfterdel } from "./afterdel.mjs";
import { loadAfterdelInChromium, loadPyodideInChromium } from "./chromium.mjs";

const execute = promisify(execFile);

/** Real CPython as wasm; each run gets a namespace of its own. */
async function loadPyodideEngine() {
  const { loadPyodide, version } = await import("pyodide");
  const pyodide = await loadPyodide();
  let lines = [];
  pyodide.setStdout({ batched: (line) => lines.push(line) });
  return {
    version: `pyodide ${version}`,
    async run(source) {
      lines = [];
      const globals = pyodide.toPy({ __name__: "__main__" });
      try {
        pyodide.runPython(source, { globals });
      } finally {
        globals.destroy();
      }
      return { stdout: lines.join("\n") };
    },
    memoryBytes: () => pyodide._module.HEAP8.length,
  };
}

/** A native interpreter: a process for each run. */
async function loadProcess(program, leading, version) {
  return {
    version,
    async run(source) {
      const folder = await mkdtemp(join(tmpdir(), "afterdel-bench-"));
      try {
        const file = join(folder, "program.py");
        await writeFile(file, source);
        const { stdout } = await execute(program, [...leading, file]);
        return { stdout };
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

/**
 * Loads an engine by name.
 * @param {"pyodide" | "afterdel" | "chromium" | "pyodide-chromium" | "cpython" | "native"} name
 * @param {string} [path] the program of a native engine
 */
export function loadEngine(name, path) {
  switch (name) {
    case "pyodide":
      return loadPyodideEngine();
    case "afterdel":
      return loadAfterdel();
    case "chromium":
      return loadAfterdelInChromium(engineFile);
    case "pyodide-chromium":
      return loadPyodideInChromium();
    case "cpython":
      return loadProcess(path, [], `CPython at ${path}`);
    case "native":
      return loadProcess(path, ["run"], `afterdel at ${path}`);
    default:
      throw new Error(`no engine is called ${name}`);
  }
}
