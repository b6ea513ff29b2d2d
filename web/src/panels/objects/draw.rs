//! The picture as SVG.

use afterdel_protocol::{Fate, FieldValue, FreedRow, Node};
use yew::prelude::*;

use super::layout::{CardRow, FIELD_HEIGHT, HEADER_HEIGHT, NAME_HEIGHT, NAMES_WIDTH, card_rows};
use super::picture::{Box2, Fence, NameRow, Picture, Wire};
use crate::format::{bytes, counted, hue, shortened};
use crate::panels::parts::reason_words;
use crate::state::Action;

/// Characters that fit a card and a name's row.
const CARD_CHARACTERS: usize = 22;
const NAME_CHARACTERS: usize = 16;

/// The whole picture. Objects are buttons: one tab stop, arrow keys up and down among them.
pub(crate) fn svg(picture: &Picture<'_>, selected: Option<u32>, dispatch: &Callback<Action>) -> Html {
    let size = |length: f64| format!("{length:.0}");
    let stop = selected.or_else(|| picture.cards.first().map(|(node, _)| node.serial));
    let onkeydown = move_among(picture, stop, dispatch);
    html! {
        <svg class="objects-svg" width={size(picture.width)} height={size(picture.height)} role="group"
            aria-label="Names, objects and references; the Variables panel tells the same in words" {onkeydown}>
            <defs>
                <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse" markerUnits="userSpaceOnUse">
                    <path d="M0 0.5L7.5 4L0 7.5z" class="wire-tip" />
                </marker>
                <marker id="tip-on" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse" markerUnits="userSpaceOnUse">
                    <path d="M0 0.5L7.5 4L0 7.5z" class="wire-tip-on" />
                </marker>
            </defs>
            { for picture.fences.iter().enumerate().map(|(index, one)| fence(index, one)) }
            { for picture.names.iter().map(|row| name(row, selected, dispatch)) }
            { for picture.tombs.iter().map(|(row, place)| tomb(row, *place)) }
            { for picture.cards.iter().map(|(node, place)| card(node, *place, selected, stop, dispatch)) }
            { for picture.wires.iter().enumerate().map(|(index, one)| wire(index, one, selected)) }
        </svg>
    }
}

fn move_among(picture: &Picture<'_>, stop: Option<u32>, dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let serials: Vec<u32> = picture.cards.iter().map(|(node, _)| node.serial).collect();
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
            focus_card(*serial);
        }
    })
}

fn focus_card(serial: u32) {
    let card = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.get_element_by_id(&format!("object-{serial}")));
    if let Some(card) = card {
        // SVG elements take focus as HTML ones do.
        let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(card).focus();
    }
}

fn moved(place: Box2) -> String {
    format!("transform:translate({:.0}px,{:.0}px)", place.x, place.y)
}

fn name(row: &NameRow<'_>, selected: Option<u32>, dispatch: &Callback<Action>) -> Html {
    let binding = row.binding;
    let middle = row.y + NAME_HEIGHT / 2.0 + 4.0;
    let on = binding.serial.is_some() && binding.serial == selected;
    let serial = binding.serial;
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Select(serial));
    let label = shortened(&binding.name, NAME_CHARACTERS);
    let value_x = 12.0 + 7.4 * (label.chars().count() as f64 + 1.0);
    html! {
        <g key={format!("name-{}-{}", binding.frame, binding.name)} class={classes!("name", on.then_some("on"))} {onclick}>
            if let Some(title) = row.title {
                <text class="frame-title" x="4" y={(row.y - 6.0).to_string()}>{ shortened(title, 20) }</text>
            }
            if binding.inline.is_none() {
                <rect class="name-box" x="0.5" y={(row.y + 2.5).to_string()} width={(NAMES_WIDTH - 1.0).to_string()} height={(NAME_HEIGHT - 5.0).to_string()} rx="6" />
            }
            <text class="name-text" x="12" y={middle.to_string()}>{ label }</text>
            if let Some(inline) = &binding.inline {
                <text class="name-value" x={value_x.to_string()} y={middle.to_string()}>{ shortened(inline, 24) }</text>
            }
        </g>
    }
}

/// All that the card says, in words.
fn card_words(node: &Node) -> String {
    let count = node.refcount.map_or_else(|| "immortal".to_owned(), |count| counted(u64::from(count), "reference"));
    let fate = match node.fate {
        Fate::Live => "live",
        Fate::Island(_) => "in an island, held only by each other",
    };
    format!("{}, {count}, {}, {fate}", node.label, bytes(node.block_bytes))
}

