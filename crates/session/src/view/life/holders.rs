//! Who refers to an object: each counted reference with its place, in words.

use afterdel_collector::HeapObject;
use afterdel_protocol::HolderKind;
use afterdel_vm::Root;
use afterdel_vm::object::{Object, V};

use super::super::look::Look;
use super::super::parts::places;
use super::super::sentences::place;

/// What tells one holder from another, from step to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// An object, by its birth number.
    Object(u32),
    /// The machine.
    Root(Root),
    /// Code of the machine that is in the middle of something.
    Busy,
}

/// A counted reference.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub key: Key,
    pub kind: HolderKind,
    pub place: String,
    /// The object that holds it.
    pub object: Option<V>,
}

/// Every counted reference to an object: names first, then fields by the holder's birth, then the rest.
pub(super) fn holders(look: &Look, v: V) -> Vec<Holder> {
    let vm = look.vm;
    let mut found = Vec::new();
    vm.named_roots(&mut |held, root| {
        if held == v {
            let (kind, place) = of_root(look, root);
            found.push(Holder { key: Key::Root(root), kind, place, object: None });
        }
    });
    for (holder, object) in vm.heap.iter() {
        let mut times = 0;
        object.traverse(&mut |held| times += usize::from(held == v));
        if times > 0 {
            found.extend(of_object(look, holder, v, times));
        }
    }
    let missing = (vm.heap.refcount(v) as usize).saturating_sub(found.len());
    if !vm.heap.is_immortal(v) {
        let busy =
            Holder { key: Key::Busy, kind: HolderKind::Expression, place: "Python at work".to_string(), object: None };
        found.extend(std::iter::repeat_n(busy, missing));
    }
    found.sort_by_key(|holder| (holder.kind, holder.object.map(|object| look.serial(object))));
    found
}

/// The place where an object refers to another.
pub(super) fn edge(look: &Look, holder: V, held: V) -> String {
    of_object(look, holder, held, 1).pop().map_or_else(String::new, |holder| holder.place)
}

fn of_root(look: &Look, root: Root) -> (HolderKind, String) {
    match root {
        Root::Slot(number, at) => of_slot(look, number, at),
        Root::Frame(number) => (HolderKind::Expression, format!("the running {}", frame_name(look, number))),
        Root::Exception => (HolderKind::Exception, "the exception being handled".to_string()),
        Root::Literal => (HolderKind::Literal, "a literal in the program's text".to_string()),
        Root::Runtime => (HolderKind::Runtime, "Python itself".to_string()),
    }
}

fn of_slot(look: &Look, number: u32, at: u32) -> (HolderKind, String) {
    let frame = &look.vm.frames[number as usize];
    match frame.code.locals.get(at as usize) {
        Some(local) if !local.name.starts_with('.') => {
            (HolderKind::Variable, format!("variable {} in {}", local.name, frame_name(look, number)))
        }
        _ => (HolderKind::Expression, format!("line {} at work", frame.line)),
    }
}

fn frame_name(look: &Look, number: u32) -> String {
    match &*look.vm.frames[number as usize].code.name_text {
        "<module>" => "program".to_string(),
        name => format!("{name}()"),
    }
}

/// The references of one object to another.
fn of_object(look: &Look, holder: V, v: V, times: usize) -> Vec<Holder> {
    let kind = match look.get(holder) {
        _ if holder == look.vm.main_dict => HolderKind::Variable,
        Object::Code(_) => HolderKind::Literal,
        _ => HolderKind::Field,
    };
    let mut names = named(look, holder, v);
    names.truncate(times);
    let rest = times - names.len();
    names.extend(std::iter::repeat_n((), rest).map(|()| unnamed(look, holder, v)));
    let key = Key::Object(look.serial(holder));
    names.into_iter().map(|place| Holder { key, kind, place, object: Some(holder) }).collect()
}

