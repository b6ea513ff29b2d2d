//! Calls of the functions of `math`.

use super::call::{Show, flt, int, small};
use crate::pure::math;

pub(super) fn maths(function: &str, a: &[&str]) -> Option<String> {
    let name = function.strip_prefix("math_")?;
    if let Some(unary) = math::unary(name) {
        return Some(unary(flt(a[0])).show());
    }
    let floats = || a.iter().map(|text| flt(text)).collect::<Vec<f64>>();
    Some(match name {
        "log" => math::log(flt(a[0])).show(),
        "log_int" => math::log_int(int(a[0]).as_ref(), math::LogBase::E).show(),
        "log2_int" => math::log_int(int(a[0]).as_ref(), math::LogBase::Two).show(),
        "log10_int" => math::log_int(int(a[0]).as_ref(), math::LogBase::Ten).show(),
        "pow" => math::pow(flt(a[0]), flt(a[1])).show(),
        "atan2" => math::atan2(flt(a[0]), flt(a[1])).show(),
        "fmod" => math::fmod(flt(a[0]), flt(a[1])).show(),
        "remainder" => math::remainder(flt(a[0]), flt(a[1])).show(),
        "ldexp" => math::ldexp(flt(a[0]), small(a[1])).show(),
        "frexp" => math::frexp(flt(a[0])).show(),
        "modf" => math::modf(flt(a[0])).show(),
        "floor" => math::floor(flt(a[0])).show(),
        "ceil" => math::ceil(flt(a[0])).show(),
        "isclose" => math::isclose(flt(a[0]), flt(a[1]), flt(a[2]), flt(a[3])).show(),
        "fma" => math::fma(flt(a[0]), flt(a[1]), flt(a[2])).show(),
        "nextafter" => math::nextafter(flt(a[0]), flt(a[1])).show(),
        "fsum" => math::fsum(floats()).show(),
        "hypot" => math::hypot(&floats()).show(),
        _ => return None,
    })
}
