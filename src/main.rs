use std::process::ExitCode;

fn main() -> ExitCode {
    jifen::cli::run(std::env::args_os().collect()).into()
}
