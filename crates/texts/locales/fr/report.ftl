### What the sheets for the field and the tables of a report say, and what `report` says.

## The head and the foot of every sheet

sheet-not-order = Ne vaut pas ordre avant confirmation.
sheet-foot = Plan de { $name }, { $checksum }, établi sur la situation de { $time } ; ne vaut pas ordre avant confirmation
sheet-checksum = Somme de contrôle du plan
sheet-made = Établi sur
sheet-made-start = le début, { $time }
sheet-made-state = la situation de { $time }
sheet-hours = Heures
sheet-zone = toutes locales ({ $zone })
sheet-copy = Exemplaire
sheet-issued = Émis (heure)
sheet-confirmed = Confirmé (fonction, heure)
sheet-times-note = Heures arrêtées à la minute. +1 est le lendemain du jour indiqué plus haut.

## Titles

sheet-movement-table = Tableau de mouvement
sheet-vehicles = Fiches des véhicules
sheet-checkpoints = Fiches des points de contrôle
sheet-receivers = Prévision pour l’accueil
sheet-workbook = Tous les tableaux en un classeur
sheet-map = Données de carte
sheet-feed = Horaires en flux, un exercice
sheet-trips = Qui va où
sheet-arrivals = Arrivées
sheet-people-by-hour = Personnes par heure

## Columns

sheet-number = N°
sheet-total = Total
sheet-checkpoint = Point de contrôle
sheet-vehicle = Véhicule
sheet-kind = Type
sheet-class = Classe
sheet-priority = Priorité
sheet-place = Lieu
sheet-place-name = Nom du lieu
sheet-corridor-name = Nom du corridor
sheet-lat = Latitude
sheet-lon = Longitude
sheet-from = De
sheet-from-name = De, nom
sheet-from-lat = De, latitude
sheet-from-lon = De, longitude
sheet-to = Vers
sheet-to-name = Vers, nom
sheet-to-lat = Vers, latitude
sheet-to-lon = Vers, longitude
sheet-escorts = Escortes
sheet-wheelchairs = Fauteuils roulants
sheet-lying = Couchés
sheet-seats = Sièges
sheet-loading-begins = Début de l’embarquement
sheet-loading-ends = Fin de l’embarquement
sheet-unloading-begins = Début du débarquement
sheet-unloading-ends = Fin du débarquement
sheet-safe-at = Débarqués
sheet-people-by-then = Personnes jusque-là
sheet-lying-by-then = Couchés jusque-là
sheet-room = Places
sheet-room-lying = Places couchées
sheet-room-left = Places restantes
sheet-lying-room-left = Places couchées restantes
sheet-hour = Heure
sheet-hour-from = Début de l’heure
sheet-hour-until = Fin de l’heure
sheet-boarded = Montés
sheet-arrived = Arrivés en sûreté
sheet-waiting-then = En attente à la fin
sheet-aboard-then = À bord à la fin
sheet-safe-then = En sûreté à la fin
sheet-status = Statut du chiffre
sheet-time-zone = Fuseau horaire
sheet-first-instant = Début
sheet-last-instant = Fin
sheet-remark = Remarque
sheet-march = Ordre de marche
sheet-head-departs = Départ de la tête
sheet-due = Attendu
sheet-inspection-begins = Début du contrôle
sheet-inspection-ends = Fin du contrôle
sheet-tail-clears = Passage de la queue
sheet-through = Passé
sheet-lasts = Durée
sheet-actual-in = Entrée, réelle
sheet-count-in = Têtes, entrée
sheet-actual-out = Sortie, réelle
sheet-count-out = Têtes, sortie
sheet-from-time = Dès
sheet-until-time = Jusqu’à
sheet-what-to-do = Que faire
sheet-aboard-after = À bord ensuite
sheet-actual-time = Heure réelle
sheet-head-count = Décompte
sheet-who-comes = Qui arrive
sheet-what-was-done = Suite donnée

