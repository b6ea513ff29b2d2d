// A static server like those that people have: the site under a sub-path, brotli, hashed names kept for ever, and the
// strictest policy that the page works under. It counts what it sends, so that tests can look at the bytes of a visit.
import { readFileSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; connect-src 'self'; " +
  "worker-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const HASHED = /-[0-9a-f]{15,16}(_bg)?\.[a-z0-9]+$/;

/** Where `cargo xtask build` puts the site. */
export const DIST = process.env.AFTERDEL_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

const SUB_PATH = "/some/sub/path/";

/** What goes over the wire for each file, compressed once. */
const compressed = new Map();

function brotli(path) {
  const key = `${path} ${statSync(path).mtimeMs}`;
  if (!compressed.has(key)) compressed.set(key, brotliCompressSync(readFileSync(path)));
  return compressed.get(key);
}

/**
 * Serves `folder`, which has a file `holds`, on a free port. `pages` adds HTML of the test's own, by path from the server's root, without the policy.
 * Gives `url` (ends with the sub-path), `origin`, `requests` ({ path, bytes, status }), `clear()` and `close()`.
 */
export async function serve({ folder = DIST, pages = {}, holds = "index.html" } = {}) {
  if (!existsSync(join(folder, holds))) throw new Error(`no ${holds} in ${folder}: run \`cargo xtask build\` first`);
  const requests = [];
  const answer = (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const { status, headers, body } = respond(folder, pages, path);
    requests.push({ path, status, bytes: body.length });
    response.writeHead(status, { "content-length": body.length, ...headers });
    response.end(body);
  };
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const clear = () => requests.splice(0);
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { url: origin + SUB_PATH, origin, requests, clear, close };
}

function respond(folder, pages, path) {
  if (path in pages) return { status: 200, headers: { "content-type": TYPES[".html"] }, body: Buffer.from(pages[path]) };
  const missing = { status: 404, headers: { "content-type": "text/plain" }, body: Buffer.from("not found") };
  if (!path.startsWith(SUB_PATH)) return missing;
  const file = normalize(join(folder, path.slice(SUB_PATH.length) || "index.html"));
  if (!file.startsWith(normalize(folder) + sep) || !existsSync(file) || !statSync(file).isFile()) return missing;
  const headers = {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-encoding": "br",
    "cache-control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "content-security-policy": POLICY,
    // As GitHub Pages does: frames without an origin of their own fetch modules this way.
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
  };
  return { status: 200, headers, body: brotli(file) };
}

/** Used by hand: `node e2e/server.mjs` serves the built site until it is stopped. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve();
  console.log(url);
}
