//! Types of native modules: each is a table and a payload of its own; its class is made when it is first needed.
//!
//! Such a class is like a program's (a heap type that instances refer to, that can be derived from where the table says so),
//! its special methods are found and called as a program's are, and nothing else in the machine knows the type.

use std::any::Any;
use std::fmt::Debug;

use afterdel_collector::{Block, Released};

use super::Kind;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::NativeDef;
use crate::object::{Object, V};

/// The next item of an iterator (a new reference), or None at the end.
pub type NextFn = fn(&mut Machine, V) -> R<Option<V>>;

/// What an instance of a native module's type holds.
pub trait Payload: Any + Debug {
    /// A copy, for a copy of the machine.
    fn copy(&self) -> Box<dyn Payload>;
    /// Visits the references in `tp_traverse` order, the class apart.
    fn visit(&self, visit: &mut dyn FnMut(V));
    /// The class is visited after all else.
    fn class_last(&self) -> bool {
        false
    }
    /// The object's own attributes are visited after what it holds.
    fn dict_last(&self) -> bool {
        false
    }
    /// Gives everything up, in the order in which the type's `tp_dealloc` does.
    fn clear(&mut self, out: &mut Released);
    /// What the type inherits from the builtin that it derives from.
    fn builtin(&self) -> Option<&Object> {
        None
    }
    /// As [`Payload::builtin`].
    fn builtin_mut(&mut self) -> Option<&mut Object> {
        None
    }
    /// The items of a container, for whoever looks at it.
    fn items(&self) -> Option<Vec<V>> {
        None
    }
    /// What `__sizeof__` counts besides the object itself.
    fn side_bytes(&self) -> u64 {
        0
    }
    /// Visits the blocks of memory that belong to it, besides those of what `builtin` gives.
    fn blocks(&self, _visit: &mut dyn FnMut(Block)) {}
}

impl Clone for Box<dyn Payload> {
    fn clone(&self) -> Self {
        (**self).copy()
    }
}

/// A place or a row of places for references.
pub trait Held {
    /// Visits what is held.
    fn visit_held(&self, visit: &mut dyn FnMut(V));
    /// Gives up what is held.
    fn give_up(&mut self, out: &mut Released);
}

impl Held for Option<V> {
    fn visit_held(&self, visit: &mut dyn FnMut(V)) {
        self.iter().for_each(|&v| visit(v));
    }

    fn give_up(&mut self, out: &mut Released) {
        out.refs.extend(self.take());
    }
}

impl Held for Vec<V> {
    fn visit_held(&self, visit: &mut dyn FnMut(V)) {
        self.iter().for_each(|&v| visit(v));
    }

    fn give_up(&mut self, out: &mut Released) {
        out.refs.append(self);
    }
}

/// Makes a struct of places the payload of a type: what is visited, what is given up at the end, both in order.
macro_rules! payload {
    ($name:ident, visit [$($seen:ident),*], free [$($freed:ident),*] $(, dict $dict:ident)? $(, bytes $bytes:expr)? $(, is $order:ident)?) => {
        impl $crate::objects::Payload for $name {
            fn copy(&self) -> Box<dyn $crate::objects::Payload> {
                Box::new(self.clone())
            }

            #[allow(unused_variables, reason = "some hold nothing")]
            fn visit(&self, visit: &mut dyn FnMut($crate::object::V)) {
                $($crate::objects::Held::visit_held(&self.$seen, visit);)*
                $(afterdel_collector::HeapObject::traverse(&self.$dict, visit);)?
            }

            #[allow(unused_variables, reason = "some hold nothing")]
            fn clear(&mut self, out: &mut afterdel_collector::Released) {
                $($crate::objects::Held::give_up(&mut self.$freed, out);)*
                $(afterdel_collector::HeapObject::clear(&mut self.$dict, out);)?
            }

            $(fn builtin(&self) -> Option<&$crate::object::Object> {
                Some(&self.$dict)
            }

            fn builtin_mut(&mut self) -> Option<&mut $crate::object::Object> {
                Some(&mut self.$dict)
            }

            fn side_bytes(&self) -> u64 {
                $crate::modules::sizes::block_bytes(&self.$dict)
            })?

            $(fn $order(&self) -> bool {
                true
            })?

            $(fn side_bytes(&self) -> u64 {
                let bytes: fn(&Self) -> u64 = $bytes;
                bytes(self)
            })?
        }
    };
}
pub(crate) use payload;

/// A type of a native module.
#[derive(Debug)]
pub struct TypeDef {
    /// `tp_name`: module and name.
    pub name: &'static str,
    /// The builtin that it derives from.
    pub base: Kind,
    /// `tp_basicsize`
    pub size: u32,
    /// Its methods, `__new__` among them unless a program cannot make instances.
    pub methods: &'static [&'static [NativeDef]],
    /// `tp_iternext`: makes it an iterator.
    pub next: Option<NextFn>,
    /// Programs can derive from it.
    pub open: bool,
    /// Instances can be weakly referenced.
    pub weak: bool,
    /// Instances have attributes of their own.
    pub has_dict: bool,
    /// Instances do not refer to the type: a static type of CPython.
    pub is_static: bool,
    /// Instances are known to the collector.
    pub gc: bool,
}

impl TypeDef {
    /// A type that has nothing but its methods.
    pub const fn new(name: &'static str, size: u32, methods: &'static [&'static [NativeDef]]) -> TypeDef {
        TypeDef {
            name,
            base: Kind::Object,
            size,
            methods,
            next: None,
            open: false,
            weak: false,
            has_dict: false,
            is_static: false,
            gc: true,
        }
    }

    /// It derives from a builtin.
    pub const fn derived(self, base: Kind) -> TypeDef {
        TypeDef { base, ..self }
    }

    /// It is an iterator.
    pub const fn iterates(self, next: NextFn) -> TypeDef {
        TypeDef { next: Some(next), ..self }
    }

    /// Programs can derive from it.
    pub const fn open(self) -> TypeDef {
        TypeDef { open: true, ..self }
    }

    /// Instances can be weakly referenced.
    pub const fn weak(self) -> TypeDef {
        TypeDef { weak: true, ..self }
    }

    /// Instances have attributes of their own.
    pub const fn with_dict(self) -> TypeDef {
        TypeDef { has_dict: true, ..self }
    }

    /// Instances do not refer to the type.
    pub const fn fixed(self) -> TypeDef {
        TypeDef { is_static: true, ..self }
    }

    /// Instances are unknown to the collector.
    pub const fn untracked(self) -> TypeDef {
        TypeDef { gc: false, ..self }
    }

    /// `__name__`
    pub fn short_name(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or(self.name)
    }

    /// `__module__`
    pub fn module(&self) -> &'static str {
        self.name.rsplit_once('.').map_or("builtins", |at| at.0)
    }
}
