//! The module `sys`, as far as programs about memory use it.

use super::sizes::getsizeof;
use super::{ModuleDef, c_int, check_count, get, no_keywords, none, one, set};
use crate::errors::{ExcKind, R};
use crate::machine::{Machine, Stream};
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::{Object, V};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "sys",
    functions: FUNCTIONS,
    functions_of: "sys",
    fill,
    lazy_names: &[
        "stdin",
        "stdout",
        "stderr",
        "__stdin__",
        "__stdout__",
        "__stderr__",
        "version_info",
        "float_info",
        "int_info",
        "hash_info",
        "thread_info",
        "flags",
        "implementation",
        "UnraisableHookArgs",
        "_base_executable",
        "_framework",
        "_stdlib_dir",
        "_git",
        "_home",
        "pycache_prefix",
        "_xoptions",
        "base_exec_prefix",
        "base_prefix",
        "exec_prefix",
        "platlibdir",
        "dont_write_bytecode",
        "orig_argv",
        "path_hooks",
        "path_importer_cache",
        "builtin_module_names",
        "stdlib_module_names",
        "getswitchinterval",
        "setswitchinterval",
        "getunicodeinternedsize",
        "getfilesystemencodeerrors",
        "set_int_max_str_digits",
        "_getframemodulename",
        "_current_frames",
        "_current_exceptions",
        "gettrace",
        "getprofile",
        "settrace",
        "setprofile",
        "call_tracing",
        "audit",
        "addaudithook",
        "_clear_internal_caches",
        "_clear_type_cache",
        "_clear_type_descriptors",
        "is_remote_debug_enabled",
        "is_stack_trampoline_active",
        "getdlopenflags",
        "breakpointhook",
        "__breakpointhook__",
    ],
    make_lazy,
};

const FUNCTIONS: &[NativeDef] = &[
    function("getrefcount", Arity::Any, getrefcount),
    function("getsizeof", Arity::Any, getsizeof),
    function("getrecursionlimit", Arity::Any, getrecursionlimit),
    function("setrecursionlimit", Arity::Any, setrecursionlimit),
    function("intern", Arity::Any, intern),
    function("_is_interned", Arity::Any, is_interned),
    function("_is_immortal", Arity::Any, is_immortal),
    function("_is_gil_enabled", Arity::Any, |vm, args| none(vm, args, "sys._is_gil_enabled").map(|()| vm.true_)),
    function("exc_info", Arity::Any, exc_info),
    function("exception", Arity::Any, exception),
    function("exit", Arity::Any, exit),
    function("is_finalizing", Arity::Any, is_finalizing),
    function("_getframe", Arity::Any, getframe),
    function("get_asyncgen_hooks", Arity::Any, |vm, args| {
        none(vm, args, "sys.get_asyncgen_hooks")?;
        let hooks = [vm.async_hooks.firstiter, vm.async_hooks.finalizer].map(|hook| hook.unwrap_or(vm.none));
        vm.library_call("_asyncgen_hooks", "asyncgen_hooks", &hooks)
    }),
    function("set_asyncgen_hooks", Arity::Any, set_asyncgen_hooks),
    function("get_coroutine_origin_tracking_depth", Arity::Any, |vm, args| {
        none(vm, args, "sys.get_coroutine_origin_tracking_depth")?;
        Ok(vm.new_int(i64::from(vm.async_hooks.origin_depth)))
    }),
    function("set_coroutine_origin_tracking_depth", Arity::Any, |vm, args| {
        let [depth] = args.bind(vm, "set_coroutine_origin_tracking_depth", ["depth"], 1)?;
        let depth = c_int(vm, depth.expect("required"))?;
        let Ok(depth) = u32::try_from(depth) else { return Err(vm.value_error("depth must be >= 0")) };
        vm.async_hooks.origin_depth = depth;
        Ok(vm.none)
    }),
    function("getallocatedblocks", Arity::Any, getallocatedblocks),
    function("getdefaultencoding", Arity::Any, |vm, args| encoding(vm, args, "sys.getdefaultencoding")),
    function("getfilesystemencoding", Arity::Any, |vm, args| encoding(vm, args, "sys.getfilesystemencoding")),
    function("get_int_max_str_digits", Arity::Any, |vm, args| {
        none(vm, args, "sys.get_int_max_str_digits")?;
        Ok(vm.new_int(crate::pure::int_text::MAX_STR_DIGITS as i64))
    }),
];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let numbers =
        [("maxsize", i64::MAX), ("maxunicode", 0x10_ffff), ("hexversion", vm.version().hex()), ("api_version", 1013)];
    for (name, number) in numbers {
        let value = vm.new_int(number);
        set(vm, dict, name, value)?;
    }
    let version = format!("{}.{} (main) [Afterdel]", vm.version().name(), vm.version().micro);
    let texts = [
        ("version", version.as_str()),
        ("byteorder", "little"),
        ("platform", "linux"),
        ("executable", ""),
        ("prefix", "/usr/local"),
        ("float_repr_style", "short"),
        ("abiflags", ""),
        ("copyright", "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved."),
    ];
    for (name, text) in texts {
        let value = vm.new_str(text);
        set(vm, dict, name, value)?;
    }
    let (main, file) = (vm.main_dict, vm.names.file);
    let script = match vm.config.script.clone() {
        Some(script) => vm.new_string(script),
        None => {
            let file = vm.dict_get_name(main, file).unwrap_or(vm.names.empty);
            vm.new_ref(file)
        }
    };
    let mut argv = vec![script];
    for argument in vm.config.arguments.clone() {
        argv.push(vm.new_str(&argument));
    }
    let argv = vm.new_list(argv)?;
    set(vm, dict, "argv", argv)?;
    for name in ["path", "warnoptions", "meta_path"] {
        let list = vm.new_list(Vec::new())?;
        set(vm, dict, name, list)?;
    }
    super::sys_hooks::fill(vm, dict)?;
    let modules = vm.new_ref(vm.modules);
    set(vm, dict, "modules", modules)
}

