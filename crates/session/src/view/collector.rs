//! The cycle collector: generations, runs, what is due.

use afterdel_collector::PolicyKind;
use afterdel_protocol::words::counted;
use afterdel_protocol::{CollectorRun, CollectorView, GenerationRow};

use super::look::Look;

/// Runs that are told.
const MAX_RUNS: usize = 500;
/// Objects of `gc.garbage` that are told.
const MAX_GARBAGE: usize = 100;

/// Builds the view.
pub(super) fn build(look: &Look, _step: u64) -> CollectorView {
    let heap = &look.vm.heap;
    let (counts, thresholds, sizes) = (heap.counts(), heap.thresholds(), heap.generation_sizes());
    let generations = (0..counts.len()).map(|at| GenerationRow {
        name: generation_name(heap.policy(), at),
        count: u64::from(counts[at]),
        threshold: thresholds[at].max(0) as u64,
        objects: u64::from(sizes[at]),
    });
    let sink = heap.sink();
    let runs = sink.runs.iter().rev().take(MAX_RUNS).map(|run| CollectorRun {
        step: run.step,
        line: run.line,
        generation: run.collection.generation,
        automatic: run.automatic,
        candidates: u64::from(run.collection.candidates),
        collected: u64::from(run.collection.collected),
        uncollectable: u64::from(run.collection.uncollectable),
        freed_bytes: run.freed_bytes,
    });
    let garbage = look.vm.list(look.vm.gc_state.garbage).map_or(&[][..], |list| list.items());
    CollectorView {
        enabled: heap.gc_enabled(),
        generations: generations.collect(),
        frozen: u64::from(heap.freeze_count()),
        runs: runs.collect(),
        runs_total: sink.runs_total,
        garbage: garbage.iter().take(MAX_GARBAGE).map(|&v| look.label(v)).collect(),
        next_due: next_due(look),
    }
}

/// The incremental collector has two old spaces where the others have two older generations.
fn generation_name(policy: PolicyKind, at: usize) -> String {
    match (policy, at) {
        (PolicyKind::Incremental, 1) => "Old, looked at this round".to_string(),
        (PolicyKind::Incremental, 2) => "Old, to be looked at".to_string(),
        _ => format!("Generation {at}"),
    }
}

fn next_due(look: &Look) -> String {
    let heap = &look.vm.heap;
    if heap.policy() == PolicyKind::RefcountOnly {
        return "Never: in this run only reference counts free objects.".to_string();
    }
    if !heap.gc_enabled() {
        return "Never by itself: gc.disable() was called.".to_string();
    }
    let threshold = heap.thresholds()[0];
    if threshold <= 0 {
        return "Never by itself: the threshold of generation 0 is 0.".to_string();
    }
    let threshold = match heap.policy() {
        PolicyKind::MarkSweep => i64::from(threshold).max(heap.long_lived_total() as i64 - 1),
        PolicyKind::Generational | PolicyKind::Incremental | PolicyKind::RefcountOnly => i64::from(threshold),
    };
    let missing = (threshold + 1 - i64::from(heap.counts()[0])).max(0) as u64;
    if missing == 0 {
        return "At the next occasion: generation 0 is over its threshold.".to_string();
    }
    format!("When {} more than now have been made and kept.", counted(missing, "container"))
}
