//! What is underlined, and what stands beside the lines. Pure.

use afterdel_protocol::{Diagnostic, EndReport, LineRow, Outcome, Severity, SourceRange};

use crate::format;

/// A range with its message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Underline {
    pub range: SourceRange,
    pub severity: Severity,
    pub message: String,
}

/// Found while typing, or raised by the run.
pub(crate) fn underlined(diagnostics: &[Diagnostic], report: Option<&EndReport>) -> Vec<Underline> {
    let with_help = |message: &str, help: Option<&str>| match help {
        Some(help) => format!("{message}\n{help}"),
        None => message.to_owned(),
    };
    let found = |one: &Diagnostic| Underline {
        range: one.range,
        severity: one.severity,
        message: with_help(&one.message, one.help.as_deref()),
    };
    let mut all: Vec<Underline> = diagnostics.iter().map(found).collect();
    if let Some(Outcome::Exception { type_name, message, range, hint, .. }) = report.map(|report| &report.outcome)
        && all.iter().all(|one| one.severity == Severity::Caution)
        && range.line > 0
    {
        // What was feared has happened: said once.
        all.retain(|one| one.range.line != range.line);
        let message = with_help(&exception_line(type_name, message), hint.as_deref());
        all.push(Underline { range: *range, severity: Severity::Error, message });
    }
    all
}

/// The last line of a traceback.
pub(crate) fn exception_line(type_name: &str, message: &str) -> String {
    if message.is_empty() { type_name.to_owned() } else { format!("{type_name}: {message}") }
}

/// What stands beside a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LineMark {
    pub line: u32,
    pub text: String,
    /// From -3 (much given back) to 3 (much taken), against the line that did most.
    pub tint: i32,
    pub title: String,
}

/// For each line that was executed.
pub(crate) fn line_marks(rows: &[LineRow]) -> Vec<LineMark> {
    let most = rows.iter().map(|row| row.net_bytes.unsigned_abs()).max().unwrap_or(0).max(1);
    let mark = |row: &LineRow| {
        let share = row.net_bytes.unsigned_abs() as f64 / most as f64;
        let strength = if row.net_bytes == 0 { 0 } else { 1 + (share * 2.0).round() as i32 };
        LineMark {
            line: row.line,
            text: format::signed_bytes(row.net_bytes),
            tint: strength * row.net_bytes.signum() as i32,
            title: format!(
                "line {}: {}, {} objects, executed {}",
                row.line,
                format::signed_bytes(row.net_bytes),
                format::signed(row.net_objects),
                format::counted(row.hits, "time")
            ),
        }
    };
    rows.iter().filter(|row| row.line > 0).map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn tints_go_by_the_line_that_did_most() {
        let row = |line, net_bytes| LineRow { line, net_bytes, net_objects: 0, hits: 1 };
        let marks = line_marks(&[row(1, 1_000), row(2, -1_000), row(3, 0), row(4, 10), row(0, 5)]);
        let told: Vec<_> = marks.iter().map(|mark| (mark.line, mark.tint)).collect();
        assert_eq!(told, [(1, 3), (2, -3), (3, 0), (4, 1)]);
        assert_eq!(marks[1].text, "\u{2212}1,000 B");
    }

    #[test]
    fn help_stands_under_the_message() {
        let range = SourceRange { line: 1, column: 0, end_line: 1, end_column: 3 };
        let found = Diagnostic {
            severity: Severity::Error,
            range,
            message: "invalid syntax".into(),
            help: Some("Close the bracket.".into()),
        };
        assert_eq!(underlined(&[found], None)[0].message, "invalid syntax\nClose the bracket.");
    }
}
