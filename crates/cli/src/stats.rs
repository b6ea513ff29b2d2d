//! What the terminal prints about a run besides the program's own output.

use afterdel_language::{Diagnostic, DiagnosticKind};
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
    let text = source.lines().nth(first.start.line.saturating_sub(1) as usize).unwrap_or("");
    let stripped = text.trim_start();
    let indent = (text.len() - stripped.len()) as u32;
    let from = first.start.column.saturating_sub(indent) as usize;
    let to = if first.end.line == first.start.line {
        first.end.column.saturating_sub(indent) as usize
    } else {
        stripped.len()
    };
    format!(
        "  File \"{filename}\", line {}\n    {}\n    {}{}\n{class}: {}\n",
        first.start.line,
        stripped.trim_end(),
        " ".repeat(from),
        "^".repeat(to.saturating_sub(from).max(1)),
        first.message
    )
}
