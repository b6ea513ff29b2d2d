// Where the engine runs. `afterdelHost.connect()` gives the page one kind of link to it, whichever way it was loaded:
//   worker  a module worker (engine-worker.js); the normal way. The first one is started here at once, so that the
//           engine loads beside the page's own program instead of after it.
//   page    the same module inside the page, where a frame may not start workers (sandbox without allow-same-origin).
// Both speak the same messages: the engine's `serve(port, slice_ms)` gets the worker's own scope or a MessagePort.

const PAGE_SLICE_MS = 8;

const address = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

const newWorker = () => new Worker(address("afterdel-worker"), { type: "module" });

/** The engine inside the page, with the members of a Worker that the page uses. */
class PageLink {
  kind = "page";
  onmessage = null;
  onerror = null;
  #outer;
  #inner;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#outer = port1;
    this.#inner = port2;
    port1.onmessage = (event) => this.onmessage?.(event);
    this.#load().catch((error) => this.onerror?.(error));
  }

  async #load() {
    const engine = await import(address("afterdel-engine"));
    await engine.default();
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

let first = null;
try {
  first = newWorker();
} catch {
  first = new PageLink();
}

globalThis.afterdelHost = {
  /** A link to a fresh engine: the one already loading the first time, later a new one (after terminate()). */
  connect(inPage = false) {
    const waiting = first;
    first = null;
    const worker = waiting instanceof Worker;
    if (waiting && worker !== inPage) return waiting;
    waiting?.terminate();
    if (inPage) return new PageLink();
    try {
      return newWorker();
    } catch {
      return new PageLink();
    }
  },
};
