//! What a person looks at: one moment of a run, as plain structs.

use serde::{Deserialize, Serialize};

/// Everything the panels show for one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepView {
    /// Executed lines so far.
    pub step: u64,
    /// Executed lines of the whole run.
    pub steps: u64,
    /// The line just executed, 0 before the first.
    pub line: u32,
    /// The line about to be executed, 0 when none.
    pub next_line: u32,
    /// The program's own text is over: CPython's shutdown is at work.
    pub exiting: bool,
    /// Bytes in use.
    pub live_bytes: u64,
    /// The most so far.
    pub peak_bytes: u64,
    /// Held from the operating system.
    pub os_bytes: u64,
    /// Objects alive.
    pub objects: u64,
    /// Change of `live_bytes` by this step.
    pub step_bytes: i64,
    /// Names and values.
    pub frames: FramesView,
    /// Names, objects, references.
    pub graph: GraphView,
    /// What is gone.
    pub freed: FreedView,
    /// By type.
    pub types: TypesView,
    /// The cycle collector.
    pub collector: CollectorView,
    /// Net bytes and objects by line, up to this step.
    pub lines: Vec<LineRow>,
    /// In words.
    pub explain: ExplainView,
}

/// The running frames, outermost first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FramesView {
    /// The frames.
    pub frames: Vec<FrameView>,
}

/// One frame and its names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameView {
    /// Function name, or `<module>`.
    pub name: String,
    /// The line it stands on.
    pub line: u32,
    /// Its names in order of binding (module) or declaration (function).
    pub variables: Vec<Variable>,
}

/// A name and its value as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    /// The name.
    pub name: String,
    /// Short `repr`, made without running any of the program.
    pub text: String,
    /// The value's type.
    pub type_name: String,
    /// The object.
    pub serial: u32,
    /// Rebound, bound for the first time, or its object changed by this step.
    pub changed: bool,
}

/// Names, objects and references.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GraphView {
    /// From names to objects, frame by frame, outermost first.
    pub names: Vec<NameBinding>,
    /// The objects that are shown, in order of birth.
    pub nodes: Vec<Node>,
    /// References between shown objects, weak ones too.
    pub edges: Vec<Edge>,
    /// Unreachable objects, by island.
    pub islands: Vec<Island>,
    /// Objects freed by the latest steps, newest first.
    pub tombstones: Vec<FreedRow>,
    /// Objects of the program that are not shown because there are too many.
    pub hidden_objects: u64,
    /// When not empty: objects grouped by type instead of drawn singly.
    pub groups: Vec<TypeRow>,
}

/// A name that holds an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameBinding {
    /// Index into [`FramesView::frames`].
    pub frame: u32,
    /// The name.
    pub name: String,
    /// The object held, if it is shown.
    pub serial: Option<u32>,
    /// When the object is not drawn as a node (ints, strings, None, ...): its text.
    pub inline: Option<String>,
}

/// An object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Which object.
    pub serial: u32,
    /// `Node`, `list`, ...
    pub type_name: String,
    /// `Node#2`: the type and its number among the objects of that type in this program.
    pub label: String,
    /// Short `repr`, made without running any of the program.
    pub text: String,
    /// The reference count; `None` for an immortal object.
    pub refcount: Option<u32>,
    /// What `sys.getsizeof` says, in bytes.
    pub size_bytes: u64,
    /// What its memory blocks take, in bytes.
    pub block_bytes: u64,
    /// `id()`.
    pub address: u64,
    /// Live or in an island.
    pub fate: Fate,
    /// Generation, when the collector tracks it.
    pub generation: Option<u8>,
    /// Line that made it.
    pub born_line: u32,
    /// Step that made it.
    pub born_step: u64,
    /// Items and attributes, head and tail for long ones.
    pub fields: Vec<Field>,
    /// Items left out between head and tail, and after how many fields.
    pub elided: u64,
    /// Index in `fields` before which items were left out.
    pub elided_at: u32,
    /// A finalizer (`__del__`) belongs to it.
    pub has_finalizer: bool,
    /// Made or changed by this step.
    pub changed: bool,
}

/// Whether an object can still be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Reachable from a name.
    Live,
    /// Unreachable, not yet freed; index into [`GraphView::islands`].
    Island(u32),
}

