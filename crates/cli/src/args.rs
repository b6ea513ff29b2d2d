//! The command line.

use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

use afterdel_protocol::{Moment, Subject};
use afterdel_vm::PolicyKind;

/// What `--help` prints.
pub const HELP: &str = "\
usage: afterdel run [options] FILE [ARGUMENT...]
       afterdel compare FILE [--policies NAME,...] [--json]
       afterdel trace FILE [--json]
       afterdel inspect FILE --at LINE[:COUNT] NAME [--json]

run: a Python program on Afterdel's model of CPython 3.14.

  --python VERSION   the CPython that is modelled: 3.14
  --policy NAME      generational (default), refcount-only or mark-sweep
  --stats            print one JSON object about memory on stderr at the end
  --verify           check every reference count at the end and after each collection; status 70 when one is wrong
  --path FOLDER      modules may be imported from it too (may be said several times)
  --batch            FILE is a folder: run each NAME.py in it, write NAME.out, NAME.err and NAME.status

compare: the same program under several policies, side by side; its output is left out.

  --policies NAME,...  which, in order (default: all)
  --json               one JSON object for each run, a line each
  --path FOLDER        as above

trace: every step of a run with what happened in it: what was made, freed and printed, each collection phase by phase.

  --json               one JSON object for each step, a line each
  --policy NAME        as above
  --path FOLDER        as above

inspect: the life of the object that NAME stands for when LINE has run: who holds it, why it lives, what it keeps
alive, what would be freed if a reference were cut, every change of its count, how it ended. NAME may also be a label
that an answer has used, such as Node#2, for an object without a name.

  --at LINE[:COUNT]    when LINE has run for the COUNT-th time (the first, unless said otherwise)
  --json               the same as one JSON object
  --policy NAME        as above
  --path FOLDER        as above";

/// What the terminal asks for.
#[derive(Debug)]
pub enum Command {
    /// Print the help.
    Help,
    /// Run a program.
    Run(Run),
    /// Run it under several policies.
    Compare(Compare),
    /// Tell every step.
    Trace(Trace),
    /// Tell the life of an object.
    Inspect(Inspect),
}

/// What to trace.
#[derive(Debug)]
pub struct Trace {
    /// The program.
    pub path: PathBuf,
    /// `--path FOLDER`
    pub folders: Vec<PathBuf>,
    /// `--policy NAME`
    pub policy: PolicyKind,
    /// `--json`
    pub json: bool,
}

/// What to tell of which object.
#[derive(Debug)]
pub struct Inspect {
    /// The program.
    pub path: PathBuf,
    /// `--path FOLDER`
    pub folders: Vec<PathBuf>,
    /// `--policy NAME`
    pub policy: PolicyKind,
    /// `--at LINE[:COUNT]`
    pub moment: Moment,
    /// NAME
    pub subject: Subject,
    /// `--json`
    pub json: bool,
}

/// What to compare.
#[derive(Debug)]
pub struct Compare {
    /// The program.
    pub path: PathBuf,
    /// `--path FOLDER`
    pub folders: Vec<PathBuf>,
    /// `--policies NAME,...`
    pub policies: Vec<PolicyKind>,
    /// `--json`
    pub json: bool,
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
    let mut parser = lexopt::Parser::from_env();
    match next(&mut parser)? {
        Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Value(verb)) if verb == "run" => run(&mut parser),
        Some(Value(verb)) if verb == "compare" => compare(&mut parser),
        Some(Value(verb)) if verb == "trace" => trace(&mut parser),
        Some(Value(verb)) if verb == "inspect" => inspect(&mut parser),
        Some(Value(verb)) => Err(format!("{}: no such command", verb.to_string_lossy())),
        Some(other) => Err(other.unexpected().to_string()),
        None => Err("run, compare, trace or inspect?".to_string()),
    }
}

fn next(parser: &mut lexopt::Parser) -> Result<Option<lexopt::Arg<'_>>, String> {
    parser.next().map_err(|error| error.to_string())
}

fn run(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut run = Run::default();
    while let Some(arg) = next(parser)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("python") => match text(parser)?.as_str() {
                "3.14" => {}
                other => return Err(format!("--python {other}: only 3.14 is modelled")),
            },
            Long("policy") => run.policy = policy(&text(parser)?)?,
            Long("stats") => run.stats = true,
            Long("verify") => run.verify = true,
            Long("batch") => run.batch = true,
            Long("path") => run.folders.push(PathBuf::from(text(parser)?)),
            Value(value) => {
                run.path = PathBuf::from(value);
                // All that follows is the program's, options included.
                let rest = parser.raw_args().map_err(|error| error.to_string())?;
                run.arguments = rest.map(|word| word.to_string_lossy().into_owned()).collect();
                return Ok(Command::Run(run));
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    Err("which program?".to_string())
}

fn compare(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let (mut path, mut folders, mut json) = (None, Vec::new(), false);
    let mut policies: Vec<PolicyKind> = PolicyKind::ALL.iter().map(|(kind, _)| *kind).collect();
    while let Some(arg) = next(parser)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("policies") => policies = text(parser)?.split(',').map(policy).collect::<Result<_, _>>()?,
            Long("json") => json = true,
            Long("path") => folders.push(PathBuf::from(text(parser)?)),
            Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let path = path.ok_or("which program?")?;
    Ok(Command::Compare(Compare { path, folders, policies, json }))
}

fn trace(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let (mut path, mut folders, mut policy_kind, mut json) = (None, Vec::new(), PolicyKind::default(), false);
    while let Some(arg) = next(parser)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("json") => json = true,
            Long("policy") => policy_kind = policy(&text(parser)?)?,
            Long("path") => folders.push(PathBuf::from(text(parser)?)),
            Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let path = path.ok_or("which program?")?;
    Ok(Command::Trace(Trace { path, folders, policy: policy_kind, json }))
}

fn inspect(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let (mut folders, mut policy_kind, mut at, mut json) = (Vec::new(), PolicyKind::default(), None, false);
    let mut words = Vec::new();
    while let Some(arg) = next(parser)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("at") => at = Some(line_and_count(&text(parser)?)?),
            Long("json") => json = true,
            Long("policy") => policy_kind = policy(&text(parser)?)?,
            Long("path") => folders.push(PathBuf::from(text(parser)?)),
            Value(value) => words.push(value.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let mut words = words.into_iter();
    let path = words.next().map(PathBuf::from).ok_or("which program?")?;
    let name = words.next().ok_or("which object? Say the name that it has when the line has run")?;
    if let Some(more) = words.next() {
        return Err(format!("{more}: one name at a time"));
    }
    let moment = at.ok_or("at which line? Say --at LINE, or --at LINE:COUNT")?;
    let subject = Subject::Name(name);
    Ok(Command::Inspect(Inspect { path, folders, policy: policy_kind, moment, subject, json }))
}

/// `12` or `12:3`
fn line_and_count(text: &str) -> Result<Moment, String> {
    let (line, count) = text.split_once(':').unwrap_or((text, "1"));
    match (line.parse(), count.parse()) {
        (Ok(line), Ok(count)) if count > 0 => Ok(Moment::Line { line, count }),
        _ => Err(format!("--at {text}: a line, or a line and which time it runs, such as 12 or 12:3")),
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.into_string().map_err(lexopt::Error::from)).map_err(|error| error.to_string())
}
