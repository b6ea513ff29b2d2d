//! The shortest way from outside to a node: breadth first, the sources in the order of preference.

use super::HeapGraph;

/// Not reached yet.
const UNSEEN: u32 = u32::MAX;
/// Reached from outside.
const SOURCE: u32 = u32::MAX - 1;

/// The nodes on a shortest way to `target`, the source first; `None` when no source reaches it.
pub(crate) fn shortest_path(graph: &HeapGraph, sources: &[u32], target: u32) -> Option<Vec<u32>> {
    let mut came_from = vec![UNSEEN; graph.nodes.len()];
    let mut open: Vec<u32> = Vec::new();
    for &source in sources {
        if came_from[source as usize] == UNSEEN {
            came_from[source as usize] = SOURCE;
            open.push(source);
        }
    }
    let mut next = 0;
    while next < open.len() && came_from[target as usize] == UNSEEN {
        let node = open[next];
        next += 1;
        for &held in graph.edges(node) {
            if came_from[held as usize] == UNSEEN {
                came_from[held as usize] = node;
                open.push(held);
            }
        }
    }
    if came_from[target as usize] == UNSEEN {
        return None;
    }
    let mut path = vec![target];
    let mut at = target;
    while came_from[at as usize] != SOURCE {
        at = came_from[at as usize];
        path.push(at);
    }
    path.reverse();
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::super::samples::graph;
    use super::shortest_path;

    #[test]
    fn the_way_is_the_shortest_and_earlier_sources_are_preferred() {
        let graph = graph(6, &[(1, 2), (2, 3), (3, 4), (1, 4), (5, 4), (6, 6)], &[1, 5]);
        assert_eq!(shortest_path(&graph, &[1, 5], 4), Some(vec![1, 4]));
        assert_eq!(shortest_path(&graph, &[5, 1], 4), Some(vec![5, 4]));
        assert_eq!(shortest_path(&graph, &[1, 5], 3), Some(vec![1, 2, 3]));
        assert_eq!(shortest_path(&graph, &[1, 5], 5), Some(vec![5]));
        assert_eq!(shortest_path(&graph, &[1, 5], 6), None);
    }
}
