//! The module `time`, and the machine's only view of time: readings that the embedder supplies and that are kept, so that
//! the same program executed again from an earlier copy of the machine sees the same times.

use std::cell::RefCell;
use std::rc::Rc;

use super::{ModuleDef, none, one};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::V;

/// Where time comes from.
///
/// All copies of a machine share one log of readings; each copy has its own place in it. A copy that stands before the
/// log's end takes its readings from there, the one at the end asks the source and adds to the log.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Seconds since 1970, read whenever the program asks and the log has nothing left.
    pub source: Option<fn() -> f64>,
    log: Rc<RefCell<Vec<f64>>>,
    at: usize,
    /// What `time.sleep` has added so far: sleeping takes no real time.
    slept_s: f64,
    /// Readings of an event loop's clock.
    loop_readings: u32,
    /// The first reading: where `perf_counter` and `monotonic` begin.
    start_s: Option<f64>,
    last_s: f64,
}

/// What a machine without a source begins at: a fixed moment, so that its runs are all the same.
const WITHOUT_SOURCE_S: f64 = 1_767_225_600.0;
/// What passes between two readings without a source.
const WITHOUT_SOURCE_STEP_S: f64 = 1e-6;

impl Clock {
    /// A clock that reads this source.
    pub fn new(source: fn() -> f64) -> Self {
        Clock { source: Some(source), ..Clock::default() }
    }

    /// Changes the source, from the next new reading on.
    pub fn set_source(&mut self, source: Option<fn() -> f64>) {
        self.source = source;
    }

    /// Number of readings taken so far by this copy.
    pub fn readings(&self) -> usize {
        self.at
    }

    fn read(&mut self) -> f64 {
        let mut log = self.log.borrow_mut();
        let reading = match log.get(self.at) {
            Some(&known) => known,
            None => {
                let reading = match self.source {
                    Some(source) => source(),
                    None => WITHOUT_SOURCE_S + WITHOUT_SOURCE_STEP_S * self.at as f64,
                };
                log.push(reading);
                reading
            }
        };
        self.at += 1;
        reading
    }

    /// Seconds since 1970, sleeps included.
    pub fn wall_s(&mut self) -> f64 {
        let reading = self.read();
        self.start_s.get_or_insert(reading);
        reading + self.slept_s
    }

    /// Seconds since the first reading, sleeps included; never goes back.
    pub fn monotonic_s(&mut self) -> f64 {
        let wall = self.wall_s();
        self.last_s = self.last_s.max(wall - self.start_s.unwrap_or(wall));
        self.last_s
    }

    /// As [`Clock::monotonic_s`] without what was slept.
    pub fn busy_s(&mut self) -> f64 {
        (self.monotonic_s() - self.slept_s).max(0.0)
    }

    /// The clock of an event loop: what was slept, and a microsecond for each reading. How long calls take does not
    /// decide which timer is due first.
    pub fn loop_s(&mut self) -> f64 {
        self.loop_readings += 1;
        self.slept_s + 1e-6 * f64::from(self.loop_readings)
    }

    /// Time passes without anything being done.
    pub fn sleep(&mut self, seconds: f64) {
        self.slept_s += seconds;
    }
}

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "time",
    functions: FUNCTIONS,
    functions_of: "time",
    fill: |_, _| Ok(()),
    lazy_names: &[
        "struct_time",
        "gmtime",
        "localtime",
        "mktime",
        "strftime",
        "strptime",
        "asctime",
        "ctime",
        "timezone",
        "altzone",
        "daylight",
        "tzname",
    ],
    make_lazy: |vm, dict, name| {
        let module = vm.import_module("_time_tuples")?;
        let key = vm.intern(name);
        let value = vm.get_attr(module, key);
        vm.decref(module);
        super::set(vm, dict, name, value?)
    },
};

