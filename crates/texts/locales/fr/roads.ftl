### What is said of maps: what they hold, where places stand on them, which way leads where.

roads-no-network = ce scénario n’a pas de réseau routier : ses temps de trajet viennent d’un tableau
roads-no-network-hint = y nommer une carte : [travel] network = "town.osm.pbf"
roads-map-unread = la carte ne peut être lue : { $why } : { $path }
roads-no-place = il n’y a pas de tel lieu : { $id }
roads-no-kind = il n’y a pas de tel type de véhicule : { $id }

## What a map holds

roads-holds = routes : { $roads }, { $km } km, { $junctions } carrefours
roads-parts = { $profile } : { $share } des routes qui lui sont permises se tiennent
roads-bus = autobus
roads-ambulance = ambulance
roads-car = voiture
roads-restrictions =
    { $n ->
        [one] { $n } interdiction de tourner est respectée
       *[other] { $n } interdictions de tourner sont respectées
    }
roads-not-understood =
    { $n ->
        [one] { $n } interdiction de tourner est passée : incomplète, conditionnelle ou sur aucune route
       *[other] { $n } interdictions de tourner sont passées : incomplètes, conditionnelles ou sur aucune route
    }
roads-conditional =
    { $n ->
        [one] { $n } route a des conditions d’accès, qui sont passées
       *[other] { $n } routes ont des conditions d’accès, qui sont passées
    }
roads-reversible =
    { $n ->
        [one] { $n } route change de sens selon l’heure : fermée
       *[other] { $n } routes changent de sens selon l’heure : fermées
    }
roads-missing =
    { $n ->
        [one] { $n } point de route n’est pas dans le fichier : la route y est coupée
       *[other] { $n } points de routes ne sont pas dans le fichier : les routes y sont coupées
    }
roads-inferred = sens unique déduit, non indiqué : { $km } km
roads-schematic = tracé droit, longueur supposée : { $km } km

## Driving times

roads-rows =
    { $n ->
        [one] { $n } temps de trajet
       *[other] { $n } temps de trajet
    }
roads-written = écrit : { $path }

## Places and ways

roads-place = { $place }, { $profile } : { $metres } m jusqu’à { $road }
roads-place-off = { $place }, { $profile } : { $why }
roads-closed-for-good =
    { $n ->
        [one] { $n } tronçon est fermé pour de bon, bords de zones compris
       *[other] { $n } tronçons sont fermés pour de bon, bords de zones compris
    }
roads-closures =
    { $n ->
        [one] { $n } fermeture
       *[other] { $n } fermetures
    }
roads-no-way = pas de chemin pour { $kinds } : de { $from } à { $to }
roads-all-reached = { $kinds } : chaque lieu atteint tous les autres de sa zone
roads-figures = { $kinds } : les temps viennent de { $shares }
roads-origin-observed = l’observation { $km } km
roads-origin-tagged = vitesses indiquées { $km } km
roads-origin-class = classes de routes { $km } km
roads-origin-inferred = routes au sens déduit { $km } km
roads-origin-schematic = liaisons droites { $km } km
roads-way = de { $from } à { $to } : { $time }, { $km } km
roads-along = { $km } km : { $road }
