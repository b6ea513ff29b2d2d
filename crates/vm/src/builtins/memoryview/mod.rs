//! `memoryview`: a look at another object's bytes without a copy of them.
//!
//! As in CPython a `managedbuffer` holds the object, and every view of it holds the `managedbuffer`.

mod items;
mod methods;

use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::{TypeDef, payload};

/// The type.
pub(crate) static MEMORYVIEW: TypeDef =
    TypeDef::new("memoryview", 168, &[methods::METHODS, items::METHODS, items::COMPARE]).weak().fixed();

static MANAGED_BUFFER: TypeDef = TypeDef::new("managedbuffer", 112, &[]).fixed();

static ITERATOR: TypeDef = TypeDef::new("memory_iterator", 64, &[]).iterates(items::next).fixed();

/// What holds the object that is viewed.
#[derive(Clone, Debug)]
pub(crate) struct ManagedBuffer {
    obj: Option<V>,
    /// Views that have not been released.
    views: u32,
}

payload!(ManagedBuffer, visit[obj], free[obj]);

/// A view: where its items are in the object's bytes.
#[derive(Clone, Debug)]
pub(crate) struct View {
    buffer: Option<V>,
    start: isize,
    shape: Vec<usize>,
    strides: Vec<isize>,
    /// As it is told: a letter, perhaps after an `@`.
    format: String,
    size: usize,
    readonly: bool,
    released: bool,
    hash: Option<i64>,
}

payload!(View, visit[buffer], free[buffer], bytes | view | 24 * (view.shape.len().max(1) as u64 - 1));

impl View {
    fn code(&self) -> u8 {
        self.format.as_bytes().last().copied().unwrap_or(b'B')
    }

    fn count(&self) -> usize {
        self.shape.iter().product()
    }

    fn is_contiguous(&self) -> bool {
        self.strides == strides_of(&self.shape, self.size)
    }

    fn is_fortran(&self) -> bool {
        let mut stride = self.size as isize;
        self.shape.iter().zip(&self.strides).all(|(&len, &own)| {
            let fits = len < 2 || own == stride;
            stride *= len as isize;
            fits
        }) || self.count() == 0
    }

    /// Places of all items in the object's bytes, the last index the fastest.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![self.start];
        for (&len, &stride) in self.shape.iter().zip(&self.strides) {
            places = places.iter().flat_map(|&at| (0..len as isize).map(move |i| at + i * stride)).collect();
        }
        places.into_iter().map(|at| at as usize).collect()
    }
}

/// Steps between items that lie one after the other.
fn strides_of(shape: &[usize], size: usize) -> Vec<isize> {
    let mut stride = size as isize;
    let mut strides: Vec<isize> = shape
        .iter()
        .rev()
        .map(|&len| {
            let own = stride;
            stride *= len as isize;
            own
        })
        .collect();
    strides.reverse();
    strides
}

impl Machine {
    /// The bytes of an object that can be viewed: bytes, bytearray, array; with its item's letter and whether it is read only.
    fn exported(&self, v: V) -> Option<(&[u8], u8, usize, bool)> {
        if let Some(array) = self.array(v) {
            return Some((&array.bytes, array.code, array.size(), false));
        }
        match self.heap.get(v).native() {
            Object::Bytes(bytes) => Some((bytes, b'B', 1, true)),
            Object::ByteArray(bytes) => Some((bytes, b'B', 1, false)),
            _ => None,
        }
    }

    fn exported_mut(&mut self, v: V) -> Option<&mut Vec<u8>> {
        if self.array(v).is_some() {
            return Some(&mut self.payload_mut::<crate::modules::array::Array>(v).bytes);
        }
        match self.heap.get_mut(v).native_mut() {
            Object::ByteArray(array) => Some(&mut array.bytes),
            _ => None,
        }
    }

    fn count_export(&mut self, v: V, change: i32) {
        let count = if self.array(v).is_some() {
            &mut self.payload_mut::<crate::modules::array::Array>(v).exports
        } else if let Object::ByteArray(array) = self.heap.get_mut(v).native_mut() {
            &mut array.exports
        } else {
            return;
        };
        *count = count.saturating_add_signed(change);
    }

