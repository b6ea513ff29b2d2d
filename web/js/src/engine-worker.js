// The worker's entry. It fetches the program and its glue side by side, keeps what the page says meanwhile, and
// hands both to the engine's `serve`. The three names below are replaced by content-hashed ones when the site is built.
import { libraryIn } from "./library.js";

const WORKER_SLICE_MS = 16;
const early = [];
self.onmessage = (event) => early.push(event.data);

const load = async () => {
  const program = fetch(new URL("./afterdel-engine_bg.wasm", import.meta.url));
  const engine = await import(new URL("./afterdel-engine.js", import.meta.url).href);
  await engine.default({ module_or_path: program });
  engine.use_library(libraryIn(new URL("./library/", import.meta.url)));
  self.onmessage = null;
  engine.serve(self, WORKER_SLICE_MS);
  for (const data of early) self.dispatchEvent(new MessageEvent("message", { data }));
};

// Thrown from a task of its own, so that the page's Worker gets an `error` event.
load().catch((error) => setTimeout(() => { throw error; }));
