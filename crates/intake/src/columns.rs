//! What sheets there are and which columns each may have, in three languages: the one list that the reader, the templates and
//! docs/formats/spreadsheets.md share.

mod roads;

use texts::Lang;

use roads::{AGREEMENTS, CHECKPOINTS, CORRIDORS};

/// What a sheet holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// When and where it all happens.
    Operation,
    /// Assembly points, gates, depots, destinations.
    Places,
    /// Kinds of vehicles.
    Fleet,
    /// Families that wait.
    People,
    /// Driving times between places.
    Times,
    /// Ways between zones.
    Corridors,
    /// Where convoys are inspected.
    Checkpoints,
    /// What holds corridors open.
    Agreements,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The key by which the reader asks for it.
    pub(crate) key: &'static str,
    /// Whether a sheet of this kind must have it.
    pub(crate) needed: bool,
    /// Its names in English, French and Arabic, with `;` between; the first of each is that of the template.
    pub(crate) names: [&'static str; 3],
    /// What stands in it, in English, French and Arabic.
    pub(crate) says: [&'static str; 3],
}

impl Kind {
    /// All of them, in the order of a scenario.
    pub(crate) const ALL: [Kind; 8] = [
        Kind::Operation,
        Kind::Places,
        Kind::Fleet,
        Kind::People,
        Kind::Times,
        Kind::Corridors,
        Kind::Checkpoints,
        Kind::Agreements,
    ];

    /// Names of the sheet in English, French and Arabic, with `;` between; the first of each is that of the template.
    pub(crate) const fn names(self) -> [&'static str; 3] {
        match self {
            Kind::Operation => {
                ["Operation;Scenario;Settings", "Opération;Scénario;Réglages", "العملية;السيناريو"]
            }
            Kind::Places => ["Places;Locations;Sites", "Lieux;Sites;Endroits;Localités", "الأماكن;المواقع"],
            Kind::Fleet => {
                ["Fleet;Vehicles;Buses;Transport", "Flotte;Véhicules;Parc;Bus", "المركبات;الأسطول;الحافلات"]
            }
            Kind::People => [
                "People;Families;Evacuees;Population",
                "Personnes;Familles;Évacués;Population",
                "الناس;العائلات;الأسر;السكان",
            ],
            Kind::Times => [
                "Times;Travel times;Driving times;Distances;Roads",
                "Temps;Temps de trajet;Trajets;Durées;Routes",
                "الأزمنة;أوقات السير;المسافات;الطرق",
            ],
            Kind::Corridors => ["Corridors;Corridor", "Couloirs;Corridors;Couloir", "الممرات;الممر"],
            Kind::Checkpoints => {
                ["Checkpoints;Check points", "Points de contrôle;Barrages;Contrôles", "نقاط التفتيش;الحواجز"]
            }
            Kind::Agreements => ["Agreements;Agreement", "Accords;Accord", "الاتفاقات;الاتفاق;الاتفاقيات"],
        }
    }

    /// The name of the sheet in the template of a language.
    pub(crate) fn title(self, lang: Lang) -> &'static str {
        first(self.names()[lang as usize])
    }

    /// Its columns.
    pub(crate) const fn columns(self) -> &'static [Column] {
        match self {
            Kind::Operation => OPERATION,
            Kind::Places => PLACES,
            Kind::Fleet => FLEET,
            Kind::People => PEOPLE,
            Kind::Times => TIMES,
            Kind::Corridors => CORRIDORS,
            Kind::Checkpoints => CHECKPOINTS,
            Kind::Agreements => AGREEMENTS,
        }
    }

    /// Whether a scenario cannot be made without it.
    pub(crate) const fn is_needed(self) -> bool {
        matches!(self, Kind::Places | Kind::Fleet | Kind::People | Kind::Times)
    }
}

