//! Columns of the sheets about corridors, checkpoints and agreements.

use super::{Column, column};

pub(super) const CORRIDORS: &[Column] = &[
    column(
        "id",
        true,
        ["Corridor;Id;Name", "Couloir;Corridor;Id;Nom", "الممر;اسم الممر"],
        ["the corridor", "le couloir", "الممر"],
    ),
    column(
        "from",
        true,
        ["From;Gate from;Inner gate;Gate inside", "De;Porte intérieure;Entrée", "من;البوابة الداخلية"],
        [
            "the gate inside: a place; outward runs from here",
            "la porte intérieure : un lieu ; l’aller sort d’ici",
            "البوابة الداخلية: مكان؛ الخروج يبدأ منها",
        ],
    ),
    column(
        "to",
        true,
        ["To;Gate to;Outer gate;Gate outside", "À;Vers;Porte extérieure;Sortie", "إلى;البوابة الخارجية"],
        [
            "the gate outside: a place of another zone",
            "la porte extérieure : un lieu d’une autre zone",
            "البوابة الخارجية: مكان في منطقة أخرى",
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
            "driving time between the gates without any stop",
            "temps de trajet entre les portes sans arrêt",
            "زمن السير بين البوابتين دون توقف",
        ],
    ),
    column(
        "km",
        false,
        ["Km;Distance;Kilometres;Kilometers;Length", "Km;Distance;Kilomètres;Longueur", "كم;المسافة;كيلومتر"],
        ["kilometres", "kilomètres", "كيلومترات"],
    ),
    column(
        "most",
        false,
        [
            "Most in a convoy;Convoy size;Vehicles per convoy;Most",
            "Véhicules par convoi;Taille du convoi;Au plus par convoi",
            "أقصى عدد في القافلة;حجم القافلة",
        ],
        [
            "the most vehicles in a convoy, escorts included; empty: no limit",
            "le plus de véhicules dans un convoi, escorte comprise ; vide : sans limite",
            "أقصى عدد للمركبات في القافلة مع المرافقة؛ فارغ: بلا حد",
        ],
    ),
    column(
        "headway",
        false,
        [
            "Headway;Interval;Time between convoys",
            "Intervalle;Intervalle entre convois",
            "الفاصل;الفاصل بين القوافل",
        ],
        [
            "the least time between two departures in the same direction",
            "le moindre temps entre deux départs dans le même sens",
            "أقل مدة بين انطلاقين في الاتجاه نفسه",
        ],
    ),
    column(
        "escorts",
        false,
        ["Escorts;Escort vehicles", "Escortes;Véhicules d’escorte", "المرافقة;مركبات المرافقة"],
        [
            "how many escort vehicles each convoy has",
            "combien de véhicules d’escorte a chaque convoi",
            "عدد مركبات المرافقة في كل قافلة",
        ],
    ),
    column(
        "margin",
        false,
        ["Margin;Safety margin", "Marge;Marge de sécurité", "الهامش;هامش الأمان"],
        [
            "how long before the corridor shuts a convoy must be through",
            "combien de temps avant la fermeture un convoi doit être passé",
            "قبل كم من إغلاق الممر يجب أن تكون القافلة قد عبرت",
        ],
    ),
    column(
        "single_track",
        false,
        ["Single track;One lane;One way at a time", "Voie unique;Alternée", "مسار واحد;اتجاه واحد في كل مرة"],
        [
            "yes: convoys in opposite directions are never in it at the same time",
            "oui : jamais deux convois en sens contraires en même temps",
            "نعم: لا تكون فيه قافلتان متعاكستان في وقت واحد",
        ],
    ),
];

