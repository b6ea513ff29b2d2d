//! Weak references.
//!
//! Each target with weak references has a list of them, in CPython's order (cpython.md 2.6): the plain `ref`, the
//! plain `proxy`, then all others, newest first.

use crate::event::EventSink;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

/// Where a weak reference stands in its target's list.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
pub enum WeakKind {
    /// `weakref.ref(x)` of the exact type, without callback: there is one, and it is first.
    PlainRef,
    /// `weakref.proxy(x)` without callback: there is one, and it comes next.
    PlainProxy,
    /// With a callback, or of a subclass: before all older ones of this kind.
    Other,
}

/// The weak references to one object.
#[derive(Clone, Debug, Default)]
pub(crate) struct WeakList {
    refs: Vec<ObjId>,
    plain_ref: bool,
    plain_proxy: bool,
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Makes `weakref` one of the weak references to `target`, which its [`HeapObject::weak_target`] names already.
    pub fn register_weakref(&mut self, target: ObjId, weakref: ObjId, kind: WeakKind) {
        let list = self.weak_lists.entry(target).or_default();
        let plain = usize::from(list.plain_ref) + usize::from(list.plain_proxy);
        match kind {
            WeakKind::PlainRef => {
                debug_assert!(!list.plain_ref, "a plain ref is shared");
                list.refs.insert(0, weakref);
                list.plain_ref = true;
            }
            WeakKind::PlainProxy => {
                debug_assert!(!list.plain_proxy, "a plain proxy is shared");
                list.refs.insert(usize::from(list.plain_ref), weakref);
                list.plain_proxy = true;
            }
            WeakKind::Other => list.refs.insert(plain, weakref),
        }
        self.slots[target.at()].meta.set(Meta::HAS_WEAKREFS, true);
        self.slots[weakref.at()].meta.set(Meta::IS_WEAKREF, true);
    }

    /// The weak references to an object, in list order.
    pub fn weakrefs(&self, target: ObjId) -> &[ObjId] {
        self.weak_lists.get(&target).map_or(&[], |list| &list.refs)
    }

    /// How many weak references point at an object.
    pub fn weakref_count(&self, target: ObjId) -> usize {
        self.weakrefs(target).len()
    }

    /// The plain `weakref.ref` to an object, which the next plain one is to be.
    pub fn plain_weakref(&self, target: ObjId) -> Option<ObjId> {
        let list = self.weak_lists.get(&target)?;
        list.plain_ref.then(|| list.refs[0])
    }

    /// The plain `weakref.proxy` to an object.
    pub fn plain_weak_proxy(&self, target: ObjId) -> Option<ObjId> {
        let list = self.weak_lists.get(&target)?;
        list.plain_proxy.then(|| list.refs[usize::from(list.plain_ref)])
    }

    /// Makes one weak reference a dead one and takes it out of its target's list.
    pub fn clear_weakref(&mut self, weakref: ObjId) {
        let Some(target) = self.get(weakref).weak_target() else { return };
        self.get_mut(weakref).clear_weak_target();
        let Some(list) = self.weak_lists.get_mut(&target) else { return };
        let position = list.refs.iter().position(|&other| other == weakref).expect("a weak reference is in its list");
        list.refs.remove(position);
        if position == 0 && list.plain_ref {
            list.plain_ref = false;
        } else if position == usize::from(list.plain_ref) && list.plain_proxy {
            list.plain_proxy = false;
        }
        if list.refs.is_empty() {
            self.weak_lists.remove(&target);
            self.slots[target.at()].meta.set(Meta::HAS_WEAKREFS, false);
        }
    }

    /// Makes every weak reference to `target` a dead one, and returns them in list order.
    pub(crate) fn clear_weakrefs_to(&mut self, target: ObjId) -> Vec<ObjId> {
        let slot = self.slot_mut(target);
        if !slot.meta.has(Meta::HAS_WEAKREFS) {
            return Vec::new();
        }
        slot.meta.set(Meta::HAS_WEAKREFS, false);
        let refs = self.weak_lists.remove(&target).unwrap_or_default().refs;
        for &weakref in &refs {
            self.get_mut(weakref).clear_weak_target();
        }
        refs
    }
}
