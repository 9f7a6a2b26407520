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
    let long =
        "{% for a in range(end=100000) %}{% for b in range(end=100000) %}words{% endfor %}{% endfor %}";
    let deep = "{% component again() %}{{<again />}}{% endcomponent again %}{{<again />}}";
    for (text, says) in
        [(long, "longer than 32 MiB"), (deep, "recursion"), ("{{ range(end=1000000) | length }}", "limit")]
    {
        let theme = theme(&[("page.html", text)]).expect("the syntax is right");
        let error = theme.render("page.html", "en", &Greeting { name: "A" }).expect_err("it would not end");
        assert!(error.message.contains(says), "{error}");
    }
    let circle = theme(&[("a.html", "{% include \"b.html\" %}"), ("b.html", "{% include \"a.html\" %}")]);
    assert!(circle.is_err());
}
