/**
 * Cuts a wasm program in two: the core, and the rest, which is fetched when a function of it is first called.
 *
 * The core has all memory, data and globals, and the functions in `kept`. Every other function that it names becomes a
 * stub: it sees to it that the rest is there (`rest.load`, an import), then calls the function through the table `rest`.
 * The rest imports memory, tables, globals and the core's functions from the core's exports, and fills that table.
 */

import binaryen from "binaryen";

const { i32, none, createType, expandType } = binaryen;
const DATA = 11;
const DATA_COUNT = 12;
/** What binaryen calls the first memory of a program that gives it no name. */
const MEMORY = "0";

/** All functions that are defined in the module, by name; reading the same bytes gives the same names. */
export function functionNames(bytes) {
  const module = binaryen.readBinary(bytes);
  const names = functions(module).map(({ name }) => name);
  module.dispose();
  return names;
}

/** The module with a call of the import `split.hit(number)` at the head of each function; number: its place in the names. */
export function instrumented(bytes) {
  const module = binaryen.readBinary(bytes);
  const defined = functions(module);
  module.addFunctionImport("hit", "split", "hit", createType([i32]), none);
  defined.forEach(({ pointer, results, body }, number) => {
    const hit = module.call("hit", [module.i32.const(number)], none);
    binaryen.Function.setBody(pointer, module.block(null, [hit, body], results));
  });
  return emitted(module);
}

/**
 * `{core, rest, names}`: the two programs, and the names of their functions by number. `wished` are the names of those
 * that stay in the core, but for those that only the rest calls: these go with it.
 */
export function cut(bytes, wished) {
  const probe = coreOf(bytes, wished, null);
  const reached = functions(probe).map(({ name }) => name);
  probe.dispose();
  const [kept, stubs] = [new Set(reached.filter((name) => wished.has(name))), reached.filter((name) => !wished.has(name))];
  const rest = restOf(bytes, kept, stubs);
  const wanted = importsFromCore(rest);
  const core = coreOf(bytes, kept, { stubs, wanted });
  const strange = functions(core).map(({ name }) => name).filter((name) => !kept.has(name) && !stubs.includes(name));
  if (strange.length) throw new Error(`the core calls what has no place in the rest's table: ${strange}`);
  const names = { core: numbered(core), rest: numbered(rest) };
  const programs = { core: emitted(core), rest: withoutSections(emitted(rest), [DATA, DATA_COUNT]), names };
  checkShared(programs.rest);
  return programs;
}

/** The core. Without slots for the stubs it only serves to see which stubs it needs. */
function coreOf(bytes, kept, plan) {
  const module = binaryen.readBinary(bytes);
  const slots = new Map(plan?.stubs.map((name, slot) => [name, slot]));
  module.addGlobal("rest_loaded", i32, true, module.i32.const(0));
  module.addTable("rest", Math.max(slots.size, 1), Math.max(slots.size, 1), binaryen.funcref);
  module.addFunctionImport("rest_load", "rest", "load", none, none);
  for (const { name, pointer, params, results } of functions(module)) {
    if (kept.has(name)) continue;
    const values = expandType(params).map((type, place) => module.local.get(place, type));
    const missing = module.i32.eqz(module.global.get("rest_loaded", i32));
    const body = [
      module.if(missing, module.call("rest_load", [], none)),
      module.call_indirect("rest", module.i32.const(slots.get(name) ?? 0), values, params, results),
    ];
    binaryen.Function.setBody(pointer, module.block(null, body, results));
  }
  module.addGlobalExport("rest_loaded", "rest_loaded");
  module.addTableExport("rest", "rest_table");
  const functionTable = module.getTableByIndex(0);
  module.addTableExport(binaryen.getTableInfo(functionTable).name, "core_table");
  for (const { kind, name, as } of plan?.wanted ?? []) {
    if (kind === "function") module.addFunctionExport(name, as);
    else module.addGlobalExport(name, as);
  }
  module.runPasses(["vacuum", "remove-unused-module-elements"]);
  return module;
}

