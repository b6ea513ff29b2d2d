//! The cursor over a run: which step is wanted, which is being fetched, and where it hops.

use std::collections::BTreeSet;

/// Steps a second that Play can go.
pub(crate) const SPEEDS: [u32; 4] = [1, 2, 5, 20];

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moment {
    /// Where the person is.
    pub wanted: u64,
    /// Which step the engine was asked for, while it has not answered.
    pub asked: Option<u64>,
    /// Grows with every question and every run; older timers are ignored.
    pub asks: u32,
    /// The answer takes so long that the picture of another moment may not stand for it.
    pub late: bool,
    /// How much of the way to the answer is gone, from 0 to 1.
    pub found: f64,
    pub playing: bool,
    /// Grows with every start of Play; older timers are ignored.
    pub turn: u32,
    /// Index into [`SPEEDS`].
    pub speed: usize,
}

impl Default for Moment {
    fn default() -> Self {
        Moment { wanted: 0, asked: None, asks: 0, late: false, found: 0.0, playing: false, turn: 0, speed: 1 }
    }
}

impl Moment {
    pub(crate) fn pause_ms(&self) -> i32 {
        (1000 / SPEEDS[self.speed.min(SPEEDS.len() - 1)]) as i32
    }
}

/// The steps at which a breakpoint's line is about to be executed.
pub(crate) fn stops<'a>(
    step_lines: &'a [u32],
    breakpoints: &'a BTreeSet<u32>,
) -> impl DoubleEndedIterator<Item = u64> + 'a {
    step_lines.iter().enumerate().filter(|(_, line)| breakpoints.contains(line)).map(|(step, _)| step as u64)
}

/// The nearest stop after `step`.
pub(crate) fn stop_after(step: u64, step_lines: &[u32], breakpoints: &BTreeSet<u32>) -> Option<u64> {
    stops(step_lines, breakpoints).find(|stop| *stop > step)
}

/// The nearest stop before `step`.
pub(crate) fn stop_before(step: u64, step_lines: &[u32], breakpoints: &BTreeSet<u32>) -> Option<u64> {
    stops(step_lines, breakpoints).rev().find(|stop| *stop < step)
}

/// Whether the cursor stands on one.
pub(crate) fn on_stop(step: u64, step_lines: &[u32], breakpoints: &BTreeSet<u32>) -> bool {
    usize::try_from(step).ok().and_then(|step| step_lines.get(step)).is_some_and(|line| breakpoints.contains(line))
}
