//! Instructions while they are being worked on.

use crate::code::Position;
use crate::op::Op;

/// A jump target that may not have a place yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub(crate) struct Label(pub u32);

/// Index of a block in its graph.
pub(crate) type BlockId = usize;

/// A source range, or no location at all for artificial code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Loc {
    /// -1 when there is no location, -2 when the next instruction's is to be used.
    pub line: i32,
    pub end_line: i32,
    pub column: i32,
    pub end_column: i32,
}

impl Loc {
    /// Artificial code.
    pub const NONE: Loc = Loc { line: -1, end_line: -1, column: -1, end_column: -1 };
    /// Artificial code that takes the location of what follows.
    pub const NEXT: Loc = Loc { line: -2, end_line: -2, column: -2, end_column: -2 };

    /// A whole line, as CPython gives to a block's prologue.
    pub fn at_line(line: u32) -> Loc {
        Loc { line: line as i32, end_line: line as i32, column: 0, end_column: 0 }
    }

    /// What the code carries.
    pub fn position(self) -> Position {
        let unsign = |n: i32| u32::try_from(n).unwrap_or(0);
        Position {
            line: unsign(self.line),
            end_line: unsign(self.end_line),
            column: unsign(self.column),
            end_column: unsign(self.end_column),
        }
    }
}

/// A real operation, or one that exists only until assembly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ir {
    /// An operation of the machine.
    Op(Op),
    /// A jump whose direction is not known yet.
    Jump,
    /// As `Jump`, for jumps that need not look for interrupts.
    JumpNoInterrupt,
    /// Jumps when the top is false, keeping it.
    JumpIfFalse,
    /// Jumps when the top is true, keeping it.
    JumpIfTrue,
    /// Start of a protected range; the handler gets the exception.
    SetupFinally,
    /// Start of a protected range; the handler gets the raising instruction and the exception.
    SetupCleanup,
    /// As `SetupCleanup`, for `with`: the handler does not get the value of `__enter__`.
    SetupWith,
    /// End of the innermost protected range.
    PopBlock,
    /// The cell itself (not its content).
    LoadClosure,
    /// `STORE_FAST` of something that may be NULL.
    StoreFastMaybeNull,
    /// Where a module's `__annotate__` is made, once its body is known.
    AnnotationsPlaceholder,
}

impl Ir {
    pub const NOP: Ir = Ir::Op(Op::Nop);

    /// Starts a protected range.
    pub fn is_block_push(self) -> bool {
        matches!(self, Ir::SetupFinally | Ir::SetupCleanup | Ir::SetupWith)
    }

    /// May continue at its target.
    pub fn is_jump(self) -> bool {
        use Op::*;
        match self {
            Ir::Jump | Ir::JumpNoInterrupt | Ir::JumpIfFalse | Ir::JumpIfTrue => true,
            Ir::Op(op) => matches!(
                op,
                JumpForward
                    | JumpBackward
                    | JumpBackwardNoInterrupt
                    | PopJumpIfTrue
                    | PopJumpIfFalse
                    | PopJumpIfNone
                    | PopJumpIfNotNone
                    | ForIter
                    | ForIterInPlace
                    | Send
                    | SendInPlace
                    | EndAsyncFor
            ),
            _ => false,
        }
    }

    /// Has a label as operand.
    pub fn has_target(self) -> bool {
        self.is_jump() || self.is_block_push()
    }

    /// Never goes on with the next instruction, but with its target.
    pub fn is_unconditional_jump(self) -> bool {
        use Op::*;
        match self {
            Ir::Jump | Ir::JumpNoInterrupt => true,
            Ir::Op(op) => matches!(op, JumpForward | JumpBackward | JumpBackwardNoInterrupt),
            _ => false,
        }
    }

    /// Leaves the frame, or goes to a handler.
    pub fn is_scope_exit(self) -> bool {
        matches!(self, Ir::Op(Op::ReturnValue | Op::RaiseVarargs | Op::Reraise))
    }

    /// Ends a basic block.
    pub fn is_terminator(self) -> bool {
        self.is_jump() || self.is_scope_exit()
    }

    /// A place where the machine looks for interrupts: such a block needs a line.
    pub fn is_eval_break(self) -> bool {
        use Op::*;
        match self {
            Ir::Jump => true,
            Ir::Op(op) => matches!(op, Resume | JumpBackward | Call | CallKw | CallFunctionEx),
            _ => false,
        }
    }

    /// Its operand is an index into the constants.
    pub fn has_const(self) -> bool {
        self == Ir::Op(Op::LoadConst)
    }

    /// Pushes a value known now.
    pub fn loads_const(self) -> bool {
        matches!(self, Ir::Op(Op::LoadConst | Op::LoadSmallInt))
    }
}

/// One instruction of the sequence, later of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instruction {
    pub ir: Ir,
    /// The operand; for jumps before the graph exists, the label.
    pub arg: u32,
    pub loc: Loc,
    /// Where it jumps to, once there are blocks.
    pub target: Option<BlockId>,
    /// The handler of an exception raised here.
    pub handler: Option<BlockId>,
    /// Line of the statement this belongs to; 0 for code that belongs to none.
    pub step: u32,
    /// A step on this line starts right here, however control got here (loop headers); 0 for none.
    pub lead: u32,
}

impl Instruction {
    pub fn new(ir: Ir, arg: u32, loc: Loc) -> Self {
        Instruction { ir, arg, loc, target: None, handler: None, step: 0, lead: 0 }
    }

    /// Changes the operation, keeping location, handler and step.
    pub fn set(&mut self, op: Op, arg: u32) {
        self.ir = Ir::Op(op);
        self.arg = arg;
        self.target = None;
    }

    pub fn set_nop(&mut self) {
        self.set(Op::Nop, 0);
    }

    pub fn is(&self, op: Op) -> bool {
        self.ir == Ir::Op(op)
    }
}
