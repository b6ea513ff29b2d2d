//! What differs between the versions of CPython that can be modelled, in what the machine does and says: one table each.
//! What differs in memory is the collector's (`profile`).

#[cfg(test)]
mod tests;
mod v3_13;
mod v3_14;
mod v3_15;
mod words;

pub use v3_13::PYTHON_3_13;
pub use v3_14::PYTHON_3_14;
pub use v3_15::PYTHON_3_15;

use afterdel_collector::Profile;
use afterdel_language::Dialect;
use words::{Rewording, reworded};

use crate::errors::ExcKind;
use crate::stock::Stock;

/// One version of CPython.
#[derive(Debug)]
pub struct Version {
    /// Sizes, thresholds, tracking, free lists.
    pub profile: &'static Profile,
    /// The third number: the release whose behaviour is modelled.
    pub micro: u8,
    /// Locals and constants go on the operand stack uncounted where another reference outlives that one (cpython.md 3.1).
    pub borrows_loads: bool,
    /// What its compiler makes of a text.
    pub dialect: Dialect,
    /// `with` binds the methods that enter and exit, the latter for as long as the block runs.
    pub binds_context_managers: bool,
    /// Constants go on the operand stack uncounted.
    pub borrows_constants: bool,
    /// A frozenset among the constants is a copy of the one that was made of the elements in their order.
    pub copies_constant_sets: bool,
    /// `gc` tells how many objects a collection has examined and how long it took.
    pub gc_tells_work: bool,
    /// A call with keywords asks whether a collection is due where it is executed for the first time, too.
    pub first_keyword_call_collects: bool,
    /// Exceptions of builtin classes without members are made before their tuple of arguments, which is not the call's.
    pub makes_exceptions_first: bool,
    /// While arguments by name are unpacked for a function, and counted once more, those by position are, too.
    pub counts_unpacked_positions: bool,
    /// A partial with arguments by name packs all arguments in a tuple and a dict.
    pub packs_for_partials: bool,
    /// `print` gets what it prints in a tuple.
    pub packs_printed: bool,
    /// What waits on free lists when `tracemalloc` has been imported.
    pub tracing_stock: Stock,
    /// An int that C counts in `Py_ssize_t` takes as many bytes as it needs; others have room for the next number.
    pub fits_sizes: bool,
    /// The list of all traces is traced itself.
    pub traces_list_of_traces: bool,
    /// The items of an iterable come into a tuple by way of a list, when they are many, and it is not asked how many they are.
    pub lists_items_of_tuples: bool,
    /// What `staticmethod` and `classmethod` take over from their function, in this order.
    pub taken_by_wrappers: &'static [&'static str],
    /// Modules whose import imports another one.
    pub imports_with: &'static [(&'static str, &'static str)],
    /// A real operand of complex arithmetic becomes complex first, and `complex` takes two complex numbers.
    pub makes_reals_complex: bool,
    /// `NotImplemented` is true, with a warning.
    pub not_implemented_is_true: bool,
    /// A call of a class that is specialised may leave parameters of `__init__` to their defaults.
    pub enters_init_with_defaults: bool,
    /// So may be the call of a class whose instances have no room for the values of attributes in themselves.
    pub enters_init_of_fields: bool,
    /// All classes share the descriptors `__dict__` and `__weakref__`.
    pub shares_getsets: bool,
    /// `__main__` has a `__cached__`.
    pub main_is_cached: bool,
    /// As much may the compiler make (`Compiled::made`) before a collection is due.
    pub room_for_compiling: usize,
    /// `return` and others that leave a `finally` block are warned of.
    pub warns_of_left_finally: bool,
    /// Classes whose instances vary in length may have `__dict__` and `__weakref__` among their slots, and tuples any.
    pub slots_beside_items: bool,
    /// An item that a list or a deque has not is named in the message.
    pub names_missing_items: bool,
    /// An AttributeError of `del` tells its object where the instance has its values in itself, too.
    pub tells_deleted_attribute: bool,
    /// What was being done when an exception was ignored is said, and the object is named in that (1.3).
    pub tells_what_was_ignored: bool,
    /// An exception that was ignored is reported as one that ends a program: with marks, causes and notes.
    pub reports_ignored_in_full: bool,
    /// Objects that the first such report brings into being, importing what it needs, and those that are garbage then.
    pub first_report: (u32, u32),
    /// The name and the path of what was not imported are in the exception's `repr`.
    pub shows_import: bool,
    /// A text that is no type code of an array is a bad one, however long.
    pub long_typecodes_are_bad: bool,
    /// A single byte that is made of an int or of items is the one that all share.
    pub shares_written_bytes: bool,
    /// `gc.get_referents()` names the code of a generator that is over.
    pub finished_generators_show_code: bool,
    /// How many items are combined is looked at before the items are (`itertools.combinations`).
    pub combines_after_counting: bool,
    /// New bases of a class may lack `__dict__` and `__weakref__` that it has.
    pub bases_need_fewer_fields: bool,
    /// A format may ask for groups of digits behind the point.
    pub groups_fractions: bool,
    /// An apostrophe in the `repr` of a bytearray has its backslash between any quotes.
    pub escapes_apostrophes: bool,
    /// A note of the exception says where in a sequence its cause was found.
    pub notes_places: bool,
    /// A wrong attribute is told as `'.wrong'` beside the one that may be meant.
    pub suggests_with_dots: bool,
    /// Attributes of builtin types, and names of modules, that it has not.
    pub lacks: &'static [(&'static str, &'static [&'static str])],
    /// What its messages say otherwise than the machine's own texts, table by table.
    pub words: &'static [&'static [Rewording]],
    /// In which order a frame drops its locals, and most instructions their operands (2.7).
    pub drops: DropOrder,
    /// In which order arithmetic and subscripts drop their two.
    pub binary_drops: DropOrder,
}

/// An order of dropping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropOrder {
    /// As they were pushed or declared.
    FirstToLast,
    /// The other way round.
    LastToFirst,
}

impl Version {
    /// All of them, the oldest first.
    pub const ALL: [&'static Version; 3] = [&PYTHON_3_13, &PYTHON_3_14, &PYTHON_3_15];

    /// `3.14`
    pub const fn name(&self) -> &'static str {
        self.profile.name
    }

    /// The version of a name.
    pub fn named(name: &str) -> Option<&'static Version> {
        Version::ALL.into_iter().find(|version| version.name() == name)
    }

    /// Whether a warning of the compiler is given.
    pub fn warns(&self, message: &str) -> bool {
        self.warns_of_left_finally || !message.ends_with("in a 'finally' block")
    }

    /// What a builtin type or a module of this name has not.
    pub fn lacks_in(&self, owner: &str) -> &'static [&'static str] {
        self.lacks.iter().find(|(name, _)| *name == owner).map_or(&[], |(_, names)| names)
    }

    /// A message in the version's words, where these are others.
    #[cold]
    pub fn reworded(&self, kind: ExcKind, message: &str) -> Option<String> {
        reworded(self.words, kind, message)
    }

    /// The second number of `3.14.10`.
    pub fn minor(&self) -> u8 {
        self.name().rsplit('.').next().and_then(|minor| minor.parse().ok()).expect("a name is two numbers")
    }

    /// `sys.hexversion` of the final release.
    pub fn hex(&self) -> i64 {
        i64::from(u32::from_be_bytes([3, self.minor(), self.micro, 0xf0]))
    }
}
