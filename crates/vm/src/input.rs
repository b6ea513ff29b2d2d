//! Lines that a program reads from its standard input: who embeds the machine answers, before or while it waits.

use std::cell::RefCell;
use std::rc::Rc;

use crate::errors::R;
use crate::machine::{Machine, Stream};
use crate::object::V;

/// Where lines come from.
///
/// All copies of a machine share one log of lines; each copy has its own place in it. A copy that stands before the log's
/// end takes its lines from there, so that a program executed again reads the same.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The machine pauses for a line that is not there yet, wherever it can: [`Input::is_waiting`], then [`Input::answer`].
    pub asks: bool,
    /// What is asked where the machine cannot pause; without it the input is at its end there.
    pub source: Option<fn() -> Option<String>>,
    log: Rc<RefCell<Vec<Option<String>>>>,
    at: usize,
    waiting: bool,
    /// The prompt of the call that waits is written already.
    prompted: bool,
}

impl Input {
    /// Whether the machine has paused for a line.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// The next line, with its end; None: the input is at its end.
    pub fn answer(&mut self, line: Option<String>) {
        self.log.borrow_mut().push(line);
        self.waiting = false;
    }

    fn is_ready(&self) -> bool {
        self.at < self.log.borrow().len()
    }

    fn next(&mut self) -> Option<String> {
        let mut log = self.log.borrow_mut();
        if self.at == log.len() {
            log.push(self.source.and_then(|source| source()));
        }
        let line = log[self.at].clone();
        // Past its end the input stays there.
        self.at += usize::from(line.is_some());
        line
    }
}

impl Machine {
    /// Whether a call that reads a line has to be put off until there is one.
    #[cold]
    #[inline(never)]
    pub(crate) fn must_wait_for_input(&mut self) -> bool {
        self.input.asks && self.native_depth == 0 && !self.input.is_ready() && !self.stdin_is_replaced()
    }

    /// Puts the call off: it will be made again when the line is there.
    #[cold]
    #[inline(never)]
    pub(crate) fn wait_for_input(&mut self, prompt: Option<V>) -> R<()> {
        self.write_prompt(prompt)?;
        self.input.prompted = true;
        self.input.waiting = true;
        Ok(())
    }

    fn stdin_is_replaced(&mut self) -> bool {
        crate::modules::sys::replaced(self, "stdin")
            .is_some_and(|file| crate::modules::sys::name_of_stream(self, file).is_none())
    }

    /// Writes the prompt where `print` would, once.
    pub(crate) fn write_prompt(&mut self, prompt: Option<V>) -> R<()> {
        if let Some(prompt) = prompt
            && !self.input.prompted
        {
            let text = self.str_of(prompt)?;
            match crate::modules::sys::replaced(self, "stdout") {
                Some(file) if crate::modules::sys::stream_of(self, file).is_none() => {
                    let text = self.new_string(text);
                    let write = self.intern("write");
                    let result = self.call_method(file, write, &[text]);
                    self.decref(text);
                    let result = result?;
                    self.decref(result);
                }
                _ => self.write(Stream::Stdout, &text),
            }
        }
        Ok(())
    }

    /// The next line of standard input, with its end, after the prompt; None at the end.
    pub(crate) fn read_line(&mut self, prompt: Option<V>) -> R<Option<String>> {
        self.write_prompt(prompt)?;
        self.input.prompted = false;
        if self.input.asks && self.input.source.is_none() && !self.input.is_ready() {
            let message = "input is asked for where Afterdel cannot wait for it (in a key function, a special method, ...): \
                           read it before, into a variable";
            return Err(self.raise(crate::errors::ExcKind::Runtime, message));
        }
        Ok(self.input.next())
    }
}

#[cfg(test)]
mod tests {
    use super::Input;

    #[test]
    fn a_copy_reads_the_same_lines_again() {
        let mut input = Input { source: Some(|| Some("more\n".into())), ..Input::default() };
        let mut copy = input.clone();
        input.answer(Some("first\n".into()));
        assert_eq!(input.next().as_deref(), Some("first\n"));
        assert_eq!(input.next().as_deref(), Some("more\n"));
        copy.source = None;
        assert_eq!(copy.next().as_deref(), Some("first\n"));
        assert_eq!(copy.next().as_deref(), Some("more\n"));
        assert_eq!((copy.next(), copy.next()), (None, None), "the end stays the end");
    }
}
