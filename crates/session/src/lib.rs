//! One program being run: commands in, replies and views out.
//!
//! | to learn about | read |
//! | --- | --- |
//! | commands and what they start | session.rs |
//! | running at full speed, samples, marks, the report | running.rs, output.rs, hints.rs |
//! | looking at any moment: keyframes and doing it again | replay.rs |
//! | what is seen there | view/ |
//! | one program under several policies | compare.rs |
//! | a collection in its phases | view/opening.rs, view/phases.rs |
//! | one object's life | view/life/, heap_graph/ |
//! | every step of a run, for terminals | trace.rs, view/tracer.rs |
//! | a run in one go, for terminals and benchmarks | batch.rs |
//!
//! Nothing here knows a clock, a file or the web: time and the library come in as functions ([`Outside`]).

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]

mod batch;
mod compare;
mod compile;
mod heap_graph;
mod hints;
mod output;
mod program;
mod replay;
mod running;
mod session;
mod trace;
mod view;

pub use afterdel_collector::set_make_room;
pub use afterdel_vm::stdlib::Library;
pub use batch::{Finished, run_to_end};
pub use running::{policy_kind, python_version};
pub use session::{Out, Outside, Session};
pub use trace::trace;
