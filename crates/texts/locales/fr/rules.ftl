### Which rule is broken, by whom, when, and what was allowed; why people are left behind; what proves a bound.
### The sentences that the program finds these by stand in src/said/table.rs.

## How a sentence begins

visit-at = { $vehicle } à { $place }, { $time }
convoy-at = convoi { $convoy }, { $time }
crossing-at = { $vehicle } dans le convoi { $convoy }, { $time }
visit-of = véhicule { $vehicle } du plan, visite { $visit }
none = aucun

## Rules

rule-aboard = { visit-at } : { $class } est à bord depuis { $since }, soit { $took }, au plus { $most }
rule-out-of-service = { $vehicle }, { $time } : hors service ; à retirer du plan
rule-available = { $vehicle } travaille de { $from } à { $until }, ce qui n’est dans aucune de ses plages
rule-bays =
    { $place }, { $time } : { $found ->
        [one] { $found } véhicule embarque ou débarque
       *[other] { $found } véhicules embarquent ou débarquent
    }, le lieu a { $most ->
        [one] { $most } quai
       *[other] { $most } quais
    }
rule-bound = { $part } : aucun plan ne serait sous { $bound }, celui-ci atteint { $counted }
rule-bound-last = last_arrival : aucun plan ne finirait avant { $bound }, celui-ci finit à { $counted }
rule-capacity =
    { visit-at } : { seats-taken }, le véhicule en a { $has-seats }, { $has-wheelchairs } et { $has-stretchers }
rule-escort = { visit-at } : { seats-taken }, une escorte ne transporte personne
seats-taken =
    occupés : { $seats ->
        [one] { $seats } siège
       *[other] { $seats } sièges
    }, { $wheelchairs ->
        [one] { $wheelchairs } place de fauteuil roulant
       *[other] { $wheelchairs } places de fauteuil roulant
    } et { $stretchers ->
        [one] { $stretchers } civière
       *[other] { $stretchers } civières
    }
rule-inspected-ahead = { convoy-at } : à { $checkpoint }, { $begin }, un convoi parti avant lui est contrôlé jusqu’à { $until }
rule-checkpoints = { convoy-at } : ses points de contrôle : { $does } ; ceux qu’il doit passer : { $must }
rule-checkpoint-early = { convoy-at } : à { $checkpoint }, { $begin }, il ne peut y être qu’à { $earliest }
rule-inspection = { convoy-at } : à { $checkpoint }, { $begin }, le contrôle dure { $took }, il faut au moins { $least }
rule-arrives-early = { convoy-at } : il arrive à { $arrive }, il ne peut y être qu’à { $earliest }
rule-choice = { visit-at } : { $class } descend, n’accepte que { $only }
rule-convoy-empty = { convoy-at } : il n’a aucun véhicule
rule-convoy-twice = { convoy-at } : il nomme deux fois un même véhicule
rule-convoy-size =
    { convoy-at } : { $found ->
        [one] { $found } véhicule
       *[other] { $found } véhicules
    }, au plus { $most }
rule-convoy-escorts =
    { convoy-at } : { $found ->
        [one] { $found } escorte
       *[other] { $found } escortes
    }, au moins { $least }
rule-crossed-alone = { visit-at } : il vient de { $from }, dans une autre zone, sans convoi
rule-emerges = { visit-at } : son convoi { $convoy } sort à { $gate }, { $arrive }
rule-corridor-time = { convoy-at } : il arrive à { $arrive }, { $corridor } demande au moins { $least }
rule-crosses-twice = { crossing-at } : il prend deux fois le convoi
rule-not-listed = { crossing-at } : le convoi ne le nomme pas
rule-not-at-gate = { crossing-at } : il n’est pas prêt à { $place } à cette heure
rule-not-out = { crossing-at } : il n’en sort pas ; sa dernière visite est en un lieu
rule-not-taken = { convoy-at } : il nomme { $vehicle }, qui ne le prend pas
rule-alight =
    { visit-at } : { $families ->
        [one] { $families } famille de { $class } descend
       *[other] { $families } familles de { $class } descendent
    }, { $there ->
        [one] { $there } est à bord
       *[other] { $there } sont à bord
    }
rule-board =
    { visit-at } : { $families ->
        [one] { $families } famille de { $class } est montée ici
       *[other] { $families } familles de { $class } sont montées ici
    }, { $there ->
        [one] { $there } y attend
       *[other] { $there } y attendent
    }
