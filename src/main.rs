//! The `casebook` program; see the library for what it does.

/// A build makes and drops millions of small texts on all cores, which the allocator of the system is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    casebook::cli::run()
}
