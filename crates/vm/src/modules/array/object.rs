//! `array.array`: making one, reading it.

use afterdel_collector::{Block, Released};
use afterdel_language::op::CompareOp;

use super::edit;
use crate::builtins::class_getitem;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, comparisons, getter, method, special, static_method};
use crate::object::{Object, V};
use crate::objects::{Kind, Payload, TypeDef};
use crate::pure::items::{self, Item};
use crate::pure::slice::resolve_index;

/// The type.
pub static ARRAY: TypeDef = TypeDef::new("array.array", 64, &[METHODS, edit::METHODS, COMPARE]).open().weak();

static ITERATOR: TypeDef = TypeDef::new("array.arrayiterator", 40, &[]).iterates(next);

/// Numbers or characters of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Array {
    /// The kind of items.
    pub code: u8,
    /// The items.
    pub bytes: Vec<u8>,
    /// Items that the block has room for.
    pub allocated: usize,
    /// Views of the items: as long as there are some, their number does not change.
    pub exports: u32,
    /// The block of the items.
    pub block: Block,
}

impl Payload for Array {
    fn copy(&self) -> Box<dyn Payload> {
        Box::new(self.clone())
    }

    fn visit(&self, _visit: &mut dyn FnMut(V)) {}

    fn clear(&mut self, out: &mut Released) {
        out.blocks.push(std::mem::take(&mut self.block));
    }

    fn side_bytes(&self) -> u64 {
        (self.allocated * self.size()) as u64
    }

    fn blocks(&self, visit: &mut dyn FnMut(Block)) {
        visit(self.block);
    }
}

impl Array {
    /// Bytes of an item.
    pub fn size(&self) -> usize {
        items::size_of(self.code).unwrap_or(1)
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.bytes.len() / self.size()
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.code, b'u' | b'w')
    }

    pub(super) fn item(&self, at: usize) -> Item {
        let size = self.size();
        items::read(self.code, &self.bytes[at * size..(at + 1) * size])
    }
}

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__repr__", Arity::None, repr),
    special("__len__", Arity::None, |vm, args| {
        let len = vm.payload::<Array>(args.pos[0]).len();
        Ok(vm.new_int(len as i64))
    }),
    special("__getitem__", Arity::One, getitem),
    special("__iter__", Arity::None, |vm, args| {
        let array = vm.new_ref(args.pos[0]);
        let class = vm.native_type(&ITERATOR);
        Ok(vm.new_native(class, ArrayIterator { array: Some(array), at: 0 }))
    }),
    special("__contains__", Arity::One, |vm, args| {
        let found = place_of(vm, args.pos[0], args.pos[1], 0, usize::MAX)?;
        Ok(vm.bool(found.is_some()))
    }),
    special("__add__", Arity::One, concat),
    special("__mul__", Arity::One, |vm, args| repeat(vm, args.pos[0], args.pos[1])),
    special("__rmul__", Arity::One, |vm, args| repeat(vm, args.pos[0], args.pos[1])),
    method("count", Arity::One, count),
    method("index", Arity::Range(1, 3), index),
    method("tobytes", Arity::None, |vm, args| {
        let bytes = vm.payload::<Array>(args.pos[0]).bytes.clone();
        Ok(vm.new_bytes(bytes))
    }),
    method("tolist", Arity::None, |vm, args| {
        let items = all(vm, args.pos[0]);
        vm.new_list(items)
    }),
    method("tounicode", Arity::None, tounicode),
    method("buffer_info", Arity::None, |vm, args| {
        let (address, len) = (vm.heap.address_of(args.pos[0]), vm.payload::<Array>(args.pos[0]).len());
        let items = vec![vm.new_int(address as i64 + 64), vm.new_int(len as i64)];
        Ok(vm.new_tuple(items))
    }),
    method("tofile", Arity::One, |vm, args| vm.library_call("_array_more", "tofile", args.pos)),
    method("fromfile", Arity::Range(2, 2), |vm, args| vm.library_call("_array_more", "fromfile", args.pos)),
    method("__reduce_ex__", Arity::One, |vm, args| vm.library_call("_array_more", "reduce_ex", &args.pos[..1])),
    method("__copy__", Arity::None, |vm, args| copy(vm, args.pos[0])),
    method("__deepcopy__", Arity::One, |vm, args| copy(vm, args.pos[0])),
    class_method("__class_getitem__", Arity::One, class_getitem),
    getter("typecode", |vm, args| {
        let code = vm.payload::<Array>(args.pos[0]).code;
        Ok(vm.new_string(char::from(code).to_string()))
    }),
    getter("itemsize", |vm, args| {
        let size = vm.payload::<Array>(args.pos[0]).size();
        Ok(vm.new_int(size as i64))
    }),
];

