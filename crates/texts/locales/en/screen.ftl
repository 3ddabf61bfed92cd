### What the plan page says once a script draws it: the map, the time, filters, waiting, and where figures come from.

## The page

skip = To the key figures
language = Language
time = Time
scope = { $from } to { $until }, local time; all { $people } people of the scenario.
source-stated = Score and bounds as the plan file states them.
source-bounds = Bounds as the plan file states them.
source-walked = Counted by walking the plan’s itineraries.
source-reasons = Reasons as the plan file states them.
play = Let the time run
pause = Stop the time
waiting-n = Waiting: { $n }
on-way-n = On the way: { $n }
safe-n = Safe: { $n }
all = all
search = Search
zoom-in = Zoom in
zoom-out = Zoom out
whole = Whole
place = Place
zone = Zone

## Map

map = Map
map-desc = Places, corridors and vehicles at the time of the slider. The table below has the same figures.
map-help = Drag to move, + and − to zoom, 0 for the whole.
map-straight = Straight lines stand for roads.
map-roads = Roads and ways are those of the scenario’s map; long dashes are straight links that stand for roads.
map-closed = Road closed
map-schematic = Coordinates are not known: places stand by zone, and distances mean nothing.
map-unknown = Places whose coordinates are not known stand at the foot.
map-waiting = People waiting
map-vehicle = Vehicle on the road
map-parked = Vehicles standing at a place
map-convoy = Convoy, with the number of its vehicles
corridors = Corridors
map-table = Places at this time
people-n = People: { $n }

## Graphs

margin-key = Time that the corridor must stay open behind a convoy
now-key = Time of the slider
filling-desc = { $place }: people received over time, { $n } in the end; room: { $room }.

## Timetable

filter-vehicles = Choose vehicles
kind = Kind
earlier = Earlier
later = Later
lanes-help = Arrow keys: up and down choose a vehicle, left and right move the time; + and − zoom, 0 shows the whole. What the vehicle chosen does stands below as a table.
vehicles-shown = Vehicles shown: { $n } of { $all } that do something.
itinerary = What { $vehicle } does
doing = What

## Convoys

filter-convoys = Choose convoys
with-people = with people aboard only
shown-of = Shown: { $n } of { $found } found, of { $all } in all.
show-more = Show more
show-time = Show this time

## Waiting

fair = Who waits how long
fair-desc = Hours and minutes from the instant at which people are ready until they are safe, by place and priority. Those left behind have no such time; their number stands beside.
priority = Priority
wait-mean = Mean
wait-median = Half are safe within
wait-most = Nine tenths within
wait-last = The last within
wait-bar = Thin: the last. Thick: nine tenths. Mark: half.
