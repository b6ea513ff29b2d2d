/**
 * node split/run.mjs FOLDER: cuts FOLDER/afterdel-engine_bg.wasm in two. The core keeps that name; the rest becomes
 * afterdel-engine_rest.wasm, and FOLDER/afterdel-engine.js fetches it when one of its functions is first called.
 * What the functions were called goes to ../dist/engine-names.json, for the profiles of bench/run.mjs.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { withRest } from "./glue.mjs";
import { cut } from "./modules.mjs";
import { profile } from "./profile.mjs";

const [folder] = process.argv.slice(2);
const [program, glue] = ["afterdel-engine_bg.wasm", "afterdel-engine.js"].map((name) => join(folder, name));
const REST = "afterdel-engine_rest.wasm";

const bytes = await readFile(program);
const glueText = await readFile(glue, "utf8");
const kept = await profile(bytes, glueText);
const { core, rest, names } = cut(bytes, kept);
await writeFile(program, core);
await writeFile(join(folder, REST), rest);
await writeFile(join(import.meta.dirname, "../dist/engine-names.json"), JSON.stringify(names));
await writeFile(glue, withRest(glueText, REST));
const size = (bytes) => `${(brotliCompressSync(bytes).length / 1000).toFixed(1)} kB`;
console.log(`engine: ${kept.size} functions in the core (${size(core)}), the rest ${size(rest)}`);
process.exit(0);
