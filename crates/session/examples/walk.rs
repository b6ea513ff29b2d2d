//! Prints what a person sees at each step of a program: `cargo run -p afterdel-session --example walk FILE`.

use afterdel_protocol::{Command, Reply, RunMode, Settings};
use afterdel_session::{Library, Out, Outside, Session};

static LIBRARY: Library =
    Library::runtime(afterdel_library::NAMES, |name| afterdel_library::text(name).map(Into::into));

fn main() {
    let path = std::env::args().nth(1).expect("a file to run");
    let source = std::fs::read_to_string(path).expect("a readable file");
    let mut session = Session::new(Outside { wall_s: || 0.0, now_us: || 0.0, library: &LIBRARY });
    let settings = Settings::default();
    session.handle(Command::Run { run: 1, source: source.clone(), settings, mode: RunMode::Full });
    let mut steps = 0;
    while session.is_busy() || session.has_answers() {
        session.pump(10_000);
        for out in session.take() {
            if let Out::Reply(Reply::Ended { report, .. }) = &out {
                steps = report.steps;
            }
            println!("{out:?}");
        }
    }
    for step in 0..=steps {
        session.handle(Command::Seek { step });
        while session.is_busy() {
            session.pump(10_000);
        }
        for out in session.take() {
            let Out::Reply(Reply::View { view, .. }) = out else { continue };
            let text = source.lines().nth((view.line as usize).wrapping_sub(1)).unwrap_or("");
            println!("== step {step} line {} {text:?} live {} ({:+})", view.line, view.live_bytes, view.step_bytes);
            println!("   {}", view.explain.text);
            for frame in &view.frames.frames {
                let names: Vec<String> = frame
                    .variables
                    .iter()
                    .map(|v| format!("{}={}{}", v.name, v.text, if v.changed { "*" } else { "" }))
                    .collect();
                println!("   {}: {}", frame.name, names.join(" "));
            }
            for node in &view.graph.nodes {
                println!(
                    "   {} {} rc={:?} {}B {:?} {:?}",
                    node.label,
                    node.text,
                    node.refcount,
                    node.block_bytes,
                    node.fate,
                    node.fields.iter().map(|f| format!("{}:{:?}", f.name, f.value)).collect::<Vec<_>>()
                );
            }
            for row in &view.graph.tombstones {
                println!(
                    "   + {} {} {}B {:?} line {} step {}: {}",
                    row.label, row.text, row.size_bytes, row.reason, row.line, row.step, row.why
                );
            }
            println!(
                "   types {:?}",
                view.types
                    .rows
                    .iter()
                    .map(|r| format!("{} {} {}", r.type_name, r.count, r.size_bytes))
                    .collect::<Vec<_>>()
            );
        }
    }
}
