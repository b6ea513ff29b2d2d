//! What a run leaves behind for those who look at it: sums by line always, births and deaths when recording.

use afterdel_collector::{AllocEvent, Collection, EventSink, FreeEvent, FreeReason};
use rustc_hash::FxHashMap;

use crate::object::{Object, V};

/// What the statement being executed is doing to references, as far as words for it are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing in particular.
    None,
    /// `del name`
    DeleteName(V),
    /// `del x.name`
    DeleteAttr(V),
    /// `del x[...]`
    DeleteItem,
    /// A name is bound (anew).
    Rebind(V),
}

/// Where an object was born.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birth {
    /// The line being executed.
    pub line: u32,
    /// The step.
    pub step: u64,
}

/// An object that died while recording.
#[derive(Clone, Copy, Debug)]
pub struct Death {
    /// Its birth number.
    pub serial: u32,
    /// Its type's key.
    pub type_key: u32,
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
    /// Bytes given back while it ran.
    pub freed_bytes: u64,
}

/// The sink of the machine's heap. Off unless somebody looks: then it costs one test an event.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    /// Births and deaths are written down.
    pub recording: bool,
    /// Births of living objects, by serial.
    pub births: FxHashMap<u32, Birth>,
    /// Deaths, oldest first; at most [`Recorder::MAX_DEATHS`] are kept.
    pub deaths: std::collections::VecDeque<Death>,
    /// Deaths that were dropped from the front.
    pub deaths_left_out: u64,
    /// Collector runs, oldest first, recording or not.
    pub runs: Vec<Run>,
    /// Collector runs in all.
    pub runs_total: u64,
    /// Sums over all deaths while recording.
    pub freed_bytes: u64,
    step: u64,
    line: u32,
    cause: Cause,
    /// The run that is going on was started by the program.
    pub manual_run: bool,
    freed_before_run: u64,
}

impl Default for Cause {
    fn default() -> Self {
        Cause::None
    }
}

impl Recorder {
    /// Deaths kept.
    pub const MAX_DEATHS: usize = 20_000;
    /// Runs kept.
    pub const MAX_RUNS: usize = 100_000;

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

    /// A collection begins.
    pub fn begin_run(&mut self, freed_bytes: u64) {
        self.freed_before_run = freed_bytes;
    }
}

impl EventSink<Object> for Recorder {
    #[inline]
    fn allocated(&mut self, event: &AllocEvent) {
        if self.recording {
            self.births.insert(event.serial, Birth { line: self.line, step: self.step });
        }
    }

    #[inline]
    fn freed(&mut self, event: &FreeEvent, _object: &Object) {
        if !self.recording {
            return;
        }
        self.births.remove(&event.serial);
        self.freed_bytes += u64::from(event.size_bytes);
        if self.deaths.len() == Self::MAX_DEATHS {
            self.deaths.pop_front();
            self.deaths_left_out += 1;
        }
        self.deaths.push_back(Death {
            serial: event.serial,
            type_key: event.type_key,
            size_bytes: u64::from(event.size_bytes),
            reason: event.reason,
            line: self.line,
            step: self.step,
            cause: self.cause,
        });
    }

    fn collection(&mut self, collection: &Collection) {
        self.runs_total += 1;
        if self.runs.len() < Self::MAX_RUNS {
            self.runs.push(Run {
                step: self.step,
                line: self.line,
                automatic: !self.manual_run,
                collection: *collection,
                freed_bytes: self.freed_bytes - self.freed_before_run.min(self.freed_bytes),
            });
        }
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

/// Sums by line, kept without looking at any single allocation: what changed between two changes of line.
#[derive(Clone, Debug, Default)]
pub struct LineSums {
    sums: Vec<LineSum>,
    bytes_mark: u64,
    objects_mark: u64,
}

impl LineSums {
    /// The line that was being executed ends (for now).
    #[inline(always)]
    pub fn switch(&mut self, line: u32, live_bytes: u64, objects: u64) {
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
