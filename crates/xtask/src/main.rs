//! The project's own chores: `cargo xtask serve | test | build | bench | conform | tidy`.
//!
//! No dependencies, so that the first command of a fresh clone answers within seconds.

mod bench;
mod browser;
mod build;
mod command;
mod conform;
mod cpython;
mod cpython_tests;
mod html;
mod postbuild;
mod serve;
mod sizes;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND [ARGUMENTS]

  serve [ARGS]        install what is missing, build, serve with reload, print the address (ARGS go to `trunk serve`)
  test [PART...]      install what is missing and test everything, or some of: native doc wasm page; and
                      the collector under Miri, when named: miri
  build               the static site in dist/: relative paths, so it works under any sub-path
  bench [ARGS]        the benchmarks, ours and against Pyodide (ARGS go to web/js/bench/run.mjs);
                      or what counting costs while nobody looks (--accounting)
  conform [ARGS]      every case, and random programs, on Afterdel and on a real CPython (--random N, --seed N,
                      --python VERSION);
                      or bytes, type by type (--sizes [--python VERSION]... [--debug]),
                      or CPython's own test files (--cpython-tests DIR [--verbose] [--debug] [FILE...])
  tidy                layering, file length, forbidden words, size of the built site
  setup               only install what is missing (serve, test and build do so by themselves)
  prebuild, postbuild Trunk's hooks, see Trunk.toml";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match run(&name, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str, rest: &[String]) -> Result<(), String> {
    match name {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "build" => build::run(),
        "bench" => bench::run(rest),
        "conform" => conform::run(rest),
        "tidy" => tidy::run(),
        "setup" => tools::ready().map(|_| ()),
        "prebuild" => build::prebuild(),
        "postbuild" => postbuild::run(),
        "" | "help" | "-h" | "--help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("no command `{other}`\n\n{USAGE}")),
    }
}
