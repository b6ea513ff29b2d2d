//! `cargo xtask conform --sizes`: bytes on Afterdel and on a real CPython, type by type.
//!
//! The programs are the cases `sizes__*.py`; each prints rows of `type | what | bytes`, which both are to print alike.

use super::command::{command, output};
use super::cpython;
use super::cpython_tests::built;
use super::workspace::root;
use std::collections::BTreeMap;
use std::path::Path;

/// The programs of `crates/cli/cases`, and what they are about.
const PROGRAMS: &[(&str, &str)] = &[
    ("sizes__objects", "sys.getsizeof"),
    ("sizes__growth", "growth and shrinking"),
    ("sizes__blocks", "blocks that the allocator takes"),
    ("sizes__statements", "tracemalloc's difference over a statement"),
];

/// A row that one of the two has otherwise, or has not.
#[derive(Debug, PartialEq)]
struct Difference {
    row: String,
    cpython: Option<String>,
    afterdel: Option<String>,
}

/// How many rows there are of each type, and which of them differ.
type Table = BTreeMap<String, (usize, Vec<Difference>)>;

/// What is asked.
#[derive(Debug, PartialEq)]
pub(crate) struct Wishes {
    /// The versions to compare.
    pub versions: Vec<String>,
    /// On the development build.
    pub debug: bool,
}

/// The words behind `--sizes`.
pub(crate) fn read(words: &[String]) -> Result<Wishes, String> {
    let mut wishes = Wishes { versions: Vec::new(), debug: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--debug" => wishes.debug = true,
            "--python" => wishes.versions.push(words.next().ok_or("--python wants a version")?.clone()),
            other => return Err(format!("--sizes has no `{other}`: --python VERSION, --debug")),
        }
    }
    if wishes.versions.is_empty() {
        wishes.versions = cpython::VERSIONS.map(str::to_owned).to_vec();
    }
    Ok(wishes)
}

/// Runs the programs on both, for each version, and prints a table for each; fails when a row differs.
pub(crate) fn conform(wishes: &Wishes) -> Result<(), String> {
    let afterdel = built(wishes.debug)?;
    let mut differing = 0;
    for version in &wishes.versions {
        differing += conform_version(&afterdel, version)?;
    }
    if differing == 0 { Ok(()) } else { Err(format!("{differing} rows differ from CPython")) }
}

/// How many rows differ from this CPython.
fn conform_version(afterdel: &Path, version: &str) -> Result<usize, String> {
    let python = cpython::of_version(version)?;
    let (mut rows, mut differing) = (0, 0);
    for (name, what) in PROGRAMS {
        let program = root().join("crates/cli/cases").join(format!("{name}.py"));
        let mut theirs = command(&python, &["-X", "utf8"]);
        // How large an int a hash is, the seed decides.
        theirs.arg(&program).env("PYTHONHASHSEED", "0");
        let mut ours = command(afterdel, &["run", "--python", version]);
        ours.arg(&program);
        let table = compare(&output(theirs)?, &output(ours)?);
        println!("\n{version}: {what} ({name})");
        for (kind, (of, differences)) in &table {
            tell(kind, *of, differences);
            rows += of;
            differing += differences.len();
        }
    }
    println!("\n{version}: {} of {rows} rows equal", rows - differing);
    Ok(differing)
}

/// Prints a type's line, and what differs below it.
fn tell(kind: &str, of: usize, differences: &[Difference]) {
    println!("  {kind:<28} {:>4} of {of:>4} equal", of - differences.len());
    for Difference { row, cpython, afterdel } in differences {
        let said = |side: &Option<String>| side.clone().unwrap_or_else(|| "(no such row)".to_owned());
        println!("      {row}\n          CPython   {}\n          Afterdel  {}", said(cpython), said(afterdel));
    }
}

/// Compares the rows of two outputs by their types and labels.
fn compare(theirs: &str, ours: &str) -> Table {
    let mut left: BTreeMap<(&str, &str), &str> = rows_of(ours).collect();
    let mut table = Table::new();
    for ((kind, row), bytes) in rows_of(theirs) {
        let (of, differences) = table.entry(kind.to_owned()).or_default();
        *of += 1;
        let ours = left.remove(&(kind, row));
        if ours != Some(bytes) {
            let (cpython, afterdel) = (Some(bytes.to_owned()), ours.map(str::to_owned));
            differences.push(Difference { row: row.to_owned(), cpython, afterdel });
        }
    }
    for ((kind, row), bytes) in left {
        let (of, differences) = table.entry(kind.to_owned()).or_default();
        *of += 1;
        differences.push(Difference { row: row.to_owned(), cpython: None, afterdel: Some(bytes.to_owned()) });
    }
    table
}

/// The rows, as type and label, and bytes. A label may have the separator in it.
fn rows_of(output: &str) -> impl Iterator<Item = ((&str, &str), &str)> {
    output.lines().filter_map(|line| {
        let (kind, rest) = line.split_once(" | ")?;
        let (row, bytes) = rest.rsplit_once(" |")?;
        Some(((kind, row), bytes.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::{Difference, compare, read};

    #[test]
    fn versions_are_asked_for_by_name() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(read(&[]).expect("well-formed").versions, ["3.13", "3.14", "3.15"]);
        let wishes = read(&words("--python 3.13 --debug --python 3.15")).expect("well-formed");
        assert_eq!((&wishes.versions[..], wishes.debug), (&["3.13".to_owned(), "3.15".to_owned()][..], true));
        assert!(read(&words("--python")).is_err());
        assert!(read(&words("--pythons 3.13")).is_err());
    }

    #[test]
    fn rows_are_compared_by_type_and_label() {
        let theirs = "int | 1 | 28\nUnionType | int | None | 40\nint | 2 | 28\n";
        let ours = "int | 1 | 28\nUnionType | int | None | 48\nset | {} | 216\n";
        let table = compare(theirs, ours);
        let difference = |row: &str, cpython: Option<&str>, afterdel: Option<&str>| Difference {
            row: row.to_owned(),
            cpython: cpython.map(str::to_owned),
            afterdel: afterdel.map(str::to_owned),
        };
        assert_eq!(table["int"], (2, vec![difference("2", Some("28"), None)]));
        assert_eq!(table["UnionType"], (1, vec![difference("int | None", Some("40"), Some("48"))]));
        assert_eq!(table["set"], (1, vec![difference("{}", None, Some("216"))]));
    }
}
