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
    let marks = first.marks;
    let text = source.lines().nth(marks.line.saturating_sub(1) as usize).unwrap_or("").trim_end();
    let stripped = text.trim_start();
    let indent = (text.len() - stripped.len()) as i32;
    let mut out = format!("  File \"{filename}\", line {}\n    {stripped}\n", marks.line);
    let length = text.chars().count() as i32 + 1;
    let offset = marks.offset.min(length);
    let end = match marks.end_offset {
        _ if marks.end_line != marks.line => length,
        end if end > offset => end,
        _ => offset + 1,
    };
    let column = offset - 1 - indent;
    if column >= 0 {
        let blanks: String =
            stripped.chars().take(column as usize).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        out.push_str(&format!("    {blanks:width$}{}\n", "^".repeat((end - offset) as usize), width = column as usize));
    }
    out.push_str(&format!("{class}: {}\n", first.message));
    out
}
