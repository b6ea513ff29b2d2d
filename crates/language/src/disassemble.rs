//! Code as text, for tests and curious people.

use std::fmt::Write;

use crate::code::{Code, Const};
use crate::op::{Instr, Op};

/// Lists the instructions of `code` and of the code nested in it.
pub fn disassemble(code: &Code) -> String {
    let mut text = String::new();
    write_code(&mut text, code);
    text
}

fn write_code(text: &mut String, code: &Code) {
    let _ = writeln!(text, "{} (line {}, stack {})", code.qualname, code.first_line, code.stack_size);
    for (at, (instr, position)) in code.instrs.iter().zip(&code.positions).enumerate() {
        let _ = write!(text, "{:>5} {at:>4} {:<34}", position.line, instr.op().dis_name());
        let _ = writeln!(text, "{}", operand(code, *instr));
    }
    for handler in &code.handlers {
        let lasti = if handler.push_lasti { " lasti" } else { "" };
        let _ =
            writeln!(text, "      {}..{} -> {} [{}]{lasti}", handler.start, handler.end, handler.target, handler.depth);
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            text.push('\n');
            write_code(text, inner);
        }
    }
}

/// The operand with what it stands for.
fn operand(code: &Code, instr: Instr) -> String {
    use Op::*;
    let arg = instr.arg();
    let name = |at: u32| code.names.get(at as usize).map_or("?", |n| n);
    let local = |at: u32| code.locals_plus.get(at as usize).map_or("?", |l| &l.name);
    match instr.op() {
        LoadConst => {
            let constant = code.consts.get(arg as usize);
            format!("{arg} ({})", constant.map_or_else(|| "?".into(), const_text))
        }
        LoadFast | LoadFastBorrow | LoadFastCheck | LoadFastAndClear | StoreFast | DeleteFast | MakeCell
        | LoadDeref | StoreDeref | DeleteDeref | LoadFromDictOrDeref => format!("{arg} ({})", local(arg)),
        LoadFastLoadFast | LoadFastBorrowLoadFastBorrow | StoreFastLoadFast | StoreFastStoreFast => {
            format!("{} {} ({}, {})", arg >> 12, arg & 0xfff, local(arg >> 12), local(arg & 0xfff))
        }
        LoadGlobal | LoadAttr => format!("{arg} ({})", name(arg >> 1)),
        LoadSuperAttr => format!("{arg} ({})", name(arg >> 2)),
        LoadName
        | StoreName
        | DeleteName
        | StoreGlobal
        | DeleteGlobal
        | StoreAttr
        | DeleteAttr
        | LoadFromDictOrGlobals
        | ImportName
        | ImportFrom => format!("{arg} ({})", name(arg)),
        _ if arg == 0 => String::new(),
        _ => arg.to_string(),
    }
}

/// A constant as Python writes it, nearly.
fn const_text(value: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(const_text).collect::<Vec<_>>().join(", ");
    match value {
        Const::None => "None".into(),
        Const::Ellipsis => "...".into(),
        Const::Bool(true) => "True".into(),
        Const::Bool(false) => "False".into(),
        Const::Int(n) => n.to_string(),
        Const::BigInt(n) => n.to_string(),
        Const::Float(f) => format!("{f:?}"),
        Const::Complex(re, im) => format!("({re:?}+{im:?}j)"),
        Const::Str(s) => format!("{s:?}"),
        Const::Bytes(b) => format!("b{:?}", String::from_utf8_lossy(b)),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => format!("frozenset({{{}}})", list(items)),
        Const::Slice(parts) => format!("slice({})", list(&parts[..])),
        Const::Code(code) => format!("<code {} line {}>", code.qualname, code.first_line),
    }
}
