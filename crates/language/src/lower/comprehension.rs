//! Comprehensions. All but generator expressions become part of the block around them (PEP 709): their variables are put
//! aside on the stack and brought back afterwards.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr};

use super::Lowerer;
use super::compare::Jump;
use super::frame_blocks::{BlockKind, Datum};
use super::unit::{ArgCounts, NewUnit, UnitKind};
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::Op;
use crate::scope::{Comprehension, NodeKey, Part, Place, Scope, Symbol, usage};

/// The parts of a comprehension of any kind.
#[derive(Clone, Copy)]
struct Parts<'a> {
    kind: Comprehension,
    name: &'static str,
    key: NodeKey,
    generators: &'a [ast::Comprehension],
    element: &'a Expr,
    /// All that is in the element becomes part of what is made: `[*a for a in b]`.
    unpacks: bool,
    /// The value of a dict comprehension.
    value: Option<&'a Expr>,
    loc: Loc,
}

/// What an inlined comprehension changed and must change back.
#[derive(Default)]
struct Inlined {
    /// Variables put aside on the stack, in order.
    pushed: Vec<Rc<str>>,
    /// What names meant outside.
    overridden: Vec<(Rc<str>, Option<Symbol>)>,
    /// Slots made for it in a module or class body.
    hidden: Vec<Rc<str>>,
    cleanup: Option<Label>,
}

impl<'a> Lowerer<'a> {
    pub fn comprehension(&mut self, e: &'a Expr, loc: Loc) -> Fallible {
        let Some(mut parts) = parts(e, loc) else { return self.error("invalid syntax", e) };
        if let Expr::Generator(generator) = e {
            parts.loc = self.source.range_loc(self.generator_range(generator));
        }
        let Some(scope) = self.table.scope_of(parts.key) else {
            return self.internal_error("a comprehension has no scope");
        };
        let scope = &self.table.scopes[scope];
        if scope.is_inlined {
            return self.inlined_comprehension(&parts, scope);
        }
        let outermost = &parts.generators[0];
        let is_async = scope.is_coroutine;
        let mut new = NewUnit::new(parts.name, UnitKind::Comprehension, parts.key, parts.loc.line as u32);
        new.args = ArgCounts { positional: 1, ..ArgCounts::default() };
        self.enter(new)?;
        let body = self.begin_generator(&parts);
        self.build_container(&parts);
        self.generator(&parts, 0, 0, body > 0)?;
        if parts.kind == Comprehension::Generator {
            self.wrap_stop_iteration_from(body);
        } else {
            self.emit(parts.loc, Op::ReturnValue);
        }
        let code = self.leave(true)?;
        self.make_closure(parts.loc, code, 0);
        self.iterated(&outermost.iter)?;
        if !self.dialect.iterates_in_place {
            self.get_iter(outermost);
        }
        self.emit_arg(parts.loc, Op::Call, 0);
        if is_async && parts.kind != Comprehension::Generator {
            self.await_value(parts.loc, 0);
        }
        Ok(())
    }

    /// Asks for the iterator of what is on top.
    fn get_iter(&mut self, generator: &ast::Comprehension) {
        let get = if generator.is_async { Op::GetAiter } else { self.iteration().get_iter };
        self.emit(self.loc(&generator.iter), get);
    }

    /// Where the expression's own frame asks for the iterator, that comes before there is a generator: it goes into that
    /// with the frame. Returns how many instructions that takes.
    fn begin_generator(&mut self, parts: &Parts<'a>) -> usize {
        if parts.kind != Comprehension::Generator || !self.dialect.iterates_in_place {
            return 0;
        }
        self.emit_arg(parts.loc, Op::LoadFast, 0);
        self.get_iter(&parts.generators[0]);
        self.emit(parts.loc, Op::ReturnGenerator);
        self.emit(parts.loc, Op::PopTop);
        let body = self.unit_ref().sequence.len();
        self.emit(parts.loc, Op::Resume);
        body
    }

