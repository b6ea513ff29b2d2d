//! The record of a life: what is told, and that what is foretold happens.

mod support;

use afterdel_protocol::{Fate, FreeReason, HolderKind, LifeView};
use proptest::prelude::*;
use support::Run;

const RING: &str = "import gc\nclass Node:\n    pass\na = Node()\nb = Node()\na.next = b\nb.next = a\nitems = [a]\n\
                    def use(x):\n    return x\nuse(a)\ngc.collect()\ndel items\ndel a\ndel b\ngc.collect()\n";

fn places(life: &LifeView) -> Vec<&str> {
    life.references.iter().map(|reference| reference.place.as_str()).collect()
}

#[test]
fn a_life_is_told_from_birth_to_the_collector() {
    let mut run = Run::new(RING);
    let life = run.life(12, 1, "a").expect("a is bound");
    assert_eq!((life.object.label.as_str(), life.object.refcount, life.line), ("Node#1", Some(3), 12));
    assert_eq!(places(&life), ["variable a", "Node#2.next", "list#1[0]"]);
    assert_eq!(life.references[0].kind, HolderKind::Variable);
    let causes: Vec<_> = life.ledger.iter().map(|row| (row.line, row.before, row.after, row.cause.as_str())).collect();
    let expected = [
        (4, 0, 1, "made, held by variable a"),
        (7, 1, 2, "now held by Node#2.next"),
        (8, 2, 3, "now held by list#1[0]"),
        (11, 3, 4, "now held by variable x in use()"),
        (10, 4, 3, "no longer held by variable x in use()"),
        (13, 3, 2, "no longer held by list#1[0]"),
        (14, 2, 1, "no longer held by variable a"),
        (16, 1, 0, "freed. Collected as a cycle by gc.collect() (generation 2)."),
    ];
    assert_eq!(causes, expected);
    let moves: Vec<_> = life.moves.iter().map(|step| (step.line, step.from, step.to)).collect();
    assert_eq!(moves, [(4, None, Some(0)), (12, Some(0), Some(2))]);
    let end = life.end.expect("it was freed");
    assert_eq!((end.line, end.reason, end.run), (16, FreeReason::Cycle, Some(2)));
    assert_eq!(life.path[0].place, "variable a");
}

#[test]
fn an_island_is_found_by_its_label_and_waits_for_the_collector() {
    let mut run = Run::new(RING);
    let life = run.life(15, 1, "Node#1").expect("it still lives");
    assert!(life.path.is_empty() && life.retained.is_none());
    let island = life.island.expect("nothing reaches it");
    assert_eq!(island.labels, ["Node#1", "Node#2"]);
    let cut = life.references[0].if_cut.as_ref().expect("few references are all cut in thought");
    assert!(cut.doomed && cut.at_once.labels == ["Node#1", "Node#2"]);
    assert_eq!(cut.at_collection.objects, 0);
}

#[test]
fn every_way_of_ending_is_told() {
    let source = "class T:\n    pass\na = T()\nb = [T()]\nc = T()\ndef f():\n    d = T()\n    return 1\nf()\n\
                  a = None\ninner = b[0]\ndel inner\ndel b\nx = 1\n";
    let mut run = Run::new(source);
    let mut end = |line, name| run.life(line, 1, name).expect("it lives").end.expect("it is freed");
    let rebound = end(3, "a");
    assert_eq!((rebound.line, rebound.reason), (10, FreeReason::LastReference));
    assert_eq!(rebound.why, "a now stands for something else, and nothing else held it.");
    let container = end(11, "inner");
    assert_eq!((container.line, container.reason), (13, FreeReason::Container));
    assert_eq!(container.why, "It was held only by list#1, which was freed.");
    let returned = end(7, "d");
    assert_eq!((returned.line, returned.reason), (8, FreeReason::LastReference));
    let exit = end(5, "c");
    assert_eq!((exit.line, exit.reason), (0, FreeReason::Exit));
}

