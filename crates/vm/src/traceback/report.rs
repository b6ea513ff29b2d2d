//! The whole report of an exception: its causes and contexts before it, the members of a group in a tree
//! (`Lib/traceback.py`, `TracebackException`).

use super::Entry;
use crate::errors::ExcKind;
use crate::machine::Machine;
use crate::modules::sys::replaced;
use crate::object::V;

/// How deep groups are printed.
const GROUP_DEPTH: usize = 10;
/// How many members of a group are printed.
const GROUP_WIDTH: usize = 15;

const HEADER: &str = "Traceback (most recent call last):\n";
const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// What is told of one exception; others are numbers in the list of all.
struct Told {
    entries: String,
    lines: String,
    cause: Option<usize>,
    context: Option<usize>,
    members: Option<Vec<usize>>,
}

/// The exceptions of a report, each looked at once.
#[derive(Default)]
struct Report {
    told: Vec<Told>,
    /// The exceptions themselves, counted: a program's `__str__` may drop what holds them.
    exceptions: Vec<V>,
}

impl Machine {
    /// The whole report of an uncaught exception.
    pub fn traceback_text(&mut self, exc: V) -> String {
        let waiting = self.raised.take();
        let report = self.report(exc);
        let mut printer = Printer { told: &report.told, out: String::new(), depth: 0, close: false };
        printer.exception(0);
        let text = printer.out;
        report.exceptions.into_iter().for_each(|exc| self.decref(exc));
        self.raised = waiting;
        text
    }

    fn report(&mut self, exc: V) -> Report {
        let mut report = Report::default();
        self.tell(&mut report, exc);
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            let Some(payload) = self.exc(report.exceptions[at]) else { continue };
            let (cause, context, suppressed) = (payload.cause, payload.context, payload.suppress_context);
            let cause = cause.filter(|v| !report.exceptions.contains(v));
            let cause = cause.map(|cause| self.tell(&mut report, cause));
            let context = context.filter(|v| cause.is_none() && !suppressed && !report.exceptions.contains(v));
            let context = context.map(|context| self.tell(&mut report, context));
            let members = self.group_members(report.exceptions[at]);
            let members: Option<Vec<usize>> =
                members.map(|members| members.into_iter().map(|member| self.tell(&mut report, member)).collect());
            waiting.extend(cause);
            waiting.extend(context);
            waiting.extend(members.iter().flatten());
            let told = &mut report.told[at];
            (told.cause, told.context, told.members) = (cause, context, members);
        }
        report
    }

    /// Looks at an exception by itself; its number.
    fn tell(&mut self, report: &mut Report, exc: V) -> usize {
        self.heap.incref(exc);
        report.exceptions.push(exc);
        let mut entries = self.traceback_entries(exc);
        self.apply_limit(&mut entries);
        let entries = self.entries_text(&entries, Self::marked_source);
        let lines = self.exception_lines(exc);
        report.told.push(Told { entries, lines, cause: None, context: None, members: None });
        report.told.len() - 1
    }

    /// `sys.tracebacklimit`: only the innermost frames. (A limit of more than there are counts from the other end, as
    /// in CPython.)
    fn apply_limit(&mut self, entries: &mut Vec<Entry>) {
        let Some(limit) = replaced(self, "tracebacklimit") else { return };
        let limit = self.int(limit).and_then(|limit| limit.to_i64());
        let Some(limit) = limit else { return };
        let count = entries.len() as i64;
        let first = count - limit.max(0);
        let first = if first < 0 { (count + first).max(0) } else { first };
        entries.drain(..first as usize);
    }

    /// The exceptions in a group; borrowed.
    fn group_members(&mut self, exc: V) -> Option<Vec<V>> {
        if !self.exc_is(exc, ExcKind::BaseGroup) {
            return None;
        }
        Some(self.group_exceptions(exc))
    }
}

/// Writes a report.
struct Printer<'a> {
    told: &'a [Told],
    out: String,
    /// How many groups are around what is being written.
    depth: usize,
    /// The innermost group's lower edge is still to be drawn.
    close: bool,
}

impl Printer<'_> {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            self.out.push_str(&format!("{indent}{margin} {line}"));
        }
    }

    /// An exception after what led to it.
    fn exception(&mut self, at: usize) {
        let mut chain = Vec::new();
        let mut next = Some(at);
        while let Some(at) = next {
            let told = &self.told[at];
            let message = match (told.cause, told.context) {
                (Some(_), _) => CAUSE,
                (None, Some(_)) => CONTEXT,
                (None, None) => "",
            };
            chain.push((message, told));
            next = told.cause.or(told.context);
        }
        for (message, told) in chain.into_iter().rev() {
            self.emit(message, '|');
            match &told.members {
                None => {
                    self.traceback(told, HEADER.to_owned(), '|');
                    self.emit(&told.lines, '|');
                }
                Some(_) if self.depth > GROUP_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
                }
                Some(members) => self.group(told, members),
            }
        }
    }

    fn traceback(&mut self, told: &Told, header: String, margin: char) {
        if !told.entries.is_empty() {
            self.emit(&header, margin);
            self.emit(&told.entries, '|');
        }
    }

    fn group(&mut self, told: &Told, members: &[usize]) {
        let outermost = self.depth == 0;
        self.depth += usize::from(outermost);
        self.traceback(told, format!("Exception Group {HEADER}"), if outermost { '+' } else { '|' });
        self.emit(&told.lines, '|');
        self.close = false;
        let rows = members.len().min(GROUP_WIDTH + 1);
        for row in 0..rows {
            self.close |= row + 1 == rows;
            let title = if row < GROUP_WIDTH { (row + 1).to_string() } else { "...".to_owned() };
            let edge = if row == 0 { "+-" } else { "  " };
            let indent = self.indent();
            self.out.push_str(&format!("{indent}{edge}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if row < GROUP_WIDTH {
                self.exception(members[row]);
            } else {
                let more = members.len() - GROUP_WIDTH;
                let s = if more > 1 { "s" } else { "" };
                self.emit(&format!("and {more} more exception{s}\n"), '|');
            }
            if row + 1 == rows && self.close {
                let indent = self.indent();
                self.out.push_str(&format!("{indent}+------------------------------------\n"));
                self.close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }
}
