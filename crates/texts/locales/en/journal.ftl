### What the journal of radio and telephone says: lines read back, and what is wrong with a line.

## Read back

read-at = At { $time }:
read-heard = When it was heard, { $time }:
read-arrived = { $vehicle } has come to { $place }.
read-at-checkpoint = { $vehicle } stands at checkpoint { $place }.
read-entered-outward = { $vehicle } has gone into { $corridor }, outward.
read-entered-back = { $vehicle } has gone into { $corridor }, back.
read-departed = { $vehicle } has left { $place }.
read-passed = { $vehicle } goes on from checkpoint { $place }.
read-boarded = Got on { $vehicle } at { $place }: { $n } ({ $how }).
read-handed-over = Handed over from { $vehicle } at { $place }: { $n } ({ $how }).
read-needs = Of these in wheelchairs: { $wheelchairs }; on stretchers: { $stretchers }.
read-empty = { $vehicle } is empty.
read-returned = Got off { $vehicle } at { $place }, where it is not safe: { $n }.
read-counted = Aboard { $vehicle }: { $n } ({ $how }).
read-broke-down = { $vehicle } cannot go on.
read-repaired = { $vehicle } can go on again.
read-did-not-continue = From { $vehicle }, did not come through checkpoint { $place }: { $n }. This is an open case.
read-left = Left { $vehicle } on the way: { $n }.
read-joined = Got on { $vehicle } on the way: { $n }.
read-born = Born aboard { $vehicle }: 1.
read-died = Died aboard { $vehicle }: { $n }.
read-transferred = From { $from } to { $to }: { $n }.
read-held = Convoy { $convoy } is held. { $reason }
read-suspended = { $corridor } is shut. { $reason }
read-suspended-by = { $corridor } is shut, as { $by } states. { $reason }
read-resumed = { $corridor } is open again.
read-clear = { $corridor } can be driven.
read-not-clear = { $corridor } cannot be driven.
read-incident = Reported ({ $how }): { $said }
read-incident-at = Reported from { $place } ({ $how }): { $said }
read-others = Figure of { $source }, kept apart: { $n }. { $said }
how-list = against a list
how-scan = cards scanned
how-clicker = by a counter
how-seats = by seats
how-estimate = estimate
how-saw = seen
how-told = told by others
how-inferred = inferred

## What is wrong with a line

journal-column = column { $column }: { $what }
journal-empty = the line says nothing
journal-too-long = the line is too long
journal-unknown = no name of this scenario and no word of the journal: { $word }
journal-near = near to it: { $near }
journal-names = names are the ids of the scenario; the words stand in docs/formats/journal.md
journal-ambiguous = could mean several things: { $word }
journal-could = say one of: { $could }
journal-no-verb = no word says what happened
journal-verbs = one of: { $verbs }
journal-two-verbs = a second word that says what happened: { $word }
journal-one-line-each = a line for each
journal-missing = missing: { $need }
journal-form = spoken: { $form }
journal-not-here = does not belong there: { $word }
journal-too-many = one to three digits are people, four are a time of day such as 1432
journal-no-such-time = the clocks skip this time on that day, or have it twice: { $word }
journal-which-corridor = several corridors meet at this gate
need-vehicle = a vehicle
need-other-vehicle = the vehicle that they went to
need-place = a place
need-checkpoint = a checkpoint
need-where = a place or a checkpoint
need-corridor = a corridor
need-held = a convoy, a gate or a corridor
need-count = a number of people
need-direction = OUTWARD or BACK
need-knowing = SAW, TOLD or INFERRED
need-words = what is said, behind a colon
need-source = who counted
journal-nothing = no line was given
