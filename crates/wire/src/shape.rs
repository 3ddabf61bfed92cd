//! The keys of every table of a scenario: the one list that the reader, its messages and the schema's test share.

use texts::{Text, Word};

use crate::told::ToWord;

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
    pub(crate) noun: Noun,
    /// All its keys.
    pub(crate) keys: &'static [&'static str],
}

/// What a table is called: by a text, or by the key that it stands under.
#[derive(Debug)]
pub(crate) enum Noun {
    /// A text.
    Called(Text),
    /// Its key.
    Key(&'static str),
}

impl ToWord for Noun {
    fn to_word(&self) -> Word {
        match self {
            Noun::Called(text) => text.to_word(),
            Noun::Key(key) => format!("`{key}`").to_word(),
        }
    }
}

use Noun::{Called, Key};

macro_rules! shapes {
    ($($name:ident $schema:literal $noun:expr => $($key:literal)*;)*) => {
        $(pub(crate) static $name: Shape = Shape { schema: $schema, noun: $noun, keys: &[$($key),*] };)*
        /// All of them.
        pub(crate) static ALL: &[&Shape] = &[$(&$name),*];
    };
}

shapes! {
    SCENARIO "Scenario" Called(Text::ShapeScenario) =>
        "format" "name" "timezone" "start" "end" "order" "aboard" "priorities"
        "zone" "place" "vehicles" "people" "travel" "corridor" "agreement" "quota" "exchange";
    ZONE "Zone" Called(Text::ShapeZone) => "id" "name" "area";
    PLACE "Place" Called(Text::ShapePlace) => "id" "name" "lat" "lon" "zone" "bays" "hours" "stand" "receives";
    RECEIVES "Receives" Key("receives") => "people" "stretchers";
    VEHICLES "Vehicles" Called(Text::ShapeVehicles) =>
        "id" "name" "count" "depot" "seats" "wheelchairs" "stretchers" "available" "pace" "loading" "unloading"
        "serves" "out" "escort" "reserve" "once" "duty"
        "profile" "height" "width" "length" "weight" "axle" "turns";
    SERVICE "Service" Called(Text::ShapeService) => "stop" "person" "wheelchair" "stretcher";
    DUTY "Duty" Called(Text::ShapeDuty) => "most" "rest";
    PEOPLE "People" Called(Text::ShapePeople) => "id" "at" "to" "priority" "ready" "families" "family" "count" "file";
    FAMILY "Family" Called(Text::ShapeFamily) => "seats" "wheelchairs" "stretchers";
    TRAVEL "Travel" Key("travel") =>
        "table" "network" "avoid" "pace" "speeds" "delays" "closure" "observed";
    CLOSURE "Closure" Called(Text::ShapeClosure) => "area" "road" "at" "within" "from" "until" "slower" "reason";
    AT "At" Called(Text::ShapeAt) => "lat" "lon";
    OBSERVED "Observed" Called(Text::ShapeObserved) => "from" "to" "minutes" "kind";
    CORRIDOR "Corridor" Called(Text::ShapeCorridor) =>
        "id" "name" "from" "to" "time" "km" "convoy" "single_track" "checkpoint";
    CONVOY "Convoy" Called(Text::ShapeConvoy) => "most" "headway" "escorts" "margin";
    CHECKPOINT "Checkpoint" Called(Text::ShapeCheckpoint) => "id" "after" "outward" "back";
    INSPECTION "Inspection" Called(Text::ShapeInspection) => "lanes" "vehicle" "person";
    AGREEMENT "Agreement" Called(Text::ShapeAgreement) =>
        "id" "name" "parties" "not_party" "covers" "in_force" "suspended";
    SUSPENSION "Suspension" Called(Text::ShapeSuspension) => "from" "until" "reason";
    QUOTA "Quota" Called(Text::ShapeQuota) => "id" "corridor" "direction" "most" "unit";
    EXCHANGE "Exchange" Called(Text::ShapeExchange) => "id" "first" "second" "ratio" "slack" "exempt";
    WINDOW "Window" Called(Text::ShapeWindow) => "from" "until";
    DAILY "Daily" Called(Text::ShapeDaily) => "daily" "first" "last";
}
