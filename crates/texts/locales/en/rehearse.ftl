### What a rehearsal says: figures of many drawn worlds, and what the command asks for.

## The whole

rehearsal = Rehearsal
rehearsal-worlds = The plan, played in { $n } drawn worlds (from number { $first }, seed { $seed }). { $policy }
policy-wait = Convoys wait for all their vehicles.
policy-hold = Convoys leave without vehicles that are more than { $span } late, if a later one has room.
policy-replan = A convoy that departs { $span } late or later has the rest planned again, at most { $most } times.
rehearsal-caveat = The hazards are assumptions. These figures compare plans and show what breaks first; they are no forecast and no guarantee.
rehearsal-errors = ± is one standard error: how far off a figure may be because there are only so many worlds.
the-plan = the plan itself

## Key figures

all-out-by = Chance that all who come are safe
by-time = by { $time }
people-come = People who come
people-stay = People who do not come
people-left = People left behind
worst-twentieth = in the worst 5% of worlds
hours-exposed = Weighted person-hours until safe
hours-stood = Person-hours aboard while standing
in-a-world = On average in one world
people-caught = people inside when a corridor is shut
people-turned = people brought back to the gate
people-overran = people inside after the end of a window
vehicles-broken = breakdowns
vehicles-lost = vehicles lost
convoys-missed = vehicles put off to a later convoy
times-replanned = times that the rest is planned again

## Safe over time

safe-over-time = People safe over time
fan-says = In half of the worlds the number lies in the dark band, in nine of ten in the light one.
fan-median = median
fan-half = half of the worlds
fan-most = nine worlds of ten
instant = Time

## Where delay begins

delay-begins = Where delay begins
delay-says = Of all the person-hours by which people are safe later than planned, the share whose delay began there.
no-delay = Nobody is later than planned.
other-causes = elsewhere
delay-road = driving to { $place }
delay-service = loading or unloading: { $place }
delay-bay = waiting for a bay: { $place }
delay-people = people not there yet: { $place }
delay-corridor = driving through { $corridor }
delay-shut = { $corridor } shut
delay-turn = headway, quota or exchange: { $corridor }
delay-checkpoint = inspection: { $checkpoint } ({ $corridor })
delay-unexpected = unexpected checkpoint: { $corridor }
delay-breakdown = breakdown
delay-driver = driver refuses
delay-stand = waiting where no more vehicles may stand: { $place }
delay-hours = rest of a crew, or hours of a vehicle

## What each hazard costs

hazard-costs = What each hazard costs
cost-says = The same worlds with that hazard alone taken away: what they have less. Hazards overlap, so that these do not add up.
no-costs = Not looked into: it takes as many plays again for each hazard.
cost-left = people left
cost-hours = weighted person-hours
cost-chance = chance lost
hazard = Hazard
hazard-driving = driving times
hazard-loading = loading times
hazard-inspection = inspections
hazard-unexpected = unexpected checkpoints
hazard-people = more or fewer people
hazard-arrival = people come over time
hazard-no-show = people do not come
hazard-breakdown = breakdowns of vehicles
hazard-driver = drivers refuse
hazard-suspension = suspensions
hazard-shortened = windows shortened
hazard-extended = windows extended
hazard-exchange = an exchange side stops
hazard-cars = private cars join

## The command line

hazards-unread = the hazards cannot be read: { $why }: { $path }
part-unread = the rehearsal cannot be read: { $why }: { $path }
parts-apart = the parts cannot be joined: { $why }
part-of-another = the parts are of another scenario, plan, state, seed, policy or hazards, or of another version
no-rehearsal-for-broken = the plan breaks a rule and is not rehearsed: { $code }
worlds-wanted = a number of worlds is wanted, or a range such as 2000..3000
scenario-wanted = a scenario and a plan are wanted
worlds-done = { $n } of { $all } worlds
part-at = worlds: { $path }
record-at = record of the world: { $path }
