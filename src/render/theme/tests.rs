//! Tests of loading and rendering, with small themes of their own.

use super::*;

fn theme(templates: &[(&str, &str)]) -> Result<Theme, Vec<ThemeError>> {
    let templates = templates.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let words = |text: &str| BTreeMap::from([("hello".to_owned(), Message::Text(text.to_owned()))]);
    let strings = BTreeMap::from([
        ("en".to_owned(), words("Hello {name}")),
        ("zh-Hans".to_owned(), words("你好，{name}")),
    ]);
    Theme::new(templates, strings)
}

#[derive(Serialize)]
struct Greeting {
    name: &'static str,
}

#[test]
fn a_component_speaks_the_language_of_the_page() {
    let theme = theme(&[
        (
            "part.html",
            r#"{% component hello(name: string) %}<b>{{ t(key="hello", name=name) }}</b>{% endcomponent %}"#,
        ),
        ("page.html", "{{<hello name={name} />}}"),
    ])
    .expect("the templates are right");
    for (locale, expected) in [("en", "<b>Hello &lt;A&gt;</b>"), ("zh-Hans", "<b>你好，&lt;A&gt;</b>")] {
        assert_eq!(theme.render("page.html", locale, &Greeting { name: "<A>" }).as_deref(), Ok(expected));
    }
}

#[test]
fn a_wrong_field_is_told_with_template_and_place() {
    let theme = theme(&[("page.html", "首页\n{{ nam }}")]).expect("the syntax is right");
    let error = theme.render("page.html", "en", &Greeting { name: "A" }).expect_err("there is no such field");
    assert_eq!((error.template.as_str(), error.place.map(|place| place.line)), ("page.html", Some(2)));
}

#[test]
fn every_broken_template_is_told_at_once() {
    let errors = theme(&[("a.html", "{% if %}"), ("b.html", "fine"), ("c.html", "{{ (1 }}")]).err();
    let names: Vec<String> = errors.unwrap_or_default().into_iter().map(|error| error.template).collect();
    assert_eq!(names, ["a.html", "c.html"]);
}

#[test]
fn a_key_that_no_locale_has_is_an_error_at_its_place() {
    let errors = theme(&[("a.html", "一{{ t(key=\"nope\") }}")]).err().unwrap_or_default();
    assert_eq!(errors.len(), 2, "one for each locale: {errors:?}");
    assert_eq!(errors[0].to_string(), "a.html:1:12: the string `nope` is not in strings/en.yaml");
}

#[test]
fn an_unknown_parent_component_or_locale_is_an_error() {
    for text in ["{% extends \"none.html\" %}", "{{<none />}}"] {
        let errors = theme(&[("a.html", text)]).err().unwrap_or_default();
        assert_eq!(errors.len(), 1, "{text}: {errors:?}");
    }
    let theme = theme(&[("a.html", "x")]).expect("the template is right");
    assert!(theme.render("a.html", "fr", &Greeting { name: "A" }).is_err());
    assert!(theme.render("b.html", "en", &Greeting { name: "A" }).is_err());
}

#[test]
fn a_theme_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Theme>();
}

#[test]
fn a_template_that_does_not_end_is_a_fault() {
    let rounds = "{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}";
    let silent = format!("{{% set r = range(end=100000) %}}{rounds}");
    let at_once = "{% for a in range(end=100000) %}{% set b = range(end=100000) %}{% endfor %}";
    let long =
        "{% for a in range(end=900) %}{% for b in range(end=900) %}several words{% endfor %}{% endfor %}";
    let doubled =
        "{% set a = name ~ name %}{% for i in range(end=64) %}{% set_global a = a ~ a %}{% endfor %}";
    let captured = format!("{{% set r = range(end=100000) %}}{{% set a %}}{rounds}{{% endset %}}");
    let included = "{% for a in range(end=100000) %}{% include \"silent.html\" %}{% endfor %}";
    for text in
        [&silent, at_once, &long.replace("several", &"several ".repeat(30)), doubled, &captured, included]
    {
        let theme = theme(&[("page.html", text), ("silent.html", &silent)]).expect("the syntax is right");
        let error = theme.render("page.html", "en", &Greeting { name: "A" }).expect_err("it would not end");
        // Of a page that is too long, nobody knows where it became so.
        assert!(error.is_endless && (error.place.is_some() || text.contains("several")), "{text}: {error}");
        // The next page is not waited for.
        assert_eq!(theme.render("page.html", "zh-Hans", &Greeting { name: "B" }), Err(error));
    }
}

#[test]
fn a_long_page_of_many_rounds_is_made() {
    let text = "{% for a in range(end=300) %}{% for b in range(start=9, end=1009) %}{{ b }},{% endfor %}{% endfor %}";
    let theme = theme(&[("page.html", text)]).expect("the syntax is right");
    let page = theme.render("page.html", "en", &Greeting { name: "A" }).expect("it ends");
    assert!(page.starts_with("9,10,") && page.ends_with("1007,1008,"));
}

#[test]
fn ranges_are_those_of_tera() {
    for (call, expected) in [
        ("end=3", "0 1 2 "),
        ("start=1, end=4", "1 2 3 "),
        ("end=5, step_by=2", "0 2 4 "),
        ("start=3, end=0, step_by=-1", "3 2 1 "),
        ("end=0", ""),
    ] {
        let text = format!("{{% for a in range({call}) %}}{{{{ a }}}} {{% endfor %}}");
        let theme = theme(&[("page.html", &text)]).expect("the syntax is right");
        assert_eq!(
            theme.render("page.html", "en", &Greeting { name: "A" }).as_deref(),
            Ok(expected),
            "{call}"
        );
    }
}

#[test]
fn what_tera_bounds_is_told_as_it_says() {
    let deep = "{% component again() %}{{<again />}}{% endcomponent again %}{{<again />}}";
    let theme_of = |text: &str| theme(&[("page.html", text)]);
    let error =
        theme_of(deep).expect("the syntax is right").render("page.html", "en", &Greeting { name: "A" });
    assert!(error.expect_err("it would not end").message.contains("recursion"));
    let list = theme_of("{{ [a for a in name] }}").err().unwrap_or_default();
    assert_eq!(list.first().and_then(|error| error.place.as_ref()).map(|place| place.column), Some(7));
    let circle = theme(&[("a.html", "{% include \"b.html\" %}"), ("b.html", "{% include \"a.html\" %}")]);
    assert!(circle.is_err());
}
