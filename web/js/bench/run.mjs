#!/usr/bin/env node
/** Compares Afterdel's speed with Pyodide's, side by side in one run. `--help` tells the options. */

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bound } from "./bound.mjs";
import { measureMemory } from "./memory.mjs";
import { startEngine } from "./start.mjs";

const HELP = `usage: node bench/run.mjs [--quick] [--only NAME] [--native PATH] [--cpython PATH] [--rounds N]
                         [--engines LIST] [--json]

Runs each program of bench/programs on Pyodide, on Afterdel's wasm engine in node and in Chromium, and on native CPython
where there is one, in turns; prints the medians of the seconds that the programs measure themselves, the ratio of
Afterdel's to Pyodide's in node (or to native CPython's, where a program says so), the ratio allowed, and a verdict; where
a program says so, three passes over its objects and references, which is what no collector is faster than; then the
geometric mean over the twelve programs that say so, where the time goes in the three worst, and the bytes of wasm's
memory that small objects take.
  --quick         three rounds instead of seven
  --only NAME     only programs whose name contains NAME; can be given more than once
  --native PATH   also run the native afterdel binary at PATH, and native CPython where there is one
  --cpython PATH  that CPython (else AFTERDEL_CPYTHON, else the one in the cache folder)
  --rounds N      this many rounds
  --engines LIST  instead of all: a list of pyodide, afterdel, chromium, pyodide-chromium, cpython, native
  --json          print the numbers as JSON instead of the table
Exit status: 0 when every ratio is allowed, 1 when one is not, 2 when an engine is missing or outputs differ.`;

const PROGRAMS = join(import.meta.dirname, "programs");
const ALLOWED = /^# Allowed times (Pyodide|CPython)'s: ([\d.]+)( \(one of the twelve\))?$/m;
const ALLOWED_BYTES = /^# Allowed bytes of Pyodide's: ([\d.]+), for each of (\d+)$/m;
const BOUND = /^# Bound: (\d+) times three passes over (\d+) objects and (\d+) references$/m;
/** Of the twelve, the geometric mean. */
const ALLOWED_MEAN = 1.5;
/** So many of the worst programs are looked into. */
const WORST = 3;

/** The command line's wishes. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      native: { type: "string" },
      cpython: { type: "string" },
      rounds: { type: "string" },
      engines: { type: "string", default: "pyodide,afterdel,chromium,cpython" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 7));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds wants a whole number");
  return { ...values, rounds };
}

/** The engines to run, each with its program's path where it is a native one. */
function chosenEngines(options) {
  const names = options.engines.split(",");
  if (options.native) names.push("native", "cpython");
  if (options.cpython) names.push("cpython");
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const cached = join(cache, "afterdel/cpython/bin/python3.14");
  const cpython = options.cpython ?? process.env.AFTERDEL_CPYTHON ?? (existsSync(cached) ? cached : undefined);
  const paths = { cpython, native: options.native };
  return [...new Set(names)]
    .filter((name) => name !== "cpython" || cpython)
    .map((name) => ({ name, path: paths[name] }));
}

/** What a program says of itself: the ratio allowed, to whom, and of what. */
function readProgram(name, source) {
  const bytes = ALLOWED_BYTES.exec(source);
  if (bytes) return { name, source, allowed: Number(bytes[1]), objects: Number(bytes[2]) };
  const time = ALLOWED.exec(source);
  if (!time) throw new Error(`${name} does not say what ratio is allowed`);
  const [, rival, allowed, twelve] = time;
  const passes = BOUND.exec(source)?.slice(1).map(Number);
  return { name, source, rival: rival.toLowerCase(), allowed: Number(allowed), twelve: Boolean(twelve), passes };
}

/** The programs, with what they say of themselves. */
async function readPrograms(only) {
  const files = (await readdir(PROGRAMS)).filter((file) => file.endsWith(".py")).sort();
  const programs = [];
  for (const file of files) {
    const name = file.slice(0, -3);
    if (only.length && !only.some((part) => name.includes(part))) continue;
    programs.push(readProgram(name, await readFile(join(PROGRAMS, file), "utf8")));
  }
  if (!programs.length) throw new Error("no program has such a name");
  return programs;
}

/** Splits a program's output into what it computed and how long it says it took. */
function splitOutput(stdout, engine, program) {
  const lines = stdout.trimEnd().split("\n");
  const seconds = Number(lines.pop());
  if (!(seconds > 0)) throw new Error(`${engine}: ${program} did not print its seconds last`);
  return { seconds, result: lines.join("\n") };
}

/** The middle of some numbers. */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Runs one program on all engines: one round to warm up, then the rounds that count, engines in turns. Pyodide has no part
 * in what is compared with native CPython: its own stack would not do.
 */
