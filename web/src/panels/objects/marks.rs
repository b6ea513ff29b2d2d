//! What the selected object's record adds to the picture: the path that keeps it alive, and what a cut would free.

use afterdel_protocol::{HolderKind, LifeView, Reference};

use super::picture::Wire;
use crate::state::Life;

/// See the module.
#[derive(Default)]
pub(crate) struct Marks<'a> {
    at_once: &'a [u32],
    later: &'a [u32],
    cut: Option<(&'a Reference, u32)>,
    path: Vec<(Option<u32>, u32, &'a str)>,
}

impl<'a> Marks<'a> {
    pub(crate) fn of(life: &'a Life) -> Marks<'a> {
        let Some(now) = life.now() else { return Marks::default() };
        let marks = Marks { path: path(now), ..Marks::default() };
        let is_cut = |one: &&Reference| life.cut.as_deref() == Some(one.place.as_str());
        let Some(reference) = now.references.iter().find(is_cut) else { return marks };
        let Some(if_cut) = &reference.if_cut else { return marks };
        let later: &[u32] = if if_cut.doomed { &[] } else { &if_cut.at_collection.serials };
        Marks { at_once: &if_cut.at_once.serials, later, cut: Some((reference, now.object.serial)), ..marks }
    }

    /// What would become of an object, in words.
    pub(crate) fn of_object(&self, serial: u32) -> Option<&'static str> {
        if self.at_once.contains(&serial) {
            return Some("would be freed at once");
        }
        self.later.contains(&serial).then_some("would wait for the collector")
    }

    /// The reference is the one that is cut.
    pub(crate) fn is_cut(&self, wire: &Wire<'_>) -> bool {
        let Some((reference, to)) = self.cut else { return false };
        wire.to == to && !wire.weak && is_at(&reference.place, reference.kind, wire) && {
            wire.from.is_none() || wire.from == reference.holder
        }
    }

    /// The reference is one that the object lives by.
    pub(crate) fn is_path(&self, wire: &Wire<'_>) -> bool {
        let same = |(from, to, place): &(Option<u32>, u32, &str)| {
            let kind = if from.is_none() { HolderKind::Variable } else { HolderKind::Field };
            *from == wire.from && *to == wire.to && is_at(place, kind, wire)
        };
        !wire.weak && self.path.iter().any(same)
    }
}

/// Whether a place in words is where a wire begins: `variable a in f()`, `Node#2.next`, `list#1[0]`.
fn is_at(place: &str, kind: HolderKind, wire: &Wire<'_>) -> bool {
    match (kind, wire.from) {
        (HolderKind::Variable, None) => {
            place.split(' ').nth(1).map(|name| name.trim_end_matches(',')) == Some(wire.label)
        }
        (HolderKind::Field, Some(_)) => place
            .strip_suffix(wire.label)
            // `Node#2.anext` ends with `next`, too.
            .is_some_and(|holder| wire.label.starts_with('[') || !holder.ends_with(char::is_alphanumeric)),
        _ => false,
    }
}

/// From holder to held; `None`: from a name.
fn path(now: &LifeView) -> Vec<(Option<u32>, u32, &str)> {
    let mut from = None;
    now.path
        .iter()
        .map(|step| {
            let held = (from, step.serial, step.place.as_str());
            from = Some(step.serial);
            held
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_place_in_words_is_found_in_the_picture() {
        let wire = |from, label| Wire { from, to: 1, label, path: String::new(), weak: false };
        assert!(is_at("variable a in use()", HolderKind::Variable, &wire(None, "a")));
        assert!(!is_at("variable ab", HolderKind::Variable, &wire(None, "a")));
        assert!(is_at("Node#2.next", HolderKind::Field, &wire(Some(2), "next")));
        assert!(!is_at("Node#2.anext", HolderKind::Field, &wire(Some(2), "next")));
        assert!(is_at("list#1[0]", HolderKind::Field, &wire(Some(2), "[0]")));
        assert!(!is_at("list#1[0]", HolderKind::Field, &wire(None, "[0]")));
    }
}
