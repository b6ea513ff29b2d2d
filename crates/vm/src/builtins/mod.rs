//! The builtin types and functions: which table belongs to which type.

mod annotations;
mod bool_;
pub(crate) mod bytearray;
mod bytes;
mod bytes_more;
pub(crate) mod callables;
mod code;
mod complex;
mod constructors;
mod descriptors;
mod dict;
pub(crate) mod dict_merge;
pub(crate) mod dict_views;
mod dunders;
mod exception_members;
mod exceptions;
mod float;
pub(crate) mod frames;
pub(crate) mod frozendict;
pub mod functions;
mod generators;
mod groups;
mod help;
mod int;
mod iterator_state;
mod iterators;
mod list;
mod mapping_proxy;
pub(crate) mod memoryview;
mod module_type;
mod object;
mod property;
mod range;
mod set;
pub(crate) mod set_ops;
pub(crate) mod slice;
mod sort;
mod str_;
mod str_format;
mod str_more;
mod tuple;
mod type_;
mod type_facts;
mod wrappers;

use crate::native::NativeDef;
use crate::objects::Kind;

pub(crate) use dict::{dict_from_arguments, dict_set_default};
pub use dunders::dunders_of;
pub use exceptions::exception_methods_of;
pub(crate) use functions::{absolute, native_absolute, native_divmod, next_of};
pub(crate) use help::{class_getitem, for_each, search_range};
pub(crate) use list::list_from;

/// The functions of the builtins module.
pub const FUNCTIONS: &[&[NativeDef]] = &[functions::FUNCTIONS, type_::FUNCTIONS];

/// The methods of a builtin type that its own table lists.
pub fn methods_of(kind: Kind) -> Vec<&'static NativeDef> {
    let tables: &[&'static [NativeDef]] = match kind {
        Kind::Object => &[object::METHODS, crate::modules::sizes::METHODS],
        Kind::Type => &[type_::METHODS, type_facts::METHODS],
        Kind::Bool => &[bool_::METHODS],
        Kind::Int => &[int::METHODS],
        Kind::Float => &[float::METHODS],
        Kind::Complex => &[complex::METHODS],
        Kind::Str => &[str_::METHODS, str_more::METHODS],
        Kind::Bytes => &[bytes::METHODS, bytes::COMMON, bytes_more::COMMON],
        Kind::ByteArray => &[bytearray::METHODS, bytes::COMMON, bytes_more::COMMON],
        Kind::Tuple => &[tuple::METHODS],
        Kind::List => &[list::METHODS],
        Kind::Dict => &[dict::METHODS],
        Kind::DictKeys | Kind::DictItems => &[dict_views::METHODS, dict_views::SET_METHODS],
        Kind::DictValues => &[dict_views::METHODS],
        Kind::Set => &[set::METHODS],
        Kind::FrozenSet => &[set::FROZEN_METHODS],
        Kind::MappingProxy => &[mapping_proxy::METHODS],
        Kind::Range => &[range::METHODS],
        Kind::Slice => &[slice::METHODS],
        Kind::Generator => &[generators::COMMON, generators::METHODS, generators::GENERATOR],
        Kind::Coroutine => &[generators::COMMON, generators::METHODS, generators::COROUTINE],
        Kind::AsyncGenerator => &[generators::COMMON, generators::ASYNC_GENERATOR],
        Kind::CoroutineWrapper => &[generators::STEPS],
        Kind::AsyncSend | Kind::AsyncThrow => &[generators::STEPS, generators::ASYNC_STEPS],
        Kind::Function => &[descriptors::FUNCTION_METHODS, constructors::FUNCTION],
        Kind::Method => &[descriptors::METHOD_METHODS],
        Kind::Native => &[callables::NATIVE_METHODS, callables::FUNCTION_METHODS],
        Kind::MethodWrapper => &[callables::NATIVE_METHODS, callables::WRAPPER_METHODS],
        Kind::MethodDescr | Kind::WrapperDescr | Kind::ClassMethodDescr => {
            &[callables::DESCRIPTOR_METHODS, callables::METHOD_METHODS]
        }
        Kind::Member | Kind::GetSet => &[callables::DESCRIPTOR_METHODS, callables::ATTRIBUTE_METHODS],
        Kind::Property => &[property::PROPERTY_METHODS],
        Kind::StaticMethod => &[wrappers::STATIC_METHODS, wrappers::METHODS],
        Kind::ClassMethod => &[wrappers::CLASS_METHODS, wrappers::METHODS],
        Kind::Super => &[property::SUPER_METHODS],
        Kind::Cell => &[descriptors::CELL_METHODS, constructors::CELL],
        Kind::Code => &[descriptors::CODE_METHODS, code::METHODS],
        Kind::Module => &[module_type::METHODS],
        Kind::Frame => &[frames::METHODS],
        Kind::Traceback => &[descriptors::TRACEBACK_METHODS],
        Kind::WeakRef => &[crate::modules::weakref::REF_METHODS],
        Kind::WeakProxy => &[crate::modules::proxy::METHODS],
        Kind::WeakCallableProxy => &[crate::modules::proxy::METHODS, crate::modules::proxy::CALL_METHODS],
        _ => iterators::methods_of(kind),
    };
    tables.iter().flat_map(|table| table.iter()).collect()
}
