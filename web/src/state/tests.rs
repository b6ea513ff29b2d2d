//! The reducer: what follows from what.

use afterdel_protocol::{
    Command, Diagnostic, EndReport, Outcome, OutputChunk, Policy, Reply, RunMode, Severity, SourceRange, Stream,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::sample_view::empty_view;
use super::*;

fn boot() -> Boot {
    Boot {
        face: Face::Desk,
        theme: Theme::Auto,
        keys: true,
        kept_text: None,
        link: None,
        address: "https://x.test/".to_owned(),
    }
}

fn report(outcome: Outcome) -> EndReport {
    EndReport {
        outcome,
        exit_status: 0,
        steps: 10,
        exit_step: 8,
        live_bytes: 0,
        peak_bytes: 0,
        os_bytes: 0,
        objects: 0,
        seekable: true,
        lines: vec![],
        step_lines: vec![1, 2, 3, 2, 3, 2, 3, 4],
        elapsed_us: 1.0,
    }
}

fn heard(state: &mut State, reply: Reply) -> Vec<Effect> {
    state.apply(Action::Heard(Rc::new(reply)))
}

fn seek(step: u64) -> Effect {
    Effect::Post(Command::Seek { step })
}

fn viewed(state: &mut State, step: u64) -> Vec<Effect> {
    let run = state.run.id;
    heard(state, Reply::View { run, view: Box::new(empty_view(step)) })
}

/// A page that has run its first program.
fn ended(outcome: Outcome) -> (State, Vec<Effect>) {
    let (mut state, _) = State::new(boot());
    heard(&mut state, Reply::Ready);
    let run = state.run.id;
    let effects = heard(&mut state, Reply::Ended { run, report: report(outcome) });
    (state, effects)
}

fn settled() -> State {
    let (mut state, _) = ended(Outcome::Finished);
    viewed(&mut state, 8);
    state
}

fn failed_at(step: u64) -> Outcome {
    Outcome::Exception {
        type_name: "NameError".into(),
        message: "name 'data' is not defined".into(),
        range: SourceRange { line: 4, column: 6, end_line: 4, end_column: 10 },
        step,
        traceback: vec![],
        hint: None,
    }
}

#[test]
fn the_first_program_runs_when_the_engine_is_there() {
    let (mut state, effects) = State::new(boot());
    assert_eq!(effects, [Effect::ShowTheme(Theme::Auto)]);
    let effects = heard(&mut state, Reply::Ready);
    let [Effect::Post(Command::Run { source, mode: RunMode::Preview, .. }), Effect::Post(Command::Check { .. })] =
        &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!(source, crate::examples::FIRST.text);
}

#[test]
fn the_first_look_is_before_the_shutdown_or_at_the_error() {
    assert_eq!(ended(Outcome::Finished).1, [seek(8)]);
    assert_eq!(ended(failed_at(5)).1, [seek(5)]);
    assert_eq!(ended(Outcome::NotCompiled { diagnostics: vec![] }).1, []);
}

#[test]
fn seeks_are_one_at_a_time_and_the_latest_wins() {
    let mut state = settled();
    assert_eq!(state.apply(Action::Seek(3)), [seek(3)]);
    for step in [4, 5, 2] {
        assert_eq!(state.apply(Action::Seek(step)), []);
    }
    assert_eq!(state.moment.wanted, 2);
    assert_eq!(viewed(&mut state, 3), [seek(2)]);
    assert_eq!(viewed(&mut state, 2), []);
}

#[test]
fn steps_end_at_the_ends() {
    let mut state = settled();
    state.apply(Action::Last);
    viewed(&mut state, 10);
    assert_eq!(state.apply(Action::StepForward), []);
    state.apply(Action::First);
    viewed(&mut state, 0);
    assert_eq!(state.apply(Action::StepBack), []);
}

#[test]
fn from_a_breakpoint_steps_hop_to_the_next() {
    let mut state = settled();
    state.apply(Action::Breakpoints(vec![2]));
    assert_eq!(*state.stops, [1, 3, 5]);
    state.apply(Action::Seek(3));
    viewed(&mut state, 3);
    assert_eq!(state.apply(Action::StepForward), [seek(5)]);
    viewed(&mut state, 5);
    assert_eq!(state.apply(Action::StepForward), [seek(6)], "after the last breakpoint it steps");
    viewed(&mut state, 6);
    assert_eq!(state.apply(Action::StepBack), [seek(5)]);
    viewed(&mut state, 5);
    assert_eq!(state.apply(Action::StepBack), [seek(3)]);
}

#[test]
fn play_waits_for_the_picture_and_stops_at_the_error() {
    let (mut state, _) = ended(failed_at(5));
    viewed(&mut state, 5);
    let effects = state.apply(Action::PlayPause);
    assert!(effects.contains(&seek(0)), "from the end it starts over");
    let turn = state.moment.turn;
    state.apply(Action::PlayDue(turn));
    assert_eq!(state.moment.wanted, 0, "step 0 has not been seen yet");
    viewed(&mut state, 0);
    for step in 1..=5 {
        assert!(state.moment.playing);
        state.apply(Action::PlayDue(turn));
        assert_eq!(state.moment.wanted, step);
        viewed(&mut state, step);
    }
    assert!(!state.moment.playing);
}

#[test]
fn typing_checks_at_once_and_runs_after_a_pause() {
    let mut state = settled();
    let effects = state.apply(Action::Text("x = 1".into(), Source::Typed));
    assert!(matches!(effects[1], Effect::Post(Command::Check { request: 1, .. })), "{effects:?}");
    assert_eq!(effects[2], Effect::ArmPreview(1));
    state.apply(Action::Text("x = 12".into(), Source::Typed));
    assert_eq!(state.apply(Action::PreviewDue(1)), [], "he types on");
    let effects = state.apply(Action::PreviewDue(2));
    assert!(matches!(&effects[0], Effect::Post(Command::Run { mode: RunMode::Preview, .. })));
}

#[test]
fn run_soon_after_typing_is_not_run_over_by_the_preview() {
    let mut state = settled();
    state.apply(Action::Text("x = 1".into(), Source::Typed));
    state.apply(Action::Run(RunMode::Full));
    assert_eq!(state.apply(Action::PreviewDue(1)), []);
    assert_eq!(state.run.phase, Phase::Running(RunMode::Full));
}

#[test]
fn late_diagnostics_are_ignored() {
    let mut state = settled();
    state.apply(Action::Text("x =".into(), Source::Typed));
    let range = SourceRange { line: 1, column: 0, end_line: 1, end_column: 1 };
    let diagnostics =
        vec![Diagnostic { severity: Severity::Error, range, message: "invalid syntax".into(), help: None }];
    heard(&mut state, Reply::Diagnostics { request: 0, diagnostics: diagnostics.clone() });
    assert!(state.diagnostics.is_empty());
    heard(&mut state, Reply::Diagnostics { request: 1, diagnostics });
    assert_eq!(state.diagnostics.len(), 1);
}

#[test]
fn a_syntax_error_keeps_the_last_picture() {
    let mut state = settled();
    state.apply(Action::Samples { run: 1, numbers: vec![0.0, 1.0, 2.0, 3.0] });
    state.apply(Action::Text("x =".into(), Source::Typed));
    state.apply(Action::PreviewDue(1));
    let run = state.run.id;
    heard(&mut state, Reply::Ended { run, report: report(Outcome::NotCompiled { diagnostics: vec![] }) });
    assert!(state.view.is_some());
    assert!(!state.shown().curve.is_empty());
    assert!(!state.is_seekable());
}

#[test]
fn stop_that_is_not_answered_ends_the_engine_and_keeps_what_was_heard() {
    let mut state = settled();
    state.apply(Action::Run(RunMode::Full));
    let run = state.run.id;
    let output = vec![OutputChunk { stream: Stream::Stdout, text: "tick\n".into(), step: 1 }];
    heard(&mut state, Reply::Progress { run, output, markers: vec![], line: 2 });
    assert_eq!(state.apply(Action::Stop), [Effect::Post(Command::Stop), Effect::ArmStop(run)]);
    assert_eq!(state.apply(Action::StopDue(run)), [Effect::Restart]);
    assert_eq!(state.run.phase, Phase::Cut);
    assert_eq!(state.run.console.pieces.len(), 1);
    assert_eq!(heard(&mut state, Reply::Ready), [], "the person starts the next run");
}

#[test]
fn a_picture_that_is_late_gives_way_to_what_is_known() {
    let mut state = settled();
    assert_eq!(state.picture().map(|view| view.step), Some(8));
    state.apply(Action::Run(RunMode::Full));
    assert!(state.picture().is_some(), "most runs are over before anyone looks");
    state.apply(Action::LateDue(state.moment.asks));
    assert_eq!((state.picture(), state.absence()), (None, Absence::Running));
    state.apply(Action::Stop);
    let run = state.run.id;
    heard(&mut state, Reply::Ended { run, report: report(Outcome::Stopped) });
    heard(&mut state, Reply::Seeking { run, share: 0.5 });
    assert_eq!((state.picture(), state.absence()), (None, Absence::Sought { step: 8, percent: 50 }));
    assert_eq!(state.apply(Action::Seek(3)), [seek(3)], "nobody waits for an answer that is no longer wanted");
    assert_eq!(viewed(&mut state, 8), [], "nor is it shown");
    assert!(state.picture().is_none());
    viewed(&mut state, 3);
    assert_eq!(state.picture().map(|view| view.step), Some(3));
}

#[test]
fn stop_that_is_answered_leaves_the_engine_alone() {
    let mut state = settled();
    state.apply(Action::Run(RunMode::Full));
    let run = state.run.id;
    state.apply(Action::Stop);
    heard(&mut state, Reply::Ended { run, report: report(Outcome::Stopped) });
    assert_eq!(state.apply(Action::StopDue(run)), []);
}

#[test]
fn a_fault_restarts_the_engine_and_keeps_the_text() {
    let mut state = settled();
    let effects = heard(&mut state, Reply::Fault { message: "index out of bounds".into() });
    assert_eq!(effects, [Effect::Restart]);
    assert!(state.notice.as_ref().is_some_and(|notice| notice.failure));
    assert_eq!(state.text.as_deref(), Some(crate::examples::FIRST.text));
}

#[test]
fn an_engine_that_never_starts_is_not_restarted_for_ever() {
    let (mut state, _) = State::new(boot());
    assert_eq!(state.apply(Action::EngineLost("no worker".into())), []);
    let effects = state.apply(Action::Run(RunMode::Full));
    assert_eq!(effects[0], Effect::Restart, "the next Run tries again");
}

#[test]
fn news_of_another_run_is_dropped() {
    let mut state = settled();
    let old = state.run.id;
    state.apply(Action::Run(RunMode::Full));
    heard(&mut state, Reply::View { run: old, view: Box::new(empty_view(3)) });
    assert_eq!(state.view.as_ref().map(|view| view.step), Some(8));
    heard(&mut state, Reply::Ended { run: old, report: report(Outcome::Finished) });
    assert_eq!(state.run.phase, Phase::Running(RunMode::Full));
}

#[test]
fn a_link_brings_program_and_policy_and_a_broken_one_a_message() {
    let (mut state, effects) = State::new(Boot { link: Some("abc".into()), ..boot() });
    assert!(effects.contains(&Effect::Unpack("abc".into())));
    assert_eq!(heard(&mut state, Reply::Ready), [], "no program yet");
    let effects = state.apply(Action::LinkOpened(Ok("python=3.14&policy=refcount-only\nx = 1".into())));
    assert_eq!(state.text.as_deref(), Some("x = 1"));
    assert_eq!(state.settings.policy, Policy::RefcountOnly);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Post(Command::Run { .. }))));

    let (mut state, _) = State::new(Boot { link: Some("abc".into()), ..boot() });
    state.apply(Action::LinkOpened(Err(())));
    assert!(state.notice.is_some());
    assert_eq!(state.text.as_deref(), Some(crate::examples::FIRST.text));
}

