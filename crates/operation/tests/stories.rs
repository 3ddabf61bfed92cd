//! What went wrong before, told as entries: each story is one that happened, in a town that was invented.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::{Direction, Duration, Scenario, Window};
use operation::{
    Against, Bound, Care, CaseAbout, Contradiction, Event, Facts, Figure, Ground, Method, Order, Precision,
    Record, Role, Since, Statement, Unit, Words, decide, root, situation,
};
use testkit::worlds::minute;

use testkit::operations::{Writer, complete, id, seated, town};

/// Tells a story: entries at minutes, in order.
struct Story<'g> {
    ground: &'g Ground<'g>,
    record: Record<'g>,
    writer: Writer,
}

impl<'g> Story<'g> {
    /// All is agreed and clear; coaches are formed into a convoy, and may load.
    fn begins(ground: &'g Ground<'g>, coaches: &[&str]) -> Story<'g> {
        let mut story = Story { ground, record: Record::new(ground), writer: Writer::new(1) };
        for clause in complete("road", minute(0), minute(600)) {
            story.at(0, Event::Signed { agreement: id("pause"), clause });
        }
        for party in ["party-a", "party-b"] {
            let stale_after = minute(600);
            story.at(0, Event::Guaranteed { party: id(party), corridor: id("road"), stale_after });
        }
        story.at(0, Event::Cleared { corridor: id("road"), clear: true });
        let vehicles = coaches.iter().map(|c| id(c)).collect();
        let direction = Direction::Outward;
        story.order(1, &Order::Form { convoy: id("c-1"), corridor: id("road"), direction, vehicles });
        let ready_in = Duration::minutes(30);
        story.order(1, &Order::ClearToLoad { convoy: id("c-1"), ready_in, people: 100, overriding: None });
        story
    }

    fn at(&mut self, minutes: i64, event: Event) -> operation::EntryId {
        self.writer.now = minute(minutes);
        let entry = self.writer.write(event);
        self.record.add(self.writer.entries.last().unwrap().clone());
        entry
    }

    fn order(&mut self, minutes: i64, order: &Order) {
        let now = minute(minutes);
        let events = decide(self.record.facts(), self.ground, Care::default(), Role::Dispatcher, order, now);
        for event in events.unwrap() {
            self.at(minutes, event);
        }
    }

    fn board(&mut self, minutes: i64, coach: &str, people: u32) {
        let (vehicle, place) = (id(coach), id("school"));
        let (people, method) = (seated(people), Method::List);
        self.at(minutes, Event::Boarded { vehicle, place, people, families: vec![], method });
    }

    fn enters(&mut self, minutes: i64, coaches: &[&str]) {
        for coach in coaches {
            self.at(minutes - 6, Event::Departed { vehicle: id(coach), place: id("school") });
            self.at(minutes - 1, Event::Arrived { vehicle: id(coach), place: id("gate-in") });
        }
        self.order(minutes, &Order::ClearToEnter { convoy: id("c-1"), overriding: None });
        for coach in coaches {
            let (vehicle, corridor, direction) = (id(coach), id("road"), Direction::Outward);
            self.at(minutes, Event::Entered { vehicle, corridor, direction });
        }
    }

    fn hand_over(&mut self, minutes: i64, coach: &str, people: u32) {
        self.at(minutes, Event::Arrived { vehicle: id(coach), place: id("gate-out") });
        self.at(minutes, Event::Departed { vehicle: id(coach), place: id("gate-out") });
        let (vehicle, place) = (id(coach), id("camp"));
        let (people, method) = (seated(people), Method::List);
        let families = vec![];
        self.at(minutes + 10, Event::HandedOver { vehicle, place, people, families, empty: true, method });
    }

    fn facts(&mut self) -> &Facts {
        self.record.facts()
    }
}

fn told(story: impl FnOnce(&Scenario, &Ground<'_>)) {
    let s = town();
    let ground = Ground::new(&s);
    story(&s, &ground);
}

#[test]
fn turned_back_at_a_checkpoint() {
    // Aleppo, 14 December 2016: buses turned back at the checkpoints, and came home empty or with those whom they had aboard.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1"]);
        story.board(10, "coach-1", 40);
        story.enters(30, &["coach-1"]);
        story.at(40, Event::AtCheckpoint { vehicle: id("coach-1"), checkpoint: id("bridge") });
        story.at(90, Event::Arrived { vehicle: id("coach-1"), place: id("gate-in") });
        let (vehicle, place) = (id("coach-1"), id("school"));
        story.at(91, Event::Departed { vehicle: vehicle.clone(), place: id("gate-in") });
        let facts = story.facts();
        assert_eq!(facts.discrepancies, vec![]);
        story.at(96, Event::Returned { vehicle, place, people: 40, families: vec![] });
        let whole = story.facts().accounts.of(&Unit::Whole);
        assert_eq!((whole.boarded, whole.returned, whole.aboard, whole.unexplained), (40, 40, 0, 0));
        assert_eq!(story.facts().zones.values().map(|z| z.left).sum::<u32>(), 0, "nobody has left");
    });
}

