//! The picture as SVG.

use afterdel_protocol::{Fate, FieldValue, FreedRow, Node};
use yew::{Callback, KeyboardEvent};

use super::layout::{CardRow, FIELD_HEIGHT, HEADER_HEIGHT, NAME_HEIGHT, NAMES_WIDTH, card_rows};
use super::marks::Marks;
use super::picture::{Box2, Fence, NameRow, Picture, Wire};
use crate::format::{bytes, counted, hue, shortened};
use crate::panels::collector::PhaseMark;
use crate::panels::parts::reason_words;
use crate::services::focus;
use crate::state::Action;
use crate::tag::{Tag, tag, truth};

/// Characters that fit a card and a name's row.
const CARD_CHARACTERS: usize = 22;
const NAME_CHARACTERS: usize = 16;

/// What is selected, and what is marked for it.
pub(crate) struct Selection<'a> {
    pub serial: Option<u32>,
    pub marks: Marks<'a>,
    /// What the phase of an opened collection says of an object.
    pub phase: &'a dyn Fn(u32) -> Option<PhaseMark>,
}

impl Selection<'_> {
    /// A class, and words that stand above an object.
    fn mark(&self, serial: u32) -> Option<PhaseMark> {
        (self.phase)(serial).or_else(|| self.marks.of_object(serial).map(|words| ("goes", words.to_owned())))
    }
}

/// The whole picture. Objects are buttons: one tab stop, arrow keys up and down among them.
pub(crate) fn svg(picture: &Picture<'_>, selection: &Selection<'_>, dispatch: &Callback<Action>) -> Tag {
    let selected = selection.serial;
    let all = serials(picture);
    let stop = selected.filter(|serial| all.contains(serial)).or_else(|| all.first().copied());
    let mut parts = vec![defs()];
    parts.extend(picture.fences.iter().enumerate().map(|(index, one)| fence(index, one)));
    parts.extend(picture.names.iter().map(|row| name(row, selected, dispatch)));
    parts.extend(picture.tombs.iter().map(|(row, place)| tomb(row, *place, (selected, stop), dispatch)));
    parts.extend(picture.cards.iter().map(|(node, place)| card(node, *place, selection, stop, dispatch)));
    parts.extend(picture.wires.iter().enumerate().map(|(index, one)| wire(index, one, selection)));
    tag("svg")
        .is("class", "objects-svg")
        .at("width", picture.width)
        .at("height", picture.height)
        .is("role", "group")
        .is("aria-label", "Names, objects and references; the Variables panel tells the same in words")
        .keydown(move_among(picture, stop, dispatch))
        .all(parts)
}

/// Ends of references: a tip where they arrive, a dot where they leave.
fn defs() -> Tag {
    let marker = |id: &'static str| {
        tag("marker")
            .is("id", id)
            .is("viewBox", "0 0 8 8")
            .is("refY", "4")
            .is("markerWidth", "8")
            .is("markerHeight", "8")
            .is("orient", "auto")
            .is("markerUnits", "userSpaceOnUse")
    };
    let tip = |class: &'static str| tag("path").is("d", "M0 0.5L7.5 4L0 7.5z").is("class", class);
    let dot = |class: &'static str| tag("circle").is("cx", "4").is("cy", "4").is("r", "3").is("class", class);
    tag("defs").key("defs".to_owned()).all(vec![
        marker("tip").is("refX", "7").holds(tip("wire-tip")),
        marker("tip-on").is("refX", "7").holds(tip("wire-tip-on")),
        marker("dot").is("refX", "4").holds(dot("wire-tip")),
        marker("dot-on").is("refX", "4").holds(dot("wire-tip-on")),
        marker("dot-weak").is("refX", "4").holds(dot("wire-dot-weak")),
    ])
}

/// The objects that are drawn, the freed after the others.
fn serials(picture: &Picture<'_>) -> Vec<u32> {
    let tombs = picture.tombs.iter().map(|(row, _)| row.serial).filter(|serial| *serial != 0);
    picture.cards.iter().map(|(node, _)| node.serial).chain(tombs).collect()
}

fn move_among(picture: &Picture<'_>, stop: Option<u32>, dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let serials = serials(picture);
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let here = serials.iter().position(|serial| Some(*serial) == stop);
        let next = match (event.key().as_str(), here) {
            ("ArrowDown", Some(here)) => serials.get(here + 1),
            ("ArrowUp", Some(here)) => here.checked_sub(1).and_then(|before| serials.get(before)),
            _ => return,
        };
        event.prevent_default();
        if let Some(serial) = next {
            dispatch.emit(Action::Select(Some(*serial)));
            focus(&format!("object-{serial}"));
        }
    })
}

