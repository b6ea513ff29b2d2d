//! One program under every policy, or on every Python version: curves, pauses, deaths, side by side.

mod chart;

use afterdel_protocol::ComparedRun;
use yew::Callback;

use super::parts::{policy_words, python_words, scrolling};
use crate::format;
use crate::state::{Action, Compared, Comparison, Shared};
use crate::tag::{Tag, tag};

/// Names of finalized objects in a cell.
const NAMES: usize = 6;

pub(crate) struct CompareProps {
    pub comparison: Shared<Comparison>,
    /// The text has a mistake that keeps it from running.
    pub broken: bool,
    /// The text is no longer the one that was compared.
    pub stale: bool,
    pub dispatch: Callback<Action>,
}

pub(crate) fn compare(props: &CompareProps) -> Tag {
    let Comparison { running, runs, .. } = &*props.comparison;
    let all = tag("div.compare").holds(head(props));
    if runs.is_empty() {
        let words = if *running {
            "The program runs the first time."
        } else {
            "One program, four ways to give memory back: CPython's own; the incremental collector of CPython 3.14.0 to \
             3.14.4, which looked at a few old objects at a time so that no pause was long, and was withdrawn because \
             garbage waited longer and programs held more memory; reference counts alone; and tracing alone, as PyPy does \
             it. Or one program on three versions of CPython. It is run from its start under each, and the figures are \
             put side by side."
        };
        return all.holds(tag("p.empty").says(words));
    }
    let by_policy = runs.iter().all(|run| run.choice.python == runs[0].choice.python);
    let name = |run: &ComparedRun| match by_policy {
        true => policy_words(run.choice.policy),
        false => python_words(run.choice.python),
    };
    let names: Vec<&'static str> = runs.iter().map(name).collect();
    all.holds(chart::chart(runs))
        .holds(chart::legend(&names))
        .holds(scrolling("The runs side by side".to_owned(), table(runs, &names)))
}

fn head(props: &CompareProps) -> Tag {
    let Comparison { running, runs, .. } = &*props.comparison;
    let note = match () {
        () if props.broken => "The program has a mistake, marked in the editor: it cannot run.",
        () if *running => "Running.",
        () if props.stale && !runs.is_empty() => "These figures are of the text before you changed it.",
        () => "",
    };
    let button = |what: Compared, words: &'static str| {
        let dead = props.broken && !running;
        tag("button")
            .key(words.to_owned())
            .flag("disabled", dead)
            .does(&props.dispatch, Action::Compare(what))
            .says(words)
    };
    let buttons = if *running {
        vec![button(Compared::Policies, "Stop comparing")]
    } else {
        vec![
            button(Compared::Policies, "Compare the policies"),
            button(Compared::Pythons, "Compare the Python versions"),
        ]
    };
    tag("p.filters").list(buttons).holds(tag("span").is("role", "status").says(note))
}

/// A row of the table: its heading and what stands in each column.
type Row = (&'static str, fn(&ComparedRun) -> String);

const ROWS: [Row; 12] = [
    ("Ended", |run| run.outcome.words()),
    ("Output", |run| if run.same_output { "the same" } else { "differs" }.to_owned()),
    ("Most memory", |run| format::bytes(run.peak_bytes)),
    ("Memory at the end", |run| format::bytes(run.live_bytes)),
    ("Freed by a last reference", |run| format::grouped(run.freed.last_reference)),
    ("Freed with a container", |run| format::grouped(run.freed.container)),
    ("Freed by the collector", |run| format::grouped(run.freed.cycle + run.freed.traced)),
    ("Collections", |run| format!("{} called, {} automatic", run.collector.called, run.collector.automatic)),
    ("Objects examined", |run| format::grouped(run.collector.examined)),
    ("Longest pause", |run| {
        let objects = format::counted(run.collector.longest_examined, "object");
        format!("{objects}, {}", format::duration(run.collector.longest_us))
    }),
    ("Time", |run| format::duration(run.elapsed_us)),
    ("__del__ was called for", finalized),
];

fn table(runs: &[ComparedRun], names: &[&'static str]) -> Tag {
    let column = |name: &&'static str| tag("th.number").is("scope", "col").says(name);
    let head = tag("tr").holds(tag("td")).list(names.iter().map(column).collect());
    let row = |(heading, tell): &Row| {
        let cells = runs.iter().map(|run| tag("td.number").text(tell(run))).collect();
        tag("tr").holds(tag("th").is("scope", "row").says(heading)).list(cells)
    };
    tag("table").holds(tag("thead").holds(head)).holds(tag("tbody").all(ROWS.iter().map(row).collect()))
}

fn finalized(run: &ComparedRun) -> String {
    let names: Vec<&str> = run.finalized.iter().take(NAMES).map(String::as_str).collect();
    let left = run.finalized_total.saturating_sub(names.len() as u64);
    match (names.is_empty(), left) {
        (true, _) => "nothing".to_owned(),
        (_, 0) => names.join(", "),
        _ => format!("{}, {} more", names.join(", "), format::grouped(left)),
    }
}
