// Where the engine runs. `afterdelHost.connect()` gives the page one kind of link to it, whichever way it was loaded:
//   worker  a module worker (engine-worker.js); the normal way. The first one is started here at once, so that the
//           engine loads beside the page's own program instead of after it.
//   page    the same module inside the page, where a frame may not start workers (sandbox without allow-same-origin).
// Both speak the same messages: the engine's `serve(port, slice_ms)` gets the worker's own scope or a MessagePort.

import { libraryIn } from "./library.js";

const PAGE_SLICE_MS = 8;

// The chosen theme before the first paint. Storage may be blocked; a frame in another page uses none.
try {
  const { dataset } = document.documentElement;
  if (dataset.page === "desk") dataset.theme = localStorage.getItem("afterdel.theme") ?? "auto";
} catch {}

const address = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

/** The engine inside the page, with the members of a Worker that the page uses. */
class PageLink extends EventTarget {
  kind = "page";
  onmessage = null;
  onerror = null;
  #outer;
  #inner;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#outer = port1;
    this.#inner = port2;
    this.addEventListener("message", (event) => this.onmessage?.(event));
    this.addEventListener("error", (event) => this.onerror?.(event));
    // What a worker's error event is to a worker: the engine trapped in one of its own tasks.
    addEventListener("error", ({ error, message }) => {
      if (error instanceof WebAssembly.RuntimeError && error.stack?.includes("afterdel-engine"))
        this.dispatchEvent(new ErrorEvent("error", { message, error }));
    });
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
    this.#load().catch((error) => {
      const event = new ErrorEvent("error", { message: String(error), error, cancelable: true });
      if (this.dispatchEvent(event)) console.error(error);
    });
  }

  async #load() {
    const engine = await import(address("afterdel-engine"));
    await engine.default();
    engine.use_library(libraryIn(address("afterdel-library")));
    engine.serve(this.#inner, PAGE_SLICE_MS);
  }

  postMessage(message, transfer) {
    this.#outer.postMessage(message, transfer ?? []);
  }

  terminate() {
    this.#outer.close();
    this.#inner.close();
  }
}

function start(inPage) {
  if (inPage) return new PageLink();
  try {
    return new Worker(address("afterdel-worker"), { type: "module" });
  } catch {
    return new PageLink();
  }
}

/** The link that is already loading, and what it said before anybody listened. */
class Waiting {
  early = [];
  #keep = (event) => this.early.push(event);

  constructor(link) {
    this.link = link;
    for (const type of ["message", "error"]) link.addEventListener(type, this.#keep);
  }

  /** The link; what it said early comes again once the caller has set its handlers. */
  take() {
    for (const type of ["message", "error"]) this.link.removeEventListener(type, this.#keep);
    queueMicrotask(() => this.early.forEach((event) => this.link.dispatchEvent(event)));
    return this.link;
  }
}

let waiting = new Waiting(start(false));

globalThis.afterdelHost = {
  /** A link to a fresh engine: the one already loading the first time, later a new one (after terminate()). */
  connect(inPage = false) {
    const first = waiting;
    waiting = null;
    if (first && !(inPage && first.link instanceof Worker)) return first.take();
    first?.link.terminate();
    return start(inPage);
  },
};
