//! The record of the selected object's life: asked for while its card is on the page and the moment stands still, so
//! that nothing is worked out that nobody looks at.

use std::rc::Rc;

use afterdel_protocol::{Command, FreedRow, LifeView, Moment, StepView, Subject};

use super::{Effect, Panel, Phase, Shared, State};

/// Which object, and after how many steps it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Question {
    serial: u32,
    step: u64,
}

/// What is known of the selected object's life.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Life {
    /// The page's number for the latest question; 0: none was asked.
    request: u32,
    question: Option<Question>,
    /// The answer to it is here.
    answered: bool,
    /// It takes so long that the record of another moment may not stand for it.
    late: bool,
    record: Option<Shared<LifeView>>,
    refusal: Option<Rc<str>>,
    /// The reference that is cut in thought, by its place.
    pub cut: Option<Rc<str>>,
    /// All changes are listed, not only those about the moment.
    pub whole: bool,
}

impl Life {
    /// The latest record of the object, of this moment or of another: its ledger and its end are those of every moment.
    pub(crate) fn record(&self) -> Option<&LifeView> {
        self.record.as_deref()
    }

    /// The record of the moment at hand; for a short time the one of the moment before.
    pub(crate) fn now(&self) -> Option<&LifeView> {
        self.record().filter(|_| !self.late && self.refusal.is_none())
    }

    /// Why there is none.
    pub(crate) fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// The answer is long in coming.
    pub(crate) fn is_late(&self) -> bool {
        self.late
    }

    /// The record is the one that was asked for.
    pub(crate) fn is_settled(&self) -> bool {
        self.answered
    }

    /// Of nothing, so that older answers are still known as such.
    fn emptied(&self) -> Life {
        Life { request: self.request, ..Life::default() }
    }
}

/// The row of an object that is freed by now.
pub(crate) fn freed_row(view: &StepView, serial: u32) -> Option<&FreedRow> {
    view.freed.rows.iter().find(|row| row.serial == serial)
}

impl State {
    /// Another object's card, or none.
    pub(super) fn select(&mut self, serial: Option<u32>) -> Vec<Effect> {
        if self.selected != serial {
            self.life = self.life.emptied();
        }
        self.selected = serial;
        serial.map(|serial| Effect::ShowCard { serial, focus: false }).into_iter().collect()
    }

    /// What the card asks of the engine now.
    pub(super) fn inspect(&mut self) -> Option<Effect> {
        let question = self.question().filter(|question| self.life.question != Some(*question))?;
        self.life.request += 1;
        self.life.question = Some(question);
        self.life.answered = false;
        let (moment, subject) = (Moment::Step(question.step), Subject::Serial(question.serial));
        Some(Effect::Post(Command::Inspect { request: self.life.request, moment, subject }))
    }

    fn question(&self) -> Option<Question> {
        let serial = self.selected.filter(|_| self.panel.has_card())?;
        let rests = self.run.phase == Phase::Ended && self.moment.asked.is_none() && !self.moment.playing;
        let view = self.view.as_ref().filter(|_| rests && self.is_seekable() && self.view_run == self.run.id)?;
        // What is gone is looked at as it was last.
        let step = freed_row(view, serial).map_or(view.step, |row| row.step.saturating_sub(1));
        Some(Question { serial, step })
    }

    /// An answer; older ones are dropped.
    pub(super) fn told(&mut self, request: u32, life: Result<Box<LifeView>, String>) {
        if request != self.life.request || self.life.question.is_none() {
            return;
        }
        self.life.answered = true;
        self.life.late = false;
        self.life.refusal = None;
        match life {
            Ok(life) => self.life.record = Some(Shared::new(*life)),
            Err(message) => self.life.refusal = Some(message.into()),
        }
    }

    /// The answer should have come.
    pub(super) fn life_due(&mut self, request: u32) {
        self.life.late |= request == self.life.request && !self.life.answered;
    }

    /// No object is selected any more: another run begins.
    pub(super) fn forget_life(&mut self) {
        self.selected = None;
        self.life = self.life.emptied();
    }
}

impl Panel {
    /// The card of the selected object stands beside it.
    pub(crate) fn has_card(self) -> bool {
        matches!(self, Panel::Objects | Panel::Variables | Panel::Freed)
    }
}
