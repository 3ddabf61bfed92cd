# What is wrong with a file: scenario, driving times, plan, state, hazards, timeline. Keys and ids are the file’s own words.

## The file as a whole, and its syntax
bad-unread = cannot be read: { $why }
bad-utf8 = not UTF-8 text: byte { $byte }
fix-utf16 = the file is UTF-16: save it as UTF-8
fix-utf8 = save the file as UTF-8
bad-empty-file = the file is empty
fix-scenario-begins = a scenario begins with format = "safeconduct/1"
bad-toml = not TOML: { $why }
bad-json = not JSON: { $why }
fix-syntax = expected { $wanted }
bad-key-twice = a key stands twice: { $key }
fix-key-twice = keep one of the two
json-after-end = the file goes on after its end
json-ends = the file ends where a value was expected
json-deep = nested too deeply
json-key-quotes = a key in quotes was expected
json-colon = a colon was expected
json-comma-brace = a comma or a closing brace was expected
json-comma-bracket = a comma or a closing bracket was expected
json-value = a value was expected
json-no-value = no JSON value: { $text }
json-no-number = no JSON number: { $text }
json-string-open = a string does not end
json-control = a line break or control character in a string
json-escape = an escape that JSON does not know
json-hex = four hexadecimal digits were expected after \u
place-line = in line { $line }
place-file-line = in { $file }, line { $line }
names-and = { $most } and { $last }

## Keys and values
fix-meant = did you mean `{ $meant }`?
fix-key-elsewhere = { $noun } has no such key, { $home } has; a key belongs to the header above it
fix-keys-are = { $noun } has { $keys }
bad-key-unknown = unknown key: { $key }
bad-key-missing = missing key: { $key }
fix-needs = { $noun } needs `{ $key }`
bad-type = `{ $key }` should be { $wanted }, not { $found }: { $text }
fix-array-tables = write `[[{ $key }]]` above each
fix-brackets = put it in brackets: [ … ]
bad-empty = `{ $key }` is empty
fix-quotes = put it in quotation marks
fix-no-quotes = without quotation marks
fix-no-quotes-point = without quotation marks or a decimal point
bad-negative = `{ $key }` is negative: { $text }
fix-duration = a duration is text, such as "1h30m" or "90s"
bad-is = `{ $key }` is { $what }
bad-instant = `{ $key }` is not an instant: { $text }
fix-instant-like = write it like 2016-12-15T08:00:00
bad-date = `{ $key }` is not a date: { $text }
fix-date-like = write it like 2016-12-15
fix-whole = expected a whole number from { $least } to { $most }
bad-least = `{ $key }` must be at least { $least }, not { $text }
bad-range = `{ $key }` is out of range: { $text }
fix-number = expected a number from 0 to { $most }
fix-number-above = expected a number above 0, at most { $most }
bad-zero = `{ $key }` must be more than 0, not { $text }
fix-degrees = expected degrees from { $least } to { $most }
bad-not-whole = `{ $key }` is not a whole number: { $text }
bad-not-number = `{ $key }` is not a number: { $text }
fix-point = a point stands before decimals
bad-beside = `{ $key }` beside `{ $other }`
bad-without = `{ $key }` without `{ $other }`
fix-both = give both or neither
bad-not-after = `{ $key }` is not after `{ $other }`: { $text }
bad-before = `{ $key }` is before `{ $other }`: { $text }
bad-ten-years = more than ten years after `{ $key }`: { $text }
sort-null = null
sort-flag = true or false
sort-whole = a whole number
sort-number = a number
sort-text = text
sort-date = a date
sort-time-of-day = a time of day
sort-instant = an instant
sort-array = an array
sort-table = a table
sort-array-tables = an array of tables
sort-duration = a duration
sort-name = text or a table of languages
sort-string = a string
sort-list = a list
sort-object = an object
sort-instant-offset = an instant such as "2016-12-15T08:00:00+02:00"
sort-whole-from = a whole number from { $least } on
sort-id-of = the id of a { $noun }
sort-direction = "outward" or "back"
sort-not-first = an instant; only the first visit may leave it out
sort-not-last = an instant; only the last visit may leave it out

