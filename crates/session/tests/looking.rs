//! Looking at moments of a run: what is seen, and that looking changes nothing.

mod support;

use afterdel_protocol::{Fate, FreeReason, MarkerKind, Outcome, StepView};
use support::{Run, node};

const TUTORIAL: &str = "import gc\nmy_list = [1, 3, 5, 54]\ndel my_list\ndel my_object\ngc.collect()\n";
const CYCLE: &str = "import gc\n\nclass Node:\n    def __init__(self):\n        self.other = None\n\na = Node()\nb = Node()\n\
                     a.other = b\nb.other = a\ndel a\ndel b\ngc.collect()\n";

fn every_view(run: &mut Run) -> Vec<StepView> {
    (0..=run.report.steps).map(|step| run.view(step)).collect()
}

#[test]
fn the_tutorial_shows_the_list_freed_and_the_error_explained() {
    let mut run = Run::new(TUTORIAL);
    let Outcome::Exception { type_name, message, range, step, hint, .. } = run.report.outcome.clone() else {
        panic!("{:?}", run.report.outcome)
    };
    assert_eq!((type_name.as_str(), step), ("NameError", 4));
    assert!(message.starts_with("name 'my_object' is not defined"), "{message}");
    assert_eq!((range.line, range.column, range.end_column), (4, 4, 13));
    let hint = hint.expect("a beginner gets a sentence");
    assert!(
        hint.starts_with("The name my_object was never given to anything, so there is nothing to delete."),
        "{hint}"
    );
    assert_eq!(run.report.step_lines, [1, 2, 3, 4]);
    assert_eq!((run.report.exit_status, run.report.exit_step, run.report.steps), (1, 4, 5));
    let at_del = run.view(3);
    let row = &at_del.freed.rows[0];
    assert_eq!((row.label.as_str(), row.text.as_str(), row.size_bytes), ("list#1", "[1, 3, 5, 54]", 88));
    assert_eq!((row.line, row.step, row.reason, row.count), (3, 3, FreeReason::LastReference, 1));
    assert_eq!(row.why, "`del my_list` removed the last reference.");
    assert_eq!(at_del.step_bytes, -88);
    assert_eq!(at_del.graph.tombstones.len(), 1);
    assert_eq!(
        at_del.explain.text,
        "`del my_list` removed the last reference to list#1, so it was freed at once: 88 bytes."
    );
    let at_error = run.view(4);
    assert!(at_error.explain.text.starts_with("Line 4 raised NameError: name 'my_object' is not defined."));
    let marks: Vec<_> = run.markers.iter().map(|mark| (mark.step, mark.kind.clone())).collect();
    assert!(marks.contains(&(3, MarkerKind::Del)) && marks.contains(&(4, MarkerKind::Error)), "{marks:?}");
}

#[test]
fn two_objects_that_hold_each_other_are_an_island_until_the_collector_comes() {
    let mut run = Run::new(CYCLE);
    let del_a = run.view(run.step_of(11));
    assert_eq!(node(&del_a, "Node#1").fate, Fate::Live);
    assert_eq!(
        del_a.explain.text,
        "`del a` removed the name a. Node#1 still has 1 reference (Node#2.other), so nothing was freed."
    );
    let del_b = run.view(run.step_of(12));
    let (first, second) = (node(&del_b, "Node#1"), node(&del_b, "Node#2"));
    assert_eq!((first.fate, second.fate), (Fate::Island(0), Fate::Island(0)));
    assert_eq!(del_b.graph.islands[0].serials, [first.serial, second.serial]);
    assert_eq!(del_b.graph.islands[0].size_bytes, first.block_bytes + second.block_bytes);
    assert!(del_b.freed.rows.is_empty());
    let bytes = first.block_bytes + second.block_bytes;
    let collected = run.view(run.step_of(13));
    assert!(collected.graph.islands.is_empty());
    let labels: Vec<_> = collected.graph.tombstones.iter().map(|row| (row.label.as_str(), row.reason)).collect();
    assert_eq!(labels, [("Node#1", FreeReason::Cycle), ("Node#2", FreeReason::Cycle)]);
    assert_eq!(
        collected.explain.text,
        format!("gc.collect() found 2 unreachable objects (Node#1 and Node#2) and freed them: {bytes} bytes.")
    );
    assert_eq!(collected.freed.totals.cycle, 2);
    assert_eq!(collected.collector.runs[0].collected, 2);
}

#[test]
fn stepping_back_restores_the_earlier_picture_exactly() {
    let mut run = Run::new(CYCLE);
    let forwards = every_view(&mut run);
    for step in (0..=run.report.steps).rev() {
        assert_eq!(run.view(step), forwards[step as usize], "step {step}");
    }
}

#[test]
fn a_walk_by_chance_sees_the_same_pictures() {
    let source = "import weakref\nlog = []\nclass P:\n    def __del__(self):\n        log.append(1)\n        log.append(2)\n\
                  def work(n):\n    keep = [P() for _ in range(n)]\n    return len(keep)\nfor i in range(30):\n    work(3)\n\
                  p = P()\nr = weakref.ref(p, lambda _: log.append('gone'))\ndel p\n";
    let mut run = Run::new(source);
    let pictures = every_view(&mut run);
    let mut at = 1u64;
    for _ in 0..300 {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let step = (at >> 33) % (run.report.steps + 1);
        assert_eq!(run.view(step), pictures[step as usize], "step {step}");
    }
}

