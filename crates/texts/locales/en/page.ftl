### What only the plan page says.

## Headings

contents = Contents

## Key figures

key-figures = Key figures
bound = Bound

## Convoys

direction = Direction
from-to = { $from } to { $to }
checkpoints = Checkpoints

## Destinations

capacity = Capacity
filling = Filling
no-limit = no limit
no-destinations = No destination.

## Those left

reason = Reason

## Vehicles

timetable = Vehicle timetable
timetable-desc = A row for each vehicle; along the row, what it does at each instant.
driving = Driving
loading = Loading
unloading = Unloading
loaded = In convoy, people aboard
empty = In convoy, empty
aboard = Standing, people aboard
standing = Standing, empty
resting = Resting
carried = People carried: { $n }
no-vehicles = No vehicle moves.

## Graphs

graphs = Time and distance
graph-desc = Time runs to the right, driving time from the gate { $from } upwards. Each line is a convoy; where it runs level, the convoy waits or is inspected. The table of convoys has the same figures.
loaded-key = Convoy with people aboard
empty-key = Empty convoy
inspection = Inspection
past = Gone before this plan
shut = Corridor shut
all-shut = All corridors shut
scrolls = { $title }, scrolls sideways

## The curve

curve = People safe over time
curve-desc = The number of people who are safe at each instant. Safe at the end: { $safe } of { $total }.
safe = People safe
everybody = Everybody: { $n }
bound-mark = Proven: not over before { $n }
at-most = Proven: at most { $n } can be out
at-most-safe = Proven: no plan can have more people safe by then

## Exchanges

exchange = Exchange
exchange-of = { $id }: { $first } and { $second }
exchange-desc = By how many people each side is ahead of the other at each instant. Above the middle { $first }, below it { $second }. Allowed at each departure: { $slack }.
exchange-slack = Allowed lead
exchange-first = First side ahead
exchange-second = Second side ahead
exchange-most = Furthest ahead: { $first } by { $n } people of the first side, { $second } by { $m }. Allowed: { $slack }. Through in the end: { $through } and { $back }.
exchange-none = Nobody crosses in this exchange.

## Proofs and the end

method = Counted by walking the plan's itineraries; score and bounds as the plan states them. A person is safe when their vehicle has been unloaded at a place that they accept.

## The three priorities that every scenario has unless it says otherwise

priority-urgent = urgent
priority-high = high
priority-normal = normal