## Ids
bad-id = not an id: { $id }
fix-id = an id has lower-case letters a to z, digits and dashes, begins with no dash, and has at most 64 characters
bad-twice = the same { $noun } twice: { $id }
fix-first = it stands first { $place }
bad-unknown = unknown { $noun }: { $id }
fix-none = there are no { $many }
fix-none-like = no { $many } have a name like it
fix-these = the { $many } are { $ids }
bad-no-id = no { $noun } has this id: { $id }
fix-meant-id = did you mean { $meant }?
thing-zone = zone
thing-zones = zones
thing-place = place
thing-places = places
thing-kind = kind of vehicle
thing-kinds = kinds of vehicles
thing-vehicle = vehicle
thing-corridor = corridor
thing-corridors = corridors
thing-class = class
thing-classes = classes
thing-convoy = convoy
thing-agreement = agreement
thing-agreements = agreements
thing-exchange = exchange
thing-exchanges = exchanges
thing-checkpoint = checkpoint
thing-checkpoints = checkpoints
thing-priority = priority
thing-priorities = priorities
thing-quota = quota
thing-quotas = quotas
thing-entry = entry of people
thing-entries = entries
thing-profile = profile
thing-profiles = profiles
thing-direction = direction
thing-directions = directions
thing-unit = unit
thing-units = units

## What the tables of a file are called
shape-scenario = a scenario
shape-zone = a zone
shape-place = a place
shape-vehicles = a kind of vehicle
shape-service = a loading time
shape-duty = a duty rule
shape-people = an entry of people
shape-family = a family
shape-closure = a closure
shape-at = a position
shape-observed = an observed time
shape-corridor = a corridor
shape-convoy = a convoy rule
shape-checkpoint = a checkpoint
shape-inspection = an inspection
shape-agreement = an agreement
shape-suspension = a suspension
shape-quota = a quota
shape-exchange = an exchange
shape-window = a window
shape-daily = a daily rule
shape-hazards = a hazards file
shape-factors = a pair of factors
shape-factor = a factor
shape-lasts = a hazard that lasts

## Tables of cells
fix-header = its first line names the columns: { $columns }
bad-column-twice = the same column twice: { $column }
fix-commas = commas stand between the cells
fix-columns = the columns are { $columns }
bad-column = unknown column: { $column }
bad-column-missing = missing column: { $column }
bad-cells = the header has { $wants } columns, this line { $n ->
    [one] { $n } cell
   *[other] { $n } cells
 }
bad-cell-empty = an empty cell in column { $column }
bad-quote-open = a quotation mark that does not close
bad-after-quote = text after the closing quotation mark
fix-quote-twice = put the mark twice where it is meant as such

## Instants and durations
bad-instant-text = not an instant: { $text }
bad-no-offset = an instant without an offset: { $text }
fix-offset = expected an instant with its offset, such as 2016-12-15T08:00:00+02:00
bad-dateless = a time of day without its date
bad-timeless = a date without a time of day
fix-instant = expected an instant such as 2016-12-15T08:00:00
bad-fraction = an instant with a part of a second
fix-fraction = time runs in whole seconds
bad-offset = an offset out of range
bad-instant-range = an instant out of range
bad-skipped = { $zone } skips this local time: { $time }
fix-skipped = the clocks are put forward then; write it with an offset: { $before } or { $after }
bad-repeated = { $zone } has this local time twice: { $time }
fix-repeated = the clocks are put back then; write which is meant: { $before } or { $after }
bad-duration = not a duration: { $text }
bad-century = a duration of more than a century: { $text }
bad-negative-duration = a negative duration: { $text }
fix-duration-parts = expected parts of d, h, m and s, such as "1h30m" or "90s"

