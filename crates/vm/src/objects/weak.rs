//! Weak references.

use crate::object::V;

/// Which weak object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakRefKind {
    /// `weakref.ref`
    Ref,
    /// `weakref.proxy`
    Proxy,
    /// `weakref.proxy` of something callable.
    CallableProxy,
}

/// A weak reference or proxy.
#[derive(Clone, Debug)]
pub struct WeakRef {
    /// The referent while it lives; not counted.
    pub target: Option<V>,
    /// Called when the referent dies.
    pub callback: Option<V>,
    /// Hash of the referent, once asked for.
    pub hash: Option<i64>,
    /// Which weak object.
    pub kind: WeakRefKind,
}

impl WeakRef {
    /// Visits the callback only.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.callback.iter().for_each(|&v| visit(v));
    }
}