pub(super) const CHECKPOINTS: &[Column] = &[
    column(
        "id",
        true,
        ["Checkpoint;Check point;Id;Name", "Point de contrôle;Barrage;Id;Nom", "نقطة التفتيش;الحاجز"],
        ["the checkpoint", "le point de contrôle", "نقطة التفتيش"],
    ),
    column(
        "corridor",
        true,
        ["Corridor", "Couloir;Corridor", "الممر"],
        ["the corridor in which it lies", "le couloir où il se trouve", "الممر الذي تقع فيه"],
    ),
    column(
        "after",
        true,
        [
            "After;Driving time from the gate;Position",
            "Après;Temps depuis la porte;Position",
            "بعد;زمن السير من البوابة",
        ],
        [
            "driving time from the gate inside",
            "temps de trajet depuis la porte intérieure",
            "زمن السير من البوابة الداخلية",
        ],
    ),
    column(
        "direction",
        false,
        ["Direction", "Sens;Direction", "الاتجاه"],
        [
            "outward, back or both; empty: outward",
            "aller, retour ou les deux ; vide : aller",
            "خروج أو عودة أو كلاهما؛ فارغ: خروج",
        ],
    ),
    column(
        "lanes",
        false,
        ["Lanes;Inspection lanes", "Files;Files de contrôle;Voies", "مسارب;مسارب التفتيش"],
        [
            "how many vehicles are inspected at the same time; empty: 1",
            "combien de véhicules sont contrôlés en même temps ; vide : 1",
            "كم مركبة تُفتَّش في وقت واحد؛ فارغ: 1",
        ],
    ),
    column(
        "vehicle",
        true,
        [
            "Time per vehicle;Per vehicle;Inspection;Inspection time",
            "Temps par véhicule;Par véhicule;Contrôle;Durée du contrôle",
            "المدة لكل مركبة;مدة التفتيش",
        ],
        [
            "how long the inspection of a vehicle takes",
            "combien dure le contrôle d’un véhicule",
            "كم يستغرق تفتيش المركبة",
        ],
    ),
    column(
        "person",
        false,
        ["Time per person;Per person", "Temps par personne;Par personne", "المدة لكل شخص"],
        [
            "how long each person aboard adds",
            "combien ajoute chaque personne à bord",
            "كم يضيف كل شخص على متنها",
        ],
    ),
];

pub(super) const AGREEMENTS: &[Column] = &[
    column(
        "id",
        true,
        ["Agreement;Id;Name", "Accord;Id;Nom", "الاتفاق;اسم الاتفاق"],
        ["the agreement", "l’accord", "الاتفاق"],
    ),
    column(
        "parties",
        true,
        ["Parties;Guarantors;Guaranteed by", "Parties;Garants;Garanti par", "الأطراف;الضامنون"],
        ["who guarantees it, with ; between", "qui le garantit, séparés par ;", "من يضمنه، بينها ؛"],
    ),
    column(
        "covers",
        true,
        ["Covers;Corridor;Corridors", "Couvre;Couloir;Couloirs;Corridor;Corridors", "يشمل;الممر;الممرات"],
        [
            "the corridors that it holds open, with ; between",
            "les couloirs qu’il ouvre, séparés par ;",
            "الممرات التي يشملها، بينها ؛",
        ],
    ),
    column(
        "from",
        false,
        ["From;In force from;Start;Begin", "De;En vigueur de;Début;À partir de", "من;سارٍ من;البداية"],
        [
            "from when on it is in force; empty: from the start",
            "depuis quand il est en vigueur ; vide : dès le début",
            "بدء سريانه؛ فارغ: من البداية",
        ],
    ),
    column(
        "until",
        false,
        ["Until;In force until;End;To", "Jusqu’à;En vigueur jusqu’à;Fin;À", "حتى;سارٍ حتى;النهاية;إلى"],
        [
            "until when; a date alone: to the end of that day; empty: to the end",
            "jusqu’à quand ; une date seule : jusqu’à la fin de ce jour ; vide : jusqu’à la fin",
            "نهاية سريانه؛ التاريخ وحده: إلى نهاية ذلك اليوم؛ فارغ: إلى النهاية",
        ],
    ),
    column(
        "not_party",
        false,
        [
            "Not party;Not bound;Groups not bound",
            "Non parties;Non liés;Groupes non liés",
            "غير أطراف;غير ملزمين",
        ],
        [
            "groups that it does not bind, with ; between",
            "groupes qu’il ne lie pas, séparés par ;",
            "مجموعات لا يلزمها، بينها ؛",
        ],
    ),
];