## A scenario
bad-format-other = another format than a scenario's: { $format }
bad-format = unknown format: { $format }
fix-format = a scenario that can be read here has format = "safeconduct/1"
bad-timezone = unknown time zone: { $zone }
fix-timezone = an IANA time zone has a name such as Asia/Damascus
fix-end = nobody can be brought out in no time
fix-horizon-days = a horizon has at most { $days } days
fix-order = leave it out, or choose from { $words }
bad-score-twice = the same part of the score twice: { $part }
bad-score-part = unknown part of the score: { $part }
fix-score-parts = the parts are { $words }
bad-priority-name = not a name of a priority: { $text }
bad-language = not a language tag: { $tag }
fix-name = a name is text, or a table such as {"{"} en = "Idlib", ar = "إدلب" {"}"}
bad-file = cannot read the file ({ $why }): { $file }
fix-paths = paths are relative to the scenario
fix-area = the zone is planned with, but not drawn
bad-never = `{ $key }` has no window: never
fix-never = leave it out if there is no limit
fix-window = a window ends later than it begins
bad-daily = not daily hours: { $text }
fix-daily = write them like "06:00-18:00"; an end of 24:00 is midnight
fix-daily-days = a daily rule has at most { $days } days
fix-daily-clock = { $help }; end the rule the day before and give this day a window of its own
bad-nobody-guarantees = an agreement that nobody guarantees
bad-covers-none = an agreement that covers no corridor
bad-uncovered = no agreement covers this corridor: { $corridor }
fix-uncovered = it is planned as if it were open at all times
bad-exchange-self = an exchange of a zone with itself: { $text }
fix-exchange-self = `first` and `second` are two zones
bad-gates = both gates lie in one zone: { $place }
fix-gates = a corridor joins two zones; within one, driving times say what can be driven
bad-most = a convoy with { $escorts } escorts has no room for anybody else: most = { $most }
fix-most = `most` counts escorts too
bad-checkpoint-passed = a checkpoint that the one above it has passed: { $after }
fix-checkpoint-passed = checkpoints stand in the order of `after`; the one above has { $last }
bad-checkpoint-end = a checkpoint behind the end of its corridor: { $after }
fix-checkpoint-end = the whole corridor takes { $time } from its `from` gate
fix-checkpoint-map = by the map the whole corridor takes { $time } from its `from` gate
bad-vehicles = more than { $most } vehicles in all: { $n }
bad-reserve = `reserve` is more than the { $count } that there are: { $reserve }
fix-reserve = at most `count` can be held back
bad-no-room = a kind of vehicle without room for anybody
fix-no-room = give it `seats`, or `escort = true`
fix-people-one = an entry of people has one of `families`, `family` and `file`
bad-people-ways = missing key: families, family or file
fix-people-needs = an entry of people needs one of them
fix-count-family = only `family` has a `count` beside it
fix-normal = `priorities` has no `normal`, which is meant where an entry names none
bad-ready = ready only after the operation: { $text }
fix-ready = nobody of them can be brought out
fix-to = name the places that they accept, in the order of their wish
bad-no-destination = no destination: { $place }
fix-receives = only a place with `receives` takes people in
bad-family-size = not the size of a family: { $text }
fix-family-size = expected a whole number from 1 to { $most }, such as "4" = 190
bad-cell-missing = missing: { $column }
fix-cell-missing = neither this line nor the entry that names the file has `{ $column }`
bad-nobody = a family of nobody
fix-nobody = give it at least one of `seats`, `wheelchairs` and `stretchers`
bad-class-people = more than { $most } people in one class: { $n }
bad-people = more than { $most } people in all: { $n }
bad-no-vehicle = there is no vehicle
fix-no-vehicle = give at least one kind of `[[vehicles]]` a `count`
bad-fit = a family that fits in no vehicle: { $load }
fix-room = `{ $id }` has { $load }
fix-rooms = { $rooms }
rooms-apart = ;{" "}
fix-escorts = every vehicle is an escort
bad-fit-serve = a family that fits in no vehicle that could carry it: { $load }
fix-fit-serve = they wait at `{ $place }`, which { $kinds } does not serve
bad-accept = no vehicle that takes them serves a place that they accept: { $class }
fix-accept = they accept { $places }, which { $kinds } does not serve
bad-reach = no vehicle can reach this place: { $place }
bad-reach-carry = no vehicle that carries people can reach this place: { $place }
fix-no-way = no driving time leads there from any depot, directly or over other places and corridors
fix-no-zone = no depot lies in its zone `{ $zone }`, and no corridor leads there
load-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }
load-wheelchairs = { $n ->
    [one] { $n } wheelchair
   *[other] { $n } wheelchairs
 }
load-stretchers = { $n ->
    [one] { $n } stretcher
   *[other] { $n } stretchers
 }
load-none = no room
bad-travel-ways = missing key: table or network
fix-travel-needs = `travel` needs one of them
fix-travel-one = driving times come from one of the two
fix-goes-network = it goes with a road network
bad-between = a way between two zones; such { $n ->
    [one] line is
   *[other] lines are
 } not used: { $n }
