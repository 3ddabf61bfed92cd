//! Many ways at once: up from sixteen starts together, then one sweep down to all ends.
//!
//! Only what lies above a start or an end is looked at, packed side by side without closed edges. Lanes are plain arrays, which
//! the compiler makes vector instructions of.

use super::metric::{DOWN, Metric, UP};
use super::topology::{NONE, Topology};
use crate::cost::{Cost, FAR};

/// Starts that go together.
const LANES: usize = 16;

/// What is counted on the way.
pub(crate) trait Count: Copy + PartialOrd {
    /// Nothing leads there.
    const NEVER: Self;
    /// Of a cost.
    fn of(cost: Cost) -> Self;
    /// The one after the other.
    fn plus(self, other: Self) -> Self;
    /// Without what is behind the end.
    fn minus(self, other: Self) -> Self;
}

/// Time and length.
impl Count for Cost {
    const NEVER: Cost = FAR;
    #[inline]
    fn of(cost: Cost) -> Cost {
        cost
    }
    #[inline]
    fn plus(self, other: Cost) -> Cost {
        self + other
    }
    #[inline]
    fn minus(self, other: Cost) -> Cost {
        self - other
    }
}

/// Milliseconds alone; signed, because that is what the oldest vector instructions compare.
impl Count for i32 {
    const NEVER: i32 = (FAR >> 32) as i32;
    #[inline]
    fn of(cost: Cost) -> i32 {
        (cost >> 32) as i32
    }
    #[inline]
    fn plus(self, other: i32) -> i32 {
        // Two that are no more than `NEVER` fit.
        self.wrapping_add(other)
    }
    #[inline]
    fn minus(self, other: i32) -> i32 {
        self.wrapping_sub(other)
    }
}

/// A start or an end: vertices by rank, each with what is added there, or taken off.
pub(crate) type Terminal = Vec<(u32, Cost)>;

/// The least count from each start to each end, row by row; [`Count::NEVER`] where nothing leads.
pub(crate) fn run<T: Count>(
    topology: &Topology,
    metric: &Metric,
    starts: &[Terminal],
    ends: &[Terminal],
) -> Vec<T> {
    let mut out = vec![T::NEVER; starts.len() * ends.len()];
    if out.is_empty() {
        return out;
    }
    let field = Field::<T>::of(topology, metric, starts, ends);
    // Starts that lie together climb together.
    let mut order: Vec<usize> = (0..starts.len()).collect();
    order.sort_by_key(|&n| (starts[n].first().map(|(rank, _)| *rank), n));
    let mut least = vec![[T::NEVER; LANES]; field.ranks.len()];
    let mut stamp = vec![0_u32; field.ranks.len()];
    let mut above: Vec<u32> = Vec::new();
    let places: Vec<Vec<(u32, T)>> = ends.iter().map(|list| field.locals(list)).collect();
    for (batch, together) in order.chunks(LANES).enumerate() {
        let now = batch as u32 + 1;
        above.clear();
        for (lane, &start) in together.iter().enumerate() {
            for (v, count) in field.locals(&starts[start]) {
                let mut at = v;
                while at != NONE && stamp[at as usize] != now {
                    stamp[at as usize] = now;
                    least[at as usize] = [T::NEVER; LANES];
                    above.push(at);
                    at = field.parent[at as usize];
                }
                let slot = &mut least[v as usize][lane];
                *slot = min(*slot, count);
            }
        }
        above.sort_unstable();
        for &v in &above {
            let here = least[v as usize];
            for &(w, count) in field.edges(UP, v) {
                lanes(&mut least[w as usize], &here, count);
            }
        }
        for &v in field.below_ends.iter().rev() {
            let mut here = if stamp[v as usize] == now { least[v as usize] } else { [T::NEVER; LANES] };
            for &(w, count) in field.edges(DOWN, v) {
                lanes(&mut here, &least[w as usize], count);
            }
            least[v as usize] = here;
        }
        for (lane, &start) in together.iter().enumerate() {
            let row = &mut out[start * ends.len()..][..ends.len()];
            for (slot, list) in row.iter_mut().zip(&places) {
                for &(v, behind) in list {
                    let there = least[v as usize][lane];
                    if there < T::NEVER {
                        *slot = min(*slot, there.minus(behind));
                    }
                }
            }
        }
    }
    out
}

#[inline]
fn min<T: Count>(a: T, b: T) -> T {
    if b < a { b } else { a }
}

/// Takes the way over another vertex where it is less.
#[inline]
fn lanes<T: Count>(here: &mut [T; LANES], there: &[T; LANES], count: T) {
    for (a, b) in here.iter_mut().zip(there) {
        *a = min(*a, b.plus(count));
    }
}

/// All that lies above starts and ends, by indices of its own that rise with the rank.
struct Field<T> {
    ranks: Vec<u32>,
    parent: Vec<u32>,
    first: [Vec<u32>; 2],
    edges: [Vec<(u32, T)>; 2],
    /// Vertices over which a way comes down to an end.
    below_ends: Vec<u32>,
}

impl<T: Count> Field<T> {
    fn of(topology: &Topology, metric: &Metric, starts: &[Terminal], ends: &[Terminal]) -> Field<T> {
        let mut local = vec![NONE; topology.vertex.len()];
        let climb = |lists: &[Terminal], local: &mut [u32]| {
            let mut ranks = Vec::new();
            for (rank, _) in lists.iter().flatten() {
                let mut v = *rank;
                while v != NONE && local[v as usize] == NONE {
                    local[v as usize] = 0;
                    ranks.push(v);
                    v = topology.parent(v);
                }
            }
            ranks
        };
        let down = climb(ends, &mut local);
        let mut ranks = climb(starts, &mut local);
        ranks.extend_from_slice(&down);
        ranks.sort_unstable();
        for (n, &rank) in ranks.iter().enumerate() {
            local[rank as usize] = n as u32;
        }
        let mut below_ends: Vec<u32> = down.iter().map(|&rank| local[rank as usize]).collect();
        below_ends.sort_unstable();
        let mut field = Field {
            parent: ranks
                .iter()
                .map(|&v| topology.parent(v))
                .map(|p| if p == NONE { NONE } else { local[p as usize] })
                .collect(),
            ranks,
            first: [vec![0], vec![0]],
            edges: [Vec::new(), Vec::new()],
            below_ends,
        };
        for &v in &field.ranks {
            for direction in [UP, DOWN] {
                let open = topology.edges(v).filter(|&e| metric.cost[e][direction] < FAR);
                field.edges[direction]
                    .extend(open.map(|e| (local[topology.up[e] as usize], T::of(metric.cost[e][direction]))));
                field.first[direction].push(field.edges[direction].len() as u32);
            }
        }
        field
    }

    #[inline]
    fn edges(&self, direction: usize, v: u32) -> &[(u32, T)] {
        let first = &self.first[direction];
        &self.edges[direction][first[v as usize] as usize..first[v as usize + 1] as usize]
    }

    fn locals(&self, list: &Terminal) -> Vec<(u32, T)> {
        list.iter()
            .map(|&(rank, cost)| {
                let found = self.ranks.binary_search(&rank).expect("every terminal lies above itself");
                (found as u32, T::of(cost))
            })
            .collect()
    }
}
