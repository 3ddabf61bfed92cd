### Ce que dit une répétition.

## The whole

rehearsal = Répétition
rehearsal-worlds = Le plan, joué dans { $n } mondes tirés au sort (à partir du numéro { $first }, graine { $seed }). { $policy }
policy-wait = Les convois attendent tous leurs véhicules.
policy-hold = Les convois partent sans les véhicules qui ont plus de { $span } de retard, si un convoi suivant a de la place.
policy-replan = Un convoi qui part avec { $span } de retard ou plus fait planifier la suite à nouveau, au plus { $most } fois.
rehearsal-caveat = Les aléas sont des hypothèses. Ces chiffres comparent des plans et montrent ce qui cède en premier ; ils ne sont ni une prévision ni une garantie.
rehearsal-errors = ± est une erreur type : l’écart possible d’un chiffre du seul fait que le nombre de mondes est limité.
the-plan = le plan lui-même

## Key figures

all-out-by = Probabilité que tous ceux qui viennent soient en sécurité
by-time = d’ici { $time }
people-come = Personnes qui viennent
people-stay = Personnes qui ne viennent pas
people-left = Personnes laissées sur place
worst-twentieth = dans les 5 % de mondes les pires
hours-exposed = Heures-personnes pondérées avant la sécurité
hours-stood = Heures-personnes à bord à l’arrêt
in-a-world = En moyenne dans un monde
people-caught = personnes à l’intérieur quand un corridor ferme
people-turned = personnes ramenées à la porte
people-overran = personnes à l’intérieur après la fin d’une fenêtre
vehicles-broken = pannes
vehicles-lost = véhicules perdus
convoys-missed = véhicules reportés à un convoi suivant
times-replanned = fois où la suite est planifiée à nouveau

## Safe over time

safe-over-time = Personnes en sécurité au fil du temps
fan-says = Dans la moitié des mondes le nombre est dans la bande foncée, dans neuf sur dix dans la bande claire.
fan-median = médiane
fan-half = la moitié des mondes
fan-most = neuf mondes sur dix
instant = Heure

## Where delay begins

delay-begins = Où naissent les retards
delay-says = De toutes les heures-personnes de retard sur le plan, la part dont le retard est né là.
no-delay = Personne n’est en retard sur le plan.
other-causes = ailleurs
delay-road = trajet vers { $place }
delay-service = embarquement ou débarquement : { $place }
delay-bay = attente d’un emplacement : { $place }
delay-people = personnes pas encore là : { $place }
delay-corridor = traversée de { $corridor }
delay-shut = { $corridor } fermé
delay-turn = espacement, quota ou échange : { $corridor }
delay-checkpoint = contrôle : { $checkpoint } ({ $corridor })
delay-unexpected = contrôle imprévu : { $corridor }
delay-breakdown = panne
delay-driver = refus d’un chauffeur
delay-stand = attente là où d’autres véhicules ne peuvent stationner : { $place }
delay-hours = repos d’un équipage, ou heures d’un véhicule

## What each hazard costs

hazard-costs = Ce que coûte chaque aléa
cost-says = Les mêmes mondes sans cet aléa seul : ce qu’ils ont en moins. Les aléas se recouvrent ; ces chiffres ne s’additionnent pas.
no-costs = Non examiné : il faudrait tout rejouer pour chaque aléa.
cost-left = personnes laissées
cost-hours = heures-personnes pondérées
cost-chance = probabilité perdue
hazard = Aléa
hazard-driving = temps de trajet
hazard-loading = temps d’embarquement
hazard-inspection = contrôles
hazard-unexpected = contrôles imprévus
hazard-people = plus ou moins de monde
hazard-arrival = arrivées étalées
hazard-no-show = personnes qui ne viennent pas
hazard-breakdown = pannes de véhicules
hazard-driver = refus de chauffeurs
hazard-suspension = suspensions
hazard-shortened = fenêtres écourtées
hazard-extended = fenêtres prolongées
hazard-exchange = un côté de l’échange s’arrête
hazard-cars = voitures privées dans le convoi

## The command line

hazards-unread = les aléas ne peuvent pas être lus : { $why } : { $path }
part-unread = la répétition ne peut pas être lue : { $why } : { $path }
parts-apart = les parties ne peuvent pas être réunies : { $why }
part-of-another = les parties sont d’un autre scénario, plan, état, graine, consigne ou aléas, ou d’une autre version
no-rehearsal-for-broken = le plan enfreint une règle et n’est pas répété : { $code }
worlds-wanted = il faut un nombre de mondes, ou un intervalle tel que 2000..3000
scenario-wanted = il faut un scénario et un plan
worlds-done = { $n } mondes sur { $all }
part-at = mondes : { $path }
record-at = registre du monde : { $path }
