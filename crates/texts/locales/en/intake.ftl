### What is said of spreadsheets that a scenario is made of, and of scenarios that are begun.

## Where

intake-sheet = sheet "{ $sheet }"
intake-cell = cell { $cell }
intake-row = row { $row }
intake-all-files = the files
intake-more = and { $n } more: mend these and ask again

## Files and sheets

intake-damaged = it cannot be read as a spreadsheet: { $why }
intake-old = it is of the old Excel kind or has a password, and is not read
intake-formats = CSV, XLSX and ODS are read: save it as one of them, without a password
intake-empty = nothing stands in it
intake-too-large = more than { $rows } rows or { $columns } columns
intake-too-large-help = look for a cell far below or far to the right, and empty it
intake-sheet-unknown = what this sheet holds cannot be told from its columns
intake-sheet-unknown-help = call the sheet or the file one of: { $all }; the columns of each stand in the template: safeconduct new --template FOLDER
intake-sheet-ignored = not read, as no column in it is known: { $place }
intake-sheet-missing = no sheet holds this: { $sheet }
intake-sheet-missing-help = add a sheet with the columns { $columns }; safeconduct new --template FOLDER writes one to fill in

## Columns

intake-personal = this column is about a person and is refused: { $column }
intake-personal-help = nothing about who somebody is may stand in a scenario; delete the column: nothing below its header was looked at
intake-personal-group = if it numbers groups and no persons, call it Group; else delete it: nothing below its header was looked at
intake-column-unknown = unknown column: { $column }
intake-meant = did you mean { $what }?
intake-columns-are = the columns are { $all }; what is not to be read goes under { $note }
intake-column-twice = two columns are the same: { $first }, { $second }
intake-header-empty = a column without a header
intake-header-empty-help = write what it holds; if its header is merged with another, take them apart
intake-merged = merged cells: { $range }
intake-merged-help = take them apart and write the value into each
intake-column-missing = missing column: { $column }
intake-add-column = add it: { $says }
intake-size-open = no size of family: { $column }
intake-size-open-help = families are never split, so each size counts: a column for 7, one for 8, and so on
intake-no-sizes = nothing says how big the families are
intake-no-sizes-help = add a column for each size (1, 2, 3 …) with the number of such families, or the columns Family size and Families

## Cells

