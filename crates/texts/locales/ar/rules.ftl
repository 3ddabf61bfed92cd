### Which rule is broken, by whom, when, and what was allowed; why people are left behind; what proves a bound.
### The sentences that the program finds these by stand in src/said/table.rs.

## How a sentence begins

visit-at = { $vehicle } في { $place }، { $time }
convoy-at = القافلة { $convoy }، { $time }
crossing-at = { $vehicle } في القافلة { $convoy }، { $time }
visit-of = المركبة رقم { $vehicle } في الخطة، الزيارة رقم { $visit }
none = لا شيء

## Rules

rule-aboard = { visit-at }: المجموعة { $class } على متنها منذ { $since }، أي { $took }، والحد الأقصى { $most }
rule-out-of-service = { $vehicle }، { $time }: خارج الخدمة؛ يجب استبعادها من الخطة
rule-available = { $vehicle } تعمل من { $from } إلى { $until }، وهذا خارج كل فترات توافرها
rule-bays =
    { $place }، { $time }: المركبات التي يصعد إليها الناس أو ينزلون منها معاً: { $found ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $found } مركبات
        [many] { $found } مركبة
       *[other] { $found } مركبة
    }، والمتاح: { $most ->
        [zero] لا مواقف
        [one] موقف واحد
        [two] موقفان
        [few] { $most } مواقف
        [many] { $most } موقفاً
       *[other] { $most } موقف
    }
rule-bound = { $part }: يُذكر أن لا خطة تقل عن { $bound }، وهذه تبلغ { $counted }
rule-bound-last = ⁨last_arrival⁩: يُذكر أن لا خطة تنتهي قبل { $bound }، وهذه تنتهي في { $counted }
rule-capacity =
    { visit-at }: { seats-taken }، وسعة المركبة على الترتيب: { $has-seats } و{ $has-wheelchairs } و{ $has-stretchers }
rule-escort = { visit-at }: { seats-taken }، والمركبة المرافقة لا تنقل أحداً
seats-taken =
    المشغول: { $seats ->
        [zero] لا مقاعد
        [one] مقعد واحد
        [two] مقعدان
        [few] { $seats } مقاعد
        [many] { $seats } مقعداً
       *[other] { $seats } مقعد
    }، { $wheelchairs ->
        [zero] لا أماكن لكراسٍ متحركة
        [one] مكان واحد لكرسي متحرك
        [two] مكانان لكرسيين متحركين
        [few] { $wheelchairs } أماكن لكراسٍ متحركة
        [many] { $wheelchairs } مكاناً لكرسي متحرك
       *[other] { $wheelchairs } مكان لكرسي متحرك
    }، { $stretchers ->
        [zero] لا نقالات
        [one] نقالة واحدة
        [two] نقالتان
        [few] { $stretchers } نقالات
        [many] { $stretchers } نقالة
       *[other] { $stretchers } نقالة
    }
rule-inspected-ahead = { convoy-at }: عند { $checkpoint }، { $begin }، تُفتَّش قافلة انطلقت قبلها حتى { $until }
rule-checkpoints = { convoy-at }: نقاط تفتيشها: { $does }؛ والتي يجب أن تمر بها: { $must }
rule-checkpoint-early = { convoy-at }: عند { $checkpoint }، { $begin }، وأبكر ما يمكن أن تصل إليها { $earliest }
rule-inspection = { convoy-at }: عند { $checkpoint }، { $begin }، مدة التفتيش { $took }، ويلزم على الأقل { $least }
rule-arrives-early = { convoy-at }: تصل في { $arrive }، وأبكر ما يمكن أن تصل { $earliest }
rule-choice = { visit-at }: تنزل المجموعة { $class }، وهي لا تقبل إلا { $only }
rule-convoy-empty = { convoy-at }: ليس فيها أي مركبة
rule-convoy-twice = { convoy-at }: تَرِد فيها مركبة مرتين
rule-convoy-size =
    { convoy-at }: { $found ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $found } مركبات
        [many] { $found } مركبة
       *[other] { $found } مركبة
    }، والحد الأقصى { $most }
