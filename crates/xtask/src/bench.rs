//! `cargo xtask bench`: the statistics of our own benches, then the comparison with Pyodide, then the page's waits; with
//! `--accounting` what counting costs.

mod accounting;

use super::command::{command, run as run_command};
use super::workspace::{dist, npm, root};
use super::{browser, build, tools};
use std::path::Path;

/// Runs all; `arguments` go to `web/js/bench/run.mjs`. Each is run, even when one before it was too slow.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    if arguments.first().is_some_and(|first| first == "--accounting") {
        return accounting::run();
    }
    let tools = tools::ready()?;
    for package in benched()? {
        run_command(command("cargo", &["bench", "--package", &package, "--benches"]))?;
    }
    build::site(&tools)?;
    if !npm().join("bench/run.mjs").is_file() {
        eprintln!("web/js/bench/run.mjs is not here: no comparison with Pyodide");
        return Ok(());
    }
    let chromium = browser::ready()?.chromium;
    let node = |script: &str| {
        let mut node = tools.command("node", &[script])?;
        node.current_dir(npm()).env("CHROMIUM", &chromium).env("AFTERDEL_DIST", dist());
        Ok::<_, String>(node)
    };
    let mut speed = node("bench/run.mjs")?;
    speed.args(arguments);
    let (speed, page) = (run_command(speed), run_command(node("bench/page.mjs")?));
    speed.and(page)
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
