### What the command line says: files, options, judgements, how the search goes.

## What is wrong, and what was done

error-word = erreur :
warning-word = avertissement :
problems =
    { $n ->
        [one] { $n } erreur : rien n’a été fait
       *[other] { $n } erreurs : rien n’a été fait
    }

## Files

no-such-file = ce fichier n’existe pas
no-permission = pas d’autorisation
is-folder = c’est un dossier, pas un fichier
not-a-folder = une partie de son chemin est un fichier, pas un dossier
disk-full = le disque est plein
disk-read-only = le disque est en lecture seule
no-such-folder = ce dossier n’existe pas : { $path }
stdin-once = l’entrée standard ne peut être lue qu’une fois : donner - pour un seul chemin au plus
scenario-unread = le scénario ne peut être lu : { $why } : { $path }
state-unread = l’état ne peut être lu : { $why } : { $path }
record-unread = le registre ne peut être lu : { $why } : { $path }
plan-unread = le plan ne peut être lu : { $why } : { $path }
cannot-write = écriture impossible : { $why } : { $path }
plan-at = plan : { $path }
page-at = page : { $path }

## Options

limit-units = l’écrire avec ses unités, comme 10s, 1m30s ou 2h
limit-too-long = c’est plus long que le temps d’ici
limit-no-unit = l’unité manque : { $n }s, { $n }m ou { $n }h ?
hours-wanted = un nombre d’heures, comme 3 ou 0.5
whole-wanted = un nombre entier, pas en dessous de 0
threads-wanted = un nombre entier de 1 à { $most }
order-twice = --order nomme deux fois une partie du score : { $part }
json-and-out = --json et --out - veulent tous deux la sortie standard
json-and-out-hint = écrire le plan dans un fichier : --out plan.json
page-to-stdout = la page va dans un fichier, pas sur la sortie standard
same-file = le plan et la page ne peuvent être le même fichier
unknown-option = cette option n’existe pas : { $what }
unknown-command = cette commande n’existe pas : { $what }
perhaps = peut-être : { $what }
wrong-value = { $option } ne peut être ceci : { $value }
wanted-value = ce qu’il faut : { $what }
value-missing = { $option } demande une valeur
arguments-missing = il manque : { $what }
conflict = { $option } ne va pas avec { $other }
given-twice = { $option } est donné deux fois
command-missing = aucune commande n’est donnée
command-line-wrong = la ligne de commande est fausse
help-says = --help dit ce qu’on peut donner

## Check and compare

rules-kept = toutes les règles sont respectées
plan-keeps = { $plan } : toutes les règles sont respectées
plan-breaks = { $plan } : enfreint { $codes }
judged-from-state = { $said }, à partir de l’état
judged-ahead = { $said }, pour ce qui reste à partir de l’état
scenario-fine = en ordre
can-be-planned = { $fine } : { $name } peut être planifié
horizon-label = horizon
horizon-is = de { $from } à { $until } ({ $zone })
people-label = personnes
people-is =
    { $n } en { $classes ->
        [one] { $classes } classe
       *[other] { $classes } classes
    }
vehicles-label = véhicules
vehicles-is =
    { $n }, de { $kinds ->
        [one] { $kinds } type
       *[other] { $kinds } types
    }
places-label = lieux
places-is =
    { $n }, { $corridors ->
        [one] { $corridors } corridor
       *[other] { $corridors } corridors
    }
evacuated-label = évacués
evacuated-is =
    { $out } sur { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }
left-label = laissés sur place
left-is = { $n } (pondéré { $weighted })
exposure-label = exposition
exposure-is = { $n } heures-personnes pondérées
last-label = dernière arrivée
distance-label = distance
wishes-label = souhaits
with-gap = { $value }, écart { $gap }
with-bound-none = { $value }, borne 0
no-page-for-broken = le plan enfreint une règle, il ne reçoit donc pas de page : { $code }
check-says-where = safeconduct check dit où
no-state-of-broken = le plan enfreint une règle, personne ne peut donc être là où il le dit : { $code }
at-unread = pas un instant : { $at }
at-outside = hors de l’horizon, de { $from } à { $until } : { $at }
cannot-set = impossible de fixer { $set }
set-wants = il faut un chemin et une valeur, comme vehicles.bus.count=30
set-toml = la valeur n’est pas du TOML : un texte veut des guillemets, comme corridor.road.convoy.headway="20m"
set-nearest = { $table } n’a pas de { $id } : vouliez-vous dire { $near } ?
set-no-row = { $table } n’a pas de { $id }
set-no-keys = { $key } n’a pas de clés à l’intérieur
set-differs = fait avec --set { $sets }, ce que cet appel n’a pas ; le juger avec les mêmes : { $plan }

## Planning

order-leaves-people = avec cet ordre, des personnes qui pourraient partir risquent d’être laissées sur place : left-behind ne compte pas d’abord
board-early-might = personne ne monte à bord pour un corridor pendant sa suspension. Pour voir si davantage de personnes sortiraient en montant peu avant la fin annoncée : --board-early 20m
previous-broken = le plan précédent ne respecte plus les règles ({ $code }) : ce qui peut en être gardé est gardé
judging-interrupted = Ctrl-C : le meilleur plan trouvé jusqu’ici est jugé et écrit
judging-proven = prouvé : aucun plan n’est meilleur, sauf peut-être en kilomètres ; il est jugé et écrit
judging = le meilleur plan est jugé et écrit
no-plan-yet = pas encore de plan
time-of = { $n } sur { $limit } s
time-gone = { $n } s
round = tour { $n }
round-of = tour { $n } sur { $all }
out-and-left = évacués { $out }, restants { $left }
exposure-now = exposition { $n }
no-bound-yet = pas encore de borne
proven-best = prouvé : aucun plan n’est meilleur
exposure-at-least = au moins { $n }
left-at-least = restants au moins { $n }
distance-at-least = distance au moins { $n }
wishes-at-least = souhaits au moins { $n }
last-not-before = les derniers pas avant { $time }
left-unbound = restants : aucune borne prouvée
exposure-unbound = exposition : aucune borne prouvée
last-unbound = les derniers : aucune borne prouvée
distance-unbound = distance : aucune borne prouvée
wishes-unbound = souhaits : aucune borne prouvée
unchanged = pas de meilleur plan depuis { $n } s
ctrl-c-writes = Ctrl-C écrit le meilleur jusqu’ici

## Errors of the program

please-report = une erreur du programme, merci de la signaler
lanes-failed =
    { $n ->
        [one] { $n } ligne de la recherche a échoué
       *[other] { $n } lignes de la recherche ont échoué
    } : { please-report } (graine { $seed })
proof-failed = la preuve des bornes a échoué, aucune n’est donc indiquée : { please-report }
bound-contradicted = la borne de { $part } dépassait ce que le plan atteint, elle est donc omise : { please-report }
plan-thrown-away = un plan trouvé enfreint une règle et est écarté : { please-report } (graine { $seed })
found-plan-breaks = le plan trouvé enfreint une règle, il n’a donc pas été écrit :
found-plan-hint = c’est une erreur du programme : merci de la signaler avec le scénario et la graine (lire d’abord SECURITY.md)
broken-already = { $code } était enfreinte avant le début de ce plan, et aucun plan n’y peut rien ({ $n }) : { $what }
search-failed = la recherche a échoué avant d’avoir un plan
ctrl-c-deaf = Ctrl-C ne peut être écouté : { $why }
