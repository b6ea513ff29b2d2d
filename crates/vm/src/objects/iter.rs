//! The iterators of builtin types.

use afterdel_collector::Released;
use num_bigint::BigInt;

use super::ViewKind;
use crate::object::V;

/// Progress through a dict.
#[derive(Clone, Debug)]
pub struct DictIter {
    /// The dict, until exhausted.
    pub dict: Option<V>,
    /// Next place, or for a reversed one the place after the next.
    pub place: usize,
    /// Number of items when the iteration began: a change is an error.
    pub len: usize,
    /// Items not yet yielded: more than these are an error, too.
    pub left: usize,
    /// What is yielded.
    pub kind: ViewKind,
    /// From the end.
    pub reversed: bool,
    /// The pair handed out last, used again when nobody else holds it (`di_result`).
    pub result: Option<V>,
}

/// An iterator of a builtin type.
#[derive(Clone, Debug)]
pub enum Iter {
    /// Of a list; the list is dropped once exhausted.
    List(Option<V>, usize),
    /// Of a list from its end.
    ListReversed(Option<V>, isize),
    /// Of a tuple.
    Tuple(Option<V>, usize),
    /// Of a str of ASCII: byte offset.
    Str(Option<V>, usize),
    /// Of any other str.
    WideStr(Option<V>, usize),
    /// Of a bytes.
    Bytes(Option<V>, usize),
    /// Of a bytearray.
    ByteArray(Option<V>, usize),
    /// Of a range: next, step, remaining.
    Range(i64, i64, u64),
    /// Of a range with large bounds: next, step, remaining.
    BigRange(Box<(BigInt, BigInt, BigInt)>),
    /// Of a dict or its views.
    Dict(DictIter),
    /// Of a set: place, number of keys when the iteration began.
    Set(Option<V>, usize, usize),
    /// `enumerate`: iterator, next number, the pair handed out last.
    Enumerate(V, V, V),
    /// `zip`: tuple of iterators, strict, the tuple handed out last.
    Zip(V, bool, V),
    /// `map`: function, tuple of iterators, strict.
    Map(V, V, bool),
    /// `filter`: function, iterator.
    Filter(V, V),
    /// `reversed` of a sequence: object, next index.
    Reversed(Option<V>, isize),
    /// `iter(callable, sentinel)`
    CallSentinel(Option<(V, V)>),
    /// Of anything with `__getitem__`.
    Sequence(Option<V>, i64),
}

impl Iter {
    /// Visits what the iterator holds.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        match self {
            Iter::List(v, _) | Iter::Tuple(v, _) | Iter::Str(v, _) | Iter::WideStr(v, _) | Iter::Set(v, _, _) => {
                v.iter().for_each(|&v| visit(v));
            }
            Iter::Bytes(v, _) | Iter::ByteArray(v, _) => v.iter().for_each(|&v| visit(v)),
            Iter::ListReversed(v, _) | Iter::Reversed(v, _) => v.iter().for_each(|&v| visit(v)),
            Iter::Sequence(v, _) => v.iter().for_each(|&v| visit(v)),
            Iter::Dict(iter) => iter.dict.iter().chain(&iter.result).for_each(|&v| visit(v)),
            Iter::Enumerate(source, number, pair) => {
                visit(*source);
                visit(*pair);
                visit(*number);
            }
            Iter::Filter(a, b) | Iter::Zip(a, _, b) => {
                visit(*a);
                visit(*b);
            }
            Iter::Map(function, iters, _) => {
                visit(*iters);
                visit(*function);
            }
            Iter::CallSentinel(Some((callable, sentinel))) => {
                visit(*callable);
                visit(*sentinel);
            }
            Iter::CallSentinel(None) | Iter::Range(..) | Iter::BigRange(_) => {}
        }
    }

    /// Nothing: iterators have no `tp_clear`; their containers have.
    pub fn clear_into(&mut self, _out: &mut Released) {}
}
