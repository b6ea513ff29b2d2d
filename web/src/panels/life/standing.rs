//! The part of the card that is of one moment: who holds the object, why it lives, what it keeps, what a cut would free.

use std::rc::Rc;

use afterdel_protocol::{FreedSet, HolderKind, IfCut, LifeView, PathStep, Reference};
use yew::Callback;

use super::words;
use crate::format::{counted, grouped};
use crate::panels::parts::object_link;
use crate::state::{Action, Life};
use crate::tag::{Tag, tag, truth};

/// Sections in the order in which they stand; none before the record is there.
pub(super) fn sections(now: Option<&LifeView>, life: &Life, dispatch: &Callback<Action>) -> Vec<Tag> {
    let Some(now) = now.filter(|now| now.object.refcount.is_some()) else { return vec![] };
    [Some(holders(now, life, dispatch)), path(now, dispatch), kept(now, dispatch)].into_iter().flatten().collect()
}

/// A part of the card under a heading of its own.
pub(super) fn section(title: &'static str, about: &'static str) -> Tag {
    tag("section").holds(tag("h4").says(title).is("title", about))
}

fn holders(now: &LifeView, life: &Life, dispatch: &Callback<Action>) -> Tag {
    let one = |reference| holder(reference, life, dispatch);
    let mut rows: Vec<Tag> = now.references.iter().map(one).collect();
    if now.references_left_out > 0 {
        rows.push(tag("li.faint").text(format!("and {} more", grouped(now.references_left_out))));
    }
    if rows.is_empty() {
        rows.push(tag("li.faint").says("nothing"));
    }
    let weak = (now.weak_references > 0).then(|| {
        let count = counted(u64::from(now.weak_references), "weak reference");
        tag("p.faint").text(format!("Beside these {count}, which does not count."))
    });
    section("Who holds it", "Every counted reference to it; together they are its reference count")
        .holds(tag("ul.holders").all(rows))
        .maybe(weak)
}

fn holder(reference: &Reference, life: &Life, dispatch: &Callback<Action>) -> Tag {
    let place = match (reference.kind, reference.holder) {
        (HolderKind::Field, Some(serial)) => object_link(&reference.place, serial, dispatch),
        _ => tag("code").text(reference.place.clone()),
    };
    let row = tag("li").holds(tag("span.holder-place").holds(place));
    let Some(cut) = &reference.if_cut else { return row };
    let open = life.cut.as_deref() == Some(reference.place.as_str());
    let choice = (!open).then(|| Rc::from(reference.place.as_str()));
    let button = tag("button.small cut")
        .is("aria-expanded", truth(open))
        .has("aria-label", format!("What if this were gone? {}", reference.place))
        .does(dispatch, Action::Cut(choice))
        .says("What if this were gone?");
    row.holds(button).maybe(open.then(|| if_cut(cut, dispatch)))
}

fn if_cut(cut: &IfCut, dispatch: &Callback<Action>) -> Tag {
    let freed = |when: &'static str, set: &FreedSet| {
        let text = format!("{}: ", words::set(set));
        (set.objects > 0).then(|| labels(tag("p").holds(tag("b").says(when)).text(text), set, dispatch))
    };
    let said = words::if_cut(cut).map(|words| tag("p").says(words));
    let later = if cut.doomed { None } else { freed("Freed at the next collection: ", &cut.at_collection) };
    tag("div.if-cut").is("role", "status").maybe(said).maybe(freed("Freed at once: ", &cut.at_once)).maybe(later)
}

/// The objects of a set, as far as they have names.
fn labels(mut around: Tag, set: &FreedSet, dispatch: &Callback<Action>) -> Tag {
    for (at, (label, serial)) in set.labels.iter().zip(&set.serials).enumerate() {
        around = around.says(if at > 0 { ", " } else { "" }).holds(object_link(label, *serial, dispatch));
    }
    let more = set.objects.saturating_sub(set.labels.len() as u64);
    match (more, set.labels.is_empty()) {
        (0, _) => around,
        (_, true) => around.says("values without a card of their own"),
        _ => around.text(format!(" and {} inside", counted(more, "value"))),
    }
}

fn path(now: &LifeView, dispatch: &Callback<Action>) -> Option<Tag> {
    let step = |(at, step): (usize, &PathStep)| {
        let place = tag("code").text(step.place.clone());
        let last = at + 1 == now.path.len();
        let label =
            if last { tag("b").text(step.label.clone()) } else { object_link(&step.label, step.serial, dispatch) };
        tag("li").holds(place).says(" is ").holds(label)
    };
    let steps: Vec<Tag> = now.path.iter().enumerate().map(step).collect();
    let why = section("Why it is alive", "The shortest path to it from a root: a name, a running call, Python itself");
    (!steps.is_empty()).then(|| why.holds(tag("ol.path").all(steps)))
}

fn kept(now: &LifeView, dispatch: &Callback<Action>) -> Option<Tag> {
    let set = now.retained.as_ref()?;
    let text = if set.objects == 1 { words::set(set) } else { format!("{}: ", words::set(set)) };
    let line = tag("p").text(text);
    let line = if set.objects == 1 { line.says(", itself") } else { labels(line, set, dispatch) };
    Some(section("What it alone keeps alive", "Its retained size: what would go with it, itself included").holds(line))
}
