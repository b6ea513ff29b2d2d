//! The command line.

use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

use afterdel_protocol::{Choice, Moment, Policy, PythonVersion, Subject};

/// What `--help` prints.
pub const HELP: &str = "\
usage: afterdel run [options] FILE [ARGUMENT...]
       afterdel compare FILE [--policies NAME,...] [--pythons VERSION,...] [--json]
       afterdel trace FILE [--json]
       afterdel inspect FILE --at LINE[:COUNT] NAME [--json]

run: a Python program on Afterdel's model of CPython 3.14.

  --python VERSION   the CPython that is modelled: 3.13, 3.14 (default) or 3.15
  --policy NAME      generational (default), incremental, refcount-only or mark-sweep
  --stats            print one JSON object about memory on stderr at the end
  --verify           check every reference count at the end and after each collection; status 70 when one is wrong
  --path FOLDER      modules may be imported from it too (may be said several times)
  --batch            FILE is a folder: run each NAME.py in it, write NAME.out, NAME.err and NAME.status

compare: the same program under several policies or versions, side by side; its output is left out.

  --policies NAME,...     which, in order (default: all, when no versions are named)
  --pythons VERSION,...   likewise; each version under each policy
  --json                  one JSON object for each run, a line each
  --path FOLDER           as above

trace: every step of a run with what happened in it: what was made, freed and printed, each collection phase by phase.

  --json               one JSON object for each step, a line each
  --python VERSION     as above
  --policy NAME        as above
  --path FOLDER        as above

inspect: the life of the object that NAME stands for when LINE has run: who holds it, why it lives, what it keeps
alive, what would be freed if a reference were cut, every change of its count, how it ended. NAME may also be a label
that an answer has used, such as Node#2, for an object without a name.

  --at LINE[:COUNT]    when LINE has run for the COUNT-th time (the first, unless said otherwise)
  --json               the same as one JSON object
  --python VERSION     as above
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
    Trace(Program),
    /// Tell the life of an object.
    Inspect(Inspect),
}

/// A program that is told about, and how.
#[derive(Debug, Default)]
pub struct Program {
    /// Its file.
    pub path: PathBuf,
    /// `--path FOLDER`
    pub folders: Vec<PathBuf>,
    /// `--python VERSION`
    pub python: PythonVersion,
    /// `--policy NAME`
    pub policy: Policy,
    /// `--json`
    pub json: bool,
}

/// What to tell of which object.
#[derive(Debug)]
pub struct Inspect {
    /// Where it lives.
    pub program: Program,
    /// `--at LINE[:COUNT]`
    pub moment: Moment,
    /// NAME
    pub subject: Subject,
}

/// What to compare.
#[derive(Debug)]
pub struct Compare {
    /// What is run.
    pub program: Program,
    /// `--pythons VERSION,...` and `--policies NAME,...`: each version under each policy.
    pub choices: Vec<Choice>,
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
    /// `--python VERSION`
    pub python: PythonVersion,
    /// `--policy NAME`
    pub policy: Policy,
    /// `--stats`
    pub stats: bool,
    /// `--verify`
    pub verify: bool,
    /// `--batch`
    pub batch: bool,
}

fn policy(name: &str) -> Result<Policy, String> {
    Policy::named(name).ok_or_else(|| {
        let names = Policy::ALL.map(Policy::name);
        format!("--policy {name}: one of {}", names.join(", "))
    })
}

fn python(name: &str) -> Result<PythonVersion, String> {
    PythonVersion::named(name).ok_or_else(|| {
        let names = PythonVersion::ALL.map(PythonVersion::name);
        format!("--python {name}: one of {}", names.join(", "))
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
            Long("python") => run.python = python(&text(parser)?)?,
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

/// Reads what every verb but `run` understands: a program's options and the words. `own` is asked first about an option
/// and says whether it was the verb's own. `None`: the help is asked for.
fn told(
    parser: &mut lexopt::Parser,
    mut own: impl FnMut(&str, &mut lexopt::Parser) -> Result<bool, String>,
) -> Result<Option<(Program, Vec<String>)>, String> {
    let (mut program, mut words) = (Program::default(), Vec::new());
    while let Some(arg) = next(parser)? {
        let option = match arg {
            Short('h') => return Ok(None),
            Long(name) => name.to_owned(),
            Value(value) => {
                words.push(value.to_string_lossy().into_owned());
                continue;
            }
            other => return Err(other.unexpected().to_string()),
        };
        if own(&option, parser)? {
            continue;
        }
        match option.as_str() {
            "help" => return Ok(None),
            "json" => program.json = true,
            "path" => program.folders.push(PathBuf::from(text(parser)?)),
            "python" => program.python = python(&text(parser)?)?,
            "policy" => program.policy = policy(&text(parser)?)?,
            other => return Err(Long(other).unexpected().to_string()),
        }
    }
    if words.is_empty() {
        return Err("which program?".to_string());
    }
    program.path = PathBuf::from(words.remove(0));
    Ok(Some((program, words)))
}

/// Errs when there are words that the verb has no use for.
fn no_more(words: &[String]) -> Result<(), String> {
    words.first().map_or(Ok(()), |word| Err(format!("{word}: one thing at a time")))
}

fn compare(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let (mut policies, mut pythons) = (Vec::new(), Vec::new());
    let own = |option: &str, parser: &mut lexopt::Parser| match option {
        "policies" => {
            policies = text(parser)?.split(',').map(policy).collect::<Result<_, _>>()?;
            Ok(true)
        }
        "pythons" => {
            pythons = text(parser)?.split(',').map(python).collect::<Result<_, _>>()?;
            Ok(true)
        }
        "policy" => Err("compare takes several: --policies NAME,...".to_string()),
        "python" => Err("compare takes several: --pythons VERSION,...".to_string()),
        _ => Ok(false),
    };
    let Some((program, words)) = told(parser, own)? else { return Ok(Command::Help) };
    no_more(&words)?;
    if policies.is_empty() {
        policies = if pythons.is_empty() { Policy::ALL.to_vec() } else { vec![Policy::default()] };
    }
    if pythons.is_empty() {
        pythons.push(PythonVersion::default());
    }
    let of =
        |&python: &PythonVersion| policies.iter().map(move |&policy| Choice { python, policy }).collect::<Vec<_>>();
    let choices = pythons.iter().flat_map(of).collect();
    Ok(Command::Compare(Compare { program, choices }))
}

fn trace(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let Some((program, words)) = told(parser, |_, _| Ok(false))? else { return Ok(Command::Help) };
    no_more(&words)?;
    Ok(Command::Trace(program))
}

fn inspect(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut at = None;
    let own = |option: &str, parser: &mut lexopt::Parser| {
        if option == "at" {
            at = Some(line_and_count(&text(parser)?)?);
        }
        Ok(option == "at")
    };
    let Some((program, words)) = told(parser, own)? else { return Ok(Command::Help) };
    let name = words.first().ok_or("which object? Say the name that it has when the line has run")?;
    no_more(&words[1..])?;
    let moment = at.ok_or("at which line? Say --at LINE, or --at LINE:COUNT")?;
    Ok(Command::Inspect(Inspect { program, moment, subject: Subject::Name(name.clone()) }))
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
