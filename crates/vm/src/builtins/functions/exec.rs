//! `compile`, `exec`, `eval`: text becomes code while the program runs.

use std::borrow::Cow;
use std::rc::Rc;

use afterdel_language::code::Code;
use afterdel_language::{Diagnostic, MarkedText, Mode};

use crate::errors::{ExcKind, R, Raise};
use crate::frame::{After, Slot};
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};

pub(super) fn exec(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [source, globals, locals, _] = args.bind(vm, "exec", ["source", "globals", "locals", "closure"], 1)?;
    let value = vm.run_text("exec", source.expect("required"), globals, locals)?;
    vm.decref(value);
    Ok(vm.none)
}

pub(super) fn eval(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [source, globals, locals] = args.bind(vm, "eval", ["source", "globals", "locals"], 1)?;
    vm.run_text("eval", source.expect("required"), globals, locals)
}

pub(super) fn compile(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let names = ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"];
    let [source, filename, mode, ..] = args.bind(vm, "compile", names, 3)?;
    let source = source.expect("required");
    let Some(filename) = vm.as_str(filename.expect("required")).map(str::to_string) else {
        return Err(vm.type_error("expected str, bytes or os.PathLike object"));
    };
    let mode = match vm.as_str(mode.expect("required")) {
        Some("exec" | "single") => Mode::Module,
        Some("eval") => Mode::Expression,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let Some(text) = vm.source_text(source) else {
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    let code = vm.compile_text(&text, &filename, mode)?;
    Ok(vm.load_code(&code))
}

impl Machine {
    fn source_text(&self, v: V) -> Option<String> {
        match self.heap.get(v).native() {
            Object::Str(text) => Some(text.text.to_string()),
            Object::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Object::ByteArray(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        }
    }

    fn compile_text(&mut self, text: &str, filename: &str, mode: Mode) -> R<Rc<Code>> {
        if text.contains('\0') {
            return Err(self.raise(ExcKind::Syntax, "source code string cannot contain null bytes"));
        }
        let outer = self.frames.last().map(|frame| frame.code.flags).unwrap_or_default();
        match afterdel_language::compile_within(text, filename, mode, self.version().dialect, outer) {
            Ok(code) => {
                self.warn_of_syntax(&code, filename)?;
                Ok(code)
            }
            Err(diagnostics) => {
                // The tokenizer ends every line of a module.
                let end = if matches!(mode, Mode::Module) { "\n" } else { "" };
                Err(self.raise_diagnostic(diagnostics.first(), text, end, filename))
            }
        }
    }

    /// Tells the module `warnings` what the compiler warns of.
    fn warn_of_syntax(&mut self, code: &Code, filename: &str) -> R<()> {
        for warning in &code.warnings {
            let category = self.exc_class(ExcKind::SyntaxWarning);
            let parts = [
                self.new_str(&warning.message),
                category,
                self.new_str(filename),
                self.new_int(i64::from(warning.line)),
            ];
            let result = self.library_call("warnings", "warn_explicit", &parts);
            [parts[0], parts[2], parts[3]].into_iter().for_each(|part| self.drop_ref(part));
            let result = result?;
            self.drop_ref(result);
        }
        Ok(())
    }

    fn raise_diagnostic(&mut self, diagnostic: Option<&Diagnostic>, text: &str, end: &str, filename: &str) -> Raise {
        let Some(first) = diagnostic else { return self.raise(ExcKind::Syntax, "invalid syntax") };
        let kind = match first.kind.exception_name() {
            "IndentationError" => ExcKind::Indentation,
            "TabError" => ExcKind::Tab,
            _ => ExcKind::Syntax,
        };
        let marks = first.marks;
        let line = text.lines().nth(marks.line.saturating_sub(1) as usize).unwrap_or("");
        let line = match marks.text {
            MarkedText::Line => self.new_string(format!("{line}{end}")),
            MarkedText::LineOfFile if !self.sources.contains_key(filename) => self.none,
            MarkedText::BareLine | MarkedText::LineOfFile => self.new_str(line),
        };
        let lines = [marks.line, marks.end_line].map(|line| self.new_int(i64::from(line)));
        let offsets = [marks.offset, marks.end_offset].map(|offset| self.new_int(i64::from(offset)));
        let ([lineno, end_lineno], [offset, end_offset]) = (lines, offsets);
        let (message, filename) = (self.new_str(&first.message), self.new_str(filename));
        let details = self.new_tuple(vec![filename, lineno, offset, line, end_lineno, end_offset]);
        let made = self.call(self.exc_class(kind), &[message, details]);
        self.decref(message);
        self.decref(details);
        match made {
            Ok(exception) => {
                if marks.text != MarkedText::LineOfFile {
                    let read = self.read_so_far(text, end, marks.line);
                    self.set_exc_member(exception, "_metadata", Some(read));
                    self.decref(read);
                }
                self.raise_value(exception)
            }
            Err(raise) => raise,
        }
    }

    /// What the parser adds for who reports its mistake: where the last statement was that it read, and the text.
    fn read_so_far(&mut self, text: &str, end: &str, line: u32) -> V {
        let (last, column) = afterdel_language::last_statement(text, line);
        let end = if text.ends_with('\n') { "" } else { end };
        let parts = vec![
            self.new_int(i64::from(last)),
            self.new_int(i64::from(column)),
            self.new_string(format!("{text}{end}")),
        ];
        self.new_tuple(parts)
    }

    fn run_text(&mut self, name: &str, source: V, globals: Option<V>, locals: Option<V>) -> R<V> {
        let given = |vm: &Self, v: Option<V>| v.filter(|&v| !vm.is_none(v));
        let (globals, locals) = (given(self, globals), given(self, locals));
        if let Some(globals) = globals
            && self.dict(globals).is_none()
        {
            let message = match name {
                "exec" => format!("exec() globals must be a dict, not {}", self.type_name(globals)),
                _ if self.special(globals, self.names.getitem).is_some() => {
                    "globals must be a real dict; try eval(code, {}, mapping)".to_string()
                }
                _ => "globals must be a dict".to_string(),
            };
            return Err(self.type_error(message));
        }
        if let Some(globals) = globals.filter(|&globals| self.is_frozendict(globals))
            && self.dict_get_name(globals, self.names.builtins).is_none()
        {
            return Err(self.type_error("cannot assign __builtins__ to frozendict globals"));
        }
        if let Some(locals) = locals
            && self.special(locals, self.names.getitem).is_none()
        {
            let message = format!("{name}() locals must be a mapping or None, not {}", self.type_name(locals));
            return Err(self.type_error(message));
        }
        let own = globals.unwrap_or_else(|| self.frames.last().map_or(self.main_dict, |frame| frame.globals));
        let map = match (locals, globals) {
            (Some(map), _) | (None, Some(map)) => self.new_ref(map),
            (None, None) => self.current_locals()?,
        };
        let held = self.literals.len();
        let result = self.code_of(name, source).and_then(|code| {
            let result = self.run_code_in(code, own, map);
            self.decref(code);
            result
        });
        self.decref(map);
        self.drop_literals(held);
        result
    }

    fn code_of(&mut self, name: &str, source: V) -> R<V> {
        if let Object::Code(code) = self.heap.get(source) {
            if code.locals.iter().any(|local| crate::objects::LocalKindExt::is_free(&local.kind)) {
                let message = format!("code object passed to {name}() may not contain free variables");
                return Err(self.type_error(message));
            }
            return Ok(self.new_ref(source));
        }
        let Some(text) = self.source_text(source) else {
            return Err(self.type_error(format!("{name}() arg 1 must be a string, bytes or code object")));
        };
        let (mode, text) = match name {
            "eval" => (Mode::Expression, Cow::Borrowed(text.trim_start_matches([' ', '\t']))),
            _ => (Mode::Module, Cow::Borrowed(text.as_str())),
        };
        let code = self.compile_text(&text, "<string>", mode)?;
        Ok(self.load_program(&code))
    }

    /// Runs code in a namespace, to its end; what it returns.
    fn run_code_in(&mut self, code: V, globals: V, locals: V) -> R<V> {
        let name = self.names.builtins;
        let builtins = match self.dict_get_name(globals, name) {
            Some(v) if self.dict(v).is_some() => v,
            Some(_) => self.builtins,
            None => {
                let builtins = self.builtins;
                self.dict_set_name(globals, name, builtins)?;
                builtins
            }
        };
        self.heap.incref(code);
        let function = self.new_function(code, globals, builtins);
        let base = self.sp;
        self.enter(Slot::owned(function), base, 0, base, After::Native)?;
        self.heap.incref(locals);
        self.top().locals_map = Some(locals);
        self.run_nested()
    }
}
