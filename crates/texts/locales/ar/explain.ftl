### ما يقوله `safeconduct explain` عن قافلة أو مركبة أو فئة من الناس، وعمّن لم يُجلَوا.

## القافلة

explain-convoy = القافلة { $id }: { $corridor }، { $direction }، { $day }، من { $depart } إلى { $arrive }.
explain-convoy-who =
    { $carriers ->
        [0] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $carriers } مركبات
       *[other] { $carriers } مركبة
    } و{ $escorts ->
        [0] بلا مرافقة
        [one] مركبة مرافقة واحدة
        [two] مركبتا مرافقة
        [few] { $escorts } مركبات مرافقة
       *[other] { $escorts } مركبة مرافقة
    }، وعلى متنها { $people ->
        [0] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    }.
explain-most = لا تزيد القافلة في هذا الممر على { $n } من المركبات.
explain-decided-vehicle = تنطلق حين تستطيع { $vehicle } مغادرة البوابة، الساعة { $time }: فهي آخر من يجهز.
explain-decided-headway = تنطلق بعد القافلة { $convoy } بمدة { $headway }: لا يجوز أن يتقارب انطلاقان أكثر من ذلك.
explain-decided-opens = تنطلق حين يُفتح الممر، الساعة { $time }.
explain-decided-track = تنطلق حين تعبر القافلة { $convoy } القادمة من الجهة الأخرى، الساعة { $time }.
explain-decided-begin = تنطلق مع بداية الخطة، الساعة { $time }.
explain-held = كل ما هو معروف هنا كان يسمح لها بالانطلاق الساعة { $time }. تؤخرها الخطة { $span } أخرى: لحصة أو لتبادل، أو كي ينطلق غيرها في وقت أفضل.
explain-otherwise = لولا ذلك لأمكنها الانطلاق أبكر بمدة { $span }، الساعة { $time }: { $cause }
explain-inside = في الممر تسير { $drive }، وتُفتَّش { $inspect }، وتنتظر دورها { $queue }.
explain-checkpoint = { $checkpoint }: تصل الساعة { $reached }، وتُفتَّش من { $begin } إلى { $end }.
explain-shuts = يُغلق الممر الساعة { $time }، وعلى القافلة أن تكون قد عبرت قبل ذلك بمدة { $margin }. يبقى لهذه { $spare }.

## ما فعلته المركبة قبل ذلك

explain-before-serves = { $vehicle } تُحمِّل أو تُنزِل في { $place } حتى الساعة { $time }.
explain-before-drives = { $vehicle } تسير إلى { $place } وتصل الساعة { $time }.
explain-before-convoy = { $vehicle } تأتي مع القافلة { $convoy } التي تصل الساعة { $time }.

## المركبة

explain-vehicle =
    { $id } ({ $kind }): { $loads ->
        [0] لا تُحمِّل
        [one] تُحمِّل مرة واحدة
        [two] تُحمِّل مرتين
        [few] تُحمِّل { $loads } مرات
       *[other] تُحمِّل { $loads } مرة
    }، وتوصل { $people ->
        [0] لا أحد
        [one] شخصًا واحدًا
        [two] شخصين
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    } إلى حيث يريدون.
explain-vehicle-idle = { $id } ({ $kind }) لا تفعل شيئًا في هذه الخطة.
explain-vehicle-times = من { $from } إلى { $until }: السير { $drives }، في القوافل { $convoys }، التحميل والإنزال { $serves }، الوقوف { $stands }.
explain-waits = حيث تقف خمس دقائق أو أكثر:
explain-wait =
    من { $from } إلى { $until }، { $place }، { $span }، { $aboard ->
        [0] فارغة
        [one] وعلى متنها شخص واحد
        [two] وعلى متنها شخصان
        [few] وعلى متنها { $aboard } أشخاص
        [many] وعلى متنها { $aboard } شخصًا
       *[other] وعلى متنها { $aboard } شخص
    }: { $what }
explain-no-waits = لا تقف خمس دقائق بين أول عمل لها وآخره.
wait-convoy = تنتظر القافلة { $convoy }.
wait-convoy-because = تنتظر القافلة { $convoy }. { $cause }
wait-bay =
    { $bays ->
        [one] موقف التحميل الوحيد مشغول.
        [two] موقفا التحميل مشغولان.
        [few] مواقف التحميل كلها ({ $bays }) مشغولة.
       *[other] مواقف التحميل كلها ({ $bays }) مشغولة.
    }
wait-hours = يُفتح المكان حينئذ.
wait-ready = يجهز حينئذ من ستُقلّهم.
wait-rest = استراحة تفرضها قاعدة الخدمة.
wait-held = تؤخرها الخطة.

## الفئة

explain-class =
    { $id }، في { $place }: { $families ->
        [0] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
       *[other] { $families } عائلة
    }؛ في أمان: { $safe }، لم تُجلَ: { $left }.
explain-class-loaded = يصعد أولهم الساعة { $first } وآخرهم الساعة { $last }.
explain-class-mean = يصلون إلى الأمان في المتوسط بعد { $span } من جاهزيتهم.
explain-class-received =
    { $place }، الرغبة { $wish }: { $families ->
        [0] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
       *[other] { $families } عائلة
    }، من { $first } إلى { $last }.
explain-carried-by = تنقلهم: { $kinds }. ويمكن أن تنقلهم: { $could }.

## من لم يُجلَوا

explain-left =
    { $families ->
        [one] عائلة واحدة من { $id } لم تُجلَ.
        [two] عائلتان من { $id } لم تُجلَيا.
        [few] { $families } عائلات من { $id } لم تُجلَ.
       *[other] { $families } عائلة من { $id } لم تُجلَ.
    }
explain-nobody-left = لم يبقَ أحد.
explain-no-carrier = لا يتسع أي نوع من المركبات لعائلة كهذه حيث تنتظر.
explain-carrier =
    { $kind }: استُعمل { $used } من { $usable }؛ { $trips ->
        [0] لا رحلات
        [one] رحلة واحدة
        [two] رحلتان
        [few] { $trips } رحلات
       *[other] { $trips } رحلة
    } إلى خارج المنطقة بركاب، منها { $room } فيها متسع لعائلة أخرى كهذه.
explain-outlet =
    { $corridor }: { $convoys ->
        [0] لا قوافل
        [one] قافلة واحدة
        [two] قافلتان
        [few] { $convoys } قوافل
       *[other] { $convoys } قافلة
    } بركاب، مجموع مركباتها { $carriers }.
explain-outlet-places = كان يمكن لهذا العدد من القوافل أن يضم { $places } من المركبات بركاب.
explain-outlet-last = تنطلق الأخيرة الساعة { $last }.
explain-outlet-shuts = يُغلق الممر الساعة { $time }.
explain-room = { $place }: يبقى في النهاية متسع لهذا العدد من الناس: { $n }.
explain-room-free = { $place }: لا حدّ للسعة.

## ما يمكن شرحه

explain-unknown = لا شيء هنا اسمه { $id }
explain-nearest = هل تقصد { $id }؟
