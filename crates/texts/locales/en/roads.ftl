### What is said of maps: what they hold, where places stand on them, which way leads where.

roads-no-network = this scenario has no road network: its driving times come from a table
roads-no-network-hint = name a map in it: [travel] network = "town.osm.pbf"
roads-map-unread = the map cannot be read: { $why }: { $path }
roads-no-place = there is no such place: { $id }
roads-no-kind = there is no such kind of vehicle: { $id }

## What a map holds

roads-holds = roads: { $roads }, { $km } km, { $junctions } junctions
roads-parts = { $profile }: { $share } of the roads it may take hang together
roads-bus = bus
roads-ambulance = ambulance
roads-car = car
roads-restrictions =
    { $n ->
        [one] { $n } turn restriction is kept
       *[other] { $n } turn restrictions are kept
    }
roads-not-understood =
    { $n ->
        [one] { $n } turn restriction is passed over: incomplete, conditional, or on no road
       *[other] { $n } turn restrictions are passed over: incomplete, conditional, or on no road
    }
roads-conditional =
    { $n ->
        [one] { $n } road has conditions on access, which are passed over
       *[other] { $n } roads have conditions on access, which are passed over
    }
roads-reversible =
    { $n ->
        [one] { $n } road changes its direction with the hour: closed
       *[other] { $n } roads change their direction with the hour: closed
    }
roads-missing =
    { $n ->
        [one] { $n } point of a road is not in the file: the road is cut there
       *[other] { $n } points of roads are not in the file: the roads are cut there
    }
roads-inferred = one-way by inference, not by tag: { $km } km
roads-schematic = drawn straight, the length assumed: { $km } km

## Driving times

roads-rows =
    { $n ->
        [one] { $n } driving time
       *[other] { $n } driving times
    }
roads-written = written: { $path }

## Places and ways

roads-place = { $place }, { $profile }: { $metres } m to { $road }
roads-place-off = { $place }, { $profile }: { $why }
roads-closed-for-good =
    { $n ->
        [one] { $n } piece of road is closed for good, borders of zones included
       *[other] { $n } pieces of road are closed for good, borders of zones included
    }
roads-closures =
    { $n ->
        [one] { $n } closure
       *[other] { $n } closures
    }
roads-no-way = no way for { $kinds }: { $from } to { $to }
roads-all-reached = { $kinds }: every place reaches every other of its zone
roads-figures = { $kinds }: times come from { $shares }
roads-origin-observed = observation { $km } km
roads-origin-tagged = tagged speeds { $km } km
roads-origin-class = classes of roads { $km } km
roads-origin-inferred = roads of inferred direction { $km } km
roads-origin-schematic = straight links { $km } km
roads-way = { $from } to { $to }: { $time }, { $km } km
roads-along = { $km } km: { $road }
