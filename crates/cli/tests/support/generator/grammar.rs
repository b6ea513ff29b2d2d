//! Programs from rules in a text: `$name` stands for one of the texts of the rule `name`.
//!
//! ```text
//! # a comment
//! include values           the rules of another text, where this one does not have them
//! statements 25 60         a program has so many of the rule `statement`, between `prelude` and `ending`
//! statement:
//! | print($value)          a text that the rule may become; ` ¦ ` stands between several in a line
//! 3| for i in range(3):    another, three times as often
//!       $statement         of two lines: what is two columns further in belongs to it
//! ```
//!
//! Past a depth the first text of a rule is taken, so the first of every rule must end. A text of several lines keeps its
//! shape: its lines are indented as far as the line that it is put in. Two rules are built in: `$number` counts up,
//! so that everything made has a name of its own, and `$digit` is a digit.

use super::random::Random;
use std::collections::HashMap;

/// How deep a text may be put into a text before the first texts are taken.
const DEPTH: usize = 7;

/// The texts that a rule may become, each with its weight.
type Texts = Vec<(usize, String)>;

/// What a kind of program is made of.
#[derive(Debug, Default)]
pub struct Grammar {
    statements: (usize, usize),
    rules: HashMap<String, Texts>,
}

impl Grammar {
    /// Reads a text; `included` has the others by name.
    ///
    /// # Panics
    /// When the text is no such text: the generator is wrong then, and its own test says where.
    pub fn read(text: &str, included: &[(&str, &str)]) -> Self {
        let mut grammar = Self::default();
        let mut current = String::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(more) = line.strip_prefix("  ") {
                let text = grammar.rules.get_mut(&current).and_then(|texts| texts.last_mut());
                let (_, text) = text.expect("a text to go on");
                *text += "\n";
                *text += more;
            } else if let Some(name) = line.strip_prefix("include ") {
                let (_, text) = included.iter().find(|(known, _)| *known == name).expect("a text to include");
                for (name, texts) in Self::read(text, included).rules {
                    grammar.rules.entry(name).or_insert(texts);
                }
            } else if let Some(numbers) = line.strip_prefix("statements ") {
                let mut numbers = numbers.split(' ').map(|number| number.parse().expect("a number"));
                grammar.statements = (numbers.next().expect("the least"), numbers.next().expect("the most"));
            } else if let Some(name) = line.strip_suffix(':').filter(|name| !name.contains('|')) {
                current = name.to_owned();
                grammar.rules.insert(current.clone(), Texts::new());
            } else {
                let (weight, text) = line.split_once("| ").unwrap_or_else(|| panic!("not of a grammar: {line}"));
                let weight = if weight.is_empty() { 1 } else { weight.parse().expect("a weight") };
                let texts = grammar.rules.get_mut(&current).expect("a rule that has begun");
                texts.extend(text.split(" ¦ ").map(|text| (weight, text.to_owned())));
            }
        }
        grammar
    }

    /// The program of a seed.
    pub fn program(&self, seed: u64) -> String {
        let mut random = Random::new(seed);
        let (least, most) = self.statements;
        let count = least + random.below(most - least + 1);
        let mut expansion = Expansion { random, rules: &self.rules, number: 0 };
        let mut text = String::new();
        expansion.put(&mut text, "$prelude\n", 0);
        for _ in 0..count {
            expansion.put(&mut text, "$statement\n", 0);
        }
        expansion.put(&mut text, "$ending\n", 0);
        text
    }
}

/// A program being written.
struct Expansion<'a> {
    random: Random,
    rules: &'a HashMap<String, Texts>,
    number: usize,
}

impl Expansion<'_> {
    /// Appends a text with its rules replaced.
    fn put(&mut self, into: &mut String, text: &str, depth: usize) {
        let mut parts = text.split('$');
        into.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(part.len());
            let (name, rest) = part.split_at(end);
            match name {
                "number" => {
                    self.number += 1;
                    into.push_str(&self.number.to_string());
                }
                "digit" => into.push_str(&self.random.below(10).to_string()),
                _ => self.put_rule(into, name, depth),
            }
            into.push_str(rest);
        }
    }

    /// Appends what a rule becomes.
    fn put_rule(&mut self, into: &mut String, name: &str, depth: usize) {
        let texts = self.rules.get(name).unwrap_or_else(|| panic!("a grammar has no rule `{name}`"));
        let all = texts.iter().map(|(weight, _)| weight).sum();
        let mut left = if depth < DEPTH { self.random.below(all) } else { 0 };
        let chosen = texts.iter().find(|(weight, _)| match left.checked_sub(*weight) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        });
        let mut lines = String::new();
        self.put(&mut lines, &chosen.expect("below the sum of all").1, depth + 1);
        let line = into.rsplit('\n').next().unwrap_or_default();
        let indent = " ".repeat(line.len() - line.trim_start_matches(' ').len());
        into.push_str(&lines.replace('\n', &format!("\n{indent}")));
    }
}
