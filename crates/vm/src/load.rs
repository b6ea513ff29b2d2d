//! Loading code: constants and names become objects, instructions are unpacked.

use std::rc::Rc;

use afterdel_language::code::{Code, Const};
use afterdel_language::code_units;
use afterdel_language::op::Op;

use crate::cache::Cache;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{COUNTED, Ins, LoadedCode, NO_CACHE, SPARE_SLOTS};
use crate::version::DropOrder;

/// Equal constants of one compilation are one object (cpython.md 5.3): a constant's text form is its key.
pub type ConstPool = rustc_hash::FxHashMap<String, V>;

/// The first code of a compilation with these constants, by the key of a tuple of them; borrowed.
type FirstCodes = rustc_hash::FxHashMap<String, V>;

impl Machine {
    /// A code object; a new reference.
    pub fn load_code(&mut self, code: &Code) -> V {
        let mut pool = ConstPool::default();
        let v = self.load_unit(code, &mut pool);
        pool.into_values().for_each(|v| self.decref(v));
        v
    }

    /// The code of a text that is run at once: a program that is a file, or what `exec` and `eval` are given. Its literals
    /// are held besides, as by the tree that CPython keeps till it has run.
    pub(crate) fn load_program(&mut self, code: &Code) -> V {
        let mut pool = ConstPool::default();
        let v = self.load_unit(code, &mut pool);
        for literal in &code.literals {
            if let Some(&held) = pool.get(&pool_key(literal)) {
                self.heap.incref(held);
                self.literals.push(held);
            }
        }
        pool.into_values().for_each(|v| self.decref(v));
        v
    }

    /// The tree goes with all that it holds behind the first `kept` literals.
    pub(crate) fn drop_literals(&mut self, kept: usize) {
        self.literals.split_off(kept).into_iter().for_each(|v| self.decref(v));
    }

    fn load_unit(&mut self, code: &Code, pool: &mut ConstPool) -> V {
        let v = self.load_nested(code, pool);
        self.merge_tuples(code, v, pool, &mut FirstCodes::default());
        v
    }

    /// Has codes hold the tuples that are equal among those of their constants and names and the constants themselves.
    fn merge_tuples(&mut self, code: &Code, v: V, pool: &ConstPool, first: &mut FirstCodes) {
        self.merge_constants(code, v, pool, first);
        if pool.values().any(|&v| self.tuple(v).is_some()) {
            self.merge_names(code, v, pool);
        }
        let inner = self.loading(v).consts.clone();
        for (constant, &v) in code.consts.iter().zip(&inner) {
            if let Const::Code(code) = constant {
                self.merge_tuples(code, v, pool, first);
            }
        }
    }

    /// A code that nothing runs yet.
    fn loading(&mut self, v: V) -> &mut LoadedCode {
        let Object::Code(loaded) = self.heap.get_mut(v) else { unreachable!("loaded as code") };
        Rc::get_mut(loaded).expect("nothing runs it yet")
    }

    fn merge_constants(&mut self, code: &Code, v: V, pool: &ConstPool, first: &mut FirstCodes) {
        let consts = self.loading(v).consts.clone();
        if code.consts.iter().any(|item| matches!(item, Const::Code(_))) {
            return;
        }
        let key = pool_key(&Const::Tuple(code.consts.clone().into()));
        let tuple = match (pool.get(&key), first.get(&key)) {
            (Some(&constant), _) => constant,
            // Nobody counts what is immortal.
            (None, _) if consts.iter().all(|&v| self.heap.is_immortal(v)) => return,
            (None, None) => {
                first.insert(key, v);
                return;
            }
            (None, Some(&first)) => match self.loading(first).consts_tuple {
                Some(tuple) => tuple,
                None => {
                    let tuple = self.tuple_of(&consts);
                    self.heap.untrack(tuple);
                    self.hold_constants_in(first, tuple);
                    self.hold_constants_in(v, tuple);
                    self.decref(tuple);
                    return;
                }
            },
        };
        self.hold_constants_in(v, tuple);
    }

    /// A code holds its constants through a tuple from now on.
    fn hold_constants_in(&mut self, v: V, tuple: V) {
        self.heap.incref(tuple);
        let code = self.loading(v);
        code.consts_tuple = Some(tuple);
        let consts = code.consts.clone();
        consts.iter().for_each(|&v| self.decref(v));
    }

    fn merge_names(&mut self, code: &Code, v: V, pool: &ConstPool) {
        let texts = |names: &mut dyn Iterator<Item = &Rc<str>>| names.map(|name| Const::Str(name.clone())).collect();
        let own: [Vec<Const>; 2] =
            [texts(&mut code.names.iter()), texts(&mut code.locals_plus.iter().map(|local| &local.name))];
        let merged: Vec<V> =
            own.into_iter().filter_map(|items| pool.get(&pool_key(&Const::Tuple(items.into()))).copied()).collect();
        merged.iter().for_each(|&tuple| self.heap.incref(tuple));
        self.loading(v).merged = merged;
    }

