//! At every moment of programs that hold things in every way: the holders found are the count, each with a place.

use std::cell::RefCell;
use std::rc::Rc;

use afterdel_protocol::{PythonVersion, Settings};
use afterdel_vm::machine::Machine;
use afterdel_vm::run::Status;
use afterdel_vm::stdlib::Library;
use afterdel_vm::watch::{Watch, Watcher};

use super::super::look::Look;
use super::holders::{Key, holders};
use crate::running::{compile, new_machine};
use crate::session::Outside;

static LIBRARY: Library =
    Library::runtime(afterdel_library::NAMES, |name| afterdel_library::text(name).map(Into::into));

#[derive(Default)]
struct Checker {
    looked_at: usize,
    places: Vec<String>,
}

impl Watch for Checker {
    fn step(&mut self, vm: &Machine) -> i64 {
        let look = Look::for_names(vm);
        for v in look.programs().filter(|&v| !vm.heap.is_immortal(v)) {
            let found = holders(&look, v);
            let places: Vec<&str> = found.iter().map(|holder| holder.place.as_str()).collect();
            assert_eq!(found.len(), vm.heap.refcount(v) as usize, "step {}: {}: {places:?}", vm.steps, look.label(v));
            let is_told = found.iter().all(|holder| !holder.place.is_empty() && !holder.place.contains('?'));
            assert!(is_told, "step {}: {}: {places:?}", vm.steps, look.label(v));
            let nested = vm.frames.iter().any(|frame| frame.after == afterdel_vm::frame::After::Native);
            assert!(nested || found.iter().all(|holder| holder.key != Key::Busy), "{}: {places:?}", look.label(v));
            self.looked_at += 1;
            for place in places {
                if !self.places.iter().any(|known| without_numbers(known) == without_numbers(place)) {
                    self.places.push(place.to_string());
                }
            }
        }
        0
    }
}

fn places_in(source: &str) -> Vec<String> {
    let outside = Outside { wall_s: || 0.0, now_us: || 0.0, library: &LIBRARY };
    let mut machine = new_machine(&Settings::default(), outside);
    machine.load_main(&compile(source, PythonVersion::default()).expect("the program compiles"), source);
    machine.heap.sink_mut().recording = true;
    machine.halt_at_step = 0;
    let checker = Rc::new(RefCell::new(Checker::default()));
    machine.watcher = Some(Watcher(checker.clone()));
    while machine.run(100_000) != Status::Done {}
    assert!(checker.borrow().looked_at > 0);
    checker.take().places
}

/// Numbers of labels depend on what a program's calls need in passing.
fn without_numbers(place: &str) -> String {
    let Some((label, rest)) = place.split_once('#') else { return place.to_string() };
    format!("{label}#{}", rest.trim_start_matches(|digit: char| digit.is_ascii_digit()))
}

fn assert_places(source: &str, expected: &[&str]) {
    let places = places_in(source);
    for place in expected {
        assert!(
            places.iter().any(|known| without_numbers(known) == without_numbers(place)),
            "no {place:?} in {places:#?}"
        );
    }
}

#[test]
fn names_items_attributes_and_keys() {
    assert_places(
        "class P:\n    shared = []\n    def __init__(self):\n        self.me = self\n        self.list = [self]\n\
         p = P()\nq = (p, {'k': p, 7: [p]}, {p})\nd = {p: 1}\np.__dict__\nr = p.list\ndel p, q\nd.clear()\nx = 1\n",
        &[
            "variable p",
            "variable self in __init__()",
            "P#1.me",
            "P#1.list",
            "list#2[0]",
            "tuple#2[0]",
            "dict#1['k']",
            "an item of set#1",
            "variable shared in the class P",
            "P.shared",
            "P#1.__dict__",
        ],
    );
}

#[test]
fn closures_generators_defaults_and_loops() {
    assert_places(
        "def outer():\n    kept = [1]\n    def inner(a=[2], *, b=[3]):\n        return kept\n    return inner\n\
         f = outer()\ndef gen(items):\n    for item in items:\n        yield item\n\
         g = gen([[4], [5]])\nnext(g)\nfor thing in [[6]]:\n    y = thing\nz = [w for w in [[7]]]\nf()\ndel f\nx = 1\n",
        &[
            "variable kept, which an inner function shares",
            "inner(), default of a",
            "variable item in generator#1",
            "variable thing",
            "variable items in gen()",
            "line 12 at work",
        ],
    );
}

#[test]
fn exceptions_frames_callbacks_and_the_shutdown() {
    assert_places(
        "import weakref, atexit\nclass T:\n    def __del__(self):\n        held = self\n        x = 1\n\
         def fail(arg):\n    local = [arg]\n    raise ValueError(arg)\ncaught = None\ntry:\n    fail([1])\n\
         except ValueError as e:\n    caught = e\nt = T()\nr = weakref.ref(t, lambda _: None)\nm = t.__init__\n\
         atexit.register(print, [2])\ndel t, m\ncaught = None\nlog = sorted([[3], [1]], key=lambda v: v[0])\nt = T()\nx = 1\n",
        &[
            "variable held in __del__()",
            "variable local of a frame of fail",
            "variable e",
            "the exception being handled",
        ],
    );
}
