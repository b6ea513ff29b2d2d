//! The bytecode table: CPython 3.14's instructions before specialisation, as an enum.
//!
//! Names, operands and stack effects are CPython's (`Python/bytecodes.c`, `dis`), because reference counts
//! and the order of destruction follow from them. What differs is listed here and nowhere else:
//!
//! - an [`Instr`] is one `u32` (operation in the low 8 bits, operand in the high 24), so there is no `EXTENDED_ARG`;
//! - jump operands are absolute instruction indices;
//! - there are no `CACHE`, `NOT_TAKEN` and specialised instructions (the machine keeps its own caches);
//! - [`Op::Line`] is ours: it marks the start of a statement, the unit of stepping, and carries the line;
//! - `COMPARE_OP`'s operand is [`CompareOp`] plus [`COMPARE_TO_BOOL`].
//!
//! In the stack effects below the top of the stack is on the right; `NULL` is the empty stack slot.

/// One instruction: operation in the low 8 bits, operand in the high 24.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Instr(pub u32);

impl Instr {
    /// The largest operand an instruction can carry.
    pub const MAX_ARG: u32 = (1 << 24) - 1;

    /// Packs an operation and its operand. Panics when `arg` needs more than 24 bits: the lowering refuses such programs first.
    pub fn new(op: Op, arg: u32) -> Self {
        assert!(arg <= Self::MAX_ARG, "operand of {op:?} exceeds 24 bits");
        Instr(op as u32 | (arg << 8))
    }

    /// The operation.
    #[inline(always)]
    pub fn op(self) -> Op {
        Op::TABLE[(self.0 & 0xff) as usize]
    }

    /// The operand.
    #[inline(always)]
    pub fn arg(self) -> u32 {
        self.0 >> 8
    }
}

impl std::fmt::Debug for Instr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {}", self.op(), self.arg())
    }
}

/// By the name that `dis` prints: one set of names is enough.
impl std::fmt::Debug for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.dis_name())
    }
}

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident $dis:literal,)*) => {
        /// An operation of the machine.
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name,)* }

        impl Op {
            /// Every operation, in numeric order.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];

            /// Byte -> operation; bytes past the last operation read as [`Op::Nop`], which no code contains there.
            pub(crate) const TABLE: [Op; 256] = {
                let mut table = [Op::Nop; 256];
                let mut i = 0;
                while i < Op::ALL.len() {
                    table[i] = Op::ALL[i];
                    i += 1;
                }
                table
            };

            /// The name that CPython's `dis` prints.
            pub fn dis_name(self) -> &'static str {
                match self { $(Op::$name => $dis,)* }
            }
        }
    };
}

