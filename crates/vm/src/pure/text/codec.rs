//! `encode` and `decode`: UTF-8, ASCII, Latin-1 and UTF-16, with their error handlers.

use crate::pure::error::{CodecFault, PureError, PureResult};

/// A codec that Afterdel knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// `utf-8`.
    Utf8,
    /// `ascii`.
    Ascii,
    /// `latin-1`.
    Latin1,
    /// `utf-16` with a byte order mark, little-endian without.
    Utf16,
    /// `utf-16-le`.
    Utf16Little,
    /// `utf-16-be`.
    Utf16Big,
    /// `utf-32` with a byte order mark, little-endian without.
    Utf32,
    /// `utf-32-le`.
    Utf32Little,
    /// `utf-32-be`.
    Utf32Big,
    /// `utf-8-sig`: UTF-8 with a mark at the front.
    Utf8Marked,
}

/// What happens to what cannot be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler<'a> {
    /// An error.
    Strict,
    /// It is left out.
    Ignore,
    /// A question mark, or U+FFFD.
    Replace,
    /// An escape such as `\xe9`.
    BackslashReplace,
    /// A reference such as `&#233;`; encoding only.
    XmlCharRefReplace,
    /// Unknown, which only matters once there is a fault.
    Unknown(&'a str),
}

/// The name in lower case, words joined by one underscore.
fn normalized(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.chars().filter(char::is_ascii).collect()).collect();
    words.join("_")
}

impl Codec {
    /// Finds a codec by one of its names.
    pub fn parse(name: &str) -> PureResult<Self> {
        Ok(match normalized(name).as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Self::Utf8,
            "ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3.4_1986" | "cp367" | "csascii" | "ibm367" | "iso646_us"
            | "iso_646_irv_1991" | "iso_ir_6" | "us" | "us_ascii" => Self::Ascii,
            "latin_1" | "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1" | "iso_8859_1"
            | "iso_8859_1_1987" | "iso_ir_100" | "l1" | "latin" | "latin1" => Self::Latin1,
            "utf_16" | "u16" | "utf16" => Self::Utf16,
            "utf_16_le" | "unicodelittleunmarked" | "utf_16le" => Self::Utf16Little,
            "utf_16_be" | "unicodebigunmarked" | "utf_16be" => Self::Utf16Big,
            "utf_32" | "u32" | "utf32" => Self::Utf32,
            "utf_32_le" | "utf_32le" => Self::Utf32Little,
            "utf_32_be" | "utf_32be" => Self::Utf32Big,
            "utf_8_sig" => Self::Utf8Marked,
            _ => return Err(PureError::lookup(format!("unknown encoding: {name}"))),
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Marked => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Utf16 => "utf-16",
            Self::Utf16Little => "utf-16-le",
            Self::Utf16Big => "utf-16-be",
            Self::Utf32 => "utf-32",
            Self::Utf32Little => "utf-32-le",
            Self::Utf32Big => "utf-32-be",
        }
    }
}

impl<'a> Handler<'a> {
    /// Finds a handler by its name.
    pub fn parse(name: &'a str) -> Self {
        match name {
            "strict" => Self::Strict,
            "ignore" => Self::Ignore,
            "replace" => Self::Replace,
            "backslashreplace" => Self::BackslashReplace,
            "xmlcharrefreplace" => Self::XmlCharRefReplace,
            other => Self::Unknown(other),
        }
    }

    fn unknown(name: &str) -> PureError {
        PureError::lookup(format!("unknown error handler name '{name}'"))
    }
}

/// The byte order mark in UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Names go to C as they are.
fn no_nulls(encoding: &str, errors: &str) -> PureResult<()> {
    match encoding.contains('\0') || errors.contains('\0') {
        true => Err(PureError::value("embedded null character")),
        false => Ok(()),
    }
}

/// `text.encode(encoding, errors)` by names.
pub fn encode_named(text: &str, encoding: &str, errors: &str) -> PureResult<Vec<u8>> {
    no_nulls(encoding, errors)?;
    encode(text, Codec::parse(encoding)?, Handler::parse(errors))
}

/// `data.decode(encoding, errors)` by names; of nothing, CPython does not look the encoding up.
pub fn decode_named(data: &[u8], encoding: &str, errors: &str) -> PureResult<String> {
    no_nulls(encoding, errors)?;
    if data.is_empty() {
        return Ok(String::new());
    }
    decode(data, Codec::parse(encoding)?, Handler::parse(errors))
}