rule-convoy-escorts =
    { convoy-at }: { $found ->
        [zero] لا مركبات مرافقة
        [one] مركبة مرافقة واحدة
        [two] مركبتان مرافقتان
        [few] { $found } مركبات مرافقة
        [many] { $found } مركبة مرافقة
       *[other] { $found } مركبة مرافقة
    }، والحد الأدنى { $least }
rule-crossed-alone = { visit-at }: تأتي من { $from } في منطقة أخرى دون قافلة
rule-emerges = { visit-at }: تخرج قافلتها { $convoy } عند { $gate }، { $arrive }
rule-corridor-time = { convoy-at }: تصل في { $arrive }، ومدة عبور { $corridor } على الأقل { $least }
rule-crosses-twice = { crossing-at }: تسير مع القافلة مرتين
rule-not-listed = { crossing-at }: القافلة لا تذكرها
rule-not-at-gate = { crossing-at }: ليست جاهزة في { $place } في ذلك الحين
rule-not-out = { crossing-at }: لا تخرج منها؛ يجب أن تكون الزيارة الأخيرة في مكان
rule-not-taken = { convoy-at }: تذكر { $vehicle }، وهي لا تسير معها
rule-alight =
    { visit-at }: العائلات التي تنزل من المجموعة { $class }: { $families ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
        [many] { $families } عائلة
       *[other] { $families } عائلة
    }، وعلى متنها: { $there ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $there } عائلات
        [many] { $there } عائلة
       *[other] { $there } عائلة
    }
rule-board =
    { visit-at }: العائلات التي صعدت هنا من المجموعة { $class }: { $families ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
        [many] { $families } عائلة
       *[other] { $families } عائلة
    }، وتنتظر هنا: { $there ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $there } عائلات
        [many] { $there } عائلة
       *[other] { $there } عائلة
    }
rule-count =
    المجموعة { $class }: تصعد: { $families ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
        [many] { $families } عائلة
       *[other] { $families } عائلة
    }، وتنتظر: { $there ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $there } عائلات
        [many] { $there } عائلة
       *[other] { $there } عائلة
    }
rule-duty = { $vehicle } في الخدمة من { $from } إلى { $until }، أي { $took }، والحد الأقصى { $most } دون راحة مدتها { $rest }
rule-exchange = { convoy-at }: تتقدم { $zone } بعدد { $ahead } (محسوباً بأشخاص الطرف الأول)، وتسمح { $exchange } بعدد { $slack }؛ يجب أن يأتي الطرف الآخر أولاً
rule-convoy-id-twice = القافلة { $convoy }، { $time }: تَرِد مرتين
rule-vehicle-twice = المركبة رقم { $vehicle } في الخطة: تَرِد مرتين
rule-no-such-convoy = { visit-of }: تسير مع قافلة ليست في الخطة
rule-no-arrive = { visit-of }: ينقص ⁨arrive⁩؛ لا يجوز حذفه إلا في الزيارة الأولى
rule-no-depart = { visit-of }: ينقص ⁨depart⁩؛ لا يجوز حذفه إلا في الزيارة الأخيرة
rule-nobody-moved = { visit-of }: تصعد أو تنزل 0 عائلة
rule-headway = { convoy-at }: الفاصل عن القافلة { $ahead } هو { $apart }، والحد الأدنى { $least }؛ يجب الانطلاق في { $depart }
rule-before-start = { visit-at }: تبدأ العملية في { $start }
rule-after-end = { visit-at } حتى { $until }: تنتهي العملية في { $end }
rule-horizon = { convoy-at } حتى { $until }: تمتد العملية من { $start } إلى { $end }
rule-hours = { visit-at }: الخدمة من { $begin } إلى { $end } خارج كل ساعات عمل المكان
rule-once = { visit-at }: تأخذ ركاباً من جديد، ولا يجوز أن تُخرج الناس إلا مرة واحدة
rule-out = تنتهي { $vehicle } في { $place }، ويجب أن تنتهي في المنطقة المفتوحة
rule-quota-people =
    { $quota }، في يوم { $day }: { $found ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $found } أشخاص
        [many] { $found } شخصاً
       *[other] { $found } شخص
    }، والحد الأقصى { $most }
rule-quota-vehicles =
    { $quota }، في يوم { $day }: { $found ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $found } مركبات
        [many] { $found } مركبة
       *[other] { $found } مركبة
    }، والحد الأقصى { $most }