/** The rest, as it is before its data are cut away. */
function restOf(bytes, kept, stubs) {
  const module = binaryen.readBinary(bytes);
  for (let left = module.getNumExports(); left > 0; left -= 1) {
    module.removeExport(binaryen.getExportInfo(module.getExportByIndex(0)).name);
  }
  for (let left = module.getNumElementSegments(); left > 0; left -= 1) {
    module.removeElementSegment(binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(0)).name);
  }
  functions(module).filter(({ name }) => kept.has(name)).forEach(({ name, params, results }, number) => {
    module.removeFunction(name);
    module.addFunctionImport(name, "core", short(number), params, results);
  });
  const globals = Array.from({ length: module.getNumGlobals() }, (_, at) => binaryen.getGlobalInfo(module.getGlobalByIndex(at)));
  globals.forEach(({ name, type, mutable }, number) => {
    module.removeGlobal(name);
    module.addGlobalImport(name, "core", `$${number}`, type, mutable);
  });
  module.addMemoryImport(MEMORY, "core", "memory");
  const [functionTable, externs] = [0, 1].map((at) => binaryen.getTableInfo(module.getTableByIndex(at)).name);
  module.addTableImport(functionTable, "core", "core_table");
  module.addTableImport(externs, "core", "__wbindgen_externrefs");
  module.addTable("rest", stubs.length, stubs.length, binaryen.funcref);
  module.addActiveElementSegment("rest", "rest", stubs);
  module.addTableImport("rest", "core", "rest_table");
  module.runPasses(["remove-unused-module-elements"]);
  return module;
}

/** What the rest takes from the core beside memory and tables: kind, the core's name, the name of the export. */
function importsFromCore(module) {
  const wanted = [];
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const { name, module: from, base } = binaryen.getFunctionInfo(module.getFunctionByIndex(at));
    if (from === "core") wanted.push({ kind: "function", name, as: base });
  }
  for (let at = 0; at < module.getNumGlobals(); at += 1) {
    const { name, module: from, base } = binaryen.getGlobalInfo(module.getGlobalByIndex(at));
    if (from === "core") wanted.push({ kind: "global", name, as: base });
  }
  return wanted;
}

/** The functions that a module defines itself, in order. */
function functions(module) {
  const pointers = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  return pointers.map((pointer) => ({ pointer, ...binaryen.getFunctionInfo(pointer) })).filter((info) => info.base === "");
}

/** Names by number in the program to be: imports come first. */
function numbered(module) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) => binaryen.getFunctionInfo(module.getFunctionByIndex(at)));
  return [...all.filter(({ base }) => base !== ""), ...all.filter(({ base }) => base === "")].map(({ name }) => name);
}

const short = (number) => number.toString(36);

/** A rest that does not share the core's one memory and its tables would run, and be wrong. (Tables that it has no use for are gone.) */
function checkShared(rest) {
  const { imports, exports } = WebAssembly.Module;
  const module = new WebAssembly.Module(rest);
  const shared = imports(module).filter(({ kind }) => kind === "memory" || kind === "table").map(({ module, name }) => `${module}.${name}`);
  const known = ["core.memory", "core.rest_table", "core.core_table", "core.__wbindgen_externrefs"];
  const strange = shared.filter((name) => !known.includes(name));
  const missing = known.slice(0, 2).filter((name) => !shared.includes(name));
  if (strange.length || missing.length || exports(module).length) throw new Error(`the rest shares ${shared} with the core`);
}

function emitted(module) {
  if (!module.validate()) throw new Error("the cut module is not valid");
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/** The program without these sections: the data are the core's, and stand in memory already. */
function withoutSections(bytes, ids) {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    const id = bytes[at];
    let [size, shift] = [0, 0];
    do {
      at += 1;
      size |= (bytes[at] & 127) << shift;
      shift += 7;
    } while (bytes[at] & 128);
    at += 1 + size;
    if (!ids.includes(id)) parts.push(bytes.subarray(start, at));
  }
  return Buffer.concat(parts);
}