    /// Whether a view holds an object at its size. Views that have died are not counted down, so those alive are looked for
    /// when there seems to be one.
    pub(crate) fn is_viewed(&mut self, v: V) -> bool {
        let counted = match (self.array(v), self.heap.get(v).native()) {
            (Some(array), _) => array.exports,
            (None, Object::ByteArray(array)) => array.exports,
            _ => 0,
        };
        if counted == 0 {
            return false;
        }
        let holds = |object: &Object| {
            let part = object.as_instance().and_then(|instance| instance.native_part());
            let buffer = part.and_then(|part| part.downcast_ref::<ManagedBuffer>());
            buffer.is_some_and(|buffer| buffer.obj == Some(v) && buffer.views > 0)
        };
        let alive = self.heap.iter().filter(|(_, object)| holds(object)).count() as i32;
        self.count_export(v, alive - counted as i32);
        alive > 0
    }

    /// The contiguous bytes of something that has bytes but is no bytes or bytearray.
    #[cold]
    #[inline(never)]
    pub(crate) fn bytes_of_native(&self, v: V) -> Option<&[u8]> {
        if let Some(array) = self.array(v) {
            return Some(&array.bytes);
        }
        let view = self.payload_of::<View>(v).filter(|view| !view.released && view.is_contiguous())?;
        let obj = self.payload::<ManagedBuffer>(view.buffer?).obj?;
        let start = view.start as usize;
        self.exported(obj)?.0.get(start..start + view.count() * view.size)
    }

    /// The view behind an object, unless it was released.
    fn view(&mut self, v: V) -> R<&View> {
        if self.payload::<View>(v).released {
            return Err(self.value_error("operation forbidden on released memoryview object"));
        }
        Ok(self.payload(v))
    }

    fn viewed_object(&self, view: &View) -> V {
        let buffer = view.buffer.expect("a view that is not released has a buffer");
        self.payload::<ManagedBuffer>(buffer).obj.expect("a buffer that is viewed has an object")
    }

    /// A copy of all the items' bytes.
    fn viewed_bytes(&self, view: &View) -> Vec<u8> {
        let (bytes, ..) = self.exported(self.viewed_object(view)).expect("what is viewed has bytes");
        view.places().into_iter().flat_map(|at| bytes[at..at + view.size].to_vec()).collect()
    }

    /// Another view of the same object; a new reference.
    fn new_view(&mut self, view: View) -> V {
        let buffer = view.buffer.expect("made from a view or an object");
        self.payload_mut::<ManagedBuffer>(buffer).views += 1;
        self.heap.incref(buffer);
        let class = self.native_type(&MEMORYVIEW);
        self.new_native(class, View { released: false, hash: None, ..view })
    }
}

/// `memoryview(object)`
fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (_, rest) = vm.native_class(args, &MEMORYVIEW)?;
    let [object] = rest.bind(vm, "memoryview", ["object"], 1)?;
    let object = object.expect("required");
    of_object(vm, object, "memoryview: a bytes-like object is required, not '{}'")
}

/// A view of an object or of what a view shows; a new reference.
fn of_object(vm: &mut Machine, object: V, words: &str) -> R<V> {
    if vm.payload_of::<View>(object).is_some() {
        let view = vm.view(object)?.clone();
        return Ok(vm.new_view(view));
    }
    let Some((bytes, code, size, readonly)) = vm.exported(object) else {
        return Err(vm.type_error_of(words, &[object]));
    };
    let view = View {
        buffer: None,
        start: 0,
        shape: vec![bytes.len() / size],
        strides: vec![size as isize],
        format: char::from(code).to_string(),
        size,
        readonly,
        released: false,
        hash: None,
    };
    let obj = vm.new_ref(object);
    vm.count_export(obj, 1);
    let class = vm.native_type(&MANAGED_BUFFER);
    let buffer = vm.new_native(class, ManagedBuffer { obj: Some(obj), views: 0 });
    let view = vm.new_view(View { buffer: Some(buffer), ..view });
    vm.decref(buffer);
    Ok(view)
}

/// `release()`: the view shows nothing any more; the last one lets the object go.
fn release(vm: &mut Machine, this: V) {
    let view = vm.payload_mut::<View>(this);
    if std::mem::replace(&mut view.released, true) {
        return;
    }
    let Some(buffer) = view.buffer.take() else { return };
    let managed = vm.payload_mut::<ManagedBuffer>(buffer);
    managed.views -= 1;
    if managed.views == 0
        && let Some(obj) = managed.obj.take()
    {
        vm.count_export(obj, -1);
        vm.decref(obj);
    }
    vm.decref(buffer);
}

/// `memoryview: ...`
fn view_error(vm: &mut Machine, kind: ExcKind, words: &str) -> Raise {
    vm.raise(kind, format!("memoryview: {words}"))
}
