//! Shapes: which attributes an instance has, in order of insertion.
//!
//! Instances of a class that got the same attributes in the same order share a shape, so an attribute's place is found
//! once per instruction and remembered (`exec::attr`). A shape belongs to one class: the root shape is the class's own.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::object::V;

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
    /// Name -> place, for shapes with many names.
    places: Option<Rc<FxHashMap<V, u32>>>,
}

/// Up to this many names are searched one by one.
const LINEAR: usize = 8;

/// All shapes of a run.
#[derive(Clone, Debug)]
pub struct Shapes {
    shapes: Vec<Shape>,
    transitions: FxHashMap<(ShapeId, V), ShapeId>,
}

impl Default for Shapes {
    fn default() -> Self {
        let empty = Shape { names: Rc::from([]), places: None };
        Shapes { shapes: vec![empty.clone(), empty], transitions: FxHashMap::default() }
    }
}

impl Shapes {
    /// A new class's shape without attributes.
    pub fn new_root(&mut self) -> ShapeId {
        self.push(Rc::from([]))
    }

    fn push(&mut self, names: Rc<[V]>) -> ShapeId {
        let places = (names.len() > LINEAR)
            .then(|| Rc::new(names.iter().enumerate().map(|(place, &name)| (name, place as u32)).collect()));
        self.shapes.push(Shape { names, places });
        ShapeId(self.shapes.len() as u32 - 1)
    }

    /// Names in order of insertion.
    pub fn names(&self, shape: ShapeId) -> &Rc<[V]> {
        &self.shapes[shape.0 as usize].names
    }

    /// The place of an attribute.
    pub fn find(&self, shape: ShapeId, name: V) -> Option<usize> {
        let shape = &self.shapes[shape.0 as usize];
        match &shape.places {
            Some(places) => places.get(&name).map(|&place| place as usize),
            None => shape.names.iter().position(|&known| known == name),
        }
    }

    /// The shape after adding an attribute that is not there yet.
    pub fn with(&mut self, shape: ShapeId, name: V) -> ShapeId {
        if let Some(&next) = self.transitions.get(&(shape, name)) {
            return next;
        }
        let names: Rc<[V]> = self.names(shape).iter().copied().chain([name]).collect();
        let next = self.push(names);
        self.transitions.insert((shape, name), next);
        next
    }

    /// The shape after removing the attribute at a place; `root` is the class's own.
    pub fn without(&mut self, shape: ShapeId, place: usize, root: ShapeId) -> ShapeId {
        let names = self.names(shape).clone();
        let mut next = root;
        for (at, &name) in names.iter().enumerate() {
            if at != place {
                next = self.with(next, name);
            }
        }
        next
    }
}
