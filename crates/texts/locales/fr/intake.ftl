### What is said of spreadsheets that a scenario is made of, and of scenarios that are begun.

## Where

intake-sheet = feuille « { $sheet } »
intake-cell = cellule { $cell }
intake-row = ligne { $row }
intake-all-files = les fichiers
intake-more = et { $n } de plus : corriger ceux-ci et recommencer

## Files and sheets

intake-damaged = il ne peut être lu comme tableur : { $why }
intake-old = il est de l’ancien format Excel ou a un mot de passe, et n’est pas lu
intake-formats = CSV, XLSX et ODS sont lus : l’enregistrer ainsi, sans mot de passe
intake-empty = il ne contient rien
intake-too-large = plus de { $rows } lignes ou de { $columns } colonnes
intake-too-large-help = chercher une cellule loin en bas ou loin à droite, et la vider
intake-sheet-unknown = les colonnes ne disent pas ce que contient cette feuille
intake-sheet-unknown-help = nommer la feuille ou le fichier : { $all } ; leurs colonnes sont dans le modèle : safeconduct new --template DOSSIER
intake-sheet-ignored = pas lu, car aucune colonne n’y est connue : { $place }
intake-sheet-missing = aucune feuille ne contient ceci : { $sheet }
intake-sheet-missing-help = ajouter une feuille avec les colonnes { $columns } ; safeconduct new --template DOSSIER en écrit une à remplir

## Columns

intake-personal = cette colonne concerne une personne et est refusée : { $column }
intake-personal-help = rien sur l’identité de quelqu’un ne peut figurer dans un scénario ; supprimer la colonne : rien sous son en-tête n’a été regardé
intake-personal-group = s’il numérote des groupes et non des personnes, le nommer Groupe ; sinon le supprimer : rien sous son en-tête n’a été regardé
intake-column-unknown = colonne inconnue : { $column }
intake-meant = est-ce { $what } ?
intake-columns-are = les colonnes sont { $all } ; ce qui n’est pas à lire va sous { $note }
intake-column-twice = deux colonnes sont la même : { $first }, { $second }
intake-header-empty = une colonne sans en-tête
intake-header-empty-help = écrire ce qu’elle contient ; si son en-tête est fusionné avec un autre, les séparer
intake-merged = cellules fusionnées : { $range }
intake-merged-help = les séparer et écrire la valeur dans chacune
intake-column-missing = colonne manquante : { $column }
intake-add-column = l’ajouter : { $says }
intake-size-open = pas une taille de famille : { $column }
intake-size-open-help = les familles ne sont jamais séparées, donc chaque taille compte : une colonne pour 7, une pour 8, etc.
intake-no-sizes = rien ne dit la taille des familles
intake-no-sizes-help = ajouter une colonne pour chaque taille (1, 2, 3…) avec le nombre de telles familles, ou les colonnes Taille de la famille et Familles

## Cells

