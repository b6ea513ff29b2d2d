// Bundles the page's scripts into dist/ (Trunk's pre_build hook). `--watch` is not needed: Trunk rebuilds.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const shared = {
  absWorkingDir: here,
  outdir: "dist",
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};
await build({ ...shared, entryPoints: ["src/editor.js", { in: "../css/page.css", out: "page" }], bundle: true });
// These two name the built files by URL, which the build's last step replaces by hashed names.
await build({ ...shared, entryPoints: ["src/host.js", "src/engine-worker.js"], bundle: true });