const COMPARE: &[NativeDef] = comparisons!(compare);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &ARRAY)?;
    let exact = class == vm.native_type(&ARRAY);
    if !rest.kw.is_empty() && exact {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let given = rest.pos.len();
    if given == 0 || given > 2 {
        let bound = if given == 0 { "at least 1 argument" } else { "at most 2 arguments" };
        return Err(vm.type_error(format!("array() takes {bound} ({given} given)")));
    }
    let code = typecode(vm, rest.pos[0])?;
    let initial = rest.pos.get(1).copied();
    if let Some(initial) = initial {
        refuse_text(vm, code, initial)?;
    }
    let array = empty(vm, class, code);
    let filled = initial.map_or(Ok(()), |initial| fill(vm, array, initial));
    match filled {
        Ok(()) => Ok(array),
        Err(raise) => {
            vm.decref(array);
            Err(raise)
        }
    }
}

fn typecode(vm: &mut Machine, v: V) -> R<u8> {
    let problem = match vm.as_str(v).map(|text| (text.chars().count(), text.as_bytes().first().copied())) {
        Some((1, Some(code))) if b"bBuwhHiIlLqQfd".contains(&code) => return Ok(code),
        Some((len, _)) if len == 1 || vm.version().long_typecodes_are_bad => {
            let message = "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)";
            return Err(vm.value_error(message));
        }
        Some((len, _)) => format!("a string of length {len}"),
        None => vm.type_name(v).to_string(),
    };
    Err(vm.type_error(format!("array() argument 1 must be a unicode character, not {problem}")))
}

/// Text does not make an array of numbers.
fn refuse_text(vm: &mut Machine, code: u8, initial: V) -> R<()> {
    if matches!(code, b'u' | b'w') {
        return Ok(());
    }
    let code = char::from(code);
    let what = if vm.as_str(initial).is_some() {
        "a str"
    } else if vm.array(initial).is_some_and(Array::is_text) {
        "a unicode array"
    } else {
        return Ok(());
    };
    Err(vm.type_error(format!("cannot use {what} to initialize an array with typecode '{code}'")))
}

/// An empty array; a new reference.
pub(super) fn empty(vm: &mut Machine, class: V, code: u8) -> V {
    vm.new_native(class, Array { code, bytes: Vec::new(), allocated: 0, exports: 0, block: Block::default() })
}

/// An array of exactly these items; a new reference.
pub(super) fn of_bytes(vm: &mut Machine, code: u8, bytes: Vec<u8>) -> R<V> {
    let class = vm.native_type(&ARRAY);
    let array = empty(vm, class, code);
    match edit::set_exact(vm, array, bytes) {
        Ok(()) => Ok(array),
        Err(raise) => {
            vm.decref(array);
            Err(raise)
        }
    }
}

fn fill(vm: &mut Machine, array: V, initial: V) -> R<()> {
    if let Some(text) = vm.as_str(initial).map(str::to_string) {
        let bytes = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        return edit::set_exact(vm, array, bytes);
    }
    if matches!(vm.heap.get(initial).native(), Object::Bytes(_) | Object::ByteArray(_)) {
        let bytes = vm.bytes(initial).unwrap_or_default().to_vec();
        return edit::append_bytes(vm, array, &bytes);
    }
    let known = match vm.array(initial) {
        Some(other) if other.code == vm.payload::<Array>(array).code => {
            let bytes = other.bytes.clone();
            return edit::set_exact(vm, array, bytes);
        }
        None if vm.heap.get(initial).is_list_or_tuple() => Some(vm.collect_iterable(initial)?),
        _ => None,
    };
    match known {
        Some(values) => {
            let bytes = edit::items_as_bytes(vm, array, &values);
            values.into_iter().for_each(|v| vm.decref(v));
            edit::set_exact(vm, array, bytes?)
        }
        None => edit::extend_one_by_one(vm, array, initial),
    }
}

