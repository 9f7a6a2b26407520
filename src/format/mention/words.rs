//! The words around a number that qualify it, longer before shorter where one ends with the other.

use crate::model::quantity::Qualifier as Q;

pub(super) const ENGLISH_BEFORE: [(&str, Q); 28] = [
    ("no fewer than", Q::AtLeast),
    ("no less than", Q::AtLeast),
    ("not less than", Q::AtLeast),
    ("no more than", Q::AtMost),
    ("not more than", Q::AtMost),
    ("not exceeding", Q::AtMost),
    ("more than", Q::Over),
    ("fewer than", Q::Under),
    ("less than", Q::Under),
    ("at least", Q::AtLeast),
    ("at most", Q::AtMost),
    ("up to", Q::AtMost),
    ("exceeding", Q::Over),
    ("exceeded", Q::Over),
    ("exceeds", Q::Over),
    ("over", Q::Over),
    ("above", Q::Over),
    ("approximately", Q::About),
    ("roughly", Q::About),
    ("about", Q::About),
    ("around", Q::About),
    ("almost", Q::About),
    ("nearly", Q::About),
    ("some", Q::About),
    ("circa", Q::About),
    ("under", Q::Under),
    ("below", Q::Under),
    ("between", Q::Between),
];

pub(super) const CHINESE_BEFORE: [(&str, Q); 24] = [
    ("不超过", Q::AtMost),
    ("不多于", Q::AtMost),
    ("不高于", Q::AtMost),
    ("不少于", Q::AtLeast),
    ("不低于", Q::AtLeast),
    ("不足", Q::Under),
    ("不到", Q::Under),
    ("少于", Q::Under),
    ("低于", Q::Under),
    ("至少", Q::AtLeast),
    ("至多", Q::AtMost),
    ("最多", Q::AtMost),
    ("超过", Q::Over),
    ("多于", Q::Over),
    ("高于", Q::Over),
    ("突破", Q::Over),
    ("逾", Q::Over),
    ("超", Q::Over),
    ("大约", Q::About),
    ("接近", Q::About),
    ("约", Q::About),
    ("近", Q::About),
    ("未满", Q::Under),
    ("不满", Q::Under),
];

pub(super) const CHINESE_AFTER: [(&str, Q); 4] =
    [("以上", Q::AtLeast), ("左右", Q::About), ("以内", Q::AtMost), ("以下", Q::AtMost)];

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
