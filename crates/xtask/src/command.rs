//! Running other programs: each is shown, timed, and named when it fails.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A command that runs in the workspace's folder.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(super::workspace::root());
    command
}

/// Runs it with its output shown; an error names the command.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    let shown = show(&command);
    eprintln!("\n$ {shown}");
    let start = Instant::now();
    let status = command.status().map_err(|error| not_started(&shown, &error))?;
    eprintln!("  {:.1} s", start.elapsed().as_secs_f64());
    if status.success() { Ok(()) } else { Err(format!("failed ({status}): {shown}")) }
}

/// Runs it in this process's place, so that whoever stops us stops it.
#[cfg(unix)]
pub(crate) fn become_it(mut command: Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt;
    let shown = show(&command);
    eprintln!("\n$ {shown}");
    Err(not_started(&shown, &command.exec()))
}

/// Runs it until it ends.
#[cfg(not(unix))]
pub(crate) fn become_it(command: Command) -> Result<(), String> {
    run(command)
}

/// Runs it quietly and gives its standard output; an error carries what it said.
pub(crate) fn output(mut command: Command) -> Result<String, String> {
    let shown = show(&command);
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(&shown, &error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("failed ({}): {shown}\n{}", output.status, said.trim_end()));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("not text: the output of {shown}"))
}

/// The first of these programs that is on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}

fn not_started(shown: &str, error: &std::io::Error) -> String {
    format!("cannot start `{shown}`: {error}")
}
