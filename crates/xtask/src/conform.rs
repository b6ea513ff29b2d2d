//! `cargo xtask conform`: Afterdel and a real CPython on the same programs, side by side.

mod by_area;

use super::command::command;
use super::{cpython, cpython_tests, sizes};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

/// Random programs, unless `--random` says another number.
const RANDOM: u64 = 1000;

/// Operations on the heap under each policy.
const OPERATIONS: u64 = 1_000_000;

/// What is asked.
struct Wishes {
    random: u64,
    seed: u64,
    /// Random programs under these versions only, and nothing about the policies; empty: everything.
    versions: Vec<String>,
    /// Instead of all that: CPython's own test files.
    tests: Option<cpython_tests::Wishes>,
    /// Instead of all that: bytes, type by type.
    sizes: Option<sizes::Wishes>,
}

/// A test and whether it passed.
type Results = Vec<(String, bool)>;

/// Runs every case and random programs on both, under each version; fails when anything differs that is not known to.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let wishes = read(arguments)?;
    if let Some(sizes) = &wishes.sizes {
        return sizes::conform(sizes);
    }
    if let Some(tests) = &wishes.tests {
        return cpython_tests::conform(tests, &cpython::of_version(cpython::VERSION)?);
    }
    let mut pythons = Vec::new();
    for version in cpython::VERSIONS {
        pythons.push((cpython::variable(version), cpython::of_version(version)?));
    }
    let tested = |name: &str| {
        let mut cargo = command("cargo", &["test", "--quiet", "--release", "-p", "afterdel-cli", "--test", name]);
        cargo.args(["--", "--format", "pretty", "--test-threads", "2"]).envs(pythons.iter().cloned());
        cargo
    };
    println!("the programs of crates/cli/cases, by area:");
    let mut differing = by_area::report(&results(tested("cases"))?, &by_area::known()?);
    if wishes.random > 0 {
        let wanted = |version: &&str| wishes.versions.is_empty() || wishes.versions.iter().any(|one| one == version);
        for version in cpython::VERSIONS.into_iter().filter(wanted) {
            println!("\n{} random programs from seed {} on, under {version}:", wishes.random, wishes.seed);
            let mut random = tested("random");
            random.env("AFTERDEL_RANDOM", wishes.random.to_string()).env("AFTERDEL_SEED", wishes.seed.to_string());
            random.env("AFTERDEL_ALL_KINDS", "1").env("AFTERDEL_TABLE", "1").env("AFTERDEL_PYTHON", version);
            differing += results(random)?.iter().filter(|(_, passed)| !passed).count();
        }
    }
    if wishes.versions.is_empty() {
        differing += collectors(&wishes, tested("incremental"))?;
    }
    if differing == 0 { Ok(()) } else { Err(format!("{differing} differ from CPython")) }
}

/// The policies: the incremental one against Pyodide, and all of them on generated operations. How many tests failed.
fn collectors(wishes: &Wishes, mut incremental: Command) -> Result<usize, String> {
    let mut failed = 0;
    if wishes.random > 0 {
        let programs = wishes.random.min(RANDOM);
        println!("\nthe incremental collector and Pyodide's on {programs} random programs:");
        incremental.env("AFTERDEL_RANDOM", programs.to_string()).env("AFTERDEL_SEED", wishes.seed.to_string());
        failed += report("batches", &results(incremental)?);
    }
    println!("\n{OPERATIONS} generated operations on the heap under each policy, verified one by one:");
    let mut operations = command("cargo", &["test", "--quiet", "--release", "-p", "afterdel-collector"]);
    operations.args(["--test", "properties", "--", "--format", "pretty", "--nocapture"]);
    operations.env("AFTERDEL_OPERATIONS", OPERATIONS.to_string());
    failed += report("policies", &results(operations)?);
    Ok(failed)
}

