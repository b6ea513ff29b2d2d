//! Runs a process to its end, or to a limit of time or output, and keeps what it wrote.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How far a process may go before it is killed.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Wall-clock time from start to end.
    pub time: Duration,
    /// Bytes on stdout, and bytes on stderr.
    pub output_bytes: u64,
}

/// What a finished process left.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// All of stdout, as UTF-8.
    pub stdout: String,
    /// All of stderr, as UTF-8.
    pub stderr: String,
    /// The exit status; 128 plus the signal for a process that a signal ended.
    pub status: i32,
}

/// Runs a command with no input. The error says, in words that follow the command's name, why there is no outcome.
pub fn run(command: &mut Command, limits: Limits) -> Result<Outcome, String> {
    let deadline = Instant::now() + limits.time;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("did not start: {error}"))?;
    let stdout = read_in_thread(child.stdout.take().expect("stdout is piped"), limits);
    let stderr = read_in_thread(child.stderr.take().expect("stderr is piped"), limits);
    let (stdout, stderr) = match (receive(&stdout, deadline), receive(&stderr, deadline)) {
        (Ok(stdout), Ok(stderr)) => (stdout, stderr),
        (Err(problem), _) | (_, Err(problem)) => {
            end(&mut child);
            return Err(problem);
        }
    };
    let over = limits.output_bytes as usize;
    if stdout.len() > over || stderr.len() > over {
        end(&mut child);
        return Err(format!("wrote more than {over} bytes"));
    }
    let status = child.wait().map_err(|error| format!("could not be waited for: {error}"))?;
    Ok(Outcome {
        stdout: into_text(stdout)?,
        stderr: into_text(stderr)?,
        status: status.code().unwrap_or_else(|| 128 + signal_of(status)),
    })
}

/// Reads a stream to its end, or to one byte past the limit, beside the waiting thread.
fn read_in_thread<R: Read + Send + 'static>(stream: R, limits: Limits) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // A broken pipe ends the text; the exit status tells the rest.
        let _ = stream.take(limits.output_bytes + 1).read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    receiver
}

/// Waits for a stream's text until the deadline.
fn receive(stream: &Receiver<Vec<u8>>, deadline: Instant) -> Result<Vec<u8>, String> {
    let left = deadline.saturating_duration_since(Instant::now());
    stream.recv_timeout(left).map_err(|error| match error {
        RecvTimeoutError::Timeout => "did not end within its time and was killed".to_owned(),
        RecvTimeoutError::Disconnected => "has an unreadable output".to_owned(),
    })
}

/// Kills a process that passed a limit; one that has just ended by itself is as good.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Text as Python writes it on any system: UTF-8, lines ended by a line feed.
fn into_text(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| format!("wrote no UTF-8: {error}"))?;
    Ok(if cfg!(windows) { text.replace("\r\n", "\n") } else { text })
}

/// The signal that ended a process.
#[cfg(unix)]
fn signal_of(status: std::process::ExitStatus) -> i32 {
    std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or(0)
}

/// The signal that ended a process: other systems have none.
#[cfg(not(unix))]
fn signal_of(_status: std::process::ExitStatus) -> i32 {
    0
}
