//! Where objects stand. A place is given once and kept for the whole run, whatever step is looked at: nothing jumps.
//! Two objects may share a place only when one is known to have died before the other was born.
//!
//! Columns go by distance from the names; within a column an object stands as near as it can to who holds it:
//!
//! ```text
//!     names | column 0        | column 1
//!     a --> | Node#1 .other --> Node#2
//!     b ----------------------> (kept where it was first seen)
//! ```

use std::collections::VecDeque;

use afterdel_protocol::{Edge, FieldValue, Node, RunId, StepView};

use crate::by_id::ById;
use crate::order::sort;

/// Pixels.
pub(crate) const NAMES_WIDTH: f64 = 136.0;
pub(crate) const CARD_WIDTH: f64 = 176.0;
pub(crate) const COLUMN_GAP: f64 = 56.0;
pub(crate) const ROW_GAP: f64 = 20.0;
pub(crate) const HEADER_HEIGHT: f64 = 28.0;
pub(crate) const FIELD_HEIGHT: f64 = 20.0;
pub(crate) const NAME_HEIGHT: f64 = 28.0;
pub(crate) const TOP: f64 = 20.0;
/// Rows of fields that a card shows.
pub(crate) const MOST_FIELDS: usize = 8;
const MOST_COLUMNS: u32 = 8;
pub(crate) const TOMB_HEIGHT: f64 = 48.0;

/// Where an object stands, and when it lived as far as is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub column: u32,
    pub y: f64,
    height: f64,
    born_step: u64,
    died_step: Option<u64>,
}

impl Place {
    /// Whether both may ever be on the picture at once.
    fn may_meet(&self, other: &Place) -> bool {
        let before = |one: &Place, two: &Place| one.died_step.is_some_and(|died| died + TOMB_STEPS < two.born_step);
        !before(self, other) && !before(other, self)
    }
}

/// Steps for which a tombstone may stand.
const TOMB_STEPS: u64 = 4;

/// The places of a run's objects, by serial.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    run: RunId,
    places: ById<Place>,
}

/// A row of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CardRow {
    /// The field of this index.
    Field(usize),
    /// So many left out.
    Gap(u64),
}

/// A card's rows: its first fields, with a row for what the engine left out and one for what does not fit.
pub(crate) fn card_rows(node: &Node) -> Vec<CardRow> {
    let shown = node.fields.len().min(MOST_FIELDS);
    let mut beyond = (node.fields.len() - shown) as u64;
    let mut rows: Vec<CardRow> = (0..shown).map(CardRow::Field).collect();
    match node.elided_at as usize {
        at if node.elided > 0 && at < shown => rows.insert(at, CardRow::Gap(node.elided)),
        _ => beyond += node.elided,
    }
    if beyond > 0 {
        rows.push(CardRow::Gap(beyond));
    }
    rows
}

/// The pixels a card takes from top to bottom.
pub(crate) fn card_height(node: &Node) -> f64 {
    HEADER_HEIGHT + FIELD_HEIGHT * card_rows(node).len().max(1) as f64 + 6.0
}

impl Layout {
    pub(crate) fn get(&self, serial: u32) -> Option<&Place> {
        self.places.get(serial)
    }

    /// Gives a place to each object of a moment that has none. Whether anything was new.
    pub(crate) fn place(&mut self, run: RunId, view: &StepView) -> bool {
        let fresh = self.run != run;
        if fresh {
            *self = Layout { run, places: ById::default() };
        }
        let before = self.places.len();
        self.bury(view);
        let mut walk = Walk::new(view);
        for (row, name) in view.graph.names.iter().enumerate() {
            if let Some(serial) = name.serial {
                walk.start(serial, TOP + NAME_HEIGHT * row as f64);
            }
        }
        self.follow(&mut walk);
        for node in &view.graph.nodes {
            if !walk.seen.contains(node.serial) {
                walk.start(node.serial, TOP);
                self.follow(&mut walk);
            }
        }
        // Tombstones come newest first; who was born first stands first, as the living do.
        let mut tombs: Vec<_> = view.graph.tombstones.iter().filter(|row| row.serial != 0).collect();
        sort(&mut tombs, |one, two| one.serial.cmp(&two.serial));
        for row in tombs {
            if !self.places.contains(row.serial) {
                let wish = Place { column: 0, y: TOP, height: TOMB_HEIGHT, born_step: 0, died_step: Some(row.step) };
                self.settle(row.serial, wish);
            }
        }
        fresh || self.places.len() != before
    }

