//! The small objects between `await` and asynchronous generators or coroutines.

use crate::object::V;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitableKind {
    /// `__anext__()` and `asend()`.
    Send,
    /// `athrow()`, and `aclose()` where no exception was given.
    Throw,
    /// What an asynchronous generator yields, to tell it from what an `await` inside it yields.
    Wrapped,
    /// `coroutine.__await__()`.
    Coroutine,
}

/// How far one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitState {
    /// Not yet awaited.
    Init,
    /// Being awaited.
    Iter,
    /// Used up.
    Closed,
}

/// One of these objects.
#[derive(Clone, Debug)]
pub struct Awaitable {
    /// Which.
    pub kind: AwaitableKind,
    /// The generator or coroutine; the value of a wrapped one.
    pub of: V,
    /// The value to send, or a tuple of what to throw.
    pub value: Option<V>,
    /// How far it is.
    pub state: AwaitState,
}

impl Awaitable {
    /// Whether `next()` works on it.
    pub fn is_iterator(&self) -> bool {
        self.kind != AwaitableKind::Wrapped
    }

    /// Visits generator and value.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        visit(self.of);
        self.value.iter().for_each(|&v| visit(v));
    }
}
