//! Pieces of sentences: who holds an object, what was freed.

use afterdel_protocol::{FreedRow, GraphView};
use afterdel_vm::object::V;

use super::frames::FrameNames;
use super::look::Look;
use afterdel_protocol::words::{bytes, counted};

/// Holders that are told by name.
const MAX_HOLDERS: usize = 3;
/// Objects that are told by label.
const MAX_LABELS: usize = 4;

/// `Node#2.other`, `list#1[0]`, `dict#1['key']`.
pub(super) fn place(holder: &str, field: &str) -> String {
    if field.starts_with('[') {
        return format!("{holder}{field}");
    }
    let name = field.split_once('[').map_or(field, |(name, _)| name);
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.starts_with(char::is_numeric);
    match field {
        "item" | "operand" | "of" => format!("{holder}, {field}"),
        _ if is_name => format!("{holder}.{field}"),
        _ if field.contains(' ') && !field.starts_with('\'') => format!("{holder}, {field}"),
        _ => format!("{holder}[{field}]"),
    }
}

/// Who holds an object, as far as it is drawn: names first.
pub(super) fn holders(look: &Look, frames: &[FrameNames], graph: &GraphView, v: V) -> Vec<String> {
    let serial = look.serial(v);
    let mut holders = Vec::new();
    for (at, frame) in frames.iter().enumerate() {
        for name in frame.names.iter().filter(|name| name.held == v) {
            let place = if at == 0 { String::new() } else { format!(" in {}()", frame.name) };
            holders.push(format!("the name {}{place}", name.name));
        }
    }
    for edge in graph.edges.iter().filter(|edge| edge.to == serial && !edge.weak) {
        if let Some(from) = graph.nodes.iter().find(|node| node.serial == edge.from) {
            holders.push(place(&from.label, &edge.label));
        }
    }
    holders
}

/// ` (the name b, Node#2.other)`, or nothing.
pub(super) fn in_brackets(holders: &[String]) -> String {
    match holders {
        [] => String::new(),
        _ if holders.len() > MAX_HOLDERS => {
            format!(" ({} and {} more)", holders[..MAX_HOLDERS].join(", "), holders.len() - MAX_HOLDERS)
        }
        _ => format!(" ({})", holders.join(", ")),
    }
}

/// `list#1`, `Node#1 and Node#2`, `17 objects`
pub(super) fn labels(rows: &[&FreedRow]) -> String {
    let objects: u64 = rows.iter().map(|row| row.count).sum();
    let names: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    match names.as_slice() {
        _ if names.len() > MAX_LABELS => counted(objects, "object"),
        [] => "nothing".to_string(),
        [one] => (*one).to_string(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `88 bytes`, summed over rows.
pub(super) fn bytes_of(rows: &[&FreedRow]) -> String {
    bytes(rows.iter().map(|row| row.size_bytes).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_python_writes_them() {
        assert_eq!(place("Node#2", "other"), "Node#2.other");
        assert_eq!(place("list#1", "[0]"), "list#1[0]");
        assert_eq!(place("dict#1", "'key'"), "dict#1['key']");
        assert_eq!(place("set#1", "item"), "set#1, item");
        assert_eq!(place("ValueError#1", "args[0]"), "ValueError#1.args[0]");
    }
}
