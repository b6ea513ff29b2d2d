//! What the text of a program tells before it runs: where names are bound and deleted.

use std::rc::Rc;

use afterdel_language::code::{Code, Const};
use afterdel_language::op::Op;

use crate::compile::line_text;

/// A program's text and facts about it.
#[derive(Debug)]
pub(crate) struct Program {
    /// The text.
    pub source: Rc<str>,
    /// Lines with a `del` statement, in order.
    del_lines: Vec<u32>,
    /// Lines on which a statement begins, in order.
    pub statements: Vec<u32>,
    /// Names that are deleted, with the line.
    pub deletes: Vec<(Rc<str>, u32)>,
    /// Names that are bound, with the line.
    pub stores: Vec<(Rc<str>, u32)>,
}

impl Program {
    /// Looks through the code.
    pub fn new(source: &str, code: &Code) -> Self {
        let mut program = Program {
            source: source.into(),
            del_lines: Vec::new(),
            statements: Vec::new(),
            deletes: Vec::new(),
            stores: Vec::new(),
        };
        program.note(code);
        program.statements.sort_unstable();
        program.statements.dedup();
        program
    }

    /// The text of a line.
    pub fn line(&self, line: u32) -> &str {
        line_text(&self.source, line)
    }

    /// Whether a line has a `del` statement.
    pub fn deletes_in(&self, line: u32) -> bool {
        self.del_lines.binary_search(&line).is_ok()
    }

    fn note(&mut self, code: &Code) {
        for (at, instr) in code.instrs.iter().enumerate() {
            let line = code.positions.get(at).map_or(0, |position| position.line);
            let named = || code.names.get(instr.arg() as usize).cloned();
            let local = |arg: u32| code.locals_plus.get(arg as usize).map(|local| local.name.clone());
            match instr.op() {
                Op::Line => self.statements.push(instr.arg()),
                Op::DeleteName | Op::DeleteGlobal => self.deleted(named(), line),
                Op::DeleteFast | Op::DeleteDeref => self.deleted(local(instr.arg()), line),
                Op::DeleteAttr | Op::DeleteSubscr => self.deleted(None, line),
                Op::StoreName | Op::StoreGlobal => self.stores.extend(named().map(|name| (name, line))),
                Op::StoreFast | Op::StoreDeref => self.stores.extend(local(instr.arg()).map(|name| (name, line))),
                _ => {}
            }
        }
        for constant in &code.consts {
            if let Const::Code(inner) = constant {
                self.note(inner);
            }
        }
    }

    /// Notes a deletion, unless it is the hidden one at the end of `except ... as name`.
    fn deleted(&mut self, name: Option<Rc<str>>, line: u32) {
        if !has_word(self.line(line), "del") {
            return;
        }
        if let Err(at) = self.del_lines.binary_search(&line) {
            self.del_lines.insert(at, line);
        }
        self.deletes.extend(name.map(|name| (name, line)));
    }
}

/// Whether a word stands in a line.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word)
}
