//! What happened to an object from its birth to its end: who took and gave back references, where it was moved, how
//! it went. Told from the moments between statements: what a statement takes and gives back itself is not seen.

use afterdel_protocol::{FreeReason, LedgerRow, LifeEnd, LifeView};
use afterdel_vm::machine::Machine;
use afterdel_vm::object::V;
use afterdel_vm::run::Stage;
use afterdel_vm::watch::Watch;

use super::super::Context;
use super::super::freed::{reason, why};
use super::super::look::Look;
use super::holders::{Holder, holders};
use super::moves::Moves;
use super::{Statement, current_line, next_statement};

/// Rows that are told: half of them from the head, half from the tail.
const MAX_ROWS: usize = 1000;
/// Objects that may be looked at for holders while the count stays the same; after that, only its changes are looked into.
const MAX_LOOKS: u64 = 30_000_000;
/// Objects looked at for the price of a back jump.
const LOOKS_PER_FUEL: u64 = 4;

/// Follows one object.
pub(super) struct Follower {
    context: Context,
    object: V,
    serial: u32,
    /// The statement that comes next.
    next: Statement,
    /// Its count and its holders when it was seen last.
    last: Option<(u32, Vec<Holder>)>,
    looks: u64,
    rows: Vec<LedgerRow>,
    left_out: u64,
    moves: Moves,
    end: Option<LifeEnd>,
    done: bool,
}

impl Follower {
    pub fn new(context: Context, object: V, serial: u32) -> Self {
        Follower {
            context,
            object,
            serial,
            next: Statement::default(),
            last: None,
            looks: 0,
            rows: Vec::new(),
            left_out: 0,
            moves: Moves::default(),
            end: None,
            done: false,
        }
    }

    /// Whether the object is gone.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// The program is over.
    pub fn finish(&mut self, vm: &Machine) {
        if !self.done {
            self.step(vm);
        }
    }

    /// Adds to the card what was seen.
    pub fn tell(&mut self, view: &mut LifeView) {
        view.ledger = std::mem::take(&mut self.rows);
        view.ledger_left_out = self.left_out;
        view.moves = self.moves.take();
        view.end = self.end.take();
    }

    fn is_alive(&self, vm: &Machine) -> bool {
        vm.heap.is_live(self.object) && vm.heap.serial(self.object) == self.serial
    }

    /// The moment lies in the shutdown, or behind it.
    fn is_exiting(&self, vm: &Machine) -> bool {
        vm.steps > self.context.exit_step || matches!(vm.stage, Stage::Done(_))
    }

    fn look(&mut self, vm: &Machine, statement: &Statement) -> i64 {
        let count = vm.heap.refcount(self.object);
        if self.last.as_ref().is_some_and(|last| last.0 == count) && self.looks > MAX_LOOKS {
            return 0;
        }
        let look = Look::for_names(vm);
        let now = holders(&look, self.object);
        let (before, was) = self.last.take().unwrap_or_default();
        let (gained, lost) = (missing(&now, &was), missing(&was, &now));
        if before != count || !gained.is_empty() || !lost.is_empty() {
            let cause = in_words(before == 0, &gained, &lost);
            self.row(vm, statement, (before, count), (gained, lost), cause);
        }
        self.last = Some((count, now));
        self.looks += vm.heap.objects();
        (vm.heap.objects() / LOOKS_PER_FUEL) as i64
    }

    fn row(
        &mut self,
        vm: &Machine,
        statement: &Statement,
        (before, after): (u32, u32),
        (gained, lost): (Vec<String>, Vec<String>),
        cause: String,
    ) {
        let exiting = self.is_exiting(vm);
        let step = if exiting { vm.steps.max(self.context.exit_step + 1) } else { vm.steps };
        let line = if exiting { 0 } else { statement.line };
        let function = statement.function.clone();
        let called = vm.frames.len() > statement.depth;
        let end_line = if exiting || called { line } else { current_line(vm) };
        self.rows.push(LedgerRow { step, line, end_line, function, before, after, gained, lost, cause });
        if self.rows.len() > MAX_ROWS {
            self.rows.remove(MAX_ROWS / 2);
            self.left_out += 1;
        }
    }

    fn note_end(&mut self, vm: &Machine, statement: &Statement) {
        self.done = true;
        let Some(death) = vm.heap.sink().watched_death.clone() else { return };
        let look = Look::for_names(vm);
        let sentence = why(&look, &self.context, &death);
        let (before, was) = self.last.take().unwrap_or_default();
        let lost = was.into_iter().map(|holder| holder.place).collect();
        self.last = Some((0, Vec::new()));
        self.row(vm, statement, (before, 0), (Vec::new(), lost), format!("freed. {sentence}"));
        let sink = vm.heap.sink();
        let first = sink.runs_total - sink.runs.len() as u64;
        let found = sink.runs.iter().rposition(|run| run.step == death.step && run.collection.collected > 0);
        let reason = reason(death.reason);
        self.end = Some(LifeEnd {
            step: death.step,
            line: if self.is_exiting(vm) { 0 } else { death.line },
            reason,
            run: found
                .filter(|_| matches!(reason, FreeReason::Cycle | FreeReason::Traced))
                .map(|at| first + at as u64 + 1),
            bytes: death.size_bytes,
            why: sentence,
        });
    }
}

impl Watch for Follower {
    fn step(&mut self, vm: &Machine) -> i64 {
        let statement = std::mem::replace(&mut self.next, next_statement(vm).unwrap_or_default());
        let mut cost = 0;
        if self.done {
            return i64::MAX / 2;
        } else if self.is_alive(vm) {
            cost = self.look(vm, &statement);
            self.moves.look(vm, self.object);
        } else if vm.heap.sink().watched_death.is_some() {
            self.note_end(vm, &statement);
            cost = i64::MAX / 2;
        }
        self.moves.skip(vm);
        cost
    }
}

/// The places of those in `these` that are not in `others`. An item that has only moved within its list is in both.
fn missing(these: &[Holder], others: &[Holder]) -> Vec<String> {
    let mut others: Vec<Option<&Holder>> = others.iter().map(Some).collect();
    let mut take = |holder: &Holder, same: &dyn Fn(&Holder) -> bool| {
        let found = others.iter_mut().find(|other| other.is_some_and(|other| other.key == holder.key && same(other)));
        found.and_then(Option::take).is_some()
    };
    let mut gone: Vec<&Holder> =
        these.iter().filter(|holder| !take(holder, &|other| other.place == holder.place)).collect();
    gone.retain(|holder| !(is_item(&holder.place) && take(holder, &|other| is_item(&other.place))));
    gone.into_iter().map(|holder| holder.place.clone()).collect()
}

/// `list#1[3]`
fn is_item(place: &str) -> bool {
    let number = place.strip_suffix(']').and_then(|place| place.rsplit_once('['));
    number.is_some_and(|(_, number)| number.chars().all(|digit| digit.is_ascii_digit()))
}

fn in_words(is_new: bool, gained: &[String], lost: &[String]) -> String {
    let mut words = Vec::new();
    if !gained.is_empty() {
        let verb = if is_new { "made, held by" } else { "now held by" };
        words.push(format!("{verb} {}", gained.join(" and ")));
    }
    if !lost.is_empty() {
        words.push(format!("no longer held by {}", lost.join(" and ")));
    }
    words.join("; ")
}
