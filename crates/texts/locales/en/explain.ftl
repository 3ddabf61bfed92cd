### What `safeconduct explain` says of a convoy, a vehicle, a class, and of those left behind.

## A convoy

explain-convoy = Convoy { $id }: { $corridor }, { $direction }, { $day }, { $depart } to { $arrive }.
explain-convoy-who =
    { $carriers ->
        [one] 1 vehicle
       *[other] { $carriers } vehicles
    } and { $escorts ->
        [0] no escort
        [one] 1 escort
       *[other] { $escorts } escorts
    }, with { $people ->
        [0] nobody aboard
        [one] 1 person aboard
       *[other] { $people } people aboard
    }.
explain-most = At most { $n } vehicles may go in one convoy of this corridor.
explain-decided-vehicle = It goes when { $vehicle } can leave the gate, at { $time }: it is the last to be ready.
explain-decided-headway = It goes { $headway } after convoy { $convoy }: no two may depart closer together.
explain-decided-opens = It goes when the corridor opens, at { $time }.
explain-decided-track = It goes when convoy { $convoy }, which comes the other way, is through, at { $time }.
explain-decided-begin = It goes when the plan begins, at { $time }.
explain-held = Everything known here would have let it go at { $time }. The plan holds it for { $span } more: for a quota or an exchange, or so that others can go at a better time.
explain-otherwise = Without that it could have gone { $span } sooner, at { $time }: { $cause }
explain-inside = In the corridor it drives for { $drive }, is inspected for { $inspect } and queues for { $queue }.
explain-checkpoint = { $checkpoint }: there at { $reached }, inspected from { $begin } to { $end }.
explain-shuts = The corridor shuts at { $time }, and a convoy must be through { $margin } before. This one has { $spare } to spare.

## What a vehicle did before

explain-before-serves = { $vehicle } loads or unloads at { $place } until { $time }.
explain-before-drives = { $vehicle } drives to { $place } and is there at { $time }.
explain-before-convoy = { $vehicle } comes with convoy { $convoy }, which arrives at { $time }.

## A vehicle

explain-vehicle =
    { $id } ({ $kind }): { $loads ->
        [one] loads once
       *[other] loads { $loads } times
    }, brings { $people ->
        [one] 1 person
       *[other] { $people } people
    } to where they wish to go.
explain-vehicle-idle = { $id } ({ $kind }) does nothing in this plan.
explain-vehicle-times = From { $from } to { $until }: driving { $drives }, in convoys { $convoys }, loading and unloading { $serves }, standing { $stands }.
explain-waits = Where it stands for five minutes and more:
explain-wait =
    { $from } to { $until }, { $place }, { $span }, { $aboard ->
        [0] empty
        [one] 1 person aboard
       *[other] { $aboard } people aboard
    }: { $what }
explain-no-waits = It never stands for five minutes between its first and its last activity.
wait-convoy = for convoy { $convoy }.
wait-convoy-because = for convoy { $convoy }. { $cause }
wait-bay =
    { $bays ->
        [one] the only bay is taken.
       *[other] all { $bays } bays are taken.
    }
wait-hours = the place opens then.
wait-ready = the people whom it takes are ready then.
wait-rest = it rests, as its duty rule asks.
wait-held = held by the plan.

## A class

explain-class =
    { $id }, at { $place }: { $families ->
        [one] 1 family
       *[other] { $families } families
    }; { $safe } safe, { $left } left behind.
explain-class-loaded = The first are loaded at { $first }, the last at { $last }.
explain-class-mean = On average they are safe { $span } after they are ready.
explain-class-received =
    { $place }, wish { $wish }: { $families ->
        [one] 1 family
       *[other] { $families } families
    }, from { $first } to { $last }.
explain-carried-by = Carried by: { $kinds }. Could be carried by: { $could }.

## Those left behind

explain-left =
    { $families ->
        [one] 1 family of { $id } is
       *[other] { $families } families of { $id } are
    } left behind.
explain-nobody-left = Nobody is left behind.
explain-no-carrier = No kind of vehicle has room for such a family where they wait.
explain-carrier =
    { $kind }: { $used } of { $usable } used; { $trips ->
        [one] 1 trip
       *[other] { $trips } trips
    } out of the zone with people, { $room } of them with room for one more such family.
explain-outlet =
    { $corridor }: { $convoys ->
        [one] 1 convoy
       *[other] { $convoys } convoys
    } with people, { $carriers } vehicles in them.
explain-outlet-places = Of as many convoys { $places } vehicles could have carried people.
explain-outlet-last = The last departs at { $last }.
explain-outlet-shuts = The corridor shuts at { $time }.
explain-room = { $place }: room for { $n } more people in the end.
explain-room-free = { $place }: no limit of room.

## What can be explained

explain-unknown = nothing here is called { $id }
explain-nearest = did you mean { $id }?
