### Ce que dit le compte d’une opération, et ce qui en est publié.

## Le compte

account = Compte
account-of-operation = D’une opération : cela a eu lieu.
account-of-rehearsal = D’une répétition : rien de cela n’a eu lieu.
account-of-replay = Composé de ce qui a été publié.
account-happened-by = Ce qui avait eu lieu le { $at }.
account-known-at = Tel que connu le { $at }.
account-identity = Montés + venus d’ailleurs + nés + rejoints = remis + à bord + revenus + retenus + partis + décédés + passés ailleurs + inexpliqués. Toute entrée qui déplace des personnes s’inscrit des deux côtés.
account-inside = Pour le centre : rien n’est omis. Ne pas publier.
account-caveat = Un logiciel ne garantit rien. Ce qui n’a pas été signalé n’y figure pas.
account-whole = Toute l’opération
account-by-window = Par fenêtre
account-by-place = Par lieu de montée
account-by-convoy = Par convoi
account-by-vehicle = Par véhicule
account-on-the-way = en route
account-before-first = avant la première fenêtre
account-window = fenêtre { $n } ({ $times })
account-plan = prévu
account-planned = prévu : { $n }
account-entries = Entrées
account-entries-say = Ce que chaque entrée a changé au compte de son véhicule. La somme d’une colonne est le chiffre ci-dessus.
account-corrected = (corrigée par { $entry })
account-cases = Cas ouverts
account-case-closed = Clos : { $how }
account-differs = Ce qui ne concorde pas
account-others = Chiffres d’autres sources
account-others-say = Gardés à côté des nôtres tels qu’ils ont été donnés, chacun avec qui est compté ; jamais ajoutés aux nôtres ni entre eux.
account-none = aucun
account-root = Racine du registre : { $root }
flow-boarded = montés
flow-moved-in = venus d’ailleurs
flow-born = nés
flow-joined = rejoints
flow-handed-over = remis
flow-aboard = à bord
flow-returned = revenus
flow-removed = retenus
flow-left = partis
flow-died = décédés
flow-moved-out = passés ailleurs
flow-unexplained = inexpliqués
case-did-not-continue = N’ont pas passé le point de contrôle { $id } : { $n }.
case-missing = Manquants au comptage, { $id } : { $n }.
case-death = Décédés à bord de { $id } : { $n }.
differ-unknown = Cet identifiant n’est connu de personne : { $id }.
differ-no-entry = L’entrée dont il est question n’est pas ici : { $entry }.
differ-twice = Deux entrées du même identifiant disent autre chose.
differ-not-to-load = Des personnes sont montées dans { $vehicle } avant l’accord de chargement.
differ-not-to-enter = { $vehicle } est entré dans le corridor avant l’accord d’entrée.
differ-suspended = { $vehicle } est entré dans le corridor alors qu’il était fermé.
differ-over-room = { $vehicle } a { $people } personnes à bord pour { $room } places.
differ-missing = { $vehicle } : { $n } de moins que connu à bord.
differ-too-many = { $vehicle } : { $n } de plus que connu à bord.
differ-elsewhere = { $vehicle } est signalé ailleurs sans avoir été vu quitter { $place }.
differ-families = Plus de familles de { $class } qu’il n’y en a.

## Ce qui est publié

bulletin = Bulletin
sitrep = Rapport de situation
bulletin-delay = Ce qui date de moins de { $span } n’y figure pas, pour ne mettre en danger personne en route.
bulletin-no-delay = Sans délai : ne pas publier tant que quelqu’un est en route.
bulletin-small = Les nombres de 1 à moins de { $n }, et d’autres qui les trahiraient, sont omis : ∗
bulletin-nothing-left-out = Les petits nombres ne sont pas omis : ne pas publier.
bulletin-safe = Remis à qui les reçoit
bulletin-origins = Par lieu de montée
bulletin-destinations = Par lieu de remise
bulletin-remaining = Pas encore remis, de tous ceux du scénario
bulletin-agreements = Accords
bulletin-shut = Corridors fermés
bulletin-as-stated = selon { $by }
bulletin-incidents = Incidents
bulletin-incidents-say = Tels que signalés. Aucune partie n’est nommée.
status-alleged = allégués
status-verified = vérifiés
status-not-verified = non vérifiés
status-open = pas encore établis
bulletin-method = Méthode de comptage
bulletin-method-says = D’après les entrées du registre, en partie double ; les personnes remises sont comptées par qui les reçoit. Les corrections sont des entrées à part et changent des chiffres antérieurs.
account-at = Compte : { $path }
