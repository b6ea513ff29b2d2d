//! What is remembered of the moment one step earlier, to tell what the step changed.

use afterdel_vm::machine::Machine;
use rustc_hash::FxHashMap;

use super::frames::{self, FrameNames};
use super::graph;
use super::look::Look;
use crate::running::Baseline;

/// A name one step earlier.
#[derive(Clone, Debug)]
pub(crate) struct Was {
    /// The object.
    pub serial: u32,
    /// Its short text.
    pub text: String,
    /// Its label.
    pub label: String,
}

/// A frame one step earlier.
#[derive(Clone, Debug)]
pub(crate) struct FrameBefore {
    /// The function's name.
    pub name: String,
    /// The body of a class.
    pub is_class: bool,
    /// Its names, in their order.
    pub names: Vec<(String, Was)>,
}

impl FrameBefore {
    /// What a name stood for.
    pub fn get(&self, name: &str) -> Option<&Was> {
        let at = self.names.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        Some(&self.names[at].1)
    }
}

/// What a drawn object holds: how many parts, and of those looked at name and object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// Parts in all.
    pub total: usize,
    /// What its memory blocks take.
    pub block_bytes: u64,
    /// Names and serials.
    pub parts: Vec<(String, u32)>,
}

/// The moment one step earlier.
#[derive(Clone, Debug)]
pub(crate) struct Before {
    /// Bytes in use.
    pub live_bytes: u64,
    /// Objects born so far.
    pub allocated: u64,
    /// The frames.
    pub frames: Vec<FrameBefore>,
    /// What the drawn objects held.
    pub held: FxHashMap<u32, Held>,
}

impl Before {
    /// Remembers a moment.
    pub fn of(vm: &Machine, baseline: Baseline) -> Self {
        let look = Look::new(vm);
        let names = frames::names(&look);
        let frame = |frame: &FrameNames| {
            let names = frame.names.iter().map(|name| {
                let was =
                    Was { serial: look.serial(name.value), text: look.text(name.value), label: look.label(name.value) };
                (name.name.clone(), was)
            });
            let mut names: Vec<(String, Was)> = names.collect();
            names.sort_by(|a, b| a.0.cmp(&b.0));
            FrameBefore { name: frame.name.clone(), is_class: frame.is_class, names }
        };
        Before {
            live_bytes: baseline.live(vm.heap.live_bytes()),
            allocated: vm.heap.allocated(),
            frames: names.iter().map(frame).collect(),
            held: graph::held(&look, &names),
        }
    }

    /// Whether a name is new, means another object, or its value reads differently.
    pub(super) fn is_changed(&self, at: usize, frame: &FrameNames, name: &str, serial: u32, text: &str) -> bool {
        let known = self.frames.get(at).filter(|before| before.name == frame.name);
        let Some(was) = known.and_then(|before| before.get(name)) else { return true };
        was.serial != serial || was.text != text
    }

    /// Whether a drawn object holds something else than before; one that was not drawn is told by its birth alone.
    pub(super) fn is_object_changed(&self, serial: u32, now: &Held) -> bool {
        self.held.get(&serial).is_some_and(|before| before != now)
    }
}
