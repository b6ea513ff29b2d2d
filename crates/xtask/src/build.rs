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
    run_command(tools.command("trunk", &["build", "--release", "--offline"])?)
}

/// Trunk's first hook: the npm packages and their bundles.
pub(crate) fn prebuild() -> Result<(), String> {
    tools::npm_parts()?;
    let mut node = command("node", &["build.mjs"]);
    node.current_dir(npm());
    run_command(node)
}
