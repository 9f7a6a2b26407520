//! What a site that does not know its own address lacks.

use super::args::Common;
use super::words;
use crate::diag::Format;
use crate::model::Site;

/// Says once what is not made where no `base_url` is given, neither in site.yaml nor on the command line. It is no finding: a site for an
/// intranet or a USB stick has no address, and is whole without these.
pub(super) fn say(common: &Common, site: &Site) {
    let is_wanted = !common.quiet && common.format() == Format::Human;
    if is_wanted && site.config.base_url.is_none() {
        words::say(words::WITHOUT_ADDRESS, common.language(), &[]);
        if site.config.base_path.is_none() {
            words::say(words::WITHOUT_PATH, common.language(), &[]);
        }
    }
}
