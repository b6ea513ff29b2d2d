//! The running frames and their names.

use afterdel_language::code::LocalKind;
use afterdel_protocol::{FrameView, Variable};
use afterdel_vm::frame::Frame;
use afterdel_vm::object::{Object, V};
use afterdel_vm::run::Stage;

use super::Before;
use super::look::{Look, is_dunder};

/// A name of a frame.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The name.
    pub name: String,
    /// What it stands for.
    pub value: V,
    /// What the frame itself holds: the value, or the cell around it.
    pub held: V,
}

/// The names of a frame.
#[derive(Clone, Debug)]
pub(super) struct FrameNames {
    /// Function name, or `<module>`.
    pub name: String,
    /// The line it stands on.
    pub line: u32,
    /// The body of a class.
    pub is_class: bool,
    /// The names.
    pub names: Vec<Name>,
}

/// The frames of the program with their names, outermost first.
pub(super) fn names(look: &Look) -> Vec<FrameNames> {
    let vm = look.vm;
    let own = vm.frames.iter().filter(|frame| !frame.code.filename.starts_with("<frozen"));
    let mut frames: Vec<FrameNames> = own.map(|frame| names_of(look, frame)).collect();
    let module_is_there = vm.frames.iter().any(|frame| frame.locals_map == Some(vm.main_dict));
    if !module_is_there && !vm.main_dict_released && !matches!(vm.stage, Stage::Done(_)) {
        let names = names_of_mapping(look, vm.main_dict);
        frames.insert(0, FrameNames { name: "<module>".to_string(), line: 0, is_class: false, names });
    }
    frames
}

fn names_of(look: &Look, frame: &Frame) -> FrameNames {
    let names = match frame.locals_map {
        Some(map) => names_of_mapping(look, map),
        None => names_of_slots(look, frame),
    };
    let is_class = !frame.code.flags.is_function && frame.locals_map != Some(look.vm.main_dict);
    FrameNames { name: frame.code.name_text.to_string(), line: frame.line, is_class, names }
}

fn names_of_mapping(look: &Look, map: V) -> Vec<Name> {
    let entries = look.vm.dict(map).into_iter().flat_map(|dict| dict.iter());
    let named = entries.filter_map(|entry| Some((look.vm.as_str(entry.key)?, entry.value)));
    named
        .filter(|(name, _)| !is_dunder(name))
        .map(|(name, value)| Name { name: name.to_string(), value, held: value })
        .collect()
}

fn names_of_slots(look: &Look, frame: &Frame) -> Vec<Name> {
    let slots = look.vm.stack.iter().skip(frame.base as usize);
    let bound = frame.code.locals.iter().zip(slots).filter_map(|(local, slot)| Some((local, slot.get()?)));
    bound
        .filter(|(local, _)| !local.name.starts_with('.'))
        .filter_map(|(local, held)| {
            let value = match (local.kind, look.get(held)) {
                (LocalKind::Cell | LocalKind::Free, Object::Cell(content)) => (*content)?,
                _ => held,
            };
            Some(Name { name: local.name.to_string(), value, held })
        })
        .collect()
}

/// The frames as the page shows them.
pub(super) fn build(look: &Look, frames: &[FrameNames], before: Option<&Before>) -> Vec<FrameView> {
    let view = |(at, frame): (usize, &FrameNames)| {
        let variables = frame.names.iter().map(|name| {
            let (serial, text) = (look.serial(name.value), look.text(name.value));
            let changed = before.is_some_and(|before| before.is_changed(at, frame, &name.name, serial, &text));
            Variable {
                name: name.name.clone(),
                text,
                type_name: look.type_name(name.value).to_string(),
                serial,
                changed,
            }
        });
        FrameView { name: frame.name.clone(), line: frame.line, variables: variables.collect() }
    };
    frames.iter().enumerate().map(view).collect()
}
