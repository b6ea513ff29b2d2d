//! The source files, and how long they are.

use crate::command::{command, output};
use crate::workspace::root;

/// What a file may have; past that, something in it wants a name of its own.
const MOST_LINES: usize = 600;

const EXTENSIONS: [&str; 7] = ["rs", "py", "mjs", "js", "css", "html", "toml"];

/// One source file of ours.
pub(super) struct Source {
    /// From the workspace's folder.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// The ending of its name.
    pub(super) fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

/// Every source file that git keeps or would keep.
pub(super) fn sources() -> Result<Vec<Source>, String> {
    let list = output(command("git", &["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let wanted = |path: &&str| path.rsplit_once('.').is_some_and(|(_, ending)| EXTENSIONS.contains(&ending));
    let mut paths: Vec<&str> = list.lines().filter(wanted).collect();
    paths.dedup();
    // Listed and not there: removed, and not yet committed so.
    let read =
        |path: &str| Some(Source { path: path.to_owned(), text: std::fs::read_to_string(root().join(path)).ok()? });
    Ok(paths.into_iter().filter_map(read).collect())
}

/// Files over the limit; tables, generated files and test programs may be as long as they need.
pub(super) fn too_long(sources: &[Source]) -> Vec<String> {
    let counted = sources.iter().filter(|source| ["rs", "py", "mjs", "js", "css"].contains(&source.extension()));
    let lines = counted.map(|source| (source, source.text.lines().count()));
    let over = lines.filter(|(source, count)| *count > MOST_LINES && !exempt(&source.path));
    over.map(|(source, count)| format!("{}: {count} lines, at most {MOST_LINES}: split it by idea", source.path))
        .collect()
}

fn exempt(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let table = stem == "table" || stem == "tables" || stem.ends_with("_table") || stem.ends_with("_tables");
    table || path.contains("generated") || path.starts_with("crates/cli/cases/")
}

#[cfg(test)]
mod tests {
    use super::{Source, too_long};

    #[test]
    fn only_a_long_file_that_is_no_table_is_named() {
        let file = |path: &str, lines: usize| Source { path: path.into(), text: "x\n".repeat(lines) };
        let files = [file("a/table.rs", 900), file("a/short.rs", 600), file("a/long.rs", 601), file("a/x.html", 900)];
        assert_eq!(too_long(&files).len(), 1);
    }
}
