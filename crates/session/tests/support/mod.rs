//! Drives a session as the page does, without a clock.

#![allow(dead_code, reason = "each test file uses a part of it")]

use afterdel_protocol::{
    Command, EndReport, LifeView, Marker, Moment, Node, OpenedCollection, OutputChunk, Reply, RunMode, Settings,
    StepView, Subject,
};
use afterdel_session::{Library, Out, Outside, Session};

/// Time stands still; the library is built in.
pub const OUTSIDE: Outside = Outside { wall_s: || 1_767_225_600.0, now_us: || 0.0, library: &LIBRARY };

static LIBRARY: Library =
    Library::runtime(afterdel_library::NAMES, |name| afterdel_library::text(name).map(Into::into));

/// A run that is over, and what was heard of it.
pub struct Run {
    pub session: Session,
    pub report: EndReport,
    pub output: Vec<OutputChunk>,
    pub markers: Vec<Marker>,
    pub samples: Vec<[f64; 4]>,
}

impl Run {
    /// Runs a program to its end.
    pub fn new(source: &str) -> Run {
        Run::with(source, Settings::default(), RunMode::Full)
    }

    pub fn with(source: &str, settings: Settings, mode: RunMode) -> Run {
        let mut session = Session::new(OUTSIDE);
        session.handle(Command::Run { run: 7, source: source.to_string(), settings, mode });
        let (mut output, mut markers, mut samples, mut report) = (vec![], vec![], vec![], None);
        while report.is_none() {
            session.pump(1000);
            for out in session.take() {
                match out {
                    Out::Samples { run: 7, numbers } => {
                        samples.extend(numbers.chunks(4).map(|n| [n[0], n[1], n[2], n[3]]));
                    }
                    Out::Reply(Reply::Progress { run: 7, output: chunks, markers: marks, .. }) => {
                        output.extend(chunks);
                        markers.extend(marks);
                    }
                    Out::Reply(Reply::Ended { run: 7, report: ended }) => report = Some(ended),
                    other => panic!("unexpected: {other:?}"),
                }
            }
        }
        Run { session, report: report.expect("the loop ends with it"), output, markers, samples }
    }

    /// Looks at a moment.
    pub fn view(&mut self, step: u64) -> StepView {
        self.session.handle(Command::Seek { step });
        for _ in 0..1_000_000 {
            self.session.pump(1000);
            if let Some(Out::Reply(Reply::View { view, .. })) = self.session.take().pop() {
                assert!(!self.session.is_busy());
                return *view;
            }
        }
        panic!("step {step} was not found");
    }

    /// The life of what a name stands for when a line has run.
    pub fn life(&mut self, line: u32, count: u64, name: &str) -> Result<LifeView, String> {
        self.inspect(Moment::Line { line, count }, Subject::Name(name.to_string()))
    }

    /// The life of an object by its birth number, at a step.
    pub fn life_at(&mut self, step: u64, serial: u32) -> Result<LifeView, String> {
        self.inspect(Moment::Step(step), Subject::Serial(serial))
    }

    fn inspect(&mut self, moment: Moment, subject: Subject) -> Result<LifeView, String> {
        self.session.handle(Command::Inspect { request: 3, moment, subject });
        for _ in 0..1_000_000 {
            self.session.pump(1000);
            if let Some(Out::Reply(Reply::Life { run: 7, request: 3, life })) = self.session.take().pop() {
                assert!(!self.session.is_busy());
                return life.map(|life| *life);
            }
        }
        panic!("no answer about an object")
    }

    /// A collection in its phases, by its number in the run.
    pub fn opened(&mut self, step: u64, collection: u64) -> Option<OpenedCollection> {
        self.session.handle(Command::Open { request: 4, step, collection });
        for _ in 0..1_000_000 {
            self.session.pump(1000);
            if let Some(Out::Reply(Reply::Opened { run: 7, request: 4, collection })) = self.session.take().pop() {
                assert!(!self.session.is_busy());
                return collection.map(|collection| *collection);
            }
        }
        panic!("no answer about a collection")
    }

    /// The last moment before the shutdown.
    pub fn last(&mut self) -> StepView {
        self.view(self.report.exit_step)
    }

    /// The step that executes a line for the first time.
    pub fn step_of(&self, line: u32) -> u64 {
        let at = self.report.step_lines.iter().position(|&known| known == line);
        at.unwrap_or_else(|| panic!("line {line} was not executed: {:?}", self.report.step_lines)) as u64 + 1
    }

    pub fn stdout(&self) -> String {
        self.output.iter().map(|chunk| chunk.text.as_str()).collect()
    }
}

/// A node by its label.
pub fn node<'a>(view: &'a StepView, label: &str) -> &'a Node {
    let labels: Vec<&str> = view.graph.nodes.iter().map(|node| node.label.as_str()).collect();
    view.graph.nodes.iter().find(|node| node.label == label).unwrap_or_else(|| panic!("no {label} in {labels:?}"))
}
