//! A block while it is being lowered.

use std::rc::Rc;

use ruff_python_ast as ast;
use rustc_hash::FxHashMap;

use super::Lowerer;
use super::frame_blocks::FrameBlock;
use crate::code::{Code, CodeFlags, Const};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Fallible};
use crate::flow::{ConstTable, Instruction, Ir, Labels, Loc, UnitInfo, assemble};
use crate::op::Op;
use crate::scope::{NodeKey, Place, Scope, ScopeId, Symbol, mangle, usage};

/// Names in the order of their first use.
#[derive(Default)]
pub(crate) struct NameTable {
    pub names: Vec<Rc<str>>,
    index: FxHashMap<Rc<str>, u32>,
}

impl NameTable {
    pub fn from_names(names: Vec<Rc<str>>) -> NameTable {
        let mut table = NameTable::default();
        for name in &names {
            table.add(name);
        }
        table
    }

    pub fn add(&mut self, name: &Rc<str>) -> u32 {
        if let Some(&at) = self.index.get(name) {
            return at;
        }
        let at = self.names.len() as u32;
        self.index.insert(name.clone(), at);
        self.names.push(name.clone());
        at
    }

    pub fn find(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }
}

/// What kind of code a unit becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    Annotations,
}

/// How many parameters of each kind.
#[derive(Clone, Copy, Default)]
pub(crate) struct ArgCounts {
    /// By position, positional-only ones included.
    pub positional: u32,
    pub positional_only: u32,
    pub keyword_only: u32,
}

/// A deferred annotation and its number, when it is set only on some paths.
pub(crate) struct DeferredAnnotation<'a> {
    pub stmt: &'a ast::StmtAnnAssign,
    pub condition: Option<u32>,
}

pub(crate) struct Unit<'a> {
    pub scope: ScopeId,
    pub kind: UnitKind,
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    /// The class whose private names are mangled here.
    pub private: Option<Rc<str>>,
    pub args: ArgCounts,
    pub first_line: u32,
    pub sequence: Vec<Instruction>,
    pub labels: Labels,
    pub consts: ConstTable,
    pub names: NameTable,
    pub varnames: NameTable,
    pub cellvars: NameTable,
    pub freevars: NameTable,
    /// Comprehension variables of a module or class body, and whether the comprehension is being lowered right now.
    pub hidden: Vec<(Rc<str>, bool)>,
    /// What names mean while an inlined comprehension is being lowered.
    pub overrides: FxHashMap<Rc<str>, Symbol>,
    pub inlined_depth: u32,
    pub blocks: Vec<FrameBlock<'a>>,
    /// Attributes that methods set on their first parameter, for `__static_attributes__`.
    pub static_attributes: Vec<Rc<str>>,
    pub deferred_annotations: Vec<DeferredAnnotation<'a>>,
    pub next_condition: u32,
    pub conditional_depth: u32,
    /// Line of the statement being lowered.
    pub step: u32,
    /// Line of a step that starts with the next instruction.
    pub lead: u32,
    /// Whether statements here are steps; not so in comprehensions and annotations.
    pub has_steps: bool,
    pub has_docstring: bool,
}

impl<'a> Unit<'a> {
    /// What a name means here.
    pub fn symbol(&self, scope: &Scope, name: &str) -> Symbol {
        self.overrides.get(name).copied().or_else(|| scope.symbols.get(name)).unwrap_or_default()
    }

    pub fn is_hidden_now(&self, name: &str) -> bool {
        self.hidden.iter().any(|(n, active)| *active && &**n == name)
    }
}

/// What to open a unit with.
pub(crate) struct NewUnit {
    pub name: Rc<str>,
    pub kind: UnitKind,
    pub key: Option<NodeKey>,
    pub first_line: u32,
    /// The class's name, when this is a class body or its type parameters.
    pub private: Option<Rc<str>>,
    pub args: ArgCounts,
}

impl NewUnit {
    pub fn new(name: impl Into<Rc<str>>, kind: UnitKind, key: NodeKey, first_line: u32) -> NewUnit {
        NewUnit { name: name.into(), kind, key: Some(key), first_line, private: None, args: ArgCounts::default() }
    }
}

impl<'a> Lowerer<'a> {
    /// Opens a unit and emits its `RESUME`.
    pub fn enter(&mut self, new: NewUnit) -> Fallible {
        let scope_id = match new.key {
            None => 0,
            Some(key) => match self.table.scope_of(key) {
                Some(id) => id,
                None => return self.internal_error("a block has no scope"),
            },
        };
        let scope = &self.table.scopes[scope_id];
        let private = new.private.or_else(|| self.units.last().and_then(|u| u.private.clone()));
        let qualname = self.qualname(&new.name, new.kind);
        let cellvars = cellvars(scope);
        let freevars = sorted_names(scope, |s| s.place == Place::Free || s.has(usage::FREE_CLASS));
        let has_steps = !matches!(new.kind, UnitKind::Comprehension | UnitKind::Annotations);
        self.units.push(Unit {
            scope: scope_id,
            kind: new.kind,
            name: new.name,
            qualname,
            private,
            args: new.args,
            first_line: new.first_line,
            sequence: Vec::new(),
            labels: Labels::default(),
            consts: ConstTable::new(self.dialect),
            names: NameTable::default(),
            varnames: NameTable::from_names(scope.params.clone()),
            cellvars: NameTable::from_names(cellvars),
            freevars: NameTable::from_names(freevars),
            hidden: Vec::new(),
            overrides: FxHashMap::default(),
            inlined_depth: 0,
            blocks: Vec::new(),
            static_attributes: Vec::new(),
            deferred_annotations: Vec::new(),
            next_condition: 0,
            conditional_depth: 0,
            step: 0,
            lead: 0,
            has_steps,
            has_docstring: false,
        });
        let mut loc = Loc::at_line(new.first_line);
        if new.kind == UnitKind::Module {
            loc.line = 0;
        }
        self.emit(loc, Op::Resume);
        if new.kind == UnitKind::Module {
            self.emit_ir(loc, Ir::AnnotationsPlaceholder, 0);
        }
        Ok(())
    }

