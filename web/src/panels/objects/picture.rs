//! The picture of a moment, as boxes and paths in pixels. Pure; `draw.rs` makes SVG of it.

use afterdel_protocol::{Fate, FreedRow, Island, NameBinding, Node, StepView};

use crate::by_id::ById;
use crate::format::tenths;
use crate::order::sort;

use super::layout::{
    CARD_WIDTH, COLUMN_GAP, CardRow, FIELD_HEIGHT, HEADER_HEIGHT, Layout, NAME_HEIGHT, NAMES_WIDTH, ROW_GAP,
    TOMB_HEIGHT, TOP, card_height, card_rows,
};

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Box2 {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Box2 {
    fn right(&self) -> f64 {
        self.x + self.width
    }

    fn bottom(&self) -> f64 {
        self.y + self.height
    }

    fn grown(&self, by: f64) -> Box2 {
        Box2 { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    fn meets(&self, other: &Box2) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    fn around(&self, other: &Box2) -> Box2 {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Box2 { x, y, width: self.right().max(other.right()) - x, height: self.bottom().max(other.bottom()) - y }
    }
}

/// A name's row.
pub(crate) struct NameRow<'a> {
    pub binding: &'a NameBinding,
    pub y: f64,
    /// The frame's title, on its first name.
    pub title: Option<&'a str>,
}

/// A reference.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wire<'a> {
    /// `None`: from a name.
    pub from: Option<u32>,
    pub to: u32,
    /// The name or the field.
    pub label: &'a str,
    pub path: String,
    pub weak: bool,
}

/// A fence around an island, and its words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fence {
    pub boxes: Vec<Box2>,
    pub size_bytes: u64,
    /// Nothing holds it, not even its own members.
    pub unheld: bool,
    /// Where the words stand.
    pub words: (f64, f64),
}

