//! Which nodes every way from outside to a node passes, by the Semi-NCA algorithm (Georgiadis, 2005), without recursion.
//!
//! Nodes are numbered in the order of a depth-first walk; `semi` is the lowest number from which a node can be reached
//! past the tree of that walk, and the nearest ancestor not above it dominates the node.

use super::HeapGraph;

/// Not reached from outside.
const UNREACHED: u32 = u32::MAX;

/// The dominator tree. Node 0 stands for the outside.
#[derive(Debug)]
pub(crate) struct Dominators {
    /// The walk's number of each node.
    number: Vec<u32>,
    /// The node of each number; number 0 is the outside.
    order: Vec<u32>,
    /// The number of each number's nearest dominator.
    nearest: Vec<u32>,
}

/// What the algorithm keeps of a number.
struct State {
    parent: Vec<u32>,
    semi: Vec<u32>,
    label: Vec<u32>,
    stack: Vec<u32>,
}

impl Dominators {
    /// Finds the dominators of all that is reached from the graph's roots.
    pub fn of(graph: &HeapGraph) -> Self {
        let (number, order, parent) = walk(graph);
        let before = predecessors(graph, &number, &order);
        let mut nearest = parent.clone();
        let numbers: Vec<u32> = (0..order.len() as u32).collect();
        let mut state = State { parent, semi: numbers.clone(), label: numbers, stack: Vec::new() };
        for at in (1..order.len()).rev() {
            state.semi[at] = state.parent[at];
            for &from in before.of(at) {
                let label = state.eval(from, at as u32 + 1);
                state.semi[at] = state.semi[at].min(state.semi[label as usize]);
            }
        }
        for at in 1..order.len() {
            while nearest[at] > state.semi[at] {
                nearest[at] = nearest[nearest[at] as usize];
            }
        }
        Dominators { number, order, nearest }
    }

    /// The nodes that only `node` keeps: what it dominates, itself first. `None` when nothing outside reaches it.
    pub fn kept_by(&self, node: u32) -> Option<Vec<u32>> {
        let at = self.number[node as usize];
        if at == UNREACHED {
            return None;
        }
        let mut inside = vec![false; self.order.len()];
        inside[at as usize] = true;
        let mut kept = vec![node];
        // A dominator has a lower number than what it dominates.
        for later in at as usize + 1..self.order.len() {
            if inside[self.nearest[later] as usize] {
                inside[later] = true;
                kept.push(self.order[later]);
            }
        }
        Some(kept)
    }
}

impl State {
    /// Of the walk's ancestors of `from` that are done (at least `done`), itself too, the one with the lowest `semi`.
    fn eval(&mut self, from: u32, done: u32) -> u32 {
        if self.parent[from as usize] < done {
            return self.label[from as usize];
        }
        let mut at = from;
        while self.parent[at as usize] >= done {
            self.stack.push(at);
            at = self.parent[at as usize];
        }
        while let Some(below) = self.stack.pop() {
            let (best, own) = (self.label[at as usize], self.label[below as usize]);
            self.parent[below as usize] = self.parent[at as usize];
            if self.semi[best as usize] < self.semi[own as usize] {
                self.label[below as usize] = best;
            }
            at = below;
        }
        self.label[from as usize]
    }
}

/// Numbers by node, nodes by number, parents by number.
fn walk(graph: &HeapGraph) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let mut number = vec![UNREACHED; graph.nodes.len()];
    let (mut order, mut parent) = (vec![0], vec![0]);
    number[0] = 0;
    let mut open: Vec<(u32, u32)> = graph.roots.iter().rev().map(|&root| (root, 0)).collect();
    while let Some((node, from)) = open.pop() {
        if number[node as usize] != UNREACHED {
            continue;
        }
        let own = order.len() as u32;
        number[node as usize] = own;
        order.push(node);
        parent.push(from);
        let unseen = graph.edges(node).iter().rev().filter(|&&held| number[held as usize] == UNREACHED);
        open.extend(unseen.map(|&held| (held, own)));
    }
    (number, order, parent)
}

