### Ce que disent le serveur de l’opération et le vérificateur de registres.

## The file is whole or not

verify-whole = intact : la chaîne, les identifiants, les racines et les signatures sont justes
verify-wrong = { $code } ligne { $line } : { $said }
verify-wrong-entry = { $code } entrée { $sequence }, ligne { $line } : { $said }
verify-operation = Opération
verify-entries = Entrées
verify-entries-is = { $n } sont justes ; un état signé répond des { $signed } premières
verify-key = Clé
verify-stated = Déclaré
verify-no-key = la clé vient du fichier lui-même : donnez celle du centre avec --key, sinon un fichier signé à nouveau avec une autre clé passe inaperçu
verify-unread = le registre ne peut pas être lu : { $why } : { $path }
verify-key-unread = ce n’est pas une clé publique de 64 chiffres hexadécimaux : { $key }
verify-format = une ligne que ce format ne connaît pas : { $why }
verify-begin = le registre commence autrement : sa première ligne ou ses fichiers manquent ou sont dans un autre ordre
verify-order = l’entrée { $due } devait se trouver ici : des entrées manquent, sont en double ou ont changé de place
verify-chain = cette entrée, l’heure de sa réception ou sa place dans la chaîne a été changée après coup
verify-twice = l’identifiant de cette entrée existait déjà
verify-place = un état signé suit une autre entrée que la sienne
verify-head = un état signé déclare une autre chaîne que celle des entrées
verify-root = un état signé déclare une autre racine que celle des entrées
verify-signature = une signature n’est pas celle de la clé du registre
verify-other-key = le registre est celui d’un autre centre : sa clé n’est pas celle attendue
verify-heads = des états signés manquent ou sont en trop
verify-end = la fin manque : le fichier a été coupé
verify-after = quelque chose suit la fin

## The server

serve-at = En service à { $url } (Ctrl-C arrête)
serve-read-back = Entrées relues : { $entries } ; opérations : { $operations }
serve-fingerprint = Certificat (SHA-256) : { $print }
serve-read-only = le registre est endommagé et n’est que lu : { $why }. Exportez ce qui est intact, et remettez-le dans un dossier vide avec --import.
serve-imported = Entrées remises : { $n }
serve-import-wrong = seul ce qui est intact a été remis : { $code }, ligne { $line }. Pour le reste, remettez les boîtes d’envoi des appareils.
serve-not-imported = rien n’a été remis : { $why } : { $path }
serve-in-use = un autre serveur utilise ce dossier : { $path }
serve-spoilt = ce fichier n’est pas ce qu’il devrait être : { $path }
serve-misread = ce n’est pas la clé de reprise de ce centre, ou elle a été mal lue : regardez chaque lettre de la feuille
serve-plain = --plain ne vaut que pour cette machine (127.0.0.1) : de plus loin, tous pourraient lire et changer ce qui est envoyé
serve-listen = impossible d’écouter sur { $at } : { $why }
serve-record = le registre ne peut pas être ouvert : { $why }
serve-scenario = le scénario d’une opération ne peut pas être lu par cette version : { $why }
serve-start = le serveur ne peut pas démarrer : { $why }

## The recovery sheet

recovery-title = Feuille de reprise
recovery-once = Ceci n’est dit qu’une fois et n’est gardé nulle part ailleurs. Imprimez-le, mettez-le sous enveloppe, loin du serveur. Qui le détient peut signer au nom de ce centre.
recovery-key = Clé de reprise
recovery-word = Mot de passe du chef du centre
recovery-public = Clé publique
recovery-how = Sur une nouvelle machine : safeconduct serve --data DOSSIER --recovery-key - --import EXPORT
