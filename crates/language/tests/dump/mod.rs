//! Our code in the form of tests/dump.py: operands spelled out.

use std::fmt::Write;

use afterdel_language::code::{Code, Const, LocalKind};
use afterdel_language::op::{COMPARE_TO_BOOL, Instr, Op};

/// Instructions with positions and handlers, also of the code nested in it; CPython's have no `LINE`.
pub fn dump(code: &Code, with_lines: bool) -> String {
    let mut out = String::new();
    dump_into(code, with_lines, &mut out);
    out
}

fn dump_into(code: &Code, with_lines: bool, out: &mut String) {
    header(code, out);
    let shown = |instr: &Instr| with_lines || instr.op() != Op::Line;
    // The place of each instruction among those that are shown.
    let mut index = Vec::with_capacity(code.instrs.len() + 1);
    let mut count = 0;
    for instr in &code.instrs {
        index.push(count);
        count += u32::from(shown(instr));
    }
    index.push(count);
    for (at, (instr, p)) in code.instrs.iter().zip(&code.positions).enumerate() {
        if !shown(instr) {
            continue;
        }
        let operand = operand(code, *instr, &index);
        let line = format!("  {} {} {operand}", index[at], instr.op().dis_name());
        let _ = writeln!(out, "{} @{}-{}:{}-{}", line.trim_end(), p.line, p.end_line, p.column, p.end_column);
    }
    let mut handlers: Vec<(u32, u32, String)> = Vec::new();
    for h in &code.handlers {
        let (start, end) = (index[h.start as usize], index[h.end as usize]);
        let lasti = if h.push_lasti { " lasti" } else { "" };
        let rest = format!("-> {} depth {}{lasti}", index[h.target as usize], h.depth);
        match handlers.last_mut() {
            _ if start == end => {}
            Some(last) if last.1 == start && last.2 == rest => last.1 = end,
            _ => handlers.push((start, end, rest)),
        }
    }
    for (start, end, rest) in handlers {
        let _ = writeln!(out, "  handler {start}..{end} {rest}");
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            dump_into(inner, with_lines, out);
        }
    }
}

fn header(code: &Code, out: &mut String) {
    let f = code.flags;
    let flags = [
        (f.is_function, "function"),
        (f.var_args, "varargs"),
        (f.var_keywords, "varkeywords"),
        (f.nested, "nested"),
        (f.generator, "generator"),
        (f.coroutine, "coroutine"),
        (f.async_generator, "async_generator"),
        (f.method, "method"),
        (code.has_docstring, "docstring"),
    ];
    let flags: Vec<&str> = flags.iter().filter(|(set, _)| *set).map(|(_, name)| *name).collect();
    let locals: Vec<&str> = code.locals_plus.iter().map(|l| &*l.name).collect();
    let free: Vec<&str> = code.locals_plus.iter().filter(|l| l.kind == LocalKind::Free).map(|l| &*l.name).collect();
    let cells: Vec<&str> = code
        .locals_plus
        .iter()
        .enumerate()
        .filter(|(slot, l)| is_cell(code, *slot, l.kind))
        .map(|(_, l)| &*l.name)
        .collect();
    let consts: Vec<String> = code.consts.iter().map(const_text).collect();
    let _ = writeln!(out, "code {} ({}) line {}", code.qualname, code.name, code.first_line);
    let _ = writeln!(
        out,
        "  args {} {} {} flags {} stack {}",
        code.arg_count,
        code.positional_only_count,
        code.keyword_only_count,
        flags.join(","),
        code.stack_size
    );
    let _ = writeln!(
        out,
        "  locals {} {} cells {} free {}",
        code.n_locals,
        locals.join(" "),
        cells.join(" "),
        free.join(" ")
    );
    let _ = writeln!(out, "  consts {}", consts.join(" "));
    let _ = writeln!(out, "  names {}", code.names.iter().map(|n| &**n).collect::<Vec<_>>().join(" "));
}

