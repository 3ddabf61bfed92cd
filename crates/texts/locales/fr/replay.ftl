### Ce que dit une relecture.

## The whole

replay = Relecture
replay-extent = Déclarations : { $n } ; comptages : { $sources } ; du { $from } au { $until }, heure locale de { $zone }.
replay-says = Ce que des sources ont publié, chacune comme elle l’a dit. Rien n’est additionné, moyenné ni tranché entre elles ; chacun répond de ce qui est cité de lui.
replay-synthetic = ≈ : aucune source ne donne l’heure ; sa place dans la journée est notre hypothèse.
replay-sums = Les totaux d’un même jour peuvent être d’heures différentes, et les sources peuvent ne pas compter les mêmes personnes.
replay-root = Racine du registre : { $root }
replay-suspended = suspendu, selon la déclaration : { $ids } ({ $at })
replay-resumed = rouvert, selon la déclaration : { $ids } ({ $at })
replay-signed = accord : { $ids } ({ $at })
replay-differ = Les sources divergent ({ $of }) : { $all }
replay-differ-time = Les sources divergent sur l’heure ({ $of }) : { $all }

## Figures

replay-figure = { $unit } : { $n }
replay-about = environ { $n }
replay-over = plus de { $n }
replay-almost = près de { $n }
replay-up-to = jusqu’à { $n }
replay-sum-since = total depuis le { $day }
replay-sum-unsaid = total ; depuis quand, ce n’est pas dit
replay-since = depuis le { $day }
replay-unit-people = personnes
replay-unit-buses = autobus
replay-unit-patients = patients
replay-unit-wounded = blessés
replay-unit-killed = tués
replay-unit-children = enfants
replay-unit-ambulances = ambulances
replay-unit-cars = véhicules privés
replay-unit-convoys = convois
replay-unit-hours = heures
replay-unit-minutes = minutes

## The page

replay-source = Source
replay-number = Chiffre
replay-days = Jour par jour
replay-chart = Personnes parties, selon chaque source
replay-chart-of = { $place } : personnes, selon chaque source
replay-chart-says = Une barre est aussi longue que le temps dont le chiffre peut être ; les lignes relient les chiffres d’un même comptage et n’affirment rien entre eux. Gris : suspendu, selon les déclarations. Les numéros sont ceux de la liste ci-dessous.
replay-chart-zoom = Les heures que couvre le modèle
replay-zoom-says = Les mêmes chiffres face au modèle. Tirets : le plan. Ombré : neuf mondes tirés sur dix. L’un et l’autre sont la réponse d’un modèle, non ce qui s’est passé.
replay-later = Plus tard que ce qui est dessiné : { $all }

## A model's answer

replay-model = La réponse d’un modèle, non ce qui s’est passé
replay-model-says = Ce que ce programme aurait planifié pour le scénario avec l’accord tel qu’il était connu, en planifiant à nouveau, à chaque suspension et à chaque reprise, à partir de là où en était son propre plan, avec les mêmes véhicules et les mêmes heures.
replay-step-start = { $from } : planifié avec l’accord tel qu’il était connu, en vigueur jusqu’au { $end } au plus tard.
replay-step-shut = { $from } : suspendu ; personne ne sait jusqu’à quand. En sécurité selon le plan : { $safe } ; en route : { $aboard } ; en attente : { $waiting }, dont { $off } redescendus.
replay-step-open = { $from } : rouvert ; avec les heures perdues, jusqu’au { $end } au plus tard. En sécurité : { $safe } ; en attente : { $waiting }.
replay-step-then = En sécurité selon le plan au { $until } : { $then } sur { $all }.
replay-step-last = Le dernier est en sécurité le { $last }.
replay-no-suspension = Le plan tient jusqu’au bout : aucune suspension déclarée ne tombe avant que tous ceux qui y sont soient en sécurité.
replay-assumptions = Ce qu’elle suppose
replay-assume-people = Les { $people } personnes et les { $vehicles } véhicules du scénario, et aucun autre, qui que ce soit d’autre qui soit parti.
replay-assume-known = À une suspension, personne ne sait quand elle finit ; à une reprise, personne ne sait rien de la suivante.
replay-assume-hours = Les heures que prend une suspension sont ajoutées à la fin de l’accord et de l’horizon.
replay-assume-through = Les convois engagés quand une suspension commence passent.
replay-assume-off = Qui est à bord et n’a pas quitté la zone assiégée descend là où se trouve le véhicule, et y attend.
replay-assume-times = Les suspensions commencent et finissent quand la chronologie le dit ; celles marquées ≈ à une heure qui est notre hypothèse.
replay-assume-goods = Dans le plan lui-même, rien n’est en retard ni en panne ; dans les mondes tirés au sort, oui, selon des aléas supposés.
replay-assume-worlds = Les mondes rencontrent les suspensions telles qu’elles sont déclarées, sans les connaître longtemps à l’avance ; aucune autre n’est tirée. Le premier plan n’y est pas refait : ses convois attendent le corridor, et repartent dans leur ordre.
replay-assume-search = Chaque plan est le premier du planificateur, amélioré par { $rounds } tours de recherche, graine { $seed }.
replay-against = Les sources face au modèle
replay-against-says = Chaque total de personnes dont le temps tombe dans celui du modèle. La bande va du plus bas de neuf mondes sur dix, parmi { $worlds } tirés, quand ce temps commence, au plus haut quand il finit. Elle juge le modèle, non la source.
replay-band = bande
replay-against-column = Le chiffre est
replay-below = sous la bande
replay-inside = dans la bande
replay-above = au-dessus de la bande
replay-beyond = plus que n’en a le scénario
replay-tally = Sur { $all } : dans la bande { $inside }, au-dessus { $above }, en dessous { $below }, plus que n’en a le scénario { $beyond }.

## The command line

timeline-unread = la chronologie ne peut pas être lue : { $why } : { $path }
zone-unknown = fuseau horaire inconnu : { $zone }
zone-twice = le scénario a son propre fuseau horaire : { $zone }
replay-utc = les heures locales sont lues en UTC : indiquez --timezone ou --scenario
replay-no-corridor = la chronologie parle d’un corridor que le scénario n’a pas : { $corridor }
replay-record-at = registre : { $path }
