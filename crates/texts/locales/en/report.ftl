### What the sheets for the field and the tables of a report say, and what `report` says.

## The head and the foot of every sheet

sheet-not-order = Not an order until confirmed.
sheet-foot = Plan of { $name }, { $checksum }, made from the situation at { $time }; not an order until confirmed
sheet-checksum = Checksum of the plan
sheet-made = Made from
sheet-made-start = the start, { $time }
sheet-made-state = the situation at { $time }
sheet-hours = Times
sheet-zone = all local ({ $zone })
sheet-copy = Copy
sheet-issued = Issued (time)
sheet-confirmed = Confirmed (role, time)
sheet-times-note = Times are cut to the minute. +1 is the day after the one that is named above.

## Titles

sheet-movement-table = Movement table
sheet-vehicles = Vehicle sheets
sheet-checkpoints = Checkpoint cards
sheet-receivers = Forecast for those who receive
sheet-workbook = All tables as a workbook
sheet-map = Map data
sheet-feed = Timetable feed, an exercise
sheet-trips = Who rides where
sheet-arrivals = Arrivals
sheet-people-by-hour = People by hour

## Columns

sheet-number = No.
sheet-total = Total
sheet-checkpoint = Checkpoint
sheet-vehicle = Vehicle
sheet-kind = Kind
sheet-class = Class
sheet-priority = Priority
sheet-place = Place
sheet-place-name = Name of the place
sheet-corridor-name = Name of the corridor
sheet-lat = Latitude
sheet-lon = Longitude
sheet-from = From
sheet-from-name = From, name
sheet-from-lat = From, latitude
sheet-from-lon = From, longitude
sheet-to = To
sheet-to-name = To, name
sheet-to-lat = To, latitude
sheet-to-lon = To, longitude
sheet-escorts = Escorts
sheet-wheelchairs = Wheelchairs
sheet-lying = Lying
sheet-seats = Seats
sheet-loading-begins = Loading begins
sheet-loading-ends = Loading ends
sheet-unloading-begins = Unloading begins
sheet-unloading-ends = Unloading ends
sheet-safe-at = Unloaded
sheet-people-by-then = People by then
sheet-lying-by-then = Lying by then
sheet-room = Room
sheet-room-lying = Room for the lying
sheet-room-left = Room left
sheet-lying-room-left = Room left for the lying
sheet-hour = Hour
sheet-hour-from = Hour begins
sheet-hour-until = Hour ends
sheet-boarded = Got on
sheet-arrived = Got off, safe
sheet-waiting-then = Waiting at the end
sheet-aboard-then = Aboard at the end
sheet-safe-then = Safe by the end
sheet-status = Status of the figure
sheet-time-zone = Time zone
sheet-first-instant = Begins
sheet-last-instant = Ends
sheet-remark = Remark
sheet-march = Order of march
sheet-head-departs = Head departs
sheet-due = Due
sheet-inspection-begins = Inspection begins
sheet-inspection-ends = Inspection ends
sheet-tail-clears = Tail clears
sheet-through = Through
sheet-lasts = Takes
sheet-actual-in = In, actual
sheet-count-in = Heads in
sheet-actual-out = Out, actual
sheet-count-out = Heads out
sheet-from-time = From
sheet-until-time = Until
sheet-what-to-do = What to do
sheet-aboard-after = Aboard after
sheet-actual-time = Actual time
sheet-head-count = Head count
sheet-who-comes = Who comes
sheet-what-was-done = What was done

## Vehicles

sheet-vehicle-sum = Loaded trips: { $trips }. People brought to safety: { $people }.
sheet-places = Seats: { $seats }, wheelchairs: { $wheelchairs }, lying: { $stretchers }
sheet-carries-nobody = Escort: carries nobody
sheet-begins-at = Begins at { $place }: leave then
sheet-be-at = Be at { $place }
sheet-ends-at = Ends at { $place }
sheet-load = Load { $span }, people: { $people }
sheet-unload = Unload { $span }, people: { $people }
sheet-rest = Rest here.
sheet-in-convoy = Convoy { $convoy }, place { $place } of { $of }
sheet-inspected-at = { $checkpoint }: due { $due }, inspection { $span }
sheet-passes-at = { $checkpoint }: passes without a stop, not before { $due }
sheet-families-note = 12 × 4 means twelve families of four people.
sheet-who = { $entry }: { $sizes } ({ $people })
sheet-sitting = { $n } seated
sheet-in-wheelchair = { $n } in wheelchair
sheet-lying-down = { $n } lying

## Checkpoints

sheet-no-checkpoint = No checkpoint.
sheet-checkpoint-where = Driving time from { $from }: { $a }. From { $to }: { $b }.
sheet-inspection-rule = Planned with, { $direction }: lanes { $lanes }, each vehicle { $vehicle }, each person { $person }.
sheet-no-stop = { $direction }: convoys pass without a stop.
sheet-passes = passes
sheet-checkpoint-note = Whoever came in and did not come out is reported to the centre at once. No names on this card.

## Those who receive

