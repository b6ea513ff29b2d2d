//! What classes of exceptions have besides `args`: `NameError.name`, `OSError.errno`, `StopIteration.value` ...

use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::native::{Args, NativeDef, getter};
use crate::object::{Object, V};
use crate::pure::{ErrorKind, PureResult};

/// The members of the classes that have some, in the order of CPython's structs.
const MEMBERS: &[(ExcKind, &[&str])] = &[
    (ExcKind::Stop, &["value"]),
    (ExcKind::SystemExit, &["code"]),
    (ExcKind::Name, &["name"]),
    (ExcKind::Attribute, &["obj", "name"]),
    (ExcKind::Import, &["msg", "name", "path", "name_from"]),
    (ExcKind::Os, &["errno", "strerror", "filename", "filename2", "characters_written"]),
    (
        ExcKind::Syntax,
        &[
            "msg",
            "filename",
            "lineno",
            "offset",
            "text",
            "end_lineno",
            "end_offset",
            "print_file_and_line",
            "_metadata",
        ],
    ),
    (ExcKind::UnicodeDecode, UNICODE),
    (ExcKind::UnicodeEncode, UNICODE),
    (ExcKind::UnicodeTranslate, UNICODE),
];
const UNICODE: &[&str] = &["encoding", "object", "start", "end", "reason"];

macro_rules! members {
    ($($name:ident: $($member:literal)*;)*) => {
        $(pub(super) const $name: &[NativeDef] = &[$(getter($member, |vm, args| Ok(read(vm, args.pos[0], $member)))),*];)*
    };
}

members! {
    STOP: "value";
    EXIT: "code";
    NAME: "name";
    ATTRIBUTE: "name" "obj";
    IMPORT: "msg" "name" "path" "name_from";
    OS: "errno" "strerror" "filename" "filename2" "characters_written";
    SYNTAX: "msg" "filename" "lineno" "offset" "text" "end_lineno" "end_offset" "print_file_and_line" "_metadata";
    UNICODE_ERROR: "encoding" "object" "start" "end" "reason";
}

fn read(vm: &mut Machine, exc: V, name: &str) -> V {
    let value = vm.exc_member(exc, name).unwrap_or(vm.none);
    vm.new_ref(value)
}

