//! Which name means what: the symbol table, as CPython's `symtable.c` builds it.
//!
//! [`build`] walks the tree once and notes how each block uses its names; [`analyze`] then decides, from the outermost block
//! inwards, what is local, a cell, free or global, and which comprehensions become part of the block around them.

mod analyze;
mod build;
mod expressions;
mod mangle;
mod params;
mod statements;
mod type_params;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::dialect::Dialect;

pub(crate) use build::{build, build_expression, docstring};
pub(crate) use mangle::mangle;
pub(crate) use type_params::{GENERIC_BASE, TYPE_PARAMS};

/// Index of a block in the table.
pub(crate) type ScopeId = usize;

/// Which of a node's blocks is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Part {
    Body,
    Annotations,
    /// The block around a definition with type parameters.
    TypeParams,
    /// The bound or the constraints of a type parameter.
    Bound,
    /// The default of a type parameter.
    Default,
}

/// A node that has a block, by its address: the tree does not move while it is lowered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct NodeKey(usize, Part);

impl NodeKey {
    pub fn new<T>(node: &T, part: Part) -> NodeKey {
        NodeKey(std::ptr::from_ref(node) as usize, part)
    }
}

/// What kind of block this is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    /// An `__annotate__` function.
    Annotation,
    /// What computes a part of a type parameter when somebody asks; what messages call that part.
    TypeVariable(&'static str),
    /// What computes a type alias's value when somebody asks.
    TypeAlias,
    /// The block of a definition's type parameters.
    TypeParameters,
}

/// Which comprehension a block belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Comprehension {
    List,
    Set,
    Dict,
    Generator,
}

/// How a block uses a name, as bits.
pub(crate) mod usage {
    pub const GLOBAL: u32 = 1;
    pub const LOCAL: u32 = 2;
    pub const PARAM: u32 = 4;
    pub const NONLOCAL: u32 = 8;
    pub const USE: u32 = 16;
    /// Free here and also bound in the class around.
    pub const FREE_CLASS: u32 = 32;
    pub const IMPORT: u32 = 64;
    pub const ANNOTATED: u32 = 128;
    pub const COMP_ITER: u32 = 256;
    pub const TYPE_PARAM: u32 = 512;
    /// A cell of an inlined comprehension.
    pub const COMP_CELL: u32 = 1024;
    pub const BOUND: u32 = LOCAL | PARAM | IMPORT | TYPE_PARAM;
}

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Place {
    /// Not decided, or not known to this block.
    #[default]
    Unknown,
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

/// A name in a block.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Symbol {
    pub usage: u32,
    pub place: Place,
}

impl Symbol {
    pub fn has(self, usage: u32) -> bool {
        self.usage & usage != 0
    }
}

/// Names in the order of their first appearance.
#[derive(Default, Debug, Clone)]
pub(crate) struct Symbols {
    entries: Vec<(Rc<str>, Symbol)>,
    index: FxHashMap<Rc<str>, usize>,
}

impl Symbols {
    pub fn get(&self, name: &str) -> Option<Symbol> {
        self.index.get(name).map(|&at| self.entries[at].1)
    }

    pub fn entry(&mut self, name: &Rc<str>) -> &mut Symbol {
        let at = *self.index.entry(name.clone()).or_insert_with(|| {
            self.entries.push((name.clone(), Symbol::default()));
            self.entries.len() - 1
        });
        &mut self.entries[at].1
    }

    pub fn remove(&mut self, name: &str) {
        if let Some(at) = self.index.remove(name) {
            self.entries.remove(at);
            for place in self.index.values_mut().filter(|p| **p > at) {
                *place -= 1;
            }
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &(Rc<str>, Symbol)> {
        self.entries.iter()
    }
}

/// A block: a module, a class body, a function, a comprehension, an annotation.
#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    pub symbols: Symbols,
    /// Parameters, in slot order.
    pub params: Vec<Rc<str>>,
    pub children: Vec<ScopeId>,
    pub comprehension: Option<Comprehension>,
    /// The comprehension is compiled into the block around it.
    pub is_inlined: bool,
    pub is_nested: bool,
    pub is_generator: bool,
    pub is_coroutine: bool,
    pub is_method: bool,
    pub is_async_def: bool,
    pub var_args: bool,
    pub var_keywords: bool,
    pub has_docstring: bool,
    pub needs_class_closure: bool,
    pub needs_classdict: bool,
    pub has_conditional_annotations: bool,
    pub annotations_used: bool,
    /// An annotation scope directly in a class: it looks names up in the class's namespace first.
    pub can_see_class_scope: bool,
    pub annotation_block: Option<ScopeId>,
    /// The only private names that the class's name is put before: its type parameters, where its body has not begun.
    pub mangled_only: Option<Rc<[Rc<str>]>>,
    /// While walking: inside `if`, a loop, `try` and the like.
    in_conditional_block: bool,
    /// While walking: annotations of a function's locals are never evaluated.
    in_unevaluated_annotation: bool,
    /// While walking: in an iterable expression of a comprehension.
    comp_iter_expr: u32,
    /// While walking: in a target of a comprehension.
    comp_iter_target: bool,
}

impl Scope {
    fn new(kind: ScopeKind) -> Scope {
        Scope {
            kind,
            symbols: Symbols::default(),
            params: Vec::new(),
            children: Vec::new(),
            comprehension: None,
            is_inlined: false,
            is_nested: false,
            is_generator: false,
            is_coroutine: false,
            is_method: false,
            is_async_def: false,
            var_args: false,
            var_keywords: false,
            has_docstring: false,
            needs_class_closure: false,
            needs_classdict: false,
            has_conditional_annotations: false,
            annotations_used: false,
            can_see_class_scope: false,
            annotation_block: None,
            mangled_only: None,
            in_conditional_block: false,
            in_unevaluated_annotation: false,
            comp_iter_expr: 0,
            comp_iter_target: false,
        }
    }

    /// Locals live in slots.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }

    /// What a private name becomes here.
    pub fn mangle(&self, class: Option<&str>, name: &Rc<str>) -> Rc<str> {
        match &self.mangled_only {
            Some(names) if !names.contains(name) => name.clone(),
            _ => mangle(class, name),
        }
    }

    pub fn place(&self, name: &str) -> Place {
        self.symbols.get(name).unwrap_or_default().place
    }
}

/// All blocks of a program; block 0 is the module.
pub(crate) struct SymbolTable {
    pub scopes: Vec<Scope>,
    /// What the version compiles in another way.
    pub dialect: Dialect,
    /// `from __future__ import annotations`: annotations are strings, and no block takes part of them.
    pub future_annotations: bool,
    by_node: FxHashMap<NodeKey, ScopeId>,
}

impl SymbolTable {
    /// Annotations are ordinary expressions of the block that they stand in.
    pub fn evaluates_annotations(&self) -> bool {
        self.dialect.eager_annotations && !self.future_annotations
    }

    /// The block of a node.
    pub fn scope_of(&self, key: NodeKey) -> Option<ScopeId> {
        self.by_node.get(&key).copied()
    }
}
