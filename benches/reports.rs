//! What the reports cost: the whole set for a month of 300 rows beside the same process writing only
//! the CSV files, in turn in one run; and the page of 10,000 pieces, in bytes a piece and, where
//! there is a browser, in time to its first paint and to what a search finds.
//!
//! `cargo bench --bench reports`; numbers behind `--` are the rows of the set instead.

#[path = "../tests/browser/mod.rs"]
mod browser;
mod measured;

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use browser::Browser;
use measured::{median, medians, month, score, sizes};

const PIECES: usize = 10_000;

fn main() {
    println!(
        "{:>9} {:>12} {:>12} {:>8}",
        "rows", "whole set", "csv only", "ratio"
    );
    for rows in sizes(&[300]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let table = month(rows, folder.path());
        let took = medians(15, || {
            (
                score(&table, "csv,xlsx,html,docx,json"),
                score(&table, "csv"),
            )
        });
        println!(
            "{rows:>9} {:>12.2?} {:>12.2?} {:>8.2}",
            took.whole, took.limit, took.ratio
        );
    }
    page();
}

/// The page of many pieces: how large it is, and how soon it is there.
fn page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    score(&month(PIECES, folder.path()), "html");
    let page = page_in(&folder.path().join("out"));
    let bytes = fs::metadata(&page).expect("a page").len();
    println!(
        "{PIECES:>9} pieces: {} bytes a piece",
        bytes / PIECES as u64
    );
    let Some(browser) = Browser::find() else {
        return;
    };
    let seen: Vec<[Duration; 2]> = (0..5).map(|_| open(&browser, &page)).collect();
    let [paint, search] = [0, 1].map(|at| median(seen.iter().map(|times| times[at])));
    println!("{PIECES:>9} pieces: {paint:.0?} to the first paint, {search:.0?} to search once");
}

fn page_in(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder).expect("the results").flatten();
    let is_page = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("报告") && name.ends_with(".html")
    };
    let found = files.find_map(|file| Some(file.path()).filter(is_page));
    found.expect("a page")
}

/// Opens the page in a browser, which tells when it painted first, and how long it searched until
/// what it found was laid out.
fn open(browser: &Browser, page: &Path) -> [Duration; 2] {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("a port").port();
    let tell = format!(
        "<script>new PerformanceObserver(() => setTimeout(() => {{
            const query = document.getElementById('query');
            const start = performance.now();
            query.value = '校园';
            query.dispatchEvent(new Event('input'));
            const found = document.getElementById('hits').getBoundingClientRect().height;
            const searched = found > 0 ? performance.now() - start : NaN;
            const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
            new Image().src = `http://127.0.0.1:{port}/${{painted}}/${{searched}}/`;
        }})).observe({{ type: 'paint', buffered: true }})</script>"
    );
    // Its policy lets no script run but its own.
    let text = fs::read_to_string(page).expect("a page");
    let text = text.replacen("Content-Security-Policy", "none", 1);
    let copy = page.with_file_name("measured.html");
    fs::write(
        &copy,
        text.replacen("</body>", &format!("{tell}</body>"), 1),
    )
    .expect("a copy");
    let window = browser.open(&copy);
    let line = first_line(&listener);
    drop(window);
    let mut times = line.split('/').skip(1);
    [0; 2].map(|_| {
        let milliseconds: f64 = times
            .next()
            .and_then(|text| text.parse().ok())
            .expect("a time");
        Duration::from_secs_f64(milliseconds / 1e3)
    })
}

/// The first line of what is sent to a port.
fn first_line(listener: &TcpListener) -> String {
    const LONGEST: Duration = Duration::from_secs(60);
    let start = Instant::now();
    listener.set_nonblocking(true).expect("a port");
    let stream = loop {
        match listener.accept() {
            Ok((stream, _)) => break stream,
            Err(_) => assert!(start.elapsed() < LONGEST, "the browser tells nothing"),
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    stream.set_nonblocking(false).expect("a connection");
    stream
        .set_read_timeout(Some(LONGEST))
        .expect("a connection");
    let mut line = String::new();
    let read = BufReader::new(stream).read_line(&mut line);
    read.expect("a line");
    line
}
