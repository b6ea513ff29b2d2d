//! The way from text to code, and from the compiler's places to the editor's.

use std::rc::Rc;

use afterdel_language::{Import, imports};
use afterdel_language::{Mode, code::Code};
use afterdel_protocol::{Diagnostic, PythonVersion, Severity, SourceRange};
use afterdel_vm::modules::is_importable;
use afterdel_vm::stdlib::Library;

use crate::running::python_version;

/// What tracebacks call a program that has no name of its own.
pub(crate) const FILE_NAME: &str = "main.py";

/// The program's code, or what is wrong with it.
pub(crate) fn compile(
    source: &str,
    filename: &str,
    version: PythonVersion,
) -> Result<Rc<Code>, Vec<afterdel_language::Diagnostic>> {
    afterdel_language::compile(source, filename, Mode::Module, python_version(version).dialect)
}

/// What is wrong with a text, in source order; when it compiles, what it asks for and will not get.
pub(crate) fn check(source: &str, library: &Library) -> Vec<Diagnostic> {
    let code = match compile(source, FILE_NAME, PythonVersion::default()) {
        Ok(code) => code,
        Err(errors) => return to_protocol(source, &errors),
    };
    let missing = imports(&code).into_iter().filter(|import| !is_importable(&import.module, library));
    missing.map(|import| not_here(source, &import)).collect()
}

fn not_here(source: &str, import: &Import) -> Diagnostic {
    let place = import.position;
    Diagnostic {
        severity: Severity::Caution,
        range: range(source, (place.line, place.column, place.end_line, place.end_column)),
        message: format!("Afterdel has no module '{}': this line will raise ModuleNotFoundError.", import.module),
        help: Some(
            "It runs one file with a part of the standard library. Copy what you need of the module into the program."
                .to_string(),
        ),
    }
}

/// Diagnostics as the editor wants them.
pub(crate) fn to_protocol(source: &str, diagnostics: &[afterdel_language::Diagnostic]) -> Vec<Diagnostic> {
    let convert = |diagnostic: &afterdel_language::Diagnostic| {
        let diagnostic = &afterdel_language::reported(source, diagnostic);
        let (start, end) = (diagnostic.start, diagnostic.end);
        Diagnostic {
            severity: Severity::Error,
            range: range(source, (start.line, start.column, end.line, end.column)),
            message: format!("{}: {}", diagnostic.kind.exception_name(), diagnostic.message),
            help: help(diagnostic),
        }
    };
    diagnostics.iter().map(convert).collect()
}

fn help(diagnostic: &afterdel_language::Diagnostic) -> Option<String> {
    use afterdel_language::DiagnosticKind;
    match diagnostic.kind {
        DiagnosticKind::Unsupported => {
            Some("Afterdel's Python is small. Write this part another way, and the rest will run.".to_string())
        }
        DiagnosticKind::Indentation => {
            Some("Lines that belong together start at the same column; a block is four spaces further in.".to_string())
        }
        DiagnosticKind::Tab => Some("Use spaces only, or tabs only, at the start of lines.".to_string()),
        DiagnosticKind::Syntax => None,
    }
}

/// A range of (line, column, end line, end column), columns in UTF-8 bytes, as the editor counts.
pub(crate) fn range(source: &str, (line, column, end_line, end_column): (u32, u32, u32, u32)) -> SourceRange {
    SourceRange {
        line,
        column: utf16_column(source, line, column),
        end_line,
        end_column: utf16_column(source, end_line, end_column),
    }
}

/// The text of a line, counted from 1, without its end.
pub(crate) fn line_text(source: &str, line: u32) -> &str {
    (line as usize).checked_sub(1).and_then(|at| source.lines().nth(at)).unwrap_or("")
}

fn utf16_column(source: &str, line: u32, column: u32) -> u32 {
    let text = line_text(source, line);
    let mut end = (column as usize).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].encode_utf16().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_utf16_units() {
        let source = "x = 'ä😀' + y\n";
        let after_text = "x = 'ä😀'".len() as u32;
        let range = range(source, (1, 4, 1, after_text));
        assert_eq!((range.column, range.end_column), (4, 9));
    }

    static LIBRARY: Library = Library { names: &["abc", "os", "os.path"], text: |_| None, file: |_| None };

    #[test]
    fn a_syntax_error_has_a_range() {
        let found = check("a = 1\nb = = 2\nimport numpy\n", &LIBRARY);
        assert_eq!((found.len(), found[0].range.line, found[0].severity), (1, 2, Severity::Error));
        assert!(found[0].message.starts_with("SyntaxError: "), "{}", found[0].message);
    }

    #[test]
    fn a_module_that_is_not_here_is_told_before_running() {
        let found = check("import gc, os.path\nfrom numpy.linalg import norm\n", &LIBRARY);
        assert_eq!((found.len(), found[0].range.line, found[0].severity), (1, 2, Severity::Caution));
        assert!(found[0].message.contains("'numpy.linalg'"), "{}", found[0].message);
    }
}
