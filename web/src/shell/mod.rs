//! What stands around the panels: header, controls, figures, console, the Explain line.

mod console;
mod controls;
mod explain;
mod figures;
mod header;
mod popovers;
mod prompt;
mod split;

pub(crate) use console::ConsoleView;
pub(crate) use controls::{ControlsProps, controls};
pub(crate) use explain::{ExplainProps, explain};
pub(crate) use figures::{FiguresProps, figures};
pub(crate) use header::{HeaderProps, header};
pub(crate) use split::split;
