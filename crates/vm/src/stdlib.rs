//! The parts of the standard library that are Python text of our own, compiled when first needed.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::object::V;

/// A source: name, what tracebacks call it, text.
type Source = (&'static str, &'static str, &'static str);

const SOURCES: &[Source] = &[
    ("sys_info", "<frozen sys>", include_str!("../stdlib/sys_info.py")),
    ("sys_io", "<frozen io>", include_str!("../stdlib/sys_io.py")),
    ("weakref", "<frozen weakref>", include_str!("../stdlib/weakref.py")),
];

impl Machine {
    /// Runs one of the library's sources with this dict as its globals.
    ///
    /// The program sees nothing of it: no lines are executed, no steps counted, and what is allocated belongs to the line
    /// that asked for it.
    pub fn run_stdlib(&mut self, name: &str, globals: V) -> R<()> {
        let Some(&(_, filename, text)) = SOURCES.iter().find(|source| source.0 == name) else {
            let message = format!("Afterdel's library has no part {name}");
            return Err(self.raise(ExcKind::System, message));
        };
        match afterdel_language::compile(text, filename, afterdel_language::Mode::Module) {
            Ok(code) => {
                self.heap.sink_mut().hidden += 1;
                let code = self.load_code(&code);
                let result = self.run_module_code(code, globals);
                self.decref(code);
                self.heap.sink_mut().hidden -= 1;
                result
            }
            Err(diagnostics) => {
                let message = diagnostics.first().map_or("", |diagnostic| &diagnostic.message);
                Err(self.raise(ExcKind::System, format!("{filename}: {message}")))
            }
        }
    }
}
