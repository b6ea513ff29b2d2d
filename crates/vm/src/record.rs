//! What a run leaves behind for those who look at it: sums by line always, births and deaths when recording.

use std::collections::VecDeque;
use std::rc::Rc;

use afterdel_collector::{AllocEvent, Block, Collection, EventSink, FreeEvent, FreeReason, ObjId, Objects};
use rustc_hash::FxHashMap;

use crate::layout;
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::short;
use crate::traces::{Trace, Traces};

/// What the statement being executed is doing to references, as far as words for it are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// Nothing in particular.
    #[default]
    None,
    /// `del name`
    DeleteName(V),
    /// `del x.name`
    DeleteAttr(V),
    /// `del x[...]`
    DeleteItem,
    /// A name is bound (anew).
    Rebind(V),
    /// An attribute is set (anew).
    SetAttr(V),
    /// A call ended, and its names with it: the function's name, the local's.
    Return(V, V),
}

/// Where an object was born.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Birth {
    /// Its birth number; 0: this place has none on record.
    pub serial: u32,
    /// Its number among the program's objects of its type; 0 for the runtime's own.
    pub number: u32,
    /// The line being executed.
    pub line: u32,
    /// The step.
    pub step: u64,
}

/// An object that died while recording, or many of one type that died in one step.
#[derive(Clone, Debug)]
pub struct Death {
    /// Its birth number; 0 when this stands for many.
    pub serial: u32,
    /// Its type's key.
    pub type_key: u32,
    /// Its number among the objects of its type.
    pub number: u32,
    /// Bytes given back: its own block and its side blocks.
    pub size_bytes: u64,
    /// Why.
    pub reason: FreeReason,
    /// The line being executed, 0 at exit.
    pub line: u32,
    /// The step.
    pub step: u64,
    /// What the statement was doing.
    pub cause: Cause,
    /// The step in which it was born.
    pub born_step: u64,
    /// The dying object that held it, directly or through what nobody could name: type and number.
    pub holder: Option<(u32, u32)>,
    /// Its value in short, when it began to die.
    pub text: Rc<str>,
    /// Objects that this stands for.
    pub count: u64,
}

/// A collector run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The step.
    pub step: u64,
    /// The line being executed.
    pub line: u32,
    /// Started by a threshold.
    pub automatic: bool,
    /// What it did.
    pub collection: Collection,
    /// Bytes given back while it ran, when recording.
    pub freed_bytes: u64,
    /// How long it took by the stopwatch, in microseconds; 0 without one.
    pub pause_us: f64,
}

/// A call of `__del__`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finalized {
    /// The object's type's key.
    pub type_key: u32,
    /// Its number among the objects of its type; 0 for one that nobody wrote.
    pub number: u32,
}

/// What a statement is doing, and where.
#[derive(Clone, Copy, Debug)]
pub struct Doing {
    line: u32,
    cause: Cause,
}

/// An object whose contents are being given up.
#[derive(Clone, Debug)]
struct Dying {
    serial: u32,
    type_key: u32,
    number: u32,
    born_step: u64,
    holder: Option<(u32, u32)>,
    /// Nothing that a learner could name.
    quiet: bool,
    /// Its parts are not worth naming.
    hides_parts: bool,
    text: Rc<str>,
}

