//! What the phases of a collection do to each object, told while they run: the numbers are gone afterwards.

use afterdel_collector::Phase;
use afterdel_protocol::{PhaseDone, PhaseName, PhaseRow};
use afterdel_vm::machine::Machine;
use afterdel_vm::object::V;

use super::graph::has_finalizer;
use super::look::Look;

/// Objects that a phase lists.
const MAX_ROWS: usize = 100;

/// An object that the collection which runs now looks at.
#[derive(Clone)]
struct Candidate {
    object: V,
    row: PhaseRow,
}

/// The phases of one collection after another.
#[derive(Default)]
pub(super) struct Phases {
    candidates: Vec<Candidate>,
    /// What the next phases will do, noted while it can be seen.
    weakrefs: Vec<PhaseRow>,
    finalizers: Vec<PhaseRow>,
    condemned: Vec<Candidate>,
}

impl Phases {
    /// A phase is done; `objects`: how many it concerned.
    pub fn done(&mut self, vm: &Machine, phase: Phase, objects: u32) -> PhaseDone {
        match phase {
            Phase::Candidates => self.list_candidates(vm, objects),
            Phase::Subtracted => self.subtract(vm, objects),
            Phase::Judged => self.judge(vm, objects),
            Phase::Weakrefs => {
                let rows = std::mem::take(&mut self.weakrefs);
                told(PhaseName::Weakrefs, rows.len() as u32, rows)
            }
            Phase::Finalized => {
                let rows = std::mem::take(&mut self.finalizers);
                told(PhaseName::Finalizers, rows.len() as u32, rows)
            }
            Phase::Rescued => {
                let back = self.brought_back(vm);
                self.condemned.retain(|candidate| !back.iter().any(|row| row.serial == candidate.row.serial));
                told(PhaseName::Resurrection, objects, back)
            }
            Phase::Cleared => {
                let rows = self.condemned.drain(..).map(|candidate| candidate.row).collect();
                self.candidates.clear();
                told(PhaseName::Clear, objects, rows)
            }
        }
    }

    fn rows(&self) -> Vec<PhaseRow> {
        self.candidates.iter().map(|candidate| candidate.row.clone()).collect()
    }

    fn list_candidates(&mut self, vm: &Machine, objects: u32) -> PhaseDone {
        let look = Look::for_names(vm);
        let own = vm.heap.candidate_counts().filter(|(v, _)| look.birth(*v).is_some() && !look.is_part_of_another(*v));
        let candidate = |(object, _): (V, u32)| Candidate { object, row: row(&look, object) };
        self.candidates = own.map(candidate).collect();
        told(PhaseName::Candidates, objects, self.rows())
    }

    fn subtract(&mut self, vm: &Machine, objects: u32) -> PhaseDone {
        let mut left = vm.heap.candidate_counts();
        for candidate in &mut self.candidates {
            candidate.row.left = left.find(|(v, _)| *v == candidate.object).map(|(_, left)| left);
        }
        drop(left);
        told(PhaseName::Subtract, objects, self.rows())
    }

    fn judge(&mut self, vm: &Machine, objects: u32) -> PhaseDone {
        let look = Look::for_names(vm);
        let mut condemned: Vec<V> = vm.heap.condemned().collect();
        condemned.sort_unstable();
        for candidate in &mut self.candidates {
            candidate.row.unreachable = Some(condemned.binary_search(&candidate.object).is_ok());
        }
        let is_condemned = |candidate: &&Candidate| candidate.row.unreachable == Some(true);
        self.condemned = self.candidates.iter().filter(is_condemned).cloned().collect();
        let is_due = |v: V| has_finalizer(&look, v) && !vm.heap.is_finalized(v);
        let due = self.condemned.iter().filter(|candidate| is_due(candidate.object));
        self.finalizers = due.map(|candidate| candidate.row.clone()).collect();
        let weak = self.condemned.iter().flat_map(|candidate| vm.heap.weakrefs(candidate.object));
        self.weakrefs = weak.map(|&weakref| row(&look, weakref)).collect();
        told(PhaseName::Rescue, objects, self.rows())
    }

    /// Those that were condemned, still live and are so no longer.
    fn brought_back(&self, vm: &Machine) -> Vec<PhaseRow> {
        let mut condemned: Vec<V> = vm.heap.condemned().collect();
        condemned.sort_unstable();
        let lives = |candidate: &&Candidate| {
            vm.heap.is_live(candidate.object) && vm.heap.serial(candidate.object) == candidate.row.serial
        };
        let back = self.condemned.iter().filter(lives);
        let back = back.filter(|candidate| condemned.binary_search(&candidate.object).is_err());
        back.map(|candidate| candidate.row.clone()).collect()
    }
}

fn told(phase: PhaseName, objects: u32, mut rows: Vec<PhaseRow>) -> PhaseDone {
    let rows_left_out = rows.len().saturating_sub(MAX_ROWS) as u64;
    rows.truncate(MAX_ROWS);
    PhaseDone { phase, objects, rows, rows_left_out }
}

fn row(look: &Look, v: V) -> PhaseRow {
    PhaseRow {
        serial: look.serial(v),
        label: look.label(v),
        refcount: look.vm.heap.refcount(v),
        left: None,
        unreachable: None,
    }
}
