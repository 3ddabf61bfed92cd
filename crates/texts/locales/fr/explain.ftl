### Ce que dit `safeconduct explain` d’un convoi, d’un véhicule, d’une catégorie de personnes et de ceux qui restent.

## Un convoi

explain-convoy = Convoi { $id } : { $corridor }, { $direction }, { $day }, de { $depart } à { $arrive }.
explain-convoy-who =
    { $carriers ->
        [one] { $carriers } véhicule
       *[other] { $carriers } véhicules
    } et { $escorts ->
        [0] aucune escorte
        [one] 1 escorte
       *[other] { $escorts } escortes
    }, avec { $people ->
        [0] personne à bord
        [one] 1 personne à bord
       *[other] { $people } personnes à bord
    }.
explain-most = Un convoi de ce corridor compte au plus { $n } véhicules.
explain-decided-vehicle = Il part quand { $vehicle } peut quitter le point d’entrée, à { $time } : c’est le dernier prêt.
explain-decided-headway = Il part { $headway } après le convoi { $convoy } : deux départs ne peuvent être plus rapprochés.
explain-decided-opens = Il part à l’ouverture du corridor, à { $time }.
explain-decided-track = Il part quand le convoi { $convoy }, qui vient en sens inverse, est passé, à { $time }.
explain-decided-begin = Il part au début du plan, à { $time }.
explain-held = Tout ce qui est connu ici l’aurait laissé partir à { $time }. Le plan le retient { $span } de plus : pour un quota ou un échange, ou pour que d’autres partent à un meilleur moment.
explain-otherwise = Sans cela il aurait pu partir { $span } plus tôt, à { $time } : { $cause }
explain-inside = Dans le corridor il roule { $drive }, est contrôlé { $inspect } et attend son tour { $queue }.
explain-checkpoint = { $checkpoint } : sur place à { $reached }, contrôlé de { $begin } à { $end }.
explain-shuts = Le corridor ferme à { $time }, et un convoi doit être passé { $margin } avant. Celui-ci a { $spare } d’avance.

## Ce qu’un véhicule a fait avant

explain-before-serves = { $vehicle } charge ou décharge à { $place } jusqu’à { $time }.
explain-before-drives = { $vehicle } roule vers { $place } et y est à { $time }.
explain-before-convoy = { $vehicle } vient avec le convoi { $convoy }, qui arrive à { $time }.

## Un véhicule

explain-vehicle =
    { $id } ({ $kind }) : { $loads ->
        [one] { $loads } chargement
       *[other] { $loads } chargements
    }, { $people ->
        [one] { $people } personne amenée
       *[other] { $people } personnes amenées
    } là où elles veulent aller.
explain-vehicle-idle = { $id } ({ $kind }) ne fait rien dans ce plan.
explain-vehicle-times = De { $from } à { $until } : sur la route { $drives }, en convoi { $convoys }, chargement et déchargement { $serves }, à l’arrêt { $stands }.
explain-waits = Où il s’arrête cinq minutes et plus :
explain-wait =
    de { $from } à { $until }, { $place }, { $span }, { $aboard ->
        [0] vide
        [one] 1 personne à bord
       *[other] { $aboard } personnes à bord
    } : { $what }
explain-no-waits = Il ne s’arrête jamais cinq minutes entre sa première et sa dernière activité.
wait-convoy = pour le convoi { $convoy }.
wait-convoy-because = pour le convoi { $convoy }. { $cause }
wait-bay =
    { $bays ->
        [one] la seule place de chargement est prise.
       *[other] les { $bays } places de chargement sont prises.
    }
wait-hours = le lieu ouvre alors.
wait-ready = les personnes qu’il prend sont prêtes alors.
wait-rest = il se repose, comme le veut sa règle de service.
wait-held = retenu par le plan.

## Une catégorie

explain-class =
    { $id }, à { $place } : { $families ->
        [one] { $families } famille
       *[other] { $families } familles
    } ; { $safe } en sécurité, { $left } non évacuées.
explain-class-loaded = Les premières montent à { $first }, les dernières à { $last }.
explain-class-mean = En moyenne elles sont en sécurité { $span } après avoir été prêtes.
explain-class-received =
    { $place }, vœu { $wish } : { $families ->
        [one] { $families } famille
       *[other] { $families } familles
    }, de { $first } à { $last }.
explain-carried-by = Transportées par : { $kinds }. Pourraient l’être par : { $could }.

## Ceux qui restent

explain-left =
    { $families ->
        [one] { $families } famille de { $id } n’est pas évacuée.
       *[other] { $families } familles de { $id } ne sont pas évacuées.
    }
explain-nobody-left = Personne ne reste.
explain-no-carrier = Aucun type de véhicule n’a de place pour une telle famille là où elle attend.
explain-carrier =
    { $kind } : { $used } utilisés sur { $usable } ; { $trips ->
        [one] { $trips } trajet
       *[other] { $trips } trajets
    } hors de la zone avec des personnes, dont { $room } avec de la place pour une telle famille de plus.
explain-outlet =
    { $corridor } : { $convoys ->
        [one] { $convoys } convoi
       *[other] { $convoys } convois
    } avec des personnes, { $carriers } véhicules au total.
explain-outlet-places = Autant de convois auraient pu compter { $places } véhicules avec des personnes.
explain-outlet-last = Le dernier part à { $last }.
explain-outlet-shuts = Le corridor ferme à { $time }.
explain-room = { $place } : à la fin, de la place pour { $n } personnes de plus.
explain-room-free = { $place } : pas de limite de place.

## Ce qui peut être expliqué

explain-unknown = rien ici ne s’appelle { $id }
explain-nearest = vouliez-vous dire { $id } ?
