//! Tracebacks as CPython 3.14 prints them on stderr.

mod lines;
mod marks;
mod report;
mod suggest;
mod unraisable;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::run::Failure;
use afterdel_language::code::Position;

pub(crate) use marks::marked;

/// How often the same line is printed before the rest is counted.
const REPEATS: usize = 3;

/// One line of a traceback, resolved.
struct Entry {
    file: String,
    line: u32,
    function: String,
    range: Position,
}

impl Entry {
    fn is_like(&self, other: &Entry) -> bool {
        self.file == other.file && self.line == other.line && self.function == other.function
    }
}

impl Machine {
    /// `tb.tb_next = other`: None ends the chain; a chain never comes back to itself.
    pub(crate) fn set_next_traceback(&mut self, entry: V, value: Option<V>) -> R<()> {
        let Some(value) = value else { return Err(self.type_error("can't delete tb_next attribute")) };
        let next = (!self.is_none(value)).then_some(value);
        let mut at = next;
        while let Some(v) = at {
            let Object::Traceback(other) = self.heap.get(v) else {
                return Err(self.type_error_of("expected traceback object, got '{}'", &[value]));
            };
            at = other.next;
            if v == entry {
                return Err(self.value_error("traceback loop detected"));
            }
        }
        next.into_iter().for_each(|v| self.heap.incref(v));
        let Object::Traceback(payload) = self.heap.get_mut(entry) else { unreachable!("attribute of tracebacks") };
        let old = std::mem::replace(&mut payload.next, next);
        old.into_iter().for_each(|v| self.drop_ref(v));
        Ok(())
    }

    fn traceback_entries(&self, exc: V) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut at = self.exc(exc).and_then(|e| e.traceback);
        while let Some(v) = at {
            let Object::Traceback(entry) = self.heap.get(v) else { break };
            let Object::Frame(frame) = self.heap.get(entry.frame) else { break };
            let code = &frame.loaded;
            entries.push(Entry {
                file: code.filename.to_string(),
                line: entry.line,
                function: code.name_text.to_string(),
                range: code.positions.get(entry.pc as usize).copied().unwrap_or_default(),
            });
            at = entry.next;
        }
        entries
    }

    /// Entries as text, each with its source as `source` prints it; of one repeated often the first few.
    fn entries_text(&self, entries: &[Entry], source: fn(&Self, &Entry) -> Option<String>) -> String {
        let mut out = String::new();
        let mut at = 0;
        while at < entries.len() {
            let run = entries[at..].iter().take_while(|entry| entry.is_like(&entries[at])).count();
            for entry in &entries[at..at + run.min(REPEATS)] {
                out.push_str(&format!("  File \"{}\", line {}, in {}\n", entry.file, entry.line, entry.function));
                out.push_str(&source(self, entry).unwrap_or_default());
            }
            if run > REPEATS {
                let more = run - REPEATS;
                let s = if more == 1 { "" } else { "s" };
                out.push_str(&format!("  [Previous line repeated {more} more time{s}]\n"));
            }
            at += run;
        }
        out
    }

    /// The line of an entry, without the white space around it.
    fn plain_source(&self, entry: &Entry) -> Option<String> {
        let source = self.sources.get(&entry.file)?;
        let line = source.lines().nth((entry.line as usize).checked_sub(1)?)?.trim();
        (!line.is_empty()).then(|| format!("    {line}\n"))
    }

    /// The lines of an entry, with marks where they tell more.
    fn marked_source(&self, entry: &Entry) -> Option<String> {
        let range = entry.range;
        if range.line != entry.line || (range.column, range.end_column) == (0, 0) {
            return self.plain_source(entry);
        }
        let source = self.sources.get(&entry.file)?;
        let count = (range.end_line + 1).saturating_sub(range.line) as usize;
        let mut lines: Vec<&str> =
            source.lines().skip((range.line as usize).checked_sub(1)?).take(count).map(str::trim_end).collect();
        lines.resize(count, "");
        if lines.iter().all(|line| line.trim().is_empty()) {
            return None;
        }
        Some(marked(&lines, range.column as usize, range.end_column as usize))
    }

    /// What the page is told of an uncaught exception.
    pub fn failure(&mut self, exc: V, step: u64) -> Failure {
        let entries = self.traceback_entries(exc);
        let range = entries.last().map_or((0, 0, 0, 0), |entry| {
            let range = entry.range;
            (range.line, range.column, range.end_line, range.end_column)
        });
        Failure {
            type_name: self.type_name(exc).to_string(),
            message: self.message_of(exc),
            range,
            traceback: entries.into_iter().map(|entry| (entry.line, entry.function)).collect(),
            step,
        }
    }
}
