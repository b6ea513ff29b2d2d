//! Deciding where each name lives (`analyze_block`).

use std::rc::Rc;

use ruff_text_size::TextRange;
use rustc_hash::FxHashMap;

use super::{Comprehension, Place, ScopeId, ScopeKind, Symbol, SymbolTable, usage};

/// A set of names, sorted: a block has few, and a tree would be more code than all that is done with it.
#[derive(Clone, Default)]
struct Names(Vec<Rc<str>>);

impl Names {
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|n| (**n).cmp(name))
    }

    fn contains(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    fn insert(&mut self, name: Rc<str>) {
        if let Err(at) = self.find(&name) {
            self.0.insert(at, name);
        }
    }

    /// Whether it was there.
    fn remove(&mut self, name: &str) -> bool {
        self.find(name).map(|at| self.0.remove(at)).is_ok()
    }

    fn add_all(&mut self, names: &Names) {
        if self.0.is_empty() {
            self.0.clone_from(&names.0);
        } else {
            names.0.iter().for_each(|n| self.insert(n.clone()));
        }
    }
}

/// Names that a class body provides to the blocks in it without their being variables.
const CLASS_PROVIDED: [&str; 3] = ["__class__", "__classdict__", "__conditional_annotations__"];

/// A `global` or `nonlocal` that cannot be.
pub(super) struct ScopeError {
    pub message: String,
    pub range: TextRange,
}

/// What a block sees of the blocks around it.
#[derive(Clone, Default)]
struct Outer {
    /// `None` at module level: nothing can be free there.
    bound: Option<Names>,
    global: Names,
    type_params: Names,
}

/// The decisions about one block while they are being made.
type Places = FxHashMap<Rc<str>, Place>;

pub(super) struct Analyzer<'t> {
    pub table: &'t mut SymbolTable,
    /// Where each `global`/`nonlocal` statement stands.
    pub directives: FxHashMap<(ScopeId, Rc<str>), TextRange>,
}

