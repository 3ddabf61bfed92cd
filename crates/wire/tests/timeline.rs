//! Timelines read into entries: what was published stays apart, with its scope; what is wrong is said by line and column.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use operation::{Bound, Entry, EntryId, Event, Precision, Since, Statement};
use testkit::rng::Rng;
use wire::clock::Clock;
use wire::timeline::{Timeline, read};

const HEADER: &str = "date,time,source,event,count,unit,note";

fn clock() -> Clock {
    Clock::in_zone("Asia/Damascus").unwrap()
}

fn lines(header: &str, rows: &[&str]) -> Result<Timeline, String> {
    let text = format!("{header}\n{}\n", rows.join("\n"));
    read("timeline.csv", text.as_bytes(), &clock()).map_err(|p| p.to_string())
}

fn statements(timeline: &Timeline) -> Vec<(&Entry, &Statement)> {
    let mut found: Vec<(&Entry, &Statement)> = Vec::new();
    for entry in &timeline.entries {
        if let Event::Stated { statement } = &entry.event {
            found.push((entry, statement));
        }
    }
    found
}

fn aleppo() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/aleppo-2016/replay/timeline.csv");
    std::fs::read(path).unwrap()
}

#[test]
fn a_time_is_known_as_near_as_its_source_gives_it() {
    let row = |when: &str| format!("{when},Radio,waiting,,,");
    let rows = ["2016-12-15,14:30", "2016-12-15,14", "2016-12-15,", "2017-01,"].map(row);
    let found = lines(HEADER, &rows.each_ref().map(String::as_str)).unwrap();
    let stated = statements(&found);
    let precisions: Vec<Precision> = stated.iter().map(|(_, s)| s.precision).collect();
    assert_eq!(precisions, [Precision::Minute, Precision::Hour, Precision::Day, Precision::Month]);
    let hours: Vec<i64> = stated.iter().map(|(_, s)| s.within.length().0 / 60).collect();
    assert_eq!(hours, [1, 60, 24 * 60, 31 * 24 * 60]);
    assert_eq!(stated.iter().map(|(_, s)| s.synthetic).collect::<Vec<_>>(), [false, false, true, true]);
    for (entry, s) in stated {
        assert!(s.within.from <= entry.happened_at && entry.happened_at < s.within.until);
        assert_eq!(entry.id.millis(), entry.happened_at.0 as u64 * 1000);
    }
}

