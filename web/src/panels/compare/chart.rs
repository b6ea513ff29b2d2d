//! The curves of a comparison on one scale.

use std::fmt::Write;

use afterdel_protocol::ComparedRun;

use crate::format;
use crate::tag::{Tag, tag};

/// The drawing's own measure; it is stretched to the panel's width.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

/// Bytes in use over the program's steps, a line for each run.
pub(super) fn chart(runs: &[ComparedRun]) -> Tag {
    let points = || runs.iter().flat_map(|run| &run.curve);
    let steps = points().map(|point| point[0]).fold(1.0, f64::max);
    let bytes = points().map(|point| point[1]).fold(1.0, f64::max);
    let line = |(at, run): (usize, &ComparedRun)| {
        tag("path")
            .has("class", format!("compare-line hue-{at}"))
            .is("vector-effect", "non-scaling-stroke")
            .has("d", path(&run.curve, steps, bytes))
    };
    let drawing = tag("svg.compare-chart")
        .is("viewBox", "0 0 600 120")
        .is("preserveAspectRatio", "none")
        .is("aria-hidden", "true")
        .all(runs.iter().enumerate().map(line).collect());
    let most = format!("{} at most, over {}", format::bytes(bytes as u64), format::counted(steps as u64, "step"));
    tag("div.compare-plot").holds(tag("p.compare-most").text(most)).holds(drawing)
}

/// Which line is which.
pub(super) fn legend(names: &[&'static str]) -> Tag {
    let entry = |(at, name): (usize, &&'static str)| {
        let key = tag("span").has("class", format!("key compare-key hue-{at}"));
        tag("li").holds(key).says(name)
    };
    tag("ul.legend").all(names.iter().enumerate().map(entry).collect())
}

/// A line in steps: what is in use stays so until the next sample.
fn path(curve: &[[f64; 2]], steps: f64, bytes: f64) -> String {
    let mut path = String::new();
    for (at, point) in curve.iter().enumerate() {
        let (x, y) = (point[0] / steps * WIDTH, HEIGHT - point[1] / bytes * (HEIGHT - 2.0) - 1.0);
        let (x, y) = (format::tenths(x), format::tenths(y));
        // Writing into a string does not fail.
        let _ = if at == 0 { write!(path, "M{x} {y}") } else { write!(path, "H{x}V{y}") };
    }
    path
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_line_goes_in_steps_from_the_bottom_up() {
        let curve = [[0.0, 0.0], [5.0, 100.0], [10.0, 50.0]];
        assert_eq!(path(&curve, 10.0, 100.0), "M0 119H300V1H600V60");
    }
}