rule-count =
    { $class } : { $families ->
        [one] { $families } famille monte
       *[other] { $families } familles montent
    }, { $there ->
        [one] { $there } attend
       *[other] { $there } attendent
    }
rule-duty = { $vehicle } est en service de { $from } à { $until }, soit { $took }, au plus { $most } sans un repos de { $rest }
rule-exchange = { convoy-at } : { $zone } a { $ahead } personnes d’avance (comptées pour le premier côté), { $exchange } en permet { $slack } ; l’autre côté doit passer d’abord
rule-convoy-id-twice = convoi { $convoy }, { $time } : il figure deux fois
rule-vehicle-twice = véhicule { $vehicle } du plan : il figure deux fois
rule-no-such-convoy = { visit-of } : il prend un convoi que le plan n’a pas
rule-no-arrive = { visit-of } : arrive manque ; seule la première visite peut l’omettre
rule-no-depart = { visit-of } : depart manque ; seule la dernière visite peut l’omettre
rule-nobody-moved = { visit-of } : 0 famille monte ou descend
rule-headway = { convoy-at } : { $apart } après le convoi { $ahead }, au moins { $least } ; partir à { $depart }
rule-before-start = { visit-at } : l’opération commence à { $start }
rule-after-end = { visit-at } jusqu’à { $until } : l’opération finit à { $end }
rule-horizon = { convoy-at } jusqu’à { $until } : l’opération va de { $start } à { $end }
rule-hours = { visit-at } : le service de { $begin } à { $end } n’est dans aucune plage horaire du lieu
rule-once = { visit-at } : il reprend des passagers, il n’évacue qu’une seule fois
rule-out = { $vehicle } finit à { $place }, il doit finir dans la zone open
rule-quota-people =
    { $quota }, le jour de { $day } : { $found ->
        [one] { $found } personne
       *[other] { $found } personnes
    }, au plus { $most }
rule-quota-vehicles =
    { $quota }, le jour de { $day } : { $found ->
        [one] { $found } véhicule
       *[other] { $found } véhicules
    }, au plus { $most }
rule-quota-convoys =
    { $quota }, le jour de { $day } : { $found ->
        [one] { $found } convoi
       *[other] { $found } convois
    }, au plus { $most }
rule-ready = { visit-at } : l’embarquement commence à { $begin }, { $class } est prêt à { $ready }
rule-no-destination =
    { $place } : { $found ->
        [one] { $found } personne descend
       *[other] { $found } personnes descendent
    }, ce n’est pas une destination
rule-reception-people =
    { $place } : { $found ->
        [one] { $found } personne
       *[other] { $found } personnes
    } en tout, le lieu en reçoit au plus { $most }
rule-reception-stretchers =
    { $place } : { $found ->
        [one] { $found } civière
       *[other] { $found } civières
    } en tout, le lieu en reçoit au plus { $most }
rule-reserve =
    { $kind } : { $used ->
        [one] { $used } utilisé
       *[other] { $used } utilisés
    }, au plus { $most } sur { $all }, { $reserve ->
        [one] { $reserve } reste en réserve
       *[other] { $reserve } restent en réserve
    }
rule-last-not-stated = last_arrival : le plan n’indique rien, le compte donne { $counted }
rule-last-nobody = last_arrival : le plan indique { $said }, personne n’arrive en sécurité
rule-last = last_arrival : le plan indique { $said }, le compte donne { $counted }
rule-score-not-stated = { $part } : le plan n’indique rien, le compte donne { $counted }
rule-score = { $part } : le plan indique { $said }, le compte donne { $counted }
rule-serves = { visit-at } : il n’embarque et ne débarque qu’à { $only }
rule-service = { visit-at } : le service dure { $took }, il faut au moins { $least }
rule-stand =
    { $place }, { $time } : { $found ->
        [one] { $found } véhicule y est
       *[other] { $found } véhicules y sont
    }, au plus { $most }
rule-starts-in-convoy = { $vehicle } commence dans un convoi à { $time }, il se trouve à { $place }
rule-starts-elsewhere = { $vehicle } commence à { $found }, { $time }, il se trouve à { $place }
rule-not-free = { visit-at } : il bouge à { $moves }, il est libre à partir de { $free }
rule-stranded =
    { $vehicle } à { $place } : { $families ->
        [one] { $families } famille de { $class } est encore à bord après sa dernière visite
       *[other] { $families } familles de { $class } sont encore à bord après sa dernière visite
    }
