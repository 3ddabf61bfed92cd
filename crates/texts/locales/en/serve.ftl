### What the operation's server and the verifier of records say.

## The file is whole or not

verify-whole = whole: the chain, ids, roots and signatures hold
verify-wrong = { $code } line { $line }: { $said }
verify-wrong-entry = { $code } entry { $sequence }, line { $line }: { $said }
verify-operation = Operation
verify-entries = Entries
verify-entries-is = { $n } hold; a signed head vouches for the first { $signed }
verify-key = Key
verify-stated = Stated
verify-no-key = the key was taken from the file itself: give the one of the centre with --key, else a file that was signed anew with another key is not found out
verify-unread = the record cannot be read: { $why }: { $path }
verify-key-unread = not a public key of 64 hexadecimal digits: { $key }
verify-format = a line that this format does not have: { $why }
verify-begin = the record begins otherwise: its first line or its files are missing or in another order
verify-order = entry { $due } was to stand here: entries are missing, doubled, or changed places
verify-chain = this entry, the time at which it came in, or its place in the chain was changed after it was kept
verify-twice = the id of this entry was there before
verify-place = a signed head stands behind another entry than its own
verify-head = a signed head states another chain than the entries give
verify-root = a signed head states another root than the entries give
verify-signature = a signature is not that of the record’s key
verify-other-key = the record is another centre’s: its key is not the one that was expected
verify-heads = signed heads are missing or too many
verify-end = the end is missing: the file was cut off
verify-after = something follows the end

## The server

serve-at = Serving at { $url } (Ctrl-C ends)
serve-read-back = Entries read back: { $entries }; operations: { $operations }
serve-fingerprint = Certificate (SHA-256): { $print }
serve-read-only = the record is damaged and is only read: { $why }. Take an export of what is whole, and put it back on an empty folder with --import.
serve-imported = Put back: entries { $n }
serve-import-wrong = only what is whole was put back: { $code }, line { $line }. Hand in the outboxes of the devices for the rest.
serve-not-imported = nothing was put back: { $why }: { $path }
serve-in-use = another server runs on this folder: { $path }
serve-spoilt = this file is not what it should be: { $path }
serve-misread = this is not the recovery key of this centre, or it was misread: look at every letter on the sheet
serve-plain = --plain is for this machine alone (127.0.0.1): from afar, everybody on the way could read and change what is sent
serve-listen = cannot listen at { $at }: { $why }
serve-record = the record cannot be opened: { $why }
serve-scenario = the scenario of an operation cannot be read by this version: { $why }
serve-start = the server cannot start: { $why }

## The recovery sheet

recovery-title = Recovery sheet
recovery-once = This is told once and kept nowhere else. Print it, put it into an envelope, and keep it away from the server. Whoever holds it can sign as this centre.
recovery-key = Recovery key
recovery-word = Word of the head of the centre
recovery-public = Public key
recovery-how = On a new machine: safeconduct serve --data FOLDER --recovery-key - --import EXPORT
