//! "Did you mean": the nearest known name (`Lib/traceback.py`, `_compute_suggestion_error`).

use crate::errors::ExcKind;
use crate::machine::Machine;
use crate::object::{Object, V};

/// The standard library (`sys.stdlib_module_names` without those that begin with an underscore).
pub(crate) const LIBRARY: &str = "\
    abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile \
    calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser \
    contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email \
    encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc \
    genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib \
    inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap \
    modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb \
    pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile \
    pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets \
    select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants \
    sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile \
    tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc \
    tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg \
    winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";

/// Names that do not begin with an underscore: others are proposed only to who wrote one, or who is the object itself.
fn only_public(names: &mut Vec<String>) {
    names.retain(|name| !name.starts_with('_'));
}

impl Machine {
    /// What CPython appends to the message of a NameError, an AttributeError or an ImportError.
    pub fn suggestion_for(&mut self, exc: V) -> String {
        let is_name = self.exc_is(exc, ExcKind::Name);
        let attribute = match () {
            () if self.exc_is(exc, ExcKind::Import) => "name_from",
            () if is_name || self.exc_is(exc, ExcKind::Attribute) => "name",
            () => return String::new(),
        };
        let Some(name) = self.attr_quietly(exc, attribute) else { return String::new() };
        let wrong = self.as_str(name).map(str::to_string);
        self.decref(name);
        let Some(wrong) = wrong else { return String::new() };
        let found = if is_name { self.nearest_name(exc, &wrong) } else { self.nearest_attribute(exc, &wrong) };
        let dots = attribute == "name" && !is_name && self.version().suggests_with_dots;
        let meant = |name: &String| match dots {
            true => format!(". Did you mean '.{name}' instead of '.{wrong}'?"),
            false => format!(". Did you mean: '{name}'?"),
        };
        let text = found.as_ref().map(meant).unwrap_or_default();
        if !is_name || !LIBRARY.split_ascii_whitespace().any(|name| name == wrong) {
            return text;
        }
        match found {
            None => format!(". Did you forget to import '{wrong}'?"),
            Some(_) => format!("{text} Or did you forget to import '{wrong}'?"),
        }
    }

    fn dict_names(&self, dict: V, names: &mut Vec<String>) {
        names.extend(self.dict_items(dict).iter().filter_map(|entry| self.as_str(entry.key).map(str::to_string)));
    }

    /// The frame in which an exception was raised; borrowed.
    fn innermost_frame(&self, exc: V) -> Option<V> {
        let mut at = self.exc(exc).and_then(|e| e.traceback);
        let mut innermost = None;
        while let Some(v) = at {
            let Object::Traceback(entry) = self.heap.get(v) else { break };
            innermost = Some(entry.frame);
            at = entry.next;
        }
        innermost
    }

    /// `self` in the frame in which an exception was raised; a new reference.
    fn self_of(&mut self, exc: V) -> Option<V> {
        let frame = self.innermost_frame(exc)?;
        let locals = self.frame_locals(frame);
        let locals = self.quietly(locals)?;
        let name = self.intern("self");
        let found = self.dict_get_name(locals, name).map(|v| self.new_ref(v));
        self.decref(locals);
        found
    }

    /// Among the names that the frame which raised could see.
    fn nearest_name(&mut self, exc: V, wrong: &str) -> Option<String> {
        let frame = self.innermost_frame(exc)?;
        let mut names = Vec::new();
        let locals = self.frame_locals(frame);
        if let Some(locals) = self.quietly(locals) {
            self.dict_names(locals, &mut names);
            self.decref(locals);
        }
        if let Object::Frame(payload) = self.heap.get(frame) {
            let globals = payload.globals;
            self.dict_names(globals, &mut names);
        }
        self.dict_names(self.builtins, &mut names);
        if let Some(this) = self.self_of(exc) {
            let name = self.intern(wrong);
            let attribute = self.get_attr_opt(this, name);
            let attribute = self.quietly(attribute).flatten();
            self.decref(this);
            if let Some(attribute) = attribute {
                self.decref(attribute);
                return Some(format!("self.{wrong}"));
            }
        }
        afterdel_language::nearest(wrong, names.iter().map(String::as_str)).map(str::to_owned)
    }

    /// Among the attributes of the object, or of the module, that had not the wanted one.
    fn nearest_attribute(&mut self, exc: V, wrong: &str) -> Option<String> {
        let of_module = self.exc_is(exc, ExcKind::Import);
        let obj = if of_module {
            let name = self.attr_quietly(exc, "name")?;
            let text = self.as_str(name).map(str::to_string);
            self.decref(name);
            let module = self.import_module(&text?);
            self.quietly(module)?
        } else {
            let name = self.names.obj;
            let obj = self.get_attr_opt(exc, name);
            self.quietly(obj).flatten()?
        };
        let own = !of_module
            && self.self_of(exc).is_some_and(|this| {
                self.decref(this);
                this == obj
            });
        let list = self.dir_of(obj);
        let list = self.quietly(list);
        self.decref(obj);
        let list = list?;
        let items = self.list(list).map(|l| l.items().to_vec()).unwrap_or_default();
        let mut names: Vec<String> = items.iter().filter_map(|&v| self.as_str(v).map(str::to_string)).collect();
        self.decref(list);
        if !wrong.starts_with('_') && !own {
            only_public(&mut names);
        }
        afterdel_language::nearest(wrong, names.iter().map(String::as_str)).map(str::to_owned)
    }
}
