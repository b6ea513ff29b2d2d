//! Running: ends, budgets, output, marks, and that the same program runs the same.

mod support;

use afterdel_protocol::{Command, Fate, FreeReason, MarkerKind, Outcome, Policy, Reply, RunMode, Settings};
use afterdel_session::{Out, Session, run_to_end};
use support::{OUTSIDE, Run, node};

#[test]
fn a_thousand_runs_are_equal() {
    let source =
        "import gc\nclass N:\n    pass\na = N()\na.me = a\ndel a\nx = [gc.collect()]\nprint(x, hash('a'), id(x))\n";
    let first = Run::new(source);
    for _ in 0..1000 {
        let again = Run::new(source);
        assert_eq!((&again.report, &again.output, &again.samples), (&first.report, &first.output, &first.samples));
    }
}

#[test]
fn a_text_that_does_not_compile_says_where() {
    let mut session = Session::new(OUTSIDE);
    let source = "x = 1\ny = = 2\n".to_string();
    session.handle(Command::Check { request: 3, source: source.clone() });
    session.handle(Command::Run { run: 1, source, settings: Settings::default(), mode: RunMode::Preview });
    let outs = session.take();
    let Out::Reply(Reply::Diagnostics { request: 3, diagnostics }) = &outs[0] else { panic!("{outs:?}") };
    assert_eq!(diagnostics[0].range.line, 2);
    let Out::Reply(Reply::Ended { run: 1, report }) = &outs[1] else { panic!("{outs:?}") };
    assert!(matches!(report.outcome, Outcome::NotCompiled { .. }) && !report.seekable);
    assert!(!session.is_busy());
}

#[test]
fn a_module_that_is_not_here_is_answered_with_those_that_are() {
    let Outcome::Exception { type_name, hint, .. } = Run::new("import numpy\n").report.outcome else { panic!() };
    assert_eq!(type_name, "ModuleNotFoundError");
    let hint = hint.expect("a sentence");
    assert!(hint.contains(" collections, ") && hint.contains(" gc, ") && hint.contains(" weakref."), "{hint}");
    assert!(!hint.contains("_generic") && !hint.contains("collections.abc"), "{hint}");
}

#[test]
fn an_endless_loop_stops_where_it_is_told_and_can_be_looked_at() {
    let mut session = Session::new(OUTSIDE);
    let source = "n = 0\nwhile True:\n    n += 1\n".to_string();
    session.handle(Command::Run { run: 1, source, settings: Settings::default(), mode: RunMode::Full });
    for _ in 0..10 {
        session.pump(1000);
    }
    assert!(session.is_busy());
    session.handle(Command::Stop);
    let outs = session.take();
    let Some(Out::Reply(Reply::Ended { report, .. })) = outs.last() else { panic!("{outs:?}") };
    assert_eq!(report.outcome, Outcome::Stopped);
    assert!(report.steps > 1000 && report.exit_step == report.steps);
    session.handle(Command::Seek { step: report.steps });
    while session.is_busy() {
        session.pump(1000);
    }
    let outs = session.take();
    let Some(Out::Reply(Reply::View { view, .. })) = outs.last() else { panic!("{outs:?}") };
    assert_eq!((view.step, view.exiting), (report.steps, false));
}

#[test]
fn a_loop_inside_one_step_can_be_looked_at_too() {
    let mut session = Session::new(OUTSIDE);
    let source = "x = [i for i in iter(int, 1) if i]\n".to_string();
    session.handle(Command::Run { run: 1, source, settings: Settings::default(), mode: RunMode::Full });
    for _ in 0..10 {
        session.pump(1000);
    }
    session.handle(Command::Stop);
    session.take();
    session.handle(Command::Seek { step: 1 });
    for _ in 0..1000 {
        session.pump(1000);
    }
    assert!(!session.is_busy(), "the way to a step that never ends must end");
}

#[test]
fn what_runs_while_typing_has_a_budget() {
    let run = Run::with("while True:\n    pass\n", Settings::default(), RunMode::Preview);
    let Outcome::Limit { message } = run.report.outcome else { panic!("{:?}", run.report.outcome) };
    assert!(message.contains("Press Run"), "{message}");
}