intake-nothing = rien sous { $column }
intake-formula = la formule donne une erreur : { $value }
intake-formula-help = corriger la formule, ou écrire la valeur elle-même
intake-not-text = pas un nom sous { $column } : { $value }
intake-not-text-help = l’écrire comme texte
intake-not-number = pas un nombre sous { $column } : { $value }
intake-not-number-help = écrire des chiffres seuls, comme 45 ; les remarques vont dans une colonne Remarque
intake-degrees-help = écrire des degrés, comme 36,2
intake-not-whole = pas un nombre entier sous { $column } : { $value }
intake-not-whole-help = écrire un nombre entier, comme 45
intake-negative = négatif sous { $column } : { $value }
intake-negative-help = l’écrire sans signe, ou 0 s’il n’y en a pas
intake-too-great = trop grand sous { $column } : { $value }
intake-at-most = au plus { $most }
intake-not-time = pas une durée sous { $column } : { $value }
intake-not-time-help = l’écrire 5 min, 1h30 ou 0:05
intake-long = lu comme { $hours } heures : { $value }
intake-long-help = avec deux-points ce sont des heures et des minutes, comme dans un tableur ; pour des minutes, écrire 5 min
intake-not-instant = pas une date et heure sous { $column } : { $value }
intake-not-instant-help = l’écrire 15/12/2016 08:00, le jour d’abord, ou 2016-12-15 08:00
intake-no-day = le début a besoin de sa date
intake-not-flag = ni oui ni non sous { $column } : { $value }
intake-not-flag-help = écrire oui, ou laisser vide
intake-unknown = aucune ligne de la feuille { $sheet } ne s’appelle ainsi : { $value }
intake-add-row = corriger le nom, ou lui ajouter une ligne dans la feuille { $sheet }
intake-they-are = il y a { $all }
intake-twice = ceci y est deux fois : { $value }
intake-twice-help = le premier est dans { $first }
intake-twice-added = les deux sont comptés ; le premier est dans { $first }
intake-priority = priorité inconnue : { $value }
intake-priority-help = c’est urgente, haute ou normale
intake-direction = sens inconnu : { $value }
intake-direction-help = c’est aller, retour ou les deux
intake-no-zone = un lieu sans zone : { $value }
intake-no-zone-help = d’autres lieux en ont une : écrire la zone, ou open pour l’extérieur
intake-zones-alone = il y a une zone, mais aucun corridor vers elle : { $value }
intake-zones-alone-help = ajouter une feuille de corridors, ou vider la colonne des zones si les véhicules circulent librement
intake-swapped = latitude et longitude semblent échangées : { $lat }, { $lon }
intake-swapped-help = mettre l’une dans la colonne de l’autre
intake-half-position = latitude et longitude vont ensemble, et l’une manque à côté de { $value }
intake-not-on-earth = pas de tel lieu sur Terre : { $lat }, { $lon }
intake-not-on-earth-help = la latitude va de −90 à 90, la longitude de −180 à 180
intake-nobody = une famille de personne
intake-nobody-help = dire combien sont assis, en fauteuil, couchés, ou supprimer la ligne
intake-size-sum = la taille de la famille n’est pas la somme de ses sièges, fauteuils et civières : { $value }
intake-size-sum-help = la taille compte toute la famille ; laisser les sièges vides : ils sont le reste
intake-no-destination = des gens vont vers un lieu qui n’accueille personne : { $value }
intake-no-destination-help = écrire sous { $column } combien il accueille, ou oui : { $place }
intake-no-fit = aucun véhicule n’a de place pour une telle famille : { $seats } assis, { $wheelchairs } en fauteuil, { $stretchers } couchés
intake-no-fit-help = les familles ne sont jamais séparées ; { $kind } a le plus de sièges : { $seats }
intake-same-place = d’un lieu à lui-même : { $value }
intake-end-first = la fin n’est pas après le début : { $start }, { $end }
intake-of-nothing = ni corridor, ni accord, ni lieu, ni type de véhicule de ce nom : { $value }
intake-of-nothing-help = l’écrire comme dans l’une de ces feuilles : { $all }
intake-of-several = plusieurs choses portent ce nom : { $value }
intake-of-several-help = il figure dans { $all } : en nommer une autrement
intake-uncovered = aucun accord ne couvre ce corridor : { $value }
intake-uncovered-help = en ajouter un à la feuille des accords : qui le garantit, et quels corridors il couvre
intake-covered-twice = plus d’un accord couvre ce corridor : { $value }
intake-covered-twice-help = écrire lequel : { $all }
intake-day-twice = le jour est dit deux fois
intake-day-twice-help = laisser vide quand le début et la fin ont leurs dates ; des heures seules valent chaque jour
intake-duty = le service au plus et le repos vont ensemble
intake-duty-help = écrire les deux, ou aucun
intake-unit = unité inconnue : { $value }
intake-unit-help = c’est personnes, véhicules ou convois
intake-one-way-help = c’est aller ou retour ; pour les deux, écrire deux lignes

## What was assumed

intake-assumed = Supposé, car aucune feuille ne le dit :
intake-assumed-zone = aucun fuseau horaire n’est dit : UTC
intake-assumed-start = aucun début n’est dit : { $at }
intake-assumed-end = aucune fin n’est dite : { $at }
intake-assumed-receives = rien ne dit qui accueille : ceux-ci, sans limite : { $all }
intake-assumed-km = les kilomètres non dits sont 0
intake-month-first = dates avec le mois d’abord : { $place }
intake-total = une ligne de totaux n’est pas lue : { $place }
intake-toml-head = Fait de { $files } par safeconduct new. Dès maintenant ce fichier est le scénario : le changer librement.
intake-toml-keys = Toutes les clés : { $page }
intake-toml-more = autres clés possibles ici : { $keys }
intake-toml-assumed = supposé : aucune feuille ne le dit

## Templates

intake-about-sheet = Feuille
intake-about-column = Colonne
intake-about-needed = Nécessaire
intake-about-says = Ce qu’elle contient
intake-about-also = Aussi nommée
intake-about-yes = oui
intake-about-title = Colonnes
intake-about-sizes = 1, 2, 3… : une colonne pour chaque taille de famille, avec le nombre de telles familles

## safeconduct new, --set

new-exists = il existe déjà et n’est pas écrasé : { $path }
new-exists-hint = donner un autre nom, ou --force pour l’écraser
new-is-input = c’est l’un des fichiers à lire : { $path }
new-not-toml = un scénario écrit ici est en TOML : son nom finit par .toml : { $path }
new-unread = la feuille ne peut être lue : { $why } : { $path }
new-written = écrit : { $path }
new-next = Et maintenant, le planifier :
new-example = Un exemple qui se planifie tel quel. Y mettre ses propres lieux, véhicules et personnes.
new-template-next = En remplir un, et en faire un scénario :
what-if = hypothèse, pas le plan du scénario lui-même : { $sets }
