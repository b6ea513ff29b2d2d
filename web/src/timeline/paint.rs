//! Draws the timeline on a canvas. Colours are the page's tokens, read when the theme changes.

use std::f64::consts::PI;

use afterdel_protocol::{Marker, MarkerKind};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::curve::Sample;
use super::geometry::{Column, Frame, columns};

/// What is drawn.
pub(crate) struct Scene<'a> {
    pub frame: Frame,
    pub samples: &'a [Sample],
    pub markers: &'a [Marker],
    pub peak_bytes: f64,
    /// `None` while the program runs.
    pub cursor: Option<f64>,
    pub hover: Option<f64>,
    pub exit_step: Option<f64>,
    pub stops: &'a [u64],
}

/// The page's colours.
struct Palette {
    live: String,
    live_fill: String,
    os: String,
    line: String,
    muted: String,
    ink: String,
    collector: String,
    error: String,
    surface: String,
}

impl Palette {
    fn read(canvas: &HtmlCanvasElement) -> Option<Palette> {
        let style = web_sys::window()?.get_computed_style(canvas).ok()??;
        let token = |name: &str| style.get_property_value(name).unwrap_or_default().trim().to_owned();
        Some(Palette {
            live: token("--live"),
            live_fill: token("--live-fill"),
            os: token("--held"),
            line: token("--line"),
            muted: token("--faint"),
            ink: token("--ink"),
            collector: token("--collector"),
            error: token("--error"),
            surface: token("--surface"),
        })
    }
}

/// Draws; the canvas has `ratio` device pixels for each of the scene's.
pub(crate) fn paint(canvas: &HtmlCanvasElement, height: f64, ratio: f64, scene: &Scene<'_>) -> Option<()> {
    let pixels = |length: f64| (length * ratio).round().max(1.0) as u32;
    let (width, tall) = (pixels(scene.frame.width), pixels(height));
    // Setting a size clears the canvas and its backing store: only when it changed.
    if canvas.width() != width || canvas.height() != tall {
        canvas.set_width(width);
        canvas.set_height(tall);
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let palette = Palette::read(canvas)?;
    context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).ok()?;
    context.clear_rect(0.0, 0.0, scene.frame.width, height);
    let pen = Pen { context, palette, frame: scene.frame };
    pen.ground(scene);
    let drawn = columns(&scene.frame, scene.samples);
    pen.live(&drawn);
    pen.held(&drawn);
    pen.peak(scene.peak_bytes);
    pen.marks(scene.markers);
    pen.cursor(scene);
    Some(())
}

struct Pen {
    context: CanvasRenderingContext2d,
    palette: Palette,
    frame: Frame,
}

impl Pen {
    fn rule(&self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        self.context.begin_path();
        self.context.move_to(from.0, from.1);
        self.context.line_to(to.0, to.1);
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.stroke();
    }

    /// Base lines, ticks of the steps, CPython's shutdown, breakpoints.
    fn ground(&self, scene: &Scene<'_>) {
        let Frame { width, plot_bottom, strip_bottom, plot_top, last_step, .. } = self.frame;
        if let Some(exit) = scene.exit_step.filter(|exit| *exit < last_step) {
            let from = self.frame.x(exit);
            self.context.set_fill_style_str(&self.palette.line);
            self.context.set_global_alpha(0.45);
            self.context.fill_rect(from, plot_top, self.frame.x(last_step) - from, strip_bottom - plot_top);
            self.context.set_global_alpha(1.0);
        }
        self.rule((0.0, plot_bottom + 0.5), (width, plot_bottom + 0.5), &self.palette.line, 1.0);
        self.rule((0.0, strip_bottom + 0.5), (width, strip_bottom + 0.5), &self.palette.line, 1.0);
        if self.frame.step_width() >= 6.0 {
            for step in 0..=last_step as u32 {
                let x = self.frame.x(f64::from(step)).round() + 0.5;
                self.rule((x, plot_bottom), (x, plot_bottom + 4.0), &self.palette.muted, 1.0);
            }
        }
        for stop in scene.stops {
            let x = self.frame.x(*stop as f64).round() + 0.5;
            self.rule((x, plot_top), (x, plot_bottom), &self.palette.error, 1.0);
        }
    }

    /// The curve keeps its height from one sample to the next: memory changes at steps, not between them.
    fn stairs(&self, drawn: &[Column], height: impl Fn(&Column) -> f64) {
        let Some(first) = drawn.first() else { return };
        self.context.begin_path();
        let mut y = height(first);
        self.context.move_to(first.x, y);
        for column in &drawn[1..] {
            self.context.line_to(column.x, y);
            y = height(column);
            self.context.line_to(column.x, y);
        }
    }

