//! The build tools, each in a folder named by its version in the user's cache: a fresh clone finds them there,
//! and two clones with different versions do not disturb each other.

use super::command::{command, on_path, output, run};
use super::workspace::{npm, read, root, write};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The last Trunk that the pinned compiler builds.
const TRUNK: &str = "0.21.14";

/// The browser's target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The tools, ready to be put on PATH.
pub(crate) struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command that finds these tools before any others on the machine.
    pub(crate) fn command(&self, program: &str, arguments: &[&str]) -> Result<Command, String> {
        let mut command = command(program, arguments);
        command.env("PATH", self.path()?);
        Ok(command)
    }

    fn path(&self) -> Result<OsString, String> {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&old));
        std::env::join_paths(folders).map_err(|error| format!("PATH cannot hold the tools' folder: {error}"))
    }
}

/// Installs what is missing; when nothing is, looks at a few files and starts no installer.
pub(crate) fn ready() -> Result<Tools, String> {
    wasm_target()?;
    npm_parts()?;
    let bindgen = bindgen_version()?;
    Ok(Tools {
        folders: vec![
            installed("wasm-bindgen", "wasm-bindgen-cli", &bindgen, &[])?,
            installed("trunk", "trunk", TRUNK, &["--no-default-features"])?,
            npm().join("node_modules/.bin"),
        ],
    })
}

/// The npm packages of exactly `package-lock.json`; a copy of it beside them says what is there.
pub(crate) fn npm_parts() -> Result<(), String> {
    let wanted = read(&npm().join("package-lock.json"))?;
    let stamp = npm().join("node_modules/.afterdel-installed-lock.json");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if on_path(&["npm"]).is_none() {
        return Err("npm is not on PATH: install Node.js 20 or newer, https://nodejs.org".into());
    }
    eprintln!("npm packages of web/js: about 10 seconds");
    let prefix = npm();
    let prefix = prefix.to_string_lossy();
    run(command("npm", &["--prefix", &prefix, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    write(&stamp, &wanted)
}

fn wasm_target() -> Result<(), String> {
    toolchain_part(TARGET, &["target", "add", TARGET])
}

/// The standard library's source, from which the release build makes its own.
pub(crate) fn rust_src() -> Result<(), String> {
    toolchain_part("src/rust/library", &["component", "add", "rust-src"])
}

/// Sees that `lib/rustlib/FOLDER` of the toolchain is there, with rustup's help.
fn toolchain_part(folder: &str, remedy: &[&str]) -> Result<(), String> {
    let sysroot = output(command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(folder).is_dir() {
        return Ok(());
    }
    if on_path(&["rustup"]).is_none() {
        return Err(format!("the toolchain has no {folder} and rustup is not on PATH: https://rustup.rs"));
    }
    run(command("rustup", remedy))
}

/// The version in Cargo.lock: the tool and the library must be the very same.
fn bindgen_version() -> Result<String, String> {
    let lock = read(&root().join("Cargo.lock"))?;
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"").ok_or("no wasm-bindgen in Cargo.lock")?;
    let (version, _) = after.split_once('"').ok_or("Cargo.lock ends within wasm-bindgen's version")?;
    Ok(version.to_owned())
}

/// The folder with `program`, built there first when it is not.
fn installed(program: &str, package: &str, version: &str, flags: &[&str]) -> Result<PathBuf, String> {
    let folder = cache("tools")?.join(format!("{program}-{version}"));
    let programs = folder.join("bin");
    if programs.join(program).is_file() {
        return Ok(programs);
    }
    eprintln!("{package} {version}, once per machine, into {}: a few minutes", folder.display());
    // Its own lock file when that resolves here, else the newest that fits.
    let locked = install(package, version, &folder, &[flags, &["--locked"]].concat());
    locked.or_else(|_| {
        eprintln!("not with its own lock file: once more with what the registry has");
        install(package, version, &folder, flags)
    })?;
    Ok(programs)
}

fn install(package: &str, version: &str, folder: &Path, flags: &[&str]) -> Result<(), String> {
    let folder_name = folder.to_string_lossy();
    let mut cargo = command("cargo", &["install", package, "--version", version, "--root", &folder_name]);
    // Build tools need not be fast themselves: this takes a quarter of the time.
    cargo
        .args(flags)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("CARGO_TARGET_DIR")
        // The tools' folder, not the workspace: its .cargo/config.toml and patches are not theirs.
        .current_dir(folder.parent().unwrap_or(folder));
    run(cargo)
}

/// `afterdel/{part}` in the user's cache folder.
pub(crate) fn cache(part: &str) -> Result<PathBuf, String> {
    let base = std::env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = base.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
    let folder = base.ok_or("neither XDG_CACHE_HOME nor HOME is set: nowhere to keep what is fetched")?;
    let folder = folder.join("afterdel").join(part);
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    Ok(folder)
}