/// The sink of the machine's heap. Off unless somebody looks: then it costs one test an event.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    /// Births and deaths are written down.
    pub recording: bool,
    /// While above 0, what is born belongs to the runtime: a module is being made.
    pub hidden: u32,
    /// What `tracemalloc` traces, while it does.
    pub traces: Option<Box<Traces>>,
    /// While above 0, what is born belongs to a class that is being made, the class itself apart.
    pub machinery: u32,
    /// Births of living objects, by slot.
    births: Vec<Birth>,
    /// Objects born so far, by type.
    numbers: Vec<u32>,
    /// The birth number of an object whose death is kept whatever it is; 0: of none.
    pub watched: u32,
    /// That death.
    pub watched_death: Option<Death>,
    /// What was born since somebody took this, with its birth number, when it is wanted.
    pub newborn: Option<Vec<(V, u32)>>,
    /// Deaths, oldest first; at most [`Recorder::MAX_DEATHS`] are kept.
    pub deaths: VecDeque<Death>,
    /// Deaths that were dropped from the front.
    pub deaths_left_out: u64,
    /// Deaths by reason, in the order of [`FreeReason`], what nobody could name left out.
    pub deaths_total: [u64; 5],
    /// Bytes of these.
    pub deaths_bytes: u64,
    /// Calls of `__del__`, oldest first, when recording; at most [`Recorder::MAX_DEATHS`] are kept.
    pub finalized: Vec<Finalized>,
    /// Collector runs, oldest first, recording or not; at most [`Recorder::MAX_RUNS`] are kept.
    pub runs: VecDeque<Run>,
    /// Collector runs in all.
    pub runs_total: u64,
    /// Tells microseconds; for measuring the collector's pauses only.
    pub stopwatch: Option<fn() -> f64>,
    /// The run that is going on was started by the program.
    pub manual_run: bool,
    step: u64,
    line: u32,
    cause: Cause,
    freed_bytes: u64,
    freed_before_run: u64,
    run_began_us: f64,
    dying: Vec<Dying>,
    /// Values of objects that a collection is about to clear, by birth number.
    condemned_texts: FxHashMap<u32, Rc<str>>,
    /// How many of one type went in this step, and where the row that stands for many is.
    tally: FxHashMap<(u32, FreeReason), (u32, u64)>,
    tally_step: u64,
    /// What is made now is an int that takes no more than it needs.
    pub fits_ints: bool,
}

/// CPython's `sizeof(PyLongObject)`.
const WHOLE_INT_BYTES: u32 = 32;

impl Recorder {
    /// Deaths kept.
    pub const MAX_DEATHS: usize = 20_000;
    /// Runs kept.
    pub const MAX_RUNS: usize = 10_000;
    /// Deaths of one type in one step that get a row each.
    pub const SINGLE_ROWS: u32 = 16;
    /// Values kept of the objects that one collection condemns.
    const MAX_CONDEMNED_TEXTS: usize = 1000;

    /// A statement begins.
    #[inline(always)]
    pub fn begin_step(&mut self, step: u64, line: u32) {
        self.step = step;
        self.line = line;
        self.cause = Cause::None;
    }

    /// The line changed without a new step: a function returned.
    #[inline(always)]
    pub fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    /// Says what the statement is about to do.
    #[inline(always)]
    pub fn cause(&mut self, cause: Cause) {
        self.cause = cause;
    }

    /// What is being done; to be put back after code of the program ran in the middle of it.
    pub fn doing(&self) -> Doing {
        Doing { line: self.line, cause: self.cause }
    }

    /// Goes on with what was being done.
    pub fn go_on(&mut self, doing: Doing) {
        self.line = doing.line;
        self.cause = doing.cause;
    }

    /// A collection begins.
    pub fn begin_run(&mut self) {
        self.freed_before_run = self.freed_bytes;
        self.run_began_us = self.stopwatch.map_or(0.0, |now| now());
    }

    /// A collection has found garbage that it may clear: its values are written down while they are there.
    pub fn condemned(&mut self, condemned: impl Iterator<Item = ObjId>, objects: Objects<'_, Object>) {
        self.condemned_texts.clear();
        for id in condemned.take(Self::MAX_CONDEMNED_TEXTS) {
            self.condemned_texts.insert(objects.serial(id), short::text(objects, id).into());
        }
    }

    /// An object's `__del__` is about to be called.
    pub fn finalizing(&mut self, id: ObjId, type_key: u32, serial: u32) {
        if self.recording && self.finalized.len() < Self::MAX_DEATHS {
            let number = self.birth(id, serial).map_or(0, |birth| birth.number);
            self.finalized.push(Finalized { type_key, number });
        }
    }

