# Ce qui est faux dans un fichier : scénario, temps de conduite, plan, état, aléas, chronologie. Clés et identifiants sont ceux du fichier.

## The file as a whole, and its syntax
bad-unread = illisible : { $why }
bad-utf8 = ce n’est pas du texte UTF-8 : octet { $byte }
fix-utf16 = le fichier est en UTF-16 : enregistrez-le en UTF-8
fix-utf8 = enregistrez le fichier en UTF-8
bad-empty-file = le fichier est vide
fix-scenario-begins = un scénario commence par format = "safeconduct/1"
bad-toml = ce n’est pas du TOML : { $why }
bad-json = ce n’est pas du JSON : { $why }
fix-syntax = attendu : { $wanted }
bad-key-twice = une clé figure deux fois : { $key }
fix-key-twice = gardez l’une des deux
json-after-end = le fichier continue après sa fin
json-ends = le fichier se termine là où une valeur était attendue
json-deep = imbrication trop profonde
json-key-quotes = une clé entre guillemets était attendue
json-colon = un deux-points était attendu
json-comma-brace = une virgule ou une accolade fermante était attendue
json-comma-bracket = une virgule ou un crochet fermant était attendu
json-value = une valeur était attendue
json-no-value = pas une valeur JSON : { $text }
json-no-number = pas un nombre JSON : { $text }
json-string-open = un texte entre guillemets ne se termine pas
json-control = un saut de ligne ou un caractère de commande dans un texte
json-escape = un échappement que JSON ne connaît pas
json-hex = quatre chiffres hexadécimaux étaient attendus après \u
place-line = à la ligne { $line }
place-file-line = dans { $file }, ligne { $line }
names-and = { $most } et { $last }

## Keys and values
fix-meant = vouliez-vous dire `{ $meant }` ?
fix-key-elsewhere = cette clé n’existe pas dans { $noun }, mais dans { $home } ; une clé appartient à l’en-tête au-dessus d’elle
fix-keys-are = clés possibles dans { $noun } : { $keys }
bad-key-unknown = clé inconnue : { $key }
bad-key-missing = clé manquante : { $key }
fix-needs = il faut `{ $key }` dans { $noun }
bad-type = `{ $key }` : attendu { $wanted }, trouvé { $found } : { $text }
fix-array-tables = écrivez `[[{ $key }]]` au-dessus de chacune
fix-brackets = mettez-le entre crochets : [ … ]
bad-empty = `{ $key }` est vide
fix-quotes = mettez-le entre guillemets droits
fix-no-quotes = sans guillemets
fix-no-quotes-point = sans guillemets ni décimales
bad-negative = `{ $key }` est négatif : { $text }
fix-duration = une durée est un texte, comme "1h30m" ou "90s"
bad-is = `{ $key }` : { $what }
bad-instant = `{ $key }` n’est pas un instant : { $text }
fix-instant-like = écrivez-le comme 2016-12-15T08:00:00
bad-date = `{ $key }` n’est pas une date : { $text }
fix-date-like = écrivez-la comme 2016-12-15
fix-whole = attendu : un nombre entier de { $least } à { $most }
bad-least = `{ $key }` doit être au moins { $least }, et non { $text }
bad-range = `{ $key }` est hors limites : { $text }
fix-number = attendu : un nombre de 0 à { $most }
fix-number-above = attendu : un nombre supérieur à 0, au plus { $most }
bad-zero = `{ $key }` doit être supérieur à 0, et non { $text }
fix-degrees = attendu : des degrés de { $least } à { $most }
bad-not-whole = `{ $key }` n’est pas un nombre entier : { $text }
bad-not-number = `{ $key }` n’est pas un nombre : { $text }
fix-point = les décimales suivent un point
bad-beside = `{ $key }` à côté de `{ $other }`
bad-without = `{ $key }` sans `{ $other }`
fix-both = donnez les deux ou aucun
bad-not-after = `{ $key }` n’est pas après `{ $other }` : { $text }
bad-before = `{ $key }` est avant `{ $other }` : { $text }
bad-ten-years = plus de dix ans après `{ $key }` : { $text }
sort-null = null
sort-flag = vrai ou faux
sort-whole = un nombre entier
sort-number = un nombre
sort-text = un texte
sort-date = une date
sort-time-of-day = une heure du jour
sort-instant = un instant
sort-array = une liste entre crochets
sort-table = une table
sort-array-tables = une suite de tables
sort-duration = une durée
sort-name = un texte ou une table de langues
sort-string = un texte
sort-list = une liste
sort-object = un objet
sort-instant-offset = un instant comme "2016-12-15T08:00:00+02:00"
sort-whole-from = un nombre entier à partir de { $least }
sort-id-of = l’identifiant (id) : { $noun }
sort-direction = "outward" ou "back"
sort-not-first = un instant ; seule la première visite peut l’omettre
sort-not-last = un instant ; seule la dernière visite peut l’omettre

