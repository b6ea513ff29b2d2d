//! Where things stand on the timeline. Pure: numbers in, pixels out.
//!
//! ```text
//! |<------------- width ------------->|
//! |  area of live bytes, peak line    |  plot
//! |  line of bytes held from the OS   |  strip
//! |  diamonds and bars                |  marks
//! ```

use super::curve::Sample;

/// Bands of the picture, in pixels from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub width: f64,
    pub plot_top: f64,
    pub plot_bottom: f64,
    pub strip_top: f64,
    pub strip_bottom: f64,
    pub marks_middle: f64,
    /// The step at the right end; at least 1.
    pub last_step: f64,
    /// Bytes at the top of the plot.
    pub top_bytes: f64,
    /// Bytes at the top of the strip.
    pub top_os_bytes: f64,
}

impl Frame {
    /// For a picture of this size and these samples.
    pub(crate) fn new(width: f64, height: f64, samples: &[Sample], last_step: f64) -> Frame {
        let most = |of: fn(&Sample) -> f64| samples.iter().map(of).fold(0.0, f64::max);
        let strip_bottom = height - 24.0;
        Frame {
            width: width.max(1.0),
            plot_top: 12.0,
            plot_bottom: strip_bottom - 40.0,
            strip_top: strip_bottom - 16.0,
            strip_bottom,
            marks_middle: height - 12.0,
            last_step: last_step.max(samples.last().map_or(0.0, |sample| sample.step)).max(1.0),
            top_bytes: (most(|sample| sample.live_bytes) * 1.08).max(1.0),
            top_os_bytes: (most(|sample| sample.os_bytes) * 1.2).max(1.0),
        }
    }

    /// The column of a step, with half a diamond of air at both ends.
    pub(crate) fn x(&self, step: f64) -> f64 {
        MARGIN + (self.width - 2.0 * MARGIN) * (step / self.last_step).clamp(0.0, 1.0)
    }

    /// The step under a column.
    pub(crate) fn step(&self, x: f64) -> f64 {
        let share = (x - MARGIN) / (self.width - 2.0 * MARGIN).max(1.0);
        (share.clamp(0.0, 1.0) * self.last_step).round()
    }

    /// The height of live bytes.
    pub(crate) fn y(&self, bytes: f64) -> f64 {
        self.plot_bottom - (self.plot_bottom - self.plot_top) * (bytes / self.top_bytes).clamp(0.0, 1.0)
    }

    /// The height of bytes held from the OS.
    pub(crate) fn os_y(&self, bytes: f64) -> f64 {
        self.strip_bottom - (self.strip_bottom - self.strip_top) * (bytes / self.top_os_bytes).clamp(0.0, 1.0)
    }

    /// Pixels of one step.
    pub(crate) fn step_width(&self) -> f64 {
        (self.width - 2.0 * MARGIN) / self.last_step
    }
}

/// Air at both ends, in pixels.
const MARGIN: f64 = 8.0;

/// What one pixel column shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    pub x: f64,
    pub low_bytes: f64,
    pub high_bytes: f64,
    pub last_bytes: f64,
    pub os_bytes: f64,
}

/// Lowest and highest of the samples by pixel column, from left to right; columns without a sample are left out.
/// At most one column for each pixel, however many samples there are.
pub(crate) fn columns(frame: &Frame, samples: &[Sample]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(samples.len().min(frame.width as usize + 1));
    for sample in samples {
        let exact = frame.x(sample.step);
        let x = if frame.step_width() >= 1.0 { exact } else { exact.floor() };
        match columns.last_mut() {
            Some(column) if column.x >= x => {
                column.low_bytes = column.low_bytes.min(sample.live_bytes);
                column.high_bytes = column.high_bytes.max(sample.live_bytes);
                column.last_bytes = sample.live_bytes;
                column.os_bytes = sample.os_bytes;
            }
            _ => columns.push(Column {
                x,
                low_bytes: sample.live_bytes,
                high_bytes: sample.live_bytes,
                last_bytes: sample.live_bytes,
                os_bytes: sample.os_bytes,
            }),
        }
    }
    columns
}

/// The sample that holds at a step: the last one not after it.
pub(crate) fn sample_at(samples: &[Sample], step: f64) -> Option<Sample> {
    let after = samples.partition_point(|sample| sample.step <= step);
    samples.get(after.checked_sub(1)?).copied()
}

/// About `most` rows that tell the curve in a table: evenly spread, first and last among them.
pub(crate) fn spread(length: usize, most: usize) -> Vec<usize> {
    if length <= most {
        return (0..length).collect();
    }
    (0..most).map(|row| row * (length - 1) / (most - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn ramp(length: usize) -> Vec<Sample> {
        (0..length)
            .map(|step| Sample { step: step as f64, live_bytes: step as f64, os_bytes: 1024.0, objects: 1.0 })
            .collect()
    }

    #[test]
    fn steps_and_columns_are_inverse() {
        let frame = Frame::new(600.0, 160.0, &ramp(50), 49.0);
        for step in 0..50 {
            assert_eq!(frame.step(frame.x(f64::from(step))), f64::from(step));
        }
        assert_eq!(frame.step(-100.0), 0.0);
        assert_eq!(frame.step(9_999.0), 49.0);
    }

    #[test]
    fn more_samples_than_pixels_give_a_column_for_each_pixel() {
        let samples = ramp(30_000);
        let frame = Frame::new(300.0, 160.0, &samples, 0.0);
        let columns = columns(&frame, &samples);
        assert!(columns.len() <= 300);
        assert_eq!(columns.last().map(|column| column.high_bytes), Some(29_999.0));
        assert!(columns.windows(2).all(|pair| pair[0].x < pair[1].x && pair[0].high_bytes < pair[1].low_bytes));
    }

    #[test]
    fn a_spike_within_a_pixel_is_kept() {
        let mut samples = ramp(30_000);
        samples[12_345].live_bytes = 1e9;
        let frame = Frame::new(300.0, 160.0, &samples, 0.0);
        assert!(columns(&frame, &samples).iter().any(|column| column.high_bytes == 1e9 && column.low_bytes < 1e6));
    }

    #[test]
    fn the_top_is_above_the_highest() {
        let frame = Frame::new(300.0, 160.0, &ramp(10), 0.0);
        assert!(frame.y(9.0) > frame.plot_top && frame.y(0.0) == frame.plot_bottom);
    }

    #[test]
    fn a_step_between_samples_has_the_earlier_one() {
        let samples: Vec<Sample> = ramp(10).into_iter().step_by(3).collect();
        assert_eq!(sample_at(&samples, 5.0).map(|sample| sample.step), Some(3.0));
        assert_eq!(sample_at(&[], 5.0), None);
    }

    #[test]
    fn a_table_has_first_and_last() {
        let rows = spread(1_000, 40);
        assert_eq!((rows.len(), rows[0], rows[39]), (40, 0, 999));
        assert_eq!(spread(3, 40), vec![0, 1, 2]);
    }
}
