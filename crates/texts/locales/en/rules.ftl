### Which rule is broken, by whom, when, and what was allowed; why people are left behind; what proves a bound.
### The sentences that the program finds these by stand in src/said/table.rs.

## How a sentence begins

visit-at = { $vehicle } at { $place } at { $time }
convoy-at = convoy { $convoy } at { $time }
crossing-at = { $vehicle } in convoy { $convoy } at { $time }
visit-of = vehicle { $vehicle } of the plan, visit { $visit }
none = none

## Rules

rule-aboard = { visit-at }: { $class } has been aboard since { $since }, for { $took }, at most { $most }
rule-out-of-service = { $vehicle } at { $time } is out of service; leave it out of the plan
rule-available = { $vehicle } is at work from { $from } to { $until }, which lies in none of its windows
rule-bays =
    { $place } at { $time }: { $found ->
        [one] { $found } vehicle loads or unloads
       *[other] { $found } vehicles load or unload
    }, it has { $most ->
        [one] { $most } bay
       *[other] { $most } bays
    }
rule-bound = { $part }: no plan is said to be below { $bound }, this one reaches { $counted }
rule-bound-last = last_arrival: no plan is said to be over before { $bound }, this one is at { $counted }
rule-capacity =
    { visit-at }: { seats-taken } taken, it has { $has-seats }, { $has-wheelchairs } and { $has-stretchers }
rule-escort = { visit-at }: { seats-taken } taken, an escort carries nobody
seats-taken =
    { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    }, { $wheelchairs ->
        [one] { $wheelchairs } wheelchair
       *[other] { $wheelchairs } wheelchairs
    } and { $stretchers ->
        [one] { $stretchers } stretcher
       *[other] { $stretchers } stretchers
    } are
rule-inspected-ahead = { convoy-at }: at { $checkpoint } at { $begin }, a convoy that departed ahead of it is inspected until { $until }
rule-checkpoints = { convoy-at }: its checkpoints are { $does }, it must pass { $must }
rule-checkpoint-early = { convoy-at }: at { $checkpoint } at { $begin }, it can be there at { $earliest }
rule-inspection = { convoy-at }: at { $checkpoint } at { $begin }, the inspection lasts { $took }, it takes at least { $least }
rule-arrives-early = { convoy-at }: it arrives at { $arrive }, it can be there at { $earliest }
rule-choice = { visit-at }: { $class } alights, it accepts only { $only }
rule-convoy-empty = { convoy-at }: it has no vehicle
rule-convoy-twice = { convoy-at }: it lists a vehicle twice
rule-convoy-size =
    { convoy-at }: { $found ->
        [one] { $found } vehicle
       *[other] { $found } vehicles
    }, at most { $most }
rule-convoy-escorts =
    { convoy-at }: { $found ->
        [one] { $found } escort
       *[other] { $found } escorts
    }, at least { $least }
rule-crossed-alone = { visit-at }: it comes from { $from } in another zone without a convoy
rule-emerges = { visit-at }: its convoy { $convoy } comes out at { $gate } at { $arrive }
rule-corridor-time = { convoy-at }: it arrives at { $arrive }, { $corridor } takes at least { $least }
rule-crosses-twice = { crossing-at }: it takes the convoy twice
rule-not-listed = { crossing-at }: the convoy does not list it
rule-not-at-gate = { crossing-at }: it is not ready at { $place } by then
rule-not-out = { crossing-at }: it does not come out; its last visit is at a place
rule-not-taken = { convoy-at }: it lists { $vehicle }, which does not take it
rule-alight =
    { visit-at }: { $families ->
        [one] { $families } family of { $class } alights
       *[other] { $families } families of { $class } alight
    }, { $there ->
        [one] { $there } is aboard
       *[other] { $there } are aboard
    }
rule-board =
    { visit-at }: { $families ->
        [one] { $families } family of { $class } has boarded here
       *[other] { $families } families of { $class } have boarded here
    }, { $there ->
        [one] { $there } waits here
       *[other] { $there } wait here
    }
rule-count =
    { $class }: { $families ->
        [one] { $families } family boards
       *[other] { $families } families board
    }, { $there ->
        [one] { $there } waits
       *[other] { $there } wait
    }
rule-duty = { $vehicle } is on duty from { $from } to { $until }, for { $took }, at most { $most } without a rest of { $rest }
rule-exchange = { convoy-at }: { $zone } is ahead by { $ahead } people of the first side, { $exchange } allows { $slack }; let the other side come first
rule-convoy-id-twice = convoy { $convoy } at { $time } stands twice
rule-vehicle-twice = vehicle { $vehicle } of the plan stands twice
rule-no-such-convoy = { visit-of }: it takes a convoy that the plan does not have
rule-no-arrive = { visit-of }: it has no arrive; only the first visit may leave it out
rule-no-depart = { visit-of }: it has no depart; only the last visit may leave it out
rule-nobody-moved = { visit-of }: 0 families board or alight
rule-headway = { convoy-at }: { $apart } after convoy { $ahead }, at least { $least }; depart at { $depart }
rule-before-start = { visit-at }: the operation begins at { $start }
rule-after-end = { visit-at } until { $until }: the operation ends at { $end }
rule-horizon = { convoy-at } until { $until }: the operation runs from { $start } to { $end }
rule-hours = { visit-at }: the service from { $begin } to { $end } lies in no window of the place's hours
rule-once = { visit-at }: it takes people aboard again, it carries people out one time only
rule-out = { $vehicle } ends at { $place }, it must end in the zone open
rule-quota-people =
    { $quota } on the day of { $day }: { $found ->
        [one] { $found } person
       *[other] { $found } people
    }, at most { $most }