## Ids
bad-id = pas un identifiant : { $id }
fix-id = un identifiant a des lettres minuscules de a à z, des chiffres et des tirets, ne commence pas par un tiret et compte au plus 64 caractères
bad-twice = deux fois le même identifiant ({ $noun }) : { $id }
fix-first = il figure d’abord { $place }
bad-unknown = inconnu ({ $noun }) : { $id }
fix-none = il n’y en a aucun ({ $many })
fix-none-like = aucun nom semblable ({ $many })
fix-these = { $many } : { $ids }
bad-no-id = aucun identifiant de ce nom ({ $noun }) : { $id }
fix-meant-id = vouliez-vous dire { $meant } ?
thing-zone = zone
thing-zones = zones
thing-place = lieu
thing-places = lieux
thing-kind = type de véhicule
thing-kinds = types de véhicules
thing-vehicle = véhicule
thing-corridor = corridor
thing-corridors = corridors
thing-class = classe
thing-classes = classes
thing-convoy = convoi
thing-agreement = accord
thing-agreements = accords
thing-exchange = échange
thing-exchanges = échanges
thing-checkpoint = point de contrôle
thing-checkpoints = points de contrôle
thing-priority = priorité
thing-priorities = priorités
thing-quota = quota
thing-quotas = quotas
thing-entry = entrée de personnes
thing-entries = entrées
thing-profile = profil
thing-profiles = profils
thing-direction = sens
thing-directions = sens
thing-unit = unité
thing-units = unités

## What the tables of a file are called
shape-scenario = un scénario
shape-zone = une zone
shape-place = un lieu
shape-vehicles = un type de véhicule
shape-service = une durée d’embarquement
shape-duty = une règle de service
shape-people = une entrée de personnes
shape-family = une famille
shape-closure = une fermeture
shape-at = une position
shape-observed = une durée observée
shape-corridor = un corridor
shape-convoy = une règle de convoi
shape-checkpoint = un point de contrôle
shape-inspection = une inspection
shape-agreement = un accord
shape-suspension = une suspension
shape-quota = un quota
shape-exchange = un échange
shape-window = une fenêtre
shape-daily = une règle quotidienne
shape-hazards = un fichier d’aléas
shape-factors = une paire de facteurs
shape-factor = un facteur
shape-lasts = un aléa qui dure

## Tables of cells
fix-header = sa première ligne nomme les colonnes : { $columns }
bad-column-twice = deux fois la même colonne : { $column }
fix-commas = des virgules séparent les cellules
fix-columns = colonnes : { $columns }
bad-column = colonne inconnue : { $column }
bad-column-missing = colonne manquante : { $column }
bad-cells = l’en-tête a { $wants } colonnes, cette ligne { $n ->
    [one] { $n } cellule
   *[other] { $n } cellules
 }
bad-cell-empty = une cellule vide dans la colonne { $column }
bad-quote-open = un guillemet qui ne se ferme pas
bad-after-quote = du texte après le guillemet fermant
fix-quote-twice = doublez le guillemet là où il est voulu