/// `text.encode(codec, handler)`.
pub fn encode(text: &str, codec: Codec, handler: Handler<'_>) -> PureResult<Vec<u8>> {
    let pairs = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    let wide = |order: fn(u32) -> [u8; 4]| text.chars().map(u32::from).flat_map(order).collect();
    match codec {
        Codec::Utf8 => Ok(text.as_bytes().to_vec()),
        Codec::Utf8Marked => Ok([MARK, text.as_bytes()].concat()),
        Codec::Utf32 => Ok([vec![0xFF, 0xFE, 0, 0], wide(u32::to_le_bytes)].concat()),
        Codec::Utf32Little => Ok(wide(u32::to_le_bytes)),
        Codec::Utf32Big => Ok(wide(u32::to_be_bytes)),
        Codec::Utf16 => Ok([vec![0xFF, 0xFE], pairs(u16::to_le_bytes)].concat()),
        Codec::Utf16Little => Ok(pairs(u16::to_le_bytes)),
        Codec::Utf16Big => Ok(pairs(u16::to_be_bytes)),
        Codec::Ascii => encode_narrow(text, codec, 0x80, handler),
        Codec::Latin1 => encode_narrow(text, codec, 0x100, handler),
    }
}

fn encode_narrow(text: &str, codec: Codec, limit: u32, handler: Handler<'_>) -> PureResult<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    for (position, c) in text.chars().enumerate() {
        let code = u32::from(c);
        if code < limit {
            out.push(code as u8);
            continue;
        }
        match handler {
            Handler::Strict => return Err(encode_error(text, codec, limit, position)),
            Handler::Ignore => {}
            Handler::Replace => out.push(b'?'),
            Handler::BackslashReplace => out.extend(escape(code).bytes()),
            Handler::XmlCharRefReplace => out.extend(format!("&#{code};").bytes()),
            Handler::Unknown(name) => return Err(Handler::unknown(name)),
        }
    }
    Ok(out)
}