fix-between = only a corridor leads from one zone to another
bad-way-twice = the same way twice
bad-low-high = `low` is above `minutes`, or `high` below
fix-low-high = `low` is the least that the drive may take, `high` the most
bad-lat-lon = missing keys: lat and lon
fix-lat-lon = with a road network every place needs its position
bad-areas = { $file } cannot be used: { $why }
fix-areas = areas are Polygon or MultiPolygon of GeoJSON
geo-utf8 = it is not UTF-8 text
geo-json = it is no JSON: { $why }
geo-none = there is no area in it: no Polygon and no MultiPolygon
geo-deep = its collections lie too deep
geo-type = it is no GeoJSON: an object without a type
geo-list = it is no GeoJSON: { $kind } without a list of { $key }
geo-rings = it is no GeoJSON: a MultiPolygon of something else
geo-ring = a ring of a polygon is no list
geo-position = a position is not two numbers
geo-outside = a position outside the world: { $lon }, { $lat } (longitude comes first)
geo-corners = a ring of a polygon has fewer than three corners
bad-closure-roads = which roads are closed is not clear
fix-closure-roads = a closure has exactly one of `area`, `road` and `at`
fix-within = it is how far around that position roads are closed
bad-closure-end = a closure that ends before it begins: { $text }
bad-slower = `slower` makes roads faster: { $n }
fix-slower = 2 is twice as slow; without it they are closed

## Hazards
bad-hazards = not a hazards file of this version: { $text }
fix-hazards = expected "{ $format }"
bad-three = `{ $key }` needs three values, not { $n }
fix-three = write the least, the most likely and the most: [0.9, 1.0, 1.5], or ["10m", "40m", "2h"]
bad-order = `{ $key }` is not in order: { $text }

## Plans and states
bad-unexpected = { $key } is not what was expected: { $found }
fix-expected = expected { $wanted }
bad-missing = a key is missing: { $key }
fix-missing = expected "{ $key }": { $wanted }
bad-vehicle-twice = a vehicle stands twice: { $id }
bad-convoy-twice = a convoy stands twice: { $id }
fix-convoy-taken = a convoy of the state has this id: choose another
bad-convoy-gone = this convoy has departed and takes nobody any more: { $id }
fix-convoy-gone = the state has this vehicle where it comes out; the plan begins there
bad-stands-twice = { $key } stands twice
fix-stands-once = one entry for each

## Timelines
bad-timeline-long = a timeline of more than { $most } bytes: { $n }
fix-timeline-long = cut it into several files
bad-further = further problems: { $n }
bad-statements = more than { $most } statements
fix-statements = cut the file into several
bad-same-statement = the same statement as { $place }
fix-same-statement = the same line twice is one statement
bad-event = not a word for an event: { $text }
fix-event = small letters, digits and _, such as cumulative_count
fix-event-kept = it is kept as it is; docs/formats/timeline.md lists the usual words
bad-event-unusual = an event that is not one of the usual: { $word }
bad-corridor-beside = a corridor beside { $word }
fix-corridor-beside = a corridor stands beside suspend, abort_order and resume
bad-source-id = no id can be made of the source: { $text }
fix-source-id = say who counts in the column `counter`, such as red-cross
bad-no-count = a word about a count, and no count
fix-no-count = fill in count and unit
bad-count-unit = count and unit go together
fix-both-cells = fill in both, or none
bad-unit = not a unit: { $text }
fix-unit = small letters, digits and _, such as people or private_vehicles
bad-count = not a whole number: { $text }
fix-count = digits alone; words such as "over" go into the column `bound`
bad-since-no-sum = since when a figure counts that is no sum
fix-since-no-sum = `since` is for sums: write yes in `cumulative`, or leave it empty
bad-address = not an address: { $text }
fix-address = after " | " stand addresses, apart by " ; "
bad-long = longer than { $most } characters, or on several lines: { $text }
fix-long = make it shorter, on one line
fix-record-id = small letters, digits and -, a letter or digit first
bad-agreement-kind = agreement and kind go together
bad-word = an unknown word: { $text }
fix-one-of = one of { $words }
bad-month-time = a time of day in a month without its day
fix-leave-empty = leave it empty
bad-assumed-beside = a time that is assumed beside one that is given
fix-assumed-beside = `assumed` is for lines in which no source gives a time
bad-since = neither a date nor an instant: { $text }
fix-since = such as 2016-12-15 or 2016-12-18T23:00
bad-day = not a date: { $text }
fix-day = such as 2016-12-15, or 2017-01 where the day is not known
bad-time = not a time of day: { $text }
fix-time = 14:30, or 14 where only the hour is known; empty where no source gives one
bad-no-local = no such local time: { $text }
fix-no-local = { $what }: { $help }