## Instants and durations
bad-instant-text = pas un instant : { $text }
bad-no-offset = un instant sans décalage horaire : { $text }
fix-offset = attendu : un instant avec son décalage, comme 2016-12-15T08:00:00+02:00
bad-dateless = une heure du jour sans sa date
bad-timeless = une date sans heure du jour
fix-instant = attendu : un instant comme 2016-12-15T08:00:00
bad-fraction = un instant avec une fraction de seconde
fix-fraction = le temps compte en secondes entières
bad-offset = un décalage hors limites
bad-instant-range = un instant hors limites
bad-skipped = { $zone } saute cette heure locale : { $time }
fix-skipped = on avance alors les horloges ; écrivez-la avec un décalage : { $before } ou { $after }
bad-repeated = { $zone } a deux fois cette heure locale : { $time }
fix-repeated = on recule alors les horloges ; écrivez laquelle est voulue : { $before } ou { $after }
bad-duration = pas une durée : { $text }
bad-century = une durée de plus d’un siècle : { $text }
bad-negative-duration = une durée négative : { $text }
fix-duration-parts = attendu : des parties en d, h, m et s, comme "1h30m" ou "90s"

## A scenario
bad-format-other = un autre format que celui d’un scénario : { $format }
bad-format = format inconnu : { $format }
fix-format = un scénario lisible ici a format = "safeconduct/1"
bad-timezone = fuseau horaire inconnu : { $zone }
fix-timezone = un fuseau horaire IANA a un nom comme Asia/Damascus
fix-end = personne ne peut être évacué en un temps nul
fix-horizon-days = un horizon compte au plus { $days } jours
fix-order = omettez-le, ou choisissez parmi { $words }
bad-score-twice = deux fois la même partie du score : { $part }
bad-score-part = partie du score inconnue : { $part }
fix-score-parts = les parties sont { $words }
bad-priority-name = pas un nom de priorité : { $text }
bad-language = pas un code de langue : { $tag }
fix-name = un nom est un texte, ou une table comme {"{"} en = "Idlib", ar = "إدلب" {"}"}
bad-file = fichier illisible ({ $why }) : { $file }
fix-paths = les chemins partent du dossier du scénario
fix-area = la zone compte dans le plan, mais n’est pas dessinée
bad-never = `{ $key }` n’a aucune fenêtre : jamais
fix-never = omettez-le s’il n’y a pas de limite
fix-window = une fenêtre finit après son début
bad-daily = pas des heures quotidiennes : { $text }
fix-daily = écrivez-les comme "06:00-18:00" ; une fin à 24:00 est minuit
fix-daily-days = une règle quotidienne compte au plus { $days } jours
fix-daily-clock = { $help } ; terminez la règle la veille et donnez à ce jour une fenêtre à lui
bad-nobody-guarantees = un accord que personne ne garantit
bad-covers-none = un accord qui ne couvre aucun corridor
bad-uncovered = aucun accord ne couvre ce corridor : { $corridor }
fix-uncovered = il est planifié comme s’il était toujours ouvert
bad-exchange-self = un échange d’une zone avec elle-même : { $text }
fix-exchange-self = `first` et `second` sont deux zones
bad-gates = les deux portes sont dans une même zone : { $place }
fix-gates = un corridor relie deux zones ; dans une zone, ce sont les temps de conduite qui disent les trajets possibles
bad-most = un convoi avec { $escorts } véhicules d’escorte n’a plus de place pour d’autres : most = { $most }
fix-most = `most` compte aussi les véhicules d’escorte
bad-checkpoint-passed = un point de contrôle placé avant celui du dessus : { $after }
fix-checkpoint-passed = les points de contrôle suivent l’ordre de `after` ; celui du dessus a { $last }
bad-checkpoint-end = un point de contrôle au-delà de la fin de son corridor : { $after }
fix-checkpoint-end = le corridor entier prend { $time } depuis sa porte `from`
fix-checkpoint-map = d’après la carte, le corridor entier prend { $time } depuis sa porte `from`
bad-vehicles = plus de { $most } véhicules en tout : { $n }
bad-reserve = `reserve` dépasse les { $count } qui existent : { $reserve }
fix-reserve = au plus `count` peuvent rester en réserve
bad-no-room = un type de véhicule sans place pour personne
fix-no-room = donnez-lui `seats`, ou `escort = true`
fix-people-one = une entrée de personnes a une seule des clés `families`, `family` et `file`
bad-people-ways = clé manquante : families, family ou file
fix-people-needs = une entrée de personnes a besoin de l’une d’elles
fix-count-family = seule `family` a un `count` à côté d’elle
fix-normal = `priorities` n’a pas de `normal`, qui vaut là où une entrée n’en nomme aucune
bad-ready = prêts seulement après l’opération : { $text }
fix-ready = aucun d’eux ne peut être évacué
fix-to = nommez les lieux qu’ils acceptent, dans l’ordre de leur souhait
bad-no-destination = pas une destination : { $place }
fix-receives = seul un lieu avec `receives` accueille des personnes
bad-family-size = pas la taille d’une famille : { $text }
fix-family-size = attendu : un nombre entier de 1 à { $most }, comme "4" = 190
bad-cell-missing = manquant : { $column }
fix-cell-missing = ni cette ligne ni l’entrée qui nomme le fichier n’a `{ $column }`
bad-nobody = une famille sans personne
fix-nobody = donnez-lui au moins l’un de `seats`, `wheelchairs` et `stretchers`
bad-class-people = plus de { $most } personnes dans une classe : { $n }
bad-people = plus de { $most } personnes en tout : { $n }
bad-no-vehicle = il n’y a aucun véhicule
fix-no-vehicle = donnez un `count` à au moins un type de `[[vehicles]]`
bad-fit = une famille qui ne tient dans aucun véhicule : { $load }
fix-room = `{ $id }` : { $load }
fix-rooms = { $rooms }
rooms-apart = {" "};{" "}
fix-escorts = tous les véhicules sont d’escorte
bad-fit-serve = une famille qui ne tient dans aucun véhicule qui pourrait la prendre : { $load }
fix-fit-serve = ils attendent à `{ $place }`, que { $kinds } ne dessert pas
bad-accept = aucun véhicule qui les prend ne dessert un lieu qu’ils acceptent : { $class }
fix-accept = ils acceptent { $places }, que { $kinds } ne dessert pas
bad-reach = aucun véhicule ne peut atteindre ce lieu : { $place }
bad-reach-carry = aucun véhicule qui transporte des personnes ne peut atteindre ce lieu : { $place }
fix-no-way = aucun temps de conduite n’y mène depuis un dépôt, ni directement ni par d’autres lieux et corridors
fix-no-zone = aucun dépôt n’est dans sa zone `{ $zone }`, et aucun corridor n’y mène
load-seats = { $n ->
    [one] { $n } place assise
   *[other] { $n } places assises
 }
