//! Each cell of role × action × state, against the page that says it role by role.

use access::roles::{Action, State, Why, may, may_order};
use operation::{Event, Id, Order, Role, Words};

const PAGE: &str = include_str!("../../../docs/roles.md");

/// What the page says of a role in a state: the actions of its lines.
fn page(role: &str, state: &str) -> Vec<&'static str> {
    let section = PAGE.split("\n## ").find(|s| s.lines().next() == Some(role)).unwrap_or_default();
    let lines = section.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    let of = lines.filter(|(states, _)| states.split(", ").any(|s| s == "always" || s == state));
    of.flat_map(|(_, actions)| actions.trim_end_matches('.').split(", ")).collect()
}

#[test]
fn each_cell_is_as_the_page_has_it_and_all_others_are_no() {
    let mut allowed = 0;
    for (role, role_word, _) in Role::ALL {
        for (state, state_word) in State::ALL {
            let says = page(role_word, state_word);
            for (action, word) in Action::ALL {
                let may = may(role, *action, state);
                assert_eq!(may.is_ok(), says.contains(word), "{role_word} {word} {state_word}");
                if let Err(refused) = may {
                    assert_eq!((refused.role, refused.action, refused.state), (role, *action, state));
                    let ever = State::ALL.iter().any(|(_, s)| page(role_word, s).contains(word));
                    assert_eq!(refused.why == Why::NotNow, ever);
                }
                allowed += usize::from(says.contains(word));
            }
        }
    }
    let cells = Role::ALL.len() * State::ALL.len() * Action::ALL.len();
    assert!(allowed > 100 && allowed * 2 < cells, "{allowed} of {cells}");
}

#[test]
fn every_word_of_the_page_is_a_role_a_state_or_an_action() {
    let mut roles = Vec::new();
    for section in PAGE.split("\n## ").skip(1) {
        let mut lines = section.lines();
        let role = lines.next().expect("a section has a first line");
        assert!(Role::of(role).is_some(), "{role}");
        roles.push(role);
        for (states, actions) in lines.filter_map(|line| line.strip_prefix("- ")?.split_once(": ")) {
            assert!(
                states.split(", ").all(|s| s == "always" || State::ALL.iter().any(|(_, w)| *w == s)),
                "{states}"
            );
            for action in actions.trim_end_matches('.').split(", ") {
                assert!(Action::ALL.iter().any(|(_, w)| *w == action), "{role}: {action}");
            }
        }
    }
    assert_eq!(roles.len(), Role::ALL.len());
}

#[test]
fn what_the_sentences_say_holds() {
    let who = |action, state| -> Vec<Role> {
        Role::ALL
            .into_iter()
            .map(|(role, ..)| role)
            .filter(|&role| may(role, action, state).is_ok())
            .collect()
    };
    // Only the head of the centre overrides, accepts a plan, opens a corridor again and closes an account.
    for action in [Action::Override, Action::Accept, Action::Resume, Action::Close] {
        assert_eq!(who(action, State::Running), [Role::HeadOfCentre]);
    }
    // While all is held, nobody is let go.
    for action in [Action::ClearToLoad, Action::ClearToEnter, Action::Override] {
        assert_eq!(who(action, State::Held), []);
        assert_eq!(who(action, State::Prepared), []);
    }
    // Whoever stands at the road may stop it.
    for role in [Role::ConvoyLeader, Role::Marshal, Role::CheckpointObserver, Role::AssemblyPointChief] {
        assert!(may(role, Action::Hold, State::Running).is_ok());
        assert!(may(role, Action::ClearToEnter, State::Running).is_err());
    }
    // Nobody alone destroys all and nobody who commands vehicles reads cards.
    assert!(who(Action::PanicDelete, State::Running).len() >= 2);
    for role in [Role::Dispatcher, Role::Planner, Role::Liaison, Role::HeadOfCentre, Role::Monitor] {
        assert!(may(role, Action::ReadCard, State::Running).is_err());
    }
    // After the end nothing is written but what is found out, and no card is read.
    assert_eq!(who(Action::ReadCard, State::Closed), []);
    assert_eq!(who(Action::WriteBoarding, State::Closed), []);
    // The auditor reads and writes nothing.
    for (action, word) in Action::ALL {
        let writes = word.starts_with("write-") || word.starts_with("order-");
        assert!(!writes || may(Role::Auditor, *action, State::Running).is_err(), "{word}");
    }
}

#[test]
fn an_override_asks_for_more_than_its_order() {
    let convoy = Id::new("c-1").expect("an id");
    let order = |over: bool| Order::ClearToEnter {
        convoy: convoy.clone(),
        overriding: over.then(|| Words::new("the party's own word")),
    };
    assert!(may_order(Role::Dispatcher, &order(false), State::Running).is_ok());
    assert!(may_order(Role::Dispatcher, &order(true), State::Running).is_err());
    assert!(may_order(Role::HeadOfCentre, &order(true), State::Running).is_ok());
}

#[test]
fn a_decision_is_not_written_as_an_observation() {
    let resumed = Event::Resumed { corridor: Id::new("west").expect("an id") };
    assert_eq!(Action::of_event(&resumed), Action::Resume);
    let mut writer = testkit::operations::Writer::new(7);
    let town = testkit::operations::town();
    for _ in 0..500 {
        let event = testkit::operations::any_event(&town, &mut writer);
        // An auditor writes none of them, whatever it is.
        assert!(may(Role::Auditor, Action::of_event(&event), State::Running).is_err());
        writer.write(event);
    }
}
