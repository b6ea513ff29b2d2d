//! Changing lists, with the growth of CPython's item array (`Objects/listobject.c`, cpython.md 4.3).

use afterdel_collector::{Block, FreeList};

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Iter, ViewKind};
use crate::pure::slice::Slice;

/// So many references that a list gives up are kept on the stack meanwhile (`list_ass_slice`).
const ON_STACK: usize = 8;
/// The items of a list with so many slots are worth a place for themselves.
const LONG: usize = 1 << 15;
/// What is assumed of an iterator that does not know how much it has left.
pub(crate) const UNKNOWN: usize = 8;

/// What an iterator over a sequence of the program knows of how many items are left.
enum Hint {
    /// Those from this place on.
    From(i64),
    /// Those from this place down to the first.
    Down(isize),
}

/// `list_resize`: slots allocated for a new length.
fn grown(len: usize, old_len: usize) -> usize {
    if len == 0 {
        return 0;
    }
    let mut slots = len.saturating_add((len >> 3) + 6) & !3;
    if len > old_len && len - old_len > slots.saturating_sub(len) {
        slots = (len + 3) & !3;
    }
    slots
}

impl Machine {
    fn list_reallocate(&mut self, list: V, slots: usize) -> R<()> {
        let block = self.list(list).expect("is a list").block();
        let bytes = (slots as u64).saturating_mul(8);
        let Ok(block) = self.heap.realloc_block(block, bytes) else { return Err(self.memory_error()) };
        self.list_mut(list).expect("is a list").set_array(block, slots as u32);
        if slots >= LONG {
            self.make_room_in(list, slots);
        }
        Ok(())
    }

    /// Lets the items of a long list take their memory now, while nobody refers into the heap.
    #[cold]
    #[inline(never)]
    fn make_room_in(&mut self, list: V, slots: usize) {
        let body = self.list_mut(list).expect("is a list");
        if slots > body.items.capacity() && body.items.capacity() >= LONG / 2 {
            let mut items = std::mem::take(&mut body.items);
            self.heap.make_room(&mut items, slots);
            self.list_mut(list).expect("is a list").items = items;
        }
    }

    /// Appends; takes the value.
    #[inline]
    pub fn list_push(&mut self, list: V, value: V) -> R<()> {
        let body = self.list_mut(list).expect("is a list");
        let len = body.items.len();
        if len < body.allocated as usize {
            body.items.push(value);
            return Ok(());
        }
        if let Err(raise) = self.list_reallocate(list, grown(len + 1, len)) {
            self.decref(value);
            return Err(raise);
        }
        self.list_mut(list).expect("is a list").items.push(value);
        Ok(())
    }

    /// Inserts; takes the value.
    pub fn list_insert(&mut self, list: V, at: usize, value: V) -> R<()> {
        let payload = self.list(list).expect("is a list");
        let (len, allocated) = (payload.items().len(), payload.allocated() as usize);
        if len == allocated
            && let Err(raise) = self.list_reallocate(list, grown(len + 1, len))
        {
            self.decref(value);
            return Err(raise);
        }
        self.list_mut(list).expect("is a list").items.insert(at, value);
        Ok(())
    }

    /// Removes an item as `del` does: a list that becomes empty keeps its array. The item's reference is the caller's.
    pub fn list_delete_at(&mut self, list: V, at: usize) -> V {
        let value = self.list_mut(list).expect("is a list").items.remove(at);
        if self.profile().list_deletion_shrinks {
            self.list_fit(list);
        }
        value
    }

    /// Removes an item, shrinking the array where CPython does; the item's reference is the caller's.
    pub fn list_remove_at(&mut self, list: V, at: usize) -> V {
        let payload = self.list_mut(list).expect("is a list");
        let value = payload.items.remove(at);
        self.list_shrink(list);
        value
    }

    /// Fits the array to a list that has become shorter; an empty one gives it up.
    pub fn list_shrink(&mut self, list: V) {
        let payload = self.list(list).expect("is a list");
        if payload.items().is_empty() && payload.allocated() > 0 {
            let result = self.list_reallocate(list, 0);
            debug_assert!(result.is_ok(), "shrinking needs no memory");
        } else {
            self.list_fit(list);
        }
    }

    /// Slots of a list made of `len` items of an iterator that has said how many it expects (`list_extend`).
    pub(crate) fn slots_of_iterated(&self, hint: usize, len: usize) -> usize {
        let mut slots = hint.next_multiple_of(2);
        while slots < len {
            slots = grown(slots + 1, slots);
        }
        if self.list_keeps(slots, len) { slots } else { grown(len, slots) }
    }