    fn build_container(&mut self, parts: &Parts<'a>) -> bool {
        let op = match parts.kind {
            Comprehension::List => Op::BuildList,
            Comprehension::Set => Op::BuildSet,
            Comprehension::Dict => Op::BuildMap,
            Comprehension::Generator => return false,
        };
        self.emit_arg(parts.loc, op, 0);
        true
    }

    fn inlined_comprehension(&mut self, parts: &Parts<'a>, scope: &'a Scope) -> Fallible {
        let outermost = &parts.generators[0];
        self.iterated(&outermost.iter)?;
        if !self.dialect.iterates_in_place {
            self.get_iter(outermost);
        }
        let mut inlined = Inlined::default();
        self.enter_inlined_scope(scope, &mut inlined);
        self.put_locals_aside(parts.loc, scope, &mut inlined);
        self.build_container(parts);
        self.emit_arg(parts.loc, Op::Swap, 2);
        if self.dialect.iterates_in_place {
            self.get_iter(outermost);
        }
        self.generator(parts, 0, 0, true)?;
        self.bring_locals_back(parts.loc, &inlined);
        self.leave_inlined_scope(inlined);
        Ok(())
    }

    /// Names mean what they mean in the comprehension from here on.
    fn enter_inlined_scope(&mut self, comp: &Scope, inlined: &mut Inlined) {
        let scope = self.scope();
        let unit = self.unit();
        let in_class = unit.kind == UnitKind::Class && unit.inlined_depth == 0;
        unit.inlined_depth += 1;
        for (name, symbol) in comp.symbols.iter() {
            let outside = unit.symbol(scope, name).place;
            let differs = symbol.place != outside
                && symbol.place != Place::Free
                && !(symbol.place == Place::Cell && outside == Place::Free);
            if differs || in_class {
                inlined.overridden.push((name.clone(), unit.overrides.insert(name.clone(), *symbol)));
            }
            let is_local = symbol.has(usage::LOCAL) && !symbol.has(usage::NONLOCAL);
            if (is_local || in_class) && !scope.is_function_like() && !unit.is_hidden_now(name) {
                match unit.hidden.iter_mut().find(|(n, _)| n == name) {
                    Some((_, active)) => *active = true,
                    None => unit.hidden.push((name.clone(), true)),
                }
                inlined.hidden.push(name.clone());
            }
        }
    }

    fn leave_inlined_scope(&mut self, inlined: Inlined) {
        let unit = self.unit();
        unit.inlined_depth -= 1;
        for (name, before) in inlined.overridden {
            match before {
                Some(symbol) => unit.overrides.insert(name, symbol),
                None => unit.overrides.remove(&name),
            };
        }
        for (name, active) in &mut unit.hidden {
            *active &= !inlined.hidden.contains(name);
        }
    }

    fn put_locals_aside(&mut self, loc: Loc, comp: &Scope, inlined: &mut Inlined) {
        let scope = self.scope();
        for (name, symbol) in comp.symbols.iter() {
            if !symbol.has(usage::LOCAL) || symbol.has(usage::NONLOCAL) {
                continue;
            }
            let slot = self.unit().varnames.add(name);
            self.emit_arg(loc, Op::LoadFastAndClear, slot);
            if symbol.place == Place::Cell {
                let is_free_outside = self.unit().symbol(scope, name).place == Place::Free;
                let cell = if is_free_outside { self.free_cell(name) } else { self.unit().cellvars.add(name) };
                self.emit_arg(loc, Op::MakeCell, cell);
            }
            inlined.pushed.push(name.clone());
        }
        if !inlined.pushed.is_empty() {
            // The iterator back on top.
            self.emit_arg(loc, Op::Swap, inlined.pushed.len() as u32 + 1);
            let cleanup = self.label();
            inlined.cleanup = Some(cleanup);
            self.emit_jump(loc, Ir::SetupFinally, cleanup);
        }
    }

