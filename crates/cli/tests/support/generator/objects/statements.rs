//! The statements of a random program.

use super::{Kind, Writer};

/// How a statement is written, and how often it is chosen, in parts of the whole.
type Choice = (usize, fn(&mut Writer));

/// All statements. One that does not fit the moment writes another one in its place.
const CHOICES: &[Choice] = &[
    (12, Writer::make_object),
    (7, Writer::make_container),
    (9, Writer::set_attribute),
    (9, Writer::link_pair),
    (6, Writer::change_list),
    (5, Writer::change_dict),
    (12, Writer::delete_name),
    (5, Writer::rebind),
    (11, Writer::make_weakref),
    (8, Writer::collect),
    (9, Writer::print_count),
    (8, Writer::print_facts),
    (5, Writer::make_closure),
    (6, Writer::use_generator),
    (5, Writer::keep_exception),
    (4, Writer::loop_over),
    (4, Writer::comprehend),
    (6, Writer::call_function),
    (5, Writer::temporaries),
    (4, Writer::fail),
    (3, Writer::finalize),
    (2, Writer::local_class),
    (3, Writer::empty_saved),
    (3, Writer::delete_attribute),
];

impl Writer {
    /// Writes one statement.
    pub(super) fn statement(&mut self) {
        let total: usize = CHOICES.iter().map(|(weight, _)| weight).sum();
        let mut left = self.random.below(total);
        for (weight, write) in CHOICES {
            if left < *weight {
                return write(self);
            }
            left -= weight;
        }
    }

    /// Binds a name to a new object.
    fn make_object(&mut self) {
        let name = self.target();
        let (object, kind) = self.new_object();
        self.line(format!("{name} = {object}"));
        self.bind(name, kind);
    }

    /// Binds a name to a container of old and new objects.
    fn make_container(&mut self) {
        let name = self.target();
        let (first, second, third) = (self.value().0, self.value().0, self.new_object().0);
        let (text, kind) = match self.random.below(5) {
            0 => (format!("[{first}, {second}, {third}]"), Kind::List),
            1 => (format!("[{third}]"), Kind::List),
            2 => (format!("({first}, {third})"), Kind::Tuple),
            3 => (format!("{{'k': {first}, 'l': {second}}}"), Kind::Dict),
            _ => (format!("{{'k': [{third}, {second}]}}"), Kind::Dict),
        };
        self.line(format!("{name} = {text}"));
        self.bind(name, kind);
    }

    /// Hangs a value on an object.
    fn set_attribute(&mut self) {
        let Some(owner) = self.bound(Kind::takes_attributes) else {
            return self.make_object();
        };
        let value = self.value().0;
        let attribute = self.random.pick(&["a", "b"]);
        let line = match self.random.below(3) {
            0 => format!("{owner}.{attribute} = [{value}]"),
            _ => format!("{owner}.{attribute} = {value}"),
        };
        self.line(line);
    }

    /// The classic cycle of two, at times of one.
    fn link_pair(&mut self) {
        let (one, other) = (self.bound(Kind::takes_attributes), self.bound(Kind::takes_attributes));
        let (Some(one), Some(other)) = (one, other) else {
            return self.make_object();
        };
        self.line(format!("{one}.a, {other}.b = {other}, {one}"));
    }

    /// Changes a list in place.
    fn change_list(&mut self) {
        let Some(list) = self.bound(|kind| kind == Kind::List) else {
            return self.make_container();
        };
        let value = self.value().0;
        let line = match self.random.below(8) {
            0..=2 => format!("{list}.append({value})"),
            3 => format!("if {list}: print('popped', len([{list}.pop()]))"),
            4 => format!("del {list}[:1]"),
            5 => format!("{list}[:0] = [{value}, {value}]"),
            6 => format!("{list}[-1:] = [{value}]"),
            _ => format!("{list}.clear()"),
        };
        self.line(line);
    }

    /// Changes a dict in place.
    fn change_dict(&mut self) {
        let Some(dict) = self.bound(|kind| kind == Kind::Dict) else {
            return self.make_container();
        };
        let value = self.value().0;
        let line = match self.random.below(5) {
            0 | 1 => format!("{dict}['m'] = {value}"),
            2 => format!("{dict}.pop('k', None)"),
            3 => format!("{dict}['k'] = {{'deep': {value}}}"),
            _ => format!("{dict}.clear()"),
        };
        self.line(line);
    }