## Vehicles

sheet-vehicle-sum = Trajets chargés : { $trips }. Personnes mises en sûreté : { $people }.
sheet-places = Sièges : { $seats }, fauteuils roulants : { $wheelchairs }, couchés : { $stretchers }
sheet-carries-nobody = Escorte : ne transporte personne
sheet-begins-at = Part de { $place } : partir à cette heure
sheet-be-at = Être à { $place }
sheet-ends-at = S’arrête à { $place }
sheet-load = Embarquer { $span }, personnes : { $people }
sheet-unload = Débarquer { $span }, personnes : { $people }
sheet-rest = Repos ici.
sheet-in-convoy = Convoi { $convoy }, place { $place } sur { $of }
sheet-inspected-at = { $checkpoint } : attendu { $due }, contrôle { $span }
sheet-passes-at = { $checkpoint } : passe sans arrêt, pas avant { $due }
sheet-families-note = 12 × 4 veut dire douze familles de quatre personnes.
sheet-who = { $entry } : { $sizes } ({ $people })
sheet-sitting = assis : { $n }
sheet-in-wheelchair = en fauteuil : { $n }
sheet-lying-down = couchés : { $n }

## Checkpoints

sheet-no-checkpoint = Aucun point de contrôle.
sheet-checkpoint-where = Temps de route depuis { $from } : { $a }. Depuis { $to } : { $b }.
sheet-inspection-rule = Prévu avec, { $direction } : files { $lanes }, par véhicule { $vehicle }, par personne { $person }.
sheet-no-stop = { $direction } : les convois passent sans arrêt.
sheet-passes = passe
sheet-checkpoint-note = Quiconque est entré et n’est pas ressorti est signalé aussitôt au centre. Pas de noms sur cette fiche.

## Those who receive

sheet-room-is = Places : { $people }. Places couchées : { $lying }. Quais : { $bays }.
sheet-nobody-comes = Selon ce plan, personne n’arrive ici.
sheet-by-class = Tous ceux qui arrivent, par classe

## Those left

sheet-left-note = Selon ce plan, ces personnes ne sont pas en sûreté à la fin. Un motif dit ce qui a fait obstacle au plan ; il ne juge personne.
sheet-no-reason = aucun motif n’est donné

## The movement order: situation

sheet-references = Références (accords, notifications, cartes) :
sheet-situation = Situation
sheet-from-state = Établi sur la situation de { $time } : ce qui précède est fait ou caduc.
sheet-agreements = Accords
sheet-agreement = Accord
sheet-parties = Garanti par
sheet-not-party = Ne lie pas
sheet-covers = Corridors
sheet-in-force = En vigueur
sheet-suspended = Suspendu
sheet-all-the-time = tout le temps
sheet-never = jamais
sheet-no-agreement = Aucun accord n’est indiqué pour : { $corridors }. Prévu comme ouvert ; personne n’y roule avant confirmation d’un accord.
sheet-lanes = Files
sheet-per-vehicle = Par véhicule
sheet-per-person = Par personne
sheet-channel = Canal
sheet-who-waits = Qui attend où
sheet-light = Météo et lumière
sheet-clearance = Route libre de mines et de décombres (par qui, quand)
sheet-open-questions = Questions ouvertes
sheet-as-of = État connu, heure

## Mission and execution

