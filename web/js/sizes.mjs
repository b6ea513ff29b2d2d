// Prints `bytes name` for each file that a first visit of the site in FOLDER may fetch, compressed with brotli.
//   node sizes.mjs FOLDER
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const folder = process.argv[2];
// embed.html is fetched instead of index.html, never with it; the engine's rest only when a program needs it.
const later = (name) => name === "embed.html" || name.startsWith("afterdel-engine_rest");
const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && !later(file.name));
for (const { name } of files) console.log(brotliCompressSync(readFileSync(join(folder, name))).length, name);
