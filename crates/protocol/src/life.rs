//! The record of one object's life, told at one moment of a run.

use serde::{Deserialize, Serialize};

use crate::view::FreeReason;

/// Which moment of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Moment {
    /// After so many executed lines.
    Step(u64),
    /// When this line has run for the `count`-th time, what it called included.
    Line {
        /// The line.
        line: u32,
        /// From 1.
        count: u64,
    },
}

/// Which object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Subject {
    /// By its birth number.
    Serial(u32),
    /// By a name that is bound at the moment, or by a label as views have it: `Node#2`.
    Name(String),
}

/// The record of a life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifeView {
    /// The moment: executed lines so far.
    pub step: u64,
    /// The line just executed, 0 before the first.
    pub line: u32,
    /// The object at that moment.
    pub object: LifeObject,
    /// Where it was made; `None` for what was there before the program.
    pub born: Option<Place>,
    /// Every counted reference to it; together they are its count. The first hundred.
    pub references: Vec<Reference>,
    /// References that are not listed.
    pub references_left_out: u64,
    /// Weak references to it, which do not count.
    pub weak_references: u32,
    /// The shortest way from outside to it; empty when nothing reaches it.
    pub path: Vec<PathStep>,
    /// What only it keeps alive, itself too; `None` when nothing reaches it.
    pub retained: Option<FreedSet>,
    /// When nothing reaches it: what waits with it for the collector.
    pub island: Option<FreedSet>,
    /// Changes of its count, and of who holds it, over its whole life; head and tail of long ones.
    pub ledger: Vec<LedgerRow>,
    /// Rows left out of the ledger's middle.
    pub ledger_left_out: u64,
    /// From generation to generation.
    pub moves: Vec<GenerationMove>,
    /// How it was freed; `None` when it never was.
    pub end: Option<LifeEnd>,
}

/// An object at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifeObject {
    /// Which object.
    pub serial: u32,
    /// `Node#2`
    pub label: String,
    /// Its type.
    pub type_name: String,
    /// Short `repr`, made without running any of the program.
    pub text: String,
    /// The reference count, `sys.getrefcount` less the call's own; `None` for an immortal object.
    pub refcount: Option<u32>,
    /// What `sys.getsizeof` says, in bytes.
    pub size_bytes: u64,
    /// What its memory blocks take, in bytes.
    pub block_bytes: u64,
    /// `id()`.
    pub address: u64,
    /// Generation, when the collector tracks it.
    pub generation: Option<u8>,
    /// A finalizer (`__del__`) belongs to it.
    pub has_finalizer: bool,
}

/// A place of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The step.
    pub step: u64,
    /// The line being executed, 0 at exit.
    pub line: u32,
}

/// What kind of thing holds a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// A name of the program or of a call that is going on.
    Variable,
    /// A field of an object: an item, an attribute, a closure's variable.
    Field,
    /// An expression or a loop in the middle of its work.
    Expression,
    /// An exception that is being handled.
    Exception,
    /// A literal of the program's text.
    Literal,
    /// Python itself.
    Runtime,
}

/// A counted reference to the object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// What holds it.
    pub kind: HolderKind,
    /// Where: `variable a`, `list#1[0]`, `Node#2.next`.
    pub place: String,
    /// The object that holds it, when it is one; for a part of another (an instance's dict) that other one.
    pub holder: Option<u32>,
    /// What would be freed if this reference were cut; not asked of more than the first ten.
    pub if_cut: Option<IfCut>,
}

/// What would be freed if a reference were cut. Finalizers that bring objects back are not foreseen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IfCut {
    /// By reference counts, there and then.
    pub at_once: FreedSet,
    /// By the next full collection, beside what it would free anyway.
    pub at_collection: FreedSet,
    /// The next full collection frees the object though nothing is cut.
    pub doomed: bool,
}

/// Some objects together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FreedSet {
    /// How many.
    pub objects: u64,
    /// What their memory blocks take.
    pub bytes: u64,
    /// The labels of the first few that a person could name.
    pub labels: Vec<String>,
    /// The birth numbers of those, in the same order, and of more that a picture may draw.
    pub serials: Vec<u32>,
}

/// A step of the way to an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PathStep {
    /// `variable a`, `Node#1.next`
    pub place: String,
    /// What is found there.
    pub label: String,
    /// Its birth number.
    pub serial: u32,
}

/// A step in which the count changed, or who holds the object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The step.
    pub step: u64,
    /// The line that it executed, 0 at exit.
    pub line: u32,
    /// The line on which it ended: another one where a call returned.
    pub end_line: u32,
    /// The function that the line belongs to, `class C` for the body of a class; empty at exit.
    pub function: String,
    /// The count before; 0 for an object that did not live yet.
    pub before: u32,
    /// The count after; 0 for an object that was freed.
    pub after: u32,
    /// Who holds it now and did not before.
    pub gained: Vec<String>,
    /// Who no longer holds it.
    pub lost: Vec<String>,
    /// In words.
    pub cause: String,
}

/// A move between generations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GenerationMove {
    /// The step.
    pub step: u64,
    /// The line being executed.
    pub line: u32,
    /// From where; `None`: the collector did not track it.
    pub from: Option<u8>,
    /// To where; `None`: the collector tracks it no longer.
    pub to: Option<u8>,
    /// In words.
    pub cause: String,
}

/// How an object was freed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifeEnd {
    /// The step.
    pub step: u64,
    /// The line being executed, 0 at exit.
    pub line: u32,
    /// Why.
    pub reason: FreeReason,
    /// For what the collector found: its run, counted from 1.
    pub run: Option<u64>,
    /// Bytes given back.
    pub bytes: u64,
    /// One sentence.
    pub why: String,
}