    fn bring_locals_back(&mut self, loc: Loc, inlined: &Inlined) {
        let Some(cleanup) = inlined.cleanup else { return };
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        let end = self.label();
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
        self.place(cleanup);
        self.emit_arg(Loc::NONE, Op::Swap, 2);
        self.emit(Loc::NONE, Op::PopTop);
        // Undoing after an exception is no step.
        let step = std::mem::take(&mut self.unit().step);
        self.store_locals_back(loc, inlined);
        self.emit_arg(Loc::NONE, Op::Reraise, 0);
        self.unit().step = step;
        self.place(end);
        self.store_locals_back(loc, inlined);
    }

    fn store_locals_back(&mut self, loc: Loc, inlined: &Inlined) {
        self.emit_arg(loc, Op::Swap, inlined.pushed.len() as u32 + 1);
        for name in inlined.pushed.iter().rev() {
            let slot = self.unit().varnames.add(name);
            self.emit_ir(loc, Ir::StoreFastMaybeNull, slot);
        }
    }

    /// One `for` with its conditions and all that is inside it.
    fn generator(&mut self, parts: &Parts<'a>, index: usize, mut depth: u32, iter_on_stack: bool) -> Fallible {
        let generator = &parts.generators[index];
        if generator.is_async {
            return self.async_generator(parts, index, depth, iter_on_stack);
        }
        let (start, if_cleanup, anchor) = (self.label(), self.label(), self.label());
        let iter_loc = self.loc(&generator.iter);
        let mut is_loop = true;
        if index > 0 {
            let only = single_item(&generator.iter);
            // What the tree has a constant for is iterated over.
            let is_folded = self.dialect.folds_tree && only.map_or(Ok(false), |only| self.is_constant(only))?;
            if let Some(only) = only.filter(|_| !is_folded) {
                // `for y in [f(x)]` is an assignment.
                self.expr(only)?;
                is_loop = false;
            } else {
                self.iterated(&generator.iter)?;
                self.get_iter(generator);
            }
        } else if !iter_on_stack {
            self.load_iterable(parts);
        }
        if is_loop {
            depth += self.iteration().operands;
            if self.dialect.asks_iterators {
                self.get_iter(generator);
            }
            self.place(start);
            self.emit_jump_op(iter_loc, self.iteration().for_iter, anchor);
        }
        self.store(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, Jump::IfFalse)?;
        }
        self.inner(parts, index, depth)?;
        let element_loc = self.element_loc(parts, index);
        self.place(if_cleanup);
        if is_loop {
            self.emit_jump(element_loc, Ir::Jump, start);
            self.place(anchor);
            self.emit(Loc::NONE, Op::EndFor);
            self.emit(Loc::NONE, self.iteration().pop_iter);
        }
        Ok(())
    }

    fn async_generator(&mut self, parts: &Parts<'a>, index: usize, depth: u32, iter_on_stack: bool) -> Fallible {
        let generator = &parts.generators[index];
        let (start, except, if_cleanup) = (self.label(), self.label(), self.label());
        if index > 0 {
            self.iterated(&generator.iter)?;
            self.get_iter(generator);
        } else if !iter_on_stack {
            self.load_iterable(parts);
        }
        self.place(start);
        self.push_block(parts.loc, BlockKind::StopIteration, Some(start), None, Datum::None)?;
        let send = self.await_next(parts.loc, except);
        self.store(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, Jump::IfFalse)?;
        }
        self.inner(parts, index, depth + 1)?;
        let element_loc = self.element_loc(parts, index);
        self.place(if_cleanup);
        self.emit_jump(element_loc, Ir::Jump, start);
        self.pop_block();
        self.place(except);
        self.emit_jump_op(parts.loc, Op::EndAsyncFor, send);
        Ok(())
    }

    /// What a comprehension with a frame of its own is called with.
    fn load_iterable(&mut self, parts: &Parts<'a>) {
        self.emit_arg(parts.loc, Op::LoadFast, 0);
        if self.dialect.iterates_in_place {
            self.get_iter(&parts.generators[0]);
        }
    }

    /// The next `for`, or the element.
    fn inner(&mut self, parts: &Parts<'a>, index: usize, depth: u32) -> Fallible {
        if index + 1 < parts.generators.len() {
            return self.generator(parts, index + 1, depth, false);
        }
        self.expr(parts.element)?;
        if let Some(value) = parts.value {
            self.expr(value)?;
        }
        let loc = self.element_loc(parts, index);
        match parts.kind {
            Comprehension::Generator if parts.unpacks => self.yield_each(loc),
            Comprehension::List if parts.unpacks => self.emit_arg(loc, Op::ListExtend, depth + 1),
            Comprehension::Set if parts.unpacks => self.emit_arg(loc, Op::SetUpdate, depth + 1),
            Comprehension::Dict if parts.unpacks => self.emit_arg(loc, Op::DictUpdate, depth + 1),
            Comprehension::Generator => {
                self.yield_value(loc);
                self.emit(loc, Op::PopTop);
            }
            Comprehension::List => self.emit_arg(loc, Op::ListAppend, depth + 1),
            Comprehension::Set => self.emit_arg(loc, Op::SetAdd, depth + 1),
            Comprehension::Dict => self.emit_arg(loc, Op::MapAdd, depth + 1),
        }
        Ok(())
    }

    /// A loop over what is on top, which the generator yields one by one.
    fn yield_each(&mut self, loc: Loc) {
        let (start, end) = (self.label(), self.label());
        self.emit(loc, self.iteration().get_iter);
        self.place(start);
        self.emit_jump_op(loc, self.iteration().for_iter, end);
        self.yield_value(loc);
        self.emit(loc, Op::PopTop);
        self.emit_jump(Loc::NONE, Ir::Jump, start);
        self.place(end);
        self.emit(Loc::NONE, Op::EndFor);
        self.emit(Loc::NONE, self.iteration().pop_iter);
    }

    fn element_loc(&self, parts: &Parts<'a>, index: usize) -> Loc {
        let mut loc = self.loc(parts.element);
        if let Some(value) = parts.value.filter(|_| index + 1 == parts.generators.len()) {
            let end = self.loc(value);
            loc.end_line = end.end_line;
            loc.end_column = end.end_column;
        }
        loc
    }
}

