//! What is being done, on the terminal, once it takes longer than a second.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Work shorter than this is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// A line on standard error that is gone when this is dropped.
pub struct Progress {
    shown: Option<(Sender<String>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait; shows nothing where standard error is no terminal.
    pub fn start() -> Progress {
        if !std::io::stderr().is_terminal() {
            return Progress { shown: None };
        }
        let (say, heard) = mpsc::channel::<String>();
        let thread = std::thread::spawn(move || {
            let mut stage = String::new();
            let begun = std::time::Instant::now();
            while let Some(left) = PATIENCE.checked_sub(begun.elapsed()) {
                match heard.recv_timeout(left) {
                    Ok(next) => stage = next,
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            let bar = ProgressBar::new_spinner().with_message(stage);
            // Plain characters: Chinese Windows consoles have no Braille.
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
                bar.set_style(style.tick_chars("-\\|/ "));
            }
            bar.enable_steady_tick(TICK);
            for stage in heard {
                bar.set_message(stage);
            }
            bar.finish_and_clear();
        });
        Progress {
            shown: Some((say, thread)),
        }
    }

    /// Says what is being done now.
    pub fn say(&self, stage: impl FnOnce() -> String) {
        if let Some((say, _)) = &self.shown {
            // The thread ends only after this is dropped.
            let _ = say.send(stage());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((say, thread)) = self.shown.take() {
            drop(say);
            let _ = thread.join();
        }
    }
}
