### Ce que dit le journal radio et téléphone : lignes relues, et ce qui ne va pas dans une ligne.

## Relecture

read-at = À { $time } :
read-heard = À l’heure où c’était entendu, { $time } :
read-arrived = { $vehicle } est à { $place }.
read-at-checkpoint = { $vehicle } est au point de contrôle { $place }.
read-entered-outward = { $vehicle } est entré dans { $corridor }, à l’aller.
read-entered-back = { $vehicle } est entré dans { $corridor }, au retour.
read-departed = { $vehicle } a quitté { $place }.
read-passed = { $vehicle } repart du point de contrôle { $place }.
read-boarded = Montés dans { $vehicle } à { $place } : { $n } ({ $how }).
read-handed-over = Remis par { $vehicle } à { $place } : { $n } ({ $how }).
read-needs = Dont en fauteuil roulant : { $wheelchairs } ; sur brancard : { $stretchers }.
read-empty = { $vehicle } est vide.
read-returned = Descendus de { $vehicle } à { $place }, qui n’est pas un lieu sûr : { $n }.
read-counted = À bord de { $vehicle } : { $n } ({ $how }).
read-broke-down = { $vehicle } ne peut pas continuer.
read-repaired = { $vehicle } peut de nouveau rouler.
read-did-not-continue = De { $vehicle }, n’ont pas passé le point de contrôle { $place } : { $n }. Le cas est ouvert.
read-left = Descendus de { $vehicle } en route : { $n }.
read-joined = Montés dans { $vehicle } en route : { $n }.
read-born = Nés à bord de { $vehicle } : 1.
read-died = Décédés à bord de { $vehicle } : { $n }.
read-transferred = De { $from } vers { $to } : { $n }.
read-held = Le convoi { $convoy } est retenu. { $reason }
read-suspended = { $corridor } est fermé. { $reason }
read-suspended-by = { $corridor } est fermé, selon { $by }. { $reason }
read-resumed = { $corridor } est de nouveau ouvert.
read-clear = { $corridor } est praticable.
read-not-clear = { $corridor } n’est pas praticable.
read-incident = Signalé ({ $how }) : { $said }
read-incident-at = Signalé de { $place } ({ $how }) : { $said }
read-others = Chiffre de { $source }, gardé à part : { $n }. { $said }
how-list = d’après une liste
how-scan = cartes lues
how-clicker = au compteur
how-seats = d’après les sièges
how-estimate = estimation
how-saw = vu
how-told = rapporté par d’autres
how-inferred = déduit

## Ce qui ne va pas dans une ligne

journal-column = colonne { $column } : { $what }
journal-empty = la ligne ne dit rien
journal-too-long = la ligne est trop longue
journal-unknown = ni nom de ce scénario, ni mot du journal : { $word }
journal-near = proches : { $near }
journal-names = les noms sont les identifiants du scénario ; les mots sont dans docs/formats/journal.md
journal-ambiguous = peut avoir plusieurs sens : { $word }
journal-could = dire l’un de ceux-ci : { $could }
journal-no-verb = aucun mot ne dit ce qui s’est passé
journal-verbs = l’un de ceux-ci : { $verbs }
journal-two-verbs = un second mot dit ce qui s’est passé : { $word }
journal-one-line-each = une ligne pour chacun
journal-missing = manque : { $need }
journal-form = se dit : { $form }
journal-not-here = n’a pas sa place ici : { $word }
journal-too-many = un à trois chiffres sont des personnes, quatre une heure comme 1432
journal-no-such-time = les horloges sautent cette heure ce jour-là, ou l’ont deux fois : { $word }
journal-which-corridor = plusieurs corridors se rejoignent à cette porte
need-vehicle = un véhicule
need-other-vehicle = le véhicule où ils sont allés
need-place = un lieu
need-checkpoint = un point de contrôle
need-where = un lieu ou un point de contrôle
need-corridor = un corridor
need-held = un convoi, une porte ou un corridor
need-count = un nombre de personnes
need-direction = OUTWARD ou BACK
need-knowing = SAW, TOLD ou INFERRED
need-words = ce qui est dit, après un deux-points
need-source = qui a compté
journal-nothing = aucune ligne n’est donnée