rule-quota-vehicles =
    { $quota } on the day of { $day }: { $found ->
        [one] { $found } vehicle
       *[other] { $found } vehicles
    }, at most { $most }
rule-quota-convoys =
    { $quota } on the day of { $day }: { $found ->
        [one] { $found } convoy
       *[other] { $found } convoys
    }, at most { $most }
rule-ready = { visit-at }: loading begins at { $begin }, { $class } is ready at { $ready }
rule-no-destination =
    { $place }: { $found ->
        [one] { $found } person alights
       *[other] { $found } people alight
    }, it is no destination
rule-reception-people =
    { $place }: { $found ->
        [one] { $found } person
       *[other] { $found } people
    } in all, it receives at most { $most }
rule-reception-stretchers =
    { $place }: { $found ->
        [one] { $found } stretcher
       *[other] { $found } stretchers
    } in all, it receives at most { $most }
rule-reserve =
    { $kind }: { $used ->
        [one] { $used } is used
       *[other] { $used } are used
    }, at most { $most } of { $all }, { $reserve ->
        [one] { $reserve } stays in reserve
       *[other] { $reserve } stay in reserve
    }
rule-last-not-stated = last_arrival: the plan says nothing, it amounts to { $counted }
rule-last-nobody = last_arrival: the plan says { $said }, nobody becomes safe
rule-last = last_arrival: the plan says { $said }, it amounts to { $counted }
rule-score-not-stated = { $part }: the plan says nothing, it amounts to { $counted }
rule-score = { $part }: the plan says { $said }, it amounts to { $counted }
rule-serves = { visit-at }: it loads and unloads only at { $only }
rule-service = { visit-at }: the service lasts { $took }, it takes at least { $least }
rule-stand =
    { $place } at { $time }: { $found ->
        [one] { $found } vehicle is there
       *[other] { $found } vehicles are there
    }, at most { $most }
rule-starts-in-convoy = { $vehicle } begins in a convoy at { $time }, it stands at { $place }
rule-starts-elsewhere = { $vehicle } begins at { $found } at { $time }, it stands at { $place }
rule-not-free = { visit-at }: it moves at { $moves }, it is free from { $free }
rule-stranded =
    { $vehicle } at { $place }: { $families ->
        [one] { $families } family of { $class } is still aboard after its last visit
       *[other] { $families } families of { $class } are still aboard after its last visit
    }
rule-not-aboard =
    { $vehicle } at { $place }: { $families ->
        [one] { $families } more family of { $class } has alighted than were aboard
       *[other] { $families } more families of { $class } have alighted than were aboard
    }
rule-goes-on = { visit-at }: it does not depart, though it goes on; give the visit a depart
rule-order = { visit-at }: begin { $begin }, end { $end } and depart { $depart } are not in order
rule-arrives-before = { visit-at }: it arrives before it left { $from } at { $left }
rule-track = convoys { $convoy } at { $time } and { $other } at { $other-time } meet in { $corridor }, which has one track
rule-travel = { visit-at }: from { $from }, left at { $left }, it takes { $took }, the leg at least { $least }; arrive at { $arrive }
rule-no-way = { visit-at }: from { $from }, left at { $left }, there is no way then
rule-window = { convoy-at }: { $corridor } is shut from { $shut }, it must be open until { $until }

## Why people are left behind

why-aboard = aboard { $vehicle }, which cannot bring them to a place that they accept within the rules: settle this first
why-vehicle = no vehicle with the places that they need could come for them in time
why-road = no road leads there for the vehicles that are left
why-window = no convoy could be through before the corridor shuts
why-horizon = no vehicle could bring them out before the end of the operation
why-hours = the hours of the places leave no time for their loading or unloading
why-available = no vehicle is available for long enough
why-too-long = they would be aboard for longer than is allowed
why-quota = the quota of the corridor is used up
why-exchange = their side of the exchange would run ahead of the other
why-reception = no place that they accept has room left
why-stand = there is no room for vehicles to stand
why-most = the convoys are full
why-escorts = no escort could be had for a convoy
why-reserve = the vehicles that are left are held in reserve
why-once = the vehicles that are left may carry people only once

## What proves a bound

safe-by = { $hours } h after the start at most { $most } of the weight { $all } that waits can be safe
proof-cause = { safe-by }; the first cause: { $cause }
proof-earliest = { safe-by }; nobody can be there sooner
proof-routes = no routes of the vehicles carry enough of the people sooner
proof-search-all =
    a search of all orders of loadings, unloadings and convoys ({ $positions ->
        [one] { $positions } position
       *[other] { $positions } positions
    }) finds none below it
proof-search-best =
    a search of the best orders of loadings, unloadings and convoys ({ $positions ->
        [one] { $positions } position
       *[other] { $positions } positions
    }) finds none below it
cause-room-people = { $place } can still receive { $room } people
cause-room-stretchers = { $place } can still receive { $room } stretchers
cause-trips = trips of { $vehicles } { $kind }, a round takes at least { $least }
cause-time = the time of { $vehicles } { $kind }
cause-convoys = convoys out of { $zone }
cause-people = people out of { $zone }
cause-inspections = inspections on the way out of { $zone }
cause-vehicles = vehicles into { $zone }
cause-loading =
    loading at { $place } with { $bays ->
        [one] { $bays } bay
       *[other] { $bays } bays
    }
cause-unloading =
    unloading at { $place } with { $bays ->
        [one] { $bays } bay
       *[other] { $bays } bays
    }
cause-few-outward = few convoys through { $corridor } (outward), and in large ones all wait for the inspection of all
cause-few-back = few convoys through { $corridor } (back), and in large ones all wait for the inspection of all
