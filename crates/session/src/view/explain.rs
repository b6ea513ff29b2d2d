//! The step in words: one or two plain sentences, from what the engine did.

use afterdel_collector::PolicyKind;
use afterdel_protocol::words::{bytes, counted};
use afterdel_protocol::{ExplainView, FreeReason, FreedRow, FreedView, GraphView, Node};
use afterdel_vm::object::{Object, V};
use afterdel_vm::record::Run;

use super::before::{FrameBefore, Was};
use super::frames::{FrameNames, Name};
use super::look::{Look, Shape};
use super::parts::{Part, parts};
use super::sentences::{bytes_of, holders, in_brackets, labels, place};
use super::{Before, Context};
use crate::program::has_word;

/// Sentences that are told.
const MAX_SENTENCES: usize = 3;
/// Names that are told.
const MAX_NAMES: usize = 2;

/// What there is to talk about.
pub(super) struct Moment<'a> {
    pub context: &'a Context,
    pub before: Option<&'a Before>,
    pub look: &'a Look<'a>,
    pub names: &'a [FrameNames],
    pub graph: &'a GraphView,
    pub freed: &'a FreedView,
    pub step: u64,
    pub line: u32,
}

/// Says what the step did.
pub(super) fn build(moment: &Moment) -> ExplainView {
    ExplainView { text: moment.text() }
}

