//! Which loads of locals may borrow (`optimize_load_fast`).
//!
//! A load may borrow when, within its block, the value is consumed before the local is overwritten or deleted, is not
//! itself stored into a local, and is not left on the stack at the block's end.

use super::blocks::Graph;
use super::effects::stack_effect;
use super::ir::{BlockId, Instruction, Ir};
use crate::dialect::Dialect;
use crate::op::Op;

/// Who put an item on the simulated stack.
#[derive(Clone, Copy)]
struct Item {
    /// Index of the instruction in the block; `None` for what was there at the start.
    producer: Option<usize>,
    local: Option<u32>,
}

const UNKNOWN: Item = Item { producer: None, local: None };

/// The simulated operand stack of one block, and which loads must own what they load.
struct Simulation {
    stack: Vec<Item>,
    must_own: Vec<bool>,
}

impl Simulation {
    fn push(&mut self, producer: usize, local: Option<u32>) {
        self.stack.push(Item { producer: Some(producer), local });
    }

    fn pop(&mut self) -> Item {
        self.stack.pop().unwrap_or(UNKNOWN)
    }

    fn own(&mut self, item: Item) {
        if let Some(flag) = item.producer.and_then(|p| self.must_own.get_mut(p)) {
            *flag = true;
        }
    }

    /// The local changes: whoever still has it on the stack needs a reference of its own.
    fn kill(&mut self, local: u32) {
        for at in 0..self.stack.len() {
            if self.stack[at].local == Some(local) {
                self.own(self.stack[at]);
            }
        }
    }

    fn store(&mut self, local: u32) {
        let item = self.pop();
        self.kill(local);
        self.own(item);
    }

    fn run(&mut self, at: usize, instr: &Instruction) {
        use Op::*;
        let arg = instr.arg;
        let (popped, pushed) = stack_effect(instr.ir, arg);
        let Ir::Op(op) = instr.ir else {
            return self.consume_all(at, instr.ir, popped, pushed);
        };
        match op {
            DeleteFast | LoadFast | LoadFastAndClear | LoadFastLoadFast | StoreFast | StoreFastLoadFast
            | StoreFastStoreFast => self.run_local(at, op, arg),
            Copy => {
                let item = self.stack.len().checked_sub(arg as usize).map_or(UNKNOWN, |i| self.stack[i]);
                self.stack.push(item);
            }
            Swap => {
                let top = self.stack.len();
                if (arg as usize) <= top {
                    self.stack.swap(top - arg as usize, top - 1);
                }
            }
            // These leave their inputs on the stack. The producers of what they push are counted from 0, as CPython has it.
            FormatSimple | GetAnext | GetIterInPlace | GetLen | GetYieldFromIter | ImportFrom | MatchKeys
            | MatchMapping | MatchSequence | WithExceptStart => {
                for k in 0..pushed.saturating_sub(popped) {
                    self.push(k as usize, None);
                }
            }
            DictMerge | DictUpdate | ListAppend | ListExtend | MapAdd | Reraise | SetAdd | SetUpdate => {
                for _ in pushed..popped {
                    self.pop();
                }
            }
            EndSend | EndSendInPlace | SetFunctionAttribute => {
                let top = self.pop();
                for _ in 1..popped {
                    self.pop();
                }
                self.stack.push(top);
            }
            ForIter | ForIterInPlace => self.push(at, None),
            CheckExcMatch | Send | SendInPlace => {
                self.pop();
                self.push(at, None);
            }
            LoadAttr | LoadSuperAttr => {
                let owner = self.pop();
                if op == LoadSuperAttr {
                    self.pop();
                    self.pop();
                }
                self.push(at, None);
                if arg & 1 != 0 {
                    self.stack.push(owner);
                }
            }
            LoadSpecial | PushExcInfo => {
                let top = self.pop();
                self.push(at, None);
                self.stack.push(top);
            }
            _ => self.consume_all(at, instr.ir, popped, pushed),
        }
    }

    /// Loads and stores of locals.
    fn run_local(&mut self, at: usize, op: Op, arg: u32) {
        use Op::*;
        let (first, second) = (arg >> 12, arg & 0xfff);
        match op {
            DeleteFast => self.kill(arg),
            LoadFast => self.push(at, Some(arg)),
            LoadFastAndClear => {
                self.kill(arg);
                self.push(at, Some(arg));
            }
            LoadFastLoadFast => {
                self.push(at, Some(first));
                self.push(at, Some(second));
            }
            StoreFast => self.store(arg),
            StoreFastLoadFast => {
                self.store(first);
                self.push(at, Some(second));
            }
            _ => {
                self.store(first);
                self.store(second);
            }
        }
    }

    fn consume_all(&mut self, at: usize, ir: Ir, popped: u32, pushed: u32) {
        if ir.is_block_push() {
            return;
        }
        for _ in 0..popped {
            self.pop();
        }
        for _ in 0..pushed {
            self.push(at, None);
        }
    }
}

impl Graph {
    /// Turns loads into borrowing ones where that is safe. Start depths must be known.
    pub fn borrow_loads(&mut self, dialect: Dialect) {
        self.clear_visited();
        self.blocks[0].start_depth = Some(0);
        self.blocks[0].visited = true;
        let mut todo = vec![0];
        while let Some(b) = todo.pop() {
            self.borrow_loads_in(b);
            let targets: Vec<BlockId> = self.blocks[b].instrs.iter().filter_map(|i| i.target).collect();
            // CPython does not look into handlers, and 3.14 not behind a block that has become empty; neither do we.
            let next = self.fallthrough(b);
            let next = next.filter(|_| dialect.borrows_behind_empty || !self.blocks[b].instrs.is_empty());
            for s in targets.into_iter().chain(next) {
                if !self.blocks[s].visited {
                    self.blocks[s].visited = true;
                    todo.push(s);
                }
            }
        }
    }

    fn borrow_loads_in(&mut self, b: BlockId) {
        let block = &mut self.blocks[b];
        let mut simulation = Simulation {
            stack: vec![UNKNOWN; block.start_depth.unwrap_or(0) as usize],
            must_own: vec![false; block.instrs.len()],
        };
        for (at, instr) in block.instrs.iter().enumerate() {
            simulation.run(at, instr);
        }
        for at in 0..simulation.stack.len() {
            simulation.own(simulation.stack[at]);
        }
        for (instr, must_own) in block.instrs.iter_mut().zip(simulation.must_own) {
            if must_own {
                continue;
            }
            match instr.ir {
                Ir::Op(Op::LoadFast) => instr.ir = Ir::Op(Op::LoadFastBorrow),
                Ir::Op(Op::LoadFastLoadFast) => instr.ir = Ir::Op(Op::LoadFastBorrowLoadFastBorrow),
                _ => {}
            }
        }
    }
}