/// A hidden slot may be a cell too, which only its `MAKE_CELL` tells.
fn is_cell(code: &Code, slot: usize, kind: LocalKind) -> bool {
    let made = |i: &Instr| i.op() == Op::MakeCell && i.arg() as usize == slot;
    kind == LocalKind::Cell || (kind == LocalKind::Hidden && code.instrs.iter().any(made))
}

fn operand(code: &Code, instr: Instr, index: &[u32]) -> String {
    use Op::*;
    let arg = instr.arg();
    let local = |at: u32| code.locals_plus[at as usize].name.to_string();
    let name = |shift: u32| {
        let low = arg & ((1 << shift) - 1);
        let name = &code.names[(arg >> shift) as usize];
        if low == 0 { name.to_string() } else { format!("{name} {low}") }
    };
    match instr.op() {
        LoadConst => const_text(&code.consts[arg as usize]),
        LoadFast | LoadFastBorrow | LoadFastCheck | LoadFastAndClear | StoreFast | DeleteFast | MakeCell
        | LoadDeref | StoreDeref | DeleteDeref | LoadFromDictOrDeref => local(arg),
        LoadFastLoadFast | LoadFastBorrowLoadFastBorrow | StoreFastLoadFast | StoreFastStoreFast => {
            format!("{} {}", local(arg >> 12), local(arg & 0xfff))
        }
        LoadGlobal | LoadAttr => name(1),
        LoadSuperAttr => name(2),
        LoadName
        | StoreName
        | DeleteName
        | StoreGlobal
        | DeleteGlobal
        | StoreAttr
        | DeleteAttr
        | LoadFromDictOrGlobals
        | ImportName
        | ImportFrom => name(0),
        CompareOp => format!("{}{}", arg & 15, if arg & COMPARE_TO_BOOL != 0 { " bool" } else { "" }),
        JumpForward
        | JumpBackward
        | JumpBackwardNoInterrupt
        | PopJumpIfTrue
        | PopJumpIfFalse
        | PopJumpIfNone
        | PopJumpIfNotNone
        | ForIter
        | Send => format!("-> {}", index[arg as usize]),
        Resume => (arg & 3).to_string(),
        LoadSmallInt => const_text(&Const::Int(i64::from(arg))),
        EndAsyncFor => String::new(),
        _ if arg == 0 => String::new(),
        _ => arg.to_string(),
    }
}

fn const_text(value: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(const_text).collect::<Vec<_>>().join(", ");
    match value {
        Const::None => "None".into(),
        Const::Ellipsis => "...".into(),
        Const::Bool(b) => if *b { "True" } else { "False" }.into(),
        Const::Int(n) if *n < 0 => format!("-{:#x}", n.unsigned_abs()),
        Const::Int(n) => format!("{n:#x}"),
        Const::BigInt(n) => format!("{:#x}", **n),
        Const::Float(f) => format!("float:{:016x}", f.to_bits()),
        Const::Complex(re, im) => format!("complex:{:016x}:{:016x}", re.to_bits(), im.to_bits()),
        Const::Str(s) => {
            let escape = |c: char| match c {
                '"' | '\\' => format!("\\u{{{:x}}}", u32::from(c)),
                ' '..='~' => c.to_string(),
                _ => format!("\\u{{{:x}}}", u32::from(c)),
            };
            format!("\"{}\"", s.chars().map(escape).collect::<String>())
        }
        Const::Bytes(b) => format!("bytes:{}", b.iter().map(|b| format!("{b:02x}")).collect::<String>()),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => {
            let mut texts: Vec<String> = items.iter().map(const_text).collect();
            texts.sort();
            format!("{{{}}}", texts.join(", "))
        }
        Const::Slice(parts) => format!("slice({})", list(&parts[..])),
        Const::Code(code) => format!("<code {}>", code.qualname),
    }
}