#[test]
fn an_embed_keeps_nothing() {
    let (mut state, _) = State::new(Boot { face: Face::Embed, ..boot() });
    let effects = state.apply(Action::Text("x = 1".into(), Source::Typed));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepText(_))));
}

#[test]
fn long_output_is_cut_at_the_old_end() {
    let mut console = Console::default();
    let chunk = |step: u64| OutputChunk { stream: Stream::Stdout, text: "\u{1F40D}".repeat(10_000), step };
    console.write((0..5).map(chunk).collect());
    let kept: usize = console.pieces.iter().map(|piece| piece.text.len()).sum();
    assert!(kept <= 100_000 && console.dropped_bytes >= 100_000);
    assert_eq!(kept + console.dropped_bytes, 200_000);
}

#[test]
fn shortcuts_of_one_key_can_be_turned_off() {
    let mut state = settled();
    state.apply(Action::Letter(Box::new(Action::ShowPanel(Panel::Types))));
    assert_eq!(state.panel, Panel::Types);
    assert_eq!(state.apply(Action::ToggleKeys), [Effect::KeepKeys(false)]);
    state.apply(Action::Letter(Box::new(Action::ShowPanel(Panel::Freed))));
    assert_eq!(state.panel, Panel::Types);
}

#[test]
fn a_question_is_answered_once() {
    let mut state = settled();
    state.apply(Action::Run(RunMode::Full));
    let run = state.run.id;
    assert_eq!(state.apply(Action::Answer(Some("early".into()))), [], "nothing was asked");
    heard(&mut state, Reply::Input { run });
    assert!(state.run.asking);
    let answer = Command::Input { line: Some("Ada".into()) };
    assert_eq!(state.apply(Action::Answer(Some("Ada".into()))), [Effect::Post(answer)]);
    assert_eq!(state.apply(Action::Answer(None)), [], "it was answered");
    heard(&mut state, Reply::Input { run });
    state.apply(Action::Stop);
    assert!(!state.run.asking);
}

