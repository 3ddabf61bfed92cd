### What the plan page says once a script draws it: the map, the time, filters, waiting, and where figures come from.

## The page

skip = Aller aux chiffres clés
language = Langue
time = Heure
scope = Du { $from } au { $until }, heure locale ; toutes les { $people } personnes du scénario.
source-stated = Score et bornes tels que le fichier du plan les indique.
source-bounds = Bornes telles que le fichier du plan les indique.
source-walked = Compté en suivant les itinéraires du plan.
source-reasons = Raisons telles que le fichier du plan les indique.
play = Laisser passer le temps
pause = Arrêter le temps
waiting-n = En attente : { $n }
on-way-n = En chemin : { $n }
safe-n = En sécurité : { $n }
all = tous
search = Rechercher
zoom-in = Agrandir
zoom-out = Réduire
whole = Tout
place = Lieu
zone = Zone

## Map

map = Carte
map-desc = Lieux, corridors et véhicules à l’heure du curseur. Le tableau ci-dessous donne les mêmes chiffres.
map-help = Glisser pour déplacer, + et − pour agrandir ou réduire, 0 pour tout voir.
map-straight = Les lignes droites représentent les routes.
map-roads = Routes et trajets sont ceux de la carte du scénario ; les longs tirets sont des liaisons droites qui tiennent lieu de routes.
map-closed = Route fermée
map-schematic = Coordonnées inconnues : les lieux sont rangés par zone, et les distances ne signifient rien.
map-unknown = Les lieux dont les coordonnées sont inconnues se trouvent en bas.
map-waiting = Personnes en attente
map-vehicle = Véhicule sur la route
map-parked = Véhicules à l’arrêt en un lieu
map-convoy = Convoi, avec le nombre de ses véhicules
corridors = Corridors
map-table = Les lieux à cette heure
people-n = Personnes : { $n }

## Graphs

margin-key = Temps pendant lequel le corridor doit rester ouvert derrière un convoi
now-key = Heure du curseur
filling-desc = { $place } : personnes accueillies au fil du temps, { $n } à la fin ; capacité : { $room }.

## Timetable

filter-vehicles = Choisir des véhicules
kind = Type
earlier = Plus tôt
later = Plus tard
lanes-help = Flèches : haut et bas choisissent un véhicule, gauche et droite déplacent le temps ; + et − agrandissent ou réduisent, 0 montre tout. Ce que fait le véhicule choisi figure dessous en tableau.
vehicles-shown = Véhicules affichés : { $n } sur { $all } qui font quelque chose.
itinerary = Ce que fait { $vehicle }
doing = Activité

## Convoys

filter-convoys = Choisir des convois
with-people = seulement avec passagers
shown-of = Affichés : { $n } sur { $found } trouvés, { $all } en tout.
show-more = En afficher plus
show-time = Montrer cette heure

## Waiting

fair = Qui attend combien de temps
fair-desc = Heures et minutes depuis l’instant où les personnes sont prêtes jusqu’à ce qu’elles soient en sécurité, par lieu et par priorité. Ceux qui restent sur place n’ont pas de telle durée ; leur nombre figure à côté.
priority = Priorité
wait-mean = Moyenne
wait-median = La moitié en sécurité en
wait-most = Neuf dixièmes en
wait-last = Le dernier en
wait-bar = Fin : le dernier. Épais : neuf dixièmes. Trait : la moitié.
