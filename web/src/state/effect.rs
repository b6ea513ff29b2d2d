//! What the reducer wants done in the world.

use std::rc::Rc;

use afterdel_protocol::{Command, RunId};

use super::Theme;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Tell the engine.
    Post(Command),
    /// End the engine and start a fresh one.
    Restart,
    /// After a pause in typing: `Action::PreviewDue`.
    ArmPreview(u32),
    /// `Action::StopDue` when the engine should have answered.
    ArmStop(RunId),
    /// `Action::PlayDue` after a pause.
    ArmPlay { turn: u32, pause_ms: i32 },
    /// Put a text into the editor.
    ShowText(Rc<str>),
    /// Show the editor's breakpoints.
    ShowBreakpoints(Vec<u32>),
    /// Show a place in the editor.
    Reveal { line: u32, column: u32 },
    /// Mark a line in the editor; 0: none.
    Mark(u32),
    /// Bring an object and its card into sight; with the keyboard, when it was gone to.
    ShowCard { serial: u32, focus: bool },
    /// Keep the text on this machine.
    KeepText(Rc<str>),
    /// Keep the theme on this machine.
    KeepTheme(Theme),
    /// Keep whether shortcuts of one character work.
    KeepKeys(bool),
    /// Wear a theme.
    ShowTheme(Theme),
    /// Pack a link: `Action::LinkPacked`.
    Pack(String),
    /// Unpack a link: `Action::LinkOpened`.
    Unpack(String),
    /// Into the clipboard: `Action::Copied`.
    Copy(String),
}