    /// Whether a list keeps its array for a new length: it fits and is at least half full, or is small.
    fn list_keeps(&self, allocated: usize, len: usize) -> bool {
        allocated >= len && (len >= allocated >> 1 || allocated as u64 <= self.profile().list_keeps)
    }

    /// `list_resize` to the present length.
    fn list_fit(&mut self, list: V) {
        let payload = self.list(list).expect("is a list");
        let (len, allocated) = (payload.items().len(), payload.allocated() as usize);
        if self.list_keeps(allocated, len) {
            return;
        }
        let result = self.list_reallocate(list, grown(len, allocated));
        debug_assert!(result.is_ok(), "shrinking needs no memory");
    }

    /// Replaces all items (taking the new ones), then drops the old, last first. `allocated` slots for the new.
    pub fn list_replace(&mut self, list: V, items: Vec<V>, allocated: usize) -> R<()> {
        let old = std::mem::take(&mut self.list_mut(list).expect("is a list").items);
        let result = self.list_reallocate(list, allocated);
        if result.is_ok() {
            self.list_mut(list).expect("is a list").items = items;
        } else {
            items.into_iter().for_each(|v| self.decref(v));
        }
        for v in old.into_iter().rev() {
            self.decref(v);
        }
        result
    }

    /// `list.extend` and `+=`.
    pub fn list_extend(&mut self, list: V, source: V) -> R<()> {
        let sized = self.heap.get(source).is_list_or_tuple();
        if sized {
            let items = self.collect_iterable(source)?;
            return self.list_append_all(list, items);
        }
        if let Some(items) = self.entries_at_hand(source) {
            self.list_make_room(list, source, items.len())?;
            items.into_iter().try_for_each(|item| self.list_push(list, item))?;
            self.list_fit(list);
            return Ok(());
        }
        let iter = self.iter(source)?;
        let result = self.list_extend_iter(list, source, iter);
        self.decref(iter);
        result
    }

    /// What an iterator over a set, a dict or a view would give, as new references: a list takes it without one.
    fn entries_at_hand(&mut self, source: V) -> Option<Vec<V>> {
        let (kind, dict) = match self.heap.get(source) {
            Object::Set(set) | Object::FrozenSet(set) => {
                let keys: Vec<V> = set.iter().map(|(_, key)| key).collect();
                return Some(keys.into_iter().map(|key| self.new_ref(key)).collect());
            }
            Object::Dict(_) => (ViewKind::Keys, source),
            &Object::DictView(kind, dict) => (kind, dict),
            _ => return None,
        };
        let entries = self.dict_items(dict).into_iter();
        Some(match kind {
            ViewKind::Keys => entries.map(|entry| self.new_ref(entry.key)).collect(),
            ViewKind::Values => entries.map(|entry| self.new_ref(entry.value)).collect(),
            ViewKind::Items => entries.map(|entry| self.tuple_of(&[entry.key, entry.value])).collect(),
        })
    }

    /// Appends known items at once; takes them. An empty list gets an array rounded up to even.
    pub fn list_append_all(&mut self, list: V, items: Vec<V>) -> R<()> {
        if items.is_empty() {
            return Ok(());
        }
        let payload = self.list(list).expect("is a list");
        let (old, allocated) = (payload.items().len(), payload.allocated() as usize);
        let len = old + items.len();
        if allocated < len || (old == 0 && allocated == 0) {
            let slots = if allocated == 0 { len.next_multiple_of(2) } else { grown(len, old) };
            if let Err(raise) = self.list_reallocate(list, slots) {
                items.into_iter().for_each(|v| self.decref(v));
                return Err(raise);
            }
        }
        self.list_mut(list).expect("is a list").items.extend(items);
        Ok(())
    }

    /// An array for so many items more, as `source` makes CPython take it.
    fn list_make_room(&mut self, list: V, source: V, hint: usize) -> R<()> {
        let payload = self.list(list).expect("is a list");
        let (old, allocated) = (payload.items().len(), payload.allocated() as usize);
        if allocated == 0 && old == 0 {
            if hint > 0 {
                let resized = matches!(
                    self.heap.get(source),
                    Object::Set(_) | Object::FrozenSet(_) | Object::Dict(_) | Object::DictView(..)
                );
                let slots = if resized { grown(hint, 0) } else { hint.next_multiple_of(2) };
                self.list_reallocate(list, slots)?;
            }
        } else if let Some(wanted) = i64::try_from(old + hint).ok().filter(|&wanted| wanted > allocated as i64) {
            // A hint beyond all bounds is not believed.
            self.list_reallocate(list, grown(wanted as usize, old))?;
        }
        Ok(())
    }