/// What the library has: all names from here on.
fn is_seldom(name: &str) -> bool {
    let names = MODULE.lazy_names;
    let first = names.iter().position(|&known| known == "_base_executable");
    first.is_some_and(|first| names[first..].contains(&name))
}

/// Objects that are classes of their own come from Python text: the streams, and the tuples with names.
fn make_lazy(vm: &mut Machine, dict: V, name: &str) -> R<()> {
    if is_seldom(name) {
        let module = vm.import_module("_sys_more")?;
        let key = vm.intern(name);
        let value = vm.get_attr(module, key);
        vm.decref(module);
        return set(vm, dict, name, value?);
    }
    let is_stream = name.contains("std");
    let (source, module) = if is_stream { ("sys_io", "_io") } else { ("sys_info", "sys") };
    let namespace = vm.new_dict();
    let result = run_and_copy(vm, dict, namespace, source, module);
    vm.drop_ref(namespace);
    result
}

fn run_and_copy(vm: &mut Machine, dict: V, namespace: V, source: &str, module: &str) -> R<()> {
    let module = vm.intern(module);
    set(vm, namespace, "__name__", module)?;
    let hex = vm.new_int(vm.version().hex());
    set(vm, namespace, "hexversion", hex)?;
    for def in [&WRITE, &READ_LINE, &super::memory::STANDS_FOR_C_TYPE] {
        let native = super::new_function(vm, def, "_io");
        set(vm, namespace, def.name, native)?;
    }
    vm.run_stdlib(source, namespace)?;
    for name in MODULE.lazy_names {
        if get(vm, dict, name).is_some() {
            continue;
        }
        if let Some(value) = get(vm, namespace, name) {
            let value = vm.new_ref(value);
            set(vm, dict, name, value)?;
        }
    }
    Ok(())
}

static READ_LINE: NativeDef = function("_read_line", Arity::None, |vm, _| {
    let line = vm.read_line(None)?;
    Ok(vm.new_string(line.unwrap_or_default()))
})
.quick(crate::native::Quick::Input);

static WRITE: NativeDef = function("_write", Arity::Range(2, 2), write);

/// `_write(name, text)`: what the `write` of a stream of this name does.
fn write(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(text) = vm.as_str(args.pos[1]).map(str::to_string) else {
        return Err(vm.type_error_of("write() argument must be str, not {}", &[args.pos[1]]));
    };
    match stream_named(vm.as_str(args.pos[0])) {
        Some(stream) => vm.write(stream, &text),
        None => return Err(vm.raise(ExcKind::Os, "not writable")),
    }
    Ok(vm.new_int(text.chars().count() as i64))
}

fn stream_named(name: Option<&str>) -> Option<Stream> {
    match name {
        Some("<stdout>") => Some(Stream::Stdout),
        Some("<stderr>") => Some(Stream::Stderr),
        _ => None,
    }
}

/// The stream of the machine that an object made by sys_io.py writes to.
pub fn stream_of(vm: &mut Machine, file: V) -> Option<Stream> {
    let name = name_of_stream(vm, file)?;
    stream_named(Some(&name))
}

/// The name of a stream made by sys_io.py.
pub(crate) fn name_of_stream(vm: &mut Machine, file: V) -> Option<String> {
    let instance = vm.instance(file)?;
    if &*vm.class(instance.class).name != "TextIOWrapper" {
        return None;
    }
    let attribute = vm.names.name_;
    let name = vm.own_attr(file, attribute).ok().flatten()?;
    let text = vm.as_str(name).map(str::to_string).filter(|name| name.starts_with("<std"));
    vm.drop_ref(name);
    text
}

