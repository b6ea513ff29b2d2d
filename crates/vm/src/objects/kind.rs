//! The builtin types, one row each: the list generates the enum and the rows from which the machine makes the types.

/// A row of the table of builtin types.
#[derive(Clone, Copy, Debug)]
pub struct KindRow {
    /// `tp_name`
    pub name: &'static str,
    /// Its base.
    pub base: Kind,
    /// Module that `__module__` names.
    pub module: &'static str,
    /// The name is bound in builtins.
    pub public: bool,
}

macro_rules! kinds {
    ($($variant:ident $name:literal $base:ident $module:literal $public:literal,)*) => {
        /// A builtin type; the number is its key in the registry of types.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the names are the types' own")]
        pub enum Kind { $($variant,)* }

        impl Kind {
            /// All builtin types, in order of their numbers.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];
            /// Number of builtin types.
            pub const COUNT: usize = Kind::ALL.len();
            /// What is known about this type.
            pub fn row(self) -> KindRow {
                match self {
                    $(Kind::$variant => KindRow { name: $name, base: Kind::$base, module: $module, public: $public },)*
                }
            }
        }
    };
}

kinds! {
    Object "object" Object "builtins" true,
    Type "type" Object "builtins" true,
    None "NoneType" Object "builtins" false,
    NotImplemented "NotImplementedType" Object "builtins" false,
    Ellipsis "ellipsis" Object "builtins" false,
    Int "int" Object "builtins" true,
    Bool "bool" Int "builtins" true,
    Float "float" Object "builtins" true,
    Complex "complex" Object "builtins" true,
    Str "str" Object "builtins" true,
    Bytes "bytes" Object "builtins" true,
    ByteArray "bytearray" Object "builtins" true,
    Tuple "tuple" Object "builtins" true,
    List "list" Object "builtins" true,
    Dict "dict" Object "builtins" true,
    Set "set" Object "builtins" true,
    FrozenSet "frozenset" Object "builtins" true,
    Range "range" Object "builtins" true,
    Slice "slice" Object "builtins" true,
    Cell "cell" Object "builtins" false,
    Code "code" Object "builtins" false,
    Function "function" Object "builtins" false,
    Native "builtin_function_or_method" Object "builtins" false,
    MethodDescr "method_descriptor" Object "builtins" false,
    WrapperDescr "wrapper_descriptor" Object "builtins" false,
    ClassMethodDescr "classmethod_descriptor" Object "builtins" false,
    MethodWrapper "method-wrapper" Object "builtins" false,
    Method "method" Object "builtins" false,
    Module "module" Object "builtins" false,
    Property "property" Object "builtins" true,
    StaticMethod "staticmethod" Object "builtins" true,
    ClassMethod "classmethod" Object "builtins" true,
    Member "member_descriptor" Object "builtins" false,
    GetSet "getset_descriptor" Object "builtins" false,
    Super "super" Object "builtins" true,
    Generator "generator" Object "builtins" false,
    Coroutine "coroutine" Object "builtins" false,
    AsyncGenerator "async_generator" Object "builtins" false,
    AsyncSend "async_generator_asend" Object "builtins" false,
    AsyncThrow "async_generator_athrow" Object "builtins" false,
    AsyncWrapped "async_generator_wrapped_value" Object "builtins" false,
    CoroutineWrapper "coroutine_wrapper" Object "builtins" false,
    Frame "frame" Object "builtins" false,
    Traceback "traceback" Object "builtins" false,
    WeakRef "ReferenceType" Object "weakref" false,
    WeakProxy "ProxyType" Object "weakref" false,
    WeakCallableProxy "CallableProxyType" Object "weakref" false,
    MappingProxy "mappingproxy" Object "builtins" false,
    DictKeys "dict_keys" Object "builtins" false,
    DictValues "dict_values" Object "builtins" false,
    DictItems "dict_items" Object "builtins" false,
    ListIterator "list_iterator" Object "builtins" false,
    ListReverseIterator "list_reverseiterator" Object "builtins" false,
    TupleIterator "tuple_iterator" Object "builtins" false,
    StrIterator "str_ascii_iterator" Object "builtins" false,
    WideStrIterator "str_iterator" Object "builtins" false,
    BytesIterator "bytes_iterator" Object "builtins" false,
    ByteArrayIterator "bytearray_iterator" Object "builtins" false,
    RangeIterator "range_iterator" Object "builtins" false,
    LongRangeIterator "longrange_iterator" Object "builtins" false,
    DictKeyIterator "dict_keyiterator" Object "builtins" false,
    DictValueIterator "dict_valueiterator" Object "builtins" false,
    DictItemIterator "dict_itemiterator" Object "builtins" false,
    DictReverseKeyIterator "dict_reversekeyiterator" Object "builtins" false,
    DictReverseValueIterator "dict_reversevalueiterator" Object "builtins" false,
    DictReverseItemIterator "dict_reverseitemiterator" Object "builtins" false,
    SetIterator "set_iterator" Object "builtins" false,
    Enumerate "enumerate" Object "builtins" true,
    Zip "zip" Object "builtins" true,
    Map "map" Object "builtins" true,
    Filter "filter" Object "builtins" true,
    Reversed "reversed" Object "builtins" true,
    CallableIterator "callable_iterator" Object "builtins" false,
    SequenceIterator "iterator" Object "builtins" false,
    BaseException "BaseException" Object "builtins" true,
}