    fn list_extend_iter(&mut self, list: V, source: V, iter: V) -> R<()> {
        let hint = self.length_hint(source)?.unwrap_or(UNKNOWN);
        self.list_make_room(list, source, hint)?;
        while let Some(item) = self.iter_next(iter)? {
            self.list_push(list, item)?;
        }
        self.list_fit(list);
        Ok(())
    }

    /// An iterator's `__length_hint__`, which CPython binds for the call, where its type has one.
    fn bound_hint(&mut self, v: V) -> R<Option<usize>> {
        let behind = match self.heap.get(v) {
            Object::Iter(iter) => match **iter {
                Iter::Sequence(source, at) => source.map(|source| (source, Hint::From(at))),
                Iter::Reversed(source, at) => source.map(|source| (source, Hint::Down(at))),
                _ => None,
            },
            _ => None,
        };
        let hint = self.iterator_hint(v);
        if let Some((source, hint)) = behind {
            return self.while_bound(|vm| vm.hint_behind(source, hint));
        }
        if hint.is_some() {
            self.pass_bound_builtin();
        }
        Ok(hint)
    }

    /// What an iterator over a sequence of the program has left, where the sequence has a length.
    fn hint_behind(&mut self, sequence: V, hint: Hint) -> R<Option<usize>> {
        if let Hint::From(_) = hint
            && self.special(sequence, self.names.len).is_none()
        {
            return Ok(None);
        }
        let len = self.len(sequence)?;
        Ok(Some(match hint {
            Hint::From(at) => len.saturating_sub(usize::try_from(at).unwrap_or(0)),
            Hint::Down(at) => usize::try_from(at + 1).ok().filter(|&left| left <= len).unwrap_or(0),
        }))
    }

    /// `PyObject_LengthHint`; none when nothing is known.
    pub fn length_hint(&mut self, v: V) -> R<Option<usize>> {
        if !self.heap.get(v).is_instance() {
            return match self.native_len(v) {
                Some(len) => self.catch(len, ExcKind::Type),
                None => self.bound_hint(v),
            };
        }
        if self.special(v, self.names.len).is_some() {
            let len = self.len(v);
            if let Some(len) = self.catch(len, ExcKind::Type)? {
                return Ok(Some(len));
            }
        }
        let hint = self.call_special(v, self.names.length_hint, &[]);
        let Some(Some(hint)) = self.catch(hint, ExcKind::Type)? else { return Ok(None) };
        let (value, name) = (self.int(hint).map(|value| value.to_i64()), self.type_name(hint));
        let unknown = hint == self.not_implemented;
        self.decref(hint);
        match value {
            _ if unknown => Ok(None),
            None => Err(self.type_error(format!("__length_hint__ must be an integer, not {name}"))),
            Some(None) => Err(self.raise(ExcKind::Overflow, "Python int too large to convert to C ssize_t")),
            Some(Some(hint)) => {
                let hint = usize::try_from(hint).map_err(|_| self.value_error("__length_hint__() should return >= 0"));
                hint.map(Some)
            }
        }
    }

    /// What an iterator of a builtin type that has `__length_hint__` has left.
    fn iterator_hint(&self, v: V) -> Option<usize> {
        let Object::Iter(iter) = self.heap.get(v) else { return None };
        let hint = match &**iter {
            Iter::Range(_, _, left) => usize::try_from(*left).ok()?,
            Iter::List(Some(list), at) => self.list(*list).map_or(0, |l| l.items().len().saturating_sub(*at)),
            Iter::Tuple(Some(tuple), at) => self.tuple(*tuple).map_or(0, |t| t.len().saturating_sub(*at)),
            Iter::ListReversed(Some(_), at) | Iter::Reversed(Some(_), at) => usize::try_from(at + 1).unwrap_or(0),
            Iter::Str(Some(text), at) => self.str_obj(*text).map_or(0, |text| text.text.len().saturating_sub(*at)),
            Iter::WideStr(Some(text), at) => self.str_obj(*text).map_or(0, |text| text.text[*at..].chars().count()),
            Iter::Bytes(Some(bytes), at) | Iter::ByteArray(Some(bytes), at) => {
                self.bytes(*bytes).map_or(0, |bytes| bytes.len().saturating_sub(*at))
            }
            Iter::List(None, _)
            | Iter::Tuple(None, _)
            | Iter::ListReversed(None, _)
            | Iter::Reversed(None, _)
            | Iter::Str(None, _)
            | Iter::WideStr(None, _)
            | Iter::Bytes(None, _)
            | Iter::ByteArray(None, _)
            | Iter::Set(None, ..) => 0,
            Iter::Dict(state) => state.dict.map_or(0, |_| state.left),
            Iter::Set(Some(set), place, len) => self
                .set(*set)
                .filter(|set| set.len() == *len)
                .map_or(0, |set| (*place..set.places()).filter(|&place| set.key_at(place).is_some()).count()),
            Iter::BigRange(parts) => usize::try_from(&parts.2).ok()?,
            _ => return None,
        };
        Some(hint)
    }