/// What `sys.stdout` or another is, if the program has had it in hands: only then can it be another object than the real
/// one. Borrowed.
pub fn replaced(vm: &mut Machine, stream: &str) -> Option<V> {
    let (modules, name) = (vm.modules, vm.intern("sys"));
    let sys = vm.dict_get_name(modules, name)?;
    let Object::Module(module) = vm.heap.get(sys) else { return None };
    let dict = module.dict;
    get(vm, dict, stream)
}

/// The count with the argument on the stack: a borrowed place adds nothing, a counted one is in the count (cpython.md 3.1).
fn getrefcount(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "sys.getrefcount")?;
    let mut count = vm.heap.refcount(v);
    if let Object::Code(_) = vm.heap.get(v) {
        // CPython's frames hold their code; here their functions do.
        count +=
            vm.frames.iter().filter(|frame| frame.generator.is_none() && vm.code_of_frame(frame) == Some(v)).count()
                as u32;
    }
    Ok(vm.new_int(i64::from(count)))
}

fn getrecursionlimit(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "sys.getrecursionlimit")?;
    Ok(vm.new_int(i64::from(vm.config.recursion_limit)))
}

fn setrecursionlimit(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "sys.setrecursionlimit")?;
    let limit = c_int(vm, v)?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = vm.frames.len();
    if depth >= limit as usize {
        let message =
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        return Err(vm.raise(ExcKind::Recursion, message));
    }
    vm.config.recursion_limit = limit as u32;
    Ok(vm.none)
}

fn intern(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "sys.intern")?;
    match vm.heap.get(v) {
        Object::Str(_) => {
            let interned = vm.intern_object(v);
            Ok(vm.new_ref(interned))
        }
        _ => {
            let name = vm.type_name(v);
            let message = match vm.as_str(v) {
                Some(_) => format!("can't intern {name}"),
                None => format!("intern() argument must be str, not {name}"),
            };
            Err(vm.type_error(message))
        }
    }
}

fn is_interned(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "sys._is_interned")?;
    match vm.str_obj(v).map(|text| text.interned) {
        Some(interned) => Ok(vm.bool(interned)),
        None => Err(vm.type_error_of("_is_interned() argument must be str, not {}", &[v])),
    }
}

fn is_immortal(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "sys._is_immortal")?;
    Ok(vm.bool(vm.heap.is_immortal(v)))
}

fn exc_info(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "sys.exc_info")?;
    let parts = match vm.handled_exception() {
        None => [vm.none; 3],
        Some(exc) => {
            let traceback = vm.exc(exc).and_then(|exc| exc.traceback).unwrap_or(vm.none);
            [vm.type_of(exc), exc, traceback]
        }
    };
    parts.iter().for_each(|&v| vm.heap.incref(v));
    Ok(vm.new_tracked_tuple(parts.to_vec()))
}

fn exception(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "sys.exception")?;
    let exc = vm.handled_exception().unwrap_or(vm.none);
    Ok(vm.new_ref(exc))
}

fn exit(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "sys.exit")?;
    check_count(vm, "exit", args.pos.len(), 0, 1)?;
    vm.raise_exit(args.pos.first().copied())
}

fn is_finalizing(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "sys.is_finalizing")?;
    Ok(vm.bool(vm.finalizing))
}

fn getframe(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "sys._getframe")?;
    check_count(vm, "_getframe", args.pos.len(), 0, 1)?;
    let depth = match args.pos.first() {
        Some(&v) => c_int(vm, v)?.max(0) as usize,
        None => 0,
    };
    match vm.nth_frame(depth) {
        Some(frame) => Ok(vm.new_ref(frame)),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

/// What is called with asynchronous generators at their first iteration and instead of their end.
fn set_asyncgen_hooks(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let hooks = args.bind(vm, "set_asyncgen_hooks", ["firstiter", "finalizer"], 0)?;
    for (hook, name) in hooks.iter().zip(["firstiter", "finalizer"]) {
        if let Some(hook) = hook.filter(|&hook| hook != vm.none && !vm.is_callable(hook)) {
            return Err(vm.type_error_of(&format!("callable {name} expected, got {{}}"), &[hook]));
        }
    }
    let mut hooks = hooks.map(|hook| hook.map(|hook| Some(hook).filter(|&hook| hook != vm.none)));
    for (place, hook) in hooks.iter_mut().enumerate() {
        let Some(hook) = hook.take() else { continue };
        hook.iter().for_each(|&hook| vm.heap.incref(hook));
        let places = [&mut vm.async_hooks.firstiter, &mut vm.async_hooks.finalizer];
        let old = places.into_iter().nth(place).and_then(|place| std::mem::replace(place, hook));
        old.into_iter().for_each(|old| vm.drop_ref(old));
    }
    Ok(vm.none)
}

fn getallocatedblocks(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "sys.getallocatedblocks")?;
    Ok(vm.new_int(vm.heap.objects() as i64))
}

fn encoding(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    none(vm, args, name)?;
    Ok(vm.new_str("utf-8"))
}