load-wheelchairs = { $n ->
    [one] { $n } fauteuil roulant
   *[other] { $n } fauteuils roulants
 }
load-stretchers = { $n ->
    [one] { $n } brancard
   *[other] { $n } brancards
 }
load-none = aucune place
bad-travel-ways = clé manquante : table ou network
fix-travel-needs = `travel` a besoin de l’une d’elles
fix-travel-one = les temps de conduite viennent de l’une des deux
fix-goes-network = elle va avec un réseau routier
bad-between = un trajet entre deux zones ; lignes de ce genre non utilisées : { $n }
fix-between = seul un corridor mène d’une zone à une autre
bad-way-twice = deux fois le même trajet
bad-low-high = `low` dépasse `minutes`, ou `high` est au-dessous
fix-low-high = `low` est le moins que le trajet peut prendre, `high` le plus
bad-lat-lon = clés manquantes : lat et lon
fix-lat-lon = avec un réseau routier, chaque lieu a besoin de sa position
bad-areas = { $file } est inutilisable : { $why }
fix-areas = les surfaces sont des Polygon ou MultiPolygon de GeoJSON
geo-utf8 = ce n’est pas du texte UTF-8
geo-json = ce n’est pas du JSON : { $why }
geo-none = il n’y a pas de surface : ni Polygon ni MultiPolygon
geo-deep = ses collections sont trop imbriquées
geo-type = ce n’est pas du GeoJSON : un objet sans type
geo-list = ce n’est pas du GeoJSON : { $kind } sans liste { $key }
geo-rings = ce n’est pas du GeoJSON : un MultiPolygon d’autre chose
geo-ring = un contour de polygone n’est pas une liste
geo-position = une position n’est pas faite de deux nombres
geo-outside = une position hors du monde : { $lon }, { $lat } (la longitude vient d’abord)
geo-corners = un contour de polygone a moins de trois sommets
bad-closure-roads = on ne sait pas quelles routes sont fermées
fix-closure-roads = une fermeture a exactement l’un de `area`, `road` et `at`
fix-within = c’est jusqu’où autour de cette position les routes sont fermées
bad-closure-end = une fermeture qui finit avant de commencer : { $text }
bad-slower = `slower` rend les routes plus rapides : { $n }
fix-slower = 2 veut dire deux fois plus lent ; sans cette clé, elles sont fermées