intake-nothing = nothing stands under { $column }
intake-formula = the formula ends in an error: { $value }
intake-formula-help = mend the formula, or write the value itself
intake-not-text = no name under { $column }: { $value }
intake-not-text-help = write it as text
intake-not-number = not a number under { $column }: { $value }
intake-not-number-help = write digits alone, such as 45; remarks go into a column of their own, called Note
intake-degrees-help = write degrees, such as 36.2
intake-not-whole = not a whole number under { $column }: { $value }
intake-not-whole-help = write a whole number, such as 45
intake-negative = negative under { $column }: { $value }
intake-negative-help = write it without a sign, or 0 if there is none
intake-too-great = too great under { $column }: { $value }
intake-at-most = at most { $most }
intake-not-time = not a length of time under { $column }: { $value }
intake-not-time-help = write it as 5 min, 1h30 or 0:05
intake-long = read as { $hours } hours: { $value }
intake-long-help = with one colon it is hours and minutes, as in a spreadsheet; if minutes are meant, write 5 min
intake-not-instant = not a date and time under { $column }: { $value }
intake-not-instant-help = write it as 15/12/2016 08:00, day first, or as 2016-12-15 08:00
intake-no-day = the start needs its date
intake-not-flag = neither yes nor no under { $column }: { $value }
intake-not-flag-help = write yes, or leave it empty
intake-unknown = no row of the sheet { $sheet } is called so: { $value }
intake-add-row = correct the name, or add a row for it to the sheet { $sheet }
intake-they-are = there are { $all }
intake-twice = this stands twice: { $value }
intake-twice-help = the first is in { $first }
intake-twice-added = both are counted; the first is in { $first }
intake-priority = unknown priority: { $value }
intake-priority-help = it is urgent, high or normal
intake-direction = unknown direction: { $value }
intake-direction-help = it is outward, back or both
intake-no-zone = a place without a zone: { $value }
intake-no-zone-help = other places have one: write the zone, or open for what lies outside
intake-zones-alone = there is a zone, but no corridor into it: { $value }
intake-zones-alone-help = add a sheet of corridors, or empty the column of zones if vehicles come and go freely
intake-swapped = latitude and longitude look swapped: { $lat }, { $lon }
intake-swapped-help = put the one into the other's column
intake-half-position = latitude and longitude go together, and one is missing beside { $value }
intake-not-on-earth = no such place on Earth: { $lat }, { $lon }
intake-not-on-earth-help = latitude goes from −90 to 90, longitude from −180 to 180
intake-nobody = a family of nobody
intake-nobody-help = say how many of it sit, are in wheelchairs, lie, or delete the row
intake-size-sum = the size of the family is not the sum of its seats, wheelchairs and stretchers: { $value }
intake-size-sum-help = the size counts everybody of the family; leave the seats empty and they are what remains
intake-no-destination = people go to a place that takes nobody in: { $value }
intake-no-destination-help = write under { $column } how many it takes in, or yes: { $place }
intake-no-fit = no vehicle has room for such a family: { $seats } seated, { $wheelchairs } in wheelchairs, { $stretchers } lying
intake-no-fit-help = families are never split; { $kind } has the most seats: { $seats }
intake-same-place = from a place to itself: { $value }
intake-end-first = the end is not after the start: { $start }, { $end }
intake-of-nothing = neither a corridor nor an agreement, a place or a kind of vehicle is called so: { $value }
intake-of-nothing-help = write it as one of these sheets has it: { $all }
intake-of-several = more than one thing is called so: { $value }
intake-of-several-help = it stands in { $all }: call one of them otherwise
intake-uncovered = no agreement covers this corridor: { $value }
intake-uncovered-help = add one to the sheet of agreements: who guarantees it, and which corridors it covers
intake-covered-twice = more than one agreement covers this corridor: { $value }
intake-covered-twice-help = write which of them: { $all }
intake-day-twice = the day is said twice
intake-day-twice-help = leave this empty where from and until have their dates; with times alone they are the hours of every day
intake-duty = the longest duty and the rest go together
intake-duty-help = write both, or neither
intake-unit = unknown unit: { $value }
intake-unit-help = it is people, vehicles or convoys
intake-one-way-help = it is outward or back; for both write two rows

## What was assumed

intake-assumed = Assumed, as no sheet says it:
intake-assumed-zone = no time zone is said: UTC
intake-assumed-start = no start is said: { $at }
intake-assumed-end = no end is said: { $at }
intake-assumed-receives = nothing says who takes people in: without limit these do: { $all }
intake-assumed-km = kilometres that are not said are 0
intake-month-first = dates with the month first: { $place }
intake-total = a row of sums is not read: { $place }
intake-toml-head = Made from { $files } by safeconduct new. From here on this file is the scenario: change it as you like.
intake-toml-keys = All keys: { $page }
intake-toml-more = more keys that may stand here: { $keys }
intake-toml-assumed = assumed: no sheet says it

## Templates

intake-about-sheet = Sheet
intake-about-column = Column
intake-about-needed = Needed
intake-about-says = What stands in it
intake-about-also = Also called
intake-about-yes = yes
intake-about-title = Columns
intake-about-sizes = 1, 2, 3 …: a column for each size of family, with how many such families there are

## safeconduct new, --set

new-exists = it is there already and is not overwritten: { $path }
new-exists-hint = give another name, or --force to overwrite it
new-is-input = it is one of the files to be read: { $path }
new-not-toml = a scenario that is written here is TOML: its name ends in .toml: { $path }
new-unread = the sheet cannot be read: { $why }: { $path }
new-written = written: { $path }
new-next = Now plan it:
new-example = An example that can be planned as it stands. Put your own places, vehicles and people in its stead.
new-template-next = Fill one in, and make a scenario of it:
what-if = what-if, not the scenario's own plan: { $sets }
