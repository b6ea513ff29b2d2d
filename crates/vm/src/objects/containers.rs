//! Lists, tuples, bytearrays and ranges.

use std::ops::{Deref, DerefMut};

use afterdel_collector::{Block, FreeList, Released};
use num_bigint::BigInt;

use crate::object::{Object, V};

/// Items of a list or tuple that lies in its slot.
pub const SMALL_ITEMS: usize = 2;

/// A list: its items, and the modelled array that CPython would have allocated for them. One whose array has one or two
/// slots lies in the object's slot ([`Object::SmallList`]) until it is edited.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Where the block of `ob_item` is; with no slots there is none.
    addr: u32,
    body: Box<ListBody>,
}

/// What does not fit in a list's slot.
#[derive(Clone, Debug, Default)]
pub struct ListBody {
    /// The items.
    pub items: Vec<V>,
    /// Slots allocated in CPython's `ob_item` (cpython.md 4.3).
    pub allocated: u32,
}

/// Where an array of one or two slots is, in 23 bits, and one bit for how many slots; 0: there is none.
#[derive(Clone, Copy, Debug)]
pub struct SmallArray([u8; 3]);

impl SmallArray {
    const NONE: SmallArray = SmallArray([0; 3]);

    /// `None`: it is another array, or lies too far away.
    #[inline(always)]
    pub fn new(block: Block) -> Option<SmallArray> {
        let one_slot = match block.size_bytes {
            8 => 1,
            16 if block.addr > 0 => 0,
            _ => return None,
        };
        let [low, middle, high, 0] = (block.addr << 1 | one_slot).to_le_bytes() else { return None };
        (block.addr < 1 << 31).then_some(SmallArray([low, middle, high]))
    }

    #[inline(always)]
    fn code(self) -> u32 {
        let [low, middle, high] = self.0;
        u32::from_le_bytes([low, middle, high, 0])
    }

    #[inline(always)]
    fn slots(self) -> u32 {
        match self.code() {
            0 => 0,
            code => 2 - (code & 1),
        }
    }
}

/// A list, wherever its items lie.
#[derive(Clone, Copy, Debug)]
pub enum ListRef<'a> {
    /// In the object's slot.
    Small(SmallArray, &'a [Option<V>; SMALL_ITEMS]),
    /// Outside.
    Full(&'a List),
}

impl<'a> ListRef<'a> {
    /// The items.
    #[inline(always)]
    pub fn items(self) -> &'a [V] {
        match self {
            ListRef::Small(_, items) => V::leading(items),
            ListRef::Full(list) => &list.body.items,
        }
    }

    /// Slots allocated in CPython's `ob_item`.
    #[inline(always)]
    pub fn allocated(self) -> u32 {
        match self {
            ListRef::Small(array, _) => array.slots(),
            ListRef::Full(list) => list.body.allocated,
        }
    }

    /// The block of `ob_item`.
    #[inline]
    pub fn block(self) -> Block {
        let addr = match self {
            ListRef::Small(array, _) => array.code() >> 1,
            ListRef::Full(list) => list.addr,
        };
        Block { addr, size_bytes: 8 * self.allocated(), free_list: FreeList::None }
    }
}

impl Object {
    /// The list that this is.
    #[inline(always)]
    pub fn as_list(&self) -> Option<ListRef<'_>> {
        match self {
            Object::SmallList(array, items) => Some(ListRef::Small(*array, items)),
            Object::List(list) => Some(ListRef::Full(list)),
            _ => None,
        }
    }

    /// The list that this is, to be edited: outside the object's slot from now on.
    #[inline(always)]
    pub fn as_list_mut(&mut self) -> Option<&mut List> {
        if let Object::SmallList(array, items) = self {
            let (array, items) = (*array, *items);
            self.move_list_out(array, &items);
        }
        match self {
            Object::List(list) => Some(list),
            _ => None,
        }
    }

    #[cold]
    #[inline(never)]
    fn move_list_out(&mut self, array: SmallArray, items: &[Option<V>; SMALL_ITEMS]) {
        let body = ListBody { items: V::leading(items).to_vec(), allocated: array.slots() };
        *self = Object::List(List { addr: array.code() >> 1, body: Box::new(body) });
    }

    /// The items of the list that this is; none of anything else.
    #[inline(always)]
    pub fn list_items(&self) -> &[V] {
        self.as_list().map_or(&[], ListRef::items)
    }

    /// An item of the list that this is, to be replaced.
    #[inline(always)]
    pub fn list_item_mut(&mut self, at: usize) -> Option<&mut V> {
        match self {
            Object::SmallList(_, items) => items.get_mut(at)?.as_mut(),
            Object::List(list) => list.body.items.get_mut(at),
            _ => None,
        }
    }
}

