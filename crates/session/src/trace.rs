//! A program run in one go, every step told as it happens: for terminals.

use std::cell::RefCell;
use std::rc::Rc;

use afterdel_language::Diagnostic;
use afterdel_protocol::{Settings, TraceStep};
use afterdel_vm::run::{Stage, Status};
use afterdel_vm::watch::{Watch, Watcher};

use crate::compile::{FILE_NAME, compile};
use crate::program::Program;
use crate::running::{Baseline, new_machine};
use crate::session::Outside;
use crate::view::{Context, Tracer};

/// Fuel between two looks at what there is to tell: steps cost none, so that few of them wait.
const SLICE: i64 = 200;

/// Runs a program and tells each step; its exit status. `ask` gives the lines that it reads.
///
/// # Errors
/// What is wrong with a program that does not compile.
pub fn trace(
    source: &str,
    settings: &Settings,
    outside: Outside,
    ask: fn() -> Option<String>,
    tell: &mut dyn FnMut(TraceStep),
) -> Result<u8, Vec<Diagnostic>> {
    let code = compile(source, FILE_NAME, settings.python)?;
    let mut machine = new_machine(settings, outside);
    machine.load_main(&code, source);
    machine.input.asks = true;
    machine.input.source = Some(ask);
    let sink = machine.heap.sink_mut();
    (sink.recording, sink.newborn) = (true, Some(Vec::new()));
    machine.heap.set_watched(true);
    machine.halt_at_step = 0;
    let (program, baseline) = (Rc::new(Program::new(source, &code)), Baseline::of(&machine));
    let context = Context { program, baseline, steps: u64::MAX, exit_step: u64::MAX, failure: None };
    let tracer = Rc::new(RefCell::new(Tracer::new(context)));
    machine.watcher = Some(Watcher(tracer.clone()));
    loop {
        let status = machine.run(SLICE);
        if machine.input.is_waiting() {
            machine.input.answer(ask());
        }
        let mut tracer = tracer.borrow_mut();
        if status == Status::Done {
            tracer.step(&machine);
        }
        tracer.steps.drain(..).for_each(&mut *tell);
        if let Stage::Done(ending) = &machine.stage {
            return Ok(ending.exit_status);
        }
        // Within a step nothing is taken: it is told at the step's end.
        if machine.stage == Stage::Main && tracer.told_step() == machine.steps {
            machine.output.clear();
            machine.heap.sink_mut().newborn = Some(Vec::new());
            tracer.taken();
        }
    }
}
