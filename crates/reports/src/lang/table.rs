//! The texts of all reports in English, French and Arabic. `{name}` is a place for a value.
//!
//! Texts put a number behind a label rather than before a noun, so that no language needs plural forms.

macro_rules! texts {
    ($($key:ident: $en:literal, $fr:literal, $ar:literal;)*) => {
        /// The name of a text.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Text {
            $(#[doc = $en] $key,)*
        }

        /// Every text, in the order of [`Text`], in the order of [`super::Lang`].
        pub(crate) const TEXTS: &[(Text, [&str; 3])] = &[$((Text::$key, [$en, $fr, $ar]),)*];
    };
}

texts! {
    // Headings.
    MovementOrder: "Movement order", "Ordre de mouvement", "أمر التحرك";
    EvacuationPlan: "Evacuation plan", "Plan d'évacuation", "خطة الإجلاء";
    Horizon: "From {from} to {until}, local time ({zone})", "Du {from} au {until}, heure locale ({zone})", "من {from} إلى {until} بالتوقيت المحلي ({zone})";
    Caveat: "Figures of a model. Software gives no guarantee and cannot make a road safe.", "Chiffres d'un modèle. Un logiciel ne donne aucune garantie et ne peut rendre une route sûre.", "أرقام من نموذج حسابي. لا يقدم البرنامج أي ضمان ولا يستطيع أن يجعل الطريق آمناً.";
    FromState: "Planned from the situation at {time}. Safe by then: {people}. Convoys gone by then: {convoys}.", "Planifié à partir de la situation à {time}. Déjà en sécurité : {people}. Convois déjà partis : {convoys}.", "خُطط انطلاقاً من الوضع في {time}. من بلغوا الأمان حتى ذلك الحين: {people}. القوافل المنطلقة حتى ذلك الحين: {convoys}.";
    PeopleLine: "People: {people}. Vehicles: {vehicles}.", "Personnes : {people}. Véhicules : {vehicles}.", "الأشخاص: {people}. المركبات: {vehicles}.";
    Contents: "Contents", "Sommaire", "المحتويات";
    // Key figures.
    KeyFigures: "Key figures", "Chiffres clés", "الأرقام الرئيسية";
    PeopleOut: "People brought out", "Personnes évacuées", "الأشخاص الذين يُجلَون";
    OfTotal: "of {total}", "sur {total}", "من أصل {total}";
    LeftBehind: "Left behind", "Laissés sur place", "المتبقون";
    LeftWeighted: "Left behind, weighted", "Laissés sur place, pondérés", "المتبقون بالأوزان";
    Exposure: "Exposure", "Exposition", "التعرض للخطر";
    ExposureUnit: "weighted person-hours", "heures-personnes pondérées", "ساعة-شخص مرجّحة";
    LastArrival: "Last arrival", "Dernière arrivée", "آخر وصول";
    Distance: "Distance", "Distance", "المسافة";
    Wishes: "Wishes not met, weighted", "Souhaits non satisfaits, pondérés", "الرغبات غير الملباة بالأوزان";
    Km: "{n} km", "{n} km", "{n} كم";
    Plan: "Plan", "Plan", "الخطة";
    Bound: "Bound", "Borne", "الحد";
    GapIs: "Gap {n}", "Écart {n}", "الفارق {n}";
    BoundLeft: "no plan can leave fewer than {n} (weighted)", "aucun plan ne peut laisser moins de {n} (pondéré)", "لا تستطيع أي خطة أن تُبقي أقل من {n} (بالأوزان)";
    BoundExposure: "no plan that leaves as few can have less than {n}", "aucun plan qui en laisse aussi peu ne descend sous {n}", "لا خطة تُبقي مثل هذا العدد القليل يقل تعرضها عن {n}";
    BoundLast: "no plan that leaves as few can be over before {n}", "aucun plan qui en laisse aussi peu ne finit avant {n}", "لا خطة تُبقي مثل هذا العدد القليل تنتهي قبل {n}";
    NoBound: "no bound proven", "aucune borne prouvée", "لم يُثبت أي حد";
    BestPossible: "proven: no plan can do better", "prouvé : aucun plan ne peut faire mieux", "مُثبت: لا خطة أفضل من هذه";
    BestOfThose: "proven: no plan that leaves as few can do better", "prouvé : aucun plan qui en laisse aussi peu ne peut faire mieux", "مُثبت: لا خطة تُبقي مثل هذا العدد القليل أفضل من هذه";
    CountsFirst: "What counts first: {order}.", "Ce qui compte d'abord : {order}.", "ما يُحسب أولاً، بالترتيب: {order}.";
    NothingBetter: "Proven: no plan is better.", "Prouvé : aucun plan n'est meilleur.", "مُثبت: لا توجد خطة أفضل.";
    NothingBetterBut: "Proven: no plan is better in what counts before this: {parts}.", "Prouvé : aucun plan n'est meilleur sur ce qui compte avant ceci : {parts}.", "مُثبت: لا توجد خطة أفضل في ما يُحسب قبل هذا: {parts}.";
    NotStated: "not stated", "non indiqué", "غير مذكور";
    // Convoys.
    Convoys: "Convoys", "Convois", "القوافل";
    NoConvoys: "No convoy.", "Aucun convoi.", "لا قوافل.";
    Convoy: "Convoy", "Convoi", "القافلة";
    Corridor: "Corridor", "Corridor", "الممر";
    Direction: "Direction", "Sens", "الاتجاه";
    Outward: "outward", "aller", "ذهاباً";
    Back: "back", "retour", "إياباً";
    FromTo: "{from} to {to}", "de {from} à {to}", "من {from} إلى {to}";
    Depart: "Departs", "Départ", "الانطلاق";
    Arrive: "Arrives", "Arrivée", "الوصول";
    Day: "Day", "Jour", "اليوم";
    People: "People", "Personnes", "الأشخاص";
    Stretchers: "Stretchers", "Civières", "النقالات";
    Vehicles: "Vehicles", "Véhicules", "المركبات";
    Checkpoints: "Checkpoints", "Points de contrôle", "نقاط التفتيش";
    FirstDeparture: "First departure", "Premier départ", "أول انطلاق";
    SummaryHint: "Convoys in this plan: {n}. They are summed up here by day and corridor; --full prints each of them, and the page shows all.", "Convois dans ce plan : {n}. Ils sont résumés ici par jour et par corridor ; --full les imprime tous, et la page les montre.", "عدد القوافل في هذه الخطة: {n}. وهي ملخصة هنا بحسب اليوم والممر؛ يطبعها الخيار --full كلها، وتعرضها الصفحة.";
    // Destinations.
    Destinations: "Destinations", "Destinations", "الوجهات";
    Destination: "Destination", "Destination", "الوجهة";
    Capacity: "Capacity", "Capacité", "الطاقة";
    Filling: "Filling", "Remplissage", "نسبة الامتلاء";
    NoLimit: "no limit", "sans limite", "بلا حد";
    FirstArrival: "First arrival", "Première arrivée", "أول وصول";
    NoDestinations: "No destination.", "Aucune destination.", "لا وجهات.";
    // Those left.
    LeftTitle: "Who is left behind, and why", "Qui reste sur place, et pourquoi", "من يبقى، ولماذا";
    NobodyLeft: "Nobody is left behind.", "Personne n'est laissé sur place.", "لا يبقى أحد.";
    Families: "Families", "Familles", "العائلات";
    Entry: "Group", "Groupe", "المجموعة";
    Waiting: "Waiting at", "Attendent à", "ينتظرون في";
    Reason: "Reason", "Raison", "السبب";
    NoReason: "Left behind without a stated reason: {people}.", "Laissés sur place sans raison indiquée : {people}.", "المتبقون دون سبب مذكور: {people}.";
    AndMore: "… and {n} more", "… et {n} de plus", "… و{n} أخرى";
    // Vehicles.
    VehiclesUsed: "Vehicles used", "Véhicules utilisés", "المركبات المستخدمة";
    UsedOf: "{used} of {there}", "{used} sur {there}", "{used} من {there}";
    Timetable: "Vehicle timetable", "Tableau de marche des véhicules", "جدول المركبات";
    TimetableDesc: "A row for each vehicle; along the row, what it does at each instant.", "Une ligne par véhicule ; le long de la ligne, ce qu'il fait à chaque instant.", "سطر لكل مركبة، وعلى امتداده ما تفعله في كل لحظة.";
    Driving: "Driving", "En route", "على الطريق";
    Loading: "Loading", "Embarquement", "صعود";
    Unloading: "Unloading", "Débarquement", "نزول";
    Loaded: "In convoy, people aboard", "En convoi, avec passagers", "في قافلة ومعها ركاب";
    Empty: "In convoy, empty", "En convoi, à vide", "في قافلة فارغة";
    Aboard: "Standing, people aboard", "À l'arrêt, avec passagers", "متوقفة ومعها ركاب";
    Standing: "Standing, empty", "À l'arrêt, à vide", "متوقفة فارغة";
    Resting: "Resting", "Repos", "راحة";
    Carried: "People carried: {n}", "Personnes transportées : {n}", "الأشخاص المنقولون: {n}";
    NoVehicles: "No vehicle moves.", "Aucun véhicule ne roule.", "لا تتحرك أي مركبة.";
    // Graphs.
    Graphs: "Time and distance", "Temps et distance", "الزمن والمسافة";
    GraphDesc: "Time runs to the right, driving time from the gate {from} upwards. Each line is a convoy; where it runs level, the convoy waits or is inspected. The table of convoys has the same figures.", "Le temps va vers la droite, la durée de trajet depuis la porte {from} vers le haut. Chaque ligne est un convoi ; là où elle est horizontale, le convoi attend ou est contrôlé. Le tableau des convois donne les mêmes chiffres.", "يمضي الزمن نحو اليمين، وزمن السير من البوابة {from} نحو الأعلى. كل خط قافلة؛ وحيث يكون أفقياً تنتظر القافلة أو تُفتَّش. في جدول القوافل الأرقام نفسها.";
    LoadedKey: "Convoy with people aboard", "Convoi avec passagers", "قافلة معها ركاب";
    EmptyKey: "Empty convoy", "Convoi à vide", "قافلة فارغة";
    Inspection: "Inspection", "Contrôle", "تفتيش";
    Past: "Gone before this plan", "Parti avant ce plan", "انطلقت قبل هذه الخطة";
    Shut: "Corridor shut", "Corridor fermé", "الممر مغلق";
    AllShut: "All corridors shut", "Tous les corridors fermés", "كل الممرات مغلقة";
    Scrolls: "{title}, scrolls sideways", "{title}, défile latéralement", "{title}، يُمرَّر جانبياً";
    // The curve.
    Curve: "People safe over time", "Personnes en sécurité au fil du temps", "من بلغوا الأمان مع مرور الوقت";
    CurveDesc: "The number of people who are safe at each instant. Safe at the end: {safe} of {total}.", "Le nombre de personnes en sécurité à chaque instant. En sécurité à la fin : {safe} sur {total}.", "عدد من بلغوا الأمان في كل لحظة. في النهاية: {safe} من أصل {total}.";
    Safe: "People safe", "Personnes en sécurité", "من بلغوا الأمان";
    Everybody: "Everybody: {n}", "Tous : {n}", "الجميع: {n}";
    BoundMark: "Proven: not over before {n}", "Prouvé : pas fini avant {n}", "مُثبت: لا تنتهي قبل {n}";
    AtMost: "Proven: at most {n} can be out", "Prouvé : au plus {n} évacués", "مُثبت: لا يُجلى أكثر من {n}";
    // What changes from one plan to another.
    ChangesSum: "Orders that change: {changed} of {total}. Vehicles that keep theirs: {kept} of {vehicles}.", "Ordres modifiés : {changed} sur {total}. Véhicules qui gardent les leurs : {kept} sur {vehicles}.", "الأوامر التي تتغير: {changed} من {total}. المركبات التي تبقى أوامرها: {kept} من {vehicles}.";
    MovedSlightly: "Moved by five minutes at most, and not counted: {n}.", "Décalés de cinq minutes au plus, et non comptés : {n}.", "أوامر تتأخر أو تتقدم خمس دقائق على الأكثر ولا تُحسب: {n}.";
    ChangesFrom: "{vehicles}: from {time} on.", "{vehicles} : à partir de {time}.", "إلى {vehicles}: ابتداءً من {time}.";
    OutOfService: "{vehicles}: out of service. From {time} on:", "{vehicles} : hors service. À partir de {time} :", "إلى {vehicles}: خارج الخدمة. ابتداءً من {time}:";
    AllDropped: "All its orders fall away: {n}.", "Tous ses ordres sont supprimés : {n}.", "تُلغى كل أوامرها: {n}.";
    OrdersInstead: "Instead of {old}: {new}.", "Au lieu de {old} : {new}.", "بدلاً من {old}: {new}.";
    OrdersDropped: "No longer: {old}.", "Supprimé : {old}.", "أُلغي: {old}.";
    OrdersNew: "New: {new}.", "Nouveau : {new}.", "جديد: {new}.";
    OrderMoved: "At {new}, not at {old}: {what}.", "À {new}, et non à {old} : {what}.", "في {new} وليس في {old}: {what}.";
    CrossingBy: "crossing by {corridor}, {direction}", "passage par {corridor}, {direction}", "عبور {corridor}، {direction}";
    LoadingAt: "loading at {place} ({who})", "embarquement à {place} ({who})", "صعود في {place} ({who})";
    UnloadingAt: "unloading at {place} ({who})", "débarquement à {place} ({who})", "نزول في {place} ({who})";
    FamiliesPeople: "families: {families}, people: {people}", "familles : {families}, personnes : {people}", "العائلات: {families}، الأشخاص: {people}";
    Before: "Before", "Avant", "قبل";
    After: "After", "Après", "بعد";
    Difference: "Difference", "Différence", "الفرق";
    Then: "; ", " ; ", "؛ ";
    // What holds an operation back.
    Bottleneck: "What holds the operation back", "Ce qui retient l'opération", "ما الذي يعيق العملية";
    HeldBy: "Most of all: {what}.", "Avant tout : {what}.", "في المقام الأول: {what}.";
    HeldByNothing: "Nothing single: whichever limit is taken away, what is proven stays much as it is. Several hold it back together, or the ways and the hours at which people are ready do.", "Rien à soi seul : quelle que soit la limite que l'on retire, ce qui est prouvé ne change guère. Plusieurs la retiennent ensemble, ou bien les trajets et les heures où les gens sont prêts.", "لا شيء بمفرده: أياً كان القيد الذي يُرفع، يبقى ما هو مُثبت على حاله تقريباً. تعيقها عدة قيود معاً، أو المسافات وأوقات جاهزية الناس.";
    HeldUnknown: "Not known for this plan: there was no time to prove it, or another program made the plan.", "Inconnu pour ce plan : le temps a manqué pour le prouver, ou un autre programme a fait le plan.", "غير معروف لهذه الخطة: لم يتسع الوقت لإثباته، أو أعد الخطة برنامج آخر.";
    LimitFleet: "vehicles", "véhicules", "المركبات";
    LimitCorridor: "corridors", "corridors", "الممرات";
    LimitCheckpoint: "inspections at checkpoints", "contrôles aux points de contrôle", "التفتيش عند نقاط التفتيش";
    LimitBays: "bays for getting on and off", "quais pour monter et descendre", "مواقف الصعود والنزول";
    LimitReception: "room at the destinations", "places d'accueil à destination", "أماكن الاستقبال في الوجهات";
    AskFleet: "What would ease it ({what}): more or larger vehicles, quicker loading, shorter ways.", "Ce qui l'allégerait ({what}) : des véhicules plus nombreux ou plus grands, un embarquement plus rapide, des trajets plus courts.", "ما يخفف ذلك ({what}): مركبات أكثر أو أكبر، صعود أسرع، مسافات أقصر.";
    AskCorridor: "What would ease it ({what}): longer hours, larger convoys, less time between convoys, higher quotas, one more corridor.", "Ce qui l'allégerait ({what}) : des heures plus longues, de plus grands convois, moins de temps entre les convois, des quotas plus élevés, un corridor de plus.", "ما يخفف ذلك ({what}): ساعات فتح أطول، قوافل أكبر، فواصل أقصر بين القوافل، حصص أعلى، ممر إضافي.";
    AskCheckpoint: "What would ease it ({what}): more lanes, quicker inspections, none on the way in.", "Ce qui l'allégerait ({what}) : plus de files, des contrôles plus rapides, aucun pour ceux qui entrent.", "ما يخفف ذلك ({what}): مسارات أكثر، تفتيش أسرع، وعدم تفتيش المركبات الداخلة.";
    AskBays: "What would ease it ({what}): more bays, longer hours there, quicker loading.", "Ce qui l'allégerait ({what}) : plus de quais, des heures plus longues sur place, un embarquement plus rapide.", "ما يخفف ذلك ({what}): مواقف أكثر، ساعات عمل أطول فيها، صعود أسرع.";
    AskReception: "What would ease it ({what}): more room or stretchers at the destinations, further destinations.", "Ce qui l'allégerait ({what}) : plus de places ou de civières à destination, d'autres destinations.", "ما يخفف ذلك ({what}): أماكن أو نقالات أكثر في الوجهات، وجهات إضافية.";
    FallLeft: "Without this limit ({what}), as far as can be proven, {b} might be left behind in place of {a} (weighted).", "Sans cette limite ({what}), pour autant qu'on puisse le prouver, {b} seraient laissés sur place au lieu de {a} (pondéré).", "من دون هذا القيد ({what})، وبقدر ما يمكن إثباته، قد يبقى {b} بدلاً من {a} (بالأوزان).";
    FallExposure: "Without this limit ({what}), as far as can be proven, the exposure might be {b} in place of {a} ({n} less).", "Sans cette limite ({what}), pour autant qu'on puisse le prouver, l'exposition serait de {b} au lieu de {a} ({n} de moins).", "من دون هذا القيد ({what})، وبقدر ما يمكن إثباته، قد يكون التعرض للخطر {b} بدلاً من {a} (أقل بنسبة {n}).";
    FallLast: "Without this limit ({what}), as far as can be proven, it might be over at {b} in place of {a} ({n} sooner).", "Sans cette limite ({what}), pour autant qu'on puisse le prouver, tout serait fini à {b} au lieu de {a} ({n} plus tôt).", "من دون هذا القيد ({what})، وبقدر ما يمكن إثباته، قد تنتهي في {b} بدلاً من {a} (أبكر بـ {n}).";
    HeldCaveat: "This compares bounds, the best that any plan might reach. It promises no plan.", "Ceci compare des bornes, le mieux qu'un plan puisse atteindre. Cela ne promet aucun plan.", "هذه مقارنة بين حدود، أي أفضل ما قد تبلغه أي خطة، وليست وعداً بخطة.";
    LimitAway: "Limit taken away", "Limite retirée", "القيد المرفوع";
    NoneAway: "none", "aucune", "لا شيء";
    NoneBelow: "What is proven: no plan can be below this.", "Ce qui est prouvé : aucun plan ne descend sous ceci.", "ما هو مُثبت: لا يمكن لأي خطة أن تقل عن هذا.";
    // Proofs and the end.
    ByEarliest: "the ways alone", "les trajets seuls", "المسافات وحدها";
    ByRoutes: "routes of the vehicles", "itinéraires des véhicules", "مسارات المركبات";
    BySearch: "search", "recherche", "بحث";
    Proofs: "What proves the bounds", "Ce qui prouve les bornes", "ما يثبت الحدود";
    NoProofs: "Nothing is stated that proves a bound.", "Rien n'est indiqué qui prouve une borne.", "لم يُذكر ما يثبت أي حد.";
    Method: "Counted by walking the plan's itineraries; score and bounds as the plan states them. A person is safe when their vehicle has been unloaded at a place that they accept.", "Compté en suivant les itinéraires du plan ; score et bornes tels que le plan les indique. Une personne est en sécurité quand son véhicule a été déchargé en un lieu qu'elle accepte.", "حُسبت الأرقام بتتبع مسارات الخطة؛ والنتيجة والحدود كما تذكرها الخطة. يُعد الشخص آمناً حين ينزل ركاب مركبته في مكان يقبله.";
    List: ", ", ", ", "، ";
}