fn compared(policy: Policy) -> afterdel_protocol::ComparedRun {
    afterdel_protocol::ComparedRun {
        choice: afterdel_protocol::Choice { python: afterdel_protocol::PythonVersion::V3_14, policy },
        outcome: Outcome::Finished,
        steps: 3,
        curve: vec![[0.0, 0.0], [3.0, 88.0]],
        live_bytes: 0,
        peak_bytes: 88,
        os_bytes: 1 << 20,
        freed: Default::default(),
        collector: Default::default(),
        elapsed_us: 1.0,
        finalized: vec![],
        finalized_total: 0,
        same_output: true,
    }
}

#[test]
fn a_comparison_is_told_run_by_run() {
    let mut state = settled();
    let effects = state.apply(Action::Compare(Compared::Policies));
    let [Effect::Post(Command::Compare { request, choices, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(choices.iter().map(|choice| choice.policy).collect::<Vec<_>>(), Policy::ALL);
    let request = *request;
    let tell = |state: &mut State, request, done| {
        let run = Box::new(compared(Policy::Generational));
        heard(state, Reply::Compared { request, run, done })
    };
    assert_eq!(tell(&mut state, request, false), []);
    tell(&mut state, request + 1, true);
    assert!(state.comparison.running && state.comparison.runs.len() == 1, "an older or newer one is not heard");
    tell(&mut state, request, true);
    assert!(!state.comparison.running && state.comparison.runs.len() == 2);
    state.apply(Action::Text("y = 2\n".into(), Source::Typed));
    state.apply(Action::Compare(Compared::Policies));
    let version = state.text_version;
    assert_eq!(state.apply(Action::PreviewDue(version)), [], "the preview waits");
    let request = state.comparison.request;
    let effects = tell(&mut state, request, true);
    assert!(matches!(effects[..], [Effect::Post(Command::Run { .. })]), "{effects:?}");
}

#[test]
fn a_comparison_ends_by_its_button_and_by_a_run() {
    let mut state = settled();
    state.apply(Action::Compare(Compared::Policies));
    assert_eq!(state.apply(Action::Compare(Compared::Policies)), [Effect::Post(Command::Stop)]);
    assert!(!state.comparison.running);
    state.apply(Action::Compare(Compared::Policies));
    state.apply(Action::Run(RunMode::Full));
    assert!(!state.comparison.running, "the engine drops it for the run");
}

fn asked(effects: &[Effect]) -> Vec<(u32, u64, u32)> {
    let question = |effect: &Effect| match effect {
        Effect::Post(Command::Inspect {
            request,
            moment: afterdel_protocol::Moment::Step(step),
            subject: afterdel_protocol::Subject::Serial(serial),
        }) => Some((*request, *step, *serial)),
        _ => None,
    };
    effects.iter().filter_map(question).collect()
}

fn answered(state: &mut State, request: u32, life: Result<afterdel_protocol::LifeView, String>) {
    let run = state.run.id;
    assert_eq!(heard(state, Reply::Life { run, request, life: life.map(Box::new) }), []);
}

#[test]
fn a_life_is_asked_for_when_somebody_looks_and_the_moment_rests() {
    let mut state = settled();
    assert_eq!(asked(&state.apply(Action::Select(Some(5)))), [(1, 8, 5)]);
    assert_eq!(asked(&state.apply(Action::Speed(0))), [], "once");
    assert!(state.life.now().is_none());
    answered(&mut state, 1, Ok(sample_life::life(5, 8)));
    assert_eq!(state.life.now().map(|life| life.step), Some(8));
    assert_eq!(state.apply(Action::Seek(3)), [seek(3)], "not while a moment is under way");
    assert_eq!(asked(&viewed(&mut state, 3)), [(2, 3, 5)], "the object stays selected");
    assert_eq!(state.life.now().map(|life| life.step), Some(8), "for a short time");
    state.apply(Action::LifeDue(2));
    assert!(state.life.now().is_none() && state.life.record().is_some(), "its ledger is that of every moment");
    answered(&mut state, 2, Ok(sample_life::life(5, 3)));
    assert_eq!(state.life.now().map(|life| life.step), Some(3));
    state.apply(Action::ShowPanel(Panel::Types));
    state.apply(Action::Seek(4));
    assert_eq!(asked(&viewed(&mut state, 4)), [], "its card is not on the page");
    assert_eq!(asked(&state.apply(Action::ShowPanel(Panel::Variables))), [(3, 4, 5)]);
}

#[test]
fn stale_lives_are_dropped() {
    let mut state = settled();
    state.apply(Action::Select(Some(5)));
    assert_eq!(asked(&state.apply(Action::GoTo(6))), [(2, 8, 6)]);
    answered(&mut state, 1, Ok(sample_life::life(5, 8)));
    assert!(state.life.record().is_none(), "of the object before");
    answered(&mut state, 2, Err("The object does not live at this moment.".into()));
    assert!(state.life.refusal().is_some() && state.life.now().is_none());
    state.apply(Action::Select(None));
    answered(&mut state, 2, Ok(sample_life::life(6, 8)));
    assert!(state.life.record().is_none(), "nobody looks any more");
    state.apply(Action::Select(Some(5)));
    state.apply(Action::Run(RunMode::Full));
    answered(&mut state, 3, Ok(sample_life::life(5, 8)));
    assert!(state.selected.is_none() && state.life.record().is_none(), "of the run before");
}

#[test]
fn what_is_freed_is_looked_at_before_its_end() {
    let (mut state, _) = ended(Outcome::Finished);
    let mut view = empty_view(8);
    view.freed.rows = vec![sample_view::freed_row(5, 6)];
    let run = state.run.id;
    heard(&mut state, Reply::View { run, view: Box::new(view) });
    assert_eq!(asked(&state.apply(Action::Select(Some(5)))), [(1, 5, 5)]);
}

#[test]
fn a_cut_in_thought_is_of_one_object() {
    let mut state = settled();
    state.apply(Action::Select(Some(5)));
    state.apply(Action::Cut(Some("variable a".into())));
    viewed(&mut state, 8);
    assert_eq!(state.life.cut.as_deref(), Some("variable a"));
    state.apply(Action::Select(Some(6)));
    assert_eq!(state.life.cut, None);
}

#[test]
fn versions_are_compared_under_the_policy_at_hand() {
    let mut state = settled();
    state.apply(Action::Policy(Policy::MarkSweep));
    let effects = state.apply(Action::Compare(Compared::Pythons));
    let [Effect::Post(Command::Compare { choices, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(choices.iter().map(|one| one.python).collect::<Vec<_>>(), afterdel_protocol::PythonVersion::ALL);
    assert!(choices.iter().all(|one| one.policy == Policy::MarkSweep));
}

#[test]
fn another_python_runs_the_program_again() {
    let mut state = settled();
    let effects = state.apply(Action::Python(afterdel_protocol::PythonVersion::V3_15));
    let [Effect::Post(Command::Run { settings, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(settings.python.name(), "3.15");
}

fn phase(step: u64, phase: afterdel_protocol::PhaseName) -> afterdel_protocol::PhaseView {
    let done = afterdel_protocol::PhaseDone { phase, objects: 0, rows: vec![], rows_left_out: 0 };
    afterdel_protocol::PhaseView { done, view: empty_view(step) }
}

/// A collection that began in a step and was over in step 8 is opened, with two phases; what that asks for.
fn opened_from(step: u64) -> (State, Vec<Effect>) {
    let mut state = settled();
    let effects = state.apply(Action::OpenCollection(8, 1));
    assert_eq!(effects, [Effect::Post(Command::Open { request: 1, step: 8, collection: 1 })]);
    let names = [afterdel_protocol::PhaseName::Candidates, afterdel_protocol::PhaseName::Clear];
    let collection = afterdel_protocol::OpenedCollection {
        step,
        last_step: 8,
        begins: afterdel_protocol::CollectionBegins { run: 1, generation: 2, automatic: false },
        phases: names.map(|name| phase(step, name)).into(),
        ends: None,
    };
    let run = state.run.id;
    let effects = heard(&mut state, Reply::Opened { run, request: 1, collection: Some(Box::new(collection)) });
    (state, effects)
}

fn opened() -> State {
    let (state, effects) = opened_from(8);
    assert_eq!(effects, []);
    state
}

#[test]
fn a_collection_that_called_finalizers_begins_before_the_step_it_ends_in() {
    let (mut state, effects) = opened_from(6);
    assert_eq!(effects, [seek(6)]);
    viewed(&mut state, 6);
    assert_eq!(state.opened.at, Some(0));
    state.apply(Action::StepForward);
    assert_eq!(state.apply(Action::StepForward), [seek(8)], "from the last phase to the step in which it was over");
    viewed(&mut state, 8);
    assert_eq!(state.apply(Action::StepBack), [seek(6)]);
    viewed(&mut state, 6);
    assert_eq!(state.opened.at, Some(1));
    state.apply(Action::StepBack);
    assert_eq!(state.apply(Action::StepBack), [seek(5)]);
}

#[test]
fn steps_go_through_the_phases_of_an_opened_collection_both_ways() {
    let mut state = opened();
    assert_eq!(state.opened.at, Some(0));
    let whole = |state: &State| state.picture() == state.view;
    assert!(!whole(&state), "the moment after a phase is shown");
    assert_eq!(state.apply(Action::StepForward), []);
    assert_eq!(state.opened.at, Some(1));
    assert_eq!(state.apply(Action::StepForward), []);
    assert!(state.opened.at.is_none() && whole(&state) && state.moment.wanted == 8);
    assert_eq!(state.apply(Action::StepForward), [seek(9)], "and out of it");
    viewed(&mut state, 9);
    assert_eq!(state.apply(Action::StepBack), [seek(8)]);
    viewed(&mut state, 8);
    state.apply(Action::StepBack);
    state.apply(Action::StepBack);
    assert_eq!(state.opened.at, Some(0));
    assert_eq!(state.apply(Action::StepBack), [seek(7)]);
    viewed(&mut state, 7);
    assert!(whole(&state));
    assert_eq!(state.apply(Action::StepForward), [seek(8)], "into it again");
    viewed(&mut state, 8);
    assert_eq!(state.opened.at, Some(0));
    state.apply(Action::Seek(8));
    assert!(whole(&state));
}

#[test]
fn an_opened_collection_is_closed_by_its_button_and_by_a_run() {
    let mut state = opened();
    state.apply(Action::CloseCollection);
    assert!(state.opened.phases.is_empty() && state.opened.begins.is_none());
    assert_eq!(state.apply(Action::StepBack), [seek(7)]);
    let mut state = opened();
    state.apply(Action::OpenCollection(8, 2));
    state.apply(Action::Run(RunMode::Full));
    let run = state.run.id;
    heard(&mut state, Reply::Opened { run, request: 2, collection: None });
    assert!(!state.opened.is_awaited());
}