#[test]
fn a_finalizer_is_watched_too_and_may_bring_its_object_back() {
    let source = "saved = []\nclass T:\n    def __del__(self):\n        saved.append(self)\n        x = 1\nt = T()\ndel t\n\
                  saved.clear()\nx = 1\n";
    let mut run = Run::new(source);
    let life = run.life(6, 1, "t").expect("t is bound");
    let rows: Vec<_> = life.ledger.iter().map(|row| (row.line, row.end_line, row.after)).collect();
    assert!(life.object.has_finalizer);
    let left = run.life(6, 1, "t").expect("t is bound").ledger.into_iter().find(|row| row.line == 5);
    let lost = ["variable self in __del__()", "Python at work"].map(str::to_string).to_vec();
    assert_eq!(left.map(|row| (row.end_line, row.lost)), Some((7, lost)));
    assert_eq!(rows.first(), Some(&(6, 6, 1)));
    assert!(life.ledger.iter().any(|row| row.gained == ["list#1[0]"]), "{:?}", life.ledger);
    assert_eq!(life.end.expect("it is freed").line, 8);
    let inside = run.life(4, 1, "self").expect("the finalizer's own name");
    assert_eq!(inside.object.label, "T#1");
}

#[test]
fn wrong_questions_get_an_answer_that_helps() {
    let mut run = Run::new("x = [1]\n\nfor i in range(3):\n    y = i\ndel x\nif y > 5:\n    z = 1\n");
    let mut wrong = |line, count, name| run.life(line, count, name).expect_err("there is nothing there");
    assert_eq!(wrong(2, 1, "x"), "No statement begins on line 2. The nearest that do begin on line 1 and 3.");
    assert_eq!(wrong(70, 1, "x"), "There is no line 70: the program has lines 1 to 7.");
    assert_eq!(wrong(7, 1, "x"), "Line 7 never ran.");
    assert_eq!(wrong(4, 5, "y"), "Line 4 ran 3 times, not 5: ask for 4:1 to 4:3.");
    let gone = wrong(5, 1, "x");
    assert!(
        gone.starts_with("After line 5 nothing is named x. Names then: i, y. `del` on line 5 removes x:"),
        "{gone}"
    );
    assert_eq!(run.life(4, 3, "y").expect("y is bound").object.refcount, None);
}

#[test]
fn asking_changes_nothing() {
    let mut run = Run::new(RING);
    let before: Vec<_> = (0..=run.report.steps).map(|step| run.view(step)).collect();
    let first = run.life(12, 1, "a");
    assert_eq!(run.life(12, 1, "a"), first);
    let after: Vec<_> = (0..=run.report.steps).rev().map(|step| run.view(step)).collect();
    assert!(before.iter().eq(after.iter().rev()));
}

/// A program of objects that hold each other, `n0` to `n5`, some without a name of their own.
fn program(edges: &[(usize, usize)], unnamed: &[bool]) -> String {
    let mut text = "import gc\nclass N:\n    pass\n".to_string();
    for at in 0..unnamed.len() {
        text += &format!("n{at} = N()\nn{at}.items = []\n");
    }
    for (from, to) in edges {
        text += &format!("n{from}.items.append(n{to})\n");
    }
    for at in (1..unnamed.len()).filter(|&at| unnamed[at]) {
        text += &format!("del n{at}\n");
    }
    text += "gc.collect()\n";
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a cut would free, at once and at the next collection, is what `del` and `gc.collect()` free; and what only
    /// the object keeps alive is all of it, where the name is the last one from outside.
    #[test]
    fn what_is_foretold_of_a_cut_happens(
        edges in proptest::collection::vec((0usize..6, 0usize..6), 0..12),
        unnamed in proptest::collection::vec(any::<bool>(), 6),
    ) {
        let source = program(&edges, &unnamed);
        let line = source.lines().count() as u32;
        let mut run = Run::new(&format!("{source}del n0\ngc.collect()\nx = 1\n"));
        let life = run.life(line, 1, "n0").expect("n0 is bound");
        let cut = life.references[0].if_cut.clone().expect("the first reference is cut in thought");
        prop_assert_eq!(&life.references[0].place, "variable n0");
        let at = run.step_of(line + 1);
        let [before, cleared, collected] = [at - 1, at, at + 1].map(|step| {
            let view = run.view(step);
            (view.objects, view.live_bytes)
        });
        prop_assert_eq!((cut.at_once.objects, cut.at_once.bytes), (before.0 - cleared.0, before.1 - cleared.1));
        let later = (cut.at_collection.objects, cut.at_collection.bytes);
        prop_assert_eq!(later, (cleared.0 - collected.0, cleared.1 - collected.1));
        let kept = life.retained.expect("a name reaches it");
        if cut.at_once.objects + cut.at_collection.objects > 0 {
            prop_assert_eq!((kept.objects, kept.bytes), (before.0 - collected.0, before.1 - collected.1));
        }
    }
}

