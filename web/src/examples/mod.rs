//! Programs to begin with: one Python file each, beside this one.

/// An example.
#[derive(Debug)]
pub(crate) struct Example {
    pub title: &'static str,
    /// What to look at.
    pub about: &'static str,
    pub text: &'static str,
}

const fn example(title: &'static str, about: &'static str, text: &'static str) -> Example {
    Example { title, about, text }
}

/// The program of a first visit.
pub(crate) const FIRST: &Example = &EXAMPLES[0];

/// All, in the order of the menu.
pub(crate) static EXAMPLES: [Example; 11] = [
    example("Two that hold each other", "del frees nothing; the collector does", include_str!("cycle.py")),
    example("The tutorial, as printed", "why its fourth line fails", include_str!("tutorial.py")),
    example("The tutorial, mended", "the list goes at del, at once", include_str!("tutorial_mended.py")),
    example("Weak reference", "looks, but does not hold", include_str!("weak.py")),
    example("Finalizer and resurrection", "__del__ can save its object, once", include_str!("finalizer.py")),
    example("Closure", "a function that keeps a list alive", include_str!("closure.py")),
    example("Kept exception", "traceback, frame, names: all alive", include_str!("traceback.py")),
    example("Same address again", "what id() tells, and what not", include_str!("address.py")),
    example("How a list grows", "room ahead of its needs", include_str!("growth.py")),
    example("Does collecting make it faster?", "measure it", include_str!("measure.py")),
    example("Generations at work", "the collector runs by itself", include_str!("generations.py")),
];
