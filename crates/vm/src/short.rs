//! Short texts of objects, made by looking only: no code of the program runs, nothing is allocated on the modelled heap.
//!
//! Where Python's own `repr` would be this text, it is; what is long or deep is cut with `…`, and an instance is told
//! by its class.

use afterdel_collector::Objects;

use crate::object::{Base, Object, V};
use crate::objects::{Bounds, InstanceRef, Iter, Payload, Range, WeakRefKind};
use crate::pure::text::repr as text_repr;
use crate::pure::{IntRef, float_text, int_text};

/// Items of a container that are told.
const ITEMS: usize = 6;
/// Containers in containers that are told.
const DEPTH: u32 = 2;
/// Characters of a string that are told.
const CHARS: usize = 40;
/// Bytes of a text after which containers add no more items.
const LENGTH: usize = 90;
/// Bits of an int whose digits are told.
const BITS: u64 = 200;

/// The value of an object as a short text.
pub fn text(objects: Objects<'_, Object>, v: V) -> String {
    let mut out = String::new();
    Writer { objects, out: &mut out }.value(v, 0);
    out
}

/// The name of an object's class, for instances of builtin types too.
pub fn type_name(objects: Objects<'_, Object>, v: V) -> &str {
    match objects.get(v) {
        Some(Object::Type(class)) => class_name(objects, class.meta),
        Some(object) => match object.as_instance() {
            Some(instance) => class_name(objects, instance.class),
            None => object.kind().row().name,
        },
        None => "",
    }
}

fn class_name(objects: Objects<'_, Object>, class: V) -> &str {
    match objects.get(class) {
        Some(Object::Type(class)) => &class.name,
        _ => "",
    }
}

