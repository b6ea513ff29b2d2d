//! What would go if one reference were cut: at once by the counts, later by a full collection.
//!
//! Both are done as the heap does them, on a copy of the counts: a count that reaches zero frees its node, and so on;
//! then the collector's own argument (subtract what tracked nodes hold of each other; what keeps a count, and what it
//! reaches, stays). Finalizers are not run: what they would bring back is not foreseen.

use super::HeapGraph;

/// What goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// By its count, in the order of dying.
    pub at_once: Vec<u32>,
    /// By the next full collection, what would go then anyway left out; in the order of numbers.
    pub at_collection: Vec<u32>,
}

/// Cuts references of one graph, one at a time.
pub(crate) struct Cutter<'a> {
    graph: &'a HeapGraph,
    /// Goes at the next full collection though nothing is cut.
    doomed: Vec<bool>,
}

/// A reference to cut: who holds it (`None`: the outside), and what is held.
type Reference = (Option<u32>, u32);

struct Trial<'a> {
    graph: &'a HeapGraph,
    cut: Option<Reference>,
    counts: Vec<u32>,
    gone: Vec<bool>,
}

impl<'a> Cutter<'a> {
    /// Prepares a graph.
    pub fn new(graph: &'a HeapGraph) -> Self {
        let mut doomed = vec![false; graph.nodes.len()];
        Trial::new(graph, None).collect().into_iter().for_each(|node| doomed[node as usize] = true);
        Cutter { graph, doomed }
    }

    /// What goes when one reference to `held` is cut.
    pub fn cut(&self, holder: Option<u32>, held: u32) -> Cut {
        let mut trial = Trial::new(self.graph, Some((holder, held)));
        let mut at_once = Vec::new();
        trial.release(held, &mut at_once);
        let mut at_collection = trial.collect();
        at_collection.retain(|&node| !self.doomed[node as usize]);
        Cut { at_once, at_collection }
    }

    /// Whether the next full collection frees a node as things are.
    pub fn is_doomed(&self, node: u32) -> bool {
        self.doomed[node as usize]
    }
}

impl<'a> Trial<'a> {
    fn new(graph: &'a HeapGraph, cut: Option<Reference>) -> Self {
        let counts = graph.nodes.iter().map(|node| node.count).collect();
        Trial { graph, cut, counts, gone: vec![false; graph.nodes.len()] }
    }

    /// What a node still refers to.
    fn held_by(&self, node: u32) -> impl Iterator<Item = u32> + use<'a> {
        let mut cut = self.cut.filter(|cut| cut.0 == Some(node)).map(|cut| cut.1);
        self.graph.edges(node).iter().copied().filter(move |&held| {
            let is_cut = cut == Some(held);
            if is_cut {
                cut = None;
            }
            !is_cut
        })
    }

    /// One reference less.
    fn release(&mut self, node: u32, dead: &mut Vec<u32>) {
        let mut next = dead.len();
        self.decrement(node, dead);
        while next < dead.len() {
            for held in self.held_by(dead[next]) {
                self.decrement(held, dead);
            }
            next += 1;
        }
    }

    fn decrement(&mut self, node: u32, dead: &mut Vec<u32>) {
        let at = node as usize;
        if self.graph.nodes[at].immortal || self.gone[at] {
            return;
        }
        self.counts[at] = self.counts[at].saturating_sub(1);
        if self.counts[at] == 0 {
            self.gone[at] = true;
            dead.push(node);
        }
    }

    /// What a full collection frees now, with what dies of it.
    fn collect(&mut self) -> Vec<u32> {
        let nodes = &self.graph.nodes;
        let is_candidate =
            |node: u32| nodes[node as usize].tracked && !nodes[node as usize].immortal && !self.gone[node as usize];
        let candidates: Vec<u32> = self.graph.live().filter(|&node| is_candidate(node)).collect();
        let mut outside = self.counts.clone();
        for held in candidates.iter().flat_map(|&node| self.held_by(node)).filter(|&held| is_candidate(held)) {
            outside[held as usize] = outside[held as usize].saturating_sub(1);
        }
        let mut stays = vec![false; nodes.len()];
        let mut open: Vec<u32> = candidates.iter().copied().filter(|&node| outside[node as usize] > 0).collect();
        open.iter().for_each(|&node| stays[node as usize] = true);
        while let Some(node) = open.pop() {
            for held in self.held_by(node).filter(|&held| is_candidate(held)) {
                if !std::mem::replace(&mut stays[held as usize], true) {
                    open.push(held);
                }
            }
        }
        let mut dead: Vec<u32> = candidates.into_iter().filter(|&node| !stays[node as usize]).collect();
        dead.iter().for_each(|&node| self.gone[node as usize] = true);
        let garbage = dead.len();
        for at in 0..garbage {
            for held in self.held_by(dead[at]).collect::<Vec<_>>() {
                self.release(held, &mut dead);
            }
        }
        dead.sort_unstable();
        dead
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::graph;
    use super::{Cut, Cutter};
    use proptest::prelude::*;

    #[test]
    fn the_last_reference_frees_at_once_and_a_cycle_waits() {
        // 1 -> 2 -> 3, and 4 <-> 5 held once from outside, 5 -> 6.
        let graph = graph(6, &[(1, 2), (2, 3), (4, 5), (5, 4), (5, 6)], &[1, 4]);
        let cutter = Cutter::new(&graph);
        assert_eq!(cutter.cut(None, 1), Cut { at_once: vec![1, 2, 3], at_collection: vec![] });
        assert_eq!(cutter.cut(Some(1), 2), Cut { at_once: vec![2, 3], at_collection: vec![] });
        assert_eq!(cutter.cut(None, 4), Cut { at_once: vec![], at_collection: vec![4, 5, 6] });
        assert_eq!(cutter.cut(Some(5), 4), Cut::default());
        assert_eq!(cutter.cut(Some(4), 5), Cut { at_once: vec![5, 6], at_collection: vec![] });
    }

    #[test]
    fn what_is_lost_already_is_not_counted_to_a_cut() {
        let graph = graph(4, &[(1, 2), (2, 1), (3, 4), (4, 3), (1, 4)], &[3]);
        let cutter = Cutter::new(&graph);
        assert!(cutter.is_doomed(1) && cutter.is_doomed(2) && !cutter.is_doomed(3));
        assert_eq!(cutter.cut(None, 3), Cut { at_once: vec![], at_collection: vec![3, 4] });
        assert_eq!(cutter.cut(Some(2), 1), Cut { at_once: vec![1, 2], at_collection: vec![] });
    }

    proptest! {
        /// What goes, at once or later, is what can no longer be reached.
        #[test]
        fn everything_unreachable_goes_in_the_end(
            edges in proptest::collection::vec((1u32..10, 1u32..10), 0..30),
            roots in proptest::collection::vec(1u32..10, 1..5),
        ) {
            let before = graph(9, &edges, &roots);
            let after = graph(9, &edges, &roots[1..]);
            let cut = Cutter::new(&before).cut(None, roots[0]);
            let reaches = |graph: &super::HeapGraph, node| {
                super::super::shortest_path(graph, &graph.roots, node).is_some()
            };
            for node in 1..10 {
                let lost = reaches(&before, node) && !reaches(&after, node);
                let mentioned = cut.at_once.contains(&node) || cut.at_collection.contains(&node);
                prop_assert_eq!(lost, mentioned, "node {}", node);
            }
        }
    }
}
