//! A collection opened into its phases: the numbers on the objects, and the moments in between.

mod support;

use afterdel_protocol::{Fate, OpenedCollection, PhaseName, PhaseRow, PhaseView};
use support::{Run, node};

/// Two that hold each other, one of them held by a list that lives; two others that nothing holds, one of which revives
/// itself; a weak reference.
const SOURCE: &str = "import gc, weakref
class Node:
    def __init__(self, name):
        self.name = name
class Phoenix(Node):
    def __del__(self):
        kept.append(self)
kept = []
a, b = Node('a'), Node('b')
a.other, b.other = b, a
held = [a]
c, d = Node('c'), Node('d')
c.other, d.other = d, c
look = weakref.ref(c)
e = Phoenix('e')
e.me = e
del a, b, c, d, e
gc.collect()
kept.clear()
";

fn phase(opened: &OpenedCollection, name: PhaseName) -> &PhaseView {
    opened.phases.iter().find(|phase| phase.done.phase == name).unwrap_or_else(|| panic!("no {name:?}"))
}

fn row<'a>(phase: &'a PhaseView, label: &str) -> &'a PhaseRow {
    phase.done.rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("no {label}"))
}

fn opened() -> (Run, OpenedCollection) {
    let mut run = Run::new(SOURCE);
    let step = run.step_of(18);
    let opened = run.opened(step, 1).expect("gc.collect() ran");
    assert_eq!((opened.step, opened.begins.generation, opened.begins.automatic), (step, 2, false));
    (run, opened)
}

#[test]
fn each_phase_has_its_numbers_on_each_object() {
    let (_, opened) = opened();
    let names: Vec<PhaseName> = opened.phases.iter().map(|phase| phase.done.phase).collect();
    use PhaseName::{Candidates, Clear, Finalizers, Rescue, Resurrection, Subtract, Weakrefs};
    assert_eq!(names, [Candidates, Subtract, Rescue, Weakrefs, Finalizers, Resurrection, Clear]);
    let numbers = |label: &str| {
        let (copied, left) = (row(phase(&opened, Candidates), label), row(phase(&opened, Subtract), label));
        (copied.refcount, left.left, row(phase(&opened, Rescue), label).unreachable)
    };
    assert_eq!(numbers("Node#1"), (2, Some(0), Some(false)), "the list that lives is itself a candidate: rescued");
    assert_eq!(numbers("list#2"), (1, Some(0), Some(false)), "and so are the module's names");
    assert_eq!(numbers("Node#3"), (1, Some(0), Some(true)));
    assert_eq!(numbers("Phoenix#1"), (1, Some(0), Some(true)));
    assert_eq!(row(phase(&opened, Finalizers), "Phoenix#1").unreachable, Some(true));
    assert_eq!(row(phase(&opened, Resurrection), "Phoenix#1").label, "Phoenix#1");
    let cleared: Vec<&str> = phase(&opened, Clear).done.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(cleared, ["Node#3", "Node#4"]);
    assert_eq!(opened.ends.map(|ends| ends.uncollectable), Some(0));
}

#[test]
fn the_moments_in_between_are_those_of_the_run() {
    let (mut run, opened) = opened();
    let (before, after) = (run.view(opened.step - 1), run.view(opened.last_step));
    assert!(opened.last_step > opened.step, "a finalizer was called");
    let first = &phase(&opened, PhaseName::Candidates).view;
    assert_eq!(
        (&first.graph.edges, first.live_bytes, first.step),
        (&before.graph.edges, before.live_bytes, opened.step)
    );
    let counts = |view: &afterdel_protocol::StepView| {
        view.graph.nodes.iter().map(|node| (node.serial, node.refcount)).collect::<Vec<_>>()
    };
    assert_eq!(counts(first), counts(&before));
    assert!(node(first, "Node#3").fate != Fate::Live);
    let last = &phase(&opened, PhaseName::Clear).view;
    assert_eq!(counts(last), counts(&after), "what is freed is gone once it is cleared");
    assert!(last.freed.rows.iter().any(|row| row.label == "Node#3"));
    assert!(last.explain.text.contains("Node#3, Node#4"), "{}", last.explain.text);
    assert_eq!(run.view(opened.last_step), after, "looking changes nothing");
}

#[test]
fn the_collections_of_the_shutdown_are_opened_too_and_others_are_not_there() {
    let (mut run, _) = opened();
    let step = run.report.steps;
    let last = run.view(step).collector;
    let opened = run.opened(step, last.runs_total).expect("the shutdown collects");
    assert_eq!(opened.step, last.runs[0].step);
    assert_eq!(run.opened(step, last.runs_total + 1), None);
}