ops! {
    // ---- ours
    /// Statement starts on line `arg`. `( -- )`
    Line "LINE",
    /// Nothing. `( -- )`
    Nop "NOP",

    // ---- stack
    /// `(value -- )`
    PopTop "POP_TOP",
    /// `( -- NULL)`
    PushNull "PUSH_NULL",
    /// Copies the `arg`-th item from the top (1 = top). `(x ... -- x ... x)`
    Copy "COPY",
    /// Swaps the top with the `arg`-th item (2 = the one below).
    Swap "SWAP",

    // ---- constants and locals
    /// Constant `arg`, borrowed. `( -- value)`
    LoadConst "LOAD_CONST",
    /// The int `arg` (0..=255). `( -- value)`
    LoadSmallInt "LOAD_SMALL_INT",
    /// Common constant: 0 AssertionError, 1 NotImplementedError, 2 tuple, 3 all, 4 any, 5 list, 6 set. `( -- value)`
    LoadCommonConstant "LOAD_COMMON_CONSTANT",
    /// Local `arg`, a new reference, known to be bound. `( -- value)`
    LoadFast "LOAD_FAST",
    /// Local `arg`, borrowed: the frame's own reference outlives the use (flowgraph.c `optimize_load_fast`). `( -- value)`
    LoadFastBorrow "LOAD_FAST_BORROW",
    /// Local `arg`, or UnboundLocalError. `( -- value)`
    LoadFastCheck "LOAD_FAST_CHECK",
    /// Local `arg` moved out (NULL when unbound), leaving it unbound. `( -- value|NULL)`
    LoadFastAndClear "LOAD_FAST_AND_CLEAR",
    /// `(value -- )`
    StoreFast "STORE_FAST",
    /// UnboundLocalError when unbound. `( -- )`
    DeleteFast "DELETE_FAST",
    /// Locals `arg >> 12` then `arg & 0xfff`, new references. `( -- a, b)`
    LoadFastLoadFast "LOAD_FAST_LOAD_FAST",
    /// Locals `arg >> 12` then `arg & 0xfff`, borrowed. `( -- a, b)`
    LoadFastBorrowLoadFastBorrow "LOAD_FAST_BORROW_LOAD_FAST_BORROW",
    /// Stores into local `arg >> 12`, then loads local `arg & 0xfff`. `(value -- value2)`
    StoreFastLoadFast "STORE_FAST_LOAD_FAST",
    /// Stores the top into local `arg >> 12`, the next into `arg & 0xfff`. `(value2, value1 -- )`
    StoreFastStoreFast "STORE_FAST_STORE_FAST",

    // ---- names, globals, cells
    /// Name `arg` from locals, globals, builtins. `( -- value)`
    LoadName "LOAD_NAME",
    /// `(value -- )`
    StoreName "STORE_NAME",
    /// `( -- )`
    DeleteName "DELETE_NAME",
    /// Name `arg >> 1` from globals, builtins; then NULL when `arg & 1`. `( -- value[, NULL])`
    LoadGlobal "LOAD_GLOBAL",
    /// `(value -- )`
    StoreGlobal "STORE_GLOBAL",
    /// `( -- )`
    DeleteGlobal "DELETE_GLOBAL",
    /// Turns local-plus slot `arg` into a cell holding what the slot held. `( -- )`
    MakeCell "MAKE_CELL",
    /// Copies the function's `arg` closure cells into the last slots of the locals-plus. `( -- )`
    CopyFreeVars "COPY_FREE_VARS",
    /// Content of the cell in slot `arg`. `( -- value)`
    LoadDeref "LOAD_DEREF",
    /// `(value -- )`
    StoreDeref "STORE_DEREF",
    /// `( -- )`
    DeleteDeref "DELETE_DEREF",
    /// Looks in the mapping first, then in cell `arg`. `(mapping -- value)`
    LoadFromDictOrDeref "LOAD_FROM_DICT_OR_DEREF",
    /// Looks for name `arg` in the mapping first, then in globals and builtins. `(mapping -- value)`
    LoadFromDictOrGlobals "LOAD_FROM_DICT_OR_GLOBALS",
    /// The frame's locals mapping. `( -- mapping)`
    LoadLocals "LOAD_LOCALS",
    /// Binds `__annotations__` in the locals when missing. `( -- )`
    SetupAnnotations "SETUP_ANNOTATIONS",
    /// The `__build_class__` builtin. `( -- value)`
    LoadBuildClass "LOAD_BUILD_CLASS",

    // ---- attributes and items
    /// Attribute of name `arg >> 1`; with `arg & 1` a method load: `(owner -- method, self|NULL)`, else `(owner -- value)`
    LoadAttr "LOAD_ATTR",
    /// Name `arg`. `(value, owner -- )`
    StoreAttr "STORE_ATTR",
    /// Name `arg`. `(owner -- )`
    DeleteAttr "DELETE_ATTR",
    /// Name `arg >> 2`; bit 0 method load, bit 1 two-argument super. `(super, class, self -- attr[, self|NULL])`
    LoadSuperAttr "LOAD_SUPER_ATTR",
    /// Special method `arg`: 0 `__enter__`, 1 `__exit__`, 2 `__aenter__`, 3 `__aexit__`. `(owner -- method, self|NULL)`
    LoadSpecial "LOAD_SPECIAL",
    /// `(value, container, key -- )`
    StoreSubscr "STORE_SUBSCR",
    /// `(container, key -- )`
    DeleteSubscr "DELETE_SUBSCR",
    /// `(container, start, stop -- value)`
    BinarySlice "BINARY_SLICE",
    /// `(value, container, start, stop -- )`
    StoreSlice "STORE_SLICE",

    // ---- operators
    /// [`BinaryOp`] `arg`; 26 is subscription. `(left, right -- value)`
    BinaryOp "BINARY_OP",
    /// `arg & 15` is a [`CompareOp`]; [`COMPARE_TO_BOOL`] asks for a bool. `(left, right -- value)`
    CompareOp "COMPARE_OP",
    /// `arg` = 1 inverts. `(left, right -- bool)`
    IsOp "IS_OP",
    /// `arg` = 1 inverts. `(item, container -- bool)`
    ContainsOp "CONTAINS_OP",
    /// `(value -- value)`
    UnaryNegative "UNARY_NEGATIVE",
    /// `(value -- value)`
    UnaryInvert "UNARY_INVERT",
    /// The operand is a bool. `(bool -- bool)`
    UnaryNot "UNARY_NOT",
    /// `(value -- bool)`
    ToBool "TO_BOOL",

    // ---- building
    /// `(items * arg -- tuple)`
    BuildTuple "BUILD_TUPLE",
    /// `(items * arg -- list)`
    BuildList "BUILD_LIST",
    /// `(items * arg -- set)`
    BuildSet "BUILD_SET",
    /// `((key, value) * arg -- dict)`
    BuildMap "BUILD_MAP",
    /// `(start, stop[, step] -- slice)`, `arg` 2 or 3
    BuildSlice "BUILD_SLICE",
    /// `(strings * arg -- str)`
    BuildString "BUILD_STRING",
    /// Appends the top to the list at depth `arg` (below the value, 1 = directly below). `(list ... value -- list ...)`
    ListAppend "LIST_APPEND",
    /// As `LIST_APPEND` for a set.
    SetAdd "SET_ADD",
    /// `(dict ... key, value -- dict ...)`
    MapAdd "MAP_ADD",
    /// `(list ... iterable -- list ...)`
    ListExtend "LIST_EXTEND",
    /// `(set ... iterable -- set ...)`
    SetUpdate "SET_UPDATE",
    /// `(dict ... mapping -- dict ...)`
    DictUpdate "DICT_UPDATE",
    /// As `DICT_UPDATE` for call keywords: duplicates are a TypeError naming the callable, which lies at depth `arg + 2` further below.
    DictMerge "DICT_MERGE",
    /// 1 str, 2 repr, 3 ascii. `(value -- str)`
    ConvertValue "CONVERT_VALUE",
    /// `(value -- str)`
    FormatSimple "FORMAT_SIMPLE",
    /// `(value, spec -- str)`
    FormatWithSpec "FORMAT_WITH_SPEC",
    /// `arg` is 2, 1 with a format specification, and four times the conversion (as of `CONVERT_VALUE`).
    /// `(value, expression[, spec] -- interpolation)`
    BuildInterpolation "BUILD_INTERPOLATION",
    /// `(strings tuple, interpolations tuple -- template)`
    BuildTemplate "BUILD_TEMPLATE",
    /// Exactly `arg` items, first on top. `(sequence -- items * arg)`
    UnpackSequence "UNPACK_SEQUENCE",
    /// `arg & 0xff` items before the starred one, `arg >> 8` after. `(iterable -- items, list, items)`
    UnpackEx "UNPACK_EX",

    // ---- control
    /// To instruction `arg`.
    JumpForward "JUMP_FORWARD",
    /// To instruction `arg`; a place where a due collection may run.
    JumpBackward "JUMP_BACKWARD",
    /// To instruction `arg`, without the check.
    JumpBackwardNoInterrupt "JUMP_BACKWARD_NO_INTERRUPT",
    /// The operand is a bool. `(bool -- )`
    PopJumpIfTrue "POP_JUMP_IF_TRUE",
    /// The operand is a bool. `(bool -- )`
    PopJumpIfFalse "POP_JUMP_IF_FALSE",
    /// `(value -- )`
    PopJumpIfNone "POP_JUMP_IF_NONE",
    /// `(value -- )`
    PopJumpIfNotNone "POP_JUMP_IF_NOT_NONE",
    /// `(iterable -- iterator)`
    GetIter "GET_ITER",
    /// Next item pushed; when exhausted jumps to `arg` (an `END_FOR`) with NULL pushed in its place. `(iterator -- iterator, value)`
    ForIter "FOR_ITER",
    /// `(NULL|value -- )`
    EndFor "END_FOR",
    /// `(iterator -- )`
    PopIter "POP_ITER",
    /// Of 3.15, as are the next two. A sequence stays as it is, with the place in it; otherwise there is no place.
    /// `arg` 3: for `yield from`. `(iterable -- iterable|iterator, place|none)`
    GetIterInPlace "GET_ITER",
    /// `(iterator, place -- iterator, place, value)`
    ForIterInPlace "FOR_ITER",
    /// `(iterator, place -- )`
    PopIterInPlace "POP_ITER",

    // ---- functions and calls
    /// Start of a function (0), after a yield (1), after `yield from` (2), after await (3); a place where a due collection may run.
    Resume "RESUME",
    /// `(callable, self|NULL, args * arg -- result)`
    Call "CALL",
    /// `(callable, self|NULL, args * arg, names tuple -- result)`
    CallKw "CALL_KW",
    /// `(callable, NULL, args tuple, kwargs dict|NULL -- result)`
    CallFunctionEx "CALL_FUNCTION_EX",
    /// [`Intrinsic1`] `arg`. `(value -- value)`
    CallIntrinsic1 "CALL_INTRINSIC_1",
    /// [`Intrinsic2`] `arg`. `(value2, value1 -- value)`
    CallIntrinsic2 "CALL_INTRINSIC_2",
    /// `(code -- function)`
    MakeFunction "MAKE_FUNCTION",
    /// `arg`: 1 defaults, 2 keyword defaults, 4 annotations, 8 closure, 16 annotate. `(attribute, function -- function)`
    SetFunctionAttribute "SET_FUNCTION_ATTRIBUTE",
    /// `(value -- )` leaves the frame.
    ReturnValue "RETURN_VALUE",
    /// Makes the generator from this frame and returns it. `( -- )`, and after resumption `( -- sent)`
    ReturnGenerator "RETURN_GENERATOR",
    /// `arg` & 1: directly inside `yield from` or await. `(value -- sent)`
    YieldValue "YIELD_VALUE",
    /// `(iterable -- iterator)` for `yield from`.
    GetYieldFromIter "GET_YIELD_FROM_ITER",
    /// Sends; on StopIteration jumps to `arg` with its value on top. `(receiver, value -- receiver, value)`
    Send "SEND",
    /// `(receiver, value -- value)`
    EndSend "END_SEND",
    /// A throw into a suspended `yield from`. `(sub_iter, last_sent, exception -- NULL, value)`
    CleanupThrow "CLEANUP_THROW",
    /// Of 3.15, as are the next two. `(receiver, place|NULL, value -- receiver, place|NULL, value)`
    SendInPlace "SEND",
    /// `(receiver, place|NULL, value -- value)`
    EndSendInPlace "END_SEND",
    /// `(sub_iter, place|NULL, last_sent, exception -- NULL, NULL, value)`
    CleanupThrowInPlace "CLEANUP_THROW",

    // ---- exceptions and with
    /// 0 re-raise, 1 exception, 2 exception and cause.
    RaiseVarargs "RAISE_VARARGS",
    /// With `arg` the position of an earlier instruction lies `arg` below the exception. `(exception -- )`
    Reraise "RERAISE",
    /// `(exception -- previous, exception)`, and the exception becomes the handled one.
    PushExcInfo "PUSH_EXC_INFO",
    /// `(previous -- )`, which becomes the handled one again.
    PopExcept "POP_EXCEPT",
    /// `(exception, match -- exception, bool)`
    CheckExcMatch "CHECK_EXC_MATCH",
    /// `(exception, match -- rest|None, matched|None)`
    CheckEgMatch "CHECK_EG_MATCH",
    /// `(exit, self|NULL, lasti, unused, exception -- exit, self|NULL, lasti, unused, exception, result)`
    WithExceptStart "WITH_EXCEPT_START",

    // ---- import
    /// `(level, fromlist -- module)`
    ImportName "IMPORT_NAME",
    /// `(module -- module, value)`
    ImportFrom "IMPORT_FROM",

    // ---- match
    /// `(subject -- subject, length)`
    GetLen "GET_LEN",
    /// `(subject -- subject, bool)`
    MatchMapping "MATCH_MAPPING",
    /// `(subject -- subject, bool)`
    MatchSequence "MATCH_SEQUENCE",
    /// `(subject, keys -- subject, keys, values tuple|None)`
    MatchKeys "MATCH_KEYS",
    /// `arg` positional patterns. `(subject, class, names tuple -- attributes tuple|None)`
    MatchClass "MATCH_CLASS",

    // ---- async
    /// `(value -- awaitable)`
    GetAwaitable "GET_AWAITABLE",
    /// `(value -- iterator)`
    GetAiter "GET_AITER",
    /// `(iterator -- iterator, awaitable)`
    GetAnext "GET_ANEXT",
    /// `(iterator, awaitable -- )`
    EndAsyncFor "END_ASYNC_FOR",
}