    fn load_nested(&mut self, code: &Code, pool: &mut ConstPool) -> V {
        let consts: Box<[V]> = code.consts.iter().map(|constant| self.load_const(constant, pool)).collect();
        let names = code.names.iter().map(|name| self.intern(name)).collect();
        let local_names = code.locals_plus.iter().map(|local| self.intern(&local.name)).collect();
        let counted: Vec<bool> =
            consts.iter().map(|&v| !self.version().borrows_constants && !self.heap.is_immortal(v)).collect();
        let (instrs, n_caches) = unpack(code, &counted, self.version().borrows_loads);
        let cache_base = self.caches.len() as u32;
        self.caches.resize(self.caches.len() + n_caches, Cache::default());
        let flags = code.flags;
        let loaded = LoadedCode {
            name: self.intern(&code.name),
            qualname: self.intern(&code.qualname),
            name_text: Box::from(&*code.name),
            filename: Box::from(&*code.filename),
            flags,
            arg_count: code.arg_count,
            positional_only_count: code.positional_only_count,
            keyword_only_count: code.keyword_only_count,
            simple_args: !flags.var_args && !flags.var_keywords && code.keyword_only_count == 0,
            locals: code.locals_plus.clone().into_boxed_slice(),
            local_names,
            n_locals: code.n_locals,
            names,
            consts,
            consts_tuple: None,
            code_bytes: 2 * code_units(&code.instrs, self.version().dialect),
            merged: Vec::new(),
            instrs,
            cache_base,
            positions: code.positions.clone().into_boxed_slice(),
            handlers: code.handlers.clone().into_boxed_slice(),
            stack_size: code.stack_size + SPARE_SLOTS,
            first_line: code.first_line,
            has_docstring: code.has_docstring,
            drops_upwards: self.version().drops == DropOrder::FirstToLast,
            runtime: is_runtime(code),
        };
        self.alloc(Object::Code(Rc::new(loaded)))
    }

    fn load_const(&mut self, constant: &Const, pool: &mut ConstPool) -> V {
        let simple = match constant {
            Const::None => Some(self.none),
            Const::Ellipsis => Some(self.ellipsis),
            Const::Bool(value) => Some(self.bool(*value)),
            Const::Code(code) => return self.load_nested(code, pool),
            _ => None,
        };
        if let Some(v) = simple {
            return self.new_ref(v);
        }
        let key = pool_key(constant);
        if let Some(&known) = pool.get(&key) {
            return self.new_ref(known);
        }
        let v = match constant {
            Const::Int(value) => self.new_int(*value),
            Const::BigInt(value) => self.new_bigint((**value).clone()),
            Const::Float(value) => self.new_float(*value),
            Const::Complex(re, im) => self.new_complex(*re, *im),
            Const::Str(text) if is_name_like(text) => self.load_interned(text),
            Const::Str(text) => self.new_str(text),
            Const::Bytes(bytes) => self.new_bytes(bytes.to_vec()),
            Const::Tuple(items) => {
                let items = items.iter().map(|item| self.load_const(item, pool)).collect();
                let tuple = self.new_tuple(items);
                // The compiler fills its tuples when they are there already.
                if self.heap.is_gc(tuple) && !self.heap.is_immortal(tuple) {
                    self.heap.track(tuple);
                }
                tuple
            }
            Const::FrozenSet(items) => self.load_frozenset(items, pool),
            Const::Slice(parts) => {
                let parts = [0, 1, 2].map(|at| self.load_const(&parts[at], pool));
                self.alloc(Object::Slice(Box::new(parts)))
            }
            _ => unreachable!("handled above"),
        };
        self.heap.incref(v);
        pool.insert(key, v);
        v
    }

    /// The interned string of a constant; a new reference.
    fn load_interned(&mut self, text: &str) -> V {
        match self.interned_str(text) {
            Some(v) => self.new_ref(v),
            None => {
                let v = self.new_str(text);
                self.intern_object(v)
            }
        }
    }

    /// A set made from the elements of another in the order in which that has them. Takes the set.
    fn copy_of_constant_set(&mut self, set: V) -> V {
        let items: Vec<V> = self.set(set).map_or(Vec::new(), |items| items.iter().map(|(_, item)| item).collect());
        let copy = self.new_set();
        for item in items {
            let added = self.set_add(copy, item);
            debug_assert!(added.is_ok(), "constants are hashable");
        }
        self.decref(set);
        self.new_frozenset_from(copy)
    }

    fn load_frozenset(&mut self, items: &[Const], pool: &mut ConstPool) -> V {
        let set = self.new_set();
        for item in items {
            let v = self.load_const(item, pool);
            let added = self.set_add(set, v);
            debug_assert!(added.is_ok(), "constants are hashable");
            self.decref(v);
        }
        let mut set = self.new_frozenset_from(set);
        if self.version().copies_constant_sets {
            set = self.copy_of_constant_set(set);
        }
        self.untrack_frozenset_of_atoms(set);
        set
    }
}

/// Constants with the same are one object.
fn pool_key(constant: &Const) -> String {
    format!("{constant:?}")
}

/// Constants that look like names are interned.
fn is_name_like(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn is_runtime(code: &Code) -> bool {
    code.filename.starts_with("<frozen")
}

/// The instructions as they are run; `counted` says which constants are counted when they are loaded, `borrows` whether
/// locals are not.
fn unpack(code: &Code, counted: &[bool], borrows: bool) -> (Box<[Ins]>, usize) {
    let mut n_caches = 0usize;
    let instrs = code
        .instrs
        .iter()
        .map(|instr| {
            let op = match instr.op() {
                Op::Line if is_runtime(code) => Op::Nop,
                Op::LoadFastBorrow if !borrows => Op::LoadFast,
                Op::LoadFastBorrowLoadFastBorrow if !borrows => Op::LoadFastLoadFast,
                op => op,
            };
            let cached = matches!(
                op,
                Op::LoadGlobal
                    | Op::LoadAttr
                    | Op::LoadSuperAttr
                    | Op::StoreAttr
                    | Op::BinaryOp
                    | Op::Call
                    | Op::CallKw
                    | Op::UnpackSequence
            );
            let cache = if op == Op::LoadConst && counted[instr.arg() as usize] {
                COUNTED
            } else if cached && n_caches < NO_CACHE as usize {
                n_caches += 1;
                n_caches as u16 - 1
            } else {
                NO_CACHE
            };
            Ins { op, cache, arg: instr.arg() }
        })
        .collect();
    (instrs, n_caches)
}
