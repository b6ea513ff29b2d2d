//! The command line.

use std::path::PathBuf;

use afterdel_vm::PolicyKind;

/// What `--help` prints.
pub const HELP: &str = "\
usage: afterdel run [options] FILE [ARGUMENT...]

Runs a Python program on Afterdel's model of CPython 3.14.

  --python VERSION   the CPython that is modelled: 3.14
  --policy NAME      generational (default), refcount-only or mark-sweep
  --stats            print one JSON object about memory on stderr at the end
  --verify           check every reference count at the end and after each collection; status 70 when one is wrong
  --path FOLDER      modules may be imported from it too (may be said several times)
  --batch            FILE is a folder: run each NAME.py in it, write NAME.out, NAME.err and NAME.status";

/// What the terminal asks for.
#[derive(Debug)]
pub enum Command {
    /// Print the help.
    Help,
    /// Run a program.
    Run(Run),
}

/// How to run.
#[derive(Debug, Default)]
pub struct Run {
    /// The program, or a folder of programs.
    pub path: PathBuf,
    /// What the program finds in `sys.argv` behind its name.
    pub arguments: Vec<String>,
    /// `--path FOLDER`
    pub folders: Vec<PathBuf>,
    /// `--policy NAME`
    pub policy: PolicyKind,
    /// `--stats`
    pub stats: bool,
    /// `--verify`
    pub verify: bool,
    /// `--batch`
    pub batch: bool,
}

fn policy(name: &str) -> Result<PolicyKind, String> {
    PolicyKind::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = PolicyKind::ALL.iter().map(|(_, name)| *name).collect();
        format!("--policy {name}: one of {}", names.join(", "))
    })
}

/// Reads the command line.
pub fn parse() -> Result<Command, String> {
    use lexopt::Arg::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_env();
    let mut verb = None;
    let mut run = Run::default();
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("python") => match text(&mut parser)?.as_str() {
                "3.14" => {}
                other => return Err(format!("--python {other}: only 3.14 is modelled")),
            },
            Long("policy") => run.policy = policy(&text(&mut parser)?)?,
            Long("stats") => run.stats = true,
            Long("verify") => run.verify = true,
            Long("batch") => run.batch = true,
            Long("path") => run.folders.push(PathBuf::from(text(&mut parser)?)),
            Value(value) if verb.is_none() => verb = Some(value),
            Value(value) => {
                run.path = PathBuf::from(value);
                // All that follows is the program's, options included.
                let rest = parser.raw_args().map_err(|error| error.to_string())?;
                run.arguments = rest.map(|word| word.to_string_lossy().into_owned()).collect();
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    match verb {
        Some(verb) if verb != "run" => Err(format!("{}: no such command", verb.to_string_lossy())),
        Some(_) if run.path.as_os_str().is_empty() => Err("which program?".to_string()),
        Some(_) => Ok(Command::Run(run)),
        None => Err("which program?".to_string()),
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.into_string().map_err(lexopt::Error::from)).map_err(|error| error.to_string())
}
