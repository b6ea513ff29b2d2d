//! Names that change with the content, so that a server may tell browsers to keep the files for ever.

use crate::workspace::{read, write};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// The folder in which Trunk has put the site together.
pub(super) struct Stage {
    folder: PathBuf,
}

impl Stage {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the file of this name lies.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Names `stem.ext` by its content, `stem-0123456789abcdef.ext`, and gives the new name.
    pub(super) fn hashed(&self, name: &str) -> Result<String, String> {
        let (stem, extension) = name.rsplit_once('.').ok_or_else(|| format!("`{name}` has no extension"))?;
        let new = format!("{stem}-{}.{extension}", self.digest(&[name])?);
        self.rename(name, &new)?;
        Ok(new)
    }

    /// Names a folder by what its files are called and hold, `folder-0123456789abcdef`, and gives the new name.
    pub(super) fn hashed_folder(&self, name: &str) -> Result<String, String> {
        let folder = self.path(name);
        let entries = fs::read_dir(&folder).map_err(|error| failed("list", &folder, &error))?;
        let mut files: Vec<String> = entries
            .filter_map(|entry| Some(format!("{name}/{}", entry.ok()?.file_name().into_string().ok()?)))
            .collect();
        files.sort();
        let new = format!("{name}-{}", self.digest(&files)?);
        self.rename(name, &new)?;
        Ok(new)
    }

    /// Names the files `{prefix}{old hash}{ending}` by their common content; gives both stems, old and new.
    pub(super) fn rehashed(&self, prefix: &str, endings: &[&str]) -> Result<(String, String), String> {
        let old = self.stem(prefix, endings[0])?;
        let files: Vec<String> = endings.iter().map(|ending| format!("{old}{ending}")).collect();
        let new = format!("{prefix}{}", self.digest(&files)?);
        for (file, ending) in files.iter().zip(endings) {
            self.rename(file, &format!("{new}{ending}"))?;
        }
        Ok((old, new))
    }

    /// Replaces a name inside a file.
    pub(super) fn replace(&self, file: &str, from: &str, to: &str) -> Result<(), String> {
        let path = self.path(file);
        let text = read(&path)?;
        if !text.contains(from) {
            return Err(format!("{file} does not name {from}"));
        }
        write(&path, &text.replace(from, to))
    }

    /// The one file `{stem}{ending}` whose stem starts so.
    pub(super) fn stem(&self, prefix: &str, ending: &str) -> Result<String, String> {
        let entries = fs::read_dir(&self.folder).map_err(|error| failed("list", &self.folder, &error))?;
        let mut stems = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
            .filter(|stem| stem.starts_with(prefix));
        stems.next().ok_or_else(|| format!("no {prefix}*{ending} among the built files"))
    }

    fn digest(&self, names: &[impl AsRef<str>]) -> Result<String, String> {
        // Fixed keys: the same content gives the same name on every machine with this toolchain.
        let mut hasher = DefaultHasher::new();
        for name in names {
            hasher.write(name.as_ref().as_bytes());
            let path = self.path(name.as_ref());
            hasher.write(&fs::read(&path).map_err(|error| failed("read", &path, &error))?);
        }
        Ok(format!("{:016x}", hasher.finish()))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        fs::rename(self.path(from), self.path(to)).map_err(|error| failed("rename", &self.path(from), &error))
    }
}

fn failed(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {what} {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::Stage;
    use std::fs;

    #[test]
    fn a_name_follows_the_content() {
        let folder = std::env::temp_dir().join(format!("afterdel-names-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder can be made");
        let stage = Stage::new(folder.clone());
        let mut names = Vec::new();
        for content in ["one", "two", "one"] {
            fs::write(folder.join("a.js"), content).expect("it can be written to");
            names.push(stage.hashed("a.js").expect("the file is there"));
        }
        assert!(names[0].starts_with("a-") && names[0].len() == "a-.js".len() + 16);
        assert_ne!(names[0], names[1]);
        assert_eq!(names[0], names[2]);
        fs::remove_dir_all(folder).expect("it can be removed");
    }
}
