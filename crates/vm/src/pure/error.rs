//! The errors of the pure algorithms: which exception, and CPython's words.

/// The class of the exception that a [`PureError`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `ValueError`.
    Value,
    /// `TypeError`.
    Type,
    /// `OverflowError`.
    Overflow,
    /// `ZeroDivisionError`.
    ZeroDivision,
    /// `IndexError`.
    Index,
    /// `MemoryError`: the result would be larger than [`MAX_RESULT_BYTES`].
    Memory,
    /// `LookupError`: no such codec or error handler.
    Lookup,
    /// `UnicodeDecodeError`; the message is what `str(error)` gives, the rest is in [`PureError::fault`].
    UnicodeDecode,
    /// `UnicodeEncodeError`, likewise.
    UnicodeEncode,
}

impl ErrorKind {
    /// The name of the exception's class.
    pub fn class_name(self) -> &'static str {
        match self {
            Self::Value => "ValueError",
            Self::Type => "TypeError",
            Self::Overflow => "OverflowError",
            Self::ZeroDivision => "ZeroDivisionError",
            Self::Index => "IndexError",
            Self::Memory => "MemoryError",
            Self::Lookup => "LookupError",
            Self::UnicodeDecode => "UnicodeDecodeError",
            Self::UnicodeEncode => "UnicodeEncodeError",
        }
    }
}

/// An exception that a pure algorithm raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PureError {
    /// The class of the exception.
    pub kind: ErrorKind,
    /// CPython's words; empty for `MemoryError`.
    pub message: String,
    /// What a codec could not do.
    pub fault: Option<CodecFault>,
}

/// What a UnicodeError tells besides its object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecFault {
    /// The codec's name.
    pub encoding: &'static str,
    /// The first place that is bad.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Why.
    pub reason: String,
}

/// What a pure algorithm answers.
pub type PureResult<T> = Result<T, PureError>;

/// No single result is larger than this; past it comes `MemoryError`, as on a machine of that size.
pub const MAX_RESULT_BYTES: usize = 1 << 27;

impl PureError {
    fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), fault: None }
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Value, message)
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Type, message)
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Overflow, message)
    }

    /// An `IndexError`.
    pub fn index(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Index, message)
    }

    /// A `LookupError`.
    pub fn lookup(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Lookup, message)
    }

    /// A `UnicodeDecodeError`, which cannot decode `what`.
    pub fn unicode_decode(what: &str, fault: CodecFault) -> Self {
        Self::of_codec(ErrorKind::UnicodeDecode, "decode", what, fault)
    }

    /// A `UnicodeEncodeError`, which cannot encode `what`.
    pub fn unicode_encode(what: &str, fault: CodecFault) -> Self {
        Self::of_codec(ErrorKind::UnicodeEncode, "encode", what, fault)
    }

    fn of_codec(kind: ErrorKind, verb: &str, what: &str, fault: CodecFault) -> Self {
        let message = format!("'{}' codec can't {verb} {what}: {}", fault.encoding, fault.reason);
        Self { kind, message, fault: Some(fault) }
    }

    /// `ZeroDivisionError: division by zero`.
    pub fn division_by_zero() -> Self {
        Self::new(ErrorKind::ZeroDivision, "division by zero")
    }

    /// `ZeroDivisionError: zero to a negative power`.
    pub fn zero_to_negative_power() -> Self {
        Self::new(ErrorKind::ZeroDivision, "zero to a negative power")
    }

    /// A `MemoryError`, which has no words.
    pub fn memory() -> Self {
        Self::new(ErrorKind::Memory, "")
    }
}

/// Refuses a result of more than [`MAX_RESULT_BYTES`].
pub fn check_size(size_bytes: Option<usize>) -> PureResult<usize> {
    match size_bytes {
        Some(size) if size <= MAX_RESULT_BYTES => Ok(size),
        _ => Err(PureError::memory()),
    }
}
