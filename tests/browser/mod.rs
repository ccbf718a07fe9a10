//! A real browser without a window, where there is one.

#![allow(dead_code, reason = "each test or bench takes what it needs")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// What it may be called.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

pub struct Browser {
    name: &'static str,
}

impl Browser {
    /// Looks for one; says so where there is none.
    pub fn find() -> Option<Browser> {
        let answers = |name: &&&str| {
            let version = Command::new(name).arg("--version").output();
            version.is_ok_and(|output| output.status.success())
        };
        let found = NAMES.iter().find(answers);
        if found.is_none() {
            eprintln!("SKIPPED: no Chromium here, so nothing was tried in a browser");
        }
        found.map(|name| Browser { name })
    }

    fn command(&self, profile: &TempDir) -> Command {
        let mut command = Command::new(self.name);
        command
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()));
        command
    }

    /// Opens a file and leaves it open, by the real clock.
    pub fn open(&self, path: &Path) -> Window {
        let profile = tempfile::tempdir().expect("a profile");
        let child = self
            .command(&profile)
            // Without a port it would end once the file is loaded.
            .arg("--remote-debugging-port=0")
            .arg(address(path, ""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the browser runs");
        Window { child, profile }
    }

    fn run(&self, path: &Path, fragment: &str, args: &[&str]) -> Vec<u8> {
        let profile = tempfile::tempdir().expect("a profile");
        let output = self
            .command(&profile)
            .arg("--virtual-time-budget=2000")
            .args(args)
            .arg(address(path, fragment))
            .output()
            .expect("the browser runs");
        assert!(output.status.success(), "{output:?}");
        output.stdout
    }

    /// What a file has become once its script has run.
    pub fn dump(&self, path: &Path, fragment: &str) -> String {
        let seen = self.run(path, fragment, &["--dump-dom"]);
        String::from_utf8(seen).expect("UTF-8")
    }

    /// What a reader without scripts sees: the file in a frame that may run none.
    pub fn dump_without_scripts(&self, path: &Path) -> String {
        let text = std::fs::read_to_string(path).expect("a file");
        let text = text.replace('&', "&amp;").replace('"', "&quot;");
        let take = "document.body.replaceWith(this.contentDocument.body.cloneNode(true))";
        let frame = format!(
            "<!doctype html><meta charset=utf-8>\
             <iframe sandbox=allow-same-origin onload=\"{take}\" srcdoc=\"{text}\"></iframe>"
        );
        let path = path.with_file_name("frame.html");
        std::fs::write(&path, frame).expect("a frame");
        self.dump(&path, "")
    }

    /// How many pages of paper it makes.
    pub fn pages(&self, path: &Path) -> usize {
        let folder = tempfile::tempdir().expect("a folder");
        let pdf: PathBuf = folder.path().join("print.pdf");
        let print = format!("--print-to-pdf={}", pdf.display());
        self.run(path, "", &[&print, "--no-pdf-header-footer"]);
        let bytes = std::fs::read(&pdf).expect("a printed file");
        let text = String::from_utf8_lossy(&bytes);
        text.matches("/Type /Page\n").count()
    }
}

/// A file that is open, until this is dropped.
pub struct Window {
    child: Child,
    profile: TempDir,
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The address of a file with a fragment, every byte that is not plain escaped.
fn address(path: &Path, fragment: &str) -> String {
    let escape = |text: &str, plain: &[u8]| -> String {
        let bytes = text.bytes().map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() || plain.contains(&byte) => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        });
        bytes.collect()
    };
    let path = escape(&path.display().to_string(), b"/.-_");
    let fragment = escape(fragment, b"=.-_");
    format!("file://{path}#{fragment}")
}