    /// Notes who is dead by now.
    fn bury(&mut self, view: &StepView) {
        for row in view.freed.rows.iter().chain(&view.graph.tombstones) {
            if let Some(place) = self.places.get_mut(row.serial) {
                place.died_step = Some(row.step);
            }
        }
    }

    fn follow(&mut self, walk: &mut Walk<'_>) {
        while let Some(Stop { serial, column, y }) = walk.queue.pop_front() {
            let Some(node) = walk.nodes.get(serial).copied() else { continue };
            let place = match self.places.get(serial) {
                Some(place) => *place,
                None => {
                    let wish =
                        Place { column, y, height: card_height(node), born_step: node.born_step, died_step: None };
                    self.settle(serial, wish)
                }
            };
            for (row, field) in node.fields.iter().take(MOST_FIELDS).enumerate() {
                if let FieldValue::Object(held) = field.value {
                    let beside = place.y + FIELD_HEIGHT * row as f64;
                    walk.step(held, (place.column + 1).min(MOST_COLUMNS - 1), beside);
                }
            }
            for edge in walk.edges.iter().filter(|edge| edge.from == serial && !edge.weak) {
                walk.step(edge.to, (place.column + 1).min(MOST_COLUMNS - 1), place.y);
            }
        }
    }

    /// Puts it into the free place nearest to the wish.
    fn settle(&mut self, serial: u32, wish: Place) -> Place {
        let mut taken: Vec<(f64, f64)> = self
            .places
            .values()
            .filter(|place| place.column == wish.column && place.may_meet(&wish))
            .map(|place| (place.y, place.y + place.height + ROW_GAP))
            .collect();
        sort(&mut taken, |one, two| one.0.total_cmp(&two.0));
        let place = Place { y: nearest_gap(&taken, wish.y.max(TOP), wish.height + ROW_GAP), ..wish };
        self.places.insert(serial, place);
        place
    }
}

/// The top nearest to `wish` where `height` fits between the taken stretches (sorted by their tops).
fn nearest_gap(taken: &[(f64, f64)], wish: f64, height: f64) -> f64 {
    let mut best = f64::INFINITY;
    let mut consider = |from: f64, to: f64| {
        if to - from >= height {
            let y = wish.clamp(from, to - height);
            if (y - wish).abs() < (best - wish).abs() {
                best = y;
            }
        }
    };
    let mut from = TOP;
    for (top, end) in taken {
        consider(from, *top);
        from = from.max(*end);
    }
    consider(from, f64::MAX);
    best
}

struct Stop {
    serial: u32,
    column: u32,
    y: f64,
}

/// A walk over a moment's objects from the names on, holders before what they hold.
struct Walk<'a> {
    nodes: ById<&'a Node>,
    edges: &'a [Edge],
    seen: ById<()>,
    queue: VecDeque<Stop>,
}

impl<'a> Walk<'a> {
    fn new(view: &'a StepView) -> Self {
        Walk {
            nodes: view.graph.nodes.iter().map(|node| (node.serial, node)).collect(),
            edges: &view.graph.edges,
            seen: ById::default(),
            queue: VecDeque::new(),
        }
    }

    fn start(&mut self, serial: u32, y: f64) {
        self.step(serial, 0, y);
    }

    fn step(&mut self, serial: u32, column: u32, y: f64) {
        if self.nodes.contains(serial) && self.seen.insert(serial, ()) {
            self.queue.push_back(Stop { serial, column, y });
        }
    }
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
