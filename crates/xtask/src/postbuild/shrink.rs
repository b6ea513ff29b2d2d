//! Smaller programs: wasm-opt for the wasm, the engine cut in two (`web/js/split`), esbuild for the glue.

use super::names::Stage;
use crate::command::{command, run};
use crate::workspace::{npm, npm_program};
use std::process::Command;
use std::thread;

/// Shrinks the engine and the page's program, two steps at a time.
pub(super) fn programs(stage: &Stage) -> Result<(), String> {
    let page = stage.stem("afterdel-web-", "_bg.wasm")?;
    let page = page.trim_end_matches("_bg.wasm");
    // The engine runs people's programs, the page waits for people: speed for the one, size for the other.
    let mut engine = wasm_opt(stage, "afterdel-engine_bg.wasm", "-O3");
    // The cut asks for the functions' names; it writes none.
    engine.arg("-g");
    // LLVM has put together what belongs together; more of it makes the core larger and nothing faster.
    engine.args(["one-caller", "always", "flexible"].map(|kind| format!("--{kind}-inline-max-function-size=0")));
    together(vec![engine, wasm_opt(stage, &format!("{page}_bg.wasm"), "-Oz")])?;
    let folder = stage.path("").to_string_lossy().into_owned();
    together(vec![command("node", &[&npm().join("split/run.mjs").to_string_lossy(), &folder])])?;
    together(vec![minify(stage, "afterdel-engine.js"), minify(stage, &format!("{page}.js"))])
}

fn together(work: Vec<Command>) -> Result<(), String> {
    thread::scope(|scope| {
        let running: Vec<_> = work.into_iter().map(|command| scope.spawn(|| run(command))).collect();
        running.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a step of the build panicked")?)
    })
}

fn wasm_opt(stage: &Stage, name: &str, level: &str) -> Command {
    let file = stage.path(name).to_string_lossy().into_owned();
    command(npm_program("wasm-opt"), &[level, &file, "-o", &file])
}

fn minify(stage: &Stage, name: &str) -> Command {
    let file = stage.path(name).to_string_lossy().into_owned();
    let out = format!("--outfile={file}");
    command(npm_program("esbuild"), &[&file, "--minify", "--log-level=warning", "--allow-overwrite", &out])
}
