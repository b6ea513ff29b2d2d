//! `cargo xtask test`: native tests, documentation's examples, wasm tests in a browser, the built page end to end; and
//! when it is named, the collector under Miri.

use super::command::{command, on_path, output, run as run_command};
use super::tools::{self, Tools};
use super::workspace::{dist, npm};
use super::{browser, build};

/// Runs the parts named, or all but Miri, which needs a nightly toolchain.
pub(crate) fn run(parts: &[String]) -> Result<(), String> {
    const PARTS: [&str; 5] = ["native", "doc", "wasm", "page", "miri"];
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        return Err(format!("no part `{unknown}` of the tests; there are: {}", PARTS.join(", ")));
    }
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|name| name == part);
    if wanted("native") {
        native()?;
    }
    if wanted("doc") {
        run_command(command("cargo", &["test", "--doc"]))?;
    }
    if parts.iter().any(|name| name == "miri") {
        miri()?;
    }
    if !wanted("wasm") && !wanted("page") {
        return Ok(());
    }
    let tools = tools::ready()?;
    let browser = browser::ready()?;
    if wanted("wasm") {
        wasm(&tools, &browser)?;
    }
    if wanted("page") {
        build::site(&tools)?;
        page(&browser)?;
    }
    Ok(())
}

fn native() -> Result<(), String> {
    if on_path(&["cargo-nextest"]).is_some() {
        return run_command(command("cargo", &["nextest", "run"]));
    }
    run_command(command("cargo", &["test", "--lib", "--bins", "--tests"]))
}

/// The unit tests of the collector and of the engine's memory, watched for undefined behaviour and leaks.
fn miri() -> Result<(), String> {
    let installed = output(command("rustup", &["component", "list", "--toolchain", "nightly", "--installed"]));
    if !installed.is_ok_and(|list| list.contains("miri")) {
        let missing = "rustup toolchain install nightly --profile minimal --component miri,rust-src";
        return Err(format!("Miri is not installed: {missing}"));
    }
    run_command(command(
        "cargo",
        &["+nightly", "miri", "test", "-p", "afterdel-collector", "-p", "afterdel-memory", "--lib"],
    ))
}

/// One browser per test program: nextest would start one per test.
fn wasm(tools: &Tools, browser: &browser::Browser) -> Result<(), String> {
    let packages = ["-p", "afterdel-wasm", "-p", "afterdel-web"];
    let mut cargo = tools.command("cargo", &["test", "--target", "wasm32-unknown-unknown", "--tests"])?;
    cargo
        .args(packages)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", &browser.driver);
    run_command(cargo)
}

fn page(browser: &browser::Browser) -> Result<(), String> {
    let mut npm_run = command("npm", &["run", "--silent", "e2e"]);
    npm_run.current_dir(npm()).env("CHROMIUM", &browser.chromium).env("AFTERDEL_DIST", dist());
    run_command(npm_run)
}
