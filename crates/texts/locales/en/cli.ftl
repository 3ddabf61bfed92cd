### What the command line says: files, options, judgements, how the search goes.

## What is wrong, and what was done

error-word = error:
warning-word = warning:
problems =
    { $n ->
        [one] { $n } error: nothing was done
       *[other] { $n } errors: nothing was done
    }

## Files

no-such-file = there is no such file
no-permission = there is no permission
is-folder = it is a folder, not a file
not-a-folder = a part of its path is a file, not a folder
disk-full = the disk is full
disk-read-only = the disk is read-only
no-such-folder = there is no such folder: { $path }
stdin-once = standard input can be read only once: give one path as - at most
scenario-unread = the scenario cannot be read: { $why }: { $path }
state-unread = the state cannot be read: { $why }: { $path }
record-unread = the record cannot be read: { $why }: { $path }
plan-unread = the plan cannot be read: { $why }: { $path }
cannot-write = cannot write: { $why }: { $path }
plan-at = plan: { $path }
page-at = page: { $path }

## Options

limit-units = write it with its units, as in 10s, 1m30s or 2h
limit-too-long = that is longer than time runs here
limit-no-unit = the unit is missing: { $n }s, { $n }m or { $n }h?
hours-wanted = a number of hours, such as 3 or 0.5
whole-wanted = a whole number, not below 0
threads-wanted = a whole number from 1 to { $most }
order-twice = --order names a part of the score twice: { $part }
json-and-out = --json and --out - both want standard output
json-and-out-hint = write the plan to a file: --out plan.json
page-to-stdout = the page goes to a file, not to standard output
same-file = the plan and the page cannot be the same file
unknown-option = there is no such option: { $what }
unknown-command = there is no such command: { $what }
perhaps = perhaps: { $what }
wrong-value = { $option } cannot be this: { $value }
wanted-value = what it takes: { $what }
value-missing = { $option } needs a value
arguments-missing = this is missing: { $what }
conflict = { $option } cannot stand together with { $other }
given-twice = { $option } is given twice
command-missing = no command is given
command-line-wrong = the command line is wrong
help-says = --help says what can be given

## Check and compare

rules-kept = every rule is kept
plan-keeps = { $plan }: every rule is kept
plan-breaks = { $plan }: breaks { $codes }
judged-from-state = { $said }, from the state
judged-ahead = { $said }, what lies ahead from the state
scenario-fine = fine
can-be-planned = { $fine }: { $name } can be planned
horizon-label = horizon
horizon-is = { $from } to { $until } ({ $zone })
people-label = people
people-is =
    { $n } in { $classes ->
        [one] { $classes } class
       *[other] { $classes } classes
    }
vehicles-label = vehicles
vehicles-is =
    { $n } of { $kinds ->
        [one] { $kinds } kind
       *[other] { $kinds } kinds
    }
places-label = places
places-is =
    { $n }, { $corridors ->
        [one] { $corridors } corridor
       *[other] { $corridors } corridors
    }
evacuated-label = evacuated
evacuated-is =
    { $out } of { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
left-label = left behind
left-is = { $n } (weighted { $weighted })
exposure-label = exposure
exposure-is = { $n } weighted person-hours
last-label = last arrival
distance-label = distance
wishes-label = wishes
with-gap = { $value }, gap { $gap }
with-bound-none = { $value }, bound 0
no-page-for-broken = the plan breaks a rule, so it gets no page: { $code }
check-says-where = safeconduct check says where
no-state-of-broken = the plan breaks a rule, so nobody can stand where it says: { $code }
at-unread = not an instant: { $at }
at-outside = outside of the horizon, { $from } to { $until }: { $at }
cannot-set = cannot set { $set }
set-wants = expected a path and a value, as in vehicles.bus.count=30
set-toml = the value is not TOML: a text wants quotes, as in corridor.road.convoy.headway="20m"
set-nearest = { $table } has no { $id }: did you mean { $near }?
set-no-row = { $table } has no { $id }
set-no-keys = { $key } has no keys within
set-differs = made with --set { $sets }, which this run has not; judge it with the same: { $plan }

## Planning

order-leaves-people = with this order people may be left behind who could be taken: left-behind does not count first
board-early-might = nobody boards for a corridor while it is suspended. Whether more could be out if people board shortly before its stated end: --board-early 20m
previous-broken = the previous plan does not keep the rules any more ({ $code }): what can be kept of it is kept
judging-interrupted = Ctrl-C: judging and writing the best plan so far
judging-proven = proven: no plan is better, but for kilometres at most; judging and writing it
judging = judging and writing the best plan
no-plan-yet = no plan yet
time-of = { $n } of { $limit } s
time-gone = { $n } s
round = round { $n }
round-of = round { $n } of { $all }
out-and-left = { $out } out, { $left } left
exposure-now = exposure { $n }
no-bound-yet = no bound yet
proven-best = proven: no plan is better
exposure-at-least = at least { $n }
left-at-least = left at least { $n }
distance-at-least = distance at least { $n }
wishes-at-least = wishes at least { $n }
last-not-before = the last not before { $time }
left-unbound = left: no bound proven
exposure-unbound = exposure: no bound proven
last-unbound = the last: no bound proven
distance-unbound = distance: no bound proven
wishes-unbound = wishes: no bound proven
unchanged = no better plan for { $n } s
ctrl-c-writes = Ctrl-C writes the best so far

## Errors of the program

please-report = an error of the program, please report it
lanes-failed =
    { $n ->
        [one] { $n } lane of the search failed
       *[other] { $n } lanes of the search failed
    }: { please-report } (seed { $seed })
proof-failed = the proof of the bounds failed, so none is stated: { please-report }
bound-contradicted = the bound for { $part } was above what the plan reaches, so it is left out: { please-report }
plan-thrown-away = a plan that was found breaks a rule and is thrown away: { please-report } (seed { $seed })
found-plan-breaks = the plan that was found breaks a rule, so it was not written:
found-plan-hint = this is an error of the program: please report it with the scenario and the seed (see SECURITY.md first)
broken-already = { $code } was broken before this plan begins, and no plan can undo it ({ $n }): { $what }
search-failed = the search failed before it had any plan
ctrl-c-deaf = Ctrl-C cannot be listened to: { $why }
