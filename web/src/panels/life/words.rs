//! What the card says in sentences. Pure.

use afterdel_protocol::{FreedRow, FreedSet, IfCut, LifeView, StepView};

use crate::format::{bytes, counted};
use crate::state::Life;

/// Whether it lives or lived at a step, as far as is known.
pub(super) fn is_born(record: Option<&LifeView>, step: u64) -> bool {
    record.and_then(|record| record.born.as_ref()).is_none_or(|born| born.step <= step)
}

/// How the object stands at the moment, in one or two sentences.
pub(super) fn standing(view: &StepView, freed: Option<&FreedRow>, life: &Life) -> String {
    if let Some(row) = freed {
        let place = if row.line == 0 { "at exit".to_owned() } else { format!("in line {}", row.line) };
        return format!("Freed {place}. {}", row.why);
    }
    match (life.now(), life.record().and_then(|record| record.born.as_ref())) {
        (_, Some(born)) if born.step > view.step => {
            format!("Not made yet at this step: line {} makes it in step {}.", born.line, born.step)
        }
        (Some(now), _) => of_the_living(now),
        (None, _) => life.refusal().unwrap_or_default().to_owned(),
    }
}

fn of_the_living(life: &LifeView) -> String {
    let Some(count) = life.object.refcount else {
        return "It lives as long as Python does: its references are not counted.".to_owned();
    };
    let hold = if count == 1 { "1 reference holds it".to_owned() } else { format!("{count} references hold it") };
    match (life.path.first(), &life.island) {
        (Some(root), _) => {
            let way = if life.path.len() > 1 { "reached from" } else { "one of them is" };
            let way = if count == 1 && life.path.len() == 1 { "that is" } else { way };
            format!("Alive: {hold}; {way} `{}`.", root.place)
        }
        (None, Some(_)) if count == 0 => {
            "No reference holds it any more. In this run only a collection frees it.".to_owned()
        }
        (None, Some(island)) => format!(
            "Unreachable, and not freed: {hold}, from objects that no name leads to either. Such an island waits for \
             the collector: {}.",
            set(island)
        ),
        (None, None) => "Nothing holds it any more: it is being freed.".to_owned(),
    }
}

/// To which moment a record belongs, while a phase of a collection is looked at.
pub(super) fn whole_step(now: &LifeView, step: u64) -> &'static str {
    if now.step < step {
        "This is how it stood before the step: the phases tell what becomes of it."
    } else {
        "This is how it stands when the step is over."
    }
}

/// `2 objects, 648 B`
pub(super) fn set(set: &FreedSet) -> String {
    format!("{}, {}", counted(set.objects, "object"), bytes(set.bytes))
}

/// What would come of a cut besides the sets: a sentence before them.
pub(super) fn if_cut(cut: &IfCut) -> Option<&'static str> {
    match (cut.at_once.objects, cut.at_collection.objects) {
        (0, _) if cut.doomed => Some("Nothing would change: the next collection frees it in any case."),
        (0, 0) => Some("Nothing would be freed: something else keeps it alive."),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sample_life::life;
    use afterdel_protocol::PathStep;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_sentence_says_why_it_lives() {
        let mut life = life(1, 3);
        let step = |place: &str| PathStep { place: place.into(), label: "Node#1".into(), serial: 1 };
        life.path = vec![step("variable a")];
        assert_eq!(of_the_living(&life), "Alive: 1 reference holds it; that is `variable a`.");
        life.object.refcount = Some(2);
        assert_eq!(of_the_living(&life), "Alive: 2 references hold it; one of them is `variable a`.");
        life.path.push(step("Node#2.other"));
        assert_eq!(of_the_living(&life), "Alive: 2 references hold it; reached from `variable a`.");
    }

    #[test]
    fn an_island_waits_and_nothing_at_all_is_being_freed() {
        let mut life = life(1, 3);
        assert_eq!(of_the_living(&life), "Nothing holds it any more: it is being freed.");
        life.island = Some(FreedSet { objects: 2, bytes: 648, ..FreedSet::default() });
        assert!(of_the_living(&life).ends_with("waits for the collector: 2 objects, 648 B."));
        life.object.refcount = Some(0);
        assert!(of_the_living(&life).starts_with("No reference holds it"));
    }

    #[test]
    fn a_cut_that_frees_nothing_says_why() {
        let set = |objects| FreedSet { objects, ..FreedSet::default() };
        let cut = |now, later, doomed| IfCut { at_once: set(now), at_collection: set(later), doomed };
        assert!(if_cut(&cut(0, 0, false)).is_some_and(|words| words.contains("something else")));
        assert!(if_cut(&cut(0, 2, true)).is_some_and(|words| words.contains("in any case")));
        assert_eq!(if_cut(&cut(0, 2, false)), None);
        assert_eq!(if_cut(&cut(1, 0, true)), None);
    }
}
