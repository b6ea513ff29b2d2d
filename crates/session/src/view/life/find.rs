//! The moment that is asked for, and the object that is meant there.

use std::rc::Rc;

use afterdel_protocol::{LifeView, Moment, Subject};
use afterdel_vm::machine::Machine;
use afterdel_vm::object::V;
use afterdel_vm::objects::LoadedCode;
use afterdel_vm::watch::Watch;

use super::super::Context;
use super::super::frames;
use super::super::look::Look;
use super::{card, current_line, next_statement};

/// Names that an answer lists.
const MAX_NAMES: usize = 12;

/// The object, and how it stands at the moment.
pub(super) struct Found {
    pub object: V,
    pub view: LifeView,
}

/// A frame whose line is being executed: its number among the frames, its place on the stack, its code.
struct Armed {
    depth: usize,
    base: u32,
    code: Rc<LoadedCode>,
}

impl Armed {
    /// The frame still runs.
    fn is_there(&self, vm: &Machine) -> bool {
        let same = |frame: &afterdel_vm::frame::Frame| frame.base == self.base && Rc::ptr_eq(&frame.code, &self.code);
        vm.frames.get(self.depth - 1).is_some_and(same)
    }

    /// The line is done, since the frame is at its next one or is gone.
    fn is_over(&self, vm: &Machine) -> bool {
        vm.frames.len() <= self.depth || !self.is_there(vm)
    }
}

/// Looks for the moment.
pub(super) struct Finder {
    context: Context,
    moment: Moment,
    subject: Subject,
    hits: u64,
    armed: Option<Armed>,
    answer: Option<Result<Found, String>>,
}

impl Finder {
    pub fn new(context: Context, moment: Moment, subject: Subject) -> Self {
        let answer = wrong_line(&context, moment).map(Err);
        Finder { context, moment, subject, hits: 0, armed: None, answer }
    }

    /// The answer, once there is one; `end` is the machine when it has come to its end.
    pub fn answer(&mut self, end: Option<&Machine>) -> Option<Result<Found, String>> {
        if let (None, Some(vm)) = (&self.answer, end) {
            self.answer = Some(match self.moment {
                Moment::Line { line, count } => Err(not_reached(line, count, self.hits)),
                Moment::Step(_) => self.find(vm),
            });
        }
        self.answer.take()
    }

    fn find(&self, vm: &Machine) -> Result<Found, String> {
        let look = Look::new(vm);
        let object = match &self.subject {
            Subject::Serial(serial) => look
                .vm
                .heap
                .iter()
                .map(|(v, _)| v)
                .find(|&v| look.serial(v) == *serial)
                .ok_or_else(|| "The object does not live at this moment.".to_string()),
            Subject::Name(name) => by_name(&look, name).ok_or_else(|| self.unknown(&look, name)),
        }?;
        Ok(Found { object, view: card::build(&look, object) })
    }

    fn unknown(&self, look: &Look, name: &str) -> String {
        if let Some(armed) =
            self.armed.as_ref().filter(|armed| !armed.is_there(look.vm) && &*armed.code.name_text != "<module>")
        {
            let of = &armed.code.name_text;
            let ended = match armed.code.flags.is_function {
                true => format!("the call of {of}()"),
                false => format!("the body of the class {of}"),
            };
            return format!(
                "{ended} has ended with this line, and its names are gone: ask for {name} at a line before it."
            );
        }
        let place = match current_line(look.vm) {
            0 => "At exit".to_string(),
            line => format!("After line {line}"),
        };
        let mut known = Vec::new();
        for (at, frame) in frames::names(look).iter().enumerate().rev() {
            let of = if at == 0 { String::new() } else { format!(" in {}()", frame.name) };
            known.extend(frame.names.iter().map(|name| format!("{}{of}", name.name)));
        }
        let more = known.len().saturating_sub(MAX_NAMES);
        known.truncate(MAX_NAMES);
        let known = match (known.len(), more) {
            (0, _) => "There are no names then.".to_string(),
            (_, 0) => format!("Names then: {}.", known.join(", ")),
            _ => format!("Names then: {} and {more} more.", known.join(", ")),
        };
        let deleted = self.context.program.deletes.iter().rev().find(|(of, _)| &**of == name);
        let deleted = deleted.map_or_else(String::new, |(_, line)| {
            format!(" `del` on line {line} removes {name}: ask for a line before it, or by the object's label.")
        });
        format!(
            "{place} nothing is named {name}. {known}{deleted} An object without a name has a label, such as list#1."
        )
    }
}

impl Watch for Finder {
    fn step(&mut self, vm: &Machine) -> i64 {
        if self.answer.is_some() {
            return i64::MAX / 2;
        }
        let there = match self.moment {
            Moment::Step(step) => vm.steps >= step,
            Moment::Line { line, count } => match &self.armed {
                Some(armed) => armed.is_over(vm),
                None => {
                    let hit = next_statement(vm).is_some_and(|next| next.line == line);
                    self.hits += u64::from(hit);
                    if hit && self.hits == count {
                        let frame = vm.frames.last().expect("a statement belongs to a frame");
                        let code = frame.code.clone();
                        self.armed = Some(Armed { depth: vm.frames.len(), base: frame.base, code });
                    }
                    false
                }
            },
        };
        if there {
            self.answer = Some(self.find(vm));
            return i64::MAX / 2;
        }
        0
    }
}

/// What a name stands for: in the function that runs, else in the module; or the object of this label.
fn by_name(look: &Look, name: &str) -> Option<V> {
    let frames = frames::names(look);
    let scopes = frames.last().into_iter().chain(frames.first());
    let bound = scopes.flat_map(|frame| &frame.names).find(|known| known.name == name).map(|known| known.value);
    bound.or_else(|| {
        let labelled = name.contains('#');
        look.programs().filter(|_| labelled).find(|&v| look.label(v) == name)
    })
}

/// What is wrong with a line that is asked for, if it can never run.
fn wrong_line(context: &Context, moment: Moment) -> Option<String> {
    let Moment::Line { line, .. } = moment else { return None };
    let lines = &context.program.statements;
    if lines.binary_search(&line).is_ok() {
        return None;
    }
    let last = context.program.source.lines().count();
    if line == 0 || line as usize > last {
        return Some(format!("There is no line {line}: the program has lines 1 to {last}."));
    }
    let after = lines.iter().find(|&&known| known > line);
    let before = lines.iter().rev().find(|&&known| known < line);
    let near: Vec<String> = before.into_iter().chain(after).map(u32::to_string).collect();
    Some(format!("No statement begins on line {line}. The nearest that do begin on line {}.", near.join(" and ")))
}

fn not_reached(line: u32, count: u64, hits: u64) -> String {
    match hits {
        0 => format!("Line {line} never ran."),
        _ if hits >= count => {
            format!("The program ended while line {line} was being executed: ask for a line before it.")
        }
        1 => format!("Line {line} ran once, not {count} times: ask for {line} or {line}:1."),
        _ => format!("Line {line} ran {hits} times, not {count}: ask for {line}:1 to {line}:{hits}."),
    }
}
