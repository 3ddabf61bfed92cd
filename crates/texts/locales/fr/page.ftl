### What only the plan page says.

## Headings

contents = Sommaire

## Key figures

key-figures = Chiffres clés
bound = Borne

## Convoys

direction = Sens
from-to = de { $from } à { $to }
checkpoints = Points de contrôle

## Destinations

capacity = Capacité
filling = Remplissage
no-limit = sans limite
no-destinations = Aucune destination.

## Those left

reason = Raison

## Vehicles

timetable = Tableau de marche des véhicules
timetable-desc = Une ligne par véhicule ; le long de la ligne, ce qu’il fait à chaque instant.
driving = En route
loading = Embarquement
unloading = Débarquement
loaded = En convoi, avec passagers
empty = En convoi, à vide
aboard = À l’arrêt, avec passagers
standing = À l’arrêt, à vide
resting = Repos
carried = Personnes transportées : { $n }
no-vehicles = Aucun véhicule ne roule.

## Graphs

graphs = Temps et distance
graph-desc = Le temps va vers la droite, la durée de trajet depuis la porte { $from } vers le haut. Chaque ligne est un convoi ; là où elle est horizontale, le convoi attend ou est contrôlé. Le tableau des convois donne les mêmes chiffres.
loaded-key = Convoi avec passagers
empty-key = Convoi à vide
inspection = Contrôle
past = Parti avant ce plan
shut = Corridor fermé
all-shut = Tous les corridors fermés
scrolls = { $title }, défile latéralement

## The curve

curve = Personnes en sécurité au fil du temps
curve-desc = Le nombre de personnes en sécurité à chaque instant. En sécurité à la fin : { $safe } sur { $total }.
safe = Personnes en sécurité
everybody = Tous : { $n }
bound-mark = Prouvé : pas fini avant { $n }
at-most = Prouvé : au plus { $n } évacués
at-most-safe = Prouvé : aucun plan ne peut avoir plus de personnes en sécurité à cet instant

## Échanges

exchange = Échange
exchange-of = { $id } : { $first } et { $second }
exchange-desc = De combien de personnes chaque côté est en avance sur l’autre à chaque instant. Au-dessus du milieu { $first }, au-dessous { $second }. Permis à chaque départ : { $slack }.
exchange-slack = Avance permise
exchange-first = Premier côté en avance
exchange-second = Second côté en avance
exchange-most = Plus grande avance : { $first } de { $n } personnes du premier côté, { $second } de { $m }. Permis : { $slack }. Passés à la fin : { $through } et { $back }.
exchange-none = Personne ne passe dans cet échange.

## Proofs and the end

method = Compté en suivant les itinéraires du plan ; score et bornes tels que le plan les indique. Une personne est en sécurité quand son véhicule a été déchargé en un lieu qu’elle accepte.

## The three priorities that every scenario has unless it says otherwise

priority-urgent = urgente
priority-high = haute
priority-normal = normale
