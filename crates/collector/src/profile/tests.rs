//! Sizes against the numbers of cpython.md, all of them verified on a real CPython.

use super::sizes::{DictKeys, StrKind};
use super::{CPYTHON_3_13, CPYTHON_3_14 as PROFILE, CPYTHON_3_15, Profile};

/// Room of a list that grows by appending `count` items.
fn appended(profile: &Profile, count: u64) -> Vec<u64> {
    let mut rooms = vec![0];
    let mut room = 0;
    for len in 0..count {
        if let Some(grown) = profile.list_resize(room, len, len + 1) {
            room = grown;
            rooms.push(room);
        }
    }
    rooms
}

#[test]
fn ints_4_2() {
    let sizes = [0, 1, 30, 31, 60, 61, 333].map(|bits| PROFILE.int_size(bits));
    assert_eq!(sizes, [28, 28, 28, 32, 32, 36, 72]);
}

#[test]
fn strings_4_2() {
    assert_eq!(PROFILE.str_size(StrKind::Ascii, 0), 41);
    assert_eq!(PROFILE.str_size(StrKind::Ascii, 5), 46);
    assert_eq!(PROFILE.str_size(StrKind::Latin1, 1), 61);
    assert_eq!(PROFILE.str_size(StrKind::Latin1, 2), 59);
    assert_eq!(PROFILE.str_size(StrKind::Ucs2, 3), 64);
    assert_eq!(PROFILE.str_size(StrKind::Ucs4, 1), 64);
    assert_eq!(PROFILE.bytes_size(5), 38);
    assert_eq!((PROFILE.bytearray_size(0), PROFILE.bytearray_size(3)), (56, 60));
}

#[test]
fn tuples_and_lists_4_2() {
    assert_eq!((PROFILE.tuple_size(0), PROFILE.tuple_size(3)), (48, 72));
    assert_eq!(PROFILE.list_size(PROFILE.list_extend_capacity(3)), 88);
    assert_eq!([4, 5, 6, 9].map(|len| PROFILE.list_size(PROFILE.list_extend_capacity(len))), [88, 104, 104, 136]);
}

#[test]
fn list_growth_4_3() {
    let rooms = [
        0, 4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108, 128, 148, 172, 200, 232, 268, 308, 352, 400, 456, 520, 592, 672,
        760, 860, 972, 1100, 1244, 1404, 1584, 1788, 2016,
    ];
    assert_eq!(appended(&PROFILE, 2000), rooms);
}

#[test]
fn list_extend_by_more_than_it_would_grow_4_3() {
    let rooms: Vec<u64> = (0..12).map(|more| PROFILE.list_resize(1, 1, 1 + more).unwrap_or(1)).collect();
    assert_eq!(rooms, [1, 8, 8, 8, 8, 12, 8, 8, 12, 12, 12, 12]);
}

#[test]
fn list_shrinks_below_half_but_not_when_small_4_3() {
    let mut room = 100;
    let mut rooms = Vec::new();
    for len in (0..100).rev() {
        if let Some(shrunk) = PROFILE.list_resize(room, len + 1, len) {
            room = shrunk;
            rooms.push((len, room));
        }
    }
    assert_eq!(rooms, [(49, 60), (29, 36), (17, 24), (0, 0)]);
    assert_eq!(CPYTHON_3_13.list_resize(24, 12, 11), Some(16));
}

#[test]
fn dict_sizes_4_4() {
    let slots = [8, 16, 32, 64, 128, 256, 512, 1024, 2048];
    let str_sizes = [184, 272, 464, 832, 1584, 3328, 6576, 13056, 26032];
    let general = [224, 352, 632, 1168, 2264, 4688, 9304, 18512, 36952];
    assert_eq!(slots.map(|slots| PROFILE.dict_size(slots, DictKeys::Str)), str_sizes);
    assert_eq!(slots.map(|slots| PROFILE.dict_size(slots, DictKeys::General)), general);
    assert_eq!(PROFILE.dict_size(0, DictKeys::Str), 64);
    assert_eq!([8, 16, 32, 64, 128, 256].map(|slots| PROFILE.dict_usable(slots)), [5, 10, 21, 42, 85, 170]);
}

#[test]
fn dict_growth_4_4() {
    let mut slots = 8;
    let mut thresholds = Vec::new();
    for used in 0..342 {
        if used == PROFILE.dict_usable(slots) {
            slots = PROFILE.dict_grown_slots(used);
            thresholds.push(used + 1);
        }
    }
    assert_eq!(thresholds, [6, 11, 22, 43, 86, 171, 342]);
    assert_eq!([0, 5, 6, 10, 11, 21, 22].map(|len| PROFILE.dict_presized_slots(len)), [8, 8, 16, 16, 32, 32, 64]);
}

