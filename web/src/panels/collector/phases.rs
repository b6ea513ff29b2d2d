//! What a phase of an opened collection says of an object: its numbers, and what became of it. Pure.

use afterdel_protocol::{PhaseDone, PhaseName, PhaseRow, StepView};

use crate::state::{Opened, Shared};

/// The phases' names, in words.
pub(crate) fn phase_words(phase: PhaseName) -> &'static str {
    match phase {
        PhaseName::Candidates => "Candidates",
        PhaseName::Subtract => "Subtract",
        PhaseName::Rescue => "Rescue",
        PhaseName::Weakrefs => "Weak references",
        PhaseName::Finalizers => "Finalizers",
        PhaseName::Resurrection => "Resurrection check",
        PhaseName::Clear => "Clear",
    }
}

/// A word for how an object is drawn, and what is said of it.
pub(crate) type PhaseMark = (&'static str, String);

/// What the phase that `view` shows says of an object.
pub(crate) fn phase_mark(opened: &Opened, view: &Shared<StepView>, serial: u32) -> Option<PhaseMark> {
    let phase = opened.phase().filter(|phase| phase.view == *view)?;
    let dones: Vec<&PhaseDone> = opened.phases.iter().take(opened.at? + 1).map(|phase| &phase.done).collect();
    told(&phase.done, serial).or_else(|| {
        // What was found unreachable stays so.
        let judged = dones.iter().find(|done| done.phase == PhaseName::Rescue)?;
        told(judged, serial).filter(|(class, _)| *class == UNREACHABLE)
    })
}

const UNREACHABLE: &str = "unreachable";

fn told(done: &PhaseDone, serial: u32) -> Option<PhaseMark> {
    let row = done.rows.iter().find(|row| row.serial == serial)?;
    let (class, words) = match done.phase {
        PhaseName::Candidates => ("candidate", format!("copy of its count: {}", row.refcount)),
        PhaseName::Subtract => return Some(subtracted(row)),
        PhaseName::Rescue => match (row.unreachable, row.left) {
            (Some(true), _) => (UNREACHABLE, "unreachable".to_owned()),
            (_, Some(0)) => ("reachable", "reachable: rescued".to_owned()),
            _ => ("reachable", "held from outside".to_owned()),
        },
        PhaseName::Weakrefs => (UNREACHABLE, "weak reference cleared".to_owned()),
        PhaseName::Finalizers => (UNREACHABLE, "finalizer called".to_owned()),
        PhaseName::Resurrection => ("reachable", "reachable again".to_owned()),
        PhaseName::Clear => (UNREACHABLE, "cleared".to_owned()),
    };
    Some((class, words))
}

/// The arithmetic of the second phase.
fn subtracted(row: &PhaseRow) -> PhaseMark {
    let left = row.left.unwrap_or(row.refcount);
    let inside = row.refcount.saturating_sub(left);
    let class = if left == 0 { "doubtful" } else { "candidate" };
    (class, format!("copy: {} \u{2212} {inside} = {left}", row.refcount))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn done(phase: PhaseName, left: Option<u32>, unreachable: Option<bool>) -> PhaseDone {
        let row = PhaseRow { serial: 4, label: "Node#1".to_owned(), refcount: 2, left, unreachable };
        PhaseDone { phase, objects: 1, rows: vec![row], rows_left_out: 0 }
    }

    #[test]
    fn each_phase_says_what_it_did_to_an_object() {
        let words = |phase, left, unreachable| told(&done(phase, left, unreachable), 4).map(|(_, words)| words);
        assert_eq!(words(PhaseName::Candidates, None, None).as_deref(), Some("copy of its count: 2"));
        assert_eq!(words(PhaseName::Subtract, Some(0), None).as_deref(), Some("copy: 2 \u{2212} 2 = 0"));
        assert_eq!(words(PhaseName::Rescue, Some(1), Some(false)).as_deref(), Some("held from outside"));
        assert_eq!(words(PhaseName::Rescue, Some(0), Some(false)).as_deref(), Some("reachable: rescued"));
        assert_eq!(words(PhaseName::Rescue, Some(0), Some(true)).as_deref(), Some("unreachable"));
        assert_eq!(told(&done(PhaseName::Clear, None, None), 5), None);
    }
}
