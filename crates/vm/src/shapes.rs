//! Shapes: which attributes an instance has, in order of insertion.
//!
//! Instances of a class that got the same attributes in the same order share a shape, so an attribute's place is found
//! once per instruction and remembered (`exec::attr`). A shape belongs to one class: the root shape is the class's own.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::object::V;
use crate::objects::SharedKeys;

/// Number of a shape; never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub u32);

impl ShapeId {
    /// The attributes live in a dict object.
    pub const DICT: ShapeId = ShapeId(0);
    /// The collector has cleared the instance: no attributes, of no particular class.
    pub const CLEARED: ShapeId = ShapeId(1);
}

#[derive(Clone, Debug)]
struct Shape {
    /// Attribute names in order of insertion, interned.
    names: Rc<[V]>,
    /// Where each name's value lies, parallel to `names`.
    places: Rc<[u32]>,
    /// Name -> place, for shapes with many names.
    index: Option<Rc<FxHashMap<V, u32>>>,
    /// Which class's names the places come from.
    family: u32,
}

/// The names that instances of one class ever had, in the order in which they came, and what CPython's table of them holds.
#[derive(Clone, Debug, Default)]
struct Family {
    names: Vec<V>,
    keys: SharedKeys,
}

/// Up to this many names are searched one by one.
const LINEAR: usize = 8;

/// All shapes of a run.
///
/// A value's place is the position of its name among all names ever given to an instance of the class, as in CPython's
/// key-sharing dicts: traversal and deallocation go by place, `__dict__` goes by insertion.
#[derive(Clone, Debug)]
pub struct Shapes {
    shapes: Vec<Shape>,
    families: Vec<Family>,
    transitions: FxHashMap<(ShapeId, V), ShapeId>,
}

impl Default for Shapes {
    fn default() -> Self {
        let empty = Shape { names: Rc::from([]), places: Rc::from([]), index: None, family: 0 };
        Shapes {
            shapes: vec![empty.clone(), empty],
            families: vec![Family::default()],
            transitions: FxHashMap::default(),
        }
    }
}

impl Shapes {
    /// A new class's shape without attributes.
    pub fn new_root(&mut self) -> ShapeId {
        self.families.push(Family::default());
        let family = self.families.len() as u32 - 1;
        self.push(Vec::new(), Vec::new(), family)
    }

    fn push(&mut self, names: Vec<V>, places: Vec<u32>, family: u32) -> ShapeId {
        let index =
            (names.len() > LINEAR).then(|| Rc::new(names.iter().copied().zip(places.iter().copied()).collect()));
        self.shapes.push(Shape { names: Rc::from(names), places: Rc::from(places), index, family });
        ShapeId(self.shapes.len() as u32 - 1)
    }

    /// Names in order of insertion.
    pub fn names(&self, shape: ShapeId) -> &Rc<[V]> {
        &self.shapes[shape.0 as usize].names
    }

    /// Where the values of the names lie, in the same order.
    pub fn places(&self, shape: ShapeId) -> &Rc<[u32]> {
        &self.shapes[shape.0 as usize].places
    }

    /// The place of an attribute.
    pub fn find(&self, shape: ShapeId, name: V) -> Option<usize> {
        let shape = &self.shapes[shape.0 as usize];
        let place = match &shape.index {
            Some(index) => index.get(&name).copied(),
            None => shape.names.iter().position(|&known| known == name).map(|at| shape.places[at]),
        };
        place.map(|place| place as usize)
    }

    /// Which class's names a shape's are.
    pub fn family(&self, shape: ShapeId) -> u32 {
        self.shapes[shape.0 as usize].family
    }

    /// The names of all attributes that instances of one class ever had, each at its place, told by a shape of theirs.
    pub fn family_names(&self, shape: ShapeId) -> &[V] {
        &self.families[self.family(shape) as usize].names
    }

    /// CPython's key-sharing table of a class.
    pub fn keys(&self, family: u32) -> SharedKeys {
        self.families[family as usize].keys
    }

    /// An instance is made that has room for its values: the table is given one place less, while it has more than one.
    pub fn note_instance(&mut self, family: u32) {
        let keys = &mut self.families[family as usize].keys;
        if keys.usable > 1 {
            keys.usable -= 1;
        }
    }

    /// The place of a name in the class's table, which knows it or learns it now; `None`: the instance needs a dict of its own.
    pub fn share(&mut self, family: u32, name: V) -> Option<usize> {
        let Family { names, keys } = &mut self.families[family as usize];
        match names.iter().position(|&known| known == name) {
            Some(place) => ((place as u32) < keys.entries).then_some(place),
            None if keys.usable == 0 => None,
            None => {
                names.push(name);
                keys.entries += 1;
                keys.usable -= 1;
                Some(names.len() - 1)
            }
        }
    }

    /// The shape after adding an attribute that is not there yet, and the attribute's place.
    pub fn with(&mut self, shape: ShapeId, name: V) -> (ShapeId, usize) {
        let family = self.shapes[shape.0 as usize].family;
        let names = &mut self.families[family as usize].names;
        let place = names.iter().position(|&known| known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        if let Some(&next) = self.transitions.get(&(shape, name)) {
            return (next, place);
        }
        let old = &self.shapes[shape.0 as usize];
        let all: Vec<V> = old.names.iter().copied().chain([name]).collect();
        let places: Vec<u32> = old.places.iter().copied().chain([place as u32]).collect();
        let next = self.push(all, places, family);
        self.transitions.insert((shape, name), next);
        (next, place)
    }

    /// The shape after removing an attribute; `root` is the class's own.
    pub fn without(&mut self, shape: ShapeId, name: V, root: ShapeId) -> ShapeId {
        let names = self.names(shape).clone();
        names.iter().filter(|&&known| known != name).fold(root, |next, &known| self.with(next, known).0)
    }
}
