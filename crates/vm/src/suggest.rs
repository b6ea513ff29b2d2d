//! "Did you mean": the nearest known name (`Lib/traceback.py`, `_compute_suggestion_error`).

use crate::errors::ExcKind;
use crate::machine::Machine;
use crate::object::{Object, V};

const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// Modules whose missing import is worth a hint.
const IMPORTABLE: &[&str] = &[
    "gc",
    "sys",
    "weakref",
    "time",
    "math",
    "atexit",
    "os",
    "re",
    "json",
    "random",
    "collections",
    "itertools",
    "functools",
    "tracemalloc",
    "ctypes",
    "copy",
    "datetime",
    "types",
    "typing",
    "threading",
    "operator",
    "string",
    "io",
    "abc",
];

fn substitution_cost(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The edit distance, or more than `max`.
fn distance(a: &str, b: &str, max: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) * MOVE_COST > max || a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return max + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|n| n * MOVE_COST).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * MOVE_COST;
        for (j, &y) in b.iter().enumerate() {
            let substituted = diagonal + substitution_cost(x, y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + MOVE_COST).min(diagonal + MOVE_COST);
        }
    }
    row[b.len()]
}

/// The nearest candidate that is near enough.
pub fn nearest(wrong: &str, mut candidates: Vec<String>) -> Option<String> {
    candidates.sort();
    candidates.dedup();
    if candidates.len() > MAX_CANDIDATES || wrong.chars().count() > MAX_LENGTH {
        return None;
    }
    let mut best: Option<(usize, String)> = None;
    for candidate in candidates {
        if candidate == wrong {
            continue;
        }
        let mut max = (wrong.chars().count() + candidate.chars().count() + 3) * MOVE_COST / 6;
        if let Some((found, _)) = &best {
            max = max.min(found.saturating_sub(1));
        }
        let cost = distance(wrong, &candidate, max);
        if cost <= max && best.as_ref().is_none_or(|(found, _)| cost < *found) {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, name)| name)
}

impl Machine {
    /// What CPython appends to the message of a NameError or AttributeError.
    pub fn suggestion_for(&mut self, exc: V) -> String {
        let is_name = self.exc_is(exc, ExcKind::Name) && !self.exc_is(exc, ExcKind::UnboundLocal);
        if !is_name && !self.exc_is(exc, ExcKind::Attribute) {
            return String::new();
        }
        let attribute = self.names.name_;
        let Ok(Some(name)) = self.own_attr(exc, attribute) else { return String::new() };
        let Some(wrong) = self.as_str(name).map(str::to_string) else { return String::new() };
        self.decref(name);
        let candidates = if is_name { self.visible_names(exc) } else { self.attribute_names(exc) };
        let found = nearest(&wrong, candidates);
        let mut text = found.map(|name| format!(". Did you mean: '{name}'?")).unwrap_or_default();
        if is_name && IMPORTABLE.contains(&wrong.as_str()) {
            text = if text.is_empty() {
                format!(". Did you forget to import '{wrong}'?")
            } else {
                format!("{} Or did you forget to import '{wrong}'?", text)
            };
        }
        text
    }

    fn dict_names(&self, dict: V, names: &mut Vec<String>) {
        names.extend(self.dict_items(dict).iter().filter_map(|entry| self.as_str(entry.key).map(str::to_string)));
    }

    /// Names that the frame which raised could see.
    fn visible_names(&mut self, exc: V) -> Vec<String> {
        let mut names = Vec::new();
        let mut at = self.exc(exc).and_then(|e| e.traceback);
        let mut innermost = None;
        while let Some(v) = at {
            let Object::Traceback(entry) = self.heap.get(v) else { break };
            innermost = Some(entry.frame);
            at = entry.next;
        }
        if let Some(frame) = innermost
            && let Object::Frame(payload) = self.heap.get(frame)
        {
            let globals = payload.globals;
            if let Ok(locals) = self.frame_locals(frame) {
                self.dict_names(locals, &mut names);
                self.decref(locals);
            }
            self.dict_names(globals, &mut names);
        }
        self.dict_names(self.builtins, &mut names);
        names
    }

    fn attribute_names(&mut self, exc: V) -> Vec<String> {
        let name = self.names.obj;
        let Ok(Some(obj)) = self.own_attr(exc, name) else { return Vec::new() };
        let list = self.dir_of(obj);
        self.decref(obj);
        let Ok(list) = list else { return Vec::new() };
        let items = self.list(list).map(|l| l.items.clone()).unwrap_or_default();
        let names = items.iter().filter_map(|&v| self.as_str(v).map(str::to_string)).collect();
        self.decref(list);
        names
    }
}
