//! What each operation takes from and leaves on the operand stack.

use super::ir::Ir;
use crate::op::Op;

/// `(popped, pushed)` when the operation does not jump; for `SETUP_*`, what the handler finds.
pub(crate) fn stack_effect(ir: Ir, arg: u32) -> (u32, u32) {
    match ir {
        Ir::Op(op) => op_effect(op, arg),
        Ir::Jump | Ir::JumpNoInterrupt | Ir::PopBlock | Ir::AnnotationsPlaceholder => (0, 0),
        Ir::JumpIfFalse | Ir::JumpIfTrue => (1, 1),
        Ir::SetupFinally | Ir::SetupWith => (0, 1),
        Ir::SetupCleanup => (0, 2),
        Ir::LoadClosure => (0, 1),
        Ir::StoreFastMaybeNull => (1, 0),
    }
}

/// Operations that always take and leave the same, but for a method's owner.
fn op_effect(op: Op, arg: u32) -> (u32, u32) {
    use Op::*;
    match op {
        Line
        | Nop
        | Resume
        | MakeCell
        | CopyFreeVars
        | SetupAnnotations
        | DeleteFast
        | DeleteName
        | DeleteGlobal
        | DeleteDeref
        | JumpForward
        | JumpBackward
        | JumpBackwardNoInterrupt => (0, 0),
        PopTop | StoreFast | StoreName | StoreGlobal | StoreDeref | DeleteAttr | PopJumpIfTrue | PopJumpIfFalse
        | PopJumpIfNone | PopJumpIfNotNone | EndFor | PopIter | PopExcept => (1, 0),
        PushNull | LoadConst | LoadSmallInt | LoadCommonConstant | LoadFast | LoadFastBorrow | LoadFastCheck
        | LoadFastAndClear | LoadName | LoadDeref | LoadLocals | LoadBuildClass | ReturnGenerator => (0, 1),
        LoadFastLoadFast | LoadFastBorrowLoadFastBorrow => (0, 2),
        StoreFastLoadFast => (1, 1),
        StoreFastStoreFast | StoreAttr | DeleteSubscr | EndAsyncFor => (2, 0),
        StoreSubscr => (3, 0),
        StoreSlice => (4, 0),
        PopIterInPlace => (2, 0),
        GetIterInPlace => (1, 2),
        ForIterInPlace => (2, 3),
        LoadGlobal => (0, 1 + (arg & 1)),
        LoadAttr => (1, 1 + (arg & 1)),
        LoadSuperAttr => (3, 1 + (arg & 1)),
        LoadSpecial | GetAnext | ImportFrom | GetLen | MatchMapping | MatchSequence | PushExcInfo | ForIter => (1, 2),
        LoadFromDictOrDeref
        | LoadFromDictOrGlobals
        | UnaryNegative
        | UnaryInvert
        | UnaryNot
        | ToBool
        | ConvertValue
        | FormatSimple
        | GetIter
        | CallIntrinsic1
        | MakeFunction
        | ReturnValue
        | YieldValue
        | GetYieldFromIter
        | GetAwaitable
        | GetAiter => (1, 1),
        BinarySlice | MatchClass => (3, 1),
        BinaryOp | CompareOp | IsOp | ContainsOp | FormatWithSpec | CallIntrinsic2 | SetFunctionAttribute
        | BuildTemplate | ImportName | EndSend => (2, 1),
        CheckExcMatch | CheckEgMatch | Send => (2, 2),
        SendInPlace => (3, 3),
        EndSendInPlace => (3, 1),
        CleanupThrow => (3, 2),
        CleanupThrowInPlace => (4, 3),
        MatchKeys => (2, 3),
        WithExceptStart => (5, 6),
        _ => variable_effect(op, arg),
    }
}

/// Operations whose operand counts what they take.
fn variable_effect(op: Op, arg: u32) -> (u32, u32) {
    use Op::*;
    match op {
        Copy => (arg, arg + 1),
        Swap => (arg, arg),
        BuildTuple | BuildList | BuildSet | BuildString | BuildSlice => (arg, 1),
        BuildMap => (2 * arg, 1),
        BuildInterpolation => (2 + (arg & 1), 1),
        ListAppend | SetAdd | ListExtend | SetUpdate | DictUpdate => (arg + 1, arg),
        MapAdd => (arg + 2, arg),
        DictMerge => (arg + 4, arg + 3),
        UnpackSequence => (1, arg),
        UnpackEx => (1, (arg & 0xff) + 1 + (arg >> 8)),
        Call => (2 + arg, 1),
        CallKw => (3 + arg, 1),
        CallFunctionEx => (4, 1),
        RaiseVarargs => (arg, 0),
        Reraise => (arg + 1, arg),
        _ => (0, 0),
    }
}
