//! Expressions as text again, as CPython writes annotations that are kept as strings.

use ruff_python_ast::{
    self as ast, ConversionFlag, Expr, FStringPart, InterpolatedStringElement, Operator, ParameterWithDefault,
    Parameters, UnaryOp,
};

use super::Lowerer;
use super::constant::constant;
use super::literal_text::{literal, string};
use crate::code::Const;
use crate::diagnostics::Fallible;

/// How tightly an expression binds, from tuples to names.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Level(u8);

impl Level {
    const TUPLE: Level = Level(0);
    const TEST: Level = Level(1);
    const OR: Level = Level(2);
    const AND: Level = Level(3);
    const NOT: Level = Level(4);
    const COMPARE: Level = Level(5);
    const BIT_OR: Level = Level(6);
    const BIT_XOR: Level = Level(7);
    const BIT_AND: Level = Level(8);
    const SHIFT: Level = Level(9);
    const ARITH: Level = Level(10);
    const TERM: Level = Level(11);
    const FACTOR: Level = Level(12);
    const POWER: Level = Level(13);
    const AWAIT: Level = Level(14);
    const ATOM: Level = Level(15);

    fn tighter(self) -> Level {
        Level(self.0 + 1)
    }
}

fn level_of(op: Operator) -> Level {
    match op {
        Operator::BitOr => Level::BIT_OR,
        Operator::BitXor => Level::BIT_XOR,
        Operator::BitAnd => Level::BIT_AND,
        Operator::LShift | Operator::RShift => Level::SHIFT,
        Operator::Add | Operator::Sub => Level::ARITH,
        Operator::Pow => Level::POWER,
        _ => Level::TERM,
    }
}

impl<'a> Lowerer<'a> {
    /// The text of an expression.
    pub fn unparse(&self, e: &'a Expr) -> Fallible<String> {
        let mut out = String::new();
        self.write(e, Level::TEST, &mut out)?;
        Ok(out)
    }

    fn write(&self, e: &'a Expr, level: Level, out: &mut String) -> Fallible {
        if let Expr::Name(name) = e {
            out.push_str(&name.id);
            return Ok(());
        }
        if let Some(value) = constant(self.source, e)? {
            if matches!(e, Expr::StringLiteral(e) if e.value.is_unicode()) {
                out.push('u');
            }
            out.push_str(&literal(&value));
            return Ok(());
        }
        let own = own_level(e);
        let parenthesized = level > own;
        out.push_str(if parenthesized { "(" } else { "" });
        self.write_inner(e, own, out)?;
        out.push_str(if parenthesized { ")" } else { "" });
        Ok(())
    }

    fn write_inner(&self, e: &'a Expr, own: Level, out: &mut String) -> Fallible {
        match e {
            Expr::BoolOp(e) => {
                let word = format!(" {} ", e.op.as_str());
                self.write_list(&e.values, &word, own.tighter(), out)
            }
            Expr::BinOp(e) => {
                let is_power = e.op == Operator::Pow;
                self.write(&e.left, if is_power { own.tighter() } else { own }, out)?;
                out.push_str(&format!(" {} ", e.op.as_str()));
                self.write(&e.right, if is_power { own } else { own.tighter() }, out)
            }
            Expr::UnaryOp(e) => {
                out.push_str(if e.op == UnaryOp::Not { "not " } else { e.op.as_str() });
                self.write(&e.operand, own, out)
            }
            Expr::Lambda(e) => self.write_lambda(e, out),
            Expr::If(e) => {
                self.write(&e.body, Level::OR, out)?;
                out.push_str(" if ");
                self.write(&e.test, Level::OR, out)?;
                out.push_str(" else ");
                self.write(&e.orelse, Level::TEST, out)
            }
            Expr::Compare(e) => {
                self.write(&e.left, own.tighter(), out)?;
                e.ops.iter().zip(&e.comparators).try_for_each(|(op, right)| {
                    out.push_str(&format!(" {} ", op.as_str()));
                    self.write(right, own.tighter(), out)
                })
            }
            Expr::Await(e) => {
                out.push_str("await ");
                self.write(&e.value, Level::ATOM, out)
            }
            Expr::Tuple(e) => {
                self.write_list(&e.elts, ", ", Level::TEST, out)?;
                out.push_str(match e.elts.len() {
                    0 => "()",
                    1 => ",",
                    _ => "",
                });
                Ok(())
            }
            Expr::Named(e) => {
                self.write(&e.target, Level::ATOM, out)?;
                out.push_str(":=");
                self.write(&e.value, Level::ATOM, out)
            }
            _ => self.write_atom(e, out),
        }
    }

