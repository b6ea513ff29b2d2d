// Runs every NAME.py of the folders named on standard input in one Pyodide, each with a namespace of its own. Beside each
// it writes NAME.cpython.out, .cpython.err and .cpython.status; it answers each folder with a line.
// argv[2]: the folder of the package `pyodide`.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

// What a program leaves behind goes before the next one; what both have is older than either.
const DRIVER = `
import gc, io, sys, traceback, types

pyodide_main = sys.modules["__main__"]
def run(text):
    sys.stdout, sys.stderr, failed = io.StringIO(), io.StringIO(), False
    # As in a process of its own: the collector marks from sys.modules first.
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        exec(compile(text, "program.py", "exec"), main.__dict__)
    except BaseException:
        traceback.print_exc()
        failed = True
    result = sys.stdout.getvalue(), sys.stderr.getvalue(), failed
    gc.enable(), gc.set_threshold(2000, 10), gc.set_debug(0), gc.unfreeze()
    gc.callbacks.clear(), gc.garbage.clear()
    sys.modules["__main__"] = pyodide_main
    del main
    gc.collect(), gc.collect()
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return result
`;

const { loadPyodide } = await import(join(process.argv[2], "pyodide.mjs"));
const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
pyodide.runPython(DRIVER);
const run = pyodide.globals.get("run");

for await (const folder of createInterface({ input: process.stdin })) {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".py")) continue;
    const path = join(folder, name);
    const result = run(readFileSync(path, "utf8"));
    const [out, err, failed] = result.toJs();
    result.destroy();
    const write = (ending, text) => writeFileSync(`${path.slice(0, -3)}.cpython.${ending}`, text);
    write("out", out);
    write("err", err);
    write("status", failed ? "1" : "0");
  }
  console.log("done");
}
process.exit(0);