fn card(node: &Node, place: Box2, selected: Option<u32>, stop: Option<u32>, dispatch: &Callback<Action>) -> Html {
    let serial = node.serial;
    let on = selected == Some(serial);
    let choose = move || Action::Select(if on { None } else { Some(serial) });
    let onclick = dispatch.reform(move |_: MouseEvent| choose());
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                event.stop_propagation();
                dispatch.emit(choose());
            }
        })
    };
    let island = matches!(node.fate, Fate::Island(_));
    let class = classes!(
        "object",
        format!("hue-{}", hue(&node.type_name)),
        on.then_some("on"),
        island.then_some("island"),
        node.changed.then_some("changed")
    );
    html! {
        <g key={serial} id={format!("object-{serial}")} {class} style={moved(place)} role="button"
            tabindex={if stop == Some(serial) { "0" } else { "-1" }} aria-pressed={on.to_string()}
            aria-label={card_words(node)} {onclick} {onkeydown}>
            <rect class="object-box" x="0.5" y="0.5" width={(place.width - 1.0).to_string()} height={(place.height - 1.0).to_string()} rx="8" />
            <rect class="object-hue" x="1" y="7" width="3" height={(HEADER_HEIGHT - 14.0).to_string()} rx="1.5" />
            <text class="object-label" x="12" y="19">{ shortened(&node.label, 17) }</text>
            { pill(node, place.width) }
            <line class="object-rule" x1="1" x2={(place.width - 1.0).to_string()} y1={HEADER_HEIGHT.to_string()} y2={HEADER_HEIGHT.to_string()} />
            { rows(node, place.width) }
        </g>
    }
}

/// The count, at the card's upper right.
fn pill(node: &Node, width: f64) -> Html {
    let text = node.refcount.map_or_else(|| "\u{221e}".to_owned(), |count| count.to_string());
    let wide = 12.0 + 7.4 * text.chars().count() as f64;
    html! {
        <g class="pill">
            <title>{ "reference count" }</title>
            <rect x={(width - wide - 6.0).to_string()} y="5" width={wide.to_string()} height="18" rx="9" />
            <text x={(width - wide / 2.0 - 6.0).to_string()} y="18" text-anchor="middle">{ text }</text>
        </g>
    }
}

fn rows(node: &Node, width: f64) -> Html {
    let baseline = |row: usize| (HEADER_HEIGHT + FIELD_HEIGHT * row as f64 + 17.0).to_string();
    let rows = card_rows(node);
    if rows.is_empty() {
        return html! { <text class="field-value" x="12" y={baseline(0)}>{ shortened(&node.text, CARD_CHARACTERS) }</text> };
    }
    let row = |(row, what): (usize, &CardRow)| match what {
        CardRow::Gap(count) => html! {
            <text key={row} class="field-gap" x="12" y={baseline(row)}>{ format!("\u{2026} {} more", crate::format::grouped(*count)) }</text>
        },
        CardRow::Field(index) => {
            let field = &node.fields[*index];
            let label = shortened(&field.name, 12);
            let value_x = 12.0 + 7.4 * (label.chars().count() as f64 + 1.0);
            let room = CARD_CHARACTERS.saturating_sub(label.chars().count() + 1);
            html! {
                <g key={row}>
                    <text class="field-name" x="12" y={baseline(row)}>{ label }</text>
                    { match &field.value {
                        FieldValue::Inline(text) => html! { <text class="field-value" x={value_x.to_string()} y={baseline(row)}>{ shortened(text, room) }</text> },
                        FieldValue::Object(_) => html! { <circle class={if field.weak { "socket weak" } else { "socket" }} cx={width.to_string()} cy={(HEADER_HEIGHT + FIELD_HEIGHT * (row as f64 + 0.5)).to_string()} r="3" /> },
                    } }
                </g>
            }
        }
    };
    html! { <>{ for rows.iter().enumerate().map(row) }</> }
}

fn tomb(row: &FreedRow, place: Box2) -> Html {
    let title = if row.count > 1 { counted(row.count, &row.type_name) } else { row.label.clone() };
    let line = if row.line == 0 { "exit".to_owned() } else { format!("line {}", row.line) };
    html! {
        <g key={format!("tomb-{}", row.serial)} class={format!("tomb hue-{}", hue(&row.type_name))} style={moved(place)}>
            <title>{ &row.why }</title>
            <rect class="tomb-box" x="0.5" y="0.5" width={(place.width - 1.0).to_string()} height={(place.height - 1.0).to_string()} rx="8" />
            <text class="tomb-label" x="12" y="19">{ shortened(&title, 14) }</text>
            <text class="tomb-line" x={(place.width - 10.0).to_string()} y="19" text-anchor="end">{ line }</text>
            <text class="tomb-reason" x="12" y="38">{ reason_words(row.reason) }</text>
        </g>
    }
}

fn wire(index: usize, wire: &Wire, selected: Option<u32>) -> Html {
    let on = selected.is_some() && (wire.from == selected || selected == Some(wire.to));
    let class =
        classes!("wire", wire.weak.then_some("weak"), on.then_some("on"), wire.from.is_none().then_some("from-name"));
    let tip = if on { "url(#tip-on)" } else { "url(#tip)" };
    html! { <path key={format!("wire-{index}")} {class} d={wire.path.clone()} marker-end={tip} /> }
}

fn fence(index: usize, fence: &Fence) -> Html {
    let around = |place: &Box2| {
        html! {
            <rect class="fence" x={place.x.to_string()} y={place.y.to_string()} width={place.width.to_string()} height={place.height.to_string()} rx="14" />
        }
    };
    html! {
        <g key={format!("fence-{index}")}>
            { for fence.boxes.iter().map(around) }
            <text class="fence-words" x={fence.words.0.to_string()} y={fence.words.1.to_string()}>
                { format!("island: kept only by each other, {}", bytes(fence.size_bytes)) }
            </text>
        </g>
    }
}
