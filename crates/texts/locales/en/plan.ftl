### What the movement order and the page both say, and what only the order says.

## Headings

movement-order = Movement order
evacuation-plan = Evacuation plan
horizon = From { $from } to { $until }, local time ({ $zone })
caveat = Figures of a model. Software gives no guarantee and cannot make a road safe.
from-state = Planned from the situation at { $time }. Safe by then: { $people }. Convoys gone by then: { $convoys }.
people-line = People: { $people }. Vehicles: { $vehicles }.

## Key figures

people-out = People brought out
of-total = of { $total }
left-behind = Left behind
left-weighted = Left behind, weighted
exposure = Exposure
exposure-unit = weighted person-hours
last-arrival = Last arrival
distance = Distance
wishes = Wishes not met, weighted
km = { $n } km
plan = Plan
gap-is = Gap { $n }
bound-left = no plan can leave fewer than { $n } (weighted)
bound-exposure = no plan that leaves as few can have less than { $n }
bound-last = no plan that leaves as few can be over before { $n }
no-bound = no bound proven
best-possible = proven: no plan can do better
best-of-those = proven: no plan that leaves as few can do better
counts-first = What counts first: { $order }.
nothing-better = Proven: no plan is better.
nothing-better-but = Proven: no plan is better in what counts before this: { $parts }.
not-stated = not stated

## Convoys

convoys = Convoys
no-convoys = No convoy.
convoy = Convoy
corridor = Corridor
outward = outward
back = back
depart = Departs
arrive = Arrives
day = Day
people = People
stretchers = Stretchers
vehicles = Vehicles
first-departure = First departure
summary-hint = Convoys in this plan: { $n }. They are summed up here by day and corridor; --full prints each of them, and the page shows all.

## Destinations

destinations = Destinations
destination = Destination
first-arrival = First arrival

## Those left

left-title = Who is left behind, and why
nobody-left = Nobody is left behind.
families = Families
entry = Group
waiting = Waiting at
no-reason = Left behind without a stated reason: { $people }.
and-more = … and { $n } more

## Vehicles

vehicles-used = Vehicles used
used-of = { $used } of { $there }

## What changes from one plan to another

changes-sum = Orders that change: { $changed } of { $total }. Vehicles that keep theirs: { $kept } of { $vehicles }.
moved-slightly = Moved by five minutes at most, and not counted: { $n }.
changes-from = { $vehicles }: from { $time } on.
out-of-service = { $vehicles }: out of service. From { $time } on:
all-dropped = All its orders fall away: { $n }.
orders-instead = Instead of { $old }: { $new }.
orders-dropped = No longer: { $old }.
orders-new = New: { $new }.
order-moved = At { $new }, not at { $old }: { $what }.
crossing-by = crossing by { $corridor }, { $direction }
loading-at = loading at { $place } ({ $who })
unloading-at = unloading at { $place } ({ $who })
families-people = families: { $families }, people: { $people }
before = Before
after = After
difference = Difference
then = ;{" "}

## What holds an operation back

bottleneck = What holds the operation back
held-by = Most of all: { $what }.
held-by-nothing = Nothing single: whichever limit is taken away, what is proven stays much as it is. Several hold it back together, or the ways and the hours at which people are ready do.
held-unknown = Not known for this plan: there was no time to prove it, or another program made the plan.
limit-fleet = vehicles
limit-corridor = corridors
limit-checkpoint = inspections at checkpoints
limit-bays = bays for getting on and off
limit-reception = room at the destinations
ask-fleet = What would ease it ({ $what }): more or larger vehicles, quicker loading, shorter ways.
ask-corridor = What would ease it ({ $what }): longer hours, larger convoys, less time between convoys, higher quotas, one more corridor.
ask-checkpoint = What would ease it ({ $what }): more lanes, quicker inspections, none on the way in.
ask-bays = What would ease it ({ $what }): more bays, longer hours there, quicker loading.
ask-reception = What would ease it ({ $what }): more room or stretchers at the destinations, further destinations.
fall-left = Without this limit ({ $what }), as far as can be proven, { $b } might be left behind in place of { $a } (weighted).
fall-exposure = Without this limit ({ $what }), as far as can be proven, the exposure might be { $b } in place of { $a } ({ $n } less).
fall-last = Without this limit ({ $what }), as far as can be proven, it might be over at { $b } in place of { $a } ({ $n } sooner).
held-caveat = This compares bounds, the best that any plan might reach. It promises no plan.
limit-away = Limit taken away
none-away = none
none-below = What is proven: no plan can be below this.

## Proofs and the end

by-earliest = the ways alone
by-routes = routes of the vehicles
by-cases = routes in whole numbers
by-search = search
proofs = What proves the bounds
no-proofs = Nothing is stated that proves a bound.
list = ,{" "}

## Spans of time

days = { $n }d
hours = { $n }h
minutes = { $n }m
seconds = { $n }s
units-between = {""}
labelled = { $label }: { $text }
