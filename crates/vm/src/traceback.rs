//! Tracebacks as CPython 3.14 prints them on stderr.

use crate::errors::{ExcKind, R};
use crate::machine::{Machine, Stream};
use crate::object::{Object, V};
use crate::run::Failure;
use crate::traceback_groups::Tree;

/// One line of a traceback, resolved.
struct Entry {
    file: String,
    line: u32,
    function: String,
    /// line, column, end line, end column
    range: (u32, u32, u32, u32),
}

/// How often the same line is printed before the rest is counted.
const REPEATS: usize = 3;

impl Machine {
    fn traceback_entries(&self, exc: V) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut at = self.exc(exc).and_then(|e| e.traceback);
        while let Some(v) = at {
            let Object::Traceback(entry) = self.heap.get(v) else { break };
            let Object::Frame(frame) = self.heap.get(entry.frame) else { break };
            let code = &frame.loaded;
            let position = code.positions.get(entry.pc as usize).copied().unwrap_or_default();
            entries.push(Entry {
                file: code.filename.to_string(),
                line: entry.line,
                function: self.str_text(code.qualname).to_string(),
                range: (position.line, position.column, position.end_line, position.end_column),
            });
            at = entry.next;
        }
        entries
    }

    /// The whole report of an uncaught exception.
    pub fn traceback_text(&mut self, exc: V) -> String {
        let mut out = String::new();
        let mut seen = Vec::new();
        self.write_chain(exc, &mut Tree::default(), &mut out, &mut seen);
        out
    }

    /// An exception, before it what it came from.
    pub(crate) fn write_chain(&mut self, exc: V, tree: &mut Tree, out: &mut String, seen: &mut Vec<V>) {
        seen.push(exc);
        let payload = self.exc(exc).expect("is an exception");
        let (cause, context, suppressed) = (payload.cause, payload.context, payload.suppress_context);
        if let Some(cause) = cause.filter(|v| !seen.contains(v)) {
            self.write_chain(cause, tree, out, seen);
            tree.emit("\nThe above exception was the direct cause of the following exception:\n\n", out);
        } else if let Some(context) = context.filter(|v| !suppressed && !seen.contains(v)) {
            self.write_chain(context, tree, out, seen);
            tree.emit("\nDuring handling of the above exception, another exception occurred:\n\n", out);
        }
        if self.exc_is(exc, ExcKind::BaseGroup) {
            return self.write_group(exc, tree, out, seen);
        }
        if let Some(stack) = self.stack_text(exc) {
            tree.emit("Traceback (most recent call last):\n", out);
            tree.emit(&stack, out);
        }
        let line = self.exception_line(exc) + "\n";
        tree.emit(&line, out);
    }

    /// The calls that an exception went through, if it went through any.
    pub(crate) fn stack_text(&self, exc: V) -> Option<String> {
        let entries = self.traceback_entries(exc);
        let mut text = String::new();
        self.write_entries(&entries, &mut text);
        (!entries.is_empty()).then_some(text)
    }

    fn write_entries(&self, entries: &[Entry], out: &mut String) {
        let mut at = 0;
        while at < entries.len() {
            let same = |e: &Entry| {
                e.file == entries[at].file && e.line == entries[at].line && e.function == entries[at].function
            };
            let run = entries[at..].iter().take_while(|e| same(e)).count();
            for entry in entries[at..].iter().take(run.min(REPEATS)) {
                self.write_entry(entry, out);
            }
            if run > REPEATS {
                let more = run - REPEATS;
                let s = if more == 1 { "" } else { "s" };
                out.push_str(&format!("  [Previous line repeated {more} more time{s}]\n"));
            }
            at += run;
        }
    }

    fn write_entry(&self, entry: &Entry, out: &mut String) {
        out.push_str(&format!("  File \"{}\", line {}, in {}\n", entry.file, entry.line, entry.function));
        let Some(source) = self.sources.get(&entry.file) else { return };
        let Some(text) = source.lines().nth(entry.line.saturating_sub(1) as usize) else { return };
        let stripped = text.trim();
        if stripped.is_empty() {
            return;
        }
        out.push_str(&format!("    {stripped}\n"));
        let (line, column, end_line, end_column) = entry.range;
        let indent = text.len() - text.trim_start().len();
        if line != entry.line || line != end_line || end_column as usize > text.len() || (column as usize) < indent {
            return;
        }
        let (from, to) = (column as usize, end_column as usize);
        if to <= from || (from <= indent && to >= indent + stripped.len()) {
            return;
        }
        let (Some(before), Some(marked)) = (text.get(indent..from), text.get(from..to)) else { return };
        out.push_str(&format!("    {}{}\n", " ".repeat(before.chars().count()), "^".repeat(marked.chars().count())));
    }

    /// `module.Class: message`, with notes and suggestion.
    pub fn exception_line(&mut self, exc: V) -> String {
        let name = self.class_full_name(self.type_of(exc));
        let name = name.strip_prefix("__main__.").unwrap_or(&name).to_string();
        let place = self.syntax_place(exc);
        let message = if place.is_empty() { self.message_of(exc) } else { self.bare_message(exc) };
        let mut line = if message.is_empty() { name } else { format!("{name}: {message}") };
        line.insert_str(0, &place);
        for note in self.notes_of(exc) {
            line.push('\n');
            line.push_str(&note);
        }
        line
    }

    /// The lines that show where a SyntaxError is; empty for all others.
    fn syntax_place(&self, exc: V) -> String {
        let details = self.syntax_details(exc);
        let number = |at: usize| details.get(at).and_then(|&v| self.int(v)).and_then(|n| n.to_i64());
        let (Some(file), Some(line)) = (details.first().and_then(|&v| self.as_str(v)), number(1)) else {
            return String::new();
        };
        let mut place = format!("  File \"{file}\", line {line}\n");
        if let Some(text) = details.get(3).and_then(|&v| self.as_str(v)) {
            let stripped = text.trim_start();
            let indent = (text.chars().count() - stripped.chars().count()) as i64;
            let from = (number(2).unwrap_or(1) - 1 - indent).max(0) as usize;
            let to = number(5).filter(|_| number(4) == Some(line)).map_or(from + 1, |end| (end - 1 - indent) as usize);
            let carets = "^".repeat(to.saturating_sub(from).max(1));
            place.push_str(&format!("    {}\n    {}{carets}\n", stripped.trim_end(), " ".repeat(from)));
        }
        place
    }

    /// The first argument of an exception as text.
    fn bare_message(&mut self, exc: V) -> String {
        let args = self.exc(exc).and_then(|payload| self.tuple(payload.args)).and_then(|args| args.first().copied());
        args.and_then(|message| self.as_str(message)).unwrap_or("None").to_string()
    }

    /// `str(exc)` with CPython's suggestion behind it.
    fn message_of(&mut self, exc: V) -> String {
        let waiting = self.raised.take();
        let text = match self.str_of(exc) {
            Ok(text) => text,
            Err(_) => "<exception str() failed>".to_string(),
        };
        let suggestion = self.suggestion_for(exc);
        if let Some(raised) = std::mem::replace(&mut self.raised, waiting) {
            self.decref(raised);
        }
        text + &suggestion
    }

    fn notes_of(&mut self, exc: V) -> Vec<String> {
        let name = self.names.notes;
        let Ok(Some(notes)) = self.own_attr(exc, name) else { return Vec::new() };
        let items = self.list(notes).map(|l| l.items.clone()).unwrap_or_default();
        let texts = items.iter().filter_map(|&v| self.as_str(v).map(str::to_string)).collect();
        self.decref(notes);
        texts
    }

    /// What the page is told of an uncaught exception.
    pub fn failure(&mut self, exc: V, step: u64) -> Failure {
        let entries = self.traceback_entries(exc);
        let range = entries.last().map_or((0, 0, 0, 0), |e| e.range);
        Failure {
            type_name: self.type_name(exc).to_string(),
            message: self.message_of(exc),
            range,
            traceback: entries.into_iter().map(|e| (e.line, e.function)).collect(),
            step,
        }
    }

    /// `sys.unraisablehook`: prints an exception that cannot be raised anywhere, and drops it.
    pub fn report_unraisable(&mut self, what: &str, who: Option<V>) {
        let exc = self.take_raised();
        let who = match who {
            Some(who) => {
                let text: R<String> = self.repr_text(who);
                format!(" {}", text.unwrap_or_else(|_| "<object repr() failed>".to_string()))
            }
            None => String::new(),
        };
        if let Some(raised) = self.raised.take() {
            self.decref(raised);
        }
        let mut out = format!("Exception ignored {what}{who}:\n");
        let entries = self.traceback_entries(exc);
        if !entries.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            for entry in &entries {
                out.push_str(&format!("  File \"{}\", line {}, in {}\n", entry.file, entry.line, entry.function));
                let text = self.sources.get(&entry.file).and_then(|s| s.lines().nth(entry.line as usize - 1));
                if let Some(text) = text.filter(|_| !self.finalizing) {
                    out.push_str(&format!("    {}\n", text.trim()));
                }
            }
        }
        out.push_str(&self.exception_line(exc));
        out.push('\n');
        self.write(Stream::Stderr, &out);
        self.decref(exc);
    }
}
