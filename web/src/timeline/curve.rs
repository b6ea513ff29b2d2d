//! The samples of a run, in order of steps. They stream in, up to 60 times a second, so they are appended in place; a
//! version tells components that something came.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use afterdel_protocol::{SAMPLE_FIELDS, SampleField};

/// One sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sample {
    pub step: f64,
    pub live_bytes: f64,
    pub os_bytes: f64,
    pub objects: f64,
}

/// Above this, samples are thinned: more than any screen has columns.
const MOST_SAMPLES: usize = 32_768;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Curve {
    samples: Rc<RefCell<Vec<Sample>>>,
    version: u32,
}

impl PartialEq for Curve {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && Rc::ptr_eq(&self.samples, &other.samples)
    }
}

impl Curve {
    /// Appends flattened samples, see [`SAMPLE_FIELDS`].
    pub(crate) fn extend(&mut self, numbers: &[f64]) {
        let mut samples = self.samples.borrow_mut();
        for fields in numbers.chunks_exact(SAMPLE_FIELDS) {
            let field = |which: SampleField| fields[which as usize];
            samples.push(Sample {
                step: field(SampleField::Step),
                live_bytes: field(SampleField::LiveBytes),
                os_bytes: field(SampleField::OsBytes),
                objects: field(SampleField::Objects),
            });
        }
        if samples.len() > MOST_SAMPLES {
            thin(&mut samples);
        }
        self.version = self.version.wrapping_add(1);
    }

    pub(crate) fn samples(&self) -> Ref<'_, Vec<Sample>> {
        self.samples.borrow()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.samples.borrow().is_empty()
    }
}

/// Halves the samples; of each four keeps the lowest and the highest in their order, so that no peak is lost.
fn thin(samples: &mut Vec<Sample>) {
    let last = samples.last().copied();
    let mut kept = Vec::with_capacity(samples.len() / 2 + 2);
    for four in samples.chunks(4) {
        let by_live = |a: &&Sample, b: &&Sample| a.live_bytes.total_cmp(&b.live_bytes);
        let (Some(low), Some(high)) = (four.iter().min_by(by_live), four.iter().max_by(by_live)) else { continue };
        let (first, second) = if low.step <= high.step { (low, high) } else { (high, low) };
        kept.push(*first);
        if second.step > first.step {
            kept.push(*second);
        }
    }
    if kept.last() != last.as_ref() {
        kept.extend(last);
    }
    *samples = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn thinning_keeps_the_peak_and_the_end() {
        let mut curve = Curve::default();
        let peak = 17_001;
        for step in 0..=MOST_SAMPLES {
            let live = if step == peak { 9_000.0 } else { (step % 7) as f64 };
            curve.extend(&[step as f64, live, 1.0, 1.0]);
        }
        let samples = curve.samples();
        assert!(samples.len() <= MOST_SAMPLES / 2 + 2);
        assert!(samples.iter().any(|sample| sample.live_bytes == 9_000.0));
        assert_eq!(samples.last().map(|sample| sample.step), Some(MOST_SAMPLES as f64));
        assert!(samples.windows(2).all(|pair| pair[0].step < pair[1].step));
    }

    #[test]
    fn a_new_version_is_another_value() {
        let mut curve = Curve::default();
        let before = curve.clone();
        curve.extend(&[0.0, 1.0, 2.0, 3.0]);
        assert_ne!(before, curve);
    }
}
