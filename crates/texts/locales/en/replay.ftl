### What a replay says: published statements side by side, and a model's answer beside them.

## The whole

replay = Replay
replay-extent = Statements: { $n }; counters: { $sources }; { $from } to { $until }, local time of { $zone }.
replay-says = What sources published, each as it said it. Nothing is added up, averaged or decided between them; whoever is quoted answers for what is quoted.
replay-synthetic = ≈: no source gives the time; where it stands in the day is our assumption.
replay-sums = Sums of one day may be of different hours, and sources may count different people.
replay-root = Root of the record: { $root }
replay-suspended = suspended, as stated: { $ids } ({ $at })
replay-resumed = open again, as stated: { $ids } ({ $at })
replay-signed = agreement: { $ids } ({ $at })
replay-differ = Sources differ ({ $of }): { $all }
replay-differ-time = Sources differ about the time ({ $of }): { $all }

## Figures

replay-figure = { $unit }: { $n }
replay-about = about { $n }
replay-over = over { $n }
replay-almost = almost { $n }
replay-up-to = up to { $n }
replay-sum-since = sum since { $day }
replay-sum-unsaid = sum; since when is not said
replay-since = since { $day }
replay-unit-people = people
replay-unit-buses = buses
replay-unit-patients = patients
replay-unit-wounded = wounded
replay-unit-killed = killed
replay-unit-children = children
replay-unit-ambulances = ambulances
replay-unit-cars = private vehicles
replay-unit-convoys = convoys
replay-unit-hours = hours
replay-unit-minutes = minutes

## The page

replay-source = Source
replay-number = Figure
replay-days = Day by day
replay-chart = People who left, as each source counts them
replay-chart-of = { $place }: people, as each source counts them
replay-chart-says = A bar is as long as the time that a figure may be of; lines join the figures of one counter and claim nothing between them. Grey: suspended, as stated. The numbers are those of the list below.
replay-chart-zoom = The hours that the model covers
replay-zoom-says = The same figures against the model. Dashed: the plan. Shaded: nine of ten drawn worlds. Both are a model's answer, not what happened.
replay-later = Later than what is drawn: { $all }

## A model's answer

replay-model = A model's answer, not what happened
replay-model-says = What this program would have planned for the scenario with the agreement as it was known, planning again from where its own plan stood at each suspension and resumption, with the same vehicles and hours.
replay-step-start = { $from }: planned with the agreement as it was known, in force until { $end } at the latest.
replay-step-shut = { $from }: suspended; nobody knows until when. Safe by the plan: { $safe }; on the way: { $aboard }; waiting: { $waiting }, of whom { $off } have got off again.
replay-step-open = { $from }: open again; with the hours that were lost, until { $end } at the latest. Safe: { $safe }; waiting: { $waiting }.
replay-step-then = Safe by the plan at { $until }: { $then } of { $all }.
replay-step-last = The last is safe at { $last }.
replay-no-suspension = The plan stands to its end: no suspension that the timeline states falls before everybody in it is safe.
replay-assumptions = What it assumes
replay-assume-people = The { $people } people and { $vehicles } vehicles of the scenario, and no others, whoever else left.
replay-assume-known = At a suspension nobody knows when it ends; at a resumption nobody knows of the next.
replay-assume-hours = The hours that a suspension takes are added at the end of the agreement and of the horizon.
replay-assume-through = Convoys inside when a suspension begins come through.
replay-assume-off = Whoever is aboard and has not left the besieged zone gets off where the vehicle stands, and waits there.
replay-assume-times = Suspensions begin and end when the timeline puts them; those marked ≈ at a time that is our assumption.
replay-assume-goods = In the plan itself nothing is late and nothing breaks down; in the drawn worlds things are and do, as assumed hazards say.
replay-assume-worlds = The worlds meet the suspensions as stated, without knowing of them long before; none is drawn besides. There the first plan is not made anew: its convoys wait for the corridor, and go on in their order.
replay-assume-search = Each plan is the planner's first, improved by { $rounds } rounds of search, seed { $seed }.
replay-against = Sources against the model
replay-against-says = Each sum of people whose time lies within the model's. The band is from the lowest of nine in ten of { $worlds } drawn worlds when that time begins to the highest when it ends. It judges the model, not the source.
replay-band = band
replay-against-column = The figure is
replay-below = below the band
replay-inside = in the band
replay-above = above the band
replay-beyond = more than the scenario has
replay-tally = Of { $all }: in the band { $inside }, above it { $above }, below it { $below }, more than the scenario has { $beyond }.

## The command line

timeline-unread = the timeline cannot be read: { $why }: { $path }
zone-unknown = no such time zone: { $zone }
zone-twice = the scenario has a time zone of its own: { $zone }
replay-utc = local times are read as UTC: say --timezone or --scenario
replay-no-corridor = the timeline speaks of a corridor that the scenario does not have: { $corridor }
replay-record-at = record: { $path }