fn moved(place: Box2) -> String {
    format!("transform:translate({}px,{}px)", place.x.round() as i64, place.y.round() as i64)
}

/// A text at a place.
fn text(class: &'static str, x: f64, y: f64, words: String) -> Tag {
    tag("text").is("class", class).at("x", x).at("y", y).text(words)
}

/// A box.
fn rect(class: &'static str, place: Box2, radius: f64) -> Tag {
    let Box2 { x, y, width, height } = place;
    tag("rect").is("class", class).at("x", x).at("y", y).at("width", width).at("height", height).at("rx", radius)
}

/// Where a text goes on after a label in monospace.
fn after_label(label: &str) -> f64 {
    12.0 + 7.4 * (label.chars().count() as f64 + 1.0)
}

fn name(row: &NameRow<'_>, selected: Option<u32>, dispatch: &Callback<Action>) -> Tag {
    let binding = row.binding;
    let middle = row.y + NAME_HEIGHT / 2.0 + 4.0;
    let serial = binding.serial;
    let label = shortened(&binding.name, NAME_CHARACTERS);
    let mut parts = Vec::new();
    if let Some(title) = row.title {
        parts.push(text("frame-title", 4.0, row.y - 6.0, shortened(title, 20)));
    }
    match &binding.inline {
        Some(inline) => parts.push(text("name-value", after_label(&label), middle, shortened(inline, 24))),
        None => {
            let place = Box2 { x: 0.5, y: row.y + 2.5, width: NAMES_WIDTH - 1.0, height: NAME_HEIGHT - 5.0 };
            parts.push(rect("name-box", place, 6.0));
        }
    }
    parts.push(text("name-text", 12.0, middle, label));
    tag("g")
        .key(format!("name-{}-{}", binding.frame, binding.name))
        .class("name", &[("on", serial.is_some() && serial == selected)])
        .does(dispatch, Action::Select(serial))
        .all(parts)
}

/// All that the card says, in words.
fn card_words(node: &Node, mark: Option<&str>) -> String {
    let count = node.refcount.map_or_else(|| "immortal".to_owned(), |count| counted(u64::from(count), "reference"));
    let fate = match node.fate {
        Fate::Live => "live",
        Fate::Island(_) => "in an island, held only by each other",
    };
    let mark = mark.map_or_else(String::new, |words| format!(", {words}"));
    format!("{}, {count}, {}, {fate}{mark}", node.label, bytes(node.block_bytes))
}

fn card(node: &Node, place: Box2, selection: &Selection<'_>, stop: Option<u32>, dispatch: &Callback<Action>) -> Tag {
    let serial = node.serial;
    let on = selection.serial == Some(serial);
    let mark = selection.mark(serial);
    let (class, words) = mark.unzip();
    let whole = Box2 { x: 0.5, y: 0.5, width: place.width - 1.0, height: place.height - 1.0 };
    let island = matches!(node.fate, Fate::Island(_));
    let mut parts = vec![
        rect("object-box", whole, 8.0),
        rect("object-hue", Box2 { x: 1.0, y: 7.0, width: 3.0, height: HEADER_HEIGHT - 14.0 }, 1.5),
        text("object-label", 12.0, 19.0, shortened(&node.label, 17)),
        pill(node, place.width),
        rect("object-rule", Box2 { x: 1.0, y: HEADER_HEIGHT, width: place.width - 2.0, height: 1.0 }, 0.0),
    ];
    parts.extend(rows(node));
    parts.extend(words.iter().map(|words| text("mark-words", 4.0, -5.0, words.clone())));
    let group = tag("g")
        .key(serial.to_string())
        .class(
            &format!("object hue-{}", hue(&node.type_name)),
            &[("on", on), ("island", island), ("changed", node.changed), (class.unwrap_or_default(), class.is_some())],
        )
        .has("style", moved(place))
        .has("aria-label", card_words(node, words.as_deref()))
        .all(parts);
    choosable(group, serial, (selection.serial, stop), dispatch)
}

/// A button that selects an object, or nothing when it is selected.
fn choosable(
    group: Tag,
    serial: u32,
    (selected, stop): (Option<u32>, Option<u32>),
    dispatch: &Callback<Action>,
) -> Tag {
    let on = selected == Some(serial);
    let choice = Action::Select(if on { None } else { Some(serial) });
    let press = {
        let (dispatch, choice) = (dispatch.clone(), choice.clone());
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                event.stop_propagation();
                dispatch.emit(choice.clone());
            }
        })
    };
    group
        .has("id", format!("object-{serial}"))
        .is("role", "button")
        .is("tabindex", if stop == Some(serial) { "0" } else { "-1" })
        .is("aria-pressed", truth(on))
        .does(dispatch, choice)
        .keydown(press)
}

