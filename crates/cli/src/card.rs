//! The record of a life as text: what a person reads first comes first.

use std::fmt::Write;

use afterdel_protocol::words::{bytes, counted};
use afterdel_protocol::{FreedSet, IfCut, LedgerRow, LifeView};

use crate::stats;

/// Rows of a ledger that are printed at its head, and at its tail.
const HEAD: usize = 12;
/// Columns of a statement's text.
const STATEMENT: usize = 36;

/// A card that is being written.
struct Card<'a> {
    life: &'a LifeView,
    lines: Vec<&'a str>,
    out: String,
}

/// The card of an object.
pub fn text(life: &LifeView, source: &str) -> String {
    let mut card = Card { life, lines: source.lines().collect(), out: String::new() };
    card.head();
    card.references();
    card.reason();
    card.keeps();
    card.cuts();
    card.ledger();
    card.moves();
    card.end();
    card.out
}

impl Card<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.out.push('\n');
        self.line(text);
    }

    /// `12  del a`: a line's number and its text.
    fn statement(&self, line: u32) -> String {
        let text = stats::statement(&self.lines, line);
        let cut: String = text.chars().take(STATEMENT).collect();
        if cut.len() < text.len() { format!("{}…", cut.trim_end()) } else { cut }
    }

    fn head(&mut self) {
        let (life, object) = (self.life, &self.life.object);
        let when = match life.line {
            0 => "at exit".to_string(),
            line => format!("after line {line}: {}", self.statement(line)),
        };
        self.line(&format!("{}, {when}", object.label));
        if object.text != object.label {
            self.line(&format!("  {}", object.text));
        }
        let count = match object.refcount {
            Some(count) => counted(u64::from(count), "reference"),
            None => "lives for ever: its references are not counted".to_string(),
        };
        let generation = match object.generation {
            Some(generation) => format!("generation {generation}"),
            None => "not watched by the collector".to_string(),
        };
        self.line(&format!(
            "  {}, {}, {count}, {generation}, at {:#x}",
            object.type_name,
            bytes(object.block_bytes),
            object.address
        ));
        match &life.born {
            Some(born) => self.line(&format!("  made in line {}: {}", born.line, self.statement(born.line))),
            None => self.line("  was there before the program"),
        }
        if object.has_finalizer {
            self.line("  code of the program is called when it dies (__del__, or a generator's end)");
        }
    }

    fn references(&mut self) {
        let life = self.life;
        if life.object.refcount.is_none() {
            return;
        }
        self.title("Who holds it");
        for reference in &life.references {
            self.line(&format!("  {}", reference.place));
        }
        if life.references_left_out > 0 {
            self.line(&format!("  and {} more", life.references_left_out));
        }
        match life.weak_references {
            0 => {}
            1 => self.line("  (1 weak reference looks at it, which does not count)"),
            count => self.line(&format!("  ({count} weak references look at it, which do not count)")),
        }
    }

    fn reason(&mut self) {
        let life = self.life;
        if life.path.is_empty() {
            self.title("Nothing reaches it from a name any more");
            match &life.island {
                Some(island) => {
                    self.line(&format!("  It waits for the collector together with its island: {}", set(island)))
                }
                None => self.line("  It is being freed."),
            }
            return;
        }
        self.title("Why it is alive: the shortest way to it");
        for step in &life.path {
            let label = step.label.clone();
            self.line(&format!("  {} is {label}", step.place));
        }
    }

    fn keeps(&mut self) {
        if let (Some(kept), Some(_)) = (&self.life.retained, self.life.object.refcount) {
            self.title("What it alone keeps alive, itself too");
            self.line(&format!("  {}", set(kept)));
        }
    }

    fn cuts(&mut self) {
        let cuts: Vec<(&str, &IfCut)> = self
            .life
            .references
            .iter()
            .filter_map(|reference| Some((reference.place.as_str(), reference.if_cut.as_ref()?)))
            .collect();
        if cuts.is_empty() {
            return;
        }
        self.title("What would be freed if one reference were cut");
        let alone = |cut: &IfCut| cut.at_once.objects > 0 || cut.at_collection.objects > 0 || cut.doomed;
        if cuts.len() > 1 && !cuts.iter().any(|(_, cut)| alone(cut)) {
            self.line("  nothing: no single one of these references keeps it alive");
            return;
        }
        let width = cuts.iter().map(|(place, _)| place.chars().count()).max().unwrap_or(0);
        for (place, cut) in cuts {
            self.line(&format!("  {place:width$}  {}", if_cut(cut)));
        }
    }

    fn ledger(&mut self) {
        let life = self.life;
        if life.ledger.is_empty() {
            return;
        }
        self.title("Its references, from birth on");
        let rows = &life.ledger;
        let hidden = if rows.len() > 2 * HEAD { HEAD..rows.len() - HEAD } else { 0..0 };
        let shown = |at: &usize| !hidden.contains(at);
        let statements: Vec<String> = rows.iter().map(|row| self.place(row)).collect();
        let width = statements.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        let mut marked = false;
        for (at, row) in rows.iter().enumerate() {
            if !marked && row.step > life.step {
                marked = true;
                self.line("  ---------- the moment asked for ----------");
            }
            if shown(&at) {
                let statement = &statements[at];
                self.line(&format!("  {statement:width$}  {:>3} → {:<3} {}", row.before, row.after, row.cause));
            } else if at == hidden.start {
                let count = hidden.len() as u64 + life.ledger_left_out;
                self.line(&format!("  … {} more (--json lists them)", counted(count, "change")));
            }
        }
    }

    fn place(&self, row: &LedgerRow) -> String {
        match row.line {
            0 if row.step == 0 => "before the program".to_string(),
            0 => "at exit".to_string(),
            line if row.end_line == line => format!("line {line:<3} {}", self.statement(line)),
            line => format!("line {line:<3} {} → line {}", self.statement(line), row.end_line),
        }
    }

    fn moves(&mut self) {
        if self.life.moves.is_empty() {
            return;
        }
        self.title("Its generations, as the collector sees it");
        for step in &self.life.moves {
            let generation = |known: Option<u8>| known.map_or("none".to_string(), |known| known.to_string());
            let line = if step.line == 0 { "at exit".to_string() } else { format!("line {:<3}", step.line) };
            self.line(&format!("  {line}  {} → {}  {}", generation(step.from), generation(step.to), step.cause));
        }
    }

    fn end(&mut self) {
        if self.life.object.refcount.is_none() {
            return;
        }
        let Some(end) = &self.life.end else {
            self.title("It was never freed: it is there to the end.");
            return;
        };
        let place = match end.line {
            0 => "at exit".to_string(),
            line => format!("in line {line}: {}", self.statement(line)),
        };
        self.title(&format!("How it ended: {place}"));
        let run = end.run.map_or_else(String::new, |run| format!(" Run {run} of the collector."));
        self.line(&format!("  {}{run} {} given back.", end.why, bytes(end.bytes)));
    }
}

fn if_cut(cut: &IfCut) -> String {
    if cut.doomed && cut.at_once.objects == 0 {
        return "nothing at once; the next collection frees it in any case".to_string();
    }
    let mut parts = Vec::new();
    if cut.at_once.objects > 0 {
        parts.push(format!("at once {}", set(&cut.at_once)));
    }
    if cut.at_collection.objects > 0 {
        parts.push(format!("at the next collection {}", set(&cut.at_collection)));
    }
    if parts.is_empty() { "nothing".to_string() } else { parts.join("; ") }
}

/// `3 objects, 200 bytes (Node#1, list#1, …)`
fn set(set: &FreedSet) -> String {
    let mut text = format!("{}, {}", counted(set.objects, "object"), bytes(set.bytes));
    if !set.labels.is_empty() {
        let more = if (set.labels.len() as u64) < set.objects { ", …" } else { "" };
        let _ = write!(text, " ({}{more})", set.labels.join(", "));
    }
    text
}