sheet-room-is = Room for people: { $people }. Room for the lying: { $lying }. Bays: { $bays }.
sheet-nobody-comes = By this plan nobody comes here.
sheet-by-class = All who come, by class

## Those left

sheet-left-note = By this plan these people are not safe by the end. A reason is what stood in the way of a plan, not a judgement on anybody.
sheet-no-reason = no reason is stated

## The movement order: situation

sheet-references = References (agreements, notifications, maps):
sheet-situation = Situation
sheet-from-state = Planned from the situation at { $time }: what lies before it is done or void.
sheet-agreements = Agreements
sheet-agreement = Agreement
sheet-parties = Guaranteed by
sheet-not-party = Does not bind
sheet-covers = Corridors
sheet-in-force = In force
sheet-suspended = Suspended
sheet-all-the-time = all the time
sheet-never = never
sheet-no-agreement = No agreement is named for: { $corridors }. Planned as if open; nobody drives there before one is confirmed.
sheet-lanes = Lanes
sheet-per-vehicle = Each vehicle
sheet-per-person = Each person
sheet-channel = Channel
sheet-who-waits = Who waits where
sheet-light = Weather and light
sheet-clearance = Road clear of mines and rubble (by whom, when)
sheet-open-questions = Open questions
sheet-as-of = As known, time

## Mission and execution

sheet-mission = Mission
sheet-mission-is = Bring people out: { $people }. From: { $from }. To: { $to }. Between { $start } and { $end }.
sheet-execution = Execution
sheet-concept = Concept
sheet-timings = Timings
sheet-see-table = Order of march and times at each checkpoint stand in the movement table; where and when each vehicle loads, in its sheet.
sheet-general = Corridors
sheet-no-corridor = No corridor.
sheet-gates = Gates
sheet-driving-time = Driving time
sheet-most-vehicles = Most vehicles in a convoy
sheet-headway = Between departures
sheet-margin = Through before it shuts, by
sheet-one-way = One direction at a time
sheet-yes = yes
sheet-opens = Opens
sheet-shuts = Shuts
sheet-clear-by = Tail through by
sheet-what-if = What to do if
sheet-matter = Matter
sheet-case-shots = there are shots
sheet-case-mine = a mine or an unexploded shell is seen
sheet-case-breakdown = a vehicle breaks down
sheet-case-apart = the convoy is separated
sheet-case-refused = passage is refused
sheet-case-removed = a person is taken off
sheet-case-born-died = there is a birth or a death aboard
sheet-case-silent = nobody can be reached
sheet-case-closing = the corridor shuts before the tail is through
sheet-halt = Halt and resume
sheet-halt-who = Who may halt (roles)
sheet-halt-word = Word for halt
sheet-go-word = Word to go on
sheet-as-agreed = As agreed

## Support, command and signal, protection

sheet-support = Support
sheet-service-places = Where people get on and off
sheet-depot = Stands at
sheet-there = There are
sheet-reserve = Held back
sheet-people-on = People who get on
sheet-people-off = People who get off
sheet-bays = Bays
sheet-stand = Most vehicles at once
sheet-service-hours = Hours
sheet-water = Water, food, blankets
sheet-casualties = Care for the wounded and sick on the way
sheet-recovery = Recovery of vehicles
sheet-fuel = Fuel
sheet-marking = Marking of vehicles (flags, roof)
sheet-signal = Command and signal
sheet-role-centre = Centre
sheet-role-leader = Convoy leader
sheet-role-tail = Tail vehicle
sheet-role-marshal = Assembly point
sheet-role-observer = Checkpoint observer
sheet-role-receiver = Receiver
sheet-primary = Primary
sheet-alternate = Alternate
sheet-emergency = Emergency
sheet-report-line = A report says, in this order: convoy or vehicle; place; time; heads aboard; what is different from the sheet.
sheet-protection = Safety and protection
sheet-protect-will = Nobody is made to leave, and nobody is made to stay. Everybody is told the terms before they get on.
sheet-protect-families = Families travel in one vehicle. A child who is alone is reported to the centre at once.
sheet-protect-load = Nobody gets on before the centre says that this convoy may load.
sheet-protect-count = Heads are counted when people get on, at every checkpoint, and when they get off.
sheet-protect-missing = Whoever does not come through a checkpoint is reported to the centre at once.
sheet-protect-weapons = No weapons in vehicles that carry people out. No photographs of people.
sheet-protect-names = No names on any sheet.
sheet-annexes = Annexes
sheet-acknowledged = Acknowledged
sheet-role = Role
sheet-time = Time
sheet-means = By what means

## What cannot be written, and what the command says

sheet-no-gtfs = no timetable feed: GTFS asks for positions, and no trip has them at all its places
sheet-gtfs-without = the timetable feed is without trips through places that have no position: { $n }
report-broken = the plan breaks the rule { $code }: there is no report of it
report-folder-holds = the folder holds other things: { $path }
report-force = name an empty folder or one that is not there; --force writes beside what is there
report-old = of an earlier report, not of this plan: { $path }
report-written = Written to { $path }: { $n }
report-not-there = not written: { $why }