/// All items as objects; new references.
pub(super) fn all(vm: &mut Machine, array: V) -> Vec<V> {
    let payload = vm.payload::<Array>(array);
    let items: Vec<Item> = (0..payload.len()).map(|at| payload.item(at)).collect();
    items.into_iter().map(|item| vm.item_object(item)).collect()
}

fn text_of(array: &Array) -> String {
    let chars = (0..array.len()).map(|at| match array.item(at) {
        Item::Char(c) => c,
        _ => char::REPLACEMENT_CHARACTER,
    });
    chars.collect()
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let class = vm.type_of(args.pos[0]);
    let name = vm.class(class).name.rsplit('.').next().unwrap_or_default().to_string();
    let array = vm.payload::<Array>(args.pos[0]);
    let code = char::from(array.code);
    if array.bytes.is_empty() {
        return Ok(vm.new_string(format!("{name}('{code}')")));
    }
    let content = if array.is_text() {
        let text = text_of(array);
        vm.new_string(text)
    } else {
        let items = all(vm, args.pos[0]);
        vm.new_list(items)?
    };
    let text = vm.repr_text(content);
    vm.decref(content);
    let text = text?;
    Ok(vm.new_string(format!("{name}('{code}', {text})")))
}

fn getitem(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [this, key] = [args.pos[0], args.pos[1]];
    let array = vm.payload::<Array>(this);
    let (len, size, code) = (array.len(), array.size(), array.code);
    if let Object::Slice(_) = vm.heap.get(key) {
        let places = vm.slice_of(key, len)?;
        let array = vm.payload::<Array>(this);
        let bytes = places.positions().flat_map(|at| array.bytes[at * size..(at + 1) * size].to_vec()).collect();
        return of_bytes(vm, code, bytes);
    }
    let at = edit::place(vm, key)?;
    match resolve_index(len, at) {
        Some(at) => {
            let item = vm.payload::<Array>(this).item(at);
            Ok(vm.item_object(item))
        }
        None => Err(vm.index_error("array index out of range")),
    }
}

fn concat(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let code = vm.payload::<Array>(args.pos[0]).code;
    let Some(other) = vm.array(args.pos[1]) else {
        return Err(vm.type_error_of("can only append array (not \"{}\") to array", &[args.pos[1]]));
    };
    if other.code != code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let bytes = [vm.payload::<Array>(args.pos[0]).bytes.as_slice(), &other.bytes].concat();
    of_bytes(vm, code, bytes)
}

fn repeat(vm: &mut Machine, this: V, count: V) -> R<V> {
    let Some(count) = vm.index_opt(count)? else {
        return Err(vm.type_error_of("can't multiply sequence by non-int of type '{}'", &[count]));
    };
    let count = usize::try_from(count.to_i64().unwrap_or(i64::MAX)).unwrap_or(0);
    let array = vm.payload::<Array>(this);
    let (code, len) = (array.code, array.bytes.len() as u64);
    vm.ensure_room(len.saturating_mul(count as u64))?;
    let bytes = vm.payload::<Array>(this).bytes.repeat(count);
    of_bytes(vm, code, bytes)
}

