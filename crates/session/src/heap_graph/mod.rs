//! A heap as plain nodes and edges, and what can be asked of it without touching the heap again.
//!
//! | to learn about | read |
//! | --- | --- |
//! | what an object keeps alive | dominators.rs |
//! | why an object is alive | path.rs |
//! | what would go if a reference were cut | cut.rs |
//!
//! ```text
//!   root --> a --> b --> d        a dominates b, c, d: whoever wants d must pass a
//!             \--> c --/          b dominates nothing: d is reached past it, through c
//! ```

mod cut;
mod dominators;
mod path;

pub(crate) use cut::Cutter;
pub(crate) use dominators::Dominators;
pub(crate) use path::shortest_path;

/// What is known of a node besides its edges.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    /// References to it; not looked at where `immortal`.
    pub count: u32,
    /// What its memory blocks take.
    pub bytes: u64,
    /// Never freed.
    pub immortal: bool,
    /// The collector looks at it.
    pub tracked: bool,
    /// There is an object here.
    pub live: bool,
}

/// Nodes by number (0 is nobody's), their edges in the order in which they are visited, and what holds from outside.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeapGraph {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// Nodes that are held from outside, as often as they are.
    pub roots: Vec<u32>,
    /// Where each node's edges begin, and their end.
    first: Vec<u32>,
    edges: Vec<u32>,
}

impl HeapGraph {
    /// A graph without nodes but for the one that is nobody's.
    pub fn new() -> Self {
        HeapGraph { nodes: vec![Node::default()], roots: Vec::new(), first: vec![0, 0], edges: Vec::new() }
    }

    /// Adds the next node, which may leave numbers out, with its edges.
    pub fn push(&mut self, number: u32, node: Node, edges: impl IntoIterator<Item = u32>) {
        debug_assert!(number as usize >= self.nodes.len(), "nodes come in order");
        self.nodes.resize(number as usize, Node::default());
        self.first.resize(number as usize + 1, self.edges.len() as u32);
        self.nodes.push(Node { live: true, ..node });
        self.edges.extend(edges);
        self.first.push(self.edges.len() as u32);
    }

    /// Adds as roots what nothing here accounts for: an immortal, or a count above the references that there are.
    pub fn settle_roots(&mut self) {
        let mut found = vec![0u32; self.nodes.len()];
        self.edges.iter().chain(&self.roots).for_each(|&held| found[held as usize] += 1);
        for (at, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.live) {
            if node.immortal || node.count > found[at] {
                self.roots.push(at as u32);
            }
        }
    }

    /// What a node refers to.
    pub fn edges(&self, node: u32) -> &[u32] {
        &self.edges[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }

    /// Nodes that are there.
    pub fn live(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.nodes.len() as u32).filter(|&node| self.nodes[node as usize].live)
    }

    /// Bytes of some nodes.
    pub fn bytes(&self, nodes: &[u32]) -> u64 {
        nodes.iter().map(|&node| self.nodes[node as usize].bytes).sum()
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::{HeapGraph, Node};

    /// A graph of tracked nodes 1 to `count`, each of one byte, with counts that agree with edges and roots.
    pub fn graph(count: u32, edges: &[(u32, u32)], roots: &[u32]) -> HeapGraph {
        let mut graph = HeapGraph::new();
        for number in 1..=count {
            let held_by_roots = roots.iter().filter(|&&root| root == number).count();
            let held_by_nodes = edges.iter().filter(|edge| edge.1 == number).count();
            let node = Node {
                count: (held_by_roots + held_by_nodes) as u32,
                bytes: 1,
                immortal: false,
                tracked: true,
                live: true,
            };
            graph.push(number, node, edges.iter().filter(|edge| edge.0 == number).map(|edge| edge.1));
        }
        graph.roots = roots.to_vec();
        graph
    }
}