/// The first of several names.
pub(crate) fn first(names: &'static str) -> &'static str {
    names.split(';').next().unwrap_or_default()
}

/// Columns of any sheet that are for its author alone: never read.
pub(crate) const NOTES: [&str; 3] = [
    "Note;Notes;Remark;Remarks;Comment;Comments;Source",
    "Remarque;Remarques;Note;Commentaire;Commentaires;Observations",
    "ملاحظة;ملاحظات;تعليق;المصدر",
];

const fn column(
    key: &'static str,
    needed: bool,
    names: [&'static str; 3],
    says: [&'static str; 3],
) -> Column {
    Column { key, needed, names, says }
}

const OPERATION: &[Column] = &[
    column(
        "name",
        true,
        ["Operation;Name;Title", "Opération;Nom;Titre", "العملية;اسم العملية;العنوان"],
        ["what the operation is called", "le nom de l’opération", "اسم العملية"],
    ),
    column(
        "timezone",
        false,
        ["Time zone;Timezone;Zone", "Fuseau horaire;Fuseau", "المنطقة الزمنية;التوقيت"],
        [
            "the time zone, such as Asia/Damascus; without it UTC",
            "le fuseau horaire, comme Asia/Damascus ; sans lui UTC",
            "المنطقة الزمنية، مثل Asia/Damascus؛ وإلا UTC",
        ],
    ),
    column(
        "start",
        false,
        ["Start;Begin;From;Starts", "Début;Commencement;De", "البداية;من"],
        ["when planning begins: date and time", "le début : date et heure", "بداية التخطيط: التاريخ والوقت"],
    ),
    column(
        "end",
        false,
        ["End;Until;Ends;To", "Fin;Jusqu’à;À", "النهاية;إلى;حتى"],
        [
            "nobody counts as evacuated after it: date and time",
            "la fin : date et heure ; après elle personne ne compte comme évacué",
            "نهاية التخطيط: التاريخ والوقت",
        ],
    ),
    column(
        "aboard",
        false,
        ["Longest aboard;Aboard", "Durée à bord;Durée maximale à bord", "أطول مدة على متن المركبة"],
        [
            "the longest that anybody may sit in a vehicle, such as 12 h; empty: no limit",
            "la plus longue durée à bord, comme 12 h ; vide : sans limite",
            "أطول مدة في المركبة، مثل 12 ساعة؛ فارغ: بلا حد",
        ],
    ),
];

const PLACES: &[Column] = &[
    column(
        "id",
        true,
        [
            "Place;Id;Name;Place name;Location;Site;Assembly point",
            "Lieu;Id;Nom;Nom du lieu;Endroit;Site;Localité;Point de rassemblement",
            "المكان;اسم المكان;الاسم;الموقع;نقطة التجمع",
        ],
        [
            "the place; the other sheets name it so",
            "le lieu ; les autres feuilles le nomment ainsi",
            "المكان؛ تسميه الأوراق الأخرى هكذا",
        ],
    ),
    column(
        "title",
        false,
        ["Full name;Long name;Title;Description", "Nom complet;Nom long;Description", "الاسم الكامل;الوصف"],
        [
            "what it is called in orders; empty: as in the first column",
            "son nom dans les ordres ; vide : comme dans la première colonne",
            "اسمه في الأوامر؛ فارغ: كما في العمود الأول",
        ],
    ),
    column(
        "zone",
        false,
        ["Zone;Area;Sector;Enclave", "Zone;Secteur;Enclave", "المنطقة;القطاع"],
        [
            "the zone that is entered and left only through a corridor; open for what lies outside",
            "la zone où l’on n’entre et d’où l’on ne sort que par un couloir ; open pour l’extérieur",
            "المنطقة التي لا يُدخل إليها ولا يُخرج منها إلا عبر ممر؛ open لما هو خارجها",
        ],
    ),
    column(
        "lat",
        false,
        ["Latitude;Lat;Y", "Latitude;Lat;Y", "خط العرض;العرض"],
        ["degrees, WGS 84, such as 36.2", "en degrés, WGS 84, comme 36,2", "بالدرجات، WGS 84، مثل 36.2"],
    ),
    column(
        "lon",
        false,
        ["Longitude;Lon;Long;Lng;X", "Longitude;Lon;Long;Lng;X", "خط الطول;الطول"],
        ["degrees, WGS 84, such as 37.16", "en degrés, WGS 84, comme 37,16", "بالدرجات، WGS 84، مثل 37.16"],
    ),
    column(
        "bays",
        false,
        ["Bays;Loading bays;Berths", "Quais;Emplacements;Quais de chargement", "مواقف التحميل;أرصفة التحميل"],
        [
            "how many vehicles can load or unload at the same time; empty: no limit",
            "combien de véhicules chargent ou déchargent en même temps ; vide : sans limite",
            "عدد المركبات التي تُحمَّل أو تُفرَّغ في وقت واحد؛ فارغ: بلا حد",
        ],
    ),
    column(
        "stand",
        false,
        [
            "Standing room;Stand;Parking;Most vehicles",
            "Stationnement;Places de stationnement;Véhicules au plus",
            "مكان الوقوف;أقصى عدد للمركبات",
        ],
        [
            "the most vehicles that are there at the same time, waiting included; empty: no limit",
            "le plus de véhicules présents en même temps, attente comprise ; vide : sans limite",
            "أقصى عدد للمركبات في المكان مع المنتظرة؛ فارغ: بلا حد",
        ],
    ),
    column(
        "receives",
        false,
        [
            "Receives;Reception capacity;Capacity;Beds;Receives people;Reception",
            "Accueil;Capacité d’accueil;Capacité;Accueille;Lits",
            "يستقبل;سعة الاستقبال;السعة;الاستيعاب",
        ],
        [
            "of a destination: how many people it takes in, or yes if there is no limit; empty: no destination",
            "pour une destination : combien de personnes elle accueille, ou oui sans limite ; vide : pas une destination",
            "للوجهة: كم شخصاً تستقبل، أو نعم إن لم يكن هناك حد؛ فارغ: ليست وجهة",
        ],
    ),
    column(
        "receives_lying",
        false,
        [
            "Receives stretchers;Stretcher capacity;Receives lying",
            "Accueil civières;Accueil de brancards;Accueil couchés",
            "يستقبل نقالات;سعة النقالات",
        ],
        [
            "of a destination: how many of them lying; empty: no limit",
            "pour une destination : combien d’entre elles couchées ; vide : sans limite",
            "للوجهة: كم منهم على نقالات؛ فارغ: بلا حد",
        ],
    ),
];

const FLEET: &[Column] = &[
    column(
        "id",
        true,
        [
            "Kind;Vehicle;Id;Type;Kind of vehicle;Vehicle type;Name",
            "Type;Véhicule;Id;Genre;Type de véhicule;Nom",
            "النوع;المركبة;نوع المركبة",
        ],
        ["the kind of vehicle, such as bus", "le type de véhicule, comme bus", "نوع المركبة، مثل حافلة"],
    ),
    column(
        "count",
        true,
        [
            "Count;Number;How many;Quantity;Number of vehicles",
            "Nombre;Quantité;Combien;Nombre de véhicules",
            "العدد;عدد المركبات;الكمية",
        ],
        ["how many of them there are", "combien il y en a", "كم عددها"],
    ),
    column(
        "depot",
        true,
        [
            "Depot;Base;Start;Stands at;Garage;Starting point",
            "Dépôt;Base;Départ;Garage;Point de départ",
            "المرآب;نقطة الانطلاق;مكان الانطلاق;القاعدة",
        ],
        [
            "the place where they stand at the start",
            "le lieu où ils se trouvent au début",
            "المكان الذي تقف فيه عند البداية",
        ],
    ),
    column(
        "seats",
        false,
        ["Seats;Seated;Places seated", "Sièges;Places assises;Places", "مقاعد;المقاعد;عدد المقاعد"],
        ["places to sit in one vehicle", "places assises d’un véhicule", "عدد المقاعد في المركبة الواحدة"],
    ),
    column(
        "wheelchairs",
        false,
        [
            "Wheelchairs;Wheelchair;Wheelchair places",
            "Fauteuils roulants;Fauteuils;Places fauteuil",
            "كراسي متحركة;كرسي متحرك",
        ],
        [
            "places for wheelchairs in one vehicle",
            "places pour fauteuils roulants d’un véhicule",
            "أماكن الكراسي المتحركة في المركبة الواحدة",
        ],
    ),
    column(
        "stretchers",
        false,
        [
            "Stretchers;Stretcher;Lying;Stretcher places",
            "Civières;Brancards;Couchés;Places couchées",
            "نقالات;نقالة;حمالات",
        ],
        [
            "places for stretchers in one vehicle",
            "places pour civières d’un véhicule",
            "أماكن النقالات في المركبة الواحدة",
        ],
    ),
    column(
        "escort",
        false,
        ["Escort;Is escort", "Escorte", "مرافقة;مركبة مرافقة"],
        [
            "yes: it escorts convoys and carries nobody",
            "oui : il escorte les convois et ne transporte personne",
            "نعم: ترافق القوافل ولا تنقل أحداً",
        ],
    ),
    column(
        "out",
        false,
        [
            "Ends outside;Out;Must come out",
            "Finit dehors;Sort à la fin;Dehors à la fin",
            "تنتهي خارجاً;يجب أن تخرج",
        ],
        [
            "yes: at the end it stands outside of all zones",
            "oui : à la fin il se trouve hors de toute zone",
            "نعم: تكون في النهاية خارج كل المناطق",
        ],
    ),
    column(
        "reserve",
        false,
        ["Reserve;Held back", "Réserve;En réserve", "احتياط;الاحتياطي"],
        ["how many of them are held back", "combien d’entre eux restent en réserve", "كم منها يبقى احتياطاً"],
    ),
    column(
        "pace",
        false,
        ["Pace;Pace factor;Slowness", "Allure;Facteur d’allure;Lenteur", "معامل البطء"],
        [
            "factor on driving times: 1.25 is a quarter slower",
            "facteur sur les temps de trajet : 1,25 est un quart plus lent",
            "معامل أوقات السير: 1.25 أبطأ بالربع",
        ],
    ),
    column(
        "once",
        false,
        ["One trip only;Once;Single trip", "Un seul voyage;Une seule fois", "رحلة واحدة فقط;مرة واحدة"],
        [
            "yes: it carries people out one time only",
            "oui : il ne transporte des gens qu’une seule fois",
            "نعم: تنقل الناس مرة واحدة فقط",
        ],
    ),
];

const PEOPLE: &[Column] = &[
    column(
        "id",
        false,
        ["Group;Entry;Group code", "Groupe;Code du groupe", "المجموعة;رمز المجموعة"],
        [
            "what the group is called, never a person; empty: after the place",
            "le nom du groupe, jamais d’une personne ; vide : d’après le lieu",
            "تسمية المجموعة، لا تسمية شخص أبداً؛ فارغ: باسم المكان",
        ],
    ),
    column(
        "at",
        true,
        [
            "At;Waits at;From;Assembly point;Place;Where;Location",
            "À;Attend à;De;Point de rassemblement;Lieu;Où",
            "في;نقطة التجمع;المكان;من;مكان الانتظار",
        ],
        ["the place where they wait", "le lieu où ils attendent", "المكان الذي ينتظرون فيه"],
    ),
    column(
        "to",
        true,
        [
            "To;Destination;Destinations;Goes to;Accepts",
            "Vers;Destination;Destinations;Va à;Accepte",
            "إلى;الوجهة;الوجهات",
        ],
        [
            "the places that they accept, with ; between, the most wished first",
            "les lieux qu’ils acceptent, séparés par ; le plus souhaité d’abord",
            "الأماكن التي يقبلونها، بينها ؛ والأكثر رغبة أولاً",
        ],
    ),
    column(
        "priority",
        false,
        ["Priority;Urgency", "Priorité;Urgence", "الأولوية;درجة الأولوية"],
        [
            "urgent, high or normal; empty: normal",
            "urgente, haute ou normale ; vide : normale",
            "عاجل أو مرتفع أو عادي؛ فارغ: عادي",
        ],
    ),
    column(
        "ready",
        false,
        [
            "Ready;Ready from;Not before;Ready at",
            "Prêts;Prêts à partir de;Pas avant;Prêt",
            "جاهزون;جاهزون من;ليس قبل",
        ],
        [
            "not before this date and time; empty: from the start",
            "pas avant cette date et heure ; vide : dès le début",
            "ليس قبل هذا التاريخ والوقت؛ فارغ: من البداية",
        ],
    ),
    column(
        "size",
        false,
        [
            "Family size;Size;People in the family;Persons per family",
            "Taille de la famille;Taille;Personnes par famille",
            "حجم الأسرة;حجم العائلة;عدد أفراد الأسرة",
        ],
        [
            "how many people a family is, where each row is one size of family",
            "combien de personnes compte une famille, si chaque ligne est une taille",
            "عدد أفراد الأسرة، إن كان كل سطر لحجم واحد",
        ],
    ),
    column(
        "seats",
        false,
        ["Seats;Seated;Sitting", "Sièges;Assis;Places assises", "مقاعد;جالسون"],
        ["how many of a family sit", "combien d’une famille sont assis", "كم من الأسرة يجلسون"],
    ),
    column(
        "wheelchairs",
        false,
        [
            "Wheelchairs;Wheelchair;In wheelchairs",
            "Fauteuils roulants;Fauteuils;En fauteuil",
            "كراسي متحركة;كرسي متحرك",
        ],
        [
            "how many of a family are in wheelchairs",
            "combien d’une famille sont en fauteuil roulant",
            "كم من الأسرة على كراسي متحركة",
        ],
    ),
    column(
        "stretchers",
        false,
        [
            "Stretchers;Stretcher;Lying;On stretchers",
            "Civières;Brancards;Couchés;Sur civière",
            "نقالات;نقالة;حمالات;مستلقون",
        ],
        ["how many of a family lie", "combien d’une famille sont couchés", "كم من الأسرة على نقالات"],
    ),
    column(
        "count",
        false,
        [
            "Families;Count;Number of families;Number;How many",
            "Familles;Nombre de familles;Nombre;Combien",
            "عدد الأسر;عدد العائلات;العدد;الأسر",
        ],
        ["how many such families there are", "combien il y a de telles familles", "كم عدد هذه الأسر"],
    ),
];

const TIMES: &[Column] = &[
    column(
        "from",
        true,
        ["From;Origin;Start;Place 1", "De;Origine;Départ;Lieu 1", "من;نقطة الانطلاق;المكان 1"],
        ["a place", "un lieu", "مكان"],
    ),
    column(
        "to",
        true,
        ["To;Destination;End;Place 2", "À;Vers;Destination;Arrivée;Lieu 2", "إلى;الوجهة;المكان 2"],
        [
            "another place; a row counts for both directions unless the other has its own",
            "un autre lieu ; une ligne vaut dans les deux sens si l’autre n’a pas la sienne",
            "مكان آخر؛ السطر للاتجاهين ما لم يكن للآخر سطره",
        ],
    ),
    column(
        "time",
        true,
        [
            "Time;Minutes;Driving time;Travel time;Duration",
            "Temps;Minutes;Durée;Temps de trajet",
            "الوقت;الدقائق;زمن السير;المدة",
        ],
        [
            "the driving time: 5 min, 1h30; empty: cannot be driven",
            "le temps de trajet : 5 min, 1h30 ; vide : impraticable",
            "زمن السير: 5 دقائق، 1h30؛ فارغ: لا يمكن السير",
        ],
    ),
    column(
        "km",
        false,
        ["Km;Distance;Kilometres;Kilometers;Length", "Km;Distance;Kilomètres;Longueur", "كم;المسافة;كيلومتر"],
        ["kilometres", "kilomètres", "كيلومترات"],
    ),
];

/// All sheets and columns with their names, as a page: part of docs/formats/spreadsheets.md.
pub fn reference() -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let names = |names: [&str; 3]| names.map(|n| n.replace(';', ", ")).join(" · ");
    for kind in Kind::ALL {
        let _ = write!(out, "\n### {}\n\n| column | holds | |\n| --- | --- | --- |\n", names(kind.names()));
        for column in kind.columns() {
            let needed = if column.needed { "needed" } else { "" };
            let _ = writeln!(out, "| {} | {} | {needed} |", names(column.names), column.says[0]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::key;
    use std::collections::BTreeMap;

    #[test]
    fn no_name_is_that_of_two_columns_of_a_sheet() {
        for kind in Kind::ALL {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for column in kind.columns() {
                for name in column.names.iter().flat_map(|names| names.split(';')) {
                    assert!(!key(name).is_empty(), "{kind:?}: {name}");
                    let before = seen.insert(key(name), column.key);
                    assert!(before.is_none_or(|b| b == column.key), "{kind:?}: {name}: {before:?}");
                }
                assert!(column.says.iter().all(|says| !says.is_empty()));
            }
        }
    }
}
