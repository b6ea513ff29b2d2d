//! A real CPython to compare with, from Debian's packages, unpacked into the user's cache folder and never installed.

use super::command::{command, on_path, output, run};
use super::tools::cache;
use super::workspace::write;
use std::fs;
use std::path::{Path, PathBuf};

/// The version that Afterdel models by default.
pub(crate) const VERSION: &str = "3.14";
/// All that it models.
pub(crate) const VERSIONS: [&str; 3] = ["3.13", VERSION, "3.15"];
/// Debian's suite that has them.
const SUITE: &str = "sid";
/// What an interpreter must be able to do that is taken for one.
const PROOF: [&str; 2] = ["-c", "import gc, sys, weakref"];

/// The CPython of a version: the one that its variable names, or the one in the cache folder, fetched when it is missing
/// (about 40 MB).
pub(crate) fn of_version(version: &str) -> Result<PathBuf, String> {
    let variable = variable(version);
    if let Some(named) = std::env::var_os(&variable).filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let folder = cache("cpython")?;
    let program = folder.join("bin").join(format!("python{version}"));
    if output(command(&program, &PROOF)).is_ok() {
        return Ok(program);
    }
    if on_path(&["apt-get"]).is_none() || on_path(&["dpkg-deb"]).is_none() {
        return Err(format!("no CPython {version} here: name one in {variable}"));
    }
    eprintln!("CPython {version} from Debian's {SUITE}, once per machine, into {}: half a minute", folder.display());
    fetch(&folder, version)?;
    wrap(&folder, version, &program)?;
    output(command(&program, &PROOF)).map(|_| program)
}

/// The variable that names the CPython of a version: `AFTERDEL_CPYTHON`, `AFTERDEL_CPYTHON_3_13`.
pub(crate) fn variable(version: &str) -> String {
    match version {
        VERSION => "AFTERDEL_CPYTHON".to_owned(),
        other => format!("AFTERDEL_CPYTHON_{}", other.replace('.', "_")),
    }
}

/// Downloads and unpacks the interpreter and the libraries it is linked with.
fn fetch(folder: &Path, version: &str) -> Result<(), String> {
    for part in ["lists/partial", "archives/partial", "packages", "root", "bin"] {
        let part = folder.join(part);
        fs::create_dir_all(&part).map_err(|error| format!("cannot make {}: {error}", part.display()))?;
    }
    let sources = folder.join("sources.list");
    let keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    write(&sources, &format!("deb [signed-by={keys}] {} {SUITE} main\n", mirror()?))?;
    let option = |name: &str, value: &Path| format!("{name}={}", value.display());
    let options = [
        option("Dir::Etc::SourceList", &sources),
        "Dir::Etc::SourceParts=/dev/null".to_owned(),
        option("Dir::State::Lists", &folder.join("lists")),
        option("Dir::Cache", folder),
        "APT::Sandbox::User=root".to_owned(),
    ];
    let options: Vec<&str> = options.iter().flat_map(|option| ["-o", option]).collect();
    run(command("apt-get", &[&["-qq", "update"], &options[..]].concat()))?;
    let packages = [
        "libc6".to_owned(),
        "zlib1g".to_owned(),
        "libexpat1".to_owned(),
        format!("python{version}-minimal"),
        format!("libpython{version}-minimal"),
        format!("libpython{version}-stdlib"),
    ];
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    let mut download = command("apt-get", &[&["-qq", "download"], &options[..], &packages].concat());
    download.current_dir(folder.join("packages"));
    run(download)?;
    for package in listed(&folder.join("packages"))? {
        let (package, root) = (package.to_string_lossy().into_owned(), folder.join("root"));
        run(command("dpkg-deb", &["--extract", &package, &root.to_string_lossy()]))?;
    }
    Ok(())
}

/// The mirror that this machine's own apt asks.
fn mirror() -> Result<String, String> {
    let folder = Path::new("/etc/apt/sources.list.d");
    let mut files = listed(folder).unwrap_or_default();
    files.push(PathBuf::from("/etc/apt/sources.list"));
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let mut named = lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        let first = words.next()?;
        let address = words.find(|word| word.contains("://"))?;
        matches!(first, "URIs:" | "deb").then(|| address.to_owned())
    });
    // Other makers' archives, and Debian's own of security updates, have no such suite.
    let found = named.find(|address| address.trim_end_matches('/').ends_with("/debian"));
    found.ok_or_else(|| {
        "apt names no mirror here: name the CPythons by hand, in AFTERDEL_CPYTHON and the like".to_owned()
    })
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    Ok(entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
}

/// A script that starts it with its own libraries, whatever this machine's are.
fn wrap(folder: &Path, version: &str, program: &Path) -> Result<(), String> {
    let root = folder.join("root");
    let libraries = ["usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu"].map(|part| root.join(part));
    let loader = libraries.iter().map(|part| part.join("ld-linux-x86-64.so.2")).find(|file| file.is_file());
    let loader = loader.ok_or("Debian's libc6 has no loader for x86-64")?;
    let [first, second] = libraries;
    let binary = root.join("usr/bin").join(format!("python{version}"));
    let text = format!(
        "#!/bin/sh\nexport PYTHONHOME='{}' PYTHONDONTWRITEBYTECODE=1\n\
         exec '{}' --argv0 '{binary}' --library-path '{}:{}' '{binary}' \"$@\"\n",
        root.join("usr").display(),
        loader.display(),
        first.display(),
        second.display(),
        binary = binary.display(),
    );
    write(program, &text)?;
    run(command("chmod", &["+x", &program.to_string_lossy()]))
}

#[cfg(test)]
mod tests {
    use super::{VERSIONS, variable};

    #[test]
    fn each_version_has_its_variable() {
        let variables = VERSIONS.map(variable);
        assert_eq!(variables, ["AFTERDEL_CPYTHON_3_13", "AFTERDEL_CPYTHON", "AFTERDEL_CPYTHON_3_15"]);
    }
}
