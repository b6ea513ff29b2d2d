//! Between which generations the collector moved an object, and why: told from the moments between statements.

use afterdel_protocol::GenerationMove;
use afterdel_vm::machine::Machine;
use afterdel_vm::object::V;
use afterdel_vm::record::Run;

/// Where the collector has an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Standing {
    /// It was not made yet.
    #[default]
    Unborn,
    Untracked,
    Generation(u8),
    /// Set aside by `gc.freeze()`.
    Frozen,
    /// Found unreachable by the collection that goes on.
    Condemned,
}

impl Standing {
    fn of(vm: &Machine, object: V) -> Standing {
        match vm.heap.generation_of(object) {
            Some(generation) => Standing::Generation(generation),
            None if !vm.heap.is_tracked(object) => Standing::Untracked,
            None if vm.heap.condemned().any(|id| id == object) => Standing::Condemned,
            None => Standing::Frozen,
        }
    }

    fn generation(self) -> Option<u8> {
        match self {
            Standing::Generation(generation) => Some(generation),
            _ => None,
        }
    }
}

/// An object's moves so far.
#[derive(Debug, Default)]
pub(super) struct Moves {
    standing: Standing,
    runs_seen: u64,
    list: Vec<GenerationMove>,
}

impl Moves {
    /// Looks where the object stands now, before [`Moves::skip`] passes over the collections of this step.
    pub fn look(&mut self, vm: &Machine, object: V) {
        let sink = vm.heap.sink();
        let run = sink.runs.back().filter(|_| sink.runs_total > self.runs_seen);
        let to = Standing::of(vm, object);
        let from = std::mem::replace(&mut self.standing, to);
        if from == to || (from, to) == (Standing::Unborn, Standing::Untracked) {
            return;
        }
        let cause = cause(from, to, run);
        let (from, to) = (from.generation(), to.generation());
        self.list.push(GenerationMove { step: vm.steps, line: vm.line, from, to, cause });
    }

    /// Every step's end, also while there is no object: the collections so far explain no later move.
    pub fn skip(&mut self, vm: &Machine) {
        self.runs_seen = vm.heap.sink().runs_total;
    }

    /// What was seen.
    pub fn take(&mut self) -> Vec<GenerationMove> {
        std::mem::take(&mut self.list)
    }
}

/// `run`: the last collection that was over since the moment before.
fn cause(from: Standing, to: Standing, run: Option<&Run>) -> String {
    match (from, to) {
        (Standing::Unborn, _) => "made: new objects are in the youngest generation".to_string(),
        (_, Standing::Frozen) => "gc.freeze() set it aside".to_string(),
        (_, Standing::Condemned) => "the collector found it unreachable".to_string(),
        (_, Standing::Untracked) => "the collector tracks it no longer".to_string(),
        (Standing::Frozen, _) => "gc.unfreeze() put it back".to_string(),
        (Standing::Untracked, _) => "the collector began to track it".to_string(),
        (Standing::Condemned, _) => "reachable again: the collector let it go".to_string(),
        (Standing::Generation(_), _) => survived(run),
    }
}

fn survived(run: Option<&Run>) -> String {
    match run {
        Some(run) if run.automatic => {
            format!("survived the collector, which ran by itself (generation {})", run.collection.generation)
        }
        Some(run) if run.collection.generation == 2 => "survived gc.collect()".to_string(),
        Some(run) => format!("survived gc.collect({})", run.collection.generation),
        // A finalizer or a callback is called before a collection is over.
        None => "survived the collection that goes on".to_string(),
    }
}
