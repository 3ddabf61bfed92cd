//! The keys of every table of a scenario: the one list that the reader, its messages and the schema's test share.

/// A sort of table.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The type that describes it in the schema.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the test that holds reader and schema together uses it")
    )]
    pub(crate) schema: &'static str,
    /// What it is called in messages: `a place`.
    pub(crate) noun: &'static str,
    /// All its keys.
    pub(crate) keys: &'static [&'static str],
}

macro_rules! shapes {
    ($($name:ident $schema:literal $noun:literal: $($key:literal)*;)*) => {
        $(pub(crate) static $name: Shape = Shape { schema: $schema, noun: $noun, keys: &[$($key),*] };)*
        /// All of them.
        pub(crate) static ALL: &[&Shape] = &[$(&$name),*];
    };
}

shapes! {
    SCENARIO "Scenario" "a scenario":
        "format" "name" "timezone" "start" "end" "order" "aboard" "priorities"
        "zone" "place" "vehicles" "people" "travel" "corridor" "agreement" "quota" "exchange";
    ZONE "Zone" "a zone": "id" "name" "area";
    PLACE "Place" "a place": "id" "name" "lat" "lon" "zone" "bays" "hours" "stand" "receives";
    RECEIVES "Receives" "`receives`": "people" "stretchers";
    VEHICLES "Vehicles" "a kind of vehicle":
        "id" "name" "count" "depot" "seats" "wheelchairs" "stretchers" "available" "pace" "loading" "unloading"
        "serves" "out" "escort" "reserve" "once" "duty"
        "profile" "height" "width" "length" "weight" "axle" "turns";
    SERVICE "Service" "a loading time": "stop" "person" "wheelchair" "stretcher";
    DUTY "Duty" "a duty rule": "most" "rest";
    PEOPLE "People" "an entry of people": "id" "at" "to" "priority" "ready" "families" "family" "count" "file";
    FAMILY "Family" "a family": "seats" "wheelchairs" "stretchers";
    TRAVEL "Travel" "`travel`":
        "table" "network" "avoid" "pace" "speeds" "delays" "closure" "observed";
    CLOSURE "Closure" "a closure": "area" "road" "at" "within" "from" "until" "slower" "reason";
    AT "At" "a position": "lat" "lon";
    OBSERVED "Observed" "an observed time": "from" "to" "minutes" "kind";
    CORRIDOR "Corridor" "a corridor":
        "id" "name" "from" "to" "time" "km" "convoy" "single_track" "checkpoint";
    CONVOY "Convoy" "a convoy rule": "most" "headway" "escorts" "margin";
    CHECKPOINT "Checkpoint" "a checkpoint": "id" "after" "outward" "back";
    INSPECTION "Inspection" "an inspection": "lanes" "vehicle" "person";
    AGREEMENT "Agreement" "an agreement":
        "id" "name" "parties" "not_party" "covers" "in_force" "suspended";
    SUSPENSION "Suspension" "a suspension": "from" "until" "reason";
    QUOTA "Quota" "a quota": "id" "corridor" "direction" "most" "unit";
    EXCHANGE "Exchange" "an exchange": "id" "first" "second" "ratio" "slack" "exempt";
    WINDOW "Window" "a window": "from" "until";
    DAILY "Daily" "a daily rule": "daily" "first" "last";
}
