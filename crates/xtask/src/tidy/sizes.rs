//! What a first visit fetches, when a release build is in `dist/`.

use crate::command::{command, output};
use crate::workspace::{dist, npm};

/// What a first visit may fetch, compressed with brotli, in bytes (issue 3 allows 800 kB).
const FIRST_VISIT: u64 = 780_000;

/// The parts, by how their files' names start; the rest is the page's.
const ENGINE: [&str; 2] = ["afterdel-engine", "engine-worker"];
const EDITOR: [&str; 1] = ["editor-"];

/// Reports the parts, and what is over the budget.
pub(super) fn check() -> Result<Vec<String>, String> {
    let boot = std::fs::read_dir(dist()).is_ok_and(|files| {
        files.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().starts_with("boot-"))
    });
    if !boot {
        println!("tidy: no release build in dist/, so no sizes (cargo xtask build)");
        return Ok(Vec::new());
    }
    let script = npm().join("sizes.mjs");
    let list = output(command("node", &[&script.to_string_lossy(), &dist().to_string_lossy()]))?;
    let [engine, editor, page] = parts(&list);
    let all = engine + editor + page;
    let kilobytes = |bytes: u64| bytes as f64 / 1000.0;
    println!(
        "tidy: a first visit fetches {:.1} kB in brotli: engine {:.1}, page {:.1}, editor {:.1}",
        kilobytes(all),
        kilobytes(engine),
        kilobytes(page),
        kilobytes(editor)
    );
    let over = all > FIRST_VISIT;
    Ok(over
        .then(|| format!("a first visit fetches {all} bytes in brotli, at most {FIRST_VISIT}"))
        .into_iter()
        .collect())
}

/// Engine, editor, page from lines of `bytes name`.
fn parts(list: &str) -> [u64; 3] {
    let mut sums = [0; 3];
    for (bytes, name) in list.lines().filter_map(|line| line.split_once(' ')) {
        let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
        let part = if starts(&ENGINE) {
            0
        } else if starts(&EDITOR) {
            1
        } else {
            2
        };
        sums[part] += bytes.parse::<u64>().unwrap_or(0);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn files_are_counted_to_their_parts() {
        let list =
            "5 afterdel-engine-01.js\n7 engine-worker-02.js\n11 editor-03.js\n13 index.html\n17 afterdel-web-04.js\n";
        assert_eq!(parts(list), [12, 11, 30]);
    }
}