/// Bit of `COMPARE_OP`'s operand: convert the result to bool.
pub const COMPARE_TO_BOOL: u32 = 16;

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $n:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant = $n,)* }
        impl $name {
            /// The variant with this number, if any.
            pub fn from_number(number: u32) -> Option<Self> {
                match number { $($n => Some($name::$variant),)* _ => None }
            }
        }
    };
}

numbered! {
    /// Operand of `COMPARE_OP`, low four bits.
    CompareOp {
        /// `<`
        Lt = 0,
        /// `<=`
        Le = 1,
        /// `==`
        Eq = 2,
        /// `!=`
        Ne = 3,
        /// `>`
        Gt = 4,
        /// `>=`
        Ge = 5,
    }
}

numbered! {
    /// Operand of `BINARY_OP`, numbered as CPython's `NB_*`.
    BinaryOp {
        /// `+`
        Add = 0,
        /// `&`
        And = 1,
        /// `//`
        FloorDivide = 2,
        /// `<<`
        Lshift = 3,
        /// `@`
        MatrixMultiply = 4,
        /// `*`
        Multiply = 5,
        /// `%`
        Remainder = 6,
        /// `|`
        Or = 7,
        /// `**`
        Power = 8,
        /// `>>`
        Rshift = 9,
        /// `-`
        Subtract = 10,
        /// `/`
        TrueDivide = 11,
        /// `^`
        Xor = 12,
        /// `+=`
        InplaceAdd = 13,
        /// `&=`
        InplaceAnd = 14,
        /// `//=`
        InplaceFloorDivide = 15,
        /// `<<=`
        InplaceLshift = 16,
        /// `@=`
        InplaceMatrixMultiply = 17,
        /// `*=`
        InplaceMultiply = 18,
        /// `%=`
        InplaceRemainder = 19,
        /// `|=`
        InplaceOr = 20,
        /// `**=`
        InplacePower = 21,
        /// `>>=`
        InplaceRshift = 22,
        /// `-=`
        InplaceSubtract = 23,
        /// `/=`
        InplaceTrueDivide = 24,
        /// `^=`
        InplaceXor = 25,
        /// `a[b]`
        Subscript = 26,
    }
}

