//! `cargo xtask build`: the static site in `dist/`.

use super::command::{command, run as run_command};
use super::tools::{self, Tools};
use super::workspace::npm;

/// Sets up and builds the site for release.
pub(crate) fn run() -> Result<(), String> {
    site(&tools::ready()?)
}

/// Builds the site for release with tools that are ready.
pub(crate) fn site(tools: &Tools) -> Result<(), String> {
    tools::rust_src()?;
    let mut fetch = command("cargo", &["fetch", "--quiet", "--locked", "--target", tools::TARGET]);
    fetch.envs(SMALL);
    run_command(fetch)?;
    let mut trunk = tools.command("trunk", &["build", "--release", "--offline"])?;
    trunk.envs(SMALL);
    run_command(trunk)
}

/// What makes the browser's programs smaller than a plain `trunk build --release` does (a sixth less to fetch): the
/// standard library is built with them, for size, and a panic is a trap without a text of its own. The switches are
/// unstable in this compiler; the pinned toolchain keeps what they mean fixed.
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort"),
];

/// Trunk's first hook: the npm packages and their bundles.
pub(crate) fn prebuild() -> Result<(), String> {
    tools::npm_parts()?;
    let mut node = command("node", &["build.mjs"]);
    node.current_dir(npm());
    run_command(node)
}
