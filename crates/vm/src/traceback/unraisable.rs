//! Exceptions that nobody can be told of but on stderr: those of finalizers, callbacks, generators being closed.

use crate::machine::{Machine, Stream};
use crate::object::V;

impl Machine {
    /// `sys.unraisablehook`: prints an exception that cannot be raised anywhere, and drops it. CPython's own printer has
    /// neither marks nor notes nor causes; where `who` has no `repr()`, it does not say what was ignored.
    pub fn report_unraisable(&mut self, what: &str, who: Option<V>) {
        let exc = self.take_raised();
        let who = match who {
            Some(who) => self.repr_text(who).map(|text| format!(" {text}")),
            None => Ok(String::new()),
        };
        let mut out = who.map(|who| format!("Exception ignored {what}{who}:\n")).unwrap_or_default();
        self.forget_raised();
        let entries = self.traceback_entries(exc);
        if !entries.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            let source = if self.finalizing { |_: &Self, _: &_| None } else { Self::plain_source };
            out.push_str(&self.entries_text(&entries, source));
        }
        let class = self.reported_class(exc);
        let message = self.str_or(exc, "<exception str() failed>");
        out.push_str(&format!("{class}: {message}\n"));
        self.write(Stream::Stderr, &out);
        self.decref(exc);
    }
}
