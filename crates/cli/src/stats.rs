//! What the terminal prints about a run besides the program's own output.

use afterdel_language::{Diagnostic, DiagnosticKind, marked_text, reported};
use afterdel_vm::machine::Machine;
use serde_json::json;

/// The `--stats` object.
pub fn json(machine: &Machine) -> serde_json::Value {
    let heap = &machine.heap;
    let freed = heap.freed();
    let collections: Vec<_> = heap
        .sink()
        .runs
        .iter()
        .map(|run| {
            json!({
                "generation": run.collection.generation,
                "collected": run.collection.collected,
                "uncollectable": run.collection.uncollectable,
            })
        })
        .collect();
    json!({
        "steps": machine.steps,
        "live_bytes": heap.live_bytes(),
        "peak_bytes": heap.peak_bytes(),
        "os_bytes": heap.os_bytes(),
        "objects": heap.objects(),
        "allocated": heap.allocated(),
        "freed": {
            "refcount": freed.refcount,
            "cycle": freed.cycle,
            "container": freed.container,
            "exit": freed.exit,
            "traced": freed.traced,
        },
        "collections": collections,
    })
}

/// A syntax error as CPython prints it.
pub fn syntax_error(diagnostics: &[Diagnostic], source: &str, filename: &str) -> String {
    let Some(first) = diagnostics.first() else { return String::new() };
    let class = match first.kind {
        DiagnosticKind::Indentation => "IndentationError",
        DiagnosticKind::Tab => "TabError",
        DiagnosticKind::Syntax | DiagnosticKind::Unsupported => "SyntaxError",
    };
    let first = reported(source, first);
    let marks = first.marks;
    let text = source.lines().nth(marks.line.saturating_sub(1) as usize).unwrap_or("");
    let (from, to) = (i64::from(marks.offset), i64::from(marks.end_offset));
    let shown = marked_text(&format!("{text}\n"), Some(from), Some(to), marks.line == marks.end_line);
    format!("  File \"{filename}\", line {}\n{shown}{class}: {}\n", marks.line, first.message)
}

/// A line of a program as it is shown in a sentence: without its indentation; empty where there is none.
pub fn statement<'a>(lines: &[&'a str], line: u32) -> &'a str {
    (line as usize).checked_sub(1).and_then(|at| lines.get(at)).map_or("", |text| text.trim())
}