    /// `del` of a name, at times of two.
    fn delete_name(&mut self) {
        let Some(name) = self.bound(|_| true) else {
            return self.make_object();
        };
        match self.bound(|_| true) {
            Some(other) if other != name && self.random.chance(25) => {
                self.line(format!("del {name}, {other}"));
                self.bind(other, Kind::Unbound);
            }
            _ => self.line(format!("del {name}")),
        }
        self.bind(name, Kind::Unbound);
        self.line(format!("print('deleted {name}')"));
    }

    /// Binds a name to what another holds, swaps two, or lets go with None.
    fn rebind(&mut self) {
        let name = self.target();
        let Some(other) = self.bound(|_| true) else {
            return self.make_object();
        };
        let (kind, other_kind) = (self.kind(name), self.kind(other));
        if kind != Kind::Unbound && name != other && self.random.chance(40) {
            self.line(format!("{name}, {other} = {other}, {name}"));
            self.bind(other, kind);
            self.bind(name, other_kind);
        } else if self.random.chance(30) {
            self.line(format!("{name} = None"));
            self.bind(name, Kind::Plain);
        } else {
            self.line(format!("{name} = {other}"));
            self.bind(name, other_kind);
        }
    }

    /// Makes a weak reference, with or without a callback, or asks one.
    fn make_weakref(&mut self) {
        let Some(object) = self.bound(Kind::takes_weakref) else {
            return self.make_object();
        };
        if let Some(weak) = self.bound(|kind| kind == Kind::Weak)
            && self.random.chance(35)
        {
            return self.line(format!("print('weak', {weak}() is None, {weak}() is {object})"));
        }
        let name = self.target();
        let callback = match self.random.below(3) {
            0 => String::new(),
            _ => {
                self.next_object += 1;
                format!(", called({})", self.next_object)
            }
        };
        self.line(format!("{name} = weakref.ref({object}{callback})"));
        self.bind(name, Kind::Weak);
    }

    /// Collects, and prints what was found.
    fn collect(&mut self) {
        let generation = self.random.pick(&["", "", "", "0", "1", "2"]);
        self.line(format!("print('collect', gc.collect({generation}))"));
    }

    /// Prints a reference count.
    fn print_count(&mut self) {
        let Some(name) = self.bound(|kind| kind != Kind::Plain) else {
            return self.make_object();
        };
        self.line(format!("print('count {name}', sys.getrefcount({name}))"));
    }

    /// Prints something else that can be observed of an object or the collector.
    fn print_facts(&mut self) {
        let Some(name) = self.bound(|kind| kind != Kind::Plain) else {
            return self.make_object();
        };
        let line = match self.random.below(5) {
            0 => format!("print('facts', gc.is_tracked({name}), gc.is_finalized({name}))"),
            1 => format!("print('size', sys.getsizeof({name}))"),
            2 => "print('saved', len(saved), [s for s in saved if isinstance(s, P)])".to_owned(),
            3 => format!("print('referents', len(gc.get_referents({name})))"),
            _ => "print('generations', gc.get_count()[1:])".to_owned(),
        };
        self.line(line);
    }

    /// Makes a function that holds a value in a cell or a default, or calls one.
    fn make_closure(&mut self) {
        if let Some(function) = self.bound(|kind| kind == Kind::Function)
            && self.random.chance(35)
        {
            return self.line(format!("print('called', {function}() is None)"));
        }
        let name = self.target();
        let value = self.value().0;
        let text = match self.random.below(3) {
            0 => format!("lambda held={value}: held"),
            _ => format!("cell({value})"),
        };
        self.line(format!("{name} = {text}"));
        self.bind(name, Kind::Function);
    }

    /// Makes a generator, moves one on, or breaks one off.
    fn use_generator(&mut self) {
        if let Some(generator) = self.bound(|kind| kind == Kind::Generator)
            && self.random.chance(70)
        {
            let line = match self.random.below(4) {
                0 => format!("{generator}.close()"),
                _ => format!("print('next', next({generator}, None) is None)"),
            };
            return self.line(line);
        }
        let value = self.value().0;
        if self.random.chance(20) {
            return self.block(format!("for item in gen({value}):"), |writer| writer.line("break"));
        }
        let name = self.target();
        self.line(format!("{name} = gen({value})"));
        self.bind(name, Kind::Generator);
        if self.random.chance(60) {
            self.line(format!("next({name})"));
        }
    }

