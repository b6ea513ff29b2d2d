//! `cargo xtask conform`: Afterdel and a real CPython on the same programs, side by side.

use super::command::command;
use super::{cpython, cpython_tests, sizes};
use std::collections::BTreeMap;
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
    /// Instead of all that: CPython's own test files.
    tests: Option<cpython_tests::Wishes>,
    /// Instead of all that: bytes, type by type.
    sizes: Option<sizes::Wishes>,
}

/// Passed and failed, by area.
type Areas = BTreeMap<String, (u32, Vec<String>)>;

/// Runs every case and random programs on both; fails when anything differs.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let wishes = read(arguments)?;
    if let Some(sizes) = &wishes.sizes {
        return sizes::conform(sizes);
    }
    let python = cpython::ready()?;
    if let Some(tests) = &wishes.tests {
        return cpython_tests::conform(tests, &python);
    }
    let tested = |name: &str| {
        let mut cargo = command("cargo", &["test", "--quiet", "--release", "-p", "afterdel-cli", "--test", name]);
        cargo.args(["--", "--format", "pretty", "--test-threads", "2"]).env("AFTERDEL_CPYTHON", &python);
        cargo
    };
    println!("the programs of crates/cli/cases, by area:");
    let cases = agreement(tested("cases"), area_of_case)?;
    let mut differing = report(&cases);
    if wishes.random > 0 {
        println!("\n{} random programs from seed {} on:", wishes.random, wishes.seed);
        let mut random = tested("random");
        random.env("AFTERDEL_RANDOM", wishes.random.to_string()).env("AFTERDEL_SEED", wishes.seed.to_string());
        random.env("AFTERDEL_ALL_KINDS", "1").env("AFTERDEL_TABLE", "1");
        let batches = agreement(random, |_| "batches of 50".to_owned())?;
        differing += batches.values().map(|(_, failed)| failed.len()).sum::<usize>();
    }
    differing += collectors(&wishes, tested("incremental"))?;
    if differing == 0 { Ok(()) } else { Err(format!("{differing} differ from CPython")) }
}

/// The policies: the incremental one against Pyodide, and all of them on generated operations. How many tests failed.
fn collectors(wishes: &Wishes, mut incremental: Command) -> Result<usize, String> {
    let mut failed = 0;
    if wishes.random > 0 {
        println!("\nthe incremental collector and Pyodide's on {} random programs:", wishes.random);
        incremental.env("AFTERDEL_RANDOM", wishes.random.to_string()).env("AFTERDEL_SEED", wishes.seed.to_string());
        failed += report(&agreement(incremental, |_| "batches".to_owned())?);
    }
    println!("\n{OPERATIONS} generated operations on the heap under each policy, verified one by one:");
    let mut operations = command("cargo", &["test", "--quiet", "--release", "-p", "afterdel-collector"]);
    operations.args(["--test", "properties", "--", "--format", "pretty", "--nocapture"]);
    operations.env("AFTERDEL_OPERATIONS", OPERATIONS.to_string());
    failed += report(&agreement(operations, |_| "policies".to_owned())?);
    Ok(failed)
}

fn read(arguments: &[String]) -> Result<Wishes, String> {
    // Fresh seeds each day; printed, so that a run can be had again.
    let day = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs() / 86_400);
    let mut wishes = Wishes { random: RANDOM, seed: day * 100_000, tests: None, sizes: None };
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
            other => return Err(format!("conform has no `{other}`: --random N, --seed N")),
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

/// Runs a test program and sorts its results.
fn agreement(mut tests: Command, area: impl Fn(&str) -> String) -> Result<Areas, String> {
    let mut child = tests.stdout(Stdio::piped()).spawn().map_err(|error| format!("cannot start cargo: {error}"))?;
    let mut areas = Areas::new();
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    for line in lines.map_while(Result::ok) {
        let Some((name, result)) = line.strip_prefix("test ").and_then(|rest| rest.split_once("... ")) else {
            println!("{line}");
            continue;
        };
        let (passed, failed) = areas.entry(area(name.trim())).or_default();
        match result.trim() {
            "ok" => *passed += 1,
            _ => failed.push(name.trim().to_owned()),
        }
    }
    let status = child.wait().map_err(|error| format!("cargo is lost: {error}"))?;
    let any_failed = areas.values().any(|(_, failed)| !failed.is_empty());
    if areas.is_empty() || (!status.success() && !any_failed) {
        return Err(format!("the tests did not run to their end ({status})"));
    }
    Ok(areas)
}

/// `gc__thresholds` is of the area `gc`.
fn area_of_case(name: &str) -> String {
    name.split_once("__").map_or("(the corpus itself)", |(area, _)| area).to_owned()
}

/// Prints the table; how many differ.
fn report(areas: &Areas) -> usize {
    for (area, (passed, failed)) in areas {
        let of = *passed as usize + failed.len();
        println!(
            "  {area:<20} {passed:>4} of {of:>4} agree{}",
            failed.iter().map(|name| format!("  {name}")).collect::<String>()
        );
    }
    let differing = areas.values().map(|(_, failed)| failed.len()).sum();
    let passed: u32 = areas.values().map(|(passed, _)| passed).sum();
    println!("  {:<20} {passed:>4} of {:>4} agree", "all", passed as usize + differing);
    differing
}

#[cfg(test)]
mod tests {
    use super::{area_of_case, read};

    #[test]
    fn areas_and_wishes() {
        assert_eq!(area_of_case("gc__thresholds"), "gc");
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