struct Writer<'a> {
    objects: Objects<'a, Object>,
    out: &'a mut String,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn value(&mut self, v: V, depth: u32) {
        let Some(object) = self.objects.get(v) else { return };
        match object {
            Object::None => self.push("None"),
            Object::NotImplemented => self.push("NotImplemented"),
            Object::Ellipsis => self.push("Ellipsis"),
            Object::Bool(true) => self.push("True"),
            Object::Bool(false) => self.push("False"),
            Object::Int(value) => self.push(&{ value.0 }.to_string()),
            Object::BigInt(value) if value.bits() > BITS => self.push(&format!("<int of {} bits>", value.bits())),
            Object::BigInt(value) => self.push(&int_text::to_decimal(IntRef::Big(value)).unwrap_or_default()),
            Object::Float(value) => self.push(&float_text::repr(value.0)),
            Object::Complex(parts) => self.push(&float_text::complex_repr(parts.0, parts.1)),
            Object::Str(text) => self.string(&text.text),
            Object::Bytes(bytes) => self.bytes(bytes),
            Object::ByteArray(bytes) => {
                self.push("bytearray(");
                self.bytes(bytes);
                self.push(")");
            }
            Object::Range(range) => self.range(range),
            object if object.is_container() => {
                self.container(object, depth);
            }
            Object::Slice(parts) => self.sequence("slice(", parts.iter().copied(), parts.len(), ")", depth),
            other => match other.as_instance() {
                Some(instance) => self.instance(instance, depth),
                None => self.named(other, depth),
            },
        }
    }

    fn string(&mut self, text: &str) {
        match text.char_indices().nth(CHARS) {
            None => self.push(&text_repr::str_repr(text)),
            Some((end, _)) => {
                self.push(&text_repr::str_repr(&text[..end]));
                self.push("…");
            }
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.push(&text_repr::bytes_repr(&bytes[..bytes.len().min(CHARS)]));
        if bytes.len() > CHARS {
            self.push("…");
        }
    }

    fn range(&mut self, range: &Range) {
        match &range.bounds {
            Bounds::Small(start, stop, 1) => self.push(&format!("range({start}, {stop})")),
            Bounds::Small(start, stop, step) => self.push(&format!("range({start}, {stop}, {step})")),
            Bounds::Big(..) => self.push("range(…)"),
        }
    }

    fn container(&mut self, object: &Object, depth: u32) {
        match object {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let items = tuple.tuple_items();
                let end = if items.len() == 1 { ",)" } else { ")" };
                self.sequence("(", items.iter().copied(), items.len(), end, depth);
            }
            list @ (Object::List(_) | Object::SmallList(..)) => {
                self.sequence("[", list.list_items().iter().copied(), list.list_items().len(), "]", depth)
            }
            Object::Set(set) if set.is_empty() => self.push("set()"),
            Object::FrozenSet(set) if set.is_empty() => self.push("frozenset()"),
            Object::Set(set) => self.sequence("{", set.iter().map(|(_, key)| key), set.len(), "}", depth),
            Object::FrozenSet(set) => {
                self.sequence("frozenset({", set.iter().map(|(_, key)| key), set.len(), "})", depth);
            }
            Object::Dict(dict) => {
                self.push("{");
                if depth < DEPTH {
                    for (at, entry) in dict.iter().enumerate() {
                        if !self.separate(at, dict.len()) {
                            break;
                        }
                        self.value(entry.key, depth + 1);
                        self.push(": ");
                        self.value(entry.value, depth + 1);
                    }
                } else if !dict.is_empty() {
                    self.push("…");
                }
                self.push("}");
            }
            _ => {}
        }
    }

    /// What comes between items; false: no more of them.
    fn separate(&mut self, at: usize, len: usize) -> bool {
        if at > 0 {
            self.push(", ");
        }
        let more = at < ITEMS && self.out.len() < LENGTH;
        if !more && at < len {
            self.push("…");
        }
        more
    }

    fn sequence(&mut self, open: &str, items: impl Iterator<Item = V>, len: usize, close: &str, depth: u32) {
        self.push(open);
        if depth < DEPTH {
            for (at, item) in items.enumerate() {
                if !self.separate(at, len) {
                    break;
                }
                self.value(item, depth + 1);
            }
        } else if len > 0 {
            self.push("…");
        }
        self.push(close);
    }

    fn instance(&mut self, instance: InstanceRef<'_>, depth: u32) {
        let name = class_name(self.objects, instance.class).to_string();
        match instance.base() {
            Base::Exception(exc) => {
                self.push(&name);
                match self.objects.get(exc.args) {
                    Some(args) if args.is_tuple() => {
                        let items = args.tuple_items();
                        self.sequence("(", items.iter().copied(), items.len(), ")", depth.min(DEPTH - 1));
                    }
                    _ => self.push("()"),
                }
            }
            Base::Builtin(base) => {
                self.push(&name);
                self.push("(");
                if matches!(
                    **base,
                    Object::List(_)
                        | Object::SmallList(..)
                        | Object::Dict(_)
                        | Object::Tuple(_)
                        | Object::SmallTuple(_)
                        | Object::Set(_)
                ) {
                    self.container(base, depth);
                } else {
                    self.push("…");
                }
                self.push(")");
            }
            Base::Native(part) => self.native(&name, &**part, depth),
            Base::Object => self.push(&format!("<{name} object>")),
        }
    }

    /// Of a native module's type: what it inherits from a builtin, or its items.
    fn native(&mut self, name: &str, part: &dyn Payload, depth: u32) {
        if let Some(items) = part.items() {
            self.push(name);
            self.sequence("([", items.iter().copied(), items.len(), "])", depth);
        } else if let Some(base) = part.builtin() {
            self.push(name);
            self.push("(");
            self.container(base, depth);
            self.push(")");
        } else {
            self.push(&format!("<{name} object>"));
        }
    }

    /// Objects that are told by a name.
    fn named(&mut self, object: &Object, depth: u32) {
        let text = match object {
            Object::Type(class) => format!("<class '{}'>", class.name),
            Object::Function(function) => format!("<function {}>", self.str_of(function.qualname)),
            Object::Native(native) => format!("<built-in function {}>", native.def.name),
            Object::Module(module) => format!("<module '{}'>", module.name),
            Object::Generator(generator) => format!("<generator {}>", self.str_of(generator.qualname)),
            Object::Code(code) => format!("<code of {}>", code.name_text),
            Object::Frame(frame) => format!("<frame of {}, line {}>", frame.loaded.name_text, frame.line),
            Object::Traceback(entry) => format!("<traceback, line {}>", entry.line),
            Object::Method(function, this) => {
                let name = match self.objects.get(*function) {
                    Some(Object::Function(function)) => self.str_of(function.qualname),
                    _ => "",
                };
                format!("<bound method {name} of {}>", type_name(self.objects, *this))
            }
            Object::Cell(None) => "<empty cell>".to_string(),
            Object::Cell(Some(content)) => {
                self.push("<cell: ");
                self.value(*content, (depth + 1).min(DEPTH));
                ">".to_string()
            }
            Object::WeakRef(weak) => {
                let what = if weak.kind == WeakRefKind::Ref { "weakref" } else { "weakproxy" };
                match weak.target {
                    Some(target) => format!("<{what} to {}>", type_name(self.objects, target)),
                    None => format!("<{what}; dead>"),
                }
            }
            Object::Iter(iter) => iterator_text(iter),
            other => format!("<{}>", other.kind().row().name),
        };
        self.push(&text);
    }

    fn str_of(&self, v: V) -> &str {
        match self.objects.get(v) {
            Some(Object::Str(text)) => &text.text,
            _ => "",
        }
    }
}

fn iterator_text(iter: &Iter) -> String {
    let what = match iter {
        Iter::List(..) | Iter::ListReversed(..) => "list",
        Iter::Tuple(..) => "tuple",
        Iter::Str(..) | Iter::WideStr(..) => "str",
        Iter::Range(..) | Iter::BigRange(_) => "range",
        Iter::Dict(_) => "dict",
        Iter::Set(..) => "set",
        Iter::Enumerate(..) => "enumerate",
        Iter::Zip(..) => "zip",
        Iter::Map(..) => "map",
        Iter::Filter(..) => "filter",
        _ => "values",
    };
    format!("<iterator over {what}>")
}