    /// An exception that carries an object, kept past its handler or not.
    fn keep_exception(&mut self) {
        let value = self.value().0;
        self.block("try:", |writer| writer.line(format!("raise KeyError({value})")));
        let keep = self.random.below(3);
        self.block("except KeyError as error:", |writer| {
            writer.line(match keep {
                0 => "saved.append(error.args[0])",
                1 => "saved.append([error.with_traceback(None).args])",
                _ => "print('caught', len(error.args), error.__traceback__ is None)",
            });
        });
    }

    /// A loop over a list that nothing else holds.
    fn loop_over(&mut self) {
        let (first, second) = (self.new_object().0, self.value().0);
        self.block(format!("for item in [{first}, {second}]:"), |writer| {
            writer.line("print('item', sys.getrefcount(item))");
        });
        if self.random.chance(60) {
            self.line("del item");
        }
    }

    /// A list of new objects.
    fn comprehend(&mut self) {
        let name = self.target();
        let index = self.random.below(self.classes.len());
        let class = self.classes[index].name;
        self.next_object += 3;
        let from = self.next_object - 2;
        self.line(format!("{name} = [{class}(i) for i in range({from}, {})]", from + 3));
        self.bind(name, Kind::List);
    }

    /// Calls one of the program's functions.
    fn call_function(&mut self) {
        if self.functions.is_empty() {
            return self.temporaries();
        }
        let index = self.random.below(self.functions.len());
        let (function, count) = self.functions[index].clone();
        let arguments: Vec<String> = (0..count).map(|_| self.value().0).collect();
        let call = format!("{function}({})", arguments.join(", "));
        if self.random.chance(30) {
            let name = self.target();
            self.line(format!("{name} = {call}"));
            self.bind(name, Kind::Plain);
        } else {
            self.line(call);
        }
    }

    /// Objects without a name, that die within their statement.
    fn temporaries(&mut self) {
        let (one, other) = (self.new_object().0, self.new_object().0);
        let line = match self.random.below(7) {
            0 => format!("print('equal', {one} == {other})"),
            1 => format!("({one}, {other})"),
            2 => format!("[{one}, {other}]"),
            3 => format!("{{'a': {one}, 'b': {other}}}"),
            4 => format!("print('repr', {one}, {other})"),
            5 => format!("print('identical', {one} is not {other})"),
            _ => format!("cell({one})()"),
        };
        self.line(line);
    }

    /// A statement that is wrong, and says so.
    fn fail(&mut self) {
        let free = self.scope.iter().find(|(_, kind)| *kind == Kind::Unbound).map(|(name, _)| *name);
        let wrong = match (self.random.below(4), free) {
            (0, Some(name)) => format!("del {name}"),
            (1, Some(name)) => format!("print({name})"),
            (2, _) => format!("weakref.ref([{}])", self.new_object().0),
            _ => format!("{}.missing", self.new_object().0),
        };
        self.block("try:", |writer| writer.line(wrong));
        self.block("except Exception as error:", |writer| {
            writer.line("print(type(error).__name__, error)");
        });
    }

    /// Has a finalizer called when an object dies.
    fn finalize(&mut self) {
        let Some(object) = self.bound(Kind::takes_weakref) else {
            return self.make_object();
        };
        self.next_object += 1;
        let number = self.next_object;
        self.line(format!("weakref.finalize({object}, print, 'finalized', {number})"));
    }

    /// A class made on the spot: garbage of several objects.
    fn local_class(&mut self) {
        let bases = self.random.pick(&["()", "(P,)"]);
        self.line(format!("print('class', type('Made', {bases}, {{}}).__name__)"));
    }

    /// Lets go of what was resurrected or kept, or counts it.
    fn empty_saved(&mut self) {
        let line = self.random.pick(&["saved.clear()", "del saved[:1]", "print('saved', len(saved))"]);
        self.line(line);
    }

    /// `del` of an attribute, where there is one.
    fn delete_attribute(&mut self) {
        let Some(owner) = self.bound(Kind::takes_attributes) else {
            return self.make_object();
        };
        let attribute = self.random.pick(&["a", "b"]);
        self.line(format!("if hasattr({owner}, '{attribute}'): del {owner}.{attribute}"));
    }
}