    /// `list *= count`
    pub fn list_repeat_in_place(&mut self, list: V, count: usize) -> R<()> {
        let items = self.list(list).expect("is a list").items().to_vec();
        if count == 0 {
            return self.list_replace(list, Vec::new(), 0);
        }
        self.ensure_room((8 * items.len() as u64).saturating_mul(count as u64))?;
        let payload = self.list(list).expect("is a list");
        let (old, allocated, len) = (items.len(), payload.allocated() as usize, items.len() * count);
        if !self.list_keeps(allocated, len) {
            self.list_reallocate(list, grown(len, old))?;
        }
        let more = items.repeat(count - 1);
        more.iter().for_each(|&v| self.heap.incref(v));
        self.list_mut(list).expect("is a list").items.extend(more);
        Ok(())
    }

    /// `list[places] = items`; takes the items.
    pub fn list_set_slice(&mut self, list: V, places: Slice, items: Vec<V>) -> R<()> {
        if places.step == 1 {
            // Asking for the items may have changed the list.
            let len = self.list(list).expect("is a list").items().len();
            let from = (places.start as usize).min(len);
            return self.list_splice(list, from, (places.count as usize).min(len - from), items);
        }
        if items.len() != places.count as usize {
            let message = format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                places.count
            );
            items.into_iter().for_each(|v| self.decref(v));
            return Err(self.value_error(message));
        }
        let mut old = Vec::with_capacity(items.len());
        let aside = self.aside(items.len());
        for (place, item) in places.positions().zip(items) {
            old.push(std::mem::replace(&mut self.list_mut(list).expect("is a list").items[place], item));
        }
        old.into_iter().for_each(|v| self.decref(v));
        self.heap.free_block(aside);
        Ok(())
    }

    /// Replaces `count` items from `from` on by others, which it takes; the old ones die last first.
    fn list_splice(&mut self, list: V, from: usize, count: usize, items: Vec<V>) -> R<()> {
        let payload = self.list(list).expect("is a list");
        let (len, allocated) = (payload.items().len(), payload.allocated() as usize);
        let new_len = len - count + items.len();
        let aside = if new_len > 0 && count > ON_STACK { self.aside(count) } else { Block::NONE };
        if new_len > allocated
            && let Err(raise) = self.list_reallocate(list, grown(new_len, len))
        {
            items.into_iter().for_each(|v| self.decref(v));
            self.heap.free_block(aside);
            return Err(raise);
        }
        let payload = self.list_mut(list).expect("is a list");
        let old: Vec<V> = payload.items.splice(from..from + count, items).collect();
        let mut array = Block::NONE;
        if new_len == 0 {
            // The array goes after what was in it (`list_clear`).
            array = payload.block();
            payload.set_array(Block::NONE, 0);
        } else if new_len < len {
            self.list_shrink(list);
        }
        for v in old.into_iter().rev() {
            self.decref(v);
        }
        [array, aside].into_iter().for_each(|block| self.heap.free_block(block));
        Ok(())
    }

    /// Where references are kept that are about to be dropped.
    fn aside(&mut self, count: usize) -> Block {
        self.heap.alloc_block(8 * count as u64, FreeList::None).unwrap_or_default()
    }

    /// `del list[a:b:c]`
    pub fn list_del_slice(&mut self, list: V, key: V) -> R<()> {
        let len = self.list(list).expect("is a list").items().len();
        let places = self.slice_of(key, len)?;
        if places.step == 1 {
            return self.list_splice(list, places.start as usize, places.count as usize, Vec::new());
        }
        if places.count == 0 {
            return Ok(());
        }
        let mut gone: Vec<usize> = places.positions().collect();
        gone.sort_unstable();
        let payload = self.list_mut(list).expect("is a list");
        let mut old = Vec::with_capacity(gone.len());
        let mut kept = Vec::with_capacity(len - gone.len());
        for (place, &v) in payload.items.iter().enumerate() {
            if gone.binary_search(&place).is_ok() { old.push(v) } else { kept.push(v) }
        }
        payload.items = kept;
        let aside = self.aside(old.len());
        self.list_fit(list);
        old.into_iter().for_each(|v| self.decref(v));
        self.heap.free_block(aside);
        Ok(())
    }
}
