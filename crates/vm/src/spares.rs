//! Payloads of dead lists, dicts and instances, emptied and kept for new ones, as CPython's free lists keep their memory:
//! a program makes and drops many, and taking one from here is a fraction of an allocation.

use crate::object::Base;
use crate::objects::{Dict, InstanceBody, List, ListBody};

/// Payloads of a kind that are kept.
const KEPT: usize = 1 << 14;

/// A list that has room for more items than this gives its items' memory back.
const LIST_ROOM: usize = 16;

/// What dead objects left.
#[derive(Debug, Default)]
#[expect(clippy::vec_box, reason = "the boxes are what is kept")]
pub struct Spares {
    lists: Vec<Box<ListBody>>,
    dicts: Vec<Box<Dict>>,
    instances: Vec<Box<InstanceBody>>,
}

/// A copy of a machine has no use for them.
impl Clone for Spares {
    fn clone(&self) -> Self {
        Spares::default()
    }
}

impl Spares {
    /// An empty list.
    #[inline(always)]
    pub fn list(&mut self) -> Box<ListBody> {
        self.lists.pop().unwrap_or_default()
    }

    /// Keeps a list that has been emptied.
    #[inline]
    pub fn keep_list(&mut self, list: List) {
        if self.lists.len() < KEPT && list.items.capacity() <= LIST_ROOM {
            self.lists.push(list.into_body());
        }
    }

    /// An empty dict.
    #[inline(always)]
    pub fn dict(&mut self) -> Box<Dict> {
        self.dicts.pop().unwrap_or_default()
    }

    /// Keeps a dict that has been emptied.
    #[inline]
    pub fn keep_dict(&mut self, mut dict: Box<Dict>) {
        if self.dicts.len() < KEPT && dict.renew() {
            self.dicts.push(dict);
        }
    }

    /// An instance without values and native part; everything else is to be set.
    #[inline(always)]
    pub fn instance(&mut self) -> Option<Box<InstanceBody>> {
        self.instances.pop()
    }

    /// Keeps an instance whose contents have been given up.
    #[inline]
    pub fn keep_instance(&mut self, instance: Box<InstanceBody>) {
        if self.instances.len() < KEPT && matches!(instance.base(), Base::Object) {
            self.instances.push(instance);
        }
    }
}