impl Object {
    /// A tuple of these items.
    pub fn tuple(items: Box<[V]>) -> Object {
        Object::small_tuple(&items).unwrap_or(Object::Tuple(items))
    }

    /// A tuple of these items that lies in its slot, if so many do.
    #[inline(always)]
    pub fn small_tuple(items: &[V]) -> Option<Object> {
        match *items {
            [one] => Some(Object::SmallTuple([Some(one), None])),
            [one, other] => Some(Object::SmallTuple([Some(one), Some(other)])),
            _ => None,
        }
    }

    /// Whether this is a tuple, wherever its items lie.
    #[inline(always)]
    pub fn is_tuple(&self) -> bool {
        matches!(self, Object::Tuple(_) | Object::SmallTuple(_))
    }

    /// Whether this is a list, wherever its items lie.
    #[inline(always)]
    pub fn is_list(&self) -> bool {
        matches!(self, Object::List(_) | Object::SmallList(..))
    }

    /// Whether this is what C code takes apart by itself, where it takes anything that can be iterated
    /// (`PySequence_Fast`).
    #[inline]
    pub fn is_list_or_tuple(&self) -> bool {
        self.is_list() || self.is_tuple()
    }

    /// Whether this has items or characters at places, and can be repeated and concatenated.
    #[inline]
    pub fn is_sequence(&self) -> bool {
        self.is_list_or_tuple() || matches!(self, Object::Str(_) | Object::Bytes(_) | Object::ByteArray(_))
    }

    /// Whether this is a builtin container whose repr shows what it holds.
    #[inline]
    pub fn is_container(&self) -> bool {
        self.is_list_or_tuple() || matches!(self, Object::Dict(_) | Object::Set(_) | Object::FrozenSet(_))
    }

    /// The items of the tuple that this is; none of anything else.
    #[inline(always)]
    pub fn tuple_items(&self) -> &[V] {
        match self {
            Object::SmallTuple(items) => V::leading(items),
            Object::Tuple(items) => items,
            _ => &[],
        }
    }

    /// An item of the tuple that this is, to be replaced.
    #[inline(always)]
    pub fn tuple_item_mut(&mut self, at: usize) -> Option<&mut V> {
        match self {
            Object::SmallTuple(items) => items.get_mut(at)?.as_mut(),
            Object::Tuple(items) => items.get_mut(at),
            _ => None,
        }
    }
}

impl Deref for List {
    type Target = ListBody;

    #[inline(always)]
    fn deref(&self) -> &ListBody {
        &self.body
    }
}

impl DerefMut for List {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut ListBody {
        &mut self.body
    }
}

impl List {
    /// Items, for which an array is still to be allocated.
    #[inline(always)]
    pub fn new(body: Box<ListBody>) -> List {
        List { addr: 0, body }
    }

    /// All but what was in its slot.
    #[inline(always)]
    pub fn into_body(self) -> Box<ListBody> {
        self.body
    }

    /// The block of `ob_item`.
    #[inline]
    pub fn block(&self) -> Block {
        ListRef::Full(self).block()
    }

    /// Gives it an array of so many slots.
    #[inline]
    pub fn set_array(&mut self, block: Block, allocated: u32) {
        debug_assert_eq!(block.size_bytes, 8 * allocated, "an array is as long as its slots");
        self.addr = block.addr;
        self.allocated = allocated;
    }

    /// Gives up all items, last first as `list_dealloc` does, and the array.
    pub fn clear_into(&mut self, out: &mut Released) {
        out.blocks.push(self.block());
        let body = &mut *self.body;
        if body.items.len() > out.refs.capacity() {
            // Its own memory does for a long list.
            std::mem::swap(&mut out.refs, &mut body.items);
            out.refs.reverse();
            out.refs.splice(..0, body.items.drain(..));
        } else {
            let first = out.refs.len();
            out.refs.append(&mut body.items);
            out.refs[first..].reverse();
        }
        body.allocated = 0;
    }
}

/// As [`List::clear_into`], for one in the object's slot.
#[inline]
pub fn clear_small_list(array: &mut SmallArray, items: &mut [Option<V>; SMALL_ITEMS], out: &mut Released) {
    out.blocks.push(ListRef::Small(*array, items).block());
    out.refs.extend(items.iter_mut().rev().filter_map(Option::take));
    *array = SmallArray::NONE;
}

