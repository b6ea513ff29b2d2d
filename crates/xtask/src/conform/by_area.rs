//! The table of the cases: a row for each area, a column for each version.

use super::Results;
use crate::cpython;
use crate::workspace::root;
use std::collections::BTreeMap;
use std::fs;

/// How many of an area's cases agree with a version, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cell {
    agree: usize,
    of: usize,
}

/// By area; the versions in their order.
type Table = BTreeMap<String, [Cell; cpython::VERSIONS.len()]>;

/// The tests that are known not to agree, which pass for as long as they do not: the first words of `apart.txt`.
pub(super) fn known() -> Result<Vec<String>, String> {
    let path = root().join("crates/cli/cases/apart.txt");
    let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

/// Prints the table and the tests that failed; how many those are.
pub(super) fn report(results: &Results, known: &[String]) -> usize {
    let table = table(results, known);
    println!("  {:<14}{}", "", cpython::VERSIONS.map(|version| format!("{version:>14}")).concat());
    let mut all = [Cell::default(); cpython::VERSIONS.len()];
    for (area, cells) in &table {
        tell(area, cells);
        for (sum, cell) in all.iter_mut().zip(cells) {
            (sum.agree, sum.of) = (sum.agree + cell.agree, sum.of + cell.of);
        }
    }
    tell("all", &all);
    println!("  {} that do not agree are listed in crates/cli/cases/apart.txt", known.len());
    let failed: Vec<&str> = results.iter().filter(|(_, passed)| !passed).map(|(name, _)| name.as_str()).collect();
    failed.iter().for_each(|name| println!("  not as recorded: {name}"));
    failed.len()
}

fn tell(area: &str, cells: &[Cell]) {
    let cells: String = cells.iter().map(|Cell { agree, of }| format!("{:>14}", format!("{agree} of {of}"))).collect();
    println!("  {area:<14}{cells}");
}

/// `gc__thresholds@3.15` is of the area `gc`, and what 3.15 says. Tests of the corpus itself are of no area.
fn table(results: &Results, known: &[String]) -> Table {
    let mut table = Table::new();
    for (name, passed) in results {
        let (case, version) = name.split_once('@').unwrap_or((name, cpython::VERSION));
        let column = cpython::VERSIONS.iter().position(|known| *known == version);
        let (Some((area, _)), Some(column)) = (case.split_once("__"), column) else { continue };
        let cell = &mut table.entry(area.to_owned()).or_default()[column];
        cell.of += 1;
        cell.agree += usize::from(*passed && !known.contains(name));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Cell, table};

    #[test]
    fn a_case_counts_for_its_area_and_version() {
        let results =
            [("gc__a", true), ("gc__a@3.13", true), ("gc__b@3.13", false), ("del__c@3.15", true), ("whole", true)];
        let results = results.map(|(name, passed)| (name.to_owned(), passed)).to_vec();
        let table = table(&results, &["gc__a@3.13".to_owned()]);
        let cell = |agree, of| Cell { agree, of };
        assert_eq!(table["gc"], [cell(0, 2), cell(1, 1), cell(0, 0)]);
        assert_eq!(table["del"], [cell(0, 0), cell(0, 0), cell(1, 1)]);
        assert_eq!(table.len(), 2);
    }
}