    fn live(&self, drawn: &[Column]) {
        let (Some(first), Some(last)) = (drawn.first(), drawn.last()) else { return };
        let bottom = self.frame.plot_bottom;
        self.stairs(drawn, |column| self.frame.y(column.high_bytes));
        self.context.line_to(last.x, bottom);
        self.context.line_to(first.x, bottom);
        self.context.close_path();
        self.context.set_fill_style_str(&self.palette.live_fill);
        self.context.fill();
        self.stairs(drawn, |column| self.frame.y(column.high_bytes));
        self.context.set_stroke_style_str(&self.palette.live);
        self.context.set_line_width(2.0);
        self.context.set_line_join("round");
        self.context.stroke();
        // Where a pixel column holds many steps, the range within it.
        for column in drawn.iter().filter(|column| column.low_bytes < column.high_bytes) {
            let (high, low) = (self.frame.y(column.high_bytes), self.frame.y(column.low_bytes));
            self.rule((column.x + 0.5, high), (column.x + 0.5, low), &self.palette.live, 1.0);
        }
    }

    fn held(&self, drawn: &[Column]) {
        self.stairs(drawn, |column| self.frame.os_y(column.os_bytes));
        self.context.set_stroke_style_str(&self.palette.os);
        self.context.set_line_width(2.0);
        self.context.stroke();
    }

    fn peak(&self, peak_bytes: f64) {
        if peak_bytes <= 0.0 {
            return;
        }
        let y = self.frame.y(peak_bytes).round() + 0.5;
        let dashes = js_sys::Array::of2(&2.0.into(), &4.0.into());
        let _ = self.context.set_line_dash(&dashes);
        self.rule((0.0, y), (self.frame.width, y), &self.palette.muted, 1.0);
        let _ = self.context.set_line_dash(&js_sys::Array::new());
    }

    fn marks(&self, markers: &[Marker]) {
        let y = self.frame.marks_middle;
        let mut last = f64::NEG_INFINITY;
        for marker in markers {
            let x = self.frame.x(marker.step as f64);
            match &marker.kind {
                MarkerKind::Del => {
                    // Hundreds in one pixel are one diamond.
                    if x - last >= 1.0 {
                        self.diamond(x, y);
                        last = x;
                    }
                }
                MarkerKind::Collection { pause_us, automatic, .. } => self.collection(x, *pause_us, *automatic),
                MarkerKind::Error => self.error(x, y),
            }
        }
    }

    fn diamond(&self, x: f64, y: f64) {
        self.context.begin_path();
        self.context.move_to(x, y - 5.0);
        self.context.line_to(x + 5.0, y);
        self.context.line_to(x, y + 5.0);
        self.context.line_to(x - 5.0, y);
        self.context.close_path();
        self.context.set_fill_style_str(&self.palette.surface);
        self.context.fill();
        self.context.set_stroke_style_str(&self.palette.ink);
        self.context.set_line_width(1.5);
        self.context.stroke();
    }

    /// A bar as wide as the pause was long, filled when the program asked for it, hollow when a threshold did.
    fn collection(&self, x: f64, pause_us: f64, automatic: bool) {
        let width = (3.0 + (1.0 + pause_us.max(0.0) / 100.0).log2()).min(24.0);
        let (left, top, tall) = (x - width / 2.0, self.frame.marks_middle - 7.0, 14.0);
        if automatic {
            self.context.set_stroke_style_str(&self.palette.collector);
            self.context.set_line_width(1.5);
            self.context.stroke_rect(left, top, width, tall);
        } else {
            self.context.set_fill_style_str(&self.palette.collector);
            self.context.fill_rect(left, top, width, tall);
        }
    }

    fn error(&self, x: f64, y: f64) {
        for (from, to) in [((x - 4.0, y - 4.0), (x + 4.0, y + 4.0)), ((x - 4.0, y + 4.0), (x + 4.0, y - 4.0))] {
            self.rule(from, to, &self.palette.error, 2.0);
        }
    }

    fn cursor(&self, scene: &Scene<'_>) {
        let Frame { plot_top, strip_bottom, .. } = self.frame;
        if let Some(step) = scene.hover {
            let x = self.frame.x(step).round() + 0.5;
            self.rule((x, plot_top), (x, strip_bottom), &self.palette.muted, 1.0);
        }
        let Some(step) = scene.cursor else { return };
        let x = self.frame.x(step).round();
        self.rule((x, plot_top - 4.0), (x, strip_bottom + 4.0), &self.palette.ink, 2.0);
        self.context.begin_path();
        let _ = self.context.arc(x, plot_top - 2.0, 5.0, 0.0, 2.0 * PI);
        self.context.set_fill_style_str(&self.palette.ink);
        self.context.fill();
    }
}