#[test]
fn every_sample_is_what_looking_there_shows() {
    let mut run = Run::new(
        "x = []\nfor i in range(40):\n    x.append([i] * 100)\n    if i % 3 == 0:\n        del x[0]\nx = None\n",
    );
    let samples = run.samples.clone();
    assert!(samples.windows(2).all(|pair| pair[0][0] <= pair[1][0]));
    assert_eq!(samples.last().map(|sample| sample[0] as u64), Some(run.report.steps));
    for sample in samples {
        let view = run.view(sample[0] as u64);
        let seen = [view.step as f64, view.live_bytes as f64, view.os_bytes as f64, view.objects as f64];
        assert_eq!(seen, sample);
    }
}

#[test]
fn a_weak_reference_is_dashed_and_dies_with_its_target() {
    let source = "import weakref\nclass T:\n    pass\nt = T()\nr = weakref.ref(t)\ndel t\nprint(r())\n";
    let mut run = Run::new(source);
    let made = run.view(run.step_of(5));
    let edge = &made.graph.edges[0];
    assert!(edge.weak && edge.label == "target");
    assert_eq!(node(&made, "T#1").refcount, Some(1));
    let after = run.view(run.step_of(6));
    assert!(after.graph.edges.is_empty());
    assert_eq!(node(&after, "weakref#1").text, "<weakref; dead>");
    assert_eq!(run.stdout(), "None\n");
}

#[test]
fn an_object_that_its_finalizer_saves_is_not_freed() {
    let source =
        "saved = []\nclass P:\n    def __del__(self):\n        saved.append(self)\np = P()\ndel p\nsaved.clear()\n";
    let mut run = Run::new(source);
    let called = run.view(run.step_of(6));
    assert!(called.explain.text.contains("before it is freed, __del__() is called"), "{}", called.explain.text);
    assert!(called.graph.islands.is_empty(), "what is being freed is no island");
    let saved = run.view(run.step_of(4));
    assert!(saved.freed.rows.is_empty());
    assert_eq!(node(&saved, "P#1").fate, Fate::Live);
    let gone = run.view(run.step_of(7));
    assert_eq!(gone.freed.rows[0].label, "P#1");
}

#[test]
fn the_shutdown_is_a_step_of_its_own() {
    let mut run = Run::new("x = [1]\ny = {'k': x}\n");
    assert_eq!((run.report.exit_step, run.report.steps), (2, 3));
    let last = run.last();
    assert!(!last.exiting && last.freed.rows.is_empty());
    assert_eq!(last.frames.frames[0].variables.len(), 2);
    let over = run.view(3);
    assert!(over.exiting && over.frames.frames.is_empty());
    assert_eq!(over.line, 0);
    let reasons: Vec<_> = over.freed.rows.iter().map(|row| (row.label.as_str(), row.reason, row.line)).collect();
    assert!(reasons.contains(&("list#1", FreeReason::Exit, 0)), "{reasons:?}");
    assert_eq!(over.freed.totals.exit, 2);
}

#[test]
fn what_goes_with_its_container_names_it() {
    let mut run = Run::new("x = [[1], [2]]\ndel x\n");
    let view = run.view(2);
    let whys: Vec<_> = view.freed.rows.iter().map(|row| (row.label.as_str(), row.why.as_str())).collect();
    // The inner lists are made first.
    let held = "It was held only by list#3, which was freed.";
    assert_eq!(whys, [("list#3", "`del x` removed the last reference."), ("list#1", held), ("list#2", held)]);
}

#[test]
fn thousands_at_once_are_one_row() {
    let mut run = Run::new("x = [[] for i in range(5000)]\ndel x\n");
    let view = run.view(2);
    assert_eq!(view.freed.totals.container + view.freed.totals.last_reference, 5001);
    let row = view.freed.rows.iter().find(|row| row.count > 1).expect("one row for many");
    assert_eq!((row.count, row.serial, row.label.as_str()), (5000, 0, "list × 5,000"));
    let before = run.view(1);
    assert!(before.graph.nodes.len() <= 200);
    assert_eq!(before.graph.groups[0].count, 5001);
    assert_eq!(before.graph.hidden_objects + before.graph.nodes.len() as u64, 5001);
}

#[test]
fn long_containers_are_cut_in_the_middle() {
    let mut run = Run::new("x = list(range(1000))\n");
    let view = run.view(1);
    let list = node(&view, "list#1");
    assert_eq!((list.fields.len() as u64 + list.elided, list.elided_at), (1000, 8));
    assert_eq!(list.fields.last().map(|field| field.name.as_str()), Some("[999]"));
}

#[test]
fn a_call_that_ends_is_the_reason_for_its_locals() {
    let mut run = Run::new("def f():\n    big = [0] * 50\n    return 1\nf()\n");
    let view = run.view(run.step_of(3));
    let row = view.freed.rows.iter().find(|row| row.label == "list#2").expect("the list of the call");
    assert_eq!(row.why, "The call of f() ended, and with it the name big, which held it last.");
}
