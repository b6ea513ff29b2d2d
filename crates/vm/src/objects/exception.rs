//! The native part of exceptions.

use afterdel_collector::Released;

use crate::object::V;

/// What every exception has besides attributes. Its own attributes (`name`, `obj`, `value`, `code` ...) live in the instance.
#[derive(Clone, Debug)]
pub struct Exc {
    /// `args`, a tuple.
    pub args: V,
    /// `__traceback__`
    pub traceback: Option<V>,
    /// `__cause__`
    pub cause: Option<V>,
    /// `__context__`
    pub context: Option<V>,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// What the class's C struct has besides (a group's message and exceptions); empty for most classes.
    pub members: Vec<Option<V>>,
}

impl Exc {
    /// Visits the members, args, traceback, cause, context (`BaseException_traverse`).
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.members.iter().flatten().for_each(|&v| visit(v));
        visit(self.args);
        for part in [self.traceback, self.cause, self.context] {
            part.into_iter().for_each(&mut *visit);
        }
    }

    /// Gives up everything but `args`, which a cleared exception keeps (and releases at deallocation through the instance).
    pub fn clear_into(&mut self, out: &mut Released) {
        self.clear_members_into(out);
        out.refs.extend([self.traceback.take(), self.cause.take(), self.context.take()].into_iter().flatten());
    }

    /// Gives up the members, which go first.
    pub fn clear_members_into(&mut self, out: &mut Released) {
        self.members.iter_mut().for_each(|member| out.refs.extend(member.take()));
    }
}
