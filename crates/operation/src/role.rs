//! Who writes an entry: a role, never a person.

/// A role in the centre or in the field. What each may do is decided elsewhere, cell by cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Decides, and may override a gate with a reason.
    HeadOfCentre,
    /// Speaks with one party.
    Liaison,
    /// Makes plans.
    Planner,
    /// Gives the orders of the day.
    Dispatcher,
    /// Leads a convoy.
    ConvoyLeader,
    /// Fills vehicles at an assembly point.
    Marshal,
    /// Watches a checkpoint.
    CheckpointObserver,
    /// Runs an assembly point.
    AssemblyPointChief,
    /// Takes people in at a destination.
    Receiver,
    /// Knows the beds.
    MedicalRegulator,
    /// Follows open cases.
    ProtectionOfficer,
    /// Publishes.
    InformationOfficer,
    /// Guards what is kept about groups.
    DataProtection,
    /// Watches for others, with counts of its own.
    Monitor,
    /// Reads the record afterwards.
    Auditor,
}

impl Role {
    /// All of them, each with the word that files use and a number that never changes.
    pub const ALL: [(Role, &'static str, u8); 15] = [
        (Role::HeadOfCentre, "head-of-centre", 1),
        (Role::Liaison, "liaison", 2),
        (Role::Planner, "planner", 3),
        (Role::Dispatcher, "dispatcher", 4),
        (Role::ConvoyLeader, "convoy-leader", 5),
        (Role::Marshal, "marshal", 6),
        (Role::CheckpointObserver, "checkpoint-observer", 7),
        (Role::AssemblyPointChief, "assembly-point-chief", 8),
        (Role::Receiver, "receiver", 9),
        (Role::MedicalRegulator, "medical-regulator", 10),
        (Role::ProtectionOfficer, "protection-officer", 11),
        (Role::InformationOfficer, "information-officer", 12),
        (Role::DataProtection, "data-protection", 13),
        (Role::Monitor, "monitor", 14),
        (Role::Auditor, "auditor", 15),
    ];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        Role::ALL.iter().find(|(role, ..)| *role == self).map_or("", |(_, word, _)| word)
    }

    /// The number that stands for it in hashes.
    pub fn number(self) -> u8 {
        Role::ALL.iter().find(|(role, ..)| *role == self).map_or(0, |(.., number)| *number)
    }

    /// The role of a word.
    pub fn of(word: &str) -> Option<Role> {
        Role::ALL.iter().find(|(_, w, _)| *w == word).map(|(role, ..)| *role)
    }
}