numbered! {
    /// Operand of `CALL_INTRINSIC_1`, numbered as CPython's.
    Intrinsic1 {
        /// `from m import *`
        ImportStar = 2,
        /// StopIteration leaving a generator becomes RuntimeError.
        StopIterationError = 3,
        /// What an asynchronous generator yields.
        AsyncGenWrap = 4,
        /// `+x`
        UnaryPositive = 5,
        /// list to tuple
        ListToTuple = 6,
        /// Makes a TypeVar (PEP 695).
        TypeVar = 7,
        /// Makes a ParamSpec.
        ParamSpec = 8,
        /// Makes a TypeVarTuple.
        TypeVarTuple = 9,
        /// `typing.Generic[...]` of a tuple of type parameters.
        SubscriptGeneric = 10,
        /// Makes a TypeAliasType of a tuple: name, type parameters, function that computes the value.
        TypeAlias = 11,
    }
}

numbered! {
    /// Operand of `CALL_INTRINSIC_2`, numbered as CPython's.
    Intrinsic2 {
        /// `except*` result.
        PrepReraiseStar = 1,
        /// A TypeVar and the function that computes its bound.
        TypeVarWithBound = 2,
        /// A TypeVar and the function that computes its constraints.
        TypeVarWithConstraints = 3,
        /// A function and its `__type_params__`.
        SetFunctionTypeParams = 4,
        /// A type parameter and the function that computes its default.
        SetTypeParamDefault = 5,
    }
}