/// See the module.
pub(crate) struct Picture<'a> {
    pub width: f64,
    pub height: f64,
    pub names: Vec<NameRow<'a>>,
    pub cards: Vec<(&'a Node, Box2)>,
    pub tombs: Vec<(&'a FreedRow, Box2)>,
    pub wires: Vec<Wire<'a>>,
    pub fences: Vec<Fence>,
}

const FENCE: f64 = 10.0;
/// The words above a fence need room of their own.
const FENCE_WORDS: f64 = 20.0;
const FENCE_WORDS_WIDTH: f64 = 300.0;

impl<'a> Picture<'a> {
    /// Draws a moment up.
    pub(crate) fn new(view: &'a StepView, layout: &Layout) -> Picture<'a> {
        let names = name_rows(view);
        let (cards, tombs) = boxes(view, layout);
        let by_serial: ById<(&Node, Box2)> = cards.iter().map(|(node, place)| (node.serial, (*node, *place))).collect();
        let mut wires: Vec<Wire<'a>> = names
            .iter()
            .filter_map(|row| {
                let to = row.binding.serial?;
                let (_, target) = by_serial.get(to)?;
                Some(Wire {
                    from: None,
                    to,
                    label: &row.binding.name,
                    path: forward((NAMES_WIDTH, row.y + NAME_HEIGHT / 2.0), *target),
                    weak: false,
                })
            })
            .collect();
        for edge in &view.graph.edges {
            if let (Some(from), Some((_, target))) = (by_serial.get(edge.from), by_serial.get(edge.to)) {
                let path = between(from.1, field_y(from.0, &edge.label), *target);
                wires.push(Wire { from: Some(edge.from), to: edge.to, label: &edge.label, path, weak: edge.weak });
            }
        }
        let fences: Vec<Fence> = view.graph.islands.iter().filter_map(|island| fence(island, &cards)).collect();
        let all = cards.iter().map(|(_, place)| place).chain(tombs.iter().map(|(_, place)| place));
        let (mut width, mut height) = (NAMES_WIDTH + COLUMN_GAP, names.last().map_or(TOP, |row| row.y + NAME_HEIGHT));
        for place in all {
            width = width.max(place.right() + COLUMN_GAP);
            height = height.max(place.bottom() + FENCE);
        }
        for fence in &fences {
            width = width.max(fence.words.0 + FENCE_WORDS_WIDTH);
            height = height.max(fence.words.1);
        }
        Picture { width, height: height + TOP, names, cards, tombs, wires, fences }
    }
}

fn name_rows(view: &StepView) -> Vec<NameRow<'_>> {
    let mut rows = Vec::with_capacity(view.graph.names.len());
    let mut frame = None;
    let mut y = TOP;
    for binding in &view.graph.names {
        let mut title = None;
        if frame != Some(binding.frame) {
            frame = Some(binding.frame);
            // With one frame there is nothing to tell apart.
            if view.frames.frames.len() > 1 {
                title = view.frames.frames.get(binding.frame as usize).map(|frame| frame.name.as_str());
            }
            if title.is_some() {
                y += if rows.is_empty() { 0.0 } else { 12.0 } + FIELD_HEIGHT;
            }
        }
        rows.push(NameRow { binding, y, title });
        y += NAME_HEIGHT;
    }
    rows
}

type Boxes<'a> = (Vec<(&'a Node, Box2)>, Vec<(&'a FreedRow, Box2)>);

enum Thing<'a> {
    Card(&'a Node),
    Tomb(&'a FreedRow),
}

/// Everything at its place; what has grown pushes those below it down, for this moment only.
fn boxes<'a>(view: &'a StepView, layout: &Layout) -> Boxes<'a> {
    let mut all: Vec<(u32, f64, f64, Thing<'a>)> = Vec::new();
    for node in &view.graph.nodes {
        if let Some(place) = layout.get(node.serial) {
            all.push((place.column, place.y, card_height(node), Thing::Card(node)));
        }
    }
    for row in view.graph.tombstones.iter().take(24) {
        if let Some(place) = layout.get(row.serial) {
            all.push((place.column, place.y, TOMB_HEIGHT, Thing::Tomb(row)));
        }
    }
    sort(&mut all, |one, two| one.0.cmp(&two.0).then(one.1.total_cmp(&two.1)));
    let (mut cards, mut tombs) = (Vec::new(), Vec::new());
    let (mut here, mut free) = (0, TOP);
    for (column, wish, height, thing) in all {
        if column != here {
            (here, free) = (column, TOP);
        }
        let x = NAMES_WIDTH + COLUMN_GAP + f64::from(column) * (CARD_WIDTH + COLUMN_GAP);
        let place = Box2 { x, y: wish.max(free), width: CARD_WIDTH, height };
        free = place.bottom() + ROW_GAP;
        match thing {
            Thing::Card(node) => cards.push((node, place)),
            Thing::Tomb(row) => tombs.push((row, place)),
        }
    }
    (cards, tombs)
}

/// The middle of a field's row, from the card's top; of the row that tells of those left out when it is one of them.
fn field_y(node: &Node, label: &str) -> f64 {
    let rows = card_rows(node);
    let is_it = |row: &CardRow| matches!(row, CardRow::Field(index) if node.fields[*index].name == label);
    let left_out = || rows.iter().position(|row| matches!(row, CardRow::Gap(_)));
    match rows.iter().position(is_it).or_else(left_out) {
        Some(row) => HEADER_HEIGHT + FIELD_HEIGHT * (row as f64 + 0.5),
        None => HEADER_HEIGHT / 2.0,
    }
}

/// From a point to the left side of a card.
fn forward(from: (f64, f64), target: Box2) -> String {
    let (x, y) = (target.x - 2.0, target.y + HEADER_HEIGHT / 2.0);
    let bend = ((x - from.0) / 2.0).max(24.0);
    curve([from.0, from.1, from.0 + bend, from.1, x - bend, y, x, y])
}

/// From a field to a card: onward to its left side, back to its right side, within a column around the right.
fn between(holder: Box2, field_y: f64, target: Box2) -> String {
    let y = holder.y + field_y;
    if target.x > holder.x {
        return forward((holder.right(), y), target);
    }
    let (to_x, to_y) = (target.right() + 2.0, target.y + HEADER_HEIGHT / 2.0);
    let (from, bend) = if target.x == holder.x { (holder.right(), 36.0) } else { (holder.x, -28.0) };
    curve([from, y, from + bend, y, to_x + bend.abs(), to_y, to_x, to_y])
}

/// A Bezier curve: from, two handles, to.
fn curve(points: [f64; 8]) -> String {
    let mut path = String::from("M");
    for (index, number) in points.into_iter().enumerate() {
        path.push_str(if index == 2 { "C" } else { " " });
        path.push_str(&tenths(number));
    }
    path
}

fn fence(island: &Island, cards: &[(&Node, Box2)]) -> Option<Fence> {
    let is_member = |node: &Node| matches!(node.fate, Fate::Island(_)) && island.serials.contains(&node.serial);
    let members: Vec<Box2> = cards.iter().filter(|(node, _)| is_member(node)).map(|(_, place)| *place).collect();
    let whole = members.iter().copied().reduce(|one, two| one.around(&two))?.grown(FENCE);
    let intruders = cards.iter().any(|(node, place)| !is_member(node) && place.meets(&whole));
    let boxes = if intruders { members.iter().map(|place| place.grown(FENCE / 2.0)).collect() } else { vec![whole] };
    let first = boxes.first()?;
    Some(Fence {
        words: (first.x + 4.0, first.bottom() + FENCE_WORDS - 4.0),
        boxes,
        size_bytes: island.size_bytes,
        unheld: island.unheld,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sample_view::{empty_view, freed_row, named, object};
    use afterdel_protocol::{Edge, Island};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn pair() -> StepView {
        let mut view = empty_view(1);
        view.graph.nodes = vec![object(1, "Node", 1), object(2, "Node", 1)];
        view.graph.names = vec![named("a", 1), named("b", 2)];
        view.graph.edges = vec![Edge { from: 1, to: 2, label: "other".into(), weak: false }];
        view
    }

    #[test]
    fn names_and_objects_are_wired() {
        let view = pair();
        let mut layout = Layout::default();
        layout.place(1, &view);
        let picture = Picture::new(&view, &layout);
        let ends: Vec<_> = picture.wires.iter().map(|wire| (wire.from, wire.to)).collect();
        assert_eq!(ends, [(None, 1), (None, 2), (Some(1), 2)]);
        assert!(picture.width > NAMES_WIDTH + CARD_WIDTH);
    }

    #[test]
    fn an_island_is_one_fence_around_its_members() {
        let mut view = pair();
        view.graph.names.clear();
        for node in &mut view.graph.nodes {
            node.fate = Fate::Island(0);
        }
        view.graph.islands = vec![Island { serials: vec![1, 2], size_bytes: 312, unheld: false }];
        let mut layout = Layout::default();
        layout.place(1, &view);
        let picture = Picture::new(&view, &layout);
        assert_eq!(picture.fences.len(), 1);
        assert_eq!(picture.fences[0].boxes.len(), 1);
        for (_, place) in &picture.cards {
            assert_eq!(picture.fences[0].boxes[0].around(place), picture.fences[0].boxes[0]);
        }
    }

    #[test]
    fn a_stranger_within_keeps_the_fence_to_the_members() {
        let mut view = pair();
        view.graph.nodes.insert(1, object(3, "Node", 1));
        view.graph.names = vec![named("a", 1), named("c", 3), named("b", 2)];
        let mut layout = Layout::default();
        layout.place(1, &view);
        view.graph.names = vec![named("c", 3)];
        view.graph.nodes[0].fate = Fate::Island(0);
        view.graph.nodes[2].fate = Fate::Island(0);
        view.graph.islands = vec![Island { serials: vec![1, 2], size_bytes: 96, unheld: false }];
        let picture = Picture::new(&view, &layout);
        assert_eq!(picture.fences[0].boxes.len(), 2);
    }

    #[test]
    fn a_tombstone_stands_where_the_object_stood() {
        let mut view = pair();
        let mut layout = Layout::default();
        layout.place(1, &view);
        let stood = Picture::new(&view, &layout).cards[0].1;
        view.graph.nodes.remove(0);
        view.graph.tombstones = vec![freed_row(1, 2)];
        layout.place(1, &view);
        let picture = Picture::new(&view, &layout);
        assert_eq!((picture.tombs[0].1.x, picture.tombs[0].1.y), (stood.x, stood.y));
    }

    #[test]
    fn growth_pushes_down_only_for_the_moment() {
        let mut view = pair();
        let mut layout = Layout::default();
        layout.place(1, &view);
        let before = Picture::new(&view, &layout).cards[1].1;
        let field = |index: usize| afterdel_protocol::Field {
            name: format!("[{index}]"),
            value: afterdel_protocol::FieldValue::Inline("0".into()),
            weak: false,
        };
        view.graph.nodes[0].fields = (0..8).map(field).collect();
        assert!(Picture::new(&view, &layout).cards[1].1.y > before.y);
        view.graph.nodes[0].fields.clear();
        assert_eq!(Picture::new(&view, &layout).cards[1].1, before);
    }
}
