//! What waits to be told: output, marks, samples, kept to what a page can take between two messages.

use afterdel_protocol::{Marker, OutputChunk};

/// Bytes of output kept between two messages.
const MAX_BYTES: usize = 256 << 10;
/// Pieces of output kept between two messages.
const MAX_CHUNKS: usize = 2000;

/// Output that has not been told yet.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    chunks: Vec<OutputChunk>,
    bytes: usize,
    left_out_bytes: usize,
    /// Marks that have not been told yet.
    pub markers: Vec<Marker>,
    /// Samples that have not been told yet, flat.
    pub samples: Vec<f64>,
}

impl Pending {
    /// Adds a piece of output.
    pub fn write(&mut self, chunk: OutputChunk) {
        self.bytes += chunk.text.len();
        let crowded = self.chunks.len() > MAX_CHUNKS;
        match self.chunks.last_mut() {
            Some(last) if last.stream == chunk.stream && (last.step == chunk.step || crowded) => {
                last.text.push_str(&chunk.text);
                last.step = chunk.step;
            }
            _ => self.chunks.push(chunk),
        }
        if self.bytes > 2 * MAX_BYTES {
            self.cut();
        }
    }

    /// Drops the oldest text, and remembers how much.
    fn cut(&mut self) {
        let mut excess = self.bytes - MAX_BYTES;
        let mut whole = 0;
        for chunk in &mut self.chunks {
            if chunk.text.len() > excess {
                let mut at = excess;
                while !chunk.text.is_char_boundary(at) {
                    at += 1;
                }
                chunk.text.drain(..at);
                self.bytes -= at;
                self.left_out_bytes += at;
                break;
            }
            excess -= chunk.text.len();
            self.bytes -= chunk.text.len();
            self.left_out_bytes += chunk.text.len();
            whole += 1;
        }
        self.chunks.drain(..whole);
    }

    /// Takes the output.
    pub fn take_output(&mut self) -> Vec<OutputChunk> {
        self.bytes = 0;
        let mut chunks = std::mem::take(&mut self.chunks);
        let left_out = std::mem::take(&mut self.left_out_bytes);
        if left_out > 0
            && let Some(first) = chunks.first_mut()
        {
            first.text.insert_str(0, &format!("[{left_out} bytes of output left out]\n"));
        }
        chunks
    }

    /// Whether output or marks wait.
    pub fn has_progress(&self) -> bool {
        !self.chunks.is_empty() || !self.markers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use afterdel_protocol::Stream;

    use super::*;

    #[test]
    fn a_flood_keeps_its_end_and_says_how_much_is_gone() {
        let mut pending = Pending::default();
        for step in 0..30_000 {
            pending.write(OutputChunk { stream: Stream::Stdout, text: "twenty bytes of text\n".to_string(), step });
        }
        let chunks = pending.take_output();
        assert!(chunks.len() <= MAX_CHUNKS + 1);
        assert!(chunks[0].text.contains("bytes of output left out"));
        assert_eq!(chunks.last().map(|chunk| chunk.step), Some(29_999));
        assert!(pending.take_output().is_empty());
    }
}