## Hazards
bad-hazards = pas un fichier d’aléas de cette version : { $text }
fix-hazards = attendu : "{ $format }"
bad-three = `{ $key }` a besoin de trois valeurs, et non { $n }
fix-three = écrivez le minimum, le plus probable et le maximum : [0.9, 1.0, 1.5], ou ["10m", "40m", "2h"]
bad-order = `{ $key }` n’est pas dans l’ordre : { $text }

## Plans and states
bad-unexpected = { $key } n’est pas ce qui était attendu : { $found }
fix-expected = attendu : { $wanted }
bad-missing = une clé manque : { $key }
fix-missing = attendu "{ $key }" : { $wanted }
bad-vehicle-twice = un véhicule figure deux fois : { $id }
bad-convoy-twice = un convoi figure deux fois : { $id }
fix-convoy-taken = un convoi de l’état a cet identifiant : choisissez-en un autre
bad-convoy-gone = ce convoi est parti et ne prend plus personne : { $id }
fix-convoy-gone = l’état place ce véhicule là où il sort ; le plan commence là
bad-stands-twice = { $key } figure deux fois
fix-stands-once = une entrée pour chacun

## Timelines
bad-timeline-long = une chronologie de plus de { $most } octets : { $n }
fix-timeline-long = coupez-la en plusieurs fichiers
bad-further = autres problèmes : { $n }
bad-statements = plus de { $most } déclarations
fix-statements = coupez le fichier en plusieurs
bad-same-statement = la même déclaration que { $place }
fix-same-statement = la même ligne deux fois est une seule déclaration
bad-event = pas un mot d’événement : { $text }
fix-event = des minuscules, des chiffres et _, comme cumulative_count
fix-event-kept = il est gardé tel quel ; docs/formats/timeline.md donne les mots usuels
bad-event-unusual = un événement hors des mots usuels : { $word }
bad-corridor-beside = un corridor à côté de { $word }
fix-corridor-beside = un corridor va avec suspend, abort_order et resume
bad-source-id = aucun identifiant ne peut être fait de la source : { $text }
fix-source-id = dites qui compte dans la colonne `counter`, comme red-cross
bad-no-count = un mot sur un décompte, et pas de décompte
fix-no-count = remplissez count et unit
bad-count-unit = count et unit vont ensemble
fix-both-cells = remplissez les deux, ou aucun
bad-unit = pas une unité : { $text }
fix-unit = des minuscules, des chiffres et _, comme people ou private_vehicles
bad-count = pas un nombre entier : { $text }
fix-count = des chiffres seuls ; les mots comme "over" vont dans la colonne `bound`
bad-since-no-sum = depuis quand compte un chiffre qui n’est pas un total
fix-since-no-sum = `since` est pour les totaux : écrivez yes dans `cumulative`, ou laissez-la vide
bad-address = pas une adresse : { $text }
fix-address = après " | " viennent des adresses, séparées par " ; "
bad-long = plus long que { $most } caractères, ou sur plusieurs lignes : { $text }
fix-long = raccourcissez-le, sur une ligne
fix-record-id = des minuscules, des chiffres et -, une lettre ou un chiffre d’abord
bad-agreement-kind = agreement et kind vont ensemble
bad-word = un mot inconnu : { $text }
fix-one-of = l’un de { $words }
bad-month-time = une heure du jour dans un mois sans son jour
fix-leave-empty = laissez-la vide
bad-assumed-beside = une heure supposée à côté d’une heure donnée
fix-assumed-beside = `assumed` est pour les lignes où aucune source ne donne l’heure
bad-since = ni une date ni un instant : { $text }
fix-since = comme 2016-12-15 ou 2016-12-18T23:00
bad-day = pas une date : { $text }
fix-day = comme 2016-12-15, ou 2017-01 là où le jour n’est pas connu
bad-time = pas une heure du jour : { $text }
fix-time = 14:30, ou 14 là où seule l’heure est connue ; vide là où aucune source n’en donne
bad-no-local = pas d’heure locale de ce nom : { $text }
fix-no-local = { $what } : { $help }
