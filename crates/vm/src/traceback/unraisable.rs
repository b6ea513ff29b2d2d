//! Exceptions that nobody can be told of but on stderr: those of finalizers, callbacks, generators being closed.

use super::Entry;
use crate::machine::Machine;
use crate::object::V;

impl Machine {
    /// Prints such an exception behind what was ignored. CPython's own printer has neither marks nor notes nor causes.
    pub(crate) fn print_unraisable(&mut self, header: &str, exc: V) {
        let mut out = header.to_owned();
        if self.version().reports_ignored_in_full && !self.modules_gone {
            if !std::mem::replace(&mut self.has_reported, true) {
                let (born, garbage) = self.version().first_report;
                // Whoever frees an object holds it meanwhile: no moment to verify counts at.
                self.native_depth += 1;
                afterdel_collector::pass_import(self, born, garbage);
                self.native_depth -= 1;
            }
            out.push_str(&self.traceback_text(exc));
            return self.write_error(&out);
        }
        let entries = self.traceback_entries(exc);
        if !entries.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            let source = if self.modules_gone { |_: &Self, _: &Entry| None } else { Self::plain_source };
            out.push_str(&self.entries_text(&entries, source));
        }
        let class = self.reported_class(exc);
        let message = self.str_or(exc, "<exception str() failed>");
        out.push_str(&format!("{class}: {message}\n"));
        self.write_error(&out);
    }
}
