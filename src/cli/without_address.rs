//! What a site that does not know its own address lacks.

use super::args::Common;
use super::words;
use crate::cache::Said;
use crate::diag::Format;

/// Says once what is not made where no `base_url` is given, neither in site.yaml nor on the command line. It is no finding: a site for an
/// intranet or a USB stick has no address, and is whole without these.
pub(super) fn say(common: &Common, said: &Said) {
    let is_wanted = !common.quiet && common.format() == Format::Human;
    if is_wanted && !said.has_address {
        words::say(words::WITHOUT_ADDRESS, common.language(), &[]);
        if !said.has_path {
            words::say(words::WITHOUT_PATH, common.language(), &[]);
        }
    }
}