impl Machine {
    /// The builtin class that gives an exception its members, and their names.
    fn members_of_class(&self, class: V) -> Option<(ExcKind, &'static [&'static str])> {
        MEMBERS.iter().copied().find(|&(kind, _)| self.is_subclass(class, self.exc_class(kind)))
    }

    fn member_place(&self, exc: V, name: &str) -> Option<usize> {
        let (_, names) = self.members_of_class(self.type_of(exc))?;
        names.iter().position(|&known| known == name)
    }

    /// A member of an exception by its name; borrowed. Nothing when it is not set.
    pub(crate) fn exc_member(&self, exc: V, name: &str) -> Option<V> {
        let place = self.member_place(exc, name)?;
        self.exc(exc)?.members.get(place).copied().flatten()
    }

    /// Sets or forgets a member; whether there is one of this name.
    pub(crate) fn set_exc_member(&mut self, exc: V, name: &str, value: Option<V>) -> bool {
        let Some(place) = self.member_place(exc, name) else { return false };
        value.into_iter().for_each(|v| self.heap.incref(v));
        let Some(payload) = self.exc_mut(exc) else { return false };
        if payload.members.len() <= place {
            payload.members.resize(place + 1, None);
        }
        let old = std::mem::replace(&mut payload.members[place], value);
        old.into_iter().for_each(|v| self.drop_ref(v));
        true
    }

    /// An exception that is initialized anew starts without members, where the classes' own `__init__` sets them all.
    pub(crate) fn forget_members(&mut self, exc: V) {
        let Some((kind, names)) = self.members_of_class(self.type_of(exc)) else { return };
        if matches!(kind, ExcKind::Name | ExcKind::Attribute | ExcKind::Import | ExcKind::Syntax) {
            for name in names {
                self.set_exc_member(exc, name, None);
            }
        }
    }

    /// What the `__init__` of the builtin classes makes of positional arguments.
    pub(crate) fn fill_members(&mut self, exc: V, args: &[V]) -> R<()> {
        let Some((kind, names)) = self.members_of_class(self.type_of(exc)) else { return Ok(()) };
        match kind {
            ExcKind::Stop => self.set_members(exc, names, &args[..args.len().min(1)]),
            ExcKind::SystemExit => {
                let all = self.exc(exc).map_or(self.none, |exc| exc.args);
                let code = if let [code] = args { *code } else { all };
                self.set_exc_member(exc, "code", (!args.is_empty()).then_some(code));
            }
            ExcKind::Import => {
                self.set_exc_member(exc, "msg", if let [message] = args { Some(*message) } else { None });
            }
            ExcKind::Syntax => return self.fill_syntax(exc, args),
            ExcKind::Os => self.fill_os(exc, args),
            ExcKind::UnicodeDecode | ExcKind::UnicodeEncode => {
                self.check_unicode(kind, args, 0)?;
                self.set_members(exc, names, args);
                // What is decoded is kept as bytes.
                let subject = args[1];
                if kind == ExcKind::UnicodeDecode && !matches!(self.heap.get(subject).native(), Object::Bytes(_)) {
                    let content = self.bytes(subject).expect("checked").to_vec();
                    let copy = self.new_bytes(content);
                    self.set_exc_member(exc, "object", Some(copy));
                    self.drop_ref(copy);
                }
            }
            ExcKind::UnicodeTranslate => {
                self.check_unicode(kind, args, 1)?;
                self.set_members(exc, &names[1..], args);
            }
            _ => {}
        }
        Ok(())
    }

    fn set_members(&mut self, exc: V, names: &[&str], values: &[V]) {
        for (name, &value) in names.iter().zip(values) {
            self.set_exc_member(exc, name, Some(value));
        }
    }

    /// `SyntaxError(message, (filename, lineno, offset, text[, end_lineno, end_offset[, metadata]]))`
    fn fill_syntax(&mut self, exc: V, args: &[V]) -> R<()> {
        const NAMES: &[&str] = &["filename", "lineno", "offset", "text", "end_lineno", "end_offset", "_metadata"];
        self.set_members(exc, &["msg"], &args[..args.len().min(1)]);
        let &[_, details] = args else { return Ok(()) };
        let items = self.collect_iterable(details)?;
        let given = items.len();
        if (4..=7).contains(&given) && given != 5 {
            self.set_members(exc, NAMES, &items);
        }
        items.into_iter().for_each(|v| self.drop_ref(v));
        match given {
            0..=3 => Err(self.type_error(format!("function takes at least 4 arguments ({given} given)"))),
            5 => Err(self.type_error("end_offset must be provided when end_lineno is provided")),
            4 | 6 | 7 => Ok(()),
            _ => Err(self.type_error(format!("function takes at most 7 arguments ({given} given)"))),
        }
    }

    /// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`
    fn fill_os(&mut self, exc: V, args: &[V]) {
        if !(2..=5).contains(&args.len()) {
            return;
        }
        self.set_members(exc, &["errno", "strerror"], args);
        let given = |at: usize| args.get(at).copied().filter(|&v| v != self.none);
        let (Some(file), second) = (given(2), given(4)) else { return };
        if self.exc_is(exc, ExcKind::BlockingIo) && self.int(file).is_some() {
            self.set_exc_member(exc, "characters_written", Some(file));
            return;
        }
        self.set_exc_member(exc, "filename", Some(file));
        self.set_exc_member(exc, "filename2", second);
        args[..2].iter().for_each(|&v| self.heap.incref(v));
        let first = self.new_tuple(args[..2].to_vec());
        let old = std::mem::replace(&mut self.exc_mut(exc).expect("is an exception").args, first);
        self.drop_ref(old);
    }

    /// What a codec made of `subject`, or the UnicodeError that tells of it.
    pub(crate) fn coded<T>(&mut self, subject: V, result: PureResult<T>) -> R<T> {
        let error = match result {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let Some(fault) = error.fault else { return Err(self.pure_error(error)) };
        let decodes = error.kind == ErrorKind::UnicodeDecode;
        let class = self.exc_class(if decodes { ExcKind::UnicodeDecode } else { ExcKind::UnicodeEncode });
        let parts = [
            self.new_str(fault.encoding),
            self.new_ref(subject),
            self.new_int(fault.start as i64),
            self.new_int(fault.end as i64),
            self.new_string(fault.reason),
        ];
        let raised = self.call(class, &parts).map(|exc| self.raise_value(exc));
        parts.into_iter().for_each(|part| self.drop_ref(part));
        Err(raised.unwrap_or_else(|raise| raise))
    }

    /// The types of the arguments of a UnicodeError; those of a translation have no encoding.
    fn check_unicode(&mut self, kind: ExcKind, args: &[V], first: usize) -> Result<(), Raise> {
        let wanted = 5 - first;
        if args.len() != wanted {
            let given = args.len();
            return Err(self.type_error(format!("function takes exactly {wanted} arguments ({given} given)")));
        }
        for (at, &value) in args.iter().enumerate() {
            let is_bytes = kind == ExcKind::UnicodeDecode && at == 1;
            let fits = match at + first {
                2 | 3 => self.int(value).is_some(),
                _ if is_bytes => self.bytes(value).is_some(),
                _ => self.as_str(value).is_some(),
            };
            let words = match at + first {
                _ if fits => continue,
                2 | 3 => "'{}' object cannot be interpreted as an integer".to_owned(),
                _ if is_bytes => "a bytes-like object is required, not '{}'".to_owned(),
                _ => format!("argument {} must be str, not {{}}", at + 1),
            };
            return Err(self.type_error_of(&words, &[value]));
        }
        Ok(())
    }

    /// `str()` of the classes that make it from their members; nothing for others.
    pub(crate) fn member_text(&mut self, exc: V) -> R<Option<String>> {
        match self.members_of_class(self.type_of(exc)) {
            Some((ExcKind::Os, _)) => self.os_text(exc),
            Some((ExcKind::Syntax, _)) => self.syntax_text(exc).map(Some),
            Some((ExcKind::Import, _)) => {
                let message = self.exc_member(exc, "msg");
                Ok(message
                    .filter(|&v| !self.class(self.type_of(v)).heap)
                    .and_then(|v| self.as_str(v))
                    .map(str::to_owned))
            }
            Some((kind @ (ExcKind::UnicodeDecode | ExcKind::UnicodeEncode | ExcKind::UnicodeTranslate), _)) => {
                self.unicode_text(exc, kind).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn os_text(&mut self, exc: V) -> R<Option<String>> {
        let member = |name| self.exc_member(exc, name);
        let (errno, message) = (member("errno"), member("strerror"));
        let (first, second) = (member("filename"), member("filename2"));
        if first.is_none() && (errno.is_none() || message.is_none()) {
            return Ok(None);
        }
        let errno = self.str_of(errno.unwrap_or(self.none))?;
        let message = self.str_of(message.unwrap_or(self.none))?;
        let mut text = format!("[Errno {errno}] {message}");
        if let Some(first) = first {
            text.push_str(&format!(": {}", self.repr_text(first)?));
            if let Some(second) = second {
                text.push_str(&format!(" -> {}", self.repr_text(second)?));
            }
        }
        Ok(Some(text))
    }

    fn syntax_text(&mut self, exc: V) -> R<String> {
        let message = self.exc_member(exc, "msg").unwrap_or(self.none);
        let message = self.str_of(message)?;
        let file = self.exc_member(exc, "filename").and_then(|v| self.as_str(v));
        let file = file.map(|name| name.rsplit('/').next().unwrap_or(name).to_owned());
        let line = self.exc_member(exc, "lineno").and_then(|v| self.int(v)).and_then(|line| line.to_i64());
        Ok(match (file, line) {
            (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
            (Some(file), None) => format!("{message} ({file})"),
            (None, Some(line)) => format!("{message} (line {line})"),
            (None, None) => message,
        })
    }

    fn unicode_text(&mut self, exc: V, kind: ExcKind) -> R<String> {
        if self.exc_member(exc, "object").is_none() {
            return Ok(String::new());
        }
        // Both may be the program's own texts, whose `__str__` may change the others.
        let text_of = |vm: &mut Machine, name| {
            let value = vm.exc_member(exc, name).unwrap_or(vm.none);
            vm.heap.incref(value);
            let text = vm.str_of(value);
            vm.drop_ref(value);
            text
        };
        let reason = text_of(self, "reason")?;
        let decodes = kind == ExcKind::UnicodeDecode;
        let subject = match kind {
            ExcKind::UnicodeTranslate => "can't translate ".to_owned(),
            _ => {
                let encoding = text_of(self, "encoding")?;
                format!("'{encoding}' codec can't {} ", if decodes { "decode" } else { "encode" })
            }
        };
        let object = self.unicode_object(exc, decodes)?;
        let number = |name| self.exc_member(exc, name).and_then(|v| self.int(v)).and_then(|n| n.to_i64()).unwrap_or(0);
        let (start, end) = (number("start"), number("end"));
        let one = match usize::try_from(start).ok().filter(|_| end == start + 1) {
            None => None,
            Some(at) if decodes => {
                self.bytes(object).and_then(|bytes| bytes.get(at)).map(|byte| format!("byte {byte:#04x}"))
            }
            Some(at) => {
                self.as_str(object).and_then(|text| text.chars().nth(at)).map(|c| format!("character '{}'", escaped(c)))
            }
        };
        let many = if decodes { "bytes" } else { "characters" };
        Ok(match one {
            Some(one) => format!("{subject}{one} in position {start}: {reason}"),
            None => format!("{subject}{many} in position {start}-{}: {reason}", end - 1),
        })
    }

    /// What could not be coded; borrowed.
    fn unicode_object(&mut self, exc: V, decodes: bool) -> R<V> {
        let Some(object) = self.exc_member(exc, "object") else {
            return Err(self.type_error("UnicodeError 'object' attribute is not set"));
        };
        let fits = match self.heap.get(object).native() {
            Object::Bytes(_) => decodes,
            Object::Str(_) => !decodes,
            _ => false,
        };
        match fits {
            true => Ok(object),
            false if decodes => Err(self.type_error("UnicodeError 'object' attribute must be a bytes")),
            false => Err(self.type_error("UnicodeError 'object' attribute must be a string")),
        }
    }
}

fn escaped(c: char) -> String {
    match u32::from(c) {
        code @ ..=0xff => format!("\\x{code:02x}"),
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// `BaseException.__reduce__`: how to make the exception anew.
pub(super) fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let exc = args.pos[0];
    let mut items = vm.exc(exc).and_then(|exc| vm.tuple(exc.args)).unwrap_or(&[]).to_vec();
    if vm.exc_is(exc, ExcKind::Os)
        && items.len() == 2
        && let Some(file) = vm.exc_member(exc, "filename")
    {
        items.push(file);
        if let Some(second) = vm.exc_member(exc, "filename2") {
            items.extend([vm.none, second]);
        }
    }
    items.iter().for_each(|&v| vm.heap.incref(v));
    let arguments = vm.new_tuple(items);
    let class = vm.type_of(exc);
    let mut parts = vec![vm.new_ref(class), arguments];
    if let Some(state) = reduced_state(vm, exc)? {
        parts.push(state);
    }
    Ok(vm.new_tuple(parts))
}

/// The attributes, and for a few classes some members; nothing when there are none. A new reference.
fn reduced_state(vm: &mut Machine, exc: V) -> R<Option<V>> {
    let extra: &[&str] = match () {
        () if vm.exc_is(exc, ExcKind::Import) => &["name", "path", "name_from"],
        () if vm.exc_is(exc, ExcKind::Attribute) => &["name"],
        () => &[],
    };
    let own = vm.instance_dict(exc)?;
    let state = vm.dict_copy(own);
    vm.drop_ref(own);
    let state = state?;
    for name in extra {
        if let Some(value) = vm.exc_member(exc, name) {
            let name = vm.intern(name);
            vm.dict_set_name(state, name, value)?;
        }
    }
    if vm.exc_is(exc, ExcKind::Attribute) {
        let (name, items) = (vm.names.args, vm.exc(exc).expect("is an exception").args);
        vm.dict_set_name(state, name, items)?;
    }
    if vm.dict_items(state).is_empty() {
        vm.drop_ref(state);
        return Ok(None);
    }
    Ok(Some(state))
}

/// `BaseException.__setstate__`: sets attributes from a dict.
pub(super) fn set_state(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let &[exc, state] = args.pos else { return Ok(vm.none) };
    if vm.is_none(state) {
        return Ok(vm.none);
    }
    if !matches!(vm.heap.get(state), Object::Dict(_)) {
        return Err(vm.type_error("state is not a dictionary"));
    }
    for entry in vm.dict_items(state) {
        vm.set_attr(exc, entry.key, entry.value)?;
    }
    Ok(vm.none)
}