#[test]
fn a_record_tells_of_the_same_moment_as_the_view() {
    let mut run = Run::new(RING);
    for step in 0..=run.report.steps {
        let view = run.view(step);
        for node in &view.graph.nodes {
            let life = run.life_at(step, node.serial).unwrap_or_else(|error| panic!("step {step}: {error}"));
            assert_eq!((life.step.min(view.step), &life.object.label), (view.step, &node.label));
            let told = (life.object.refcount, life.object.size_bytes, life.object.block_bytes, life.object.address);
            assert_eq!(told, (node.refcount, node.size_bytes, node.block_bytes, node.address), "step {step}");
            assert_eq!(life.path.is_empty(), node.fate != Fate::Live, "step {step}: {}", node.label);
        }
        for row in &view.freed.rows {
            let life = run.life_at(row.step - 1, row.serial).expect("it lived before the step that freed it");
            assert_eq!(life.end.map(|end| (end.step, end.reason)), Some((row.step, row.reason)), "{}", row.label);
        }
    }
}

#[test]
fn who_holds_it_through_an_instances_dict_is_the_instance() {
    let source = "class Node: pass\na = Node()\nb = Node()\na.next = b\nvars(a)\n";
    let mut run = Run::new(source);
    let view = run.last();
    let (holder, held) = (support::node(&view, "Node#1").serial, support::node(&view, "Node#2").serial);
    let life = run.life_at(view.step, held).expect("it lives");
    let field = life.references.iter().find(|one| one.kind == HolderKind::Field).expect("a holds it");
    assert_eq!((field.place.as_str(), field.holder), ("Node#1.next", Some(holder)));
}

#[test]
fn a_global_variable_is_nearer_than_a_field_of_a_local_one() {
    let source =
        "class Node: pass\nkept = Node()\nother = Node()\nother.kept = kept\ndef use(x):\n    return x\nuse(other)\n";
    let mut run = Run::new(source);
    let life = run.life(4, 1, "kept").expect("it is bound");
    let inner = run.life_at(life.step + 3, life.object.serial).expect("it lives while use() runs");
    let places: Vec<&str> = inner.path.iter().map(|step| step.place.as_str()).collect();
    assert_eq!((inner.line, places), (6, vec!["variable kept"]));
}

#[test]
fn moves_within_a_collection_and_by_freezing_have_their_own_causes() {
    let source = "import gc\nclass Node:\n    def __del__(self):\n        global back\n        back = self\n        gc.freeze()\n        \
                  gc.unfreeze()\nkept = Node()\nring = Node()\nring.ring = ring\ndel ring\ngc.collect()\n\
                  gc.freeze()\ngc.unfreeze()\n";
    let mut run = Run::new(source);
    let causes = |life: &LifeView| life.moves.iter().map(|one| one.cause.clone()).collect::<Vec<_>>();
    let kept = run.life(8, 1, "kept").expect("it is bound");
    let expected = [
        "made: new objects are in the youngest generation",
        "survived the collection that goes on",
        "gc.freeze() set it aside",
        "gc.unfreeze() put it back",
        "gc.freeze() set it aside",
        "gc.unfreeze() put it back",
        // At exit, while a finalizer runs.
        "the collector found it unreachable",
    ];
    assert_eq!(causes(&kept), expected);
    let ring = run.life(12, 1, "back").expect("its finalizer brought it back");
    let expected = [
        "made: new objects are in the youngest generation",
        "the collector found it unreachable",
        "reachable again: the collector let it go",
        "gc.freeze() set it aside",
        "gc.unfreeze() put it back",
        "the collector found it unreachable",
    ];
    assert_eq!(causes(&ring), expected);
}
