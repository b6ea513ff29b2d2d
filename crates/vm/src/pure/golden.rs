//! The algorithms against what CPython answered: `tests/pure/cases.json`, written by `tests/pure/cases.py`.
//!
//! With `AFTERDEL_CPYTHON` set to a CPython 3.14, the same questions are asked anew, with other random values.

mod call;
mod maths;
mod methods;

use std::process::Command;

/// One question: the function, its arguments as text, and CPython's answer as text.
type Case = (String, Vec<String>, String);

/// Whether only the last digit of a function that C does not round exactly differs; the recorded cases never do.
fn nearly(function: &str, actual: &str, expected: &str) -> bool {
    let inexact = function.starts_with("math_") || function.ends_with("_pow");
    match (inexact, actual.parse::<f64>(), expected.parse::<f64>()) {
        (true, Ok(actual), Ok(expected)) => actual.to_bits().abs_diff(expected.to_bits()) <= 4,
        _ => false,
    }
}

fn check(cases: &[Case], tolerant: bool) {
    let mut wrong = std::collections::BTreeMap::<&str, Vec<String>>::new();
    for (function, arguments, expected) in cases {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let actual = call::call(function, &arguments);
        if actual != *expected && !(tolerant && nearly(function, &actual, expected)) {
            let shown = format!("{function}{arguments:?}\n  CPython {expected}\n  ours    {actual}");
            wrong.entry(function).or_default().push(shown);
        }
    }
    let summary: Vec<String> = wrong
        .iter()
        .map(|(function, shown)| {
            format!("{function}: {} wrong\n{}", shown.len(), shown[..shown.len().min(4)].join("\n"))
        })
        .collect();
    assert!(summary.is_empty(), "{}", summary.join("\n"));
}

#[test]
fn agrees_with_the_recorded_answers() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../../tests/pure/cases.json")).expect("well-formed cases");
    assert!(cases.len() > 1000);
    check(&cases, false);
}

#[test]
fn agrees_with_a_live_cpython() {
    let Ok(python) = std::env::var("AFTERDEL_CPYTHON") else { return };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pure/cases.py");
    let seed = std::env::var("AFTERDEL_SEED").unwrap_or_else(|_| "7".to_owned());
    let output =
        Command::new(python).env("PYTHONHASHSEED", "0").args([script, &seed, "-"]).output().expect("CPython runs");
    let cases: Vec<Case> = serde_json::from_slice(&output.stdout).expect("well-formed cases");
    check(&cases, true);
}
