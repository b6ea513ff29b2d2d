//! What stands around the panels: header, controls, figures, console, the Explain line.

mod console;
mod controls;
mod explain;
mod figures;
mod header;
mod popovers;
mod split;

pub(crate) use console::ConsoleView;
pub(crate) use controls::Controls;
pub(crate) use explain::Explain;
pub(crate) use figures::Figures;
pub(crate) use header::Header;
pub(crate) use split::Split;