rule-quota-convoys =
    { $quota }، في يوم { $day }: { $found ->
        [zero] لا قوافل
        [one] قافلة واحدة
        [two] قافلتان
        [few] { $found } قوافل
        [many] { $found } قافلة
       *[other] { $found } قافلة
    }، والحد الأقصى { $most }
rule-ready = { visit-at }: يبدأ الصعود في { $begin }، والمجموعة { $class } جاهزة في { $ready }
rule-no-destination =
    { $place }: ينزل هنا: { $found ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $found } أشخاص
        [many] { $found } شخصاً
       *[other] { $found } شخص
    }، وهو ليس وجهة
rule-reception-people =
    { $place }: المجموع: { $found ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $found } أشخاص
        [many] { $found } شخصاً
       *[other] { $found } شخص
    }، والحد الأقصى للاستقبال { $most }
rule-reception-stretchers =
    { $place }: المجموع: { $found ->
        [zero] لا نقالات
        [one] نقالة واحدة
        [two] نقالتان
        [few] { $found } نقالات
        [many] { $found } نقالة
       *[other] { $found } نقالة
    }، والحد الأقصى للاستقبال { $most }
rule-reserve =
    { $kind }: المستخدم: { $used ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $used } مركبات
        [many] { $used } مركبة
       *[other] { $used } مركبة
    }، والحد الأقصى { $most } من أصل { $all }، وفي الاحتياط: { $reserve ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $reserve } مركبات
        [many] { $reserve } مركبة
       *[other] { $reserve } مركبة
    }
rule-last-not-stated = ⁨last_arrival⁩: لا تذكر الخطة شيئاً، والمحسوب { $counted }
rule-last-nobody = ⁨last_arrival⁩: تذكر الخطة { $said }، ولا يبلغ أحد الأمان
rule-last = ⁨last_arrival⁩: تذكر الخطة { $said }، والمحسوب { $counted }
rule-score-not-stated = { $part }: لا تذكر الخطة شيئاً، والمحسوب { $counted }
rule-score = { $part }: تذكر الخطة { $said }، والمحسوب { $counted }
rule-serves = { visit-at }: لا يجوز الصعود إليها والنزول منها إلا في { $only }
rule-service = { visit-at }: مدة الصعود أو النزول { $took }، ويلزم على الأقل { $least }
rule-stand =
    { $place }، { $time }: { $found ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $found } مركبات
        [many] { $found } مركبة
       *[other] { $found } مركبة
    }، والحد الأقصى { $most }
rule-starts-in-convoy = تبدأ { $vehicle } في قافلة في { $time }، وهي واقفة في { $place }
rule-starts-elsewhere = تبدأ { $vehicle } من { $found } في { $time }، وهي واقفة في { $place }
rule-not-free = { visit-at }: تتحرك في { $moves }، وهي متاحة ابتداءً من { $free }
rule-stranded =
    { $vehicle } في { $place }: بقي على متنها بعد زيارتها الأخيرة من المجموعة { $class }: { $families ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
        [many] { $families } عائلة
       *[other] { $families } عائلة
    }
rule-not-aboard =
    { $vehicle } في { $place }: نزل من المجموعة { $class } أكثر ممن كانوا على متنها، والزيادة: { $families ->
        [zero] لا عائلات
        [one] عائلة واحدة
        [two] عائلتان
        [few] { $families } عائلات
        [many] { $families } عائلة
       *[other] { $families } عائلة
    }
rule-goes-on = { visit-at }: لا تنطلق مع أنها تتابع السير؛ يجب ذكر ⁨depart⁩ في الزيارة
rule-order = { visit-at }: الأوقات ⁨begin⁩ ({ $begin }) و⁨end⁩ ({ $end }) و⁨depart⁩ ({ $depart }) ليست مرتبة
rule-arrives-before = { visit-at }: تصل قبل أن تغادر { $from } في { $left }
rule-track = القافلتان { $convoy }، { $time }، و{ $other }، { $other-time }، تلتقيان في { $corridor }، وليس فيه إلا مسار واحد
rule-travel = { visit-at }: قادمة من { $from } التي غادرتها في { $left }، والمدة { $took }، ومدة الطريق على الأقل { $least }؛ يجب الوصول في { $arrive }
rule-no-way = { visit-at }: قادمة من { $from } التي غادرتها في { $left }، ولا طريق حينئذ
rule-window = { convoy-at }: { $corridor } مغلق ابتداءً من { $shut }، ويجب أن يبقى مفتوحاً حتى { $until }

