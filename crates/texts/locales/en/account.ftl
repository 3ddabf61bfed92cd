### What the account of an operation says, and what of it is published.

## The account

account = Account
account-of-operation = Of an operation: this happened.
account-of-rehearsal = Of a rehearsal: nothing of this happened.
account-of-replay = Put together from what was published.
account-happened-by = What had happened by { $at }.
account-known-at = As known at { $at }.
account-identity = Got on + moved in + born + joined = handed over + aboard + returned + removed + left + died + moved out + unexplained. Every entry that moves people writes both sides.
account-inside = For the centre: nothing is left out. Not for publication.
account-caveat = Software gives no guarantee. What was not reported is not in it.
account-whole = The whole operation
account-by-window = By window
account-by-place = By the place where people got on
account-by-convoy = By convoy
account-by-vehicle = By vehicle
account-on-the-way = on the way
account-before-first = before the first window
account-window = window { $n } ({ $times })
account-plan = planned
account-planned = planned: { $n }
account-entries = Entries
account-entries-say = What each entry did to the account of its vehicle. The sum of a column of figures is the figure above.
account-corrected = (corrected by { $entry })
account-cases = Open cases
account-case-closed = Closed: { $how }
account-differs = What does not fit
account-others = Figures of others
account-others-say = Kept beside ours as they were given, each with who is counted; never added to ours or to each other.
account-none = none
account-root = Root of the record: { $root }
flow-boarded = got on
flow-moved-in = moved in
flow-born = born
flow-joined = joined
flow-handed-over = handed over
flow-aboard = aboard
flow-returned = returned
flow-removed = removed
flow-left = left
flow-died = died
flow-moved-out = moved out
flow-unexplained = unexplained
case-did-not-continue = Did not come through checkpoint { $id }: { $n }.
case-missing = Missing by a count, { $id }: { $n }.
case-death = Died aboard { $id }: { $n }.
differ-unknown = Nobody knows this id: { $id }.
differ-no-entry = The entry that is spoken of is not here: { $entry }.
differ-twice = Two entries with one id say different things.
differ-not-to-load = People got on { $vehicle } before it was clear to load.
differ-not-to-enter = { $vehicle } went into the corridor before it was clear to enter.
differ-suspended = { $vehicle } went into the corridor while it was shut.
differ-over-room = { $vehicle } has { $people } aboard and room for { $room }.
differ-missing = { $vehicle }: { $n } fewer than were known to be aboard.
differ-too-many = { $vehicle }: { $n } more than were known to be aboard.
differ-elsewhere = { $vehicle } is reported elsewhere and was not seen to leave { $place }.
differ-families = More families of { $class } than there are.

## What is published

bulletin = Bulletin
sitrep = Situation report
bulletin-delay = What is younger than { $span } is not in it, so that it puts nobody on the way at risk.
bulletin-no-delay = Without delay: not for publication while anybody is on the way.
bulletin-small = Counts from 1 to below { $n }, and others that would give them away, are left out: ∗
bulletin-nothing-left-out = Small counts are not left out: not for publication.
bulletin-safe = Handed over to whoever receives
bulletin-origins = By where they got on
bulletin-destinations = By where they were handed over
bulletin-remaining = Not yet handed over, of all in the scenario
bulletin-agreements = Agreements
bulletin-shut = Corridors that are shut
bulletin-as-stated = as { $by } states
bulletin-incidents = Incidents
bulletin-incidents-say = As reported. No party is named.
status-alleged = alleged
status-verified = verified
status-not-verified = not verified
status-open = cannot be told yet
bulletin-method = How it was counted
bulletin-method-says = From the entries of the record, by double entry; those handed over were counted by whoever received them. Corrections are entries of their own and change earlier figures.
account-at = Account: { $path }
