//! Lists `py/*.py`: a new module is a new file there and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("set by Cargo")).join("py");
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(&folder).expect("the folder py can be listed");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be looked at").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
    files.sort_by_key(|file| file.file_stem().map(std::ffi::OsStr::to_owned));
    let mut names = String::from("pub const NAMES: &[&str] = &[");
    let mut texts = String::from("const TEXTS: &[&str] = &[");
    for file in &files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).expect("a module's name is text");
        write!(names, "{name:?},").expect("a String takes everything");
        write!(texts, "include_str!({:?}),", file.display().to_string()).expect("a String takes everything");
    }
    let list = format!(
        "/// The modules there are, sorted; `a.b` is a submodule of the package `a`.\n{names}];\n/// Beside their names.\n{texts}];\n"
    );
    let out = Path::new(&env::var_os("OUT_DIR").expect("set by Cargo")).join("sources.rs");
    fs::write(out, list).expect("Cargo's folder can be written to");
}