## Why people are left behind

why-aboard = على متن { $vehicle }، التي لا تستطيع إيصالهم إلى مكان يقبلونه ضمن القواعد: يجب حل ذلك أولاً
why-vehicle = لم تستطع أي مركبة فيها الأماكن التي يحتاجون إليها أن تأتي لأخذهم في الوقت المناسب
why-road = لا طريق إلى هناك للمركبات المتبقية
why-window = لم تستطع أي قافلة العبور قبل إغلاق الممر
why-horizon = لم تستطع أي مركبة إخراجهم قبل نهاية العملية
why-hours = ساعات عمل الأماكن لا تترك وقتاً لصعودهم أو نزولهم
why-available = لا مركبة متاحة لمدة كافية
why-too-long = كانوا سيبقون على متن المركبة أطول من المسموح
why-quota = استُنفدت حصة الممر
why-exchange = كان طرفهم في التبادل سيسبق الطرف الآخر
why-reception = لم يبقَ متسع في أي مكان يقبلونه
why-stand = لا متسع لوقوف المركبات
why-most = القوافل ممتلئة
why-escorts = لم تتوافر مركبة مرافقة لقافلة
why-reserve = المركبات المتبقية محفوظة للاحتياط
why-once = المركبات المتبقية لا يجوز أن تُخرج الناس إلا مرة واحدة

## What proves a bound

safe-by = بعد البداية بعدد من الساعات قدره { $hours }، لا يمكن أن يكون في أمان أكثر من { $most } من الوزن المنتظر { $all }
proof-cause = { safe-by }؛ السبب الأول: { $cause }
proof-earliest = { safe-by }؛ لا يستطيع أحد أن يصل قبل ذلك
proof-routes = لا مسارات للمركبات تنقل عدداً كافياً من الناس قبل ذلك
proof-search-all =
    بحثٌ في كل ترتيبات الصعود والنزول والقوافل ({ $positions ->
        [zero] لا أوضاع
        [one] وضع واحد
        [two] وضعان
        [few] { $positions } أوضاع
        [many] { $positions } وضعاً
       *[other] { $positions } وضع
    }) لم يجد ما يقل عنه
proof-search-best =
    بحثٌ في أفضل ترتيبات الصعود والنزول والقوافل ({ $positions ->
        [zero] لا أوضاع
        [one] وضع واحد
        [two] وضعان
        [few] { $positions } أوضاع
        [many] { $positions } وضعاً
       *[other] { $positions } وضع
    }) لم يجد ما يقل عنه
cause-room-people = عدد من يمكن أن تستقبلهم { $place } بعد: { $room }
cause-room-stretchers = عدد النقالات التي يمكن أن تستقبلها { $place } بعد: { $room }
cause-trips = رحلات المركبات ({ $kind }: { $vehicles })، ومدة الجولة على الأقل { $least }
cause-time = وقت المركبات ({ $kind }: { $vehicles })
cause-convoys = القوافل الخارجة من { $zone }
cause-people = الأشخاص الخارجون من { $zone }
cause-inspections = التفتيش في الطريق إلى خارج { $zone }
cause-vehicles = المركبات الداخلة إلى { $zone }
cause-loading =
    الصعود في { $place }، والمتاح: { $bays ->
        [zero] لا مواقف
        [one] موقف واحد
        [two] موقفان
        [few] { $bays } مواقف
        [many] { $bays } موقفاً
       *[other] { $bays } موقف
    }
cause-unloading =
    النزول في { $place }، والمتاح: { $bays ->
        [zero] لا مواقف
        [one] موقف واحد
        [two] موقفان
        [few] { $bays } مواقف
        [many] { $bays } موقفاً
       *[other] { $bays } موقف
    }
cause-few-outward = قلة القوافل عبر { $corridor } (ذهاباً)، وفي الكبيرة منها ينتظر الجميع تفتيش الجميع
cause-few-back = قلة القوافل عبر { $corridor } (إياباً)، وفي الكبيرة منها ينتظر الجميع تفتيش الجميع
