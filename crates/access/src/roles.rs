//! Which role may do what, in which state of the operation: one table, and no where it says nothing. `docs/roles.md` says the same role
//! by role; a test holds each cell of one against the other.

use operation::{Event, Order, Role};

/// The state of an operation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// Before the first convoy: plans and agreements are made, devices enrolled.
    Prepared,
    /// It runs.
    Running,
    /// All movement is held: what makes nobody move goes on.
    Held,
    /// Its account is closed.
    Closed,
}

impl State {
    /// All of them, with their words.
    pub const ALL: [(State, &'static str); 4] = [
        (State::Prepared, "prepared"),
        (State::Running, "running"),
        (State::Held, "held"),
        (State::Closed, "closed"),
    ];
}

/// Lists the actions, each with its word.
macro_rules! actions {
    ($($(#[$about:meta])+ $action:ident $word:literal;)*) => {
        /// Something that is asked of the server.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Action {
            $($(#[$about])+ $action,)*
        }

        impl Action {
            /// All of them, each with the word that files use.
            pub const ALL: &'static [(Action, &'static str)] = &[$((Action::$action, $word)),*];
        }
    };
}

actions! {
    /// Order: form a convoy.
    Form "order-form";
    /// Order: clear to load.
    ClearToLoad "order-clear-to-load";
    /// Order: clear to enter.
    ClearToEnter "order-clear-to-enter";
    /// Give a clearance against the gate, with a reason.
    Override "order-override";
    /// Order: hold a convoy.
    Hold "order-hold";
    /// Order: call a convoy back.
    Recall "order-recall";
    /// Order: shut a corridor.
    Suspend "order-suspend";
    /// Order: open a corridor again.
    Resume "order-resume";
    /// Order: move a load.
    Transfer "order-transfer";
    /// Order: close an account.
    Close "order-close";
    /// Write a clause that was signed.
    WriteClause "write-clause";
    /// Write a party's guarantee.
    WriteGuarantee "write-guarantee";
    /// Write that a route can or cannot be driven.
    WriteRoute "write-route";
    /// Write that a party states a suspension.
    WriteSuspension "write-suspension";
    /// Write that a vehicle has got an order.
    WriteAcknowledgement "write-acknowledgement";
    /// Write that people got on, or vehicles joined.
    WriteBoarding "write-boarding";
    /// Write where a vehicle is.
    WriteMovement "write-movement";
    /// Write what happens at a checkpoint.
    WriteCheckpoint "write-checkpoint";
    /// Write that people were handed over.
    WriteHandover "write-handover";
    /// Write who left, joined, was born, died, changed vehicles, came back, was counted.
    WriteCount "write-count";
    /// Write that a vehicle cannot go on, or can again.
    WriteBreakdown "write-breakdown";
    /// Write that something happened that harms.
    WriteIncident "write-incident";
    /// Write what an incident was found to be.
    WriteAssessment "write-assessment";
    /// Write what others count or publish.
    WriteOthers "write-others";
    /// Close a case.
    CloseCase "close-case";
    /// Correct an entry.
    Correct "correct";
    /// Read what concerns the own place, convoy or checkpoint.
    ReadOwn "read-own";
    /// Read where everything is.
    ReadSituation "read-situation";
    /// Read agreements and guarantees.
    ReadAgreements "read-agreements";
    /// Read the account.
    ReadAccount "read-account";
    /// Read open cases and incidents.
    ReadCases "read-cases";
    /// Read all entries.
    ReadRecord "read-record";
    /// Make a plan as a proposal.
    Propose "propose";
    /// Put a proposal in force.
    Accept "accept";
    /// Enrol a device.
    Enrol "enrol";
    /// Take a device's capability away.
    Revoke "revoke";
    /// Take out the record and what follows from it, without cards.
    Export "export";
    /// Write a bulletin.
    Publish "publish";
    /// Issue cards.
    IssueCard "issue-card";
    /// Read what a card says.
    ReadCard "read-card";
    /// Destroy the key of a card.
    DeleteCard "delete-card";
    /// Ask for all cards to be destroyed: two roles must.
    PanicDelete "panic-delete";
    /// Change the master key.
    RotateKeys "rotate-keys";
    /// Begin an operation with its scenario.
    Begin "begin";
    /// Hand in what other devices wrote.
    HandIn "hand-in";
    /// Write what the server alone writes: nobody may.
    ServerOnly "server-only";
}

impl Action {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        Action::ALL.iter().find(|(action, _)| *action == self).map_or("", |(_, word)| *word)
    }

    /// What giving an order asks for; an override asks for both.
    pub fn of_order(order: &Order) -> (Action, Option<Action>) {
        let over = |o: &Option<operation::Words>| o.is_some().then_some(Action::Override);
        match order {
            Order::Form { .. } => (Action::Form, None),
            Order::ClearToLoad { overriding, .. } => (Action::ClearToLoad, over(overriding)),
            Order::ClearToEnter { overriding, .. } => (Action::ClearToEnter, over(overriding)),
            Order::Hold { .. } => (Action::Hold, None),
            Order::Recall { .. } => (Action::Recall, None),
            Order::Suspend { .. } => (Action::Suspend, None),
            Order::Resume { .. } => (Action::Resume, None),
            Order::Transfer { .. } => (Action::Transfer, None),
            Order::Close { .. } => (Action::Close, None),
        }
    }

    /// What writing an event asks for. A decision is not written as an observation: it asks for what its order asks for.
    pub fn of_event(event: &Event) -> Action {
        match event {
            Event::Signed { .. } => Action::WriteClause,
            Event::Guaranteed { .. } => Action::WriteGuarantee,
            Event::Cleared { .. } => Action::WriteRoute,
            Event::Suspended { by: Some(_), .. } => Action::WriteSuspension,
            Event::Suspended { by: None, .. } => Action::Suspend,
            Event::Resumed { .. } => Action::Resume,
            Event::Formed { .. } => Action::Form,
            Event::ClearToLoad { overriding: None, .. } => Action::ClearToLoad,
            Event::ClearToEnter { overriding: None, .. } => Action::ClearToEnter,
            Event::ClearToLoad { .. } | Event::ClearToEnter { .. } => Action::Override,
            Event::Held { .. } => Action::Hold,
            Event::Recalled { .. } => Action::Recall,
            Event::Acknowledged { .. } => Action::WriteAcknowledgement,
            Event::Boarded { .. } | Event::VehicleJoined { .. } => Action::WriteBoarding,
            Event::Departed { .. } | Event::Entered { .. } | Event::Arrived { .. } => Action::WriteMovement,
            Event::AtCheckpoint { .. } | Event::PassedCheckpoint { .. } | Event::DidNotContinue { .. } => {
                Action::WriteCheckpoint
            }
            Event::HandedOver { .. } => Action::WriteHandover,
            Event::Returned { .. }
            | Event::LeftOnTheWay { .. }
            | Event::Joined { .. }
            | Event::Born { .. }
            | Event::Died { .. }
            | Event::Transferred { .. }
            | Event::Counted { .. } => Action::WriteCount,
            Event::BrokeDown { .. } | Event::Repaired { .. } => Action::WriteBreakdown,
            Event::Incident { .. } => Action::WriteIncident,
            Event::Assessed { .. } => Action::WriteAssessment,
            Event::OthersCount { .. } | Event::Stated { .. } => Action::WriteOthers,
            Event::CaseClosed { .. } => Action::CloseCase,
            Event::Corrected { .. } => Action::Correct,
            Event::Refused { .. } | Event::PlanInForce { .. } => Action::ServerOnly,
            Event::Closed { .. } => Action::Close,
        }
    }
}

use Role::{
    AssemblyPointChief as Chief, Auditor, CheckpointObserver as Observer, ConvoyLeader as Leader,
    DataProtection as Data, Dispatcher, HeadOfCentre as Head, InformationOfficer as Information, Liaison,
    Marshal, MedicalRegulator as Medical, Monitor, Planner, ProtectionOfficer as Protection, Receiver,
};

/// Roles that work in the centre.
const CENTRE: &[Role] = &[Head, Liaison, Planner, Dispatcher, Medical, Protection];
/// Roles that see vehicles and people with their own eyes.
const FIELD: &[Role] = &[Dispatcher, Leader, Marshal, Observer, Chief, Receiver, Medical];
const ANY: &[State] = &[State::Prepared, State::Running, State::Held, State::Closed];
/// Reports come late, also when all is held: what was seen is written.
const OPEN: &[State] = &[State::Prepared, State::Running, State::Held];
/// While vehicles move.
const GOING: &[State] = &[State::Running];
const BEGUN: &[State] = &[State::Running, State::Held];

/// The table: who may do what, when. An action may have several rows.
const TABLE: &[(Action, &[Role], &[State])] = &[
    (Action::Form, &[Head, Dispatcher], OPEN),
    (Action::ClearToLoad, &[Head, Dispatcher], GOING),
    (Action::ClearToEnter, &[Head, Dispatcher], GOING),
    (Action::Override, &[Head], GOING),
    // Whoever sees danger may stop; only the centre lets go on.
    (Action::Hold, &[Head, Dispatcher, Leader, Marshal, Observer, Chief], OPEN),
    (Action::Recall, &[Head, Dispatcher], BEGUN),
    (Action::Suspend, &[Head, Dispatcher, Liaison], OPEN),
    (Action::Resume, &[Head], OPEN),
    (Action::Transfer, &[Head, Dispatcher, Leader], BEGUN),
    (Action::Close, &[Head], BEGUN),
    (Action::WriteClause, &[Head, Liaison], OPEN),
    (Action::WriteGuarantee, &[Head, Liaison], OPEN),
    (Action::WriteRoute, &[Head, Liaison, Dispatcher, Leader], OPEN),
    (Action::WriteSuspension, &[Head, Liaison, Dispatcher, Leader, Observer], OPEN),
    (Action::WriteAcknowledgement, &[Dispatcher, Leader, Marshal], BEGUN),
    (Action::WriteBoarding, &[Dispatcher, Leader, Marshal, Chief], BEGUN),
    (Action::WriteMovement, FIELD, BEGUN),
    (Action::WriteCheckpoint, &[Dispatcher, Leader, Marshal, Observer], BEGUN),
    (Action::WriteHandover, &[Dispatcher, Receiver, Medical], BEGUN),
    (Action::WriteCount, FIELD, BEGUN),
    (Action::WriteBreakdown, &[Dispatcher, Leader, Marshal], BEGUN),
    (Action::WriteIncident, FIELD, OPEN),
    (Action::WriteIncident, &[Head, Liaison, Protection, Monitor], OPEN),
    (Action::WriteAssessment, &[Head, Protection], ANY),
    (Action::WriteOthers, &[Liaison, Information, Monitor], ANY),
    (Action::CloseCase, &[Head, Protection], ANY),
    (Action::Correct, &[Head, Dispatcher], OPEN),
    (Action::Correct, &[Head], &[State::Closed]),
    (Action::ReadOwn, FIELD, OPEN),
    (Action::ReadSituation, CENTRE, ANY),
    (Action::ReadSituation, &[Auditor], ANY),
    (Action::ReadSituation, &[Information], BEGUN),
    (Action::ReadAgreements, CENTRE, ANY),
    (Action::ReadAgreements, &[Auditor], ANY),
    (Action::ReadAccount, CENTRE, ANY),
    (Action::ReadAccount, &[Auditor, Information], ANY),
    // Whoever works for others learns where people are when nobody is on the way any more.
    (Action::ReadAccount, &[Monitor], &[State::Closed]),
    (Action::ReadCases, &[Head, Protection, Auditor], ANY),
    (Action::ReadRecord, &[Head, Auditor], ANY),
    (Action::ReadRecord, &[Dispatcher, Planner], OPEN),
    (Action::Propose, &[Head, Planner, Dispatcher], OPEN),
    (Action::Accept, &[Head], OPEN),
    (Action::Enrol, &[Head, Data], OPEN),
    (Action::Revoke, &[Head, Data], ANY),
    (Action::Export, &[Head, Auditor], ANY),
    (Action::Publish, &[Head, Information], ANY),
    (Action::IssueCard, &[Marshal, Chief, Protection], OPEN),
    (Action::ReadCard, &[Marshal, Chief, Medical, Protection], OPEN),
    (Action::DeleteCard, &[Data, Protection], ANY),
    (Action::PanicDelete, &[Head, Data, Protection], ANY),
    (Action::RotateKeys, &[Data], ANY),
    (Action::Begin, &[Head], &[State::Prepared]),
    (Action::HandIn, &[Head], ANY),
];

/// Why something was refused: a value that a log can hold. Nobody is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Who asked.
    pub role: Role,
    /// For what.
    pub action: Action,
    /// In which state.
    pub state: State,
    /// Why not.
    pub why: Why,
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// This role never may.
    NotThisRole,
    /// This role may, but not now.
    NotNow,
}

/// Whether a role may do something now. O(rows).
///
/// # Errors
/// The refusal, to be recorded.
pub fn may(role: Role, action: Action, state: State) -> Result<(), Refused> {
    let mut why = Why::NotThisRole;
    for (_, _, states) in TABLE.iter().filter(|(a, roles, _)| *a == action && roles.contains(&role)) {
        if states.contains(&state) {
            return Ok(());
        }
        why = Why::NotNow;
    }
    Err(Refused { role, action, state, why })
}

/// Whether a role may give an order now; an override must be allowed besides.
///
/// # Errors
/// The first refusal.
pub fn may_order(role: Role, order: &Order, state: State) -> Result<(), Refused> {
    let (action, over) = Action::of_order(order);
    may(role, action, state)?;
    over.map_or(Ok(()), |over| may(role, over, state))
}
