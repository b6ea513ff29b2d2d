// Trunk's hooks: `node web/js/hook.mjs prebuild | postbuild` runs xtask. `cargo xtask build` has Cargo make the browser's
// programs with a standard library of their own (crates/xtask/src/build.rs); the hooks are programs of this machine, so
// they must not inherit that.

import { spawnSync } from "node:child_process";

const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name !== "RUSTC_BOOTSTRAP" && !name.startsWith("CARGO_UNSTABLE_")),
);
const words = ["run", "--quiet", "--package", "afterdel-xtask", "--", ...process.argv.slice(2)];
const { status, error } = spawnSync("cargo", words, { env, stdio: "inherit" });
if (error) console.error(`cannot start cargo: ${error.message}`);
process.exit(status ?? 1);
