//! Objects as items of arrays and views, and back.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::V;
use crate::objects::Kind;
use crate::pure::items::Item;

impl Machine {
    /// The object that an item is; a new reference.
    pub(crate) fn item_object(&mut self, item: Item) -> V {
        match item {
            Item::Int(value) => self.new_bigint(value.into()),
            Item::Float(value) => self.new_float(value),
            Item::Bool(value) => self.bool(value),
            Item::Byte(byte) => self.new_bytes(vec![byte]),
            Item::Char(c) => self.new_string(c.to_string()),
        }
    }

    /// The number that an object stands for by `__index__`; None when it is beyond what any item holds.
    pub(crate) fn item_int(&mut self, v: V) -> R<Option<i128>> {
        let value = self.index(v)?;
        Ok(num_traits::ToPrimitive::to_i128(&*value.as_ref().to_big()))
    }

    /// Whether an object can be an item of a whole-number code.
    pub(crate) fn is_item_int(&mut self, v: V) -> bool {
        let name = self.names.index;
        self.int(v).is_some() || !self.is_kind(v, Kind::Float) && self.special(v, name).is_some()
    }
}
