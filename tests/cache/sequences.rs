//! Sites edited again and again: each build knows the one before it.

use casebook::diag::Diagnostics;
use casebook::model::bundle::Drafts;
use casebook::{Options, load};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::edits::{EDITS_OF, begin, mend};
use crate::{Outcome, assert_alike, built};

/// Builds in one run; `CACHE_EDITS` sets more, and `CACHE_SEED` others.
const EDITS: u64 = 25;

#[test]
fn after_any_edits_a_build_is_a_cold_one() -> Outcome {
    let number =
        |name: &str, usual| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (rounds, seed) = (number("CACHE_EDITS", EDITS), number("CACHE_SEED", 8));
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed as u8; 32]);
    let folder = crate::disk::site()?;
    let root = folder.path();
    begin(root)?;
    let mut before = None;
    let (mut done, mut good, mut taken_over) = (Vec::new(), 0, 0);
    let mut is_broken = false;
    for round in 0..rounds {
        if std::mem::take(&mut is_broken) {
            mend(root)?;
            done.push("mended".to_owned());
        }
        for _ in 0..1 + random.next_u32() % 2 {
            let edit = EDITS_OF[random.next_u32() as usize % EDITS_OF.len()];
            done.push(edit.0.to_owned());
            (edit.1)(root, round)?;
        }
        let drafts = if random.next_u32().is_multiple_of(8) { Drafts::Include } else { Drafts::HoldBack };
        let options = Options { drafts, ..Options::default() };
        let after = format!("seed {seed}, {drafts:?}, {}", done.join(", "));
        let files = load::load(root, &mut Diagnostics::default())?;
        let (cold, warm) = (built(&files, &options, None), built(&files, &options, before.as_ref()));
        if !assert_alike(&warm, &cold, &after) {
            is_broken = true;
            continue;
        }
        let warm = warm?;
        taken_over += u64::from(warm.made.len() * 2 < warm.outputs.len());
        good += 1;
        before = Some(warm);
    }
    assert!(good * 3 >= rounds && taken_over * 5 >= good, "{good}, {taken_over}: {}", done.join(", "));
    Ok(())
}