    /// `co_qualname`: the path from the module, with `<locals>` behind functions.
    pub fn qualname(&self, name: &Rc<str>, kind: UnitKind) -> Rc<str> {
        // What annotations and type parameters are in counts, not their own block.
        let skipped = self.units.last().is_some_and(|unit| unit.kind == UnitKind::Annotations);
        let Some(parent) = self.units.iter().rev().nth(usize::from(skipped)) else { return name.clone() };
        if parent.kind == UnitKind::Module {
            return name.clone();
        }
        if matches!(kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class) {
            let mangled = mangle(parent.private.as_deref(), name);
            let parent_scope = &self.table.scopes[parent.scope];
            if parent_scope.place(&mangled) == Place::GlobalExplicit {
                return name.clone();
            }
        }
        let locals = match parent.kind {
            UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda => ".<locals>",
            _ => "",
        };
        format!("{}{locals}.{name}", parent.qualname).into()
    }

    /// Closes the innermost unit and finishes its code.
    pub fn leave(&mut self, add_none: bool) -> Fallible<Rc<Code>> {
        if add_none {
            self.emit_none(Loc::NONE);
        }
        self.emit(Loc::NONE, Op::ReturnValue);
        let Some(unit) = self.units.pop() else { return self.internal_error("no unit is open") };
        let scope = &self.table.scopes[unit.scope];
        let info = UnitInfo {
            dialect: self.dialect,
            name: unit.name,
            qualname: unit.qualname,
            filename: self.source.filename.clone(),
            flags: CodeFlags { future_annotations: self.table.future_annotations, ..flags(scope) },
            arg_count: unit.args.positional,
            positional_only_count: unit.args.positional_only,
            keyword_only_count: unit.args.keyword_only,
            n_params: scope.params.len() as u32,
            names: unit.names.names,
            varnames: unit.varnames.names,
            cellvars: unit.cellvars.names,
            freevars: unit.freevars.names,
            hidden: unit.hidden.into_iter().map(|(name, _)| name).collect(),
            first_line: unit.first_line,
            has_docstring: unit.has_docstring,
        };
        match assemble(info, &unit.sequence, &unit.labels.0, unit.consts) {
            Ok(mut code) => {
                for constant in code.consts.iter_mut().filter(|constant| matches!(constant, Const::FrozenSet(_))) {
                    let first = self.frozensets.add(constant.clone());
                    constant.clone_from(self.frozensets.get(first).expect("just added"));
                }
                let names = code.names.iter().map(|name| Const::Str(name.clone())).collect();
                let locals = code.locals_plus.iter().map(|local| Const::Str(local.name.clone())).collect();
                for tuple in [code.consts.clone().into(), names, locals] {
                    self.note_made(&Const::Tuple(tuple));
                }
                if self.units.is_empty() {
                    code.literals = self.all_literals();
                }
                Ok(Rc::new(code))
            }
            Err(_) => self.internal_error("the program is too large"),
        }
    }

    /// The literals that the tree holds, some of them twice.
    fn all_literals(&mut self) -> Vec<Const> {
        let mut literals = std::mem::take(&mut self.literals).into_values();
        literals.extend(std::mem::take(&mut self.held_twice).into_values());
        literals
    }

    pub fn internal_error<T>(&self, message: &str) -> Fallible<T> {
        let range = ruff_text_size::TextRange::default();
        Err(Diagnostic::new(self.source, DiagnosticKind::Unsupported, message.into(), range))
    }

    /// Puts instructions before those already emitted, behind the first `at`.
    pub fn insert_instructions(&mut self, at: usize, instrs: Vec<Instruction>) {
        let unit = self.unit();
        let count = instrs.len();
        unit.sequence.splice(at..at, instrs);
        for place in unit.labels.0.iter_mut().flatten().filter(|p| **p >= at) {
            *place += count;
        }
    }
}

fn sorted_names(scope: &Scope, wanted: impl Fn(Symbol) -> bool) -> Vec<Rc<str>> {
    let mut names: Vec<Rc<str>> =
        scope.symbols.iter().filter(|(_, s)| wanted(*s)).map(|(name, _)| name.clone()).collect();
    names.sort();
    names
}

fn cellvars(scope: &Scope) -> Vec<Rc<str>> {
    let mut cells = sorted_names(scope, |s| s.place == Place::Cell || s.has(usage::COMP_CELL));
    let extra = [
        (scope.needs_class_closure, "__class__"),
        (scope.needs_classdict, "__classdict__"),
        (scope.has_conditional_annotations, "__conditional_annotations__"),
    ];
    cells.extend(extra.iter().filter(|(needed, _)| *needed).map(|(_, name)| Rc::from(*name)));
    cells
}

fn flags(scope: &Scope) -> CodeFlags {
    let is_function = scope.is_function_like();
    CodeFlags {
        is_function,
        var_args: scope.var_args,
        var_keywords: scope.var_keywords,
        nested: is_function && scope.is_nested,
        generator: is_function && scope.is_generator && !scope.is_coroutine,
        coroutine: is_function && scope.is_coroutine && !scope.is_generator,
        async_generator: is_function && scope.is_coroutine && scope.is_generator,
        iterable_coroutine: false,
        method: scope.is_method,
        future_annotations: false,
    }
}
