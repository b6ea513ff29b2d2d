//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's folder, as cargo says it at the start: several checkouts may share one compiled xtask.
pub(crate) fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.ancestors().nth(2).expect("xtask lies two folders below the root").to_path_buf()
}

/// The npm part of the page.
pub(crate) fn npm() -> PathBuf {
    root().join("web/js")
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What a program in `web/js/node_modules/.bin` is called by.
pub(crate) fn npm_program(name: &str) -> PathBuf {
    npm().join("node_modules/.bin").join(name)
}

/// A file's text, with its name in the error.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file, with its name in the error.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
