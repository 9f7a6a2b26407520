//! Whether expected files are compared or written anew.

/// Set `UPDATE_GOLDENS=1` to write what the program gives now, then read the difference before it is committed.
///
/// # Panics
/// On a build server, where nobody would read the difference.
pub fn are_rewritten() -> bool {
    let rewrite = std::env::var_os("UPDATE_GOLDENS").is_some_and(|value| value == "1");
    assert!(
        !(rewrite && std::env::var_os("CI").is_some()),
        "UPDATE_GOLDENS is refused where CI is set: expected files are rewritten by a person who reads the difference"
    );
    rewrite
}
