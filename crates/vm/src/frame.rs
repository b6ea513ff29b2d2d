//! Frames and the slots of the data stack.

use std::rc::Rc;

use crate::object::V;
use crate::objects::LoadedCode;

/// A place of the data stack: empty, a counted reference, or a borrowed one.
///
/// A borrowed reference is not counted because another place of the same or an outer frame keeps the object alive
/// (CPython 3.14's `_PyStackRef` with the deferred tag). The tag is the lowest bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot(u32);

/// Marks a place in a sequence, as the lowest bit marks what is not counted.
const AT: u32 = 1 << 31 | 1;

impl Slot {
    /// The empty place.
    pub const NULL: Slot = Slot(0);

    /// Beside an iterator, which knows itself where it is.
    pub const NOWHERE: Slot = Slot(u32::MAX);

    /// A counted reference: the count now belongs to the place.
    #[inline(always)]
    pub fn owned(v: V) -> Slot {
        Slot(v.index() << 1)
    }

    /// A borrowed reference.
    #[inline(always)]
    pub fn borrowed(v: V) -> Slot {
        Slot(v.index() << 1 | 1)
    }

    /// Whether the place is empty.
    #[inline(always)]
    pub fn is_null(self) -> bool {
        self.0 == 0
    }

    /// Whether the reference is not counted.
    #[inline(always)]
    pub fn is_borrowed(self) -> bool {
        self.0 & 1 == 1
    }

    /// The same reference, not counted.
    #[inline(always)]
    pub fn as_borrowed(self) -> Slot {
        if self.0 == 0 { self } else { Slot(self.0 | 1) }
    }

    /// No reference but a place in the sequence below, at which iterating goes on: where ids of objects do not come to.
    #[inline]
    pub fn at(place: usize) -> Slot {
        Slot(AT | (place as u32) << 1)
    }

    /// The place in a sequence, if it is one.
    #[inline]
    pub fn place(self) -> Option<usize> {
        (self.0 & AT == AT && self != Slot::NOWHERE).then_some(((self.0 & !AT) >> 1) as usize)
    }

    /// The object. The place must not be empty.
    #[inline(always)]
    pub fn id(self) -> V {
        V::from_index(self.0 >> 1).expect("stack slot is not empty")
    }

    /// The object, if the place holds one.
    #[inline(always)]
    pub fn get(self) -> Option<V> {
        if self.0 & AT == AT { None } else { V::from_index(self.0 >> 1) }
    }

    /// The object, if the place holds a counted reference.
    #[inline(always)]
    pub fn counted(self) -> Option<V> {
        if self.is_borrowed() { None } else { V::from_index(self.0 >> 1) }
    }
}

/// What becomes of the value that a special method returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// It is the result.
    Value,
    /// It is called next: an empty place goes above it.
    Callable,
    /// A property's; it may be called next, too. AttributeError means that `__getattr__` is asked.
    Property(bool),
    /// It is the result of a subscript.
    Item,
    /// It is dropped.
    Nothing,
    /// The operator's result; NotImplemented means that the other operand is asked.
    Binary(u8),
    /// The comparison's, with the instruction's operand; NotImplemented as above.
    Compare(u8),
    /// Its truth, inverted for `not in`.
    Contains(bool),
    /// A cache keeps it, under the key on top.
    Cache,
    /// It must be an iterator.
    Iter,
    /// The same, with no place beside it.
    IterInPlace,
    /// It must be a string, says `__repr__`.
    Repr,
    /// It must be a string, says `__str__`.
    Str,
    /// It must be None, says `__init__`; the topmost operand is the instance, and the result.
    Made,
}

/// What happens with the value that a frame returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Handed to the Rust code that started the frame.
    Native,
    /// Pushed on the caller's stack at `ret_to`.
    Push,
    /// `__init__`: the value must be None; the instance is pushed instead.
    Init(V),
    /// The generator was resumed by `FOR_ITER`: a yielded value is pushed, the end jumps to the operand's target.
    ForIter(u32),
    /// The generator was resumed by `SEND`: likewise.
    Send(u32),
    /// A special method, or a generator resumed by a call: so many of the caller's operands go, the value comes.
    Method(Finish, u8),
    /// `__next__` for `FOR_ITER`: StopIteration jumps to the operand's target.
    Next(u32),
}

/// A running (or put aside) frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The code.
    pub code: Rc<LoadedCode>,
    /// The function, which keeps code, globals and closure alive.
    pub function: Slot,
    /// `f_globals`, kept alive by the function.
    pub globals: V,
    /// `f_builtins`, kept alive by the function.
    pub builtins: V,
    /// The mapping of a module or class body; counted.
    pub locals_map: Option<V>,
    /// Index of the first local in the data stack.
    pub base: u32,
    /// Stack pointer while another frame runs.
    pub sp: u32,
    /// Next instruction while another frame runs.
    pub pc: u32,
    /// The line of the statement being executed.
    pub line: u32,
    /// Where in the caller's stack the result goes: everything from there up is the call's.
    pub ret_to: u32,
    /// What happens with the result.
    pub after: After,
    /// The generator whose frame this is; kept alive by whoever resumed it.
    pub generator: Option<V>,
    /// The frame object, if one was made; counted.
    pub frame_obj: Option<V>,
    /// Its locals are dying: as in CPython the caller is already the current frame.
    pub leaving: bool,
    /// The incremental collector has marked what it holds: frames below cannot have changed since.
    pub marked: bool,
}

impl Frame {
    /// Visits the counted references of the frame itself, slots apart.
    pub fn visit_owned(&self, visit: &mut impl FnMut(V)) {
        self.frame_obj.iter().for_each(|&v| visit(v));
        self.locals_map.iter().for_each(|&v| visit(v));
        if let After::Init(instance) = self.after {
            visit(instance);
        }
        self.function.counted().into_iter().for_each(visit);
    }

    /// Whether it is to become a generator and has not yet: nobody is shown it (`_PyFrame_IsIncomplete`).
    pub fn is_incomplete(&self) -> bool {
        let flags = self.code.flags;
        self.generator.is_none() && (flags.generator || flags.coroutine || flags.async_generator)
    }

    /// Index of the first operand: locals lie below.
    #[inline(always)]
    pub fn operands(&self) -> usize {
        self.base as usize + self.code.locals.len()
    }
}
