//! What differs between the versions of Python in what text becomes.

use crate::op::Op;

/// A version's bytecode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Whoever iterates has two operands: an iterator, or a sequence and the place in it. The iterable of a generator
    /// expression is asked for its iterator in the expression's own frame, that of a comprehension behind its preparations.
    pub iterates_in_place: bool,
    /// `list` and `set` of a generator expression are loops, as `tuple`, `all` and `any` are.
    pub inlines_collections: bool,
    /// The code of a function's `__annotate__` is called after the function, which otherwise happens when that is made.
    pub qualifies_annotate: bool,
    /// Annotations are evaluated where they stand. What is evaluated only when somebody asks (bounds, defaults, aliases) is
    /// not asked for in a format.
    pub eager_annotations: bool,
    /// Constants are folded in the tree, before it is lowered, and the tree holds what is folded.
    pub folds_tree: bool,
    /// The first constant of a function is its docstring or None.
    pub first_constant_is_doc: bool,
    /// A slice of constants is made each time.
    pub builds_slices: bool,
    /// `all`, `any` and `tuple` of a generator expression are calls, not loops.
    pub calls_builtins: bool,
    /// An escape that is none is called an invalid sequence.
    pub says_invalid_escape: bool,
    /// Small ints are constants as others are.
    pub keeps_small_ints: bool,
    /// Loads may borrow behind a block that has become empty, too.
    pub borrows_behind_empty: bool,
    /// Inline caches that instructions have besides 3.14's.
    pub more_caches: &'static [(Op, u32)],
    /// Units that it has not behind instructions: smaller caches, no `NOT_TAKEN`.
    pub fewer_caches: &'static [(Op, u32)],
    /// Returning a constant is one instruction.
    pub returns_constants: bool,
    /// The second number of the version whose grammar it is.
    pub grammar: u8,
    /// Letters before the quotes of a template string make a name.
    pub lacks_templates: bool,
    /// A loop of a comprehension asks its iterator for an iterator once more.
    pub asks_iterators: bool,
    /// What cannot be the target of an `as` is described; so is what is no conditional expression.
    pub describes_targets: bool,
    /// An import of what cannot be assigned to is complained of as a whole.
    pub blames_whole_imports: bool,
    /// A wrong escape in an f-string is told of the quotes at its end.
    pub finds_escapes_late: bool,
    /// What lacks in a `raise` is said, and where `**` cannot be; a dictionary may lack a comma.
    pub explains_more: bool,
    /// What it says otherwise than 3.14 of a text that is not Python; `{}` and `{0}` are what both have.
    pub words: &'static [(&'static str, &'static str)],
}

/// The operations of iterating and delegating.
#[derive(Debug)]
pub(crate) struct Iteration {
    pub get_iter: Op,
    /// For `yield from`, with its operand.
    pub get_yield_from_iter: (Op, u32),
    pub for_iter: Op,
    pub pop_iter: Op,
    pub send: Op,
    pub end_send: Op,
    pub cleanup_throw: Op,
    /// Operands of whoever iterates.
    pub operands: u32,
}

static BY_ITERATOR: Iteration = Iteration {
    get_iter: Op::GetIter,
    get_yield_from_iter: (Op::GetYieldFromIter, 0),
    for_iter: Op::ForIter,
    pop_iter: Op::PopIter,
    send: Op::Send,
    end_send: Op::EndSend,
    cleanup_throw: Op::CleanupThrow,
    operands: 1,
};

static IN_PLACE: Iteration = Iteration {
    get_iter: Op::GetIterInPlace,
    get_yield_from_iter: (Op::GetIterInPlace, FOR_YIELD_FROM),
    for_iter: Op::ForIterInPlace,
    pop_iter: Op::PopIterInPlace,
    send: Op::SendInPlace,
    end_send: Op::EndSendInPlace,
    cleanup_throw: Op::CleanupThrowInPlace,
    operands: 2,
};

/// Operand of `GET_ITER` for `yield from`.
pub const FOR_YIELD_FROM: u32 = 3;

impl Dialect {
    /// CPython 3.14's.
    pub const V3_14: Dialect = Dialect {
        iterates_in_place: false,
        inlines_collections: false,
        qualifies_annotate: false,
        borrows_behind_empty: false,
        eager_annotations: false,
        folds_tree: false,
        first_constant_is_doc: false,
        builds_slices: false,
        calls_builtins: false,
        keeps_small_ints: false,
        says_invalid_escape: false,
        more_caches: &[],
        fewer_caches: &[],
        returns_constants: false,
        grammar: 14,
        lacks_templates: false,
        asks_iterators: false,
        describes_targets: true,
        blames_whole_imports: false,
        finds_escapes_late: false,
        explains_more: false,
        words: &[],
    };

    pub(crate) fn iteration(self) -> &'static Iteration {
        if self.iterates_in_place { &IN_PLACE } else { &BY_ITERATOR }
    }
}

/// 3.14's.
impl Default for Dialect {
    fn default() -> Self {
        Dialect::V3_14
    }
}