#[test]
fn too_much_memory_is_an_error_of_the_program() {
    let run = Run::new("x = [0] * 10**12\n");
    let Outcome::Exception { type_name, hint, .. } = run.report.outcome else { panic!("{:?}", run.report.outcome) };
    assert_eq!(type_name, "MemoryError");
    assert!(hint.expect("a sentence").contains("512 MB"));
}

#[test]
fn endless_recursion_is_an_error_of_the_program() {
    let run = Run::new("def f():\n    f()\nf()\n");
    let Outcome::Exception { type_name, hint, .. } = run.report.outcome else { panic!("{:?}", run.report.outcome) };
    assert_eq!(type_name, "RecursionError");
    assert!(hint.is_some());
}

#[test]
fn beginners_get_a_sentence() {
    let hint = |source: &str| match Run::new(source).report.outcome {
        Outcome::Exception { hint, .. } => hint.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    assert!(hint("x = 1\ndel x\nprint(x)\n").starts_with("The name x was removed by `del` on line 2."));
    assert!(hint("x = 1\ndel x\ndel x\n").contains("removed by `del` on line 2"));
    assert!(hint("print(y)\ny = 1\n").contains("gets its value on line 2"));
    assert!(hint("def f():\n    print(z)\n    z = 1\nf()\n").contains("local name"));
}

#[test]
fn collector_runs_and_dels_are_marked() {
    let run = Run::new("import gc\nx = []\ndel x\ngc.collect()\ny = [[] for i in range(5000)]\n");
    let manual = |kind: &MarkerKind| matches!(kind, MarkerKind::Collection { automatic: false, generation: 2, .. });
    let young = |kind: &MarkerKind| matches!(kind, MarkerKind::Collection { automatic: true, generation: 0, .. });
    assert!(run.markers.iter().any(|mark| mark.line == 3 && mark.kind == MarkerKind::Del));
    assert!(run.markers.iter().any(|mark| mark.line == 4 && manual(&mark.kind)));
    assert!(run.markers.iter().any(|mark| mark.line == 5 && young(&mark.kind)));
}

#[test]
fn without_the_collector_cycles_stay() {
    let source = "import gc\nclass N:\n    pass\na = N()\na.me = a\ndel a\ngc.collect()\n";
    let settings = Settings { policy: Policy::RefcountOnly, ..Settings::default() };
    let mut run = Run::with(source, settings, RunMode::Full);
    let view = run.last();
    assert_eq!(view.graph.islands.len(), 1);
    assert_eq!(view.collector.next_due, "Never: in this run only reference counts free objects.");
    assert!(view.explain.text.contains("gc.collect() did nothing"), "{}", view.explain.text);
}

#[test]
fn a_tracing_collector_frees_nothing_until_it_runs() {
    let source = "import gc\nclass N:\n    pass\na = N()\na.items = [1, 2]\ndel a\ngc.collect()\n";
    let settings = Settings { policy: Policy::MarkSweep, ..Settings::default() };
    let mut run = Run::with(source, settings, RunMode::Full);
    let after_del = run.view(run.step_of(6));
    assert!(after_del.freed.rows.is_empty());
    assert!(matches!(node(&after_del, "N#1").fate, Fate::Island(_)));
    assert_eq!(
        after_del.explain.text,
        "`del a` removed the name a. Nothing reaches N#1 any more. It stays in memory until a collection finds that \
         out: in this run references are not counted."
    );
    assert!(after_del.collector.next_due.starts_with("When "), "{}", after_del.collector.next_due);
    let collected = run.view(run.step_of(7));
    let traced: Vec<_> = collected.freed.rows.iter().filter(|row| row.reason == FreeReason::Traced).collect();
    assert!(traced.iter().any(|row| row.label == "N#1"), "{traced:?}");
    assert_eq!(
        traced[0].why,
        "No name led to it any more: gc.collect() traced all that a name leads to and freed the rest."
    );
    assert!(collected.explain.text.starts_with("gc.collect() found"), "{}", collected.explain.text);
}

#[test]
fn a_long_chain_goes_by_one_del() {
    let source = "head = None\nfor i in range(200_000):\n    head = [head]\ndel head\nprint('ok')\n";
    let mut run = Run::new(source);
    assert_eq!(run.stdout(), "ok\n");
    let view = run.last();
    assert_eq!(view.freed.totals.container, 199_999);
}

#[test]
fn output_keeps_its_order_and_steps() {
    let run = Run::new("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')\n");
    let heard: Vec<_> = run.output.iter().map(|chunk| (chunk.text.as_str(), chunk.step)).collect();
    assert_eq!(heard, [("a\n", 2), ("b\n", 3), ("c\n", 4)]);
}

#[test]
fn programs_run_in_one_go_too() {
    let finished = run_to_end("print('hi')\nraise SystemExit(3)\n", "x.py", &Settings::default(), OUTSIDE);
    assert_eq!((finished.stdout.as_str(), finished.stderr.as_str(), finished.exit_status), ("hi\n", "", 3));
    let broken = run_to_end("x = = 1\n", "x.py", &Settings::default(), OUTSIDE);
    assert!(broken.exit_status == 1 && broken.stderr.contains("SyntaxError"));
}

#[test]
fn a_program_waits_for_a_line_and_can_be_looked_at() {
    let mut session = Session::new(OUTSIDE);
    let source = "name = input('name? ')\nage = int(input())\nprint(name * age)\n".to_string();
    session.handle(Command::Run { run: 1, source, settings: Settings::default(), mode: RunMode::Full });
    let mut text = String::new();
    let mut lines = ["ab", "3"].into_iter();
    let report = loop {
        let mut ended = None;
        while session.is_busy() {
            session.pump(1000);
        }
        for out in session.take() {
            match out {
                Out::Reply(Reply::Progress { output, .. }) => text.extend(output.into_iter().map(|chunk| chunk.text)),
                Out::Reply(Reply::Input { run: 1 }) => {
                    session.handle(Command::Input { line: lines.next().map(str::to_string) });
                }
                Out::Reply(Reply::Ended { report, .. }) => ended = Some(report),
                _ => {}
            }
        }
        if let Some(report) = ended {
            break report;
        }
    };
    assert_eq!((report.outcome, text.as_str()), (Outcome::Finished, "name? ab\n3\nababab\n"));
    session.handle(Command::Seek { step: 2 });
    while session.is_busy() {
        session.pump(1000);
    }
    let outs = session.take();
    let Some(Out::Reply(Reply::View { view, .. })) = outs.last() else { panic!("{outs:?}") };
    assert_eq!(view.step, 2);
}

#[test]
fn input_ends_and_a_preview_does_not_ask() {
    let run = |mode| {
        let mut session = Session::new(OUTSIDE);
        let source = "input()\n".to_string();
        session.handle(Command::Run { run: 1, source, settings: Settings::default(), mode });
        for _ in 0..100 {
            session.pump(1000);
        }
        session.handle(Command::Input { line: None });
        while session.is_busy() {
            session.pump(1000);
        }
        let outs = session.take();
        let Some(Out::Reply(Reply::Ended { report, .. })) = outs.last() else { panic!("{outs:?}") };
        report.outcome.clone()
    };
    assert!(matches!(run(RunMode::Full), Outcome::Exception { type_name, .. } if type_name == "EOFError"));
    assert!(matches!(run(RunMode::Preview), Outcome::Limit { message } if message.contains("asks for input")));
}

#[test]
fn what_ended_where_it_asked_is_seen_asking() {
    let mut session = Session::new(OUTSIDE);
    let source = "kept = [1]\nname = input('name? ')\n".to_string();
    session.handle(Command::Run { run: 1, source, settings: Settings::default(), mode: RunMode::Preview });
    let pumped = |session: &mut Session| {
        while session.is_busy() {
            session.pump(1000);
        }
        // The preview ends when it is pumped where it asks.
        session.pump(1000);
        session.take()
    };
    let outs = pumped(&mut session);
    let ended = |out: &Out| matches!(out, Out::Reply(Reply::Ended { report, .. }) if report.steps == 2);
    assert!(outs.iter().any(ended), "{outs:?}");
    for step in [2, 1, 2] {
        session.handle(Command::Seek { step });
        let outs = pumped(&mut session);
        let Some(Out::Reply(Reply::View { view, .. })) = outs.last() else { panic!("{outs:?}") };
        let names: Vec<&str> = view.graph.nodes.iter().map(|node| node.type_name.as_str()).collect();
        assert!(!names.contains(&"EOFError"), "step {step}: {names:?}");
    }
}