/// A part of an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// `[0]`, `'key'`, `attribute`.
    pub name: String,
    /// What it holds.
    pub value: FieldValue,
    /// A weak reference: does not count.
    pub weak: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    /// An object drawn as a node.
    Object(u32),
    /// Text of an object that is not drawn.
    Inline(String),
}

/// A reference from an object to an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// Holder.
    pub from: u32,
    /// Held.
    pub to: u32,
    /// Name of the field.
    pub label: String,
    /// Does not count.
    pub weak: bool,
}

/// Objects that are held only by each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Island {
    /// The members.
    pub serials: Vec<u32>,
    /// What the collector would give back.
    pub size_bytes: u64,
    /// Some member has no reference left at all: it waits for a tracing collector.
    pub unheld: bool,
}

/// Why an object was freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreeReason {
    /// The last reference was removed.
    LastReference,
    /// Collected as a cycle.
    Cycle,
    /// Cleared with its container.
    Container,
    /// At exit.
    Exit,
    /// Found unreachable by a tracing collector, under which references that go free nothing.
    Traced,
}

/// An object that is gone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FreedRow {
    /// Which object; 0 in a row that stands for many.
    pub serial: u32,
    /// `list#1`.
    pub label: String,
    /// Its last `repr`, short; empty when it was never seen.
    pub text: String,
    /// Its type.
    pub type_name: String,
    /// What its memory blocks took, in bytes, over all objects of the row.
    pub size_bytes: u64,
    /// Why.
    pub reason: FreeReason,
    /// The line being executed, 0 at exit.
    pub line: u32,
    /// The step that freed it.
    pub step: u64,
    /// Objects this row stands for: 1, or more when many of one type went in one step.
    pub count: u64,
    /// One sentence: the name or field that went last, the collector run, the container.
    pub why: String,
}

/// Freed objects up to a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FreedView {
    /// Newest first, at most a few thousand rows.
    pub rows: Vec<FreedRow>,
    /// Sums over everything freed so far.
    pub totals: FreedTotals,
    /// Rows left out at the old end.
    pub rows_left_out: u64,
}

/// Sums of freed objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreedTotals {
    /// Objects by reason.
    pub last_reference: u64,
    /// Objects by reason.
    pub cycle: u64,
    /// Objects by reason.
    pub container: u64,
    /// Objects by reason.
    pub exit: u64,
    /// Objects by reason.
    pub traced: u64,
    /// Bytes of all of them.
    pub size_bytes: u64,
}

/// Objects by type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TypesView {
    /// Largest first. Objects of the runtime itself (built-in types, modules) are left out.
    pub rows: Vec<TypeRow>,
}

/// One type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TypeRow {
    /// The type's name.
    pub type_name: String,
    /// Objects alive.
    pub count: u64,
    /// What their memory blocks take.
    pub size_bytes: u64,
}

/// The cycle collector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollectorView {
    /// `gc.isenabled()`.
    pub enabled: bool,
    /// Three rows, youngest first.
    pub generations: Vec<GenerationRow>,
    /// `gc.get_freeze_count()`.
    pub frozen: u64,
    /// Runs so far, newest first, at most 500.
    pub runs: Vec<CollectorRun>,
    /// Runs so far in all.
    pub runs_total: u64,
    /// `gc.garbage`, as short texts.
    pub garbage: Vec<String>,
    /// When the next automatic run is due, in words.
    pub next_due: String,
}

/// A generation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenerationRow {
    /// What it is called.
    pub name: String,
    /// `gc.get_count()`.
    pub count: u64,
    /// `gc.get_threshold()`.
    pub threshold: u64,
    /// Objects on its list.
    pub objects: u64,
}

/// A run of the collector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollectorRun {
    /// The step.
    pub step: u64,
    /// The line being executed.
    pub line: u32,
    /// 0, 1, 2.
    pub generation: u8,
    /// Started by a threshold.
    pub automatic: bool,
    /// Objects examined.
    pub candidates: u64,
    /// Unreachable objects found.
    pub collected: u64,
    /// Unreachable objects that could not be freed.
    pub uncollectable: u64,
    /// Bytes given back.
    pub freed_bytes: u64,
}

/// What a line did to memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRow {
    /// The line.
    pub line: u32,
    /// Bytes allocated minus bytes freed while it was executed.
    pub net_bytes: i64,
    /// Objects allocated minus freed.
    pub net_objects: i64,
    /// Times executed.
    pub hits: u64,
}

/// The step in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainView {
    /// One or two plain sentences.
    pub text: String,
}
