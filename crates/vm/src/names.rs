//! Names the machine itself uses, interned once.

use crate::object::V;

macro_rules! names {
    ($($name:ident $text:literal,)*) => {
        /// Interned names.
        #[derive(Clone, Debug)]
        #[allow(missing_docs, reason = "the fields are the names themselves")]
        pub struct Names { $(pub $name: V,)* }

        impl Names {
            /// Interns every name.
            pub fn new(intern: impl FnMut(&str) -> V) -> Self {
                let [$($name),*] = [$($text),*].map(intern);
                Names { $($name,)* }
            }
        }
    };
}

names! {
    init "__init__", new "__new__", del "__del__", dict "__dict__", class "__class__", name "__name__",
    qualname "__qualname__", module "__module__", doc "__doc__", slots "__slots__", bases "__bases__",
    mro "__mro__", call "__call__", repr "__repr__", str "__str__", format "__format__", hash "__hash__",
    eq "__eq__", ne "__ne__", lt "__lt__", le "__le__", gt "__gt__", ge "__ge__", bool "__bool__",
    len "__len__", iter "__iter__", next "__next__", reversed "__reversed__", contains "__contains__",
    getitem "__getitem__", setitem "__setitem__", delitem "__delitem__", missing "__missing__",
    getattr "__getattr__", getattribute "__getattribute__", setattr "__setattr__", delattr "__delattr__",
    get "__get__", set "__set__", delete "__delete__", set_name "__set_name__", init_subclass "__init_subclass__",
    class_getitem "__class_getitem__", enter "__enter__", exit "__exit__", aenter "__aenter__", aexit "__aexit__",
    index "__index__", int "__int__", float "__float__", complex "__complex__", abs "__abs__", neg "__neg__",
    pos "__pos__", invert "__invert__", round "__round__", trunc "__trunc__", floor "__floor__", ceil "__ceil__",
    length_hint "__length_hint__", sizeof "__sizeof__", bytes "__bytes__", file "__file__", cached "__cached__",
    builtins "__builtins__",
    annotations "__annotations__", annotate "__annotate__", classcell "__classcell__",
    classdictcell "__classdictcell__", metaclass "metaclass",
    prepare "__prepare__", instancecheck "__instancecheck__", subclasscheck "__subclasscheck__",
    weakref "__weakref__", main "__main__", traceback "__traceback__", cause "__cause__", context "__context__",
    suppress_context "__suppress_context__", notes "__notes__", args "args", value "value", code "code",
    obj "obj", name_ "name", msg "msg", errno "errno", strerror "strerror", filename "filename",
    lineno "lineno", offset "offset", text "text", type_params "__type_params__", wrapped "__wrapped__",
    firstlineno "__firstlineno__", static_attributes "__static_attributes__", reduce "__reduce__",
    send "send", throw "throw", close "close", keys "keys", import "__import__", build_class "__build_class__",
    spec "__spec__", loader "__loader__", package "__package__", path "__path__", all "__all__",
    dir "__dir__", mro_ "mro", divmod "__divmod__", copy "__copy__", debug "__debug__", underscore "_", sys "sys",
    stop "stop", start "start", step "step", empty "", await_ "__await__", aiter "__aiter__", anext "__anext__",
    match_args "__match_args__", func "__func__", self_ "__self__", globals "__globals__", defaults "__defaults__",
    kwdefaults "__kwdefaults__", closure "__closure__", code_ "__code__", weakrefoffset "__weakrefoffset__",
    print_file_and_line "print_file_and_line", end "end", sep "sep", file_ "file", flush "flush", key "key",
    reverse "reverse", default "default",
}
