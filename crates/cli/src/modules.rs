//! Where the terminal's modules come from: the library is built in, others lie in the folders that `--path` names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use afterdel_vm::stdlib::Library;

/// The modules outside, by name; known from the first program's start on.
static OUTSIDE: OnceLock<BTreeMap<String, PathBuf>> = OnceLock::new();
/// Both kinds.
static ALL: OnceLock<Library> = OnceLock::new();

/// The modules that are built in, and those of these folders; the same ones come before.
pub fn library(folders: &[PathBuf]) -> &'static Library {
    let outside = OUTSIDE.get_or_init(|| {
        let mut found = BTreeMap::new();
        folders.iter().for_each(|folder| collect(folder, "", &mut found));
        found
    });
    ALL.get_or_init(|| {
        let names = afterdel_library::NAMES.iter().copied().chain(outside.keys().map(String::as_str));
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        Library { names: names.leak(), text, file }
    })
}

/// `NAME.py` is the module NAME, `NAME/__init__.py` the package NAME. What cannot be read is not there.
fn collect(folder: &Path, package: &str, found: &mut BTreeMap<String, PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let module = path.extension().is_some_and(|extension| extension == "py");
        let initial = path.join("__init__.py");
        if module && stem != "__init__" {
            found.entry(format!("{package}{stem}")).or_insert(path);
        } else if initial.is_file() {
            found.entry(format!("{package}{stem}")).or_insert(initial);
            collect(&path, &format!("{package}{stem}."), found);
        }
    }
}

fn file(name: &str) -> Option<String> {
    let built_in = afterdel_library::text(name).is_some();
    let path = OUTSIDE.get()?.get(name).filter(|_| !built_in)?;
    Some(path.to_string_lossy().into_owned())
}

fn text(name: &str) -> Option<Cow<'static, str>> {
    let built_in = afterdel_library::text(name).map(Cow::Borrowed);
    built_in.or_else(|| fs::read_to_string(file(name)?).ok().map(Cow::Owned))
}
