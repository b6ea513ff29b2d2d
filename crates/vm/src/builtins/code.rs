//! What readers of code objects ask for: flags, counts, and where each instruction stands in the source.

use afterdel_language::code::{CodeFlags, LocalKind};

use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, member, method};
use crate::object::{Object, V};
use crate::objects::LoadedCode;

/// Of code objects.
pub const METHODS: &[NativeDef] = &[
    member("co_flags", |vm, args| number(vm, args, |code| flags(code.flags, code.has_docstring))),
    member("co_posonlyargcount", |vm, args| number(vm, args, |code| code.positional_only_count)),
    member("co_kwonlyargcount", |vm, args| number(vm, args, |code| code.keyword_only_count)),
    member("co_nlocals", |vm, args| number(vm, args, |code| code.n_locals)),
    member("co_stacksize", |vm, args| number(vm, args, |code| code.stack_size - crate::objects::SPARE_SLOTS)),
    getter("co_cellvars", |vm, args| {
        let code = code_of(vm, args);
        let cells = code.locals.iter().zip(&code.local_names).filter(|(local, _)| local.kind == LocalKind::Cell);
        let names = cells.map(|(_, &name)| name).collect();
        Ok(vm.new_tuple(names))
    }),
    method("co_positions", Arity::None, positions),
    method("replace", Arity::Any, replace),
];

/// `code.replace(...)`: what can be another here are name, flags and place in the source.
fn replace(vm: &mut Machine, args: Args<'_>) -> R<V> {
    const NAMES: [&str; 5] = ["co_name", "co_qualname", "co_filename", "co_firstlineno", "co_flags"];
    if args.pos.len() > 1 {
        let given = args.pos.len() - 1;
        return Err(vm.type_error(format!("replace() takes 0 positional arguments but {given} were given")));
    }
    let [name, qualname, filename, first_line, new_flags] = args.rest().bind(vm, "replace", NAMES, 0)?;
    let mut code = (*code_of(vm, args)).clone();
    for (text, name) in [name, qualname, filename].into_iter().zip(NAMES) {
        let Some(text) = text else { continue };
        let Some(value) = vm.as_str(text).map(str::to_string) else {
            let message = format!("replace() argument '{name}' must be str, not {}", vm.type_name(text));
            return Err(vm.type_error(message));
        };
        match name {
            "co_filename" => code.filename = value.into(),
            "co_qualname" => code.qualname = vm.intern(&value),
            _ => {
                code.name = vm.intern(&value);
                code.name_text = value.into();
            }
        }
    }
    if let Some(line) = first_line {
        code.first_line = vm.index_i64(line)? as u32;
    }
    if let Some(bits) = new_flags {
        let bits = vm.index_i64(bits)? as u32;
        code.flags.iterable_coroutine = bits & 0x100 != 0;
    }
    code.held().for_each(|v| vm.heap.incref(v));
    Ok(vm.alloc(Object::Code(std::rc::Rc::new(code))))
}

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
        (flags.iterable_coroutine, 0x100),
        (flags.async_generator, 0x200),
        (has_docstring, 0x400_0000),
        (flags.method, 0x800_0000),
        (flags.future_annotations, 0x100_0000),
    ];
    bits.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum()
}

/// An iterator over line, end line, column, end column of every instruction.
fn positions(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let code = code_of(vm, args);
    let mut rows = Vec::with_capacity(code.positions.len());
    for position in &code.positions {
        // An instruction of a whole line has no columns.
        let bare = position.line == position.end_line && position.end_column == 0;
        let lines = [position.line, position.end_line].map(|part| (part, position.line > 0));
        let columns = [position.column, position.end_column].map(|part| (part, position.line > 0 && !bare));
        let parts = [lines[0], lines[1], columns[0], columns[1]];
        let row = parts.map(|(part, known)| if known { vm.new_int(i64::from(part)) } else { vm.none });
        rows.push(vm.new_tuple(row.to_vec()));
    }
    let rows = vm.new_tuple(rows);
    let iter = vm.iter(rows);
    vm.drop_ref(rows);
    iter
}

impl Machine {
    /// `function.__code__ = code`. Takes the code. Frames that run the function go on with the code they have.
    pub(super) fn set_function_code(&mut self, function: V, code: V) -> R<()> {
        let Object::Code(loaded) = self.heap.get(code) else { unreachable!("caller checked") };
        let loaded = loaded.clone();
        let runs = self.frames.iter().any(|frame| frame.function.get() == Some(function));
        let Object::Function(payload) = self.heap.get_mut(function) else { unreachable!("caller checked") };
        payload.loaded = loaded;
        let old = std::mem::replace(&mut payload.code, code);
        if runs {
            self.heap.make_immortal(old);
        }
        self.drop_ref(old);
        Ok(())
    }
}