/// The module that event loops read their time from.
pub const LOOP_CLOCK: ModuleDef = ModuleDef {
    name: "_loop_clock",
    functions: &[function("time", Arity::None, |vm, _| {
        let now = vm.clock.loop_s();
        Ok(vm.new_float(now))
    })],
    functions_of: "_loop_clock",
    fill: |_, _| Ok(()),
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] = &[
    function("time", Arity::Any, |vm, args| seconds(vm, args, "time.time", Clock::wall_s)),
    function("time_ns", Arity::Any, |vm, args| nanoseconds(vm, args, "time.time_ns", Clock::wall_s)),
    function("sleep", Arity::Any, sleep),
    function("monotonic", Arity::Any, |vm, args| seconds(vm, args, "time.monotonic", Clock::monotonic_s)),
    function("monotonic_ns", Arity::Any, |vm, args| nanoseconds(vm, args, "time.monotonic_ns", Clock::monotonic_s)),
    function("process_time", Arity::Any, |vm, args| seconds(vm, args, "time.process_time", Clock::busy_s)),
    function("process_time_ns", Arity::Any, |vm, args| nanoseconds(vm, args, "time.process_time_ns", Clock::busy_s)),
    function("thread_time", Arity::Any, |vm, args| seconds(vm, args, "time.thread_time", Clock::busy_s)),
    function("thread_time_ns", Arity::Any, |vm, args| nanoseconds(vm, args, "time.thread_time_ns", Clock::busy_s)),
    function("perf_counter", Arity::Any, |vm, args| seconds(vm, args, "time.perf_counter", Clock::monotonic_s)),
    function("perf_counter_ns", Arity::Any, |vm, args| {
        nanoseconds(vm, args, "time.perf_counter_ns", Clock::monotonic_s)
    }),
];

fn seconds(vm: &mut Machine, args: Args<'_>, name: &str, read: fn(&mut Clock) -> f64) -> R<V> {
    none(vm, args, name)?;
    let now = read(&mut vm.clock);
    Ok(vm.new_float(now))
}

fn nanoseconds(vm: &mut Machine, args: Args<'_>, name: &str, read: fn(&mut Clock) -> f64) -> R<V> {
    none(vm, args, name)?;
    let now = read(&mut vm.clock);
    Ok(vm.new_int((now * 1e9) as i64))
}

fn sleep(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "time.sleep")?;
    let seconds = match vm.float(v) {
        Some(value) if value.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(value) => value,
        None => match vm.index_opt(v)? {
            Some(value) => value.as_ref().to_f64().unwrap_or(f64::INFINITY),
            None => {
                return Err(vm.type_error_of("'{}' object cannot be interpreted as an integer or float", &[v]));
            }
        },
    };
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if seconds > 9.2e9 {
        return Err(vm.raise(ExcKind::Overflow, "timestamp out of range for platform time_t"));
    }
    vm.clock.sleep(seconds);
    Ok(vm.none)
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_copy_sees_the_same_times_again() {
        let mut clock = Clock::default();
        let first = clock.wall_s();
        let mut earlier = clock.clone();
        let later: Vec<f64> = (0..3).map(|_| clock.wall_s()).collect();
        assert!(first < later[0] && later[0] < later[1]);
        earlier.set_source(Some(|| 5.0));
        let again: Vec<f64> = (0..3).map(|_| earlier.wall_s()).collect();
        assert_eq!(later, again);
        assert!((earlier.wall_s() - 5.0).abs() < 1e-9, "past the log's end the source is asked");
        assert!((clock.wall_s() - 5.0).abs() < 1e-9, "what it said is in the log for all copies");
    }

    #[test]
    fn sleeping_passes_time_at_once() {
        let mut clock = Clock::new(|| 100.0);
        let start = clock.monotonic_s();
        clock.sleep(2.5);
        assert!((clock.monotonic_s() - start - 2.5).abs() < 1e-9);
        assert!(clock.busy_s().abs() < 1e-9);
        assert!((clock.wall_s() - 102.5).abs() < 1e-9);
    }
}