fn named(look: &Look, holder: V, v: V) -> Vec<String> {
    if holder == look.vm.main_dict {
        let entries = look.vm.dict(holder).into_iter().flat_map(|dict| dict.iter());
        let name = |key: V| look.vm.as_str(key).unwrap_or("?");
        return entries.filter(|entry| entry.value == v).map(|entry| format!("variable {}", name(entry.key))).collect();
    }
    if let Some(body) = look.vm.frames.iter().find(|frame| frame.locals_map == Some(holder)) {
        let names = places(look, holder, v).into_iter();
        let variable =
            |name: String| format!("variable {} in the class {}", name.trim_matches('\''), body.code.name_text);
        return names.map(variable).collect();
    }
    if let Some(owner) =
        Some(holder).filter(|&holder| look.is_part_of_another(holder)).and_then(|part| look.owner_of(part))
    {
        return of_part(look, owner, holder, v);
    }
    match look.get(holder) {
        Object::Cell(_) => vec![format!("variable {}, which an inner function shares", cell_name(look, holder))],
        Object::Frame(frame) => {
            let of = if &*frame.loaded.name_text == "<module>" { "the program" } else { &*frame.loaded.name_text };
            places(look, holder, v).into_iter().map(|name| format!("variable {name} of a frame of {of}")).collect()
        }
        Object::Generator(_) => {
            let of = look.label(holder);
            places(look, holder, v).into_iter().map(|name| format!("variable {name} in {of}")).collect()
        }
        _ => places(look, holder, v).iter().map(|name| field(&label(look, holder), name)).collect(),
    }
}

/// A dict or tuple that belongs to an instance, a class, a module, a function.
fn of_part(look: &Look, owner: V, part: V, v: V) -> Vec<String> {
    if let Object::Module(module) = look.get(owner) {
        return places(look, part, v)
            .iter()
            .map(|name| format!("{}.{}", module.name, name.trim_matches('\'')))
            .collect();
    }
    let own = places(look, owner, v);
    let own = if own.is_empty() { places(look, part, v) } else { own };
    own.iter().map(|name| place(&label(look, owner), name.trim_matches('\''))).collect()
}

/// `list#1[0]`, `an item of set#1`
fn field(holder: &str, name: &str) -> String {
    match name {
        "item" => format!("an item of {holder}"),
        "of" | "operand" => holder.to_string(),
        _ => place(holder, name),
    }
}

fn unnamed(look: &Look, holder: V, v: V) -> String {
    match (look.get(holder), look.get(v)) {
        (Object::Code(code), _) => match &*code.name_text {
            "<module>" => "a literal in the program's text".to_string(),
            name => format!("a literal in {name}()"),
        },
        (_, Object::Type(class)) => format!("{}, as an object of the class {}", label(look, holder), class.name),
        (Object::Instance(instance), _) if instance.dict() == Some(v) => format!("{}.__dict__", label(look, holder)),
        (Object::Function(_), _) => format!("{}, for its code", label(look, holder)),
        _ => label(look, holder),
    }
}

/// What an object is called as a holder.
fn label(look: &Look, v: V) -> String {
    match look.get(v) {
        Object::Function(function) => format!("{}()", function.loaded.name_text),
        Object::Type(class) => class.name.to_string(),
        Object::Module(module) => format!("module {}", module.name),
        Object::Iter(_) => "an iterator".to_string(),
        _ if look.birth(v).is_none() => format!("a {} of Python's own", look.type_name(v)),
        _ if look.is_part_of_another(v) => format!("the {} of {}", look.type_name(v), owner_label(look, v)),
        _ => match look.label(v) {
            label if label.contains('#') => label,
            _ => format!("a {}", look.type_name(v)),
        },
    }
}

fn owner_label(look: &Look, part: V) -> String {
    look.owner_of(part).map_or_else(String::new, |owner| look.label(owner))
}

/// The variable whose value a cell has.
fn cell_name(look: &Look, cell: V) -> String {
    for frame in &look.vm.frames {
        let slots = look.vm.stack.iter().skip(frame.base as usize);
        let own = frame.code.locals.iter().zip(slots).find(|(_, slot)| slot.get() == Some(cell));
        if let Some((local, _)) = own {
            return local.name.to_string();
        }
    }
    let functions = look.vm.heap.iter().filter(|(_, object)| matches!(object, Object::Function(_)));
    let names = functions.flat_map(|(function, _)| places(look, function, cell)).next();
    names.unwrap_or_else(|| "?".to_string())
}