fn parts(e: &Expr, loc: Loc) -> Option<Parts<'_>> {
    let (kind, name, key, generators, element, value) = match e {
        Expr::ListComp(c) => {
            (Comprehension::List, "<listcomp>", NodeKey::new(c, Part::Body), &c.generators, &*c.elt, None)
        }
        Expr::SetComp(c) => {
            (Comprehension::Set, "<setcomp>", NodeKey::new(c, Part::Body), &c.generators, &*c.elt, None)
        }
        Expr::DictComp(c) => {
            let key = NodeKey::new(c, Part::Body);
            match c.key.as_deref() {
                Some(name) => (Comprehension::Dict, "<dictcomp>", key, &c.generators, name, Some(&*c.value)),
                None => (Comprehension::Dict, "<dictcomp>", key, &c.generators, &*c.value, None),
            }
        }
        Expr::Generator(c) => {
            (Comprehension::Generator, "<genexpr>", NodeKey::new(c, Part::Body), &c.generators, &*c.elt, None)
        }
        _ => return None,
    };
    let (element, unpacks) = match element {
        Expr::Starred(starred) => (&*starred.value, true),
        _ => (element, kind == Comprehension::Dict && value.is_none()),
    };
    (!generators.is_empty()).then_some(Parts { kind, name, key, generators, element, unpacks, value, loc })
}

/// The item of a display of exactly one.
fn single_item(e: &Expr) -> Option<&Expr> {
    let items = match e {
        Expr::List(e) => &e.elts,
        Expr::Tuple(e) => &e.elts,
        _ => return None,
    };
    match &items[..] {
        [only] if !only.is_starred_expr() => Some(only),
        _ => None,
    }
}
