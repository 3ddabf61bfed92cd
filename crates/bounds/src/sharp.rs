//! Small worlds in which vehicles share slow convoys: the arguments against the optimum that the complete search proves.

use domain::{Bound, Checkpoint, Duration, Inspection, Scenario};
use testkit::rng::Rng;
use testkit::worlds::{World as Built, class, corridor, minute};

use crate::argument::earliest::rides;
use crate::world::{MERGE_ABOVE, World};
use crate::{bound, exact, known};

/// A few buses, one or two slow posts, long headways, and everybody goes more than once.
fn draw(rng: &mut Rng) -> Scenario {
    let escorts = u32::from(rng.one_in(3));
    let size = 2;
    let depot = if rng.one_in(2) { "stop" } else { "yard" };
    Built::new()
        .place("yard", "open")
        .place("stop", "inside")
        .place("gate-in", "inside")
        .place("gate-out", "open")
        .destination("camp")
        .road("yard", "gate-out", rng.between(1, 10) as i32, 1.0)
        .road("stop", "gate-in", rng.between(1, 8) as i32, 1.0)
        .road("gate-out", "camp", rng.between(1, 15) as i32, 1.0)
        .corridor("road", "gate-in", "gate-out", rng.between(4, 12), 1.0)
        .vehicles("bus", rng.between(1, 3) as u32, depot, size * rng.between(1, 2) as u32)
        .vehicles("van", rng.between(0, 2) as u32, depot, size)
        .vehicles("escort", escorts, "yard", 0)
        .families("urgent", "stop", &["camp"], size, rng.between(0, 2) as u32)
        .families("normal", "stop", &["camp"], size, rng.between(2, 8) as u32)
        .with(|s| {
            let urgent = s.priorities.position(|p| p.id == "urgent").expect("every world has it");
            let of = class(s, "urgent");
            s.classes[of].priority = urgent;
            let at = corridor(s, "road");
            let c = &mut s.corridors[at];
            c.convoy.headway = Duration::minutes(rng.between(3, 45));
            c.convoy.most = (!rng.one_in(4)).then(|| rng.between(1, 5) as u32 + escorts);
            c.convoy.escorts = escorts;
            for n in 0..rng.between(1, 2) {
                let post = |rng: &mut Rng| Inspection {
                    lanes: rng.between(1, 2) as u32,
                    vehicle: Duration::minutes(rng.between(1, 12)),
                    person: Duration(20 * rng.between(0, 1)),
                };
                let (outward, back) = (post(rng), post(rng));
                c.checkpoints.push(Checkpoint {
                    id: format!("post-{n}"),
                    after: Duration::minutes(1 + n),
                    outward: Some(outward),
                    back: rng.one_in(2).then_some(back),
                });
            }
            s.end = minute(12 * 60);
        })
        .build()
}

#[test]
fn charges_on_convoys_are_never_above_the_optimum() {
    let (mut proved, mut ratio, mut charged) = (0, 0.0, 0);
    let seeds = 1..=60;
    println!("seeds {seeds:?}");
    for seed in seeds {
        let s = draw(&mut Rng::new(seed));
        let all: f64 = s.classes.entries().map(|(c, x)| s.weight(c) * f64::from(x.count * 2)).sum();
        // Without anything known from the arguments.
        let found = exact::searched(&s, None, all, &Bound::default()).expect("the world is small");
        let Some(left) = found.bound.left_behind_weighted.filter(|_| found.complete[0]) else { continue };
        let found = exact::searched(&s, None, left, &Bound::default()).expect("the world is small");
        let world = World::new(&s, None, MERGE_ABOVE);
        let rides = rides(&world);
        let mine = bound(&world, &rides, left, None).bound;
        if let Some(best) = found.bound.exposure.filter(|_| found.complete[1]) {
            let last = found.bound.last_arrival.filter(|_| found.complete[2]);
            let mine = Bound { last_arrival: last.and(mine.last_arrival), ..mine };
            known::assert_holds(&format!("seed {seed}"), mine, left, best, last);
            let plain = bound(&world, &rides, left, Some(crate::Resource::Checkpoint)).bound;
            charged += usize::from(mine.exposure > plain.exposure.map(|x| x * 1.02));
            ratio += best / mine.exposure.unwrap_or(0.0).max(1e-9);
            proved += 1;
        }
    }
    println!(
        "{proved} optima, exposure {:.3} times its bound, {charged} where inspections count",
        ratio / f64::from(proved)
    );
    assert!(proved >= 30, "{proved} optima are proved");
    assert!(charged >= 6, "inspections should count in many: {charged}");
    assert!(ratio / f64::from(proved) < 1.5, "{ratio} over {proved}");
}