async function measure(program, all, rounds) {
  const engines = all.filter(({ name }) => program.rival === "pyodide" || !name.startsWith("pyodide"));
  const times = Object.fromEntries(engines.map((engine) => [engine.name, []]));
  const passes = program.passes && bound(program.passes[1], program.passes[2]);
  const bounds = [];
  let expected;
  for (let round = 0; round <= rounds; round++) {
    // Every other round goes backwards, so that no engine always runs after the same one.
    for (const engine of round % 2 ? [...engines].reverse() : engines) {
      const { stdout } = await engine.run(program.source);
      const { seconds, result } = splitOutput(stdout, engine.name, program.name);
      expected ??= result;
      if (result !== expected) {
        throw new Error(`${program.name}: ${engine.name} printed ${result}, ${engines[0].name} ${expected}`);
      }
      if (round > 0) times[engine.name].push(seconds);
    }
    if (round > 0 && passes) bounds.push(passes() * program.passes[0]);
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  const { name, twelve, allowed, rival } = program;
  const ratio = medians.afterdel / medians[rival];
  const verdict = Number.isNaN(ratio) ? "not compared" : ratio <= allowed ? "ok" : "TOO SLOW";
  return { name, twelve, allowed, rival, times, medians, bound: passes ? Math.min(...bounds) : NaN, ratio, verdict };
}

/** The results as an aligned table. */
function table(results, engines) {
  const head = ["program", ...engines.map(({ name }) => `${name} s`), "bound s", "ratio", "allowed", "verdict"];
  const rows = results.map((result) => [
    result.name,
    ...engines.map(({ name }) => result.medians[name]?.toFixed(3) ?? "-"),
    Number.isNaN(result.bound) ? "-" : result.bound.toFixed(3),
    Number.isNaN(result.ratio) ? "-" : result.ratio.toFixed(2),
    result.rival === "pyodide" ? result.allowed.toFixed(1) : `${result.allowed.toFixed(1)} of ${result.rival}`,
    result.verdict,
  ]);
  return aligned(head, rows);
}

/** Bytes for each object as an aligned table. */
function memoryTable(results) {
  const rows = results.map(({ name, pyodide, afterdel, ratio, allowed, verdict }) => [
    name,
    pyodide.toFixed(1),
    afterdel.toFixed(1),
    ratio.toFixed(2),
    allowed.toFixed(1),
    verdict,
  ]);
  return aligned(["program", "pyodide bytes", "afterdel bytes", "ratio", "allowed", "verdict"], rows);
}

/** Rows under their head, names and verdicts to the left, numbers to the right. */
function aligned(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const align = (cell, column) =>
    column === 0 || column === head.length - 1 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return [head, ...rows].map((row) => row.map(align).join("  ").trimEnd()).join("\n");
}

/** The geometric mean of the ratios of the twelve; NaN when not all were compared. */
function meanRatio(results) {
  const twelve = results.filter((result) => result.twelve);
  return Math.exp(twelve.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / twelve.length);
}

/** Where the time goes in the worst programs: the busiest functions of the engine. */
async function profiles(results, programs, engine) {
  const worst = results.filter(({ ratio }) => ratio > 0).sort((one, two) => two.ratio - one.ratio).slice(0, WORST);
  const parts = [];
  for (const { name, ratio } of worst) {
    const functions = await engine.profile(programs.find((program) => program.name === name).source);
    const lines = functions.map(([what, share]) => `  ${(100 * share).toFixed(1).padStart(5)} %  ${what}`);
    parts.push(`${name} (${ratio.toFixed(2)}):\n${lines.join("\n")}`);
  }
  return parts.join("\n");
}

/** Starts the engines that can be had; says which cannot. */
async function startAll(wanted) {
  const engines = [];
  const missing = [];
  for (const engine of wanted) {
    try {
      engines.push(await startEngine(engine));
    } catch (error) {
      missing.push(error.message);
    }
  }
  for (const problem of missing) console.error(`missing: ${problem}`);
  return { engines, missing };
}

/** Runs the timed programs on all engines in turns, then looks into the worst. */
async function compareTimes(programs, options) {
  const { engines, missing } = await startAll(programs.length ? chosenEngines(options) : []);
  const results = [];
  let worst = "";
  try {
    for (const program of programs) {
      process.stderr.write(`${program.name} ...\n`);
      results.push(await measure(program, engines, options.rounds));
    }
    const ours = engines.find(({ name }) => name === "afterdel");
    if (ours) worst = await profiles(results, programs, ours);
  } finally {
    for (const engine of engines) engine.stop();
  }
  return { engines, missing, results, worst };
}

/** The results in words. */
function print({ engines, results, worst }, memory, rounds) {
  if (results.length) {
    console.log(`\n${engines.map(({ version }) => version).join(", ")}; medians of ${rounds} rounds\n`);
    console.log(table(results, engines));
  }
  const mean = meanRatio(results);
  const twelve = results.filter((result) => result.twelve).length;
  if (mean > 0) console.log(`\ngeometric mean of ${twelve}: ${mean.toFixed(2)}, allowed ${ALLOWED_MEAN}`);
  if (worst) console.log(`\nThe worst, and where their time goes:\n${worst}`);
  if (memory.length) console.log(`\nWasm's memory for each object:\n\n${memoryTable(memory)}`);
}

/** The whole comparison; answers the exit status. */
async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const programs = await readPrograms(options.only);
  const times = await compareTimes(programs.filter(({ objects }) => !objects), options);
  const memory = await measureMemory(programs.filter(({ objects }) => objects));
  const mean = meanRatio(times.results);
  const { engines, results, missing } = times;
  if (options.json) {
    const versions = engines.map(({ version }) => version);
    console.log(JSON.stringify({ engines: versions, rounds: options.rounds, mean, results, memory }));
  } else {
    print(times, memory, options.rounds);
  }
  if (missing.length) return 2;
  const good = [...results, ...memory].every(({ verdict }) => verdict === "ok" || verdict === "not compared");
  return good && !(mean > ALLOWED_MEAN) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