sheet-mission = Mission
sheet-mission-is = Faire sortir des personnes : { $people }. De : { $from }. Vers : { $to }. Entre { $start } et { $end }.
sheet-execution = Exécution
sheet-concept = Idée de manœuvre
sheet-timings = Horaires
sheet-see-table = L’ordre de marche et les heures à chaque point de contrôle sont au tableau de mouvement ; où et quand chaque véhicule embarque, sur sa fiche.
sheet-general = Corridors
sheet-no-corridor = Aucun corridor.
sheet-gates = Portes
sheet-driving-time = Temps de route
sheet-most-vehicles = Véhicules par convoi, au plus
sheet-headway = Entre deux départs
sheet-margin = Passé avant la fermeture, de
sheet-one-way = Un seul sens à la fois
sheet-yes = oui
sheet-opens = Ouvre
sheet-shuts = Ferme
sheet-clear-by = Queue passée avant
sheet-what-if = Que faire si
sheet-matter = Objet
sheet-case-shots = il y a des tirs
sheet-case-mine = une mine ou un obus non explosé est vu
sheet-case-breakdown = un véhicule tombe en panne
sheet-case-apart = le convoi est séparé
sheet-case-refused = le passage est refusé
sheet-case-removed = une personne est retirée
sheet-case-born-died = il y a une naissance ou un décès à bord
sheet-case-silent = personne ne peut être joint
sheet-case-closing = le corridor ferme avant le passage de la queue
sheet-halt = Arrêt et reprise
sheet-halt-who = Qui peut arrêter (fonctions)
sheet-halt-word = Mot pour l’arrêt
sheet-go-word = Mot pour la reprise
sheet-as-agreed = Tel que convenu

## Support, command and signal, protection

sheet-support = Soutien
sheet-service-places = Où l’on monte et descend
sheet-depot = Stationne à
sheet-there = Présents
sheet-reserve = En réserve
sheet-people-on = Personnes qui montent
sheet-people-off = Personnes qui descendent
sheet-bays = Quais
sheet-stand = Véhicules à la fois, au plus
sheet-service-hours = Horaires d’ouverture
sheet-water = Eau, vivres, couvertures
sheet-casualties = Soins aux blessés et malades en route
sheet-recovery = Dépannage
sheet-fuel = Carburant
sheet-marking = Marquage des véhicules (drapeaux, toit)
sheet-signal = Commandement et transmissions
sheet-role-centre = Centre
sheet-role-leader = Chef de convoi
sheet-role-tail = Véhicule de queue
sheet-role-marshal = Point de rassemblement
sheet-role-observer = Observateur au point de contrôle
sheet-role-receiver = Accueil
sheet-primary = Principal
sheet-alternate = De secours
sheet-emergency = Urgence
sheet-report-line = Un compte rendu dit, dans cet ordre : convoi ou véhicule ; lieu ; heure ; têtes à bord ; ce qui diffère de la fiche.
sheet-protection = Sécurité et protection
sheet-protect-will = Personne n’est forcé de partir, ni de rester. Chacun connaît les conditions avant de monter.
sheet-protect-families = Les familles voyagent dans un seul véhicule. Un enfant seul est signalé aussitôt au centre.
sheet-protect-load = Personne ne monte avant que le centre n’autorise ce convoi à embarquer.
sheet-protect-count = On compte les têtes à la montée, à chaque point de contrôle et à la descente.
sheet-protect-missing = Quiconque ne ressort pas d’un point de contrôle est signalé aussitôt au centre.
sheet-protect-weapons = Pas d’armes dans les véhicules qui évacuent. Pas de photos de personnes.
sheet-protect-names = Aucun nom sur aucune fiche.
sheet-annexes = Annexes
sheet-acknowledged = Accusé de réception
sheet-role = Fonction
sheet-time = Heure
sheet-means = Par quel moyen

## What cannot be written, and what the command says

sheet-no-gtfs = pas de flux d’horaires : GTFS demande des positions, et aucun trajet n’en a pour tous ses lieux
sheet-gtfs-without = flux d’horaires sans les trajets par des lieux sans position : { $n }
report-broken = le plan enfreint la règle { $code } : il n’en existe pas de rapport
report-folder-holds = le dossier contient autre chose : { $path }
report-force = nommer un dossier vide ou qui n’existe pas ; --force écrit à côté de ce qui s’y trouve
report-old = d’un rapport antérieur, pas de ce plan : { $path }
report-written = Écrits dans { $path } : { $n }
report-not-there = non écrit : { $why }
