//! Python's objects and the machine that runs code on the collector's heap.
//!
//! `machine` holds a whole run; `exec` is the loop; `objects` are the payloads; `ops` the operations; `builtins` and
//! `modules` what programs call. Nothing here knows a clock, a file or the web.

mod access;
mod alloc;
mod attr;
mod attr_set;
mod bind;
mod bootstrap;
mod builtins;
mod cache;
mod call;
mod class;
mod class_bases;
mod class_memory;
mod class_statement;
mod dicts;
pub mod errors;
mod exec;
pub mod exec_api;
pub mod frame;
mod frames;
mod host;
pub mod input;
mod instances;
pub mod layout;
mod lists;
mod load;
pub mod machine;
pub mod modules;
mod names;
pub mod native;
mod native_types;
pub mod object;
pub mod objects;
mod ops;
pub mod pure;
mod ranges;
pub mod record;
mod roots;
pub mod run;
mod sets;
mod shapes;
pub mod short;
pub mod spares;
pub mod stdlib;
pub mod stock;
mod traceback;
pub mod traces;
pub mod version;
pub mod watch;

pub use afterdel_collector::PolicyKind;
pub use roots::Root;
pub use shapes::{ShapeId, Shapes};