impl Moment<'_> {
    fn text(&self) -> String {
        let Some(before) = self.before.filter(|_| self.step > 0) else {
            return match super::next_line(self.look.vm) {
                0 => "The program has no line to execute.".to_string(),
                line => format!("Nothing has run yet. Line {line} comes first."),
            };
        };
        if self.step > self.context.exit_step {
            return self.exit_text();
        }
        if let Some(failed) = self.context.failure.as_ref().filter(|failed| failed.step == self.step) {
            let message = if failed.message.is_empty() { String::new() } else { format!(": {}", failed.message) };
            let hint = failed.hint.as_deref().map(|hint| format!(" {hint}")).unwrap_or_default();
            let stop = if message.ends_with(['.', '?', '!']) { "" } else { "." };
            return format!("Line {} raised {}{message}{stop}{hint}", failed.line, failed.type_name);
        }
        let mut sentences = Vec::new();
        self.collections(&mut sentences);
        self.deletions(before, &mut sentences);
        self.calls(before, &mut sentences);
        self.bindings(before, &mut sentences);
        self.leftovers(&mut sentences);
        if sentences.is_empty() {
            sentences.push(self.nothing_kept(before));
        }
        sentences.truncate(MAX_SENTENCES);
        sentences.join(" ")
    }

    fn exit_text(&self) -> String {
        let rows: Vec<&FreedRow> = self.freed.rows.iter().filter(|row| row.step > self.context.exit_step).collect();
        let objects: u64 = rows.iter().map(|row| row.count).sum();
        match objects {
            0 => "The program is over. Python's shutdown had nothing of it left to free.".to_string(),
            _ => format!(
                "The program is over. Python's shutdown removed its names and freed {}: {}.",
                if rows.len() <= 4 { labels(&rows) } else { counted(objects, "object") },
                bytes_of(&rows)
            ),
        }
    }

    /// What this step freed.
    fn rows(&self) -> Vec<&FreedRow> {
        self.freed.rows.iter().take_while(|row| row.step >= self.step).filter(|row| row.step == self.step).collect()
    }

    fn collections(&self, sentences: &mut Vec<String>) {
        let runs = &self.look.vm.heap.sink().runs;
        let of_step: Vec<&Run> = runs.iter().rev().take_while(|run| run.step == self.step).collect();
        for run in of_step.iter().rev().take(2) {
            sentences.push(self.collection(run));
        }
        let source = self.context.program.line(self.line);
        if of_step.is_empty() && source.contains("gc.collect(") && self.policy() == PolicyKind::RefcountOnly {
            sentences.push("gc.collect() did nothing: in this run only reference counts free objects.".to_string());
        }
    }

    fn policy(&self) -> PolicyKind {
        self.look.vm.heap.policy()
    }

    fn collection(&self, run: &Run) -> String {
        let found = u64::from(run.collection.collected);
        let who = if run.automatic {
            format!("The collector ran by itself (generation {}) and", run.collection.generation)
        } else if run.collection.generation == 2 {
            "gc.collect()".to_string()
        } else {
            format!("gc.collect({})", run.collection.generation)
        };
        if found == 0 {
            let looked = counted(u64::from(run.collection.candidates), "object");
            return format!("{who} looked at {looked} and found nothing to free: all of it can still be reached.");
        }
        let collected = |row: &&FreedRow| matches!(row.reason, FreeReason::Cycle | FreeReason::Traced);
        let cycle: Vec<&FreedRow> = self.rows().into_iter().filter(collected).collect();
        let cycle = by_birth(cycle);
        let named = if cycle.is_empty() || cycle.len() > 4 { String::new() } else { format!(" ({})", labels(&cycle)) };
        let them = if found == 1 { "it" } else { "them" };
        format!(
            "{who} found {}{named} and freed {them}: {}.",
            counted(found, "unreachable object"),
            bytes(run.freed_bytes)
        )
    }

    /// Frames that were there before and still are, outermost first.
    fn pairs<'b>(&self, before: &'b Before) -> impl Iterator<Item = (usize, &'b FrameBefore, &FrameNames)> {
        let same = before.frames.iter().zip(self.names).take_while(|(was, now)| was.name == now.name);
        same.enumerate().map(|(at, (was, now))| (at, was, now))
    }

    fn deletions(&self, before: &Before, sentences: &mut Vec<String>) {
        let source = self.context.program.line(self.line).trim();
        if !has_word(source, "del") || !self.context.program.deletes_in(self.line) {
            return;
        }
        let mut removed = Vec::new();
        for (_, was, now) in self.pairs(before) {
            let gone = was.names.iter().filter(|(name, _)| !now.names.iter().any(|other| other.name == **name));
            removed.extend(gone);
        }
        for (name, was) in removed.iter().take(MAX_NAMES) {
            sentences.push(self.deletion(name, was, before));
        }
        if removed.is_empty() && !source.is_empty() {
            let rows = self.rows();
            let rest = match rows.len() {
                0 => "Nothing was freed: what it held is held elsewhere too.".to_string(),
                _ => format!("It freed {}: {}.", labels(&rows), bytes_of(&rows)),
            };
            sentences.push(format!("`{source}` removed a reference. {rest}"));
        } else if removed.len() > MAX_NAMES {
            sentences.push(format!("{} went as well.", counted((removed.len() - MAX_NAMES) as u64, "name")));
        }
    }

    fn find(&self, serial: u32) -> Option<V> {
        self.look.vm.heap.iter().map(|(v, _)| v).find(|&v| self.look.serial(v) == serial)
    }

    fn deletion(&self, name: &str, was: &Was, before: &Before) -> String {
        let Some(v) = self.find(was.serial) else {
            let rows = self.rows();
            let own = rows.iter().find(|row| row.serial == was.serial);
            return match own {
                Some(own) if rows.len() == 1 => format!(
                    "`del {name}` removed the last reference to {}, so it was freed at once: {}.",
                    own.label,
                    bytes(own.size_bytes)
                ),
                Some(own) => format!(
                    "`del {name}` removed the last reference to {}. It was freed at once, and what only it held went \
                     with it: {} in all.",
                    own.label,
                    bytes_of(&rows)
                ),
                None => format!("`del {name}` removed the name {name}, and its value {} with it.", was.text),
            };
        };
        let removed = format!("`del {name}` removed the name {name}.");
        if self.look.shape(v) == Shape::Inline {
            return match self.look.birth(v) {
                _ if self.look.vm.heap.is_immortal(v) => {
                    format!("{removed} The value {} is one that Python always keeps.", was.text)
                }
                None => format!("{removed} The value {} stays: the program's code holds it.", was.text),
                Some(_) => format!("{removed} The value {} is still held elsewhere.", was.text),
            };
        }
        let holders = holders(self.look, self.names, self.graph, v);
        let inner = self.names.last().filter(|_| self.names.len() > before.frames.len());
        if let Some(inner) = inner
            && holders.iter().all(|holder| holder.ends_with(&format!(" in {}()", inner.name)))
        {
            return format!(
                "{removed} That was the last reference to {}: before it is freed, {}() is called.",
                was.label, inner.name
            );
        }
        let held_by = in_brackets(&holders);
        let references = counted(u64::from(self.look.vm.heap.refcount(v)), "reference");
        if self.look.is_unreachable(v) && self.policy() == PolicyKind::MarkSweep {
            return format!(
                "{removed} Nothing reaches {} any more. It stays in memory until a collection finds that out: in this \
                 run references are not counted.",
                was.label
            );
        }
        if self.look.is_unreachable(v) {
            return format!(
                "{removed} Nothing reaches {} any more, but it still has {references}{held_by}, so it was not freed: \
                 only the collector can free it.",
                was.label
            );
        }
        format!("{removed} {} still has {references}{held_by}, so nothing was freed.", was.label)
    }

    fn calls(&self, before: &Before, sentences: &mut Vec<String>) {
        let (was, now) = (before.frames.len(), self.names.len());
        if now > was {
            let inner = &self.names[now - 1];
            sentences.push(match inner.is_class {
                true => format!("The body of the class {} begins: it runs line by line.", inner.name),
                false => {
                    format!("Line {} called {}: its names live in a frame of their own.", self.line, called(inner))
                }
            });
        } else if now < was {
            let ended = &before.frames[was - 1];
            if ended.is_class {
                return;
            }
            let names: Vec<&str> = ended.names.iter().map(|(name, _)| name.as_str()).take(4).collect();
            let gone = match names.len() {
                0 => String::new(),
                1 => format!(", and its name {} is gone", names[0]),
                _ => format!(", and its names ({}) are gone", names.join(", ")),
            };
            sentences.push(format!("{}() ended{gone}.", ended.name.trim_matches(['<', '>'])));
        }
    }

    fn bindings(&self, before: &Before, sentences: &mut Vec<String>) {
        let mut bound: Vec<&Name> = Vec::new();
        for (_, was, now) in self.pairs(before) {
            let changed =
                |name: &&Name| was.get(&name.name).is_none_or(|was| was.serial != self.look.serial(name.value));
            bound.extend(now.names.iter().filter(changed));
        }
        for name in bound.iter().take(MAX_NAMES) {
            sentences.push(self.binding(name));
        }
        if bound.len() > MAX_NAMES {
            sentences.push(format!("{} more were bound.", counted((bound.len() - MAX_NAMES) as u64, "name")));
        }
    }

    fn binding(&self, name: &Name) -> String {
        let (look, v) = (self.look, name.value);
        let name = &name.name;
        match look.get(v) {
            Object::Module(module) => return format!("{name} is the module {}, imported.", module.name),
            Object::Function(_) if look.shape(v) == Shape::Inline => {
                return format!("{name} is a function: its code runs when it is called.");
            }
            Object::Type(_) => return format!("The class {name} was made: {}.", bytes(look.block_bytes(v))),
            _ => {}
        }
        if look.shape(v) == Shape::Inline {
            return format!("{name} stands for {}.", look.text(v));
        }
        let is_new = look.birth(v).is_some_and(|birth| birth.step == self.step);
        if is_new {
            return format!("{name} stands for {}, which is new: {}.", look.label(v), bytes(look.block_bytes(v)));
        }
        match look.vm.heap.refcount(v) {
            1 => format!("{name} stands for {}: {}.", look.label(v), bytes(look.block_bytes(v))),
            count => {
                let references = counted(u64::from(count), "reference");
                format!("{name} stands for {}, which has {references} now.", look.label(v))
            }
        }
    }

    /// What was freed or changed and has not been talked about.
    fn leftovers(&self, sentences: &mut Vec<String>) {
        let rows = self.rows();
        let told = sentences.join(" ");
        let untold = by_birth(rows.into_iter().filter(|row| !told.contains(&row.label)).collect());
        match untold.as_slice() {
            [] => {}
            _ if told.contains("freed") => {}
            [one] if one.count == 1 => {
                sentences.push(format!("{} was freed: {}. {}", one.label, bytes(one.size_bytes), one.why));
            }
            rows => sentences.push(format!("It freed {}: {}.", labels(rows), bytes_of(rows))),
        }
        let changed = self.graph.nodes.iter().filter(|node| node.changed && node.born_step != self.step);
        for node in changed.take(MAX_NAMES.saturating_sub(sentences.len())) {
            sentences.push(self.change(node));
        }
    }

    /// What an object holds now that it did not hold before.
    fn change(&self, node: &Node) -> String {
        let was = self.before.and_then(|before| before.held.get(&node.serial));
        let was_at = |name: &str| was.and_then(|was| was.parts.iter().find(|(known, _)| known == name));
        let Some(v) = self.find(node.serial) else { return String::new() };
        let now = parts(self.look, v);
        let size = match was {
            Some(was) if was.block_bytes == node.block_bytes => String::new(),
            _ => format!("; it takes {} now", bytes(node.block_bytes)),
        };
        let fresh = |part: &&Part| was_at(&part.name).is_none_or(|(_, serial)| *serial != self.look.serial(part.value));
        match now.list.iter().find(fresh) {
            Some(part) => {
                let kind = if part.weak { " (weakly: that does not count)" } else { "" };
                format!("{} refers to {}{kind}{size}.", place(&node.label, &part.name), self.look.label(part.value))
            }
            None => format!("{} lost something it held{size}.", node.label),
        }
    }

    fn nothing_kept(&self, before: &Before) -> String {
        let made = self.look.vm.heap.allocated() - before.allocated;
        let line = self.line;
        let live = self.context.baseline.live(self.look.vm.heap.live_bytes());
        match live.cmp(&before.live_bytes) {
            std::cmp::Ordering::Greater => {
                format!("Line {line} was executed: {} more are in use.", bytes(live - before.live_bytes))
            }
            std::cmp::Ordering::Less => {
                format!("Line {line} was executed: {} fewer are in use.", bytes(before.live_bytes - live))
            }
            std::cmp::Ordering::Equal if made == 0 => format!("Line {line} was executed; it made and freed nothing."),
            std::cmp::Ordering::Equal => format!("Line {line} was executed; it kept nothing that it made."),
        }
    }
}

/// Oldest first.
fn by_birth(mut rows: Vec<&FreedRow>) -> Vec<&FreedRow> {
    rows.sort_by_key(|row| row.serial);
    rows
}

fn called(frame: &FrameNames) -> String {
    match frame.name.as_str() {
        "<lambda>" => "a lambda".to_string(),
        "<genexpr>" => "a generator expression".to_string(),
        name => format!("{name}()"),
    }
}
