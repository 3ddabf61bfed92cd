### Group cards and their sheets.

cards = Group cards
card-number = Card { $n }
card-says = This card is of a group and says nothing of who anybody is. It gives no right and takes none away. Whoever has none is treated alike.
card-people = Seated
card-wheelchairs = Wheelchairs
card-stretchers = Stretchers
card-escort = Going along
card-priority = Priority
card-keep = Tear here: the first part goes with the group, the second stays with whoever keys it in, and is destroyed then.
card-copied = The signs have no 0, 1, I, L, O; the last one finds mistakes.
cards-written = Cards: { $n }: { $path }
cards-random = the machine gives no random numbers: no card can be made
cards-first = the first number and the count together must be below 1000000
