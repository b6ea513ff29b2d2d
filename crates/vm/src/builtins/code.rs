//! What readers of code objects ask for: flags, counts, and where each instruction stands in the source.

use afterdel_language::code::{CodeFlags, LocalKind};

use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method};
use crate::object::{Object, V};
use crate::objects::LoadedCode;

/// Of code objects.
pub const METHODS: &[NativeDef] = &[
    getter("co_flags", |vm, args| number(vm, args, |code| flags(code.flags, code.has_docstring))),
    getter("co_posonlyargcount", |vm, args| number(vm, args, |code| code.positional_only_count)),
    getter("co_kwonlyargcount", |vm, args| number(vm, args, |code| code.keyword_only_count)),
    getter("co_nlocals", |vm, args| number(vm, args, |code| code.n_locals)),
    getter("co_stacksize", |vm, args| number(vm, args, |code| code.stack_size - crate::objects::SPARE_SLOTS)),
    getter("co_cellvars", |vm, args| {
        let code = code_of(vm, args);
        let cells = code.locals.iter().zip(&code.local_names).filter(|(local, _)| local.kind == LocalKind::Cell);
        let names = cells.map(|(_, &name)| name).collect();
        Ok(vm.new_tuple(names))
    }),
    method("co_positions", Arity::None, positions),
];

fn code_of(vm: &Machine, args: Args<'_>) -> std::rc::Rc<LoadedCode> {
    let Object::Code(code) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of code") };
    code.clone()
}

fn number(vm: &mut Machine, args: Args<'_>, read: fn(&LoadedCode) -> u32) -> R<V> {
    let value = read(&code_of(vm, args));
    Ok(vm.new_int(i64::from(value)))
}

/// `co_flags`.
fn flags(flags: CodeFlags, has_docstring: bool) -> u32 {
    let bits = [
        (flags.is_function, 0x3),
        (flags.var_args, 0x4),
        (flags.var_keywords, 0x8),
        (flags.nested, 0x10),
        (flags.generator, 0x20),
        (flags.coroutine, 0x80),
        (flags.async_generator, 0x200),
        (has_docstring, 0x400_0000),
        (flags.method, 0x800_0000),
    ];
    bits.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum()
}

/// An iterator over line, end line, column, end column of every instruction.
fn positions(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let code = code_of(vm, args);
    let mut rows = Vec::with_capacity(code.positions.len());
    for position in &code.positions {
        let parts = [position.line, position.end_line, position.column, position.end_column];
        let row = parts.map(|part| if position.line == 0 { vm.none } else { vm.new_int(i64::from(part)) });
        rows.push(vm.new_tuple(row.to_vec()));
    }
    let rows = vm.new_tuple(rows);
    let iter = vm.iter(rows);
    vm.drop_ref(rows);
    iter
}