#[test]
fn a_second_unexpected_checkpoint_takes_people_off() {
    // Aleppo, 16 December 2016: past the first checkpoint, held at a second.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1"]);
        story.board(10, "coach-1", 40);
        story.enters(30, &["coach-1"]);
        story.at(45, Event::PassedCheckpoint { vehicle: id("coach-1"), checkpoint: id("bridge") });
        story.at(50, Event::AtCheckpoint { vehicle: id("coach-1"), checkpoint: id("unexpected") });
        let (vehicle, checkpoint) = (id("coach-1"), id("unexpected"));
        let case = story.at(320, Event::DidNotContinue { vehicle, checkpoint, people: 3 });
        story.at(330, Event::PassedCheckpoint { vehicle: id("coach-1"), checkpoint: id("unexpected") });
        story.hand_over(340, "coach-1", 37);
        let facts = story.facts();
        assert_eq!(facts.accounts.of(&Unit::Whole).unexplained, 0);
        let open = &facts.cases[&case];
        assert!(matches!(open.about, CaseAbout::DidNotContinue { people: 3, .. }) && open.closed.is_none());
        let close = Order::Close { convoy: None };
        let now = minute(400);
        let answer = decide(facts, ground, Care::default(), Role::HeadOfCentre, &close, now);
        assert_eq!(answer.unwrap_err().0, [Against::StillOpen], "an open case keeps the account open");
        story.at(410, Event::CaseClosed { case, outcome: Words::new("all three at the hospital") });
        story.order(420, &close);
        assert!(story.facts().closed.is_some());
    });
}

#[test]
fn a_bus_that_does_not_start_hands_its_people_to_another() {
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1", "coach-2"]);
        story.board(10, "coach-1", 30);
        story.board(12, "coach-2", 15);
        story.at(20, Event::BrokeDown { vehicle: id("coach-1") });
        let (from, to) = (id("coach-1"), id("coach-2"));
        let transfer =
            |people| Order::Transfer { from: from.clone(), to: to.clone(), people, families: vec![] };
        let now = minute(21);
        let answer =
            decide(story.facts(), ground, Care::default(), Role::Dispatcher, &transfer(36), now).unwrap_err();
        assert_eq!(answer.0, [Against::CannotMove { at_most: 30 }]);
        story.order(21, &transfer(30));
        let direction = Direction::Outward;
        let vehicles = vec![id("coach-2")];
        story.order(22, &Order::Form { convoy: id("c-1"), corridor: id("road"), direction, vehicles });
        story.enters(30, &["coach-2"]);
        story.hand_over(80, "coach-2", 45);
        let facts = story.facts();
        assert_eq!(facts.accounts.of(&Unit::Whole).handed_over, 45);
        assert_eq!(facts.discrepancies, vec![]);
        assert_eq!(situation(facts, ground, minute(100)).out_of_service.len(), 1);
    });
}

#[test]
fn many_more_people_than_were_planned() {
    // Srebrenica, March 1993: 650 were planned for, 2,346 were aboard.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1", "coach-2"]);
        story.board(10, "coach-1", 180);
        story.board(12, "coach-2", 170);
        let over = Contradiction::OverRoom { vehicle: id("coach-1"), people: 180, room: 50 };
        assert!(story.facts().discrepancies.iter().any(|d| d.what == over), "said at once");
        let enter = Order::ClearToEnter { convoy: id("c-1"), overriding: None };
        let answer =
            decide(story.facts(), ground, Care::default(), Role::Dispatcher, &enter, minute(30)).unwrap_err();
        assert_eq!(answer.0, [Against::OverRoom(id("coach-1")), Against::OverRoom(id("coach-2"))]);
        assert_eq!(story.facts().accounts.of(&Unit::Whole).boarded, 350, "and never refused as a fact");
    });
}

#[test]
fn a_road_found_mined() {
    // Mariupol, 2022: a route that had been agreed was found mined.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1"]);
        story.board(10, "coach-1", 40);
        story.at(20, Event::Cleared { corridor: id("road"), clear: false });
        let enter = Order::ClearToEnter { convoy: id("c-1"), overriding: None };
        let answer =
            decide(story.facts(), ground, Care::default(), Role::Dispatcher, &enter, minute(30)).unwrap_err();
        assert_eq!(answer.0, [Against::NotCleared(id("road"))]);
    });
}

