//! `cargo xtask conform --cpython-tests DIR`: CPython's own test files on Afterdel, method by method.
//!
//! What counts: a test method of a listed file that CPython itself passes under the same runner, in one process and in
//! one thread (an audit hook watches), without the C modules that only test builds have. Doctests are no methods. What
//! does not count is named with the reason.

use super::command::{command, run};
use super::workspace::{root, write};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The files, and how many of a hundred methods are to pass.
const FILES: &[(&str, u32)] = &[
    ("test_gc", 95),
    ("test_weakref", 95),
    ("test_weakset", 95),
    ("test_finalization", 95),
    ("test_generators", 80),
    ("test_scope", 80),
    ("test_dict", 80),
    ("test_list", 80),
    ("test_tuple", 80),
    ("test_set", 80),
    ("test_slice", 80),
    ("test_descr", 80),
    ("test_exceptions", 80),
    ("test_contextlib", 80),
    ("test_functools", 80),
    ("test_itertools", 80),
    ("test_collections", 80),
    ("test_dataclasses", 80),
    ("test_enum", 80),
];
/// What the listed files import of their own kind.
const HELPERS: &[&str] = &["list_tests", "seq_tests", "mapping_tests"];
/// Of `test_descr` only what is about slots and the ends of objects.
const OF_DESCR: &[&str] = &["slot", "del", "resurrection", "weakref", "cycle", "trash"];
/// A method that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is asked.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Wishes {
    /// The folder of the test files.
    pub folder: PathBuf,
    /// With what was raised.
    pub verbose: bool,
    /// On the development build.
    pub debug: bool,
    /// Only these files.
    pub only: Vec<String>,
}

/// What one interpreter says about a file.
#[derive(Debug, Default)]
struct Outcome {
    passed: BTreeSet<String>,
    /// With what was raised.
    failed: Vec<(String, String)>,
    /// Neither passed nor failed, with the reason.
    left_out: Vec<(String, String)>,
    /// Why nothing ran.
    broken: Option<String>,
}

/// Runs the files and prints a table; fails when one has less than it is to have.
pub(crate) fn conform(wishes: &Wishes, python: &Path) -> Result<(), String> {
    let folder = wishes.folder.canonicalize().map_err(|error| format!("{}: {error}", wishes.folder.display()))?;
    let afterdel = built(wishes.debug)?;
    let tests = laid_out(&folder)?;
    let runner = root().join("crates/xtask/conform/runner.py");
    let on_cpython = |file: &str, methods: &[String]| {
        let mut python = command(python, &["-X", "utf8"]);
        python.arg(&runner).arg(file).arg(&folder).args(methods);
        python
    };
    let on_afterdel = |file: &str, methods: &[String]| {
        let mut run = command(&afterdel, &["run", "--path"]);
        run.arg(&tests).arg(&runner).arg(file).arg(&folder).args(methods);
        run
    };
    let mut below = Vec::new();
    for &(file, wanted) in
        FILES.iter().filter(|(file, _)| wishes.only.is_empty() || wishes.only.iter().any(|name| name == file))
    {
        let reference = ask(|methods| on_cpython(file, methods));
        if let Some(why) = reference.broken {
            return Err(format!("CPython cannot run {file}: {why}"));
        }
        let counted: Vec<String> = reference.passed.iter().filter(|name| counts(file, name)).cloned().collect();
        let ours = ask(|methods| on_afterdel(file, methods));
        if tell(file, &counted, &ours, wishes.verbose) < f64::from(wanted) {
            below.push(format!("{file} (below {wanted} %)"));
        }
        tell_left_out(file, &reference);
    }
    if below.is_empty() { Ok(()) } else { Err(below.join(", ")) }
}

fn counts(file: &str, method: &str) -> bool {
    file != "test_descr" || OF_DESCR.iter().any(|word| method.contains(word))
}

/// Prints a file's line; the percentage.
fn tell(file: &str, counted: &[String], ours: &Outcome, verbose: bool) -> f64 {
    let missed: Vec<&String> = counted.iter().filter(|name| !ours.passed.contains(*name)).collect();
    let passed = counted.len() - missed.len();
    let percent = 100.0 * passed as f64 / counted.len().max(1) as f64;
    println!("{file:<20} {passed:>4} of {:>4}  {percent:>5.1} %", counted.len());
    if let Some(why) = &ours.broken {
        println!("    cannot run: {why}");
        return percent;
    }
    for name in missed {
        println!("    {name}");
        let raised = ours.failed.iter().find(|(failed, _)| failed == name);
        if verbose {
            print!("{}", raised.map_or("        left out\n", |(_, text)| text));
        }
    }
    percent
}

/// Prints what CPython itself does not pass in one process and one thread, by reason.
fn tell_left_out(file: &str, reference: &Outcome) {
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, reason) in reference.left_out.iter().filter(|(name, _)| counts(file, name)) {
        reasons.entry(reason).or_default().push(name);
    }
    for (name, text) in reference.failed.iter().filter(|(name, _)| counts(file, name)) {
        let raised = text.lines().last().unwrap_or_default().trim();
        println!("    does not count, fails on CPython ({raised}): {name}");
    }
    for (reason, names) in reasons {
        println!("    does not count, {reason}: {}", names.join(" "));
    }
}

