//! `cargo xtask tidy`: the design's manners, as far as a program can see them.

mod files;
mod layering;
mod purity;
mod sizes;
mod words;

/// Runs every check and lists all that is wrong.
pub(crate) fn run() -> Result<(), String> {
    let sources = files::sources()?;
    let mut wrong = layering::check()?;
    wrong.extend(files::too_long(&sources));
    wrong.extend(words::check(&sources));
    wrong.extend(purity::check(&sources));
    wrong.extend(sizes::check()?);
    if wrong.is_empty() {
        println!("tidy: {} files, all as the design asks", sources.len());
        return Ok(());
    }
    Err(format!("{} things to mend\n  {}", wrong.len(), wrong.join("\n  ")))
}
