//! The name that was meant: the nearest of several (`Python/suggestions.c`).

const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

fn substitution_cost(a: u8, b: u8) -> usize {
    match (a, b) {
        _ if a == b => 0,
        _ if a.eq_ignore_ascii_case(&b) => CASE_COST,
        _ => MOVE_COST,
    }
}

/// The edit distance, or more than `max`. What both begin and end with does not count as length.
fn distance(a: &str, b: &str, max: usize) -> usize {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([x, rest @ ..], [y, others @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (rest, others);
    }
    while let ([rest @ .., x], [others @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (rest, others);
    }
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len().abs_diff(b.len()) * MOVE_COST > max || a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return max + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|n| n * MOVE_COST).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * MOVE_COST;
        for (j, &y) in b.iter().enumerate() {
            let substituted = diagonal + substitution_cost(x, y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + MOVE_COST).min(diagonal + MOVE_COST);
        }
    }
    row[b.len()]
}

/// The nearest candidate that is near enough; of several as near the first.
pub fn nearest<'a>(wrong: &str, candidates: impl ExactSizeIterator<Item = &'a str>) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.filter(|&candidate| candidate != wrong) {
        let mut max = (wrong.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((found, _)) = best {
            max = max.min(found.saturating_sub(1));
        }
        let cost = distance(wrong, candidate, max);
        if cost <= max && best.is_none_or(|(found, _)| cost < found) {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, name)| name)
}
