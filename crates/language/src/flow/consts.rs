//! The constants of a unit, equal ones merged.

use std::rc::Rc;

use num_bigint::BigInt;
use rustc_hash::FxHashMap;

use super::blocks::Graph;
use crate::code::{Code, Const};
use crate::dialect::Dialect;

/// What makes two constants the same: type and value, with the sign of zero.
#[derive(PartialEq, Eq, Hash, Clone, PartialOrd, Ord)]
pub(crate) enum ConstKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(Rc<BigInt>),
    Float(u64),
    Complex(u64, u64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<ConstKey>),
    FrozenSet(Vec<ConstKey>),
    Slice(Vec<ConstKey>),
    /// A number that stands for this code and all that equal it.
    Code(usize),
}

/// The constants of one unit in the order of their first use.
#[derive(Default)]
pub(crate) struct ConstTable {
    dialect: Dialect,
    values: Vec<Const>,
    index: FxHashMap<ConstKey, u32>,
    codes: Vec<Rc<Code>>,
}

impl ConstTable {
    /// The empty table of a unit.
    pub fn new(dialect: Dialect) -> ConstTable {
        ConstTable { dialect, ..ConstTable::default() }
    }

    /// Whether constants are folded only here, and not in the tree.
    pub fn folds_displays(&self) -> bool {
        !self.dialect.folds_tree
    }

    /// The operand of `LOAD_SMALL_INT`, for an int that it loads.
    pub fn small_int(&self, value: &Const) -> Option<u32> {
        match value {
            Const::Int(n) if !self.dialect.keeps_small_ints => u8::try_from(*n).ok().map(u32::from),
            _ => None,
        }
    }

    /// The index of `value`, which is added when new.
    pub fn add(&mut self, value: Const) -> u32 {
        let key = self.key(&value);
        if let Some(&index) = self.index.get(&key) {
            return index;
        }
        let index = self.values.len() as u32;
        self.index.insert(key, index);
        self.values.push(value);
        index
    }

    /// Whether `value` is in the table.
    pub fn has(&mut self, value: &Const) -> bool {
        let key = self.key(value);
        self.index.contains_key(&key)
    }

    pub fn get(&self, index: u32) -> Option<&Const> {
        self.values.get(index as usize)
    }

    /// All of them.
    pub fn into_values(self) -> Vec<Const> {
        self.values
    }

    /// What identifies `value`.
    pub fn key(&mut self, value: &Const) -> ConstKey {
        match value {
            Const::None => ConstKey::None,
            Const::Ellipsis => ConstKey::Ellipsis,
            Const::Bool(b) => ConstKey::Bool(*b),
            Const::Int(n) => ConstKey::Int(*n),
            Const::BigInt(n) => ConstKey::BigInt(n.clone()),
            Const::Float(f) => ConstKey::Float(f.to_bits()),
            Const::Complex(re, im) => ConstKey::Complex(re.to_bits(), im.to_bits()),
            Const::Str(s) => ConstKey::Str(s.clone()),
            Const::Bytes(b) => ConstKey::Bytes(b.clone()),
            Const::Tuple(items) => ConstKey::Tuple(items.iter().map(|c| self.key(c)).collect()),
            Const::FrozenSet(items) => {
                let mut items: Vec<ConstKey> = items.iter().map(|c| self.key(c)).collect();
                items.sort();
                ConstKey::FrozenSet(items)
            }
            Const::Slice(items) => ConstKey::Slice(items.iter().map(|c| self.key(c)).collect()),
            Const::Code(code) => ConstKey::Code(self.code_number(code)),
        }
    }

    fn code_number(&mut self, code: &Rc<Code>) -> usize {
        if let Some(at) = self.codes.iter().position(|c| Rc::ptr_eq(c, code) || same_code(c, code)) {
            return at;
        }
        self.codes.push(code.clone());
        self.codes.len() - 1
    }

    /// Drops the constants that `graph` does not load, except the first, which may be a docstring.
    pub fn drop_unused(mut self, graph: &mut Graph) -> Vec<Const> {
        let mut used = vec![false; self.values.len()];
        if let Some(first) = used.first_mut() {
            *first = true;
        }
        let order = graph.order();
        for instr in order.iter().flat_map(|&b| graph.blocks[b].instrs.iter()).filter(|i| i.ir.has_const()) {
            if let Some(flag) = used.get_mut(instr.arg as usize) {
                *flag = true;
            }
        }
        let mut new_index = vec![0; used.len()];
        let mut count = 0;
        for (at, used) in used.iter().enumerate() {
            new_index[at] = count;
            count += u32::from(*used);
        }
        for instr in graph.instrs_mut().filter(|i| i.ir.has_const()) {
            instr.arg = new_index.get(instr.arg as usize).copied().unwrap_or(0);
        }
        let mut keep = used.into_iter();
        self.values.retain(|_| keep.next().unwrap_or(false));
        self.values
    }
}

/// Whether two code blocks are the same text at the same place (a `finally` body is compiled twice).
fn same_code(a: &Code, b: &Code) -> bool {
    a.name == b.name
        && a.qualname == b.qualname
        && a.first_line == b.first_line
        && a.instrs == b.instrs
        && a.positions == b.positions
        && a.names == b.names
        && a.consts.len() == b.consts.len()
        && a.consts.iter().zip(&b.consts).all(|(x, y)| same_const(x, y))
        && a.locals_plus.len() == b.locals_plus.len()
        && a.locals_plus.iter().zip(&b.locals_plus).all(|(x, y)| x.name == y.name && x.kind == y.kind)
}

fn same_const(a: &Const, b: &Const) -> bool {
    let mut table = ConstTable::default();
    table.key(a) == table.key(b)
}
