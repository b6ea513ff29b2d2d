//! The program's output, cut to what a page can hold.

use afterdel_protocol::{OutputChunk, Stream};

/// A stretch of output of one stream, written by one step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub stream: Stream,
    pub text: String,
    pub step: u64,
}

/// What is shown: older text is dropped, and counted.
const KEPT_BYTES: usize = 100_000;

/// The output so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Console {
    pub pieces: Vec<Piece>,
    pub dropped_bytes: usize,
    kept_bytes: usize,
}

impl Console {
    /// Appends output; drops the oldest above the limit.
    pub(crate) fn write(&mut self, chunks: Vec<OutputChunk>) {
        for OutputChunk { stream, text, step } in chunks {
            self.kept_bytes += text.len();
            match self.pieces.last_mut() {
                Some(last) if last.stream == stream && last.step == step => last.text.push_str(&text),
                _ => self.pieces.push(Piece { stream, text, step }),
            }
        }
        self.cut();
    }

    fn cut(&mut self) {
        if self.kept_bytes <= KEPT_BYTES {
            return;
        }
        let mut excess = self.kept_bytes - KEPT_BYTES;
        let mut whole = 0;
        for piece in &mut self.pieces {
            if piece.text.len() <= excess {
                excess -= piece.text.len();
                self.dropped_bytes += piece.text.len();
                self.kept_bytes -= piece.text.len();
                whole += 1;
                continue;
            }
            let mut at = excess;
            while !piece.text.is_char_boundary(at) {
                at += 1;
            }
            piece.text.drain(..at);
            self.dropped_bytes += at;
            self.kept_bytes -= at;
            break;
        }
        self.pieces.drain(..whole);
    }

    /// Neighbouring pieces of one stream as one, split where the cursor stands: few enough for the page to draw.
    pub(crate) fn stretches(&self, step: Option<u64>) -> Vec<(Stream, bool, String)> {
        let mut stretches: Vec<(Stream, bool, String)> = Vec::new();
        for piece in &self.pieces {
            let later = step.is_some_and(|step| piece.step > step);
            match stretches.last_mut() {
                Some((stream, was_later, text)) if *stream == piece.stream && *was_later == later => {
                    text.push_str(&piece.text);
                }
                _ => stretches.push((piece.stream, later, piece.text.clone())),
            }
        }
        stretches
    }
}