/// The terminal's program, built.
pub(crate) fn built(debug: bool) -> Result<PathBuf, String> {
    let profile = if debug { "dev" } else { "release" };
    run(command("cargo", &["build", "--quiet", "-p", "afterdel-cli", "--profile", profile]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join(if debug { "debug" } else { "release" }).join("afterdel"))
}

/// A folder with the package `test`: our own `test.support`, and the test files, which are linked and never copied.
fn laid_out(folder: &Path) -> Result<PathBuf, String> {
    let tests = root().join("target/conform");
    if tests.exists() {
        fs::remove_dir_all(&tests).map_err(|error| format!("cannot empty {}: {error}", tests.display()))?;
    }
    copy(&root().join("crates/xtask/conform/shims"), &tests)?;
    for name in FILES.iter().map(|&(name, _)| name).chain(HELPERS.iter().copied()) {
        let (file, package) = (format!("{name}.py"), folder.join(name));
        let (from, to) = if package.is_dir() { (package, name.to_owned()) } else { (folder.join(&file), file) };
        link(&from, &tests.join("test").join(to))
            .map_err(|error| format!("cannot link {}: {error}", from.display()))?;
    }
    Ok(tests)
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    if from.is_dir() {
        std::os::windows::fs::symlink_dir(from, to)
    } else {
        std::os::windows::fs::symlink_file(from, to)
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot copy {}: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            write(&target, &super::workspace::read(&path)?)?;
        }
    }
    Ok(())
}

/// Runs a file's methods; when one ends or stops the process, the methods behind it run in another one.
fn ask(start: impl Fn(&[String]) -> Command) -> Outcome {
    let mut outcome = Outcome::default();
    let mut remaining: Option<Vec<String>> = None;
    loop {
        let mut heard = Heard { outcome: &mut outcome, all: Vec::new(), current: None, over: false, other: Vec::new() };
        let why = heard.listen(start(remaining.as_deref().unwrap_or_default()));
        let (all, current, over, other) = (heard.all, heard.current, heard.over, heard.other);
        if over {
            return outcome;
        }
        let Some(stuck) = current else {
            outcome.broken = Some(format!("{why}\n{}", other.join("\n")));
            return outcome;
        };
        let mut behind = all.into_iter().skip_while(|name| *name != stuck);
        behind.next();
        let behind: Vec<String> = behind.collect();
        outcome.failed.push((stuck, format!("        {why}: {}\n", other.last().map_or("", String::as_str))));
        if behind.is_empty() {
            return outcome;
        }
        remaining = Some(behind);
    }
}

/// What one process has said so far.
struct Heard<'a> {
    outcome: &'a mut Outcome,
    all: Vec<String>,
    current: Option<String>,
    over: bool,
    other: Vec<String>,
}

impl Heard<'_> {
    /// Runs it to its end, or until it says nothing for too long; why it ended.
    fn listen(&mut self, mut program: Command) -> String {
        let child = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = match child {
            Ok(child) => child,
            Err(error) => return format!("cannot start: {error}"),
        };
        let lines = lines_of(&mut child);
        loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) => self.take(&line),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {
                    // It may have ended just now; then there is nothing to stop.
                    let _ = child.kill();
                    let _ = child.wait();
                    return format!("no answer within {} s", PATIENCE.as_secs());
                }
            }
        }
        child.wait().map_or_else(|error| error.to_string(), |status| format!("the process ended: {status}"))
    }

    fn take(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let name = || rest.split(' ').next().unwrap_or_default().to_owned();
        match word {
            "tests" => self.all = rest.split(' ').map(str::to_owned).collect(),
            "start" => self.current = Some(name()),
            "ok" => drop(self.outcome.passed.insert(name())),
            "bad" => self.outcome.failed.push((name(), String::new())),
            "skip" | "other" => self.outcome.left_out.push((name(), reason_in(rest))),
            "end" => self.over = true,
            "" if line.starts_with("    ") && !self.outcome.failed.is_empty() => {
                let (_, text) = self.outcome.failed.last_mut().expect("just looked");
                text.push_str(&format!("    {line}\n"));
            }
            _ => self.other.push(line.to_owned()),
        }
    }
}

/// What stands behind the method's name.
fn reason_in(rest: &str) -> String {
    rest.split_once(' ').map_or("no reason given", |(_, reason)| reason).to_owned()
}

/// The lines of a program's output, what it says on stderr among them.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let (out, err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
    let also = sender.clone();
    // Nobody listens any more once the program was stopped.
    std::thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    std::thread::spawn(move || {
        BufReader::new(err).lines().map_while(Result::ok).try_for_each(|line| also.send(format!("stderr {line}")))
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::{Heard, Outcome, counts};

    #[test]
    fn what_a_runner_says_is_understood() {
        let mut outcome = Outcome::default();
        let mut heard = Heard { outcome: &mut outcome, all: Vec::new(), current: None, over: false, other: Vec::new() };
        let said = ["tests A.a A.b", "start A.a", "ok A.a", "start A.b", "bad A.b", "    Traceback", "printed"];
        for line in said.into_iter().chain(["start A.c", "skip A.c no such module", "end"]) {
            heard.take(line);
        }
        assert_eq!(heard.all, ["A.a", "A.b"]);
        assert!(heard.over);
        assert_eq!(heard.other, ["printed"]);
        assert!(outcome.passed.contains("A.a"));
        assert_eq!(outcome.failed, [("A.b".to_owned(), "        Traceback\n".to_owned())]);
        assert_eq!(outcome.left_out, [("A.c".to_owned(), "no such module".to_owned())]);
    }

    #[test]
    fn of_test_descr_a_part_counts() {
        assert!(counts("test_descr", "ClassPropertiesAndMethods.test_slots"));
        assert!(!counts("test_descr", "ClassPropertiesAndMethods.test_mro"));
        assert!(counts("test_gc", "GCTests.test_list"));
    }
}
