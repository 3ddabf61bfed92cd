### What the movement order and the page both say, and what only the order says.

## Headings

movement-order = Ordre de mouvement
evacuation-plan = Plan d’évacuation
horizon = Du { $from } au { $until }, heure locale ({ $zone })
caveat = Chiffres d’un modèle. Un logiciel ne donne aucune garantie et ne peut rendre une route sûre.
from-state = Planifié à partir de la situation à { $time }. Déjà en sécurité : { $people }. Convois déjà partis : { $convoys }.
people-line = Personnes : { $people }. Véhicules : { $vehicles }.

## Key figures

people-out = Personnes évacuées
of-total = sur { $total }
left-behind = Laissés sur place
left-weighted = Laissés sur place, pondérés
exposure = Exposition
exposure-unit = heures-personnes pondérées
last-arrival = Dernière arrivée
distance = Distance
wishes = Souhaits non satisfaits, pondérés
km = { $n } km
plan = Plan
gap-is = Écart { $n }
bound-left = aucun plan ne peut laisser moins de { $n } (pondéré)
bound-exposure = aucun plan qui en laisse aussi peu ne descend sous { $n }
bound-last = aucun plan qui en laisse aussi peu ne finit avant { $n }
no-bound = aucune borne prouvée
best-possible = prouvé : aucun plan ne peut faire mieux
best-of-those = prouvé : aucun plan qui en laisse aussi peu ne peut faire mieux
counts-first = Ce qui compte d’abord : { $order }.
nothing-better = Prouvé : aucun plan n’est meilleur.
nothing-better-but = Prouvé : aucun plan n’est meilleur sur ce qui compte avant ceci : { $parts }.
not-stated = non indiqué

## Convoys

convoys = Convois
no-convoys = Aucun convoi.
convoy = Convoi
corridor = Corridor
outward = aller
back = retour
depart = Départ
arrive = Arrivée
day = Jour
people = Personnes
stretchers = Civières
vehicles = Véhicules
first-departure = Premier départ
summary-hint = Convois dans ce plan : { $n }. Ils sont résumés ici par jour et par corridor ; --full les imprime tous, et la page les montre.

## Destinations

destinations = Destinations
destination = Destination
first-arrival = Première arrivée

## Those left

left-title = Qui reste sur place, et pourquoi
nobody-left = Personne n’est laissé sur place.
families = Familles
entry = Groupe
waiting = Attendent à
no-reason = Laissés sur place sans raison indiquée : { $people }.
and-more = … et { $n } de plus

## Vehicles

vehicles-used = Véhicules utilisés
used-of = { $used } sur { $there }

## What changes from one plan to another

changes-sum = Ordres modifiés : { $changed } sur { $total }. Véhicules qui gardent les leurs : { $kept } sur { $vehicles }.
moved-slightly = Décalés de cinq minutes au plus, et non comptés : { $n }.
changes-from = { $vehicles } : à partir de { $time }.
out-of-service = { $vehicles } : hors service. À partir de { $time } :
all-dropped = Tous ses ordres sont supprimés : { $n }.
orders-instead = Au lieu de { $old } : { $new }.
orders-dropped = Supprimé : { $old }.
orders-new = Nouveau : { $new }.
order-moved = À { $new }, et non à { $old } : { $what }.
crossing-by = passage par { $corridor }, { $direction }
loading-at = embarquement à { $place } ({ $who })
unloading-at = débarquement à { $place } ({ $who })
families-people = familles : { $families }, personnes : { $people }
before = Avant
after = Après
difference = Différence
then = {"\u202F"};{" "}

## What holds an operation back

bottleneck = Ce qui retient l’opération
held-by = Avant tout : { $what }.
held-by-nothing = Rien à soi seul : quelle que soit la limite que l’on retire, ce qui est prouvé ne change guère. Plusieurs la retiennent ensemble, ou bien les trajets et les heures où les gens sont prêts.
held-unknown = Inconnu pour ce plan : le temps a manqué pour le prouver, ou un autre programme a fait le plan.
limit-fleet = véhicules
limit-corridor = corridors
limit-checkpoint = contrôles aux points de contrôle
limit-bays = quais pour monter et descendre
limit-reception = places d’accueil à destination
ask-fleet = Ce qui l’allégerait ({ $what }) : des véhicules plus nombreux ou plus grands, un embarquement plus rapide, des trajets plus courts.
ask-corridor = Ce qui l’allégerait ({ $what }) : des heures plus longues, de plus grands convois, moins de temps entre les convois, des quotas plus élevés, un corridor de plus.
ask-checkpoint = Ce qui l’allégerait ({ $what }) : plus de files, des contrôles plus rapides, aucun pour ceux qui entrent.
ask-bays = Ce qui l’allégerait ({ $what }) : plus de quais, des heures plus longues sur place, un embarquement plus rapide.
ask-reception = Ce qui l’allégerait ({ $what }) : plus de places ou de civières à destination, d’autres destinations.
fall-left = Sans cette limite ({ $what }), pour autant qu’on puisse le prouver, { $b } seraient laissés sur place au lieu de { $a } (pondéré).
fall-exposure = Sans cette limite ({ $what }), pour autant qu’on puisse le prouver, l’exposition serait de { $b } au lieu de { $a } ({ $n } de moins).
fall-last = Sans cette limite ({ $what }), pour autant qu’on puisse le prouver, tout serait fini à { $b } au lieu de { $a } ({ $n } plus tôt).
held-caveat = Ceci compare des bornes, le mieux qu’un plan puisse atteindre. Cela ne promet aucun plan.
limit-away = Limite retirée
none-away = aucune
none-below = Ce qui est prouvé : aucun plan ne descend sous ceci.

## Proofs and the end

by-earliest = les trajets seuls
by-routes = itinéraires des véhicules
by-cases = itinéraires en nombres entiers
by-search = recherche
proofs = Ce qui prouve les bornes
no-proofs = Rien n’est indiqué qui prouve une borne.
list = ,{" "}

## Spans of time

days = { $n } j
hours = { $n } h
minutes = { $n } min
seconds = { $n } s
units-between = {"\u00A0"}
labelled = { $label } : { $text }
