//! The lines of a report that tell of the exception itself: class and text, notes, the place of a SyntaxError.

use afterdel_language::{Typo, keyword_typo, marked_text};

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::object::V;

impl Machine {
    /// An attribute as a report wants it: None where there is none, it is None, or reading it raises. A new reference.
    pub(crate) fn attr_quietly(&mut self, obj: V, name: &str) -> Option<V> {
        let name = self.intern(name);
        let value = self.get_attr_opt(obj, name);
        self.quietly(value).flatten().filter(|&value| value != self.none)
    }

    /// A result, or nothing where a report does not care for the exception.
    pub(crate) fn quietly<T>(&mut self, result: R<T>) -> Option<T> {
        if result.is_err() {
            self.forget_raised();
        }
        result.ok()
    }

    /// `str(v)`, or in its place `failed` when that raises.
    pub(crate) fn str_or(&mut self, v: V, failed: &str) -> String {
        let text = self.str_of(v);
        self.quietly(text).unwrap_or_else(|| failed.to_owned())
    }

    /// The class of an exception as reports name it.
    pub(super) fn reported_class(&self, exc: V) -> String {
        self.qualified_type_name(exc)
    }

    /// Everything that is printed of an exception behind its traceback, each line ended.
    pub(super) fn exception_lines(&mut self, exc: V) -> String {
        let class = self.reported_class(exc);
        let mut lines = if self.exc_is(exc, ExcKind::Syntax) {
            self.syntax_lines(exc, &class)
        } else {
            match self.message_of(exc) {
                message if message.is_empty() => format!("{class}\n"),
                message => format!("{class}: {message}\n"),
            }
        };
        for note in self.notes_of(exc) {
            lines.push_str(&format!("{note}\n"));
        }
        lines
    }

    /// `str(exc)` with CPython's suggestion behind it.
    pub(super) fn message_of(&mut self, exc: V) -> String {
        let waiting = self.raised.take();
        let text = self.str_or(exc, "<exception str() failed>");
        let suggestion = self.suggestion_for(exc);
        self.forget_raised();
        self.raised = waiting;
        text + &suggestion
    }

    /// `__notes__`: usually a list of strings, but a program may have put anything there.
    fn notes_of(&mut self, exc: V) -> Vec<String> {
        let name = self.names.notes;
        let notes = match self.get_attr_opt(exc, name) {
            Ok(Some(notes)) => notes,
            Ok(None) => return Vec::new(),
            Err(_) => {
                let error = self.take_raised();
                let text = self.repr_text(error).unwrap_or_else(|_| "<__notes__ repr() failed>".to_owned());
                self.decref(error);
                self.forget_raised();
                return vec![format!("Ignored error getting __notes__: {text}")];
            }
        };
        let items = self.list(notes).map(|list| list.items().to_vec());
        let items = items.or_else(|| self.tuple(notes).map(<[V]>::to_vec));
        let texts = match items {
            Some(items) => items.into_iter().map(|note| self.str_or(note, "<note str() failed>")).collect(),
            None if self.is_none(notes) => Vec::new(),
            None => vec![self.repr_text(notes).unwrap_or_else(|_| "<__notes__ repr() failed>".to_owned())],
        };
        self.forget_raised();
        self.decref(notes);
        texts
    }

    fn number_quietly(&mut self, exc: V, name: &str) -> Option<i64> {
        let value = self.attr_quietly(exc, name)?;
        let number = self.int(value).and_then(|number| number.to_i64());
        self.decref(value);
        number
    }

    fn text_quietly(&mut self, exc: V, name: &str) -> Option<String> {
        let value = self.attr_quietly(exc, name)?;
        let text = self.str_or(value, "");
        self.decref(value);
        Some(text)
    }

    /// A SyntaxError: its place, the line with what is wrong marked, the message.
    fn syntax_lines(&mut self, exc: V, class: &str) -> String {
        let mut lines = String::new();
        let line = self.number_quietly(exc, "lineno");
        let file = self.text_quietly(exc, "filename");
        let mut suffix = String::new();
        match (line, file) {
            (Some(line), file) => {
                let file = file.filter(|file| !file.is_empty()).unwrap_or_else(|| "<string>".to_owned());
                lines.push_str(&format!("  File \"{file}\", line {line}\n"));
            }
            (None, Some(file)) => suffix = format!(" ({file})"),
            (None, None) => {}
        }
        let message = self.text_quietly(exc, "msg").filter(|message| !message.is_empty());
        let mut message = message.unwrap_or_else(|| "<no detail available>".to_owned());
        if let Some(text) = self.text_quietly(exc, "text") {
            let same_line = line == self.number_quietly(exc, "end_lineno");
            let (from, to) = (self.number_quietly(exc, "offset"), self.number_quietly(exc, "end_offset"));
            match self.typo_in(exc, &message, line) {
                Some(typo) => {
                    let (from, to) = (i64::from(typo.offset), i64::from(typo.end_offset));
                    lines.push_str(&marked_text(&typo.text, Some(from), Some(to), true));
                    message = typo.message;
                }
                None => lines.push_str(&marked_text(&text, from, to, same_line)),
            }
        }
        lines.push_str(&format!("{class}: {message}{suffix}\n"));
        lines
    }

    /// The misspelt keyword in a text that could not be read.
    fn typo_in(&self, exc: V, message: &str, line: Option<i64>) -> Option<Typo> {
        let &[last, _, source] = self.tuple(self.exc_member(exc, "_metadata")?)? else { return None };
        let last = u32::try_from(self.int(last)?.to_i64()?).ok()?;
        keyword_typo(self.as_str(source)?, message, (last, u32::try_from(line?).ok()?), false)
    }
}