#[test]
fn a_flat_tyre_in_the_column() {
    // Khartoum, 2023: one flat tyre stops all. The load changes over on the road and keeps where it came from.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1", "coach-2"]);
        story.board(10, "coach-1", 20);
        story.board(12, "coach-2", 25);
        story.enters(30, &["coach-1", "coach-2"]);
        story.at(45, Event::BrokeDown { vehicle: id("coach-1") });
        let (from, to) = (id("coach-1"), id("coach-2"));
        story.order(50, &Order::Transfer { from, to, people: 20, families: vec![] });
        story.hand_over(90, "coach-2", 45);
        let facts = story.facts();
        assert_eq!(facts.accounts.of(&Unit::From(Some(id("school")))).handed_over, 45);
        assert_eq!(facts.zones.values().map(|z| (z.left, z.safe)).collect::<Vec<_>>(), [(45, 45)]);
        assert!(facts.vehicles[&id("coach-1")].inside.is_some(), "it still stands in the corridor");
    });
}

#[test]
fn a_suspension_with_two_coaches_inside() {
    // Aleppo, 16 December 2016, and again on the 20th.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1", "coach-2"]);
        story.board(10, "coach-1", 20);
        story.enters(30, &["coach-1", "coach-2"]);
        story.at(40, Event::Arrived { vehicle: id("coach-2"), place: id("gate-out") });
        let by = Some(id("party-b"));
        let reason = Words::new("shots were heard");
        story.at(41, Event::Suspended { corridor: id("road"), by, reason });
        let caught = &story.facts().caught;
        assert_eq!(caught.len(), 1);
        assert_eq!(caught[&id("coach-1")].ways_out, [id("gate-out"), id("gate-in")]);
        assert_eq!(caught[&id("coach-1")].people, 20);
        story.order(42, &Order::Recall { convoy: id("c-1"), reason: Words::new("the road is shut") });
        let waits = story.facts().unacknowledged.len();
        assert_eq!(waits, 2, "each vehicle is to say that it has got it");
        let order = story.facts().convoys[&id("c-1")].recalled.unwrap();
        story.at(43, Event::Acknowledged { vehicle: id("coach-1"), order });
        story.at(50, Event::Arrived { vehicle: id("coach-1"), place: id("gate-in") });
        assert_eq!(story.facts().caught.len(), 0);
        assert_eq!(story.facts().unacknowledged.len(), 1);
    });
}

#[test]
fn three_sources_count_three_things() {
    // Aleppo, 20 December 2016: 19,000, 25,000 and 37,500 people out. They stand beside ours, and nothing is merged.
    told(|_, ground| {
        let mut story = Story::begins(ground, &["coach-1"]);
        story.board(10, "coach-1", 40);
        for (source, people) in [("source-a", 19_000), ("source-b", 25_000), ("source-c", 37_500)] {
            let scope = Words::new("people out of the east of the city since the first day");
            story.at(20, Event::OthersCount { source: id(source), people, scope });
        }
        let facts = story.facts();
        assert_eq!(facts.others.iter().map(|f| f.people).collect::<Vec<_>>(), [19_000, 25_000, 37_500]);
        assert_eq!(facts.accounts.of(&Unit::Whole).boarded, 40);
    });
}

#[test]
fn three_counters_on_one_day_stand_side_by_side() {
    // Aleppo, 20 December 2016: nearly 19,000, 25,000 and 37,500, each since the first day.
    told(|_, ground| {
        let mut story = Story::begins(ground, &[]);
        let day = Window { from: minute(0), until: minute(24 * 60) };
        for (counter, count) in [("relief-office", 19_000), ("red-cross", 25_000), ("neighbour", 37_500)] {
            let sum = Some(Since::Time(minute(-5 * 24 * 60)));
            let statement = Statement {
                counter: id(counter),
                source: Words::new(counter),
                about: id("cumulative-count"),
                figure: Some(Figure { count, unit: id("people"), bound: Bound::About, sum }),
                place: None,
                scope: Words::new("people who left"),
                within: day,
                precision: Precision::Day,
                synthetic: true,
                said: Words::default(),
                found_at: vec![],
            };
            story.at(720, Event::Stated { statement: Box::new(statement) });
        }
        let facts = story.facts();
        let stated: Vec<u32> =
            facts.stated.iter().filter_map(|s| Some(s.statement.figure.as_ref()?.count)).collect();
        assert_eq!(stated, [19_000, 25_000, 37_500], "none is merged, and none is left out");
        assert_eq!(facts.accounts.of(&Unit::Whole).boarded, 0, "nobody moves because somebody counts");
        assert_eq!(
            facts.discrepancies,
            vec![],
            "that others differ from each other is no contradiction of ours"
        );
        let entries: Vec<_> = story.record.entries().cloned().collect();
        assert_eq!(root(&entries), story.record.root());
    });
}
