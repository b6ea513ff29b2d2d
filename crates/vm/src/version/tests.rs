//! The tables are of the versions that they are named after.

use super::Version;

#[test]
fn names_and_numbers() {
    let told = Version::ALL.map(|version| (version.name(), version.minor(), version.hex()));
    assert_eq!(told, [("3.13", 13, 0x030d_12f0), ("3.14", 14, 0x030e_0af0), ("3.15", 15, 0x030f_02f0)]);
    assert_eq!(Version::named("3.15").map(Version::name), Some("3.15"));
    assert!(Version::named("3.12").is_none());
}
