//! `afterdel compare`: one program under several policies or versions, a column each.

use std::fmt::Write;
use std::sync::OnceLock;
use std::time::Instant;

use afterdel_protocol::words::grouped;
use afterdel_protocol::{Choice, Command, ComparedRun, Reply, Settings};
use afterdel_session::{Library, Out, Outside, Session};

use crate::args::Compare;
use crate::execute::{self, NOT_COMPILED};
use crate::modules;

/// Back jumps and calls between two looks at the session.
const SLICE: i64 = 200_000;
/// Columns of a curve in a terminal.
const CURVE_WIDTH: usize = 20;
/// Heights of a curve, the lowest first.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Names of finalized objects in a column.
const NAMES: usize = 8;

/// Compares and prints; the exit status.
pub fn compare(asked: &Compare) -> Result<u8, execute::Error> {
    let program = &asked.program;
    let source = execute::source(&program.path)?;
    if execute::compiled(&source, &program.path, program.python).is_none() {
        return Ok(NOT_COMPILED);
    }
    let runs = runs(source, asked.choices.clone(), modules::library(&program.folders));
    if program.json {
        for run in &runs {
            println!("{}", serde_json::to_string(run).expect("plain data can be written"));
        }
    } else {
        print!("{}", table(&runs));
    }
    Ok(0)
}

fn runs(source: String, choices: Vec<Choice>, library: &'static Library) -> Vec<ComparedRun> {
    let mut session = Session::new(Outside { wall_s: execute::now, now_us, library });
    session.handle(Command::Compare { request: 0, source, settings: Settings::default(), choices });
    let mut runs = Vec::new();
    while session.is_busy() {
        session.pump(SLICE);
        for out in session.take() {
            if let Out::Reply(Reply::Compared { run, .. }) = out {
                runs.push(*run);
            }
        }
    }
    runs
}

fn now_us() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e6
}

/// A row of the table: its heading, and what stands in each column.
type Row = (&'static str, fn(&ComparedRun) -> String);

const ROWS: [Row; 15] = [
    ("ended", |run| run.outcome.words()),
    ("output", |run| if run.same_output { "the same" } else { "differs" }.to_string()),
    ("time", |run| milliseconds(run.elapsed_us)),
    ("bytes at most", |run| grouped(run.peak_bytes)),
    ("bytes at the end", |run| grouped(run.live_bytes)),
    ("memory over time", curve),
    ("freed by last reference", |run| grouped(run.freed.last_reference)),
    ("freed with a container", |run| grouped(run.freed.container)),
    ("freed by the collector", |run| grouped(run.freed.cycle + run.freed.traced)),
    ("collections", |run| format!("{} called, {} automatic", run.collector.called, run.collector.automatic)),
    ("objects examined", |run| grouped(run.collector.examined)),
    ("  in the longest pause", |run| grouped(run.collector.longest_examined)),
    ("longest pause", |run| milliseconds(run.collector.longest_us)),
    ("all pauses", |run| milliseconds(run.collector.total_us)),
    ("__del__ called", |run| grouped(run.finalized_total)),
];

fn table(runs: &[ComparedRun]) -> String {
    let names = column_names(runs);
    let mut rows: Vec<(&str, Vec<String>)> = vec![("", names)];
    rows.extend(ROWS.iter().map(|(heading, tell)| (*heading, runs.iter().map(tell).collect())));
    for at in 0..NAMES {
        let cells: Vec<String> = runs.iter().map(|run| finalized(run, at)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((if at == 0 { "  in this order" } else { "" }, cells));
        }
    }
    let width = |at: usize| rows.iter().map(|(_, cells)| cells[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..runs.len()).map(width).collect();
    let mut text = String::new();
    for (heading, cells) in rows {
        let mut line = format!("{heading:<24}");
        for (cell, width) in cells.iter().zip(&widths) {
            // Writing into a string does not fail.
            let _ = write!(line, "  {cell:>width$}");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// What differs between the runs: the policy, the version, or both.
fn column_names(runs: &[ComparedRun]) -> Vec<String> {
    let one_python = runs.iter().all(|run| run.choice.python == runs[0].choice.python);
    let one_policy = runs.iter().all(|run| run.choice.policy == runs[0].choice.policy);
    let name = |choice: Choice| match (one_python, one_policy) {
        (true, _) => choice.policy.name().to_string(),
        (false, true) => format!("Python {}", choice.python.name()),
        (false, false) => format!("{} {}", choice.python.name(), choice.policy.name()),
    };
    runs.iter().map(|run| name(run.choice)).collect()
}

fn finalized(run: &ComparedRun, at: usize) -> String {
    match run.finalized.get(at) {
        Some(_) if at + 1 == NAMES && run.finalized_total > NAMES as u64 => "…".to_string(),
        Some(name) => name.clone(),
        None => String::new(),
    }
}

/// The curve as a row of blocks, each the most of its stretch, the run's own most being the highest.
fn curve(run: &ComparedRun) -> String {
    let most = run.curve.iter().map(|point| point[1]).fold(1.0, f64::max);
    let last = run.curve.last().map_or(1.0, |point| point[0].max(1.0));
    let mut columns = [0.0_f64; CURVE_WIDTH];
    let mut reached = 0;
    for &[step, bytes] in &run.curve {
        let column = ((step / last * CURVE_WIDTH as f64) as usize).min(CURVE_WIDTH - 1);
        // Between two points the earlier one holds.
        (reached + 1..column).for_each(|between| columns[between] = columns[reached]);
        columns[column] = columns[column].max(bytes);
        reached = column;
    }
    let height = |bytes: &f64| HEIGHTS[((bytes / most * 7.0).round() as usize).min(7)];
    columns.iter().map(height).collect()
}

fn milliseconds(us: f64) -> String {
    format!("{:.3} ms", us / 1000.0)
}
