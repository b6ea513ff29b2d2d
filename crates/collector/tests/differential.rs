//! The order of destruction against real CPython 3.14: random object graphs with finalizers and weak reference
//! callbacks, the same programs run by `differential/interpreter.py` and by the model.
//!
//! CPython's answers to some programs are kept in `differential/recorded.txt`, so that the test runs everywhere. Where a
//! CPython is at hand (`AFTERDEL_CPYTHON`, or `~/.cache/afterdel/cpython/bin/python3.14`) more programs are run on it;
//! `AFTERDEL_RECORD=1` writes the recording anew.

mod support;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use afterdel_collector::{ObjId, release_ref};
use support::{Finalizer, Happened, Kind, World, world};

const RECORDED: usize = 24;
const LIVE: usize = 1500;

/// Marsaglia's xorshift: the same programs everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides) as u32
    }
}

/// A program, one operation a line.
fn program(seed: usize) -> String {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (seed as u64 + 1).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut text = String::new();
    let mut next = 0_u32;
    let length = 30 + dice.roll(90);
    for _ in 0..length {
        // Mostly recent objects, so that knots form.
        let old = move |dice: &mut Dice| {
            let all = u64::from(next.max(1));
            if dice.roll(4) == 0 { dice.roll(all) } else { next.max(1) - 1 - dice.roll(all.min(5)) }
        };
        let line = match dice.roll(32) {
            0..=8 => {
                next += 1;
                let kind = ["L", "I", "D", "D"][dice.roll(4) as usize];
                let act = match dice.roll(8) {
                    0 => "resurrect".to_owned(),
                    1 => "clear".to_owned(),
                    2 => dice.roll(u64::from(next)).to_string(),
                    _ => "log".to_owned(),
                };
                format!("new {} {kind} {act}", next - 1)
            }
            9 => {
                next += 1;
                let elements: Vec<String> =
                    (0..=dice.roll(3)).map(|_| dice.roll(u64::from(next)).to_string()).collect();
                format!("tuple {} {}", next - 1, elements.join(" "))
            }
            10..=12 => {
                next += 1;
                format!("weak {} {} {}", next - 1, old(&mut dice), dice.roll(u64::from(next)))
            }
            13..=22 => format!("link {} {} {}", old(&mut dice), dice.roll(3), old(&mut dice)),
            23..=24 => format!("unlink {} {}", old(&mut dice), dice.roll(3)),
            25..=29 => format!("drop {}", old(&mut dice)),
            _ => format!("collect {}", dice.roll(3)),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// Runs a program on the model and writes down what happens, as the interpreter does.
struct Model {
    world: World,
    out: String,
    logged: usize,
}

impl Model {
    fn flush(&mut self) {
        for happened in &self.world.log[self.logged..] {
            let _ = match happened {
                Happened::Finalized(name) => writeln!(self.out, "del {name}"),
                Happened::Called(name) => writeln!(self.out, "called {name}"),
                Happened::Collected(count) => writeln!(self.out, "collected {count}"),
            };
        }
        self.logged = self.world.log.len();
    }

    fn show(&mut self) {
        for generation in 0..3 {
            let _ = write!(self.out, "generation {generation}");
            for id in self.world.heap.objects_in(generation) {
                let node = self.world.heap.get(id);
                if node.kind != Kind::Tuple {
                    let _ = write!(self.out, " {}", node.name);
                }
            }
            self.out.push('\n');
        }
    }

    fn make(&mut self, name: u32, kind: &str, act: &str) {
        let (kind, finalizer) = match (kind, act) {
            ("L", _) => (Kind::List, Finalizer::None),
            ("I", _) => (Kind::Instance, Finalizer::None),
            (_, "resurrect") => (Kind::Instance, Finalizer::Resurrect),
            (_, "clear") => (Kind::Instance, Finalizer::Clear),
            (_, "log") => (Kind::Instance, Finalizer::Log),
            (_, dropped) => (Kind::Instance, Finalizer::DropRoot(dropped.parse().expect("a name"))),
        };
        self.world.make(kind, name, finalizer);
    }

    /// Python's stack holds what an operation works on until it is done.
    fn holding(&mut self, held: &[ObjId], work: impl FnOnce(&mut World)) {
        held.iter().for_each(|&id| self.world.heap.incref(id));
        work(&mut self.world);
        held.iter().for_each(|&id| release_ref(&mut self.world, id));
    }

    fn step(&mut self, op: &str, words: &[&str]) -> Option<()> {
        let number = |at: usize| words[at].parse::<u32>().expect("a number");
        let named = |model: &Model, at: usize| model.world.named(number(at));
        let holder = |model: &Model, at: usize| {
            let id = named(model, at)?;
            matches!(model.world.heap.get(id).kind, Kind::List | Kind::Instance).then_some(id)
        };
        match op {
            "new" => self.make(number(0), words[1], words[2]),
            "tuple" => {
                let elements: Option<Vec<ObjId>> = (1..words.len()).map(|at| named(self, at)).collect();
                self.world.make_tuple(number(0), &elements?);
            }
            "weak" => {
                let target = holder(self, 1)?;
                let weakref = self.world.make_weakref(number(0), target, true);
                self.world.heap.get_mut(weakref).finalizer = Finalizer::DropRoot(number(2));
            }
            "link" => {
                let (holder, held) = (holder(self, 0)?, named(self, 2)?);
                self.holding(&[held, holder], |world| match world.heap.get(holder).kind {
                    Kind::List => world.link(holder, held),
                    _ => world.set_slot(holder, number(1) as u8, Some(held)),
                });
            }
            "unlink" => {
                let holder = holder(self, 0)?;
                self.holding(&[holder], |world| match world.heap.get(holder) {
                    node if node.kind != Kind::List => world.set_slot(holder, number(1) as u8, None),
                    node if node.refs.is_empty() => {}
                    node => {
                        let position = number(1) as usize % node.refs.len();
                        world.unlink(holder, position);
                    }
                });
            }
            "drop" => {
                named(self, 0)?;
                self.world.drop_root(number(0));
            }
            _ => {
                self.world.collect(number(0) as u8);
                self.flush();
                self.show();
            }
        }
        Some(())
    }
}

fn run_on_model(program: &str) -> String {
    let mut model = Model { world: world(), out: String::new(), logged: 0 };
    for line in program.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        model.step(words[0], &words[1..]);
        model.flush();
        model.world.check();
    }
    for _ in 0..2 {
        model.world.drop_all();
        model.world.collect(2);
        model.flush();
    }
    assert_eq!(model.world.heap.objects(), 0, "nothing is left");
    model.out
}

fn cpython() -> Option<PathBuf> {
    let cache = || {
        let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or(home)?;
        Some(cache.join("afterdel/cpython/bin/python3.14"))
    };
    let python = std::env::var_os("AFTERDEL_CPYTHON").map(PathBuf::from).or_else(cache)?;
    python.exists().then_some(python)
}

/// What CPython says to each program.
fn run_on_cpython(python: &Path, programs: &[String]) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential/interpreter.py");
    let mut child = Command::new(python)
        .args(["-I", "-B"])
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("CPython starts");
    let mut input = child.stdin.take().expect("a pipe");
    let text: String = programs.iter().map(|program| format!("{program}end\n")).collect();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("CPython ends");
    writer.join().expect("the writer ends").expect("CPython reads");
    assert!(output.status.success(), "CPython ends well");
    split(&String::from_utf8(output.stdout).expect("plain text"))
}

/// Cuts at the lines `program N`.
fn split(text: &str) -> Vec<String> {
    let mut answers: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with("program ") {
            answers.push(String::new());
        } else {
            let answer = answers.last_mut().expect("the first line names a program");
            answer.push_str(line);
            answer.push('\n');
        }
    }
    answers
}