rule-not-aboard =
    { $vehicle } à { $place } : { $families ->
        [one] { $families } famille de { $class } est descendue de plus qu’il n’y en avait à bord
       *[other] { $families } familles de { $class } sont descendues de plus qu’il n’y en avait à bord
    }
rule-goes-on = { visit-at } : il ne part pas, alors qu’il continue ; donner un depart à la visite
rule-order = { visit-at } : begin { $begin }, end { $end } et depart { $depart } ne sont pas dans l’ordre
rule-arrives-before = { visit-at } : il arrive avant d’avoir quitté { $from } à { $left }
rule-track = les convois { $convoy }, { $time }, et { $other }, { $other-time }, se rencontrent dans { $corridor }, qui n’a qu’une voie
rule-travel = { visit-at } : depuis { $from }, quitté à { $left }, il met { $took }, le trajet au moins { $least } ; arriver à { $arrive }
rule-no-way = { visit-at } : depuis { $from }, quitté à { $left }, il n’y a alors aucun chemin
rule-window = { convoy-at } : { $corridor } est fermé à partir de { $shut }, il doit être ouvert jusqu’à { $until }

## Why people are left behind

why-aboard = à bord de { $vehicle }, qui ne peut les amener en un lieu qu’ils acceptent sans enfreindre les règles : à régler d’abord
why-vehicle = aucun véhicule ayant les places nécessaires ne pouvait venir les chercher à temps
why-road = aucune route n’y mène pour les véhicules qui restent
why-window = aucun convoi ne pouvait passer avant la fermeture du corridor
why-horizon = aucun véhicule ne pouvait les sortir avant la fin de l’opération
why-hours = les horaires des lieux ne laissent pas le temps de les embarquer ou de les débarquer
why-available = aucun véhicule n’est disponible assez longtemps
why-too-long = ils resteraient à bord plus longtemps que permis
why-quota = le quota du corridor est épuisé
why-exchange = leur côté de l’échange prendrait de l’avance sur l’autre
why-reception = aucun lieu qu’ils acceptent n’a plus de place
why-stand = il n’y a pas de place pour garer les véhicules
why-most = les convois sont pleins
why-escorts = aucune escorte n’était disponible pour un convoi
why-reserve = les véhicules qui restent sont gardés en réserve
why-once = les véhicules qui restent ne peuvent évacuer qu’une seule fois

## What proves a bound

safe-by = { $hours } h après le début, au plus { $most } du poids { $all } qui attend peut être en sécurité
proof-cause = { safe-by } ; première cause : { $cause }
proof-earliest = { safe-by } ; personne ne peut y être plus tôt
proof-routes = aucun itinéraire des véhicules ne transporte assez de monde plus tôt
proof-search-all =
    une recherche parmi tous les ordres d’embarquements, de débarquements et de convois ({ $positions ->
        [one] { $positions } position
       *[other] { $positions } positions
    }) n’en trouve aucun en dessous
proof-search-best =
    une recherche parmi les meilleurs ordres d’embarquements, de débarquements et de convois ({ $positions ->
        [one] { $positions } position
       *[other] { $positions } positions
    }) n’en trouve aucun en dessous
cause-room-people = places d’accueil restantes à { $place } : { $room }
cause-room-stretchers = civières que { $place } peut encore recevoir : { $room }
cause-trips = les trajets des véhicules ({ $kind } : { $vehicles }), une rotation demande au moins { $least }
cause-time = le temps des véhicules ({ $kind } : { $vehicles })
cause-convoys = les convois qui sortent de { $zone }
cause-people = les personnes qui sortent de { $zone }
cause-inspections = les contrôles à la sortie de { $zone }
cause-vehicles = les véhicules qui entrent dans { $zone }
cause-loading =
    l’embarquement à { $place } avec { $bays ->
        [one] { $bays } quai
       *[other] { $bays } quais
    }
cause-unloading =
    le débarquement à { $place } avec { $bays ->
        [one] { $bays } quai
       *[other] { $bays } quais
    }
cause-few-outward = peu de convois par { $corridor } (aller), et dans les grands tous attendent le contrôle de tous
cause-few-back = peu de convois par { $corridor } (retour), et dans les grands tous attendent le contrôle de tous
