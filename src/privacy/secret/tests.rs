use proptest::prelude::*;

use super::*;

#[test]
fn no_token_with_a_prefix_is_shorter_than_the_shortest() {
    let shortest = PREFIXES.iter().map(|(prefix, _, least)| prefix.len() + least).min();
    assert_eq!(shortest, Some(PREFIXED_LEAST));
}

#[test]
fn prefixes_and_names_are_as_the_shortcuts_take_them() {
    for (prefix, ..) in PREFIXES {
        match prefix.find(['-', '_']) {
            Some(mark) => {
                assert!((2..=MARK_MOST).contains(&mark), "{prefix}");
                assert!(prefix[..mark].bytes().all(|byte| byte.is_ascii_lowercase()), "{prefix}");
            }
            None => assert!(prefix.starts_with(['A', 'L']), "{prefix}"),
        }
    }
    let ends_so = |name: &str, ends: &[[u8; 2]]| {
        ends.iter().any(|[last, before]| name.as_bytes().ends_with(&[*before, *last]))
    };
    assert!(SECRETS.iter().all(|name| ends_so(name, ENDS_OF_SECRETS)));
    assert!(PASSWORDS.iter().filter(|name| name.is_ascii()).all(|name| ends_so(name, ENDS_OF_PASSWORDS)));
    assert!(HOOKS.iter().all(|(mark, _)| matches!(mark.as_bytes()[1], b'k' | b'h' | b's')));
}

/// The same as [`by_words`], with a look at every byte.
fn by_words_plainly(folded: &Folded<'_>, add: &mut impl FnMut(Option<Range<usize>>)) {
    let text = folded.text();
    let (mut before, mut private_until) = (b'\n', 0);
    for (at, &byte) in text.iter().enumerate() {
        let follows = std::mem::replace(&mut before, byte);
        let begins_word = !is_word(follows);
        if byte.is_ascii_alphabetic() && begins_word {
            add(prefixed(&text[at..]).map(|length| at..at + length));
            add(web_token(&text[at..]).map(|length| at..at + length));
        }
        match byte {
            b'-' if at >= private_until && text[at..].starts_with(BEGIN) => {
                if let Some(length) = private_key(&text[at..]) {
                    private_until = at + length;
                    add(Some(at..private_until));
                }
            }
            b':' if text[at..].starts_with(b"://") => {}
            b':' | b'=' => add(assigned(text, at).or_else(|| called(folded, at..at + 1))),
            b' ' if text[..at].ends_with(b" is") || text[..at].ends_with(b" was") => {
                let verb = text[..at].iter().rev().take_while(|byte| **byte != b' ').count() + 1;
                add(called(folded, at - verb..at));
            }
            // 密码为…, 密码是…, 密码….
            0x80.. if folded.at(Some(at + 1)).is_ascii_graphic() || folded.at(Some(at + 1)) == b' ' => {
                add(match folded.words_before(at + 1, 1) {
                    "为" | "是" => called(folded, at..at + 1),
                    _ => called(folded, at + 1..at + 1),
                });
            }
            b'B' | b'b' if begins_word => {
                let is_name = text[at..].get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"bearer "));
                add(is_name.then(|| bearer(text, at + 6)).flatten());
            }
            b'?' | b'&' | b'/' => add(hook(text, at)),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// A text is gone through for words only where it has one that every such secret has, and then at some bytes only.
    #[test]
    fn a_secret_is_found_as_with_a_look_at_every_byte(
        parts in proptest::collection::vec(
            "sk-|xox[bp]-|AKIA|hf_|npm_|dop_v1_|eyJ|eyJhbGciOiJI\\.eyJzdWIiOiIx\\.c2lnbmF0dXJl|[Bb]earer |[Pp]ass-?word|passwd|pwd|密码|口令|数码|为|是\
             |api_?key|token|secret|[?&]key=|/webhook/|/hook/|/services/|hooks.slack.com|/open-apis/bot|-----BEGIN |PRIVATE KEY|-----END |[ ：:=\"'/._-]\
             | is | was |[a-zA-Z0-9]{1,16}|a1b2c3d4e5f6a7b8|字",
            0..10,
        ),
    ) {
        let text = parts.concat();
        let folded = Folded::of(&text);
        let sorted = |mut found: Vec<Range<usize>>| {
            found.sort_by_key(|range| (range.start, range.end));
            found
        };
        let (mut found, mut plainly) = (Vec::new(), Vec::new());
        by_words(&folded, &mut |range| found.extend(range));
        by_words_plainly(&folded, &mut |range| plainly.extend(range));
        let found = sorted(found);
        prop_assert_eq!(&found, &sorted(plainly), "{:?}", text);
        prop_assert!(words::are_in(&folded) && folded.text().len() >= SHORTEST || found.is_empty(), "{:?}", text);
    }
}