/// The first place of an equal item.
pub(super) fn place_of(vm: &mut Machine, this: V, wanted: V, start: usize, stop: usize) -> R<Option<usize>> {
    let mut at = start;
    while at < vm.payload::<Array>(this).len().min(stop) {
        let item = vm.payload::<Array>(this).item(at);
        let item = vm.item_object(item);
        let equal = vm.eq(item, wanted);
        vm.decref(item);
        if equal? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (mut found, mut start) = (0, 0);
    while let Some(at) = place_of(vm, args.pos[0], args.pos[1], start, usize::MAX)? {
        found += 1;
        start = at + 1;
    }
    Ok(vm.new_int(found))
}

fn index(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let len = vm.payload::<Array>(args.pos[0]).len() as i64;
    let bound = |vm: &mut Machine, at: usize, default: i64| -> R<usize> {
        let value = args.pos.get(at).map_or(Ok(default), |&v| vm.index_i64(v))?;
        Ok(if value < 0 { value.saturating_add(len).max(0) } else { value } as usize)
    };
    let (start, stop) = (bound(vm, 2, 0)?, bound(vm, 3, i64::MAX)?);
    match place_of(vm, args.pos[0], args.pos[1], start, stop)? {
        Some(at) => Ok(vm.new_int(at as i64)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn tounicode(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let array = vm.payload::<Array>(args.pos[0]);
    if !array.is_text() {
        return Err(vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    let text = text_of(array);
    Ok(vm.new_string(text))
}

fn copy(vm: &mut Machine, this: V) -> R<V> {
    let array = vm.payload::<Array>(this);
    let (code, bytes) = (array.code, array.bytes.clone());
    of_bytes(vm, code, bytes)
}

/// By items, as lists compare.
fn compare(vm: &mut Machine, op: CompareOp, args: Args<'_>) -> R<V> {
    if vm.array(args.pos[1]).is_none() {
        return Ok(vm.not_implemented);
    }
    let lists = [0, 1].map(|at| all(vm, args.pos[at]));
    let mut made = Vec::new();
    for items in lists {
        made.push(vm.new_list(items)?);
    }
    let result = vm.rich_compare(op, made[0], made[1]);
    made.into_iter().for_each(|v| vm.decref(v));
    result
}

/// What goes through an array.
#[derive(Clone, Debug)]
struct ArrayIterator {
    array: Option<V>,
    at: usize,
}

crate::objects::payload!(ArrayIterator, visit[array], free[array]);

fn next(vm: &mut Machine, this: V) -> R<Option<V>> {
    let iterator = vm.payload_mut::<ArrayIterator>(this);
    let (array, at) = (iterator.array, iterator.at);
    let Some(array) = array else { return Ok(None) };
    if at < vm.payload::<Array>(array).len() {
        vm.payload_mut::<ArrayIterator>(this).at += 1;
        let item = vm.payload::<Array>(array).item(at);
        return Ok(Some(vm.item_object(item)));
    }
    vm.payload_mut::<ArrayIterator>(this).array = None;
    vm.decref(array);
    Ok(None)
}

/// The value of a character as an item; errors in CPython's words.
pub(super) fn char_item(vm: &mut Machine, v: V) -> R<Item> {
    let mut chars = vm.as_str(v).map(|text| text.chars().collect::<Vec<_>>());
    let problem = match chars.as_deref_mut() {
        Some([c]) => return Ok(Item::Char(*c)),
        Some(chars) => format!("a string of length {}", chars.len()),
        None => vm.type_name(v).to_string(),
    };
    Err(vm.type_error(format!("array item must be a unicode character, not {problem}")))
}

/// The value of a number as an item; errors in CPython's words.
pub(super) fn int_item(vm: &mut Machine, v: V, code: u8) -> R<Item> {
    if vm.is_kind(v, Kind::Float) {
        return Err(vm.type_error("'float' object cannot be interpreted as an integer"));
    }
    let value = vm.item_int(v)?;
    let size = items::size_of(code).unwrap_or(1);
    let (low, high) = items::int_range(code, size).unwrap_or_default();
    if let Some(value) = value.filter(|value| (low..=high).contains(value)) {
        return Ok(Item::Int(value));
    }
    let negative = vm.int(v).is_some_and(|value| value.is_negative());
    let message = out_of_range(code, negative);
    Err(vm.raise(ExcKind::Overflow, message))
}

fn out_of_range(code: u8, negative: bool) -> String {
    let what = match code {
        b'b' => "signed char",
        b'B' => "unsigned byte integer",
        b'h' => "signed short integer",
        b'H' => "unsigned short",
        b'i' => "signed integer",
        b'I' | b'L' if negative => return "can't convert negative value to unsigned int".to_string(),
        b'I' => "unsigned int",
        b'l' => return "Python int too large to convert to C long".to_string(),
        b'L' => return "Python int too large to convert to C unsigned long".to_string(),
        b'Q' if negative => return "can't convert negative int to unsigned".to_string(),
        _ => return "int too big to convert".to_string(),
    };
    format!(
        "{what} is {} than {}",
        if negative { "less" } else { "greater" },
        if negative { "minimum" } else { "maximum" }
    )
}
