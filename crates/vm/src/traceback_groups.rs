//! The tree that a traceback shows of an exception group.

use crate::machine::Machine;
use crate::object::V;

/// How many exceptions of a group are shown.
const MAX_WIDTH: usize = 15;
/// How deep groups within groups are shown.
const MAX_DEPTH: usize = 10;

/// Where in the tree the next line stands.
#[derive(Default)]
pub(crate) struct Tree {
    depth: usize,
    /// The last branch has not got its end yet.
    needs_close: bool,
}

impl Tree {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// Writes whole lines behind the tree's margin.
    pub fn emit(&self, text: &str, out: &mut String) {
        self.emit_at('|', text, out);
    }

    fn emit_at(&self, margin: char, text: &str, out: &mut String) {
        if self.depth == 0 {
            out.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            out.push_str(&format!("{indent}{margin} {line}"));
        }
    }
}

impl Machine {
    /// A group and, below it, its exceptions.
    pub(crate) fn write_group(&mut self, exc: V, tree: &mut Tree, out: &mut String, seen: &mut Vec<V>) {
        if tree.depth > MAX_DEPTH {
            tree.emit(&format!("... (max_group_depth is {MAX_DEPTH})\n"), out);
            return;
        }
        let is_top = tree.depth == 0;
        tree.depth += usize::from(is_top);
        if let Some(stack) = self.stack_text(exc) {
            tree.emit_at(if is_top { '+' } else { '|' }, "Exception Group Traceback (most recent call last):\n", out);
            tree.emit(&stack, out);
        }
        let line = self.exception_line(exc) + "\n";
        tree.emit(&line, out);
        let exceptions = self.group_exceptions(exc);
        let count = exceptions.len().min(MAX_WIDTH + 1);
        tree.needs_close = false;
        for (at, &inner) in exceptions.iter().take(count).enumerate() {
            let is_last = at + 1 == count;
            tree.needs_close |= is_last;
            let is_shown = at < MAX_WIDTH;
            let title = if is_shown { (at + 1).to_string() } else { "...".to_string() };
            let branch = if at == 0 { "+-" } else { "  " };
            out.push_str(&format!("{}{branch}+---------------- {title} ----------------\n", tree.indent()));
            tree.depth += 1;
            if is_shown {
                self.write_chain(inner, tree, out, seen);
            } else {
                let more = exceptions.len() - MAX_WIDTH;
                let s = if more == 1 { "" } else { "s" };
                tree.emit(&format!("and {more} more exception{s}\n"), out);
            }
            if is_last && tree.needs_close {
                out.push_str(&format!("{}+------------------------------------\n", tree.indent()));
                tree.needs_close = false;
            }
            tree.depth -= 1;
        }
        tree.depth -= usize::from(is_top);
    }
}