    /// What needs no parentheses wherever it stands.
    fn write_atom(&self, e: &'a Expr, out: &mut String) -> Fallible {
        match e {
            Expr::Dict(e) => self.write_dict(e, out),
            Expr::Set(e) => self.write_between("{", &e.elts, "}", out),
            Expr::List(e) => self.write_between("[", &e.elts, "]", out),
            Expr::ListComp(e) => self.write_comprehension("[", &[&e.elt], &e.generators, "]", out),
            Expr::SetComp(e) => self.write_comprehension("{", &[&e.elt], &e.generators, "}", out),
            Expr::Generator(e) => self.write_comprehension("(", &[&e.elt], &e.generators, ")", out),
            Expr::DictComp(e) => {
                let items: Vec<&'a Expr> = e.key.as_deref().into_iter().chain([&*e.value]).collect();
                self.write_comprehension("{", &items, &e.generators, "}", out)
            }
            Expr::Yield(e) => self.write_yield("(yield", e.value.as_deref(), out),
            Expr::YieldFrom(e) => self.write_yield("(yield from", Some(&e.value), out),
            Expr::Call(e) => self.write_call(e, out),
            Expr::FString(e) => {
                let text = string(&self.f_string_text(e)?);
                out.push_str(&format!("f{text}"));
                Ok(())
            }
            Expr::TString(e) => {
                let mut body = String::new();
                e.value.elements().try_for_each(|element| self.write_element(element, true, &mut body))?;
                out.push_str(&format!("t{}", string(&body)));
                Ok(())
            }
            Expr::Attribute(e) => {
                self.write(&e.value, Level::ATOM, out)?;
                let is_int = matches!(constant(self.source, &e.value)?, Some(Const::Int(_) | Const::BigInt(_)));
                out.push_str(if is_int { " ." } else { "." });
                out.push_str(&e.attr);
                Ok(())
            }
            Expr::Subscript(e) => {
                self.write(&e.value, Level::ATOM, out)?;
                out.push('[');
                self.write(&e.slice, Level::TUPLE, out)?;
                out.push(']');
                Ok(())
            }
            Expr::Starred(e) => {
                out.push('*');
                self.write(&e.value, Level::BIT_OR, out)
            }
            Expr::Slice(e) => {
                e.lower.iter().try_for_each(|part| self.write(part, Level::TEST, out))?;
                out.push(':');
                e.upper.iter().try_for_each(|part| self.write(part, Level::TEST, out))?;
                e.step.iter().try_for_each(|part| {
                    out.push(':');
                    self.write(part, Level::TEST, out)
                })
            }
            _ => Ok(()),
        }
    }

    fn write_list(&self, items: &'a [Expr], separator: &str, level: Level, out: &mut String) -> Fallible {
        items.iter().enumerate().try_for_each(|(at, item)| {
            out.push_str(if at > 0 { separator } else { "" });
            self.write(item, level, out)
        })
    }

    fn write_between(&self, open: &str, items: &'a [Expr], close: &str, out: &mut String) -> Fallible {
        out.push_str(open);
        self.write_list(items, ", ", Level::TEST, out)?;
        out.push_str(close);
        Ok(())
    }