impl Analyzer<'_> {
    /// Analyses the whole table.
    pub fn run(&mut self) -> Result<(), ScopeError> {
        let mut free = Names::default();
        self.block(0, Outer::default(), &mut free, None)
    }

    fn block(
        &mut self,
        id: ScopeId,
        mut outer: Outer,
        free: &mut Names,
        class: Option<ScopeId>,
    ) -> Result<(), ScopeError> {
        let is_class = self.table.scopes[id].kind == ScopeKind::Class;
        let is_function_like = self.table.scopes[id].is_function_like();
        let mut for_children = Outer { bound: Some(Names::default()), ..Outer::default() };
        if is_class {
            // A class body's own names are invisible to the functions in it.
            for_children.global.add_all(&outer.global);
            for_children.bound = Some(outer.bound.clone().unwrap_or_default());
        }
        let mut places = Places::default();
        let mut local = Names::default();
        let names: Vec<(Rc<str>, Symbol)> = self.table.scopes[id].symbols.iter().cloned().collect();
        for (name, symbol) in &names {
            let place = self.place_of(id, name, *symbol, &mut outer, &mut local, free, class)?;
            places.insert(name.clone(), place);
        }
        let bound = for_children.bound.get_or_insert_default();
        if is_class {
            CLASS_PROVIDED.iter().for_each(|&n| bound.insert(n.into()));
        } else {
            if is_function_like {
                bound.add_all(&local);
            }
            if let Some(outer) = &outer.bound {
                bound.add_all(outer);
            }
            for_children.global.add_all(&outer.global);
        }
        for_children.type_params = outer.type_params.clone();
        let mut new_free = Names::default();
        let mut inlined_cells = Names::default();
        self.children(id, &for_children, &mut places, &mut new_free, &mut inlined_cells, class)?;
        if is_function_like {
            for (name, place) in places.iter_mut().filter(|(_, p)| **p == Place::Local) {
                if new_free.contains(name) || inlined_cells.contains(name) {
                    *place = Place::Cell;
                    new_free.remove(name);
                }
            }
        } else if is_class {
            self.drop_class_provided(id, &mut new_free);
        }
        self.update_symbols(id, &places, outer.bound.as_ref(), &new_free, &inlined_cells);
        free.add_all(&new_free);
        Ok(())
    }

    fn children(
        &mut self,
        id: ScopeId,
        outer: &Outer,
        places: &mut Places,
        free: &mut Names,
        inlined_cells: &mut Names,
        class: Option<ScopeId>,
    ) -> Result<(), ScopeError> {
        let mut children = Vec::new();
        for child in self.table.scopes[id].children.clone() {
            let class_entry = if !self.table.scopes[child].can_see_class_scope {
                None
            } else if self.table.scopes[id].kind == ScopeKind::Class {
                Some(id)
            } else {
                class
            };
            let inline = self.table.scopes[child].comprehension.is_some_and(|c| c != Comprehension::Generator)
                && !self.table.scopes[id].can_see_class_scope;
            let mut child_free = Names::default();
            self.block(child, outer.clone(), &mut child_free, class_entry)?;
            if inline {
                self.inline_comprehension(id, child, places, &mut child_free, inlined_cells);
                self.table.scopes[child].is_inlined = true;
                children.extend(self.table.scopes[child].children.iter().copied());
            } else {
                children.push(child);
            }
            free.add_all(&child_free);
        }
        self.table.scopes[id].children = children;
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "one decision needs all that is known")]
    fn place_of(
        &self,
        id: ScopeId,
        name: &Rc<str>,
        symbol: Symbol,
        outer: &mut Outer,
        local: &mut Names,
        free: &mut Names,
        class: Option<ScopeId>,
    ) -> Result<Place, ScopeError> {
        let error = |message: String| {
            let range = self.directives.get(&(id, name.clone())).copied().unwrap_or_default();
            Err(ScopeError { message, range })
        };
        if symbol.has(usage::GLOBAL) {
            if symbol.has(usage::NONLOCAL) {
                return error(format!("name '{name}' is nonlocal and global"));
            }
            outer.global.insert(name.clone());
            if let Some(bound) = &mut outer.bound {
                bound.remove(name);
            }
            return Ok(Place::GlobalExplicit);
        }
        if symbol.has(usage::NONLOCAL) {
            let Some(bound) = &outer.bound else {
                return error("nonlocal declaration not allowed at module level".into());
            };
            if !bound.contains(name) {
                return error(format!("no binding for nonlocal '{name}' found"));
            }
            if outer.type_params.contains(name) {
                return error(format!("nonlocal binding not allowed for type parameter '{name}'"));
            }
            free.insert(name.clone());
            return Ok(Place::Free);
        }
        if symbol.has(usage::BOUND) {
            local.insert(name.clone());
            outer.global.remove(name);
            if symbol.has(usage::TYPE_PARAM) {
                outer.type_params.insert(name.clone());
            } else {
                outer.type_params.remove(name);
            }
            return Ok(Place::Local);
        }
        if let Some(in_class) = class.and_then(|c| self.table.scopes[c].symbols.get(name)) {
            if in_class.has(usage::GLOBAL) {
                return Ok(Place::GlobalExplicit);
            }
            if in_class.has(usage::BOUND) && !in_class.has(usage::NONLOCAL) {
                return Ok(Place::GlobalImplicit);
            }
        }
        if outer.bound.as_ref().is_some_and(|b| b.contains(name)) {
            free.insert(name.clone());
            return Ok(Place::Free);
        }
        Ok(Place::GlobalImplicit)
    }

    /// The names of `comp` become names of `id`.
    fn inline_comprehension(
        &mut self,
        id: ScopeId,
        comp: ScopeId,
        places: &mut Places,
        comp_free: &mut Names,
        inlined_cells: &mut Names,
    ) {
        let is_class = self.table.scopes[id].kind == ScopeKind::Class;
        let names: Vec<(Rc<str>, Symbol)> = self.table.scopes[comp].symbols.iter().cloned().collect();
        for (name, symbol) in names {
            if symbol.has(usage::PARAM) {
                continue;
            }
            if symbol.place == Place::Cell || symbol.has(usage::COMP_CELL) {
                inlined_cells.insert(name.clone());
            }
            match self.table.scopes[id].symbols.get(&name) {
                None => {
                    let mut place = symbol.place;
                    if place == Place::Free && is_class && CLASS_PROVIDED.contains(&&*name) {
                        place = Place::GlobalImplicit;
                        if !self.is_free_in_any_child(comp, &name) {
                            comp_free.remove(&name);
                        }
                        self.table.scopes[comp].symbols.remove(&name);
                    }
                    self.table.scopes[id].symbols.entry(&name).usage = symbol.usage;
                    places.insert(name, place);
                }
                Some(existing) => {
                    if existing.has(usage::BOUND) && !is_class && !self.is_free_in_any_child(comp, &name) {
                        comp_free.remove(&name);
                    }
                }
            }
        }
    }

    fn is_free_in_any_child(&self, id: ScopeId, name: &str) -> bool {
        self.table.scopes[id].children.iter().any(|&c| self.table.scopes[c].place(name) == Place::Free)
    }

    fn drop_class_provided(&mut self, id: ScopeId, free: &mut Names) {
        let scope = &mut self.table.scopes[id];
        scope.needs_class_closure |= free.remove("__class__");
        scope.needs_classdict |= free.remove("__classdict__");
        scope.has_conditional_annotations |= free.remove("__conditional_annotations__");
    }

    fn update_symbols(
        &mut self,
        id: ScopeId,
        places: &Places,
        bound: Option<&Names>,
        free: &Names,
        inlined_cells: &Names,
    ) {
        let scope = &mut self.table.scopes[id];
        let is_class = scope.kind == ScopeKind::Class || scope.can_see_class_scope;
        let names: Vec<Rc<str>> = scope.symbols.iter().map(|(n, _)| n.clone()).collect();
        for name in names {
            let symbol = scope.symbols.entry(&name);
            if inlined_cells.contains(&name) {
                symbol.usage |= usage::COMP_CELL;
            }
            symbol.place = places.get(&name).copied().unwrap_or_default();
        }
        for name in &free.0 {
            if scope.symbols.get(name).is_some() {
                if is_class {
                    scope.symbols.entry(name).usage |= usage::FREE_CLASS;
                }
            } else if bound.is_none_or(|b| b.contains(name)) {
                scope.symbols.entry(name).place = Place::Free;
            }
        }
    }
}