/// From where each number is reached.
struct Predecessors {
    first: Vec<u32>,
    list: Vec<u32>,
}

impl Predecessors {
    fn of(&self, at: usize) -> &[u32] {
        &self.list[self.first[at] as usize..self.first[at + 1] as usize]
    }
}

fn predecessors(graph: &HeapGraph, number: &[u32], order: &[u32]) -> Predecessors {
    let each = |visit: &mut dyn FnMut(u32, u32)| {
        graph.roots.iter().for_each(|&root| visit(0, number[root as usize]));
        for (at, &node) in order.iter().enumerate().skip(1) {
            graph.edges(node).iter().for_each(|&held| visit(at as u32, number[held as usize]));
        }
    };
    let mut first = vec![0u32; order.len() + 1];
    each(&mut |_, to| first[to as usize + 1] += 1);
    for at in 0..order.len() {
        first[at + 1] += first[at];
    }
    let mut next = first.clone();
    let mut list = vec![0; first[order.len()] as usize];
    each(&mut |from, to| {
        list[next[to as usize] as usize] = from;
        next[to as usize] += 1;
    });
    Predecessors { first, list }
}

#[cfg(test)]
mod tests {
    use super::super::samples::graph;
    use super::Dominators;
    use proptest::prelude::*;

    fn kept(count: u32, edges: &[(u32, u32)], roots: &[u32], node: u32) -> Option<Vec<u32>> {
        let mut kept = Dominators::of(&graph(count, edges, roots)).kept_by(node)?;
        kept.sort_unstable();
        Some(kept)
    }

    #[test]
    fn what_two_ways_lead_to_belongs_to_where_they_part() {
        let diamond = [(1, 2), (1, 3), (2, 4), (3, 4)];
        assert_eq!(kept(4, &diamond, &[1], 1), Some(vec![1, 2, 3, 4]));
        assert_eq!(kept(4, &diamond, &[1], 2), Some(vec![2]));
        assert_eq!(kept(4, &diamond, &[1, 4], 1), Some(vec![1, 2, 3]));
        assert_eq!(kept(4, &diamond, &[2], 1), None);
        assert_eq!(kept(3, &[(1, 2), (2, 3), (3, 1)], &[2], 2), Some(vec![1, 2, 3]));
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<(u32, u32)> = (1..2000).map(|at| (at, at + 1)).collect();
        assert_eq!(kept(2000, &edges, &[1], 1000).map(|kept| kept.len()), Some(1001));
    }

    /// What is reached from the roots when `without` may not be passed.
    fn reached(edges: &[(u32, u32)], roots: &[u32], without: u32) -> Vec<u32> {
        let mut seen: Vec<u32> = roots.iter().copied().filter(|&root| root != without).collect();
        let mut at = 0;
        while at < seen.len() {
            let held = edges.iter().filter(|edge| edge.0 == seen[at]).map(|edge| edge.1);
            for node in held.collect::<Vec<_>>() {
                if node != without && !seen.contains(&node) {
                    seen.push(node);
                }
            }
            at += 1;
        }
        seen
    }

    proptest! {
        #[test]
        fn kept_is_what_cannot_be_reached_otherwise(
            edges in proptest::collection::vec((1u32..12, 1u32..12), 0..40),
            roots in proptest::collection::vec(1u32..12, 1..4),
        ) {
            let all = reached(&edges, &roots, 0);
            for node in 1..12 {
                let others = reached(&edges, &roots, node);
                let mut expected: Vec<u32> = all.iter().copied().filter(|at| !others.contains(at)).collect();
                expected.sort_unstable();
                expected.dedup();
                let expected = all.contains(&node).then_some(expected);
                prop_assert_eq!(kept(11, &edges, &roots, node), expected, "node {}", node);
            }
        }
    }
}
