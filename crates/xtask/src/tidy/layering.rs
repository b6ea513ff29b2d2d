//! Who may use whom: the map at the head of design.md, checked against what cargo resolved.

use crate::command::{command, output};

/// Each crate of ours, and those it may name in its manifest.
const LAYERS: &[(&str, &[&str])] = &[
    ("afterdel-collector", &[]),
    ("afterdel-language", &[]),
    ("afterdel-library", &[]),
    ("afterdel-memory", &[]),
    ("afterdel-protocol", &[]),
    ("afterdel-vm", &["afterdel-collector", "afterdel-language"]),
    ("afterdel-session", &["afterdel-collector", "afterdel-language", "afterdel-vm", "afterdel-protocol"]),
    ("afterdel-wasm", &["afterdel-memory", "afterdel-session", "afterdel-protocol", "afterdel-library"]),
    // `run` drives the machine itself: it wants exit status and streams, not views. Looking goes through the session.
    (
        "afterdel-cli",
        &["afterdel-language", "afterdel-library", "afterdel-protocol", "afterdel-session", "afterdel-vm"],
    ),
    ("afterdel-web", &["afterdel-protocol"]),
    ("afterdel-xtask", &[]),
    ("unicode_names2", &[]),
    ("unicode-normalization", &[]),
];

/// Edges that the map does not have.
pub(super) fn check() -> Result<Vec<String>, String> {
    let arguments =
        ["tree", "--workspace", "--depth", "1", "--prefix", "depth", "--edges", "normal,build", "--target", "all"];
    let tree = output(command("cargo", &[&arguments[..], &["--format", " {p}"]].concat()))?;
    Ok(wrong_edges(&tree))
}

/// Reads lines of `depth name version (path)`: depth 0 is one of ours, depth 1 what it uses.
fn wrong_edges(tree: &str) -> Vec<String> {
    let ours = |name: &str| LAYERS.iter().find(|(known, _)| *known == name);
    let mut wrong = Vec::new();
    let mut current = None;
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (Some(depth), Some(name)) = (words.next(), words.next()) else {
            continue;
        };
        if depth == "0" {
            current = ours(name);
            if current.is_none() {
                wrong.push(format!("{name}: a crate without a place on the map; give it one in xtask's layering.rs"));
            }
        } else if let (Some((user, allowed)), Some(_)) = (current, ours(name))
            && !allowed.contains(&name)
            && name != "unicode_names2"
        {
            wrong.push(format!("{user} uses {name}, which the map in design.md does not allow"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::wrong_edges;

    #[test]
    fn an_upward_edge_and_an_unknown_crate_are_named() {
        let tree = "0 afterdel-vm v0.1.0 (/x)\n1 afterdel-collector v0.1.0 (/y)\n1 afterdel-session v0.1.0 (/z)\n\n\
                    0 stranger v0.1.0 (/s)\n1 serde v1.0.0\n";
        let wrong = wrong_edges(tree);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].contains("afterdel-vm uses afterdel-session"));
        assert!(wrong[1].starts_with("stranger"));
    }
}