/// A bytearray: its bytes, and the modelled block that CPython would have allocated for them.
#[derive(Clone, Debug, Default)]
pub struct ByteArray {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// `ob_alloc`: bytes that the block has room for.
    pub allocated: usize,
    /// Bytes at the block's beginning that were given up (`ob_start - ob_bytes`).
    pub offset: usize,
    /// Views of the bytes: as long as there are some, their number does not change.
    pub exports: u32,
    /// The block of `ob_bytes`.
    pub block: Block,
}

impl Deref for ByteArray {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.bytes
    }
}

/// A range: what it was made of, and the numbers.
#[derive(Clone, Debug)]
pub struct Range {
    /// The numbers.
    pub bounds: Bounds,
    /// Start, stop, step and length, which it holds.
    pub held: [V; 4],
}

/// A range's numbers.
#[derive(Clone, Debug)]
pub enum Bounds {
    /// Bounds that fit: start, stop, step.
    Small(i64, i64, i64),
    /// Any bounds.
    Big(BigInt, BigInt, BigInt),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_give_their_items_up_last_first_behind_what_is_there() {
        let id = |number| V::from_index(number).expect("not zero");
        for len in [2, 5_000] {
            let items = (1..=len).map(id).collect();
            let mut list = List::new(Box::new(ListBody { items, allocated: 0 }));
            let mut out = Released { refs: vec![id(9), id(7)], blocks: Vec::new() };
            list.clear_into(&mut out);
            let expected: Vec<V> = [9, 7].into_iter().chain((1..=len).rev()).map(id).collect();
            assert!(out.refs == expected && list.items.is_empty(), "{len} items");
        }
    }

    #[test]
    fn a_short_list_lies_in_its_slot_until_it_is_edited() {
        let [one, two, three] = [1, 2, 3].map(V::from_index);
        let block = |addr, size_bytes| Block { addr, size_bytes, free_list: FreeList::None };
        let short = |block, items| Object::SmallList(SmallArray::new(block).expect("fits"), items);
        let told = |object: &Object| {
            let list = object.as_list().expect("is one");
            (list.items().to_vec(), list.allocated(), list.block())
        };
        assert_eq!(told(&short(block(5, 8), [one, None])), (vec![one.unwrap()], 1, block(5, 8)));
        let far = block((1 << 23) - 1, 16);
        let mut list = short(far, [one, two]);
        *list.list_item_mut(1).unwrap() = three.unwrap();
        assert!(list.list_item_mut(2).is_none() && matches!(list, Object::SmallList(..)));
        let before = told(&list);
        assert_eq!(before, (vec![one.unwrap(), three.unwrap()], 2, far));
        assert_eq!(list.as_list_mut().expect("is one").items, before.0);
        assert!(told(&list) == before && matches!(list, Object::List(_)));
        for (addr, size_bytes) in [(0, 16), (1 << 23, 16), (1 << 31, 8), (7, 24), (0, 0)] {
            assert!(SmallArray::new(block(addr, size_bytes)).is_none(), "{addr} {size_bytes}");
        }
        let (mut list, mut out) = (short(far, [one, two]), Released::default());
        afterdel_collector::HeapObject::clear(&mut list, &mut out);
        assert_eq!((out.refs, out.blocks), (vec![two.unwrap(), one.unwrap()], vec![far]));
        assert_eq!((told(&list).0, told(&list).1), (vec![], 0));
    }

    #[test]
    fn a_tuple_of_one_or_two_lies_in_its_slot_and_dies_as_any() {
        use afterdel_collector::HeapObject;
        let id = |number| V::from_index(number).expect("not zero");
        for len in 0..=4 {
            let items: Vec<V> = (1..=len).map(id).collect();
            let mut tuple = Object::tuple(items.clone().into());
            assert_eq!(matches!(tuple, Object::SmallTuple(_)), len == 1 || len == 2);
            assert!(tuple.is_tuple() && !tuple.is_list() && tuple.tuple_items() == items);
            assert_eq!(tuple.tuple_item_mut(len as usize), None);
            let (mut visited, mut out) = (Vec::new(), Released::default());
            tuple.traverse(&mut |v| visited.push(v));
            let few = tuple.few_references();
            assert_eq!(few.is_some(), len == 1 || len == 2);
            tuple.release(&mut out, &mut crate::spares::Spares::default());
            assert!(visited.iter().rev().eq(&items) && out.refs.iter().rev().eq(&items) && out.blocks.is_empty());
            assert!(few.is_none_or(|few| few.into_iter().flatten().eq(out.refs)));
        }
        let mut pair = Object::tuple([id(1), id(2)].into());
        *pair.tuple_item_mut(1).expect("is there") = id(3);
        assert_eq!(pair.tuple_items(), [id(1), id(3)]);
    }
}
