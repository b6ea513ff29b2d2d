//! The payloads of the heap's objects, one idea a file.

mod awaitable;
mod class;
mod code;
mod containers;
mod descriptors;
mod dict;
mod exception;
mod frame;
mod function;
mod generator;
mod instance;
mod iter;
mod kind;
mod payload;
mod set;
mod str;
mod weak;

pub use awaitable::{AwaitState, Awaitable, AwaitableKind};
pub use class::{SharedKeys, TypeObj};
pub use code::{COUNTED, Ins, LoadedCode, LocalKindExt, NO_CACHE, SPARE_SLOTS};
pub use containers::{ByteArray, List, Range};
pub use descriptors::{GetSet, GetSetKind, Member, Module, Native, Property, Super};
pub use dict::{Dict, Entry, ViewKind};
pub use exception::Exc;
pub use frame::{FrameObj, Traceback};
pub use function::Function;
pub use generator::{AsyncState, Flavor, GenState, Generator, SavedFrame};
pub use instance::Instance;
pub use iter::{DictIter, Iter};
pub use kind::{Kind, KindRow};
pub(crate) use payload::payload;
pub use payload::{Held, NextFn, Payload, TypeDef};
pub use set::{SMALL_TABLE, Set, SetSlot, places_above};
pub use str::{Str, StrMeasure, StrWidth};
pub use weak::{WeakRef, WeakRefKind};