fn escape(code: u32) -> String {
    match code {
        0..=0xFF => format!("\\x{code:02x}"),
        0x100..=0xFFFF => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

fn encode_error(text: &str, codec: Codec, limit: u32, position: usize) -> PureError {
    let bad: Vec<u32> = text.chars().skip(position).map(u32::from).take_while(|&code| code >= limit).collect();
    let what = match bad.as_slice() {
        [code] => format!("character '{}' in position {position}", escape(*code)),
        more => format!("characters in position {position}-{}", (position + more.len()).saturating_sub(1)),
    };
    let reason = format!("ordinal not in range({limit})");
    let fault = CodecFault { encoding: codec.name(), start: position, end: position + bad.len(), reason };
    PureError::unicode_encode(&what, fault)
}

/// What a decoder found: text up to a fault, and the fault.
struct Fault {
    /// The first bad byte.
    start: usize,
    /// One past the last bad byte.
    end: usize,
    reason: &'static str,
}

/// `data.decode(codec, handler)`.
pub fn decode(data: &[u8], codec: Codec, handler: Handler<'_>) -> PureResult<String> {
    match codec {
        Codec::Latin1 => return Ok(data.iter().map(|&byte| char::from(byte)).collect()),
        Codec::Utf8 if handler == Handler::Replace => return Ok(String::from_utf8_lossy(data).into_owned()),
        _ => {}
    }
    let (codec, mut at) = byte_order(data, codec);
    let mut out = String::with_capacity(data.len());
    while at < data.len() {
        let fault = match codec {
            Codec::Utf8 => decode_utf8(data, at, &mut out),
            Codec::Ascii => decode_ascii(data, at, &mut out),
            Codec::Utf32Little | Codec::Utf32Big => decode_utf32(data, at, codec == Codec::Utf32Big, &mut out),
            _ => decode_utf16(data, at, codec == Codec::Utf16Big, &mut out),
        };
        let Some(fault) = fault else { break };
        match handler {
            Handler::Strict => return Err(decode_error(data, codec, &fault)),
            Handler::Ignore => {}
            Handler::Replace => out.push(char::REPLACEMENT_CHARACTER),
            Handler::BackslashReplace => {
                data[fault.start..fault.end].iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}")));
            }
            Handler::XmlCharRefReplace => {
                return Err(PureError::type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
            Handler::Unknown(name) => return Err(Handler::unknown(name)),
        }
        at = fault.end;
    }
    Ok(out)
}

/// The order that a mark at the start names, and where the text begins.
fn byte_order(data: &[u8], codec: Codec) -> (Codec, usize) {
    match (codec, data) {
        (Codec::Utf16, [0xFF, 0xFE, ..]) => (Codec::Utf16Little, 2),
        (Codec::Utf16, [0xFE, 0xFF, ..]) => (Codec::Utf16Big, 2),
        (Codec::Utf16, _) => (Codec::Utf16Little, 0),
        (Codec::Utf32, [0xFF, 0xFE, 0, 0, ..]) => (Codec::Utf32Little, 4),
        (Codec::Utf32, [0, 0, 0xFE, 0xFF, ..]) => (Codec::Utf32Big, 4),
        (Codec::Utf32, _) => (Codec::Utf32Little, 0),
        (Codec::Utf8Marked, _) => (Codec::Utf8, if data.starts_with(MARK) { MARK.len() } else { 0 }),
        _ => (codec, 0),
    }
}

fn decode_ascii(data: &[u8], at: usize, out: &mut String) -> Option<Fault> {
    let rest = &data[at..];
    let good = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
    out.extend(rest[..good].iter().map(|&byte| char::from(byte)));
    let start = at + good;
    (good < rest.len()).then_some(Fault { start, end: start + 1, reason: "ordinal not in range(128)" })
}

fn decode_utf8(data: &[u8], at: usize, out: &mut String) -> Option<Fault> {
    let chunk = data[at..].utf8_chunks().next()?;
    out.push_str(chunk.valid());
    let (start, bad) = (at + chunk.valid().len(), chunk.invalid());
    let first = *bad.first()?;
    let end = start + bad.len();
    let reason = match first {
        0xC2..=0xF4 if end == data.len() && is_prefix(bad) => "unexpected end of data",
        0xC2..=0xF4 => "invalid continuation byte",
        _ => "invalid start byte",
    };
    Some(Fault { start, end, reason })
}

/// Whether the bytes begin a character that more bytes would complete.
fn is_prefix(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

fn decode_utf16(data: &[u8], at: usize, big: bool, out: &mut String) -> Option<Fault> {
    let unit = |at: usize| {
        let pair = [*data.get(at)?, *data.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let mut at = at;
    while at < data.len() {
        let Some(first) = unit(at) else {
            return Some(Fault { start: at, end: data.len(), reason: "truncated data" });
        };
        match first {
            0xD800..=0xDBFF => {
                let Some(second) = unit(at + 2) else {
                    return Some(Fault { start: at, end: data.len(), reason: "unexpected end of data" });
                };
                let c = char::decode_utf16([first, second]).next().and_then(Result::ok);
                let Some(c) = c else {
                    return Some(Fault { start: at, end: at + 2, reason: "illegal UTF-16 surrogate" });
                };
                out.push(c);
                at += 4;
            }
            0xDC00..=0xDFFF => return Some(Fault { start: at, end: at + 2, reason: "illegal encoding" }),
            _ => {
                out.extend(char::from_u32(u32::from(first)));
                at += 2;
            }
        }
    }
    None
}

fn decode_utf32(data: &[u8], at: usize, big: bool, out: &mut String) -> Option<Fault> {
    for (index, unit) in data[at..].chunks(4).enumerate() {
        let start = at + 4 * index;
        let Ok(unit) = <[u8; 4]>::try_from(unit) else {
            return Some(Fault { start, end: data.len(), reason: "truncated data" });
        };
        let code = if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
        let Some(c) = char::from_u32(code) else {
            let surrogate = (0xD800..0xE000).contains(&code);
            let reason = match surrogate {
                true => "code point in surrogate code point range(0xd800, 0xe000)",
                false => "code point not in range(0x110000)",
            };
            return Some(Fault { start, end: start + 4, reason });
        };
        out.push(c);
    }
    None
}

fn decode_error(data: &[u8], codec: Codec, fault: &Fault) -> PureError {
    let what = match data.get(fault.start) {
        Some(byte) if fault.end == fault.start + 1 => format!("byte 0x{byte:02x} in position {}", fault.start),
        _ => format!("bytes in position {}-{}", fault.start, fault.end.saturating_sub(1)),
    };
    let Fault { start, end, reason } = *fault;
    PureError::unicode_decode(&what, CodecFault { encoding: codec.name(), start, end, reason: reason.to_owned() })
}
