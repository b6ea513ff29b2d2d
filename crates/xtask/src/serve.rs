//! `cargo xtask serve`: the page on this machine, rebuilt as files change.

use super::command::become_it;
use super::tools;

/// Sets up, builds and serves until it is stopped; `arguments` go to Trunk.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let tools = tools::ready()?;
    let mut trunk = tools.command("trunk", &["serve", "--offline"])?;
    trunk.args(arguments);
    eprintln!("Afterdel builds (a minute or two the first time) and is then at http://127.0.0.1:{}/", port(arguments));
    become_it(trunk)
}

/// The port asked for, or Trunk.toml's.
fn port(arguments: &[String]) -> &str {
    let after = |flag: &str| arguments.iter().position(|word| word == flag).and_then(|at| arguments.get(at + 1));
    let joined = || arguments.iter().find_map(|word| word.strip_prefix("--port="));
    after("--port").or_else(|| after("-p")).map(String::as_str).or_else(joined).unwrap_or("8080")
}