/// The count, at the card's upper right.
fn pill(node: &Node, width: f64) -> Tag {
    let count = node.refcount.map_or_else(|| "\u{221e}".to_owned(), |count| count.to_string());
    let wide = 12.0 + 7.4 * count.chars().count() as f64;
    tag("g").is("class", "pill").all(vec![
        tag("title").text("reference count".to_owned()),
        rect("pill-box", Box2 { x: width - wide - 6.0, y: 5.0, width: wide, height: 18.0 }, 9.0),
        text("pill-text", width - wide / 2.0 - 6.0, 18.0, count).is("text-anchor", "middle"),
    ])
}

fn rows(node: &Node) -> Vec<Tag> {
    let baseline = |row: usize| HEADER_HEIGHT + FIELD_HEIGHT * row as f64 + 17.0;
    let rows = card_rows(node);
    if rows.is_empty() {
        return vec![text("field-value", 12.0, baseline(0), shortened(&node.text, CARD_CHARACTERS))];
    }
    let row = |(row, what): (usize, &CardRow)| match what {
        CardRow::Gap(count) => {
            text("field-gap", 12.0, baseline(row), format!("\u{2026} {} more", crate::format::grouped(*count)))
        }
        CardRow::Field(index) => {
            let field = &node.fields[*index];
            let label = shortened(&field.name, 12);
            let mut parts = Vec::new();
            if let FieldValue::Inline(value) = &field.value {
                let room = CARD_CHARACTERS.saturating_sub(label.chars().count() + 1);
                parts.push(text("field-value", after_label(&label), baseline(row), shortened(value, room)));
            }
            parts.push(text("field-name", 12.0, baseline(row), label));
            tag("g").all(parts)
        }
    };
    rows.iter().enumerate().map(row).collect()
}

fn tomb(row: &FreedRow, place: Box2, selection: (Option<u32>, Option<u32>), dispatch: &Callback<Action>) -> Tag {
    let title = if row.count > 1 { counted(row.count, &row.type_name) } else { row.label.clone() };
    let line = if row.line == 0 { "exit".to_owned() } else { format!("line {}", row.line) };
    let whole = Box2 { x: 0.5, y: 0.5, width: place.width - 1.0, height: place.height - 1.0 };
    let group = tag("g")
        .key(format!("tomb-{}", row.serial))
        .class(&format!("tomb hue-{}", hue(&row.type_name)), &[("on", selection.0 == Some(row.serial))])
        .has("style", moved(place))
        .all(vec![
            tag("title").text(row.why.clone()),
            rect("tomb-box", whole, 8.0),
            text("tomb-label", 12.0, 19.0, shortened(&title, 14)),
            text("tomb-line", place.width - 10.0, 19.0, line.clone()).is("text-anchor", "end"),
            text("tomb-reason", 12.0, 38.0, reason_words(row.reason).to_owned()),
        ]);
    if row.serial == 0 {
        return group;
    }
    let words = format!("{title}, freed, {line}, {}", reason_words(row.reason));
    choosable(group.has("aria-label", words), row.serial, selection, dispatch)
}

fn wire(index: usize, wire: &Wire<'_>, selection: &Selection<'_>) -> Tag {
    let Selection { serial: selected, marks, .. } = selection;
    let path = marks.is_path(wire);
    let on = path || (selected.is_some() && (wire.from == *selected || *selected == Some(wire.to)));
    let drawn = tag("path")
        .key(format!("wire-{index}"))
        .class("wire", &[("weak", wire.weak), ("on", on), ("path", path), ("cut", marks.is_cut(wire))])
        .has("d", wire.path.clone())
        .is("marker-end", if on { "url(#tip-on)" } else { "url(#tip)" });
    match (wire.from, wire.weak, on) {
        (None, ..) => drawn,
        (_, true, _) => drawn.is("marker-start", "url(#dot-weak)"),
        (_, _, true) => drawn.is("marker-start", "url(#dot-on)"),
        _ => drawn.is("marker-start", "url(#dot)"),
    }
}

fn fence(index: usize, fence: &Fence) -> Tag {
    let why = if fence.unheld { "waits for the collector" } else { "kept only by each other" };
    let words = format!("island: {why}, {}", bytes(fence.size_bytes));
    let mut parts: Vec<Tag> = fence.boxes.iter().map(|place| rect("fence", *place, 14.0)).collect();
    parts.push(text("fence-words", fence.words.0, fence.words.1, words));
    tag("g").key(format!("fence-{index}")).all(parts)
}
