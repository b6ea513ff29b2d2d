//! A program that two interpreters disagree on, made as short as it stays one.

use super::Observed;
use super::oracle::{Oracle, beside};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Rounds at most; each halves or ends the search.
const ROUNDS: usize = 60;
/// Programs tried in a round.
const TRIED: usize = 64;

/// Runs every program of a folder on Afterdel with these options, each with its results beside it.
pub fn run_batch(folder: &Path, options: &[&str]) -> Result<(), String> {
    let mut command = Command::new(super::afterdel());
    command.arg("run").args(options).arg("--batch").arg(folder);
    let limits = super::process::Limits { time: super::PROGRAM_LIMIT * 10, output_bytes: 1 << 20 };
    let outcome = super::process::run(&mut command, limits).map_err(|problem| format!("afterdel {problem}"))?;
    let (status, stderr) = (outcome.status, outcome.stderr);
    if status == 0 { Ok(()) } else { Err(format!("afterdel ended with {status} on {}:\n{stderr}", folder.display())) }
}

/// What must stay while a program becomes shorter: how CPython ends with it, and where the outputs differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Disagreement {
    status: i32,
    in_stdout: bool,
}

impl Disagreement {
    /// Of two results; None when they agree, when one does not end, and when addresses are printed.
    fn of(ours: &Observed, theirs: &Observed) -> Option<Self> {
        let telling = ours.status < 120 && theirs.status < 120 && !theirs.stdout.contains(" at 0x");
        let differs = ours.difference("afterdel", theirs, "CPython").is_some();
        (telling && differs).then(|| Self { status: theirs.status, in_stdout: ours.stdout != theirs.stdout })
    }
}

/// The shortest program found, by leaving out lines: first many at once, then few, as long as anything can go.
pub fn shrink(text: &str, folder: &Path, oracle: &mut Oracle) -> Result<String, String> {
    let Some((wanted, _)) = first_disagreeing(vec![text.lines().collect()], None, folder, oracle)? else {
        return Ok(text.to_owned());
    };
    let mut lines: Vec<&str> = text.lines().collect();
    let mut size = lines.len() / 2;
    for _ in 0..ROUNDS {
        let candidates = without(&lines, size.max(1));
        let Some((_, shorter)) = first_disagreeing(candidates, Some(wanted), folder, oracle)? else {
            if size <= 1 {
                break;
            }
            size /= 2;
            continue;
        };
        lines = shorter;
        size = size.min(lines.len() / 2);
    }
    Ok(lines.join("\n") + "\n")
}

/// The program without some lines in a row, at every place, the last places first: what comes later matters less.
fn without<'a>(lines: &[&'a str], size: usize) -> Vec<Vec<&'a str>> {
    let step = size.div_ceil(2);
    let places = (0..lines.len()).step_by(step).rev().take(TRIED * 2);
    places.map(|place| [&lines[..place], &lines[(place + size).min(lines.len())..]].concat()).collect()
}

/// The first of some programs that is judged differently, in the wanted way if there is one.
fn first_disagreeing<'a>(
    candidates: Vec<Vec<&'a str>>,
    wanted: Option<Disagreement>,
    folder: &Path,
    oracle: &mut Oracle,
) -> Result<Option<(Disagreement, Vec<&'a str>)>, String> {
    for some in candidates.chunks(TRIED) {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
        }
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        for (index, lines) in some.iter().enumerate() {
            let text = lines.join("\n") + "\n";
            fs::write(folder.join(format!("{index:03}.py")), text).map_err(|error| error.to_string())?;
        }
        // A program that ends the process is no shorter form of a disagreement.
        if run_batch(folder, &oracle.options).is_err() {
            return Ok(None);
        }
        oracle.run(folder)?;
        for (index, lines) in some.iter().enumerate() {
            let program = folder.join(format!("{index:03}.py"));
            let (ours, theirs) = (beside(&program, "")?, beside(&program, "cpython.")?);
            let found = Disagreement::of(&ours, &theirs).filter(|found| wanted.is_none_or(|wanted| wanted == *found));
            if let Some(found) = found {
                return Ok(Some((found, lines.clone())));
            }
        }
    }
    Ok(None)
}