#[test]
fn split_dicts_4_4() {
    let first = PROFILE.shared_keys_room(1, 0);
    assert_eq!(PROFILE.split_dict_size(first), 296);
    assert_eq!(PROFILE.split_dict_size(PROFILE.shared_keys_room(2, 0)), 288);
    assert_eq!(PROFILE.split_dict_size(PROFILE.shared_keys_room(100, 2)), 8 * 3 + 64);
}

#[test]
fn instances_4_2_and_4_6() {
    assert_eq!(PROFILE.instance_size(), 48);
    let slotted = [(0, false), (1, false), (3, false), (1, true), (0, true)];
    assert_eq!(slotted.map(|(slots, weakref)| PROFILE.slots_instance_size(slots, weakref)), [32, 40, 56, 56, 48]);
    let classes: Vec<u64> =
        [30, 29, 28, 1, 3].into_iter().map(|room| PROFILE.inline_instance_block(room).next_multiple_of(16)).collect();
    assert_eq!(classes, [336, 320, 320, 80, 96]);
}

#[test]
fn sets_4_5() {
    assert_eq!([8, 16, 32, 64].map(|slots| PROFILE.set_size(slots)), [216, 472, 728, 1240]);
    let (mut slots, mut grown) = (8, Vec::new());
    for used in 1..=1229 {
        if PROFILE.set_is_full(used, slots) {
            slots = PROFILE.set_grown_slots(used);
            grown.push((used, slots, PROFILE.set_size(slots)));
        }
    }
    let expected = [(5, 32, 728), (19, 128, 2264), (77, 512, 8408), (307, 2048, 32984), (1229, 8192, 131_288)];
    assert_eq!(grown, expected);
}

#[test]
fn versions_4_2() {
    let sizes = |profile: &Profile| {
        let fixed = &profile.sizes;
        let objects = [fixed.function, fixed.static_type, fixed.module, fixed.partial, fixed.map];
        (objects, profile.tuple_size(2), profile.class_size(true), profile.generator_size(2), profile.frame_size(25))
    };
    assert_eq!(sizes(&CPYTHON_3_13), ([160, 416, 72, 80, 48], 56, 1712, 176, 352));
    assert_eq!(sizes(&PROFILE), ([168, 416, 72, 96, 56], 64, 1720, 184, 368));
    assert_eq!(sizes(&CPYTHON_3_15), ([168, 424, 120, 96, 56], 64, 1728, 184, 368));
    let bytearrays = |profile: &Profile| [0, 1, 3].map(|len| profile.bytearray_size(len));
    assert_eq!((bytearrays(&CPYTHON_3_13), bytearrays(&CPYTHON_3_15)), ([56, 58, 60], [64, 98, 100]));
}

/// What a bytearray shows while bytes are appended to it one by one, and then taken off.
fn bytearray_steps(profile: &Profile, count: u64) -> Vec<u64> {
    let mut room = 0;
    let lens = (1..=count).chain((0..count).rev());
    lens.map(|len| {
        room = profile.bytearray_resize(room, 0, len).unwrap_or(room);
        u64::from(profile.sizes.bytearray) + profile.bytearray_block(room)
    })
    .collect()
}

#[test]
fn bytearray_growth_4_3() {
    let with_end = [58, 61, 61, 61, 64, 64, 64, 68, 68, 68, 68, 75, 75, 75, 75, 65, 65, 65, 65, 65, 60, 60, 58, 57];
    assert_eq!(bytearray_steps(&PROFILE, 12), with_end);
    assert_eq!(bytearray_steps(&CPYTHON_3_13, 12), with_end);
    let with_header = [98, 99, 100, 101, 102, 103, 104, 105, 113, 113, 104, 104, 104, 104, 104, 99, 99, 64];
    assert_eq!(bytearray_steps(&CPYTHON_3_15, 9), with_header);
}

#[test]
fn frames_and_generators_4_2() {
    // `def g(): yield` has no locals and a stack of 2; with five arguments, 7 places; `(i for i in [])`, 4.
    assert_eq!([2, 7, 4].map(|places| PROFILE.generator_size(places)), [184, 224, 200]);
    assert_eq!(PROFILE.coroutine_size(2), 184);
    assert_eq!(PROFILE.class_size(true), 1720);
}