fn read(arguments: &[String]) -> Result<Wishes, String> {
    // Fresh seeds each day; printed, so that a run can be had again.
    let day = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs() / 86_400);
    let mut wishes = Wishes { random: RANDOM, seed: day * 100_000, versions: Vec::new(), tests: None, sizes: None };
    if let Some(at) = arguments.iter().position(|word| word == "--cpython-tests") {
        wishes.tests = Some(read_tests(&arguments[at + 1..])?);
        return Ok(wishes);
    }
    if arguments.first().is_some_and(|word| word == "--sizes") {
        wishes.sizes = Some(sizes::read(&arguments[1..])?);
        return Ok(wishes);
    }
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let place = match word.as_str() {
            "--random" => &mut wishes.random,
            "--seed" => &mut wishes.seed,
            "--python" => {
                let version = words.next().filter(|version| cpython::VERSIONS.contains(&version.as_str()));
                wishes.versions.push(version.ok_or("--python wants 3.13, 3.14 or 3.15")?.clone());
                continue;
            }
            other => return Err(format!("conform has no `{other}`: --random N, --seed N, --python VERSION")),
        };
        let number = words.next().and_then(|number| number.parse().ok());
        *place = number.ok_or_else(|| format!("{word} wants a number"))?;
    }
    Ok(wishes)
}

fn read_tests(arguments: &[String]) -> Result<cpython_tests::Wishes, String> {
    let (options, mut names): (Vec<&String>, Vec<&String>) = arguments.iter().partition(|word| word.starts_with("--"));
    if names.is_empty() {
        return Err("--cpython-tests DIR [--verbose] [--debug] [FILE...]".to_owned());
    }
    let folder = names.remove(0).into();
    let mut wishes = cpython_tests::Wishes { folder, ..Default::default() };
    wishes.only = names.into_iter().cloned().collect();
    for option in options {
        match option.as_str() {
            "--verbose" => wishes.verbose = true,
            "--debug" => wishes.debug = true,
            other => return Err(format!("--cpython-tests has no `{other}`: --verbose, --debug")),
        }
    }
    Ok(wishes)
}

/// Runs a test program; what else it prints is passed on.
fn results(mut tests: Command) -> Result<Results, String> {
    let mut child = tests.stdout(Stdio::piped()).spawn().map_err(|error| format!("cannot start cargo: {error}"))?;
    let mut results = Results::new();
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    for line in lines.map_while(Result::ok) {
        match line.strip_prefix("test ").and_then(|rest| rest.split_once("... ")) {
            Some((name, result)) => results.push((name.trim().to_owned(), result.trim() == "ok")),
            None => println!("{line}"),
        }
    }
    let status = child.wait().map_err(|error| format!("cargo is lost: {error}"))?;
    let any_failed = results.iter().any(|(_, passed)| !passed);
    if results.is_empty() || (!status.success() && !any_failed) {
        return Err(format!("the tests did not run to their end ({status})"));
    }
    Ok(results)
}

/// Prints how many passed, and which did not; how many those are.
fn report(what: &str, results: &Results) -> usize {
    let failed: Vec<&str> = results.iter().filter(|(_, passed)| !passed).map(|(name, _)| name.as_str()).collect();
    println!("  {what:<20} {} of {} agree  {}", results.len() - failed.len(), results.len(), failed.join("  "));
    failed.len()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn wishes() {
        let words = ["--random", "7", "--seed", "3"].map(str::to_owned);
        let wishes = read(&words).expect("well-formed");
        assert_eq!((wishes.random, wishes.seed), (7, 3));
        assert!(read(&["--random".to_owned()]).is_err());
        assert!(read(&["--more".to_owned()]).is_err());
        let words = ["--cpython-tests", "DIR", "--verbose", "test_gc"].map(str::to_owned);
        let tests = read(&words).expect("well-formed").tests.expect("asked for");
        assert!(tests.verbose && !tests.debug);
        assert_eq!((tests.folder.to_str(), &tests.only[..]), (Some("DIR"), &["test_gc".to_owned()][..]));
    }
}