impl crate::object::Object {
    /// The builtin type of this payload. For an instance this is [`Kind::Object`] or [`Kind::BaseException`]: ask its class instead.
    #[expect(clippy::too_many_lines, reason = "a table: one line a payload")]
    pub fn kind(&self) -> Kind {
        use super::{AwaitableKind, Flavor, Iter, ViewKind, WeakRefKind};
        use crate::object::{Base, Object};
        match self {
            Object::None => Kind::None,
            Object::NotImplemented => Kind::NotImplemented,
            Object::Ellipsis => Kind::Ellipsis,
            Object::Bool(_) => Kind::Bool,
            Object::Int(_) | Object::BigInt(_) => Kind::Int,
            Object::Float(_) => Kind::Float,
            Object::Complex(_) => Kind::Complex,
            Object::Str(_) => Kind::Str,
            Object::Bytes(_) => Kind::Bytes,
            Object::ByteArray(_) => Kind::ByteArray,
            Object::Tuple(_) | Object::SmallTuple(_) => Kind::Tuple,
            Object::List(_) | Object::SmallList(..) => Kind::List,
            Object::Dict(_) => Kind::Dict,
            Object::Set(_) => Kind::Set,
            Object::FrozenSet(_) => Kind::FrozenSet,
            Object::Range(_) => Kind::Range,
            Object::Slice(_) => Kind::Slice,
            Object::Cell(_) => Kind::Cell,
            Object::Code(_) => Kind::Code,
            Object::Function(_) => Kind::Function,
            Object::Native(native) if native.is_method_wrapper() => Kind::MethodWrapper,
            Object::Native(_) => Kind::Native,
            Object::MethodDescr(def, _) => def.descriptor_kind(),
            Object::Method(..) => Kind::Method,
            Object::Type(_) => Kind::Type,
            Object::Instance(instance) => match instance.base() {
                Base::Exception(_) => Kind::BaseException,
                _ => Kind::Object,
            },
            Object::Small(..) => Kind::Object,
            Object::Module(_) => Kind::Module,
            Object::Property(_) => Kind::Property,
            Object::StaticMethod(..) => Kind::StaticMethod,
            Object::ClassMethod(..) => Kind::ClassMethod,
            Object::Member(_) => Kind::Member,
            Object::GetSet(getset) if crate::builtins::callables::is_member(getset.kind) => Kind::Member,
            Object::GetSet(_) => Kind::GetSet,
            Object::Super(_) => Kind::Super,
            Object::Generator(generator) => match generator.flavor {
                Flavor::Generator => Kind::Generator,
                Flavor::Coroutine => Kind::Coroutine,
                Flavor::AsyncGenerator => Kind::AsyncGenerator,
            },
            Object::Awaitable(awaitable) => match awaitable.kind {
                AwaitableKind::Send => Kind::AsyncSend,
                AwaitableKind::Throw => Kind::AsyncThrow,
                AwaitableKind::Wrapped => Kind::AsyncWrapped,
                AwaitableKind::Coroutine => Kind::CoroutineWrapper,
            },
            Object::Frame(_) => Kind::Frame,
            Object::Traceback(_) => Kind::Traceback,
            Object::WeakRef(weak) => match weak.kind {
                WeakRefKind::Ref => Kind::WeakRef,
                WeakRefKind::Proxy => Kind::WeakProxy,
                WeakRefKind::CallableProxy => Kind::WeakCallableProxy,
            },
            Object::Iter(iter) => match &**iter {
                Iter::List(..) => Kind::ListIterator,
                Iter::ListReversed(..) => Kind::ListReverseIterator,
                Iter::Tuple(..) => Kind::TupleIterator,
                Iter::Str(..) => Kind::StrIterator,
                Iter::WideStr(..) => Kind::WideStrIterator,
                Iter::Bytes(..) => Kind::BytesIterator,
                Iter::ByteArray(..) => Kind::ByteArrayIterator,
                Iter::Range(..) => Kind::RangeIterator,
                Iter::BigRange(_) => Kind::LongRangeIterator,
                Iter::Dict(iter) => match (iter.kind, iter.reversed) {
                    (ViewKind::Keys, false) => Kind::DictKeyIterator,
                    (ViewKind::Values, false) => Kind::DictValueIterator,
                    (ViewKind::Items, false) => Kind::DictItemIterator,
                    (ViewKind::Keys, true) => Kind::DictReverseKeyIterator,
                    (ViewKind::Values, true) => Kind::DictReverseValueIterator,
                    (ViewKind::Items, true) => Kind::DictReverseItemIterator,
                },
                Iter::Set(..) => Kind::SetIterator,
                Iter::Enumerate(..) => Kind::Enumerate,
                Iter::Zip(..) => Kind::Zip,
                Iter::Map(..) => Kind::Map,
                Iter::Filter(..) => Kind::Filter,
                Iter::Reversed(..) => Kind::Reversed,
                Iter::CallSentinel(_) => Kind::CallableIterator,
                Iter::Sequence(..) => Kind::SequenceIterator,
            },
            Object::DictView(kind, _) => match kind {
                ViewKind::Keys => Kind::DictKeys,
                ViewKind::Values => Kind::DictValues,
                ViewKind::Items => Kind::DictItems,
            },
            Object::MappingProxy(_) => Kind::MappingProxy,
            Object::Gone => Kind::None,
        }
    }
}