#[track_caller]
fn compare(seed: usize, program: &str, expected: &str) {
    let actual = run_on_model(program);
    assert!(actual == expected, "seed {seed}\n--- program\n{program}--- CPython\n{expected}--- model\n{actual}");
}

fn recording() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential/recorded.txt")
}

#[test]
fn recorded_programs_end_as_on_cpython() {
    let programs: Vec<String> = (0..RECORDED).map(program).collect();
    if std::env::var_os("AFTERDEL_RECORD").is_some() {
        let python = cpython().expect("recording needs a CPython");
        let mut text = String::new();
        for (number, answer) in run_on_cpython(&python, &programs).iter().enumerate() {
            let _ = write!(text, "program {number}\n{answer}");
        }
        std::fs::write(recording(), text).expect("the recording is written");
    }
    let answers = split(&std::fs::read_to_string(recording()).expect("there is a recording"));
    assert_eq!(answers.len(), RECORDED);
    for (seed, (program, answer)) in programs.iter().zip(&answers).enumerate() {
        compare(seed, program, answer);
    }
}

#[test]
fn random_programs_end_as_on_cpython() {
    let Some(python) = cpython() else {
        eprintln!("no CPython 3.14 at hand: only the recorded programs were compared");
        return;
    };
    let programs: Vec<String> = (RECORDED..RECORDED + LIVE).map(program).collect();
    let answers = run_on_cpython(&python, &programs);
    assert_eq!(answers.len(), LIVE);
    for (offset, (program, answer)) in programs.iter().zip(&answers).enumerate() {
        compare(RECORDED + offset, program, answer);
    }
}
