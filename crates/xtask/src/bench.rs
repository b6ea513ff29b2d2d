//! `cargo xtask bench`: the statistics of our own benches, then the comparison with Pyodide.

use super::command::{command, run as run_command};
use super::workspace::{dist, npm, root};
use super::{browser, build, tools};
use std::path::Path;

/// Runs both; `arguments` go to `web/js/bench/run.mjs`.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let tools = tools::ready()?;
    for package in benched()? {
        run_command(command("cargo", &["bench", "--package", &package, "--benches"]))?;
    }
    build::site(&tools)?;
    if !npm().join("bench/run.mjs").is_file() {
        eprintln!("web/js/bench/run.mjs is not here: no comparison with Pyodide");
        return Ok(());
    }
    let mut node = tools.command("node", &["bench/run.mjs"])?;
    node.args(arguments).current_dir(npm()).env("CHROMIUM", &browser::ready()?.chromium).env("AFTERDEL_DIST", dist());
    run_command(node)
}

/// Our crates that have a `benches` folder.
fn benched() -> Result<Vec<String>, String> {
    let folder = root().join("crates");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.join("benches").is_dir())
        .filter_map(|path| package_name(&path))
        .collect();
    names.sort();
    Ok(names)
}

fn package_name(folder: &Path) -> Option<String> {
    Some(format!("afterdel-{}", folder.file_name()?.to_str()?))
}
