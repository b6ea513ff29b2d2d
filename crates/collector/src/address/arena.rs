//! Arenas: 1 MiB each from the operating system, and the choice of the one to take a pool from.
//!
//! CPython takes pools from the arena with the fewest free ones, so that the emptiest arenas have a chance to
//! become empty and be given back. The last usable arena is kept even when it is empty.

use super::pool::POOL_UNITS;

/// Pools in an arena: its start is not aligned to a pool, so one of 64 is lost.
pub(crate) const POOLS: u32 = 63;
/// Pool numbers go in steps of 64 from arena to arena, so that an address gives its pool by a shift.
pub(crate) const POOL_STRIDE: u32 = 64;
/// From one arena to the next, in units.
pub(crate) const ARENA_UNITS: u32 = POOL_STRIDE * POOL_UNITS;
/// Where the first pool begins, in units from the arena's start: the model's base is one page past an alignment.
pub(crate) const FIRST_POOL_UNITS: u32 = 768;
/// What an arena takes from the operating system.
pub(crate) const ARENA_BYTES: u64 = 1 << 20;

const _: () = assert!(FIRST_POOL_UNITS + POOLS * POOL_UNITS <= POOL_STRIDE * POOL_UNITS);

/// One arena.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    /// False after it was given back; its number is used again.
    pub(crate) held: bool,
    /// How many pools are free: given back or never taken.
    pub(crate) free: u32,
    /// Pools given back, last in first out.
    pub(crate) free_pools: Vec<u32>,
    /// The next pool that was never taken, counted within the arena.
    pub(crate) virgin: u32,
}

/// All arenas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arenas {
    pub(crate) all: Vec<Arena>,
    /// Arenas with free pools, fewest free pools first, in the order of CPython's list.
    pub(crate) usable: Vec<u32>,
    /// Numbers of arenas given back, last in first out.
    unused: Vec<u32>,
    pub(crate) held: u32,
}

impl Arenas {
    /// A free pool, by number; the caller makes pools exist up to it.
    pub(crate) fn take_pool(&mut self) -> u32 {
        if self.usable.is_empty() {
            self.open();
        }
        let number = self.usable[0];
        let arena = &mut self.all[number as usize];
        arena.free -= 1;
        if arena.free == 0 {
            self.usable.remove(0);
        }
        arena.free_pools.pop().unwrap_or_else(|| {
            arena.virgin += 1;
            number * POOL_STRIDE + arena.virgin - 1
        })
    }

    /// Takes one more arena from the operating system.
    fn open(&mut self) {
        let number = self.unused.pop().unwrap_or(self.all.len() as u32);
        let arena = Arena { held: true, free: POOLS, free_pools: Vec::new(), virgin: 0 };
        if number as usize == self.all.len() {
            self.all.push(arena);
        } else {
            self.all[number as usize] = arena;
        }
        self.held += 1;
        self.usable.push(number);
    }

    /// Takes back an empty pool. Returns the arena's number when the arena went with it.
    pub(crate) fn give_back(&mut self, pool: u32) -> Option<u32> {
        let number = pool / POOL_STRIDE;
        let arena = &mut self.all[number as usize];
        arena.free_pools.push(pool);
        let before = arena.free;
        arena.free += 1;
        if before == 0 {
            self.usable.insert(0, number);
            return None;
        }
        let position = self.usable.iter().position(|&usable| usable == number).expect("it has free pools");
        if arena.free == POOLS && position + 1 < self.usable.len() {
            self.usable.remove(position);
            self.all[number as usize] = Arena::default();
            self.unused.push(number);
            self.held -= 1;
            return Some(number);
        }
        self.sort_in(position, before);
        None
    }

    /// Moves the arena at `position` to the right of all others that have as many free pools as it had.
    fn sort_in(&mut self, position: usize, before: u32) {
        let mut last = position;
        while self.usable.get(last + 1).is_some_and(|&next| self.all[next as usize].free == before) {
            last += 1;
        }
        self.usable[position..=last].rotate_left(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_come_from_the_arena_with_the_fewest_free_ones() {
        let mut arenas = Arenas::default();
        let pools: Vec<u32> = (0..3 * POOLS).map(|_| arenas.take_pool()).collect();
        let of_arena = |number: u32, count: usize| {
            let first = (number * POOLS) as usize;
            pools[first..first + count].to_vec()
        };
        for (number, count) in [(0, 5), (1, 2), (2, 3)] {
            of_arena(number, count).into_iter().for_each(|pool| assert_eq!(arenas.give_back(pool), None));
        }
        assert_eq!(arenas.usable, [1, 2, 0]);
        let taken: Vec<u32> = (0..10).map(|_| arenas.take_pool() / POOL_STRIDE).collect();
        assert_eq!(taken, [1, 1, 2, 2, 2, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn an_arena_stays_left_of_those_with_more_and_right_of_its_equals() {
        let mut arenas = Arenas::default();
        let pools: Vec<u32> = (0..3 * POOLS).map(|_| arenas.take_pool()).collect();
        for number in [0, 1, 2] {
            arenas.give_back(pools[(number * POOLS) as usize]);
        }
        assert_eq!(arenas.usable, [2, 1, 0], "a full arena that gets a pool back goes to the front");
        arenas.give_back(pools[(2 * POOLS) as usize + 1]);
        assert_eq!(arenas.usable, [1, 0, 2]);
        arenas.give_back(pools[1]);
        assert_eq!(arenas.usable, [1, 0, 2]);
    }
}
