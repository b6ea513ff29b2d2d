//! The calls that a bounded cache remembers, least recently used first.

use afterdel_collector::Released;

use crate::object::V;

/// A call: its key and its result, the object that stands for it in the cache's dict, and its neighbours.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The key, counted.
    pub key: V,
    /// The result, counted.
    pub result: V,
    /// The object, counted.
    pub object: V,
    /// The key's hash.
    pub hash: i64,
    before: Option<usize>,
    after: Option<usize>,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Links {
    links: Vec<Option<Link>>,
    first: Option<usize>,
    last: Option<usize>,
}

impl Links {
    /// The links, least recently used first.
    pub fn iter(&self) -> impl Iterator<Item = &Link> {
        let place = |at: usize| self.links[at].as_ref().expect("neighbours are links");
        std::iter::successors(self.first.map(place), move |link| link.after.map(place))
    }

    /// A link by its number.
    pub fn get(&self, at: usize) -> Option<&Link> {
        self.links.get(at)?.as_ref()
    }

    /// The number that the next new link will have.
    pub fn next_number(&self) -> usize {
        self.links.len()
    }

    /// Adds a link as the one used last; its references are the list's from now on.
    pub fn add(&mut self, key: V, result: V, object: V, hash: i64) {
        let at = self.links.len();
        self.links.push(Some(Link { key, result, object, hash, before: None, after: None }));
        self.append(at);
    }

    /// The least recently used one.
    pub fn oldest(&self) -> Option<usize> {
        self.first
    }

    /// Makes a link the one used last.
    pub fn touch(&mut self, at: usize) {
        self.unlink(at);
        self.append(at);
    }

    /// Gives a link, which has been unlinked, another call to stand for; key and result that it had.
    pub fn reuse(&mut self, at: usize, key: V, result: V, hash: i64) -> Option<(V, V)> {
        let link = self.links[at].as_mut()?;
        let old = (link.key, link.result);
        (link.key, link.result, link.hash) = (key, result, hash);
        self.append(at);
        Some(old)
    }

    /// Forgets a link that has been unlinked; its references are the caller's.
    pub fn forget(&mut self, at: usize) -> Option<Link> {
        self.links[at].take()
    }

    /// Takes a link out of the row.
    pub fn unlink(&mut self, at: usize) {
        let Some(Link { before, after, .. }) = self.links[at] else { return };
        match before.and_then(|before| self.links[before].as_mut()) {
            Some(link) => link.after = after,
            None => self.first = after,
        }
        match after.and_then(|after| self.links[after].as_mut()) {
            Some(link) => link.before = before,
            None => self.last = before,
        }
    }

    fn append(&mut self, at: usize) {
        let last = self.last.replace(at);
        if let Some(link) = self.links[at].as_mut() {
            (link.before, link.after) = (last, None);
        }
        match last.and_then(|last| self.links[last].as_mut()) {
            Some(link) => link.after = Some(at),
            None => self.first = Some(at),
        }
    }

    /// Gives up everything, least recently used first: object, key, result.
    pub fn give_up(&mut self, out: &mut Released) {
        let parts: Vec<V> = self.iter().flat_map(|link| [link.object, link.key, link.result]).collect();
        out.refs.extend(parts);
        *self = Links::default();
    }
}
