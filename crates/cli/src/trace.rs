//! `afterdel trace`: every step with its events, as text or as JSON, told while the program runs.

use std::fmt::Write as _;
use std::io::Write;

use afterdel_protocol::{PhaseDone, PhaseName, PhaseRow, Settings, Stream, TraceEvent, TraceStep};
use afterdel_session::{Outside, trace};

use crate::args::Program;
use crate::execute::{self, Error, NOT_COMPILED};
use crate::modules;
use crate::stats;

/// Objects of a phase that are named.
const MAX_NAMES: usize = 12;

/// Runs a program and prints its steps; its exit status.
pub fn tell(asked: &Program) -> Result<u8, Error> {
    let source = execute::source(&asked.path)?;
    let library = modules::library(&asked.folders);
    let outside = Outside { wall_s: execute::now, now_us: || 0.0, library };
    let settings = Settings { python: asked.python, policy: asked.policy, ..Settings::default() };
    let lines: Vec<&str> = source.lines().collect();
    let mut out = std::io::stdout().lock();
    let mut tell = |step: TraceStep| {
        let text = if asked.json { json(&step) } else { text(&step, &lines) };
        // A closed pipe ends the reader's interest, not the program.
        let _ = out.write_all(text.as_bytes());
    };
    trace(&source, &settings, outside, execute::read_line, &mut tell).or_else(|diagnostics| {
        eprint!("{}", stats::syntax_error(&diagnostics, &source, &execute::file_name(&asked.path)));
        Ok(NOT_COMPILED)
    })
}

fn json(step: &TraceStep) -> String {
    format!("{}\n", serde_json::to_string(step).expect("plain data has a JSON form"))
}

fn text(step: &TraceStep, lines: &[&str]) -> String {
    let statement = stats::statement(lines, step.line);
    let mut out = match step.line {
        0 => format!("step {}, at exit\n", step.step),
        line if step.function == "<module>" => format!("step {}, line {line}: {statement}\n", step.step),
        line => {
            let call = if step.function.starts_with("class ") { "" } else { "()" };
            format!("step {}, line {line} in {}{call}: {statement}\n", step.step, step.function)
        }
    };
    for event in &step.events {
        event_text(&mut out, event);
    }
    out
}

/// Adds an event's lines. Writing into a string does not fail.
fn event_text(out: &mut String, event: &TraceEvent) {
    let _ = match event {
        TraceEvent::Made(object) => writeln!(out, "  made     {}, {} bytes", object.label, object.bytes),
        TraceEvent::Freed(row) => writeln!(out, "  freed    {}, {} bytes. {}", row.label, row.size_bytes, row.why),
        TraceEvent::CollectionBegins(begins) => {
            let by = if begins.automatic { "by Python itself" } else { "called by the program" };
            writeln!(out, "  collection {} begins, generation {}, {by}", begins.run, begins.generation)
        }
        TraceEvent::Phase(phase) => writeln!(out, "    {:<13} {}", phase_name(phase.phase), phase_text(phase)),
        TraceEvent::CollectionEnds(ends) => {
            writeln!(out, "  collection {} ends: {} unreachable", ends.run, ends.collected)
        }
        TraceEvent::Output(chunk) => {
            let stream = if chunk.stream == Stream::Stdout { "printed " } else { "stderr  " };
            for line in chunk.text.lines() {
                let _ = writeln!(out, "  {stream} {line}");
            }
            Ok(())
        }
    };
}

fn phase_name(phase: PhaseName) -> &'static str {
    match phase {
        PhaseName::Candidates => "candidates",
        PhaseName::Subtract => "subtract",
        PhaseName::Rescue => "rescue",
        PhaseName::Weakrefs => "weakrefs",
        PhaseName::Finalizers => "finalizers",
        PhaseName::Resurrection => "resurrection",
        PhaseName::Clear => "clear",
    }
}

fn phase_text(phase: &PhaseDone) -> String {
    let rows = &phase.rows;
    let count = phase.objects;
    let plain = |row: &PhaseRow| row.label.clone();
    match phase.phase {
        PhaseName::Candidates => {
            let counted = |row: &PhaseRow| format!("{} {}", row.label, row.refcount);
            format!("{count} objects, each with its count{}", names(phase, rows, counted))
        }
        PhaseName::Subtract => {
            let left = |row: &PhaseRow| format!("{} {}", row.label, row.left.unwrap_or(0));
            format!("what they hold of each other taken off, left are{}", names(phase, rows, left))
        }
        PhaseName::Rescue => {
            let lost: Vec<PhaseRow> = rows.iter().filter(|row| row.unreachable == Some(true)).cloned().collect();
            let reached = |row: &&PhaseRow| row.unreachable == Some(false) && row.left == Some(0);
            let rescued: Vec<PhaseRow> = rows.iter().filter(reached).cloned().collect();
            let rescued = match rescued.len() {
                0 => String::new(),
                _ => format!("; at 0 but reached from others{}", names(phase, &rescued, plain)),
            };
            format!("{count} cannot be reached{}{rescued}", names(phase, &lost, plain))
        }
        PhaseName::Weakrefs => format!("{count} cleared{}", names(phase, rows, plain)),
        PhaseName::Finalizers => format!("{count} called{}", names(phase, rows, plain)),
        PhaseName::Resurrection => format!("{count} brought back{}", names(phase, rows, plain)),
        PhaseName::Clear => format!("{count} cleared{}", names(phase, rows, plain)),
    }
}

/// `: Node#1 2, Node#2 1`, at most a dozen, or nothing.
fn names(phase: &PhaseDone, rows: &[PhaseRow], tell: impl Fn(&PhaseRow) -> String) -> String {
    let told: Vec<String> = rows.iter().take(MAX_NAMES).map(tell).collect();
    let more = rows.len().saturating_sub(MAX_NAMES) as u64 + phase.rows_left_out;
    match (told.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!(": {}", told.join(", ")),
        (false, _) => format!(": {} and {more} more", told.join(", ")),
    }
}