    fn write_dict(&self, e: &'a ast::ExprDict, out: &mut String) -> Fallible {
        out.push('{');
        for (at, item) in e.items.iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            match &item.key {
                Some(key) => {
                    self.write(key, Level::TEST, out)?;
                    out.push_str(": ");
                    self.write(&item.value, Level::TEST, out)?;
                }
                None => {
                    out.push_str("**");
                    self.write(&item.value, Level::BIT_OR, out)?;
                }
            }
        }
        out.push('}');
        Ok(())
    }

    fn write_comprehension(
        &self,
        open: &str,
        items: &[&'a Expr],
        generators: &'a [ast::Comprehension],
        close: &str,
        out: &mut String,
    ) -> Fallible {
        out.push_str(open);
        for (at, item) in items.iter().enumerate() {
            out.push_str(if at > 0 { ": " } else { "" });
            self.write(item, Level::TEST, out)?;
        }
        for generator in generators {
            out.push_str(if generator.is_async { " async for " } else { " for " });
            self.write(&generator.target, Level::TUPLE, out)?;
            out.push_str(" in ");
            self.write(&generator.iter, Level::OR, out)?;
            for condition in &generator.ifs {
                out.push_str(" if ");
                self.write(condition, Level::OR, out)?;
            }
        }
        out.push_str(close);
        Ok(())
    }

    fn write_yield(&self, word: &str, value: Option<&'a Expr>, out: &mut String) -> Fallible {
        out.push_str(word);
        if let Some(value) = value {
            out.push(' ');
            self.write(value, Level::TEST, out)?;
        }
        out.push(')');
        Ok(())
    }

    fn write_call(&self, e: &'a ast::ExprCall, out: &mut String) -> Fallible {
        self.write(&e.func, Level::ATOM, out)?;
        let (args, keywords) = (&e.arguments.args, &e.arguments.keywords);
        if let ([only @ Expr::Generator(_)], true) = (&args[..], keywords.is_empty()) {
            return self.write(only, Level::TEST, out);
        }
        out.push('(');
        self.write_list(args, ", ", Level::TEST, out)?;
        for (at, keyword) in keywords.iter().enumerate() {
            out.push_str(if at + args.len() > 0 { ", " } else { "" });
            match &keyword.arg {
                Some(name) => out.push_str(&format!("{name}=")),
                None => out.push_str("**"),
            }
            self.write(&keyword.value, Level::TEST, out)?;
        }
        out.push(')');
        Ok(())
    }

    fn write_lambda(&self, e: &'a ast::ExprLambda, out: &mut String) -> Fallible {
        out.push_str("lambda");
        if let Some(parameters) = e.parameters.as_deref() {
            // As CPython does it, only before parameters that can be given by position.
            let by_position = !parameters.args.is_empty() || !parameters.posonlyargs.is_empty();
            out.push_str(if by_position { " " } else { "" });
            self.write_parameters(parameters, out)?;
        }
        out.push_str(": ");
        self.write(&e.body, Level::TEST, out)
    }

    fn write_parameters(&self, parameters: &'a Parameters, out: &mut String) -> Fallible {
        let mut parts = Vec::new();
        for parameter in &parameters.posonlyargs {
            parts.push(self.parameter(parameter)?);
        }
        if !parameters.posonlyargs.is_empty() {
            parts.push("/".to_owned());
        }
        for parameter in &parameters.args {
            parts.push(self.parameter(parameter)?);
        }
        match &parameters.vararg {
            Some(vararg) => parts.push(format!("*{}", vararg.name)),
            None if !parameters.kwonlyargs.is_empty() => parts.push("*".to_owned()),
            None => {}
        }
        for parameter in &parameters.kwonlyargs {
            parts.push(self.parameter(parameter)?);
        }
        parts.extend(parameters.kwarg.iter().map(|kwarg| format!("**{}", kwarg.name)));
        out.push_str(&parts.join(", "));
        Ok(())
    }

    fn parameter(&self, parameter: &'a ParameterWithDefault) -> Fallible<String> {
        let mut text = parameter.parameter.name.to_string();
        if let Some(default) = &parameter.default {
            text.push('=');
            self.write(default, Level::TEST, &mut text)?;
        }
        Ok(text)
    }

    fn f_string_text(&self, e: &'a ast::ExprFString) -> Fallible<String> {
        let mut body = String::new();
        for part in e.value.iter() {
            match part {
                FStringPart::Literal(literal) => body.push_str(&with_doubled_braces(&literal.value)),
                FStringPart::FString(f) => {
                    f.elements.iter().try_for_each(|element| self.write_element(element, false, &mut body))?;
                }
            }
        }
        Ok(body)
    }

    /// A part of an f-string, or of a t-string, whose expressions stay as they are written.
    fn write_element(&self, element: &'a InterpolatedStringElement, as_written: bool, out: &mut String) -> Fallible {
        let e = match element {
            InterpolatedStringElement::Literal(literal) => {
                out.push_str(&with_doubled_braces(&literal.value));
                return Ok(());
            }
            InterpolatedStringElement::Interpolation(e) => e,
        };
        if let Some(debug) = &e.debug_text {
            out.push_str(&with_doubled_braces(debug.as_str()));
        }
        let mut text = String::new();
        if as_written {
            text = self.expression_text(e);
        } else {
            self.write(&e.expression, Level::OR, &mut text)?;
        }
        out.push_str(if text.starts_with('{') { "{ " } else { "{" });
        out.push_str(&text);
        out.push_str(match e.conversion {
            ConversionFlag::Str => "!s",
            ConversionFlag::Repr => "!r",
            ConversionFlag::Ascii => "!a",
            ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => "!r",
            ConversionFlag::None => "",
        });
        if let Some(spec) = &e.format_spec {
            out.push(':');
            spec.elements.iter().try_for_each(|element| self.write_element(element, false, out))?;
        }
        out.push('}');
        Ok(())
    }
}

fn with_doubled_braces(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn own_level(e: &Expr) -> Level {
    match e {
        Expr::BoolOp(e) if e.op == ast::BoolOp::And => Level::AND,
        Expr::BoolOp(_) => Level::OR,
        Expr::BinOp(e) => level_of(e.op),
        Expr::UnaryOp(e) if e.op == UnaryOp::Not => Level::NOT,
        Expr::UnaryOp(_) => Level::FACTOR,
        Expr::Lambda(_) | Expr::If(_) => Level::TEST,
        Expr::Compare(_) => Level::COMPARE,
        Expr::Await(_) => Level::AWAIT,
        Expr::Tuple(e) if e.elts.is_empty() => Level::ATOM,
        Expr::Tuple(_) | Expr::Named(_) => Level::TUPLE,
        _ => Level::ATOM,
    }
}