#[test]
fn an_assumed_time_is_marked_as_ours() {
    let header = format!("{HEADER},assumed,corridor");
    let found = lines(&header, &["2016-12-16,,Radio,suspend,,,gunfire,11:00,road way-in"]).unwrap();
    let (entry, statement) = statements(&found)[0];
    assert_eq!(clock().minute(entry.happened_at), "2016-12-16 11:00");
    assert!(statement.synthetic && statement.precision == Precision::Day);
    let shut: Vec<(&str, Option<EntryId>)> = found
        .entries
        .iter()
        .filter_map(|e| match &e.event {
            Event::Suspended { corridor, by: Some(by), reason } => {
                assert_eq!((by.as_str(), reason.as_str()), ("radio", "gunfire"));
                Some((corridor.as_str(), e.answers))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        shut,
        [("road", Some(entry.id)), ("way-in", Some(entry.id))],
        "each corridor, by whom it is stated"
    );
    let both = lines(&header, &["2016-12-16,10:00,Radio,suspend,,,gunfire,11:00,road"]).unwrap_err();
    assert!(
        both.contains("timeline.csv:2:42: error: a time that is assumed beside one that is given"),
        "{both}"
    );
}

#[test]
fn a_figure_keeps_its_word_its_unit_and_since_when_it_counts() {
    let header = format!("{HEADER},bound,since,cumulative");
    let rows = [
        "2016-12-20,,Office (agency),cumulative_count,19000,people,\"nearly\",almost,2016-12-15,",
        "2016-12-20,,Office,cumulative_count,19000,people,,,,",
        "2016-12-20,,Office,convoy_count,5.5,hours,,,,",
        "2016-12-20,,Office,wounded_count,301,patients,,,,yes",
    ];
    let found = lines(&header, &rows).unwrap();
    let figures: Vec<_> = statements(&found).into_iter().map(|(_, s)| s.figure.clone().unwrap()).collect();
    let since = clock().day("2016-12-15").unwrap().from;
    assert_eq!((figures[0].bound, figures[0].sum), (Bound::Almost, Some(Since::Time(since))));
    assert_eq!((figures[1].bound, figures[1].sum), (Bound::Exactly, Some(Since::NotSaid)));
    assert_eq!((figures[2].count, figures[2].unit.as_str(), figures[2].sum), (330, "minutes", None));
    assert_eq!(figures[3].sum, Some(Since::NotSaid));
    assert_eq!(statements(&found)[0].1.counter.as_str(), "office", "the medium does not count");
}

#[test]
fn every_mistake_is_said_at_once_with_its_place() {
    let header = format!("{HEADER},bound,agreement,kind");
    let rows = [
        "2016-13-15,,Radio,waiting,,,,,,",
        "2016-12-15,25:00,Radio,waiting,,,,,,",
        "2016-12-15,,,waiting,,,,,,",
        "2016-12-15,,Radio,Waiting!,,,,,,",
        "2016-12-15,,Radio,convoy_count,many,people,,,,",
        "2016-12-15,,Radio,convoy_count,5,,,,,",
        "2016-12-15,,Radio,convoy_count,5,people,,abuot,,",
        "2016-12-15,,Radio,agreement,,,,,pause,",
        "2016-12-15,,Radio,agreement,,,,,pause,treaty",
        "2016-12-15,,Radio,waiting,,,said | elsewhere,,,",
        "2016-12-15,,العربية,waiting,,,,,,",
    ];
    insta::assert_snapshot!(lines(&header, &rows).unwrap_err());
}

#[test]
fn a_word_that_is_nearly_a_usual_one_is_asked_about() {
    let found = lines(HEADER, &["2016-12-15,,Radio,cumulative_cuont,5,people,"]).unwrap();
    let help = found.warnings.0[0].help.as_ref().map(ToString::to_string);
    assert_eq!(help.as_deref(), Some("did you mean `cumulative_count`?"));
    assert_eq!(found.entries.len(), 1, "it is kept as it is");
}

#[test]
fn the_same_line_is_the_same_entry_wherever_it_stands() {
    let (a, b) = ("2016-12-15,,Radio,waiting,,,in the cold", "2016-12-16,,Radio,waiting,,,in the snow");
    let ids = |t: &Timeline| t.entries.iter().map(|e| e.id).collect::<BTreeSet<_>>();
    let one = lines(HEADER, &[a, b]).unwrap();
    assert_eq!(ids(&one), ids(&lines(HEADER, &[b, a]).unwrap()));
    assert_eq!(operation::root(&one.entries), operation::root(&lines(HEADER, &[b, a]).unwrap().entries));
    let twice = lines(HEADER, &[a, b, a]).unwrap();
    assert_eq!((twice.entries.len(), twice.warnings.0.len()), (2, 1));
}

#[test]
fn a_timeline_without_end_is_refused_and_its_problems_are_bounded() {
    let mut text = format!("{HEADER}\n");
    for i in 0..20_001 {
        let _ = writeln!(text, "2016-12-15,,Radio,waiting,{i},people,");
    }
    let refused = read("t.csv", text.as_bytes(), &clock()).unwrap_err();
    assert!(refused.to_string().contains("more than 20000 statements"));
    let wrong = format!("{HEADER}\n{}", "2016-12-15,,Radio,Waiting,,,\n".repeat(5_000));
    assert_eq!(read("t.csv", wrong.as_bytes(), &clock()).unwrap_err().0.len(), 201);
    let long = vec![b'x'; (4 << 20) + 1];
    assert!(read("t.csv", &long, &clock()).unwrap_err().to_string().contains("more than"));
}

#[test]
fn aleppo_reads_without_a_warning_and_goes_through_a_record_unharmed() {
    let timeline = read("timeline.csv", &aleppo(), &clock()).unwrap();
    assert_eq!(timeline.warnings.0, vec![]);
    let counts = |entry: &Entry| match &entry.event {
        Event::Stated { statement } => (statement.about.as_str() == "cumulative-count")
            .then(|| (statement.counter.to_string(), statement.figure.as_ref().map(|f| f.count))),
        _ => None,
    };
    let day = clock().day("2016-12-20").unwrap();
    let on_20: Vec<_> = timeline
        .entries
        .iter()
        .filter(|e| day.from <= e.happened_at && e.happened_at < day.until)
        .filter_map(counts)
        .collect();
    let wanted = [("un-ocha", 19_000), ("icrc", 25_000), ("turkish-foreign-minister", 37_500)];
    assert_eq!(on_20, wanted.map(|(who, n)| (who.to_owned(), Some(n))), "side by side, none merged");
    let header = wire::record::Header {
        format: wire::record::FORMAT.to_owned(),
        scenario: "Aleppo".to_owned(),
        label: wire::record::Label::Replay,
    };
    let text = wire::record::write(&header, &timeline.entries);
    let (_, again) = wire::record::read("record.jsonl", text.as_bytes()).unwrap();
    assert_eq!(again, timeline.entries);
    assert_eq!(operation::root(&again), operation::root(&timeline.entries));
}

#[test]
fn a_damaged_timeline_is_never_a_panic() {
    let text = aleppo();
    let mut rng = Rng::new(5);
    for _ in 0..600 {
        let mut bytes = text[..rng.below(text.len())].to_vec();
        for _ in 0..rng.below(6) {
            if let Some(at) = rng.below(bytes.len().max(1)).checked_sub(1) {
                bytes[at] = *rng.pick(b",\"\n|;0-:x\xff").unwrap();
            }
        }
        let _ = read("timeline.csv", &bytes, &clock());
    }
}
