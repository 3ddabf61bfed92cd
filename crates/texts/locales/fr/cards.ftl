### Les cartes de groupe et leurs feuilles.

cards = Cartes de groupe
card-number = Carte { $n }
card-says = Cette carte est celle d’un groupe et ne dit pas qui est qui. Elle ne donne ni ne retire aucun droit. Qui n’en a pas est traité de même.
card-people = Assis
card-wheelchairs = Fauteuils roulants
card-stretchers = Brancards
card-escort = Accompagnants
card-priority = Priorité
card-keep = Séparer ici : la première partie va avec le groupe, la seconde reste chez qui la saisit, et est alors détruite.
card-copied = Les signes n’ont ni 0, 1, I, L, O ; le dernier révèle les erreurs.
cards-written = Cartes : { $n } : { $path }
cards-random = la machine ne donne pas de nombres aléatoires : aucune carte ne peut être faite
cards-first = le premier numéro et le nombre doivent ensemble rester sous 1000000