    /// The birth of a living object, if it was recorded.
    pub fn birth(&self, id: ObjId, serial: u32) -> Option<&Birth> {
        self.births.get(id.index() as usize).filter(|birth| birth.serial == serial)
    }

    fn record_birth(&mut self, event: &AllocEvent) {
        let part = self.machinery > 0 && event.type_key != Kind::Type as u32;
        let number = if self.hidden > 0 || part {
            0
        } else {
            let key = event.type_key as usize;
            if key >= self.numbers.len() {
                self.numbers.resize(key + 1, 0);
            }
            self.numbers[key] += 1;
            self.numbers[key]
        };
        if let Some(newborn) = &mut self.newborn {
            newborn.push((event.id, event.serial));
        }
        let place = event.id.index() as usize;
        if place >= self.births.len() {
            self.births.resize((place + 1).next_power_of_two(), Birth::default());
        }
        self.births[place] = Birth { serial: event.serial, number, line: self.line, step: self.step };
    }

    #[cold]
    #[inline(never)]
    fn trace(&mut self, addr: u32, size_bytes: u32, fresh: bool) {
        let line = self.line;
        if let Some(traces) = self.traces.as_mut().filter(|_| self.hidden == 0) {
            if fresh {
                traces.taken(addr, Trace { size_bytes, line });
            } else {
                traces.used_again(addr, line);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn untrace(&mut self, addr: u32) {
        if let Some(traces) = &mut self.traces {
            traces.given_back(addr);
        }
    }

    fn record_dying(&mut self, id: ObjId, reason: FreeReason, objects: Objects<'_, Object>) {
        let Some(object) = objects.get(id) else { return };
        let serial = objects.serial(id);
        let birth = self.birth(id, serial).copied().unwrap_or_default();
        let parent = self.dying.last().filter(|_| reason != FreeReason::LastReference);
        let type_key = afterdel_collector::HeapObject::type_key(object, objects);
        let quiet = birth.number == 0
            || parent.is_some_and(|parent| parent.hides_parts && !keeps(object))
            || parent.is_some_and(|parent| parent.number == 0 && matches!(object, Object::Cell(_)))
            || is_noise(object, birth.step == self.step)
            || is_order_of_classes(object, objects);
        let named = parent.and_then(|_| self.dying.iter().rev().find(|dying| !dying.quiet));
        let holder = named.map(|parent| (parent.type_key, parent.number));
        if self.tally_step != self.step {
            self.tally.clear();
            self.tally_step = self.step;
        }
        let many = self.tally.get(&(type_key, reason)).is_some_and(|(count, _)| *count >= Self::SINGLE_ROWS);
        let text = match self.condemned_texts.remove(&serial) {
            Some(text) => text,
            None if quiet || many => Rc::from(""),
            None => short::text(objects, id).into(),
        };
        let hides_parts = matches!(object, Object::Function(_) | Object::Type(_) | Object::Module(_) | Object::Code(_));
        self.dying.push(Dying {
            serial,
            type_key,
            number: birth.number,
            born_step: birth.step,
            holder,
            quiet,
            hides_parts,
            text,
        });
    }

    fn record_death(&mut self, event: &FreeEvent) {
        self.freed_bytes += u64::from(event.size_bytes);
        if self.dying.last().is_none_or(|dying| dying.serial != event.serial) {
            return;
        }
        let Some(dying) = self.dying.pop() else { return };
        if let Some(birth) = self.births.get_mut(event.id.index() as usize) {
            *birth = Birth::default();
        }
        let size_bytes = u64::from(event.size_bytes);
        let death = Death {
            serial: event.serial,
            type_key: dying.type_key,
            number: dying.number,
            size_bytes,
            reason: event.reason,
            line: self.line,
            step: self.step,
            cause: self.cause,
            born_step: dying.born_step,
            holder: dying.holder,
            text: dying.text,
            count: 1,
        };
        if event.serial == self.watched {
            self.watched_death = Some(death.clone());
        }
        if dying.quiet {
            return;
        }
        self.deaths_total[event.reason as usize] += 1;
        self.deaths_bytes += size_bytes;
        self.push_death(death);
    }

    /// Adds a death; from the 17th of a type in a step on, one row stands for the rest.
    fn push_death(&mut self, mut death: Death) {
        let at = self.deaths_left_out + self.deaths.len() as u64;
        let tally = self.tally.entry((death.type_key, death.reason)).or_insert((0, at));
        tally.0 += 1;
        if tally.0 > Self::SINGLE_ROWS + 1 {
            let row = tally.1.checked_sub(self.deaths_left_out).and_then(|at| self.deaths.get_mut(at as usize));
            if let Some(row) = row {
                row.count += 1;
                row.size_bytes += death.size_bytes;
                return;
            }
        }
        if tally.0 > Self::SINGLE_ROWS {
            tally.1 = at;
            death.serial = 0;
            death.number = 0;
        }
        if self.deaths.len() == Self::MAX_DEATHS {
            self.deaths.pop_front();
            self.deaths_left_out += 1;
        }
        self.deaths.push_back(death);
    }
}

/// What a function or a class holds is machinery, unless a learner put it there.
fn keeps(object: &Object) -> bool {
    matches!(
        object,
        Object::Instance(_)
            | Object::Small(..)
            | Object::List(_)
            | Object::SmallList(..)
            | Object::Set(_)
            | Object::Cell(_)
            | Object::Generator(_)
    )
}

/// A tuple of classes: what a class keeps of its bases.
fn is_order_of_classes(object: &Object, objects: Objects<'_, Object>) -> bool {
    let items = object.tuple_items();
    !items.is_empty() && items.iter().all(|&item| matches!(objects.get(item), Some(Object::Type(_))))
}

/// Whether nobody could name an object that dies: the machine's own helpers, and values that lived for one step only.
fn is_noise(object: &Object, born_in_this_step: bool) -> bool {
    match object {
        // The body of a class is a function too.
        Object::Function(function) => !function.loaded.flags.is_function || born_in_this_step,
        Object::Iter(_) | Object::Code(_) | Object::MethodDescr(..) | Object::Member(_) | Object::GetSet(_) => true,
        Object::List(_) | Object::SmallList(..) | Object::Dict(_) | Object::Set(_) | Object::FrozenSet(_) => false,
        Object::Instance(instance) => born_in_this_step && matches!(instance.base(), crate::object::Base::Exception(_)),
        _ => born_in_this_step,
    }
}

impl EventSink<Object> for Recorder {
    #[inline(always)]
    fn listens(&self) -> bool {
        !UNCOUNTED && (self.recording || self.traces.is_some())
    }

    fn allocated(&mut self, event: &AllocEvent) {
        if self.recording {
            self.record_birth(event);
        }
        // An int of one digit takes the whole of its struct, more than `sys.getsizeof` says
        // (`_PyLong_FromMedium` in Objects/longobject.c).
        let one_digit = event.type_key == Kind::Int as u32 && event.size_bytes == layout::INT.size_bytes;
        let one_digit = one_digit && !self.fits_ints;
        let size_bytes = if one_digit { WHOLE_INT_BYTES } else { event.size_bytes };
        self.trace(event.addr, size_bytes, event.fresh);
    }

    fn deferred(&mut self, id: ObjId, objects: Objects<'_, Object>) {
        let (step, serial) = (self.step, objects.serial(id));
        if self.recording
            && let Some(object) = objects.get(id)
            && let Some(birth) = self.births.get_mut(id.index() as usize)
            && birth.serial == serial
            && is_noise(object, birth.step == step)
        {
            birth.number = 0;
        }
    }

    fn dying(&mut self, id: ObjId, reason: FreeReason, objects: Objects<'_, Object>) {
        if self.recording {
            self.record_dying(id, reason, objects);
        }
    }

    fn freed(&mut self, event: &FreeEvent, _object: &Object) {
        if self.recording {
            self.record_death(event);
        }
        if !event.waits {
            self.untrace(event.addr);
        }
    }

    #[inline(always)]
    fn block_allocated(&mut self, block: Block, fresh: bool) {
        if self.traces.is_some() {
            self.trace(block.addr, block.size_bytes, fresh);
        }
    }

    #[inline(always)]
    fn block_freed(&mut self, block: Block, waits: bool) {
        if self.traces.is_some() && !waits {
            self.untrace(block.addr);
        }
    }

    fn waiting_freed(&mut self, addr: u32) {
        self.untrace(addr);
    }

    fn resized(&mut self, _serial: u32, old_addr: u32, addr: u32, size_bytes: u32) {
        self.untrace(old_addr);
        self.trace(addr, size_bytes, true);
    }

    fn collection(&mut self, collection: &Collection) {
        self.runs_total += 1;
        self.condemned_texts.clear();
        if self.runs.len() == Self::MAX_RUNS {
            self.runs.pop_front();
        }
        self.runs.push_back(Run {
            step: self.step,
            line: self.line,
            automatic: !self.manual_run,
            collection: *collection,
            freed_bytes: self.freed_bytes - self.freed_before_run,
            pause_us: self.stopwatch.map_or(0.0, |now| now() - self.run_began_us),
        });
        self.manual_run = false;
    }
}

/// What a line did to memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineSum {
    /// Bytes allocated minus freed while the line was executed.
    pub net_bytes: i64,
    /// Objects allocated minus freed.
    pub net_objects: i64,
    /// Times executed.
    pub hits: u64,
}

/// The state before a statement: after all steps before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The line about to be executed.
    pub line: u32,
    /// Bytes in use.
    pub live_bytes: u64,
    /// Bytes held from the operating system.
    pub os_bytes: u64,
    /// Objects alive.
    pub objects: u64,
}

/// Built without what only somebody who looks wants to know, to measure what that costs (`cargo xtask bench --accounting`).
const UNCOUNTED: bool = cfg!(feature = "uncounted");

/// Sums by line, kept without looking at any single allocation: what changed between two changes of line.
#[derive(Clone, Debug, Default)]
pub struct LineSums {
    /// Every statement is written down in `trace`.
    pub tracing: bool,
    /// The statements since somebody took this, in order.
    pub trace: Vec<Traced>,
    sums: Vec<LineSum>,
    bytes_mark: u64,
    objects_mark: u64,
}

impl LineSums {
    /// The line that was being executed ends (for now).
    #[inline(always)]
    pub fn switch(&mut self, line: u32, live_bytes: u64, objects: u64) {
        if UNCOUNTED || (live_bytes == self.bytes_mark && objects == self.objects_mark) {
            return;
        }
        if let Some(sum) = self.sums.get_mut(line as usize) {
            sum.net_bytes += live_bytes as i64 - self.bytes_mark as i64;
            sum.net_objects += objects as i64 - self.objects_mark as i64;
        }
        self.bytes_mark = live_bytes;
        self.objects_mark = objects;
    }

    /// A line is executed.
    #[inline(always)]
    pub fn hit(&mut self, line: u32) {
        if UNCOUNTED {
            return;
        }
        if line as usize >= self.sums.len() {
            self.sums.resize(line as usize + 1, LineSum::default());
        }
        self.sums[line as usize].hits += 1;
    }

    /// The sums, by line number.
    pub fn rows(&self) -> impl Iterator<Item = (u32, LineSum)> + '_ {
        self.sums.iter().enumerate().filter(|(_, sum)| sum.hits > 0).map(|(line, sum)| (line as u32, *sum))
    }
}
