//! What a site can be published without.

use crate::model::choice::choices;

choices! {
    /// What stands beside the pages of a site and can be left out: no page is missing that a reader of the cases and statistics needs.
    Extra {
        Downloads = "downloads",
        ChartFiles = "chart-files",
        Embeds = "embeds",
        Search = "search",
        SharePictures = "share-pictures",
        QrCodes = "qr-codes",
        Catalogue = "catalogue",
    }
}
