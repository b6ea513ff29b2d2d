//! One program under several policies: the same run as alone, side by side.

mod support;

use afterdel_protocol::{Choice, Command, ComparedRun, Outcome, Policy, PythonVersion, Reply, RunMode, Settings};
use afterdel_session::{Out, Session};
use support::{OUTSIDE, Run};

const CYCLES: &str = "\
import gc
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
alone = Node('alone')
del alone
a, b = Node('a'), Node('b')
a.other, b.other = b, a
del a, b
gc.collect()
";

fn choices() -> Vec<Choice> {
    Policy::ALL.map(|policy| Choice { python: PythonVersion::V3_14, policy }).to_vec()
}

fn compare(source: &str, choices: Vec<Choice>) -> Vec<ComparedRun> {
    let mut session = Session::new(OUTSIDE);
    let (source, settings) = (source.to_string(), Settings::default());
    session.handle(Command::Compare { request: 3, source, settings, choices });
    let mut runs = Vec::new();
    while session.is_busy() {
        session.pump(1000);
        for out in session.take() {
            let Out::Reply(Reply::Compared { request: 3, run, done }) = out else { panic!("unexpected: {out:?}") };
            runs.push(*run);
            assert_eq!(done, !session.is_busy(), "the last one says so");
        }
    }
    runs
}

#[test]
fn each_policy_frees_in_its_own_time() {
    let runs = compare(CYCLES, choices());
    let [generational, incremental, refcount_only, mark_sweep] = &runs[..] else { panic!("{} runs", runs.len()) };
    assert_eq!(generational.finalized, ["Node#1", "Node#2", "Node#3"]);
    assert!(generational.freed.last_reference >= 1 && generational.freed.cycle == 2, "{:?}", generational.freed);
    assert_eq!((generational.collector.called, generational.collector.collected), (1, 2));
    // A full collection is the same; what differs is which runs by itself.
    assert_eq!((&incremental.finalized, incremental.freed), (&generational.finalized, generational.freed));
    assert_eq!(refcount_only.finalized, ["Node#1"]);
    assert_eq!((refcount_only.collector.called, refcount_only.freed.cycle), (0, 0));
    assert!(refcount_only.live_bytes > generational.live_bytes);
    assert_eq!(mark_sweep.finalized_total, 3);
    assert_eq!((mark_sweep.freed.last_reference, mark_sweep.freed.cycle), (0, 0));
    assert!(mark_sweep.freed.traced >= 3, "{:?}", mark_sweep.freed);
    assert!(mark_sweep.peak_bytes > generational.peak_bytes);
    assert_eq!([true, true, false, true], [0, 1, 2, 3].map(|at| runs[at].same_output));
}

#[test]
fn a_compared_run_is_the_run_that_one_sees_alone() {
    let mut alone = Run::new(CYCLES);
    let last = alone.last();
    let compared = &compare(CYCLES, choices()[..1].to_vec())[0];
    assert_eq!((compared.steps, compared.peak_bytes), (alone.report.exit_step, alone.report.peak_bytes));
    assert_eq!(compared.freed, last.freed.totals);
    assert_eq!(compared.live_bytes, last.live_bytes);
    assert_eq!(compared.outcome, Outcome::Finished);
    let most = compared.curve.iter().map(|point| point[1]).fold(0.0, f64::max);
    assert!(most <= compared.peak_bytes as f64 && compared.curve.len() > 5, "{:?}", compared.curve);
    assert_eq!(compared.curve.last().map(|point| point[0]), Some(compared.steps as f64));
}

#[test]
fn what_ends_a_comparison() {
    let endless = || Command::Compare {
        request: 1,
        source: "while True:\n    pass\n".to_string(),
        settings: Settings::default(),
        choices: choices(),
    };
    let mut session = Session::new(OUTSIDE);
    session.handle(endless());
    session.pump(1000);
    assert!(session.is_busy());
    session.handle(Command::Stop);
    assert!(!session.is_busy());
    session.handle(endless());
    let (source, settings) = ("x = 1\n".to_string(), Settings::default());
    session.handle(Command::Run { run: 1, source, settings, mode: RunMode::Full });
    for _ in 0..1000 {
        session.pump(1000);
    }
    assert!(!session.is_busy(), "the run took the comparison's place");
    let bad =
        Command::Compare { request: 2, source: "def\n".to_string(), settings: Settings::default(), choices: choices() };
    session.handle(bad);
    assert!(!session.is_busy(), "what does not compile is not compared");
}

#[test]
fn nobody_answers_a_comparison() {
    let runs = compare("name = input('who? ')\n", choices()[..1].to_vec());
    let Outcome::Exception { type_name, .. } = &runs[0].outcome else { panic!("{:?}", runs[0].outcome) };
    assert_eq!(type_name, "EOFError");
}
