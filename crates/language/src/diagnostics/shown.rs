//! A line with what is wrong marked, as `Lib/traceback.py` shows a SyntaxError.

/// A line with marks from one offset up to another; both count characters from 1.
pub fn marked_text(text: &str, from: Option<i64>, to: Option<i64>, same_line: bool) -> String {
    let line = text.trim_end_matches('\n');
    let shown = line.trim_start_matches([' ', '\n', '\u{c}']);
    let Some(from) = from else { return format!("    {shown}\n") };
    let (length, all) = (line.chars().count() as i64, text.chars().count() as i64);
    let clip = |offset: i64| if !text.is_empty() && offset > all { length + 1 } else { offset };
    let to = if same_line { to.filter(|&to| to != 0).unwrap_or(from) } else { length + 1 };
    let (from, to) = (clip(from), clip(to));
    let to = if from >= to || to < 0 { from + 1 } else { to };
    let indent = length - shown.chars().count() as i64;
    let Ok(column) = usize::try_from(from - 1 - indent) else { return format!("    {shown}\n") };
    // White space other than blanks is kept, so that the marks stand where they should.
    let before: String = shown.chars().take(column).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    format!("    {shown}\n    {before}{}\n", "^".repeat((to - from) as usize))
}

#[cfg(test)]
mod tests {
    use super::marked_text;

    #[test]
    fn syntax_errors() {
        assert_eq!(marked_text("  x = (\n", Some(7), Some(0), true), "    x = (\n        ^\n");
        assert_eq!(marked_text("a b\n", Some(1), Some(4), true), "    a b\n    ^^^\n");
        assert_eq!(marked_text("a b\n", Some(3), Some(1), false), "    a b\n      ^\n");
        assert_eq!(marked_text("\ta b", None, None, true), "    \ta b\n");
    }
}
