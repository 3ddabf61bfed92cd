# ما الخطأ في ملف: سيناريو أو أزمنة قيادة أو خطة أو حالة أو مخاطر أو تسلسل زمني. المفاتيح والمعرّفات كما في الملف.

## The file as a whole, and its syntax
bad-unread = لا يمكن قراءته: { $why }
bad-utf8 = ليس نصاً بترميز ⁨UTF-8⁩: البايت { $byte }
fix-utf16 = الملف بترميز ⁨UTF-16⁩: احفظه بترميز ⁨UTF-8⁩
fix-utf8 = احفظ الملف بترميز ⁨UTF-8⁩
bad-empty-file = الملف فارغ
fix-scenario-begins = يبدأ السيناريو بالسطر ⁨format = "safeconduct/1"⁩
bad-toml = ليس بصيغة ⁨TOML⁩: { $why }
bad-json = ليس بصيغة ⁨JSON⁩: { $why }
fix-syntax = المنتظر: { $wanted }
bad-key-twice = مفتاح مكرر: { $key }
fix-key-twice = أبقِ واحداً من الاثنين
json-after-end = يستمر الملف بعد نهايته
json-ends = ينتهي الملف حيث كانت قيمة منتظرة
json-deep = تداخل أعمق مما يجوز
json-key-quotes = كان مفتاح بين علامتي اقتباس منتظراً
json-colon = كانت نقطتان رأسيتان منتظرتين
json-comma-brace = كانت فاصلة أو حاضنة إغلاق منتظرة
json-comma-bracket = كانت فاصلة أو معقوفة إغلاق منتظرة
json-value = كانت قيمة منتظرة
json-no-value = ليست قيمة ⁨JSON⁩: { $text }
json-no-number = ليس عدداً في ⁨JSON⁩: { $text }
json-string-open = نص بين علامتي اقتباس لا ينتهي
json-control = فاصل أسطر أو محرف تحكم داخل نص
json-escape = محرف هروب لا تعرفه ⁨JSON⁩
json-hex = كانت أربعة أرقام ست عشرية منتظرة بعد ⁨\u⁩
place-line = في السطر { $line }
place-file-line = في { $file }، السطر { $line }
names-and = { $most } و{ $last }

## Keys and values
fix-meant = هل تقصد `{ $meant }`؟
fix-key-elsewhere = لا يوجد هذا المفتاح في { $noun } بل في { $home }؛ كل مفتاح يتبع العنوان الذي فوقه
fix-keys-are = المفاتيح في { $noun }: { $keys }
bad-key-unknown = مفتاح غير معروف: { $key }
bad-key-missing = مفتاح ناقص: { $key }
fix-needs = يلزم `{ $key }` في { $noun }
bad-type = `{ $key }`: المنتظر { $wanted } والموجود { $found }: { $text }
fix-array-tables = اكتب `[[{ $key }]]` فوق كل منها
fix-brackets = ضعه بين معقوفتين: [ … ]
bad-empty = `{ $key }` فارغ
fix-quotes = ضعه بين علامتي اقتباس
fix-no-quotes = بلا علامات اقتباس
fix-no-quotes-point = بلا علامات اقتباس ولا فاصلة عشرية
bad-negative = `{ $key }` سالب: { $text }
fix-duration = المدة نص مثل ⁨"1h30m"⁩ أو ⁨"90s"⁩
bad-is = `{ $key }`: { $what }
bad-instant = `{ $key }` ليس لحظة زمنية: { $text }
fix-instant-like = اكتبه هكذا: ⁨2016-12-15T08:00:00⁩
bad-date = `{ $key }` ليس تاريخاً: { $text }
fix-date-like = اكتبه هكذا: ⁨2016-12-15⁩
fix-whole = المنتظر: عدد صحيح من { $least } إلى { $most }
bad-least = `{ $key }` يجب ألا يقل عن { $least }، وهو { $text }
bad-range = `{ $key }` خارج الحدود: { $text }
fix-number = المنتظر: عدد من 0 إلى { $most }
fix-number-above = المنتظر: عدد أكبر من 0 ولا يزيد على { $most }
bad-zero = `{ $key }` يجب أن يزيد على 0، وهو { $text }
fix-degrees = المنتظر: درجات من { $least } إلى { $most }
bad-not-whole = `{ $key }` ليس عدداً صحيحاً: { $text }
bad-not-number = `{ $key }` ليس عدداً: { $text }
fix-point = تأتي الكسور العشرية بعد نقطة
bad-beside = `{ $key }` إلى جانب `{ $other }`
bad-without = `{ $key }` بلا `{ $other }`
fix-both = أعطِ الاثنين أو لا تعطِ أياً منهما
bad-not-after = `{ $key }` ليس بعد `{ $other }`: { $text }
bad-before = `{ $key }` قبل `{ $other }`: { $text }
bad-ten-years = أكثر من عشر سنوات بعد `{ $key }`: { $text }
sort-null = لا قيمة
sort-flag = صح أو خطأ
sort-whole = عدد صحيح
sort-number = عدد
sort-text = نص
sort-date = تاريخ
sort-time-of-day = ساعة من اليوم
sort-instant = لحظة زمنية
sort-array = قائمة بين معقوفتين
sort-table = جدول
sort-array-tables = سلسلة جداول
sort-duration = مدة
sort-name = نص أو جدول لغات
sort-string = نص
sort-list = قائمة
sort-object = كائن
sort-instant-offset = لحظة زمنية مثل ⁨"2016-12-15T08:00:00+02:00"⁩
sort-whole-from = عدد صحيح من { $least } فصاعداً
sort-id-of = معرّف { $noun }
sort-direction = ⁨"outward"⁩ أو ⁨"back"⁩
sort-not-first = لحظة زمنية؛ لا يجوز تركها إلا في الزيارة الأولى
sort-not-last = لحظة زمنية؛ لا يجوز تركها إلا في الزيارة الأخيرة

## Ids
bad-id = ليس معرّفاً: { $id }
fix-id = المعرّف من أحرف لاتينية صغيرة من ⁨a⁩ إلى ⁨z⁩ وأرقام وشرطات، لا يبدأ بشرطة، ولا يزيد على 64 محرفاً
bad-twice = معرّف مكرر ({ $noun }): { $id }
fix-first = ورد أولاً { $place }
bad-unknown = غير معروف ({ $noun }): { $id }
fix-none = لا يوجد شيء منها ({ $many })
fix-none-like = لا اسم يشبهه ({ $many })
fix-these = { $many }: { $ids }
bad-no-id = لا يوجد معرّف كهذا ({ $noun }): { $id }
fix-meant-id = هل تقصد { $meant }؟
thing-zone = منطقة
thing-zones = المناطق
thing-place = مكان
thing-places = الأماكن
thing-kind = نوع مركبات
thing-kinds = أنواع المركبات
thing-vehicle = مركبة
thing-corridor = ممر
thing-corridors = الممرات
thing-class = فئة
thing-classes = الفئات
thing-convoy = قافلة
thing-agreement = اتفاق
thing-agreements = الاتفاقات
thing-exchange = تبادل
thing-exchanges = عمليات التبادل
thing-checkpoint = نقطة تفتيش
thing-checkpoints = نقاط التفتيش
thing-priority = أولوية
thing-priorities = الأولويات
thing-quota = حصة
thing-quotas = الحصص
thing-entry = مدخل أشخاص
thing-entries = المداخل
thing-profile = ملف قيادة
thing-profiles = ملفات القيادة
thing-direction = اتجاه
thing-directions = الاتجاهات
thing-unit = وحدة
thing-units = الوحدات

## What the tables of a file are called
shape-scenario = سيناريو
shape-zone = منطقة
shape-place = مكان
shape-vehicles = نوع مركبات
shape-service = مدة صعود
shape-duty = قاعدة عمل
shape-people = مدخل أشخاص
shape-family = أسرة
shape-closure = إغلاق
shape-at = موقع
shape-observed = مدة ملاحظة
shape-corridor = ممر
shape-convoy = قاعدة قوافل
shape-checkpoint = نقطة تفتيش
shape-inspection = تفتيش
shape-agreement = اتفاق
shape-suspension = تعليق
shape-quota = حصة
shape-exchange = تبادل
shape-window = نافذة زمنية
shape-daily = قاعدة يومية
shape-hazards = ملف مخاطر
shape-factors = زوج معاملات
shape-factor = معامل
shape-lasts = خطر يدوم

## Tables of cells
fix-header = سطره الأول يسمّي الأعمدة: { $columns }
bad-column-twice = عمود مكرر: { $column }
fix-commas = تفصل الفواصل بين الخلايا
fix-columns = الأعمدة: { $columns }
bad-column = عمود غير معروف: { $column }
bad-column-missing = عمود ناقص: { $column }
bad-cells = أعمدة العنوان { $wants }، وفي هذا السطر { $n ->
    [one] خلية واحدة
    [two] خليتان
    [few] { $n } خلايا
   *[other] { $n } خلية
 }
bad-cell-empty = خلية فارغة في العمود { $column }
bad-quote-open = علامة اقتباس لا تُغلق
bad-after-quote = نص بعد علامة الاقتباس الأخيرة
fix-quote-twice = ضاعف العلامة حيث هي مقصودة

## Instants and durations
bad-instant-text = ليست لحظة زمنية: { $text }
bad-no-offset = لحظة زمنية بلا فرق توقيت: { $text }
fix-offset = المنتظر: لحظة مع فرق توقيتها مثل ⁨2016-12-15T08:00:00+02:00⁩
bad-dateless = ساعة من اليوم بلا تاريخها
bad-timeless = تاريخ بلا ساعة
fix-instant = المنتظر: لحظة زمنية مثل ⁨2016-12-15T08:00:00⁩
bad-fraction = لحظة زمنية فيها جزء من الثانية
fix-fraction = يُحسب الوقت بثوانٍ كاملة
bad-offset = فرق توقيت خارج الحدود
bad-instant-range = لحظة زمنية خارج الحدود
bad-skipped = تقفز { $zone } فوق هذا الوقت المحلي: { $time }
fix-skipped = تُقدَّم الساعات حينها؛ اكتبه مع فرق التوقيت: { $before } أو { $after }
bad-repeated = يتكرر هذا الوقت المحلي في { $zone }: { $time }
fix-repeated = تُؤخَّر الساعات حينها؛ اكتب المقصود: { $before } أو { $after }
bad-duration = ليست مدة: { $text }
bad-century = مدة تزيد على قرن: { $text }
bad-negative-duration = مدة سالبة: { $text }
fix-duration-parts = المنتظر: أجزاء من ⁨d⁩ و⁨h⁩ و⁨m⁩ و⁨s⁩ مثل ⁨"1h30m"⁩ أو ⁨"90s"⁩

## A scenario
bad-format-other = صيغة غير صيغة السيناريو: { $format }
bad-format = صيغة غير معروفة: { $format }
fix-format = السيناريو الذي يُقرأ هنا فيه ⁨format = "safeconduct/1"⁩
bad-timezone = منطقة زمنية غير معروفة: { $zone }
fix-timezone = أسماء المناطق الزمنية في ⁨IANA⁩ مثل ⁨Asia/Damascus⁩
fix-end = لا يمكن إجلاء أحد في زمن معدوم
fix-horizon-days = لا يزيد الأفق على { $days } يوم
fix-order = اتركه، أو اختر من { $words }
bad-score-twice = جزء مكرر من الحصيلة: { $part }
bad-score-part = جزء غير معروف من الحصيلة: { $part }
fix-score-parts = الأجزاء: { $words }
bad-priority-name = ليس اسم أولوية: { $text }
bad-language = ليس رمز لغة: { $tag }
fix-name = الاسم نص، أو جدول مثل ⁨{"{"} en = "Idlib", ar = "إدلب" {"}"}⁩
bad-file = لا يمكن قراءة الملف ({ $why }): { $file }
fix-paths = المسارات بدءاً من مجلد السيناريو
fix-area = تُحسب المنطقة في الخطة ولا تُرسم
bad-never = `{ $key }` بلا نافذة زمنية: أبداً
fix-never = اتركه إن لم يكن هناك حد
fix-window = تنتهي النافذة بعد أن تبدأ
bad-daily = ليست ساعات يومية: { $text }
fix-daily = اكتبها هكذا: ⁨"06:00-18:00"⁩؛ النهاية ⁨24:00⁩ هي منتصف الليل
fix-daily-days = لا تزيد القاعدة اليومية على { $days } يوم
fix-daily-clock = { $help }؛ أنهِ القاعدة في اليوم السابق وأعطِ هذا اليوم نافذة خاصة به
bad-nobody-guarantees = اتفاق لا يضمنه أحد
bad-covers-none = اتفاق لا يشمل أي ممر
bad-uncovered = لا اتفاق يشمل هذا الممر: { $corridor }
fix-uncovered = يُخطَّط له كأنه مفتوح دائماً
bad-exchange-self = تبادل بين منطقة ونفسها: { $text }
fix-exchange-self = ⁨`first`⁩ و⁨`second`⁩ منطقتان
bad-gates = البوابتان في منطقة واحدة: { $place }
fix-gates = يصل الممر بين منطقتين؛ أما داخل المنطقة فأزمنة القيادة تبيّن ما يمكن قطعه
bad-most = قافلة مرافقاتها { $escorts } لا مكان فيها لغيرها: ⁨most⁩ = { $most }
fix-most = ⁨`most`⁩ يعدّ المرافقات أيضاً
bad-checkpoint-passed = نقطة تفتيش تسبق التي فوقها: { $after }
fix-checkpoint-passed = نقاط التفتيش بترتيب ⁨`after`⁩؛ والتي فوقها عند { $last }
bad-checkpoint-end = نقطة تفتيش بعد نهاية ممرها: { $after }
fix-checkpoint-end = يستغرق الممر كله { $time } من بوابته ⁨`from`⁩
fix-checkpoint-map = بحسب الخريطة يستغرق الممر كله { $time } من بوابته ⁨`from`⁩
bad-vehicles = أكثر من { $most } مركبة في المجموع: { $n }
bad-reserve = ⁨`reserve`⁩ أكثر من { $count } الموجودة: { $reserve }
fix-reserve = لا يُحتفظ احتياطاً بأكثر من ⁨`count`⁩
bad-no-room = نوع مركبات لا مكان فيه لأحد
fix-no-room = أعطه ⁨`seats`⁩ أو ⁨`escort = true`⁩
fix-people-one = في مدخل الأشخاص واحد من ⁨`families`⁩ و⁨`family`⁩ و⁨`file`⁩
bad-people-ways = مفتاح ناقص: ⁨families⁩ أو ⁨family⁩ أو ⁨file⁩
fix-people-needs = يلزم مدخلَ الأشخاص واحدٌ منها
fix-count-family = ⁨`count`⁩ لا يأتي إلا إلى جانب ⁨`family`⁩
fix-normal = ليس في ⁨`priorities`⁩ ⁨`normal`⁩، وهي المقصودة حيث لا يسمّي المدخل أولوية
bad-ready = جاهزون بعد العملية فقط: { $text }
fix-ready = لا يمكن إجلاء أحد منهم
fix-to = سمِّ الأماكن التي يقبلونها بترتيب رغبتهم
bad-no-destination = ليس مقصداً: { $place }
fix-receives = لا يستقبل الناس إلا مكان فيه ⁨`receives`⁩
bad-family-size = ليس عدد أفراد أسرة: { $text }
fix-family-size = المنتظر: عدد صحيح من 1 إلى { $most }، مثل ⁨"4" = 190⁩
bad-cell-missing = ناقص: { $column }
fix-cell-missing = لا هذا السطر ولا المدخل الذي يسمّي الملف فيه `{ $column }`
bad-nobody = أسرة بلا أفراد
fix-nobody = أعطها واحداً على الأقل من ⁨`seats`⁩ و⁨`wheelchairs`⁩ و⁨`stretchers`⁩
bad-class-people = أكثر من { $most } شخص في فئة واحدة: { $n }
bad-people = أكثر من { $most } شخص في المجموع: { $n }
bad-no-vehicle = لا توجد أي مركبة
fix-no-vehicle = أعطِ نوعاً واحداً على الأقل من ⁨`[[vehicles]]`⁩ العدد ⁨`count`⁩
bad-fit = أسرة لا تتسع لها أي مركبة: { $load }
fix-room = `{ $id }`: { $load }
fix-rooms = { $rooms }
rooms-apart = ؛{" "}
fix-escorts = كل المركبات للمرافقة
bad-fit-serve = أسرة لا تتسع لها أي مركبة يمكن أن تنقلها: { $load }
fix-fit-serve = ينتظرون في `{ $place }`، ولا تخدمه { $kinds }
bad-accept = لا مركبة تتسع لهم تخدم مكاناً يقبلونه: { $class }
fix-accept = يقبلون { $places }، ولا تخدمها { $kinds }
bad-reach = لا يمكن لأي مركبة بلوغ هذا المكان: { $place }
bad-reach-carry = لا يمكن لأي مركبة تنقل الناس بلوغ هذا المكان: { $place }
fix-no-way = لا زمن قيادة يؤدي إليه من أي مستودع، مباشرة أو عبر أماكن وممرات أخرى
fix-no-zone = لا مستودع في منطقته `{ $zone }` ولا ممر يؤدي إليها
load-seats = { $n ->
    [one] مقعد واحد
    [two] مقعدان
    [few] { $n } مقاعد
   *[other] { $n } مقعداً
 }
load-wheelchairs = { $n ->
    [one] كرسي متحرك واحد
    [two] كرسيان متحركان
    [few] { $n } كراسٍ متحركة
   *[other] { $n } كرسياً متحركاً
 }
load-stretchers = { $n ->
    [one] نقالة واحدة
    [two] نقالتان
    [few] { $n } نقالات
   *[other] { $n } نقالة
 }
load-none = لا مكان
bad-travel-ways = مفتاح ناقص: ⁨table⁩ أو ⁨network⁩
fix-travel-needs = يلزم ⁨`travel`⁩ واحدٌ منهما
fix-travel-one = تأتي أزمنة القيادة من واحد منهما
fix-goes-network = يُستعمل مع شبكة طرق
bad-between = طريق بين منطقتين؛ أسطر كهذه لا تُستعمل: { $n }
fix-between = لا يؤدي من منطقة إلى أخرى إلا ممر
bad-way-twice = طريق مكرر
bad-low-high = ⁨`low`⁩ فوق ⁨`minutes`⁩، أو ⁨`high`⁩ تحته
fix-low-high = ⁨`low`⁩ أقل ما قد تستغرقه القيادة و⁨`high`⁩ أكثره
bad-lat-lon = مفتاحان ناقصان: ⁨lat⁩ و⁨lon⁩
fix-lat-lon = مع شبكة طرق يلزم كل مكان موقعه
bad-areas = لا يمكن استعمال { $file }: { $why }
fix-areas = المساحات هي ⁨Polygon⁩ أو ⁨MultiPolygon⁩ من ⁨GeoJSON⁩
geo-utf8 = ليس نصاً بترميز ⁨UTF-8⁩
geo-json = ليس بصيغة ⁨JSON⁩: { $why }
geo-none = لا مساحة فيه: لا ⁨Polygon⁩ ولا ⁨MultiPolygon⁩
geo-deep = مجموعاته متداخلة أعمق مما يجوز
geo-type = ليس ⁨GeoJSON⁩: كائن بلا ⁨type⁩
geo-list = ليس ⁨GeoJSON⁩: { $kind } بلا قائمة { $key }
geo-rings = ليس ⁨GeoJSON⁩: ⁨MultiPolygon⁩ من شيء آخر
geo-ring = محيط مضلع ليس قائمة
geo-position = موقع ليس عددين
geo-outside = موقع خارج العالم: { $lon }، { $lat } (خط الطول أولاً)
geo-corners = محيط مضلع بأقل من ثلاث زوايا
bad-closure-roads = لا يتضح أي الطرق مغلق
fix-closure-roads = في الإغلاق واحد فقط من ⁨`area`⁩ و⁨`road`⁩ و⁨`at`⁩
fix-within = هو المدى الذي تُغلق فيه الطرق حول ذلك الموقع
bad-closure-end = إغلاق ينتهي قبل أن يبدأ: { $text }
bad-slower = ⁨`slower`⁩ يجعل الطرق أسرع: { $n }
fix-slower = 2 تعني أبطأ بمرتين؛ وبدونه تكون مغلقة

## Hazards
bad-hazards = ليس ملف مخاطر من هذه النسخة: { $text }
fix-hazards = المنتظر: "{ $format }"
bad-three = `{ $key }` يلزمه ثلاث قيم، وفيه { $n }
fix-three = اكتب الأدنى والأرجح والأقصى: ⁨[0.9, 1.0, 1.5]⁩ أو ⁨["10m", "40m", "2h"]⁩
bad-order = `{ $key }` ليس بالترتيب: { $text }

## Plans and states
bad-unexpected = { $key } ليس ما كان منتظراً: { $found }
fix-expected = المنتظر: { $wanted }
bad-missing = مفتاح ناقص: { $key }
fix-missing = المنتظر "{ $key }": { $wanted }
bad-vehicle-twice = مركبة مكررة: { $id }
bad-convoy-twice = قافلة مكررة: { $id }
fix-convoy-taken = لقافلة في الحالة هذا المعرّف: اختر غيره
bad-convoy-gone = انطلقت هذه القافلة ولم تعد تأخذ أحداً: { $id }
fix-convoy-gone = تضع الحالة هذه المركبة حيث تخرج؛ وهناك تبدأ الخطة
bad-stands-twice = { $key } مكرر
fix-stands-once = مدخل واحد لكل منها

## Timelines
bad-timeline-long = تسلسل زمني يزيد على { $most } بايت: { $n }
fix-timeline-long = قسّمه إلى عدة ملفات
bad-further = مشكلات أخرى: { $n }
bad-statements = أكثر من { $most } بيان
fix-statements = قسّم الملف إلى عدة ملفات
bad-same-statement = البيان نفسه الوارد { $place }
fix-same-statement = السطر المكرر بيان واحد
bad-event = ليست كلمة لحدث: { $text }
fix-event = أحرف لاتينية صغيرة وأرقام و_ مثل ⁨cumulative_count⁩
fix-event-kept = تُحفظ كما هي؛ والكلمات المعتادة في ⁨docs/formats/timeline.md⁩
bad-event-unusual = حدث ليس من المعتاد: { $word }
bad-corridor-beside = ممر إلى جانب { $word }
fix-corridor-beside = يأتي الممر إلى جانب ⁨suspend⁩ و⁨abort_order⁩ و⁨resume⁩
bad-source-id = لا يمكن صنع معرّف من المصدر: { $text }
fix-source-id = اذكر من يعدّ في العمود ⁨`counter`⁩، مثل ⁨red-cross⁩
bad-no-count = كلمة عن عدد، ولا عدد
fix-no-count = املأ ⁨count⁩ و⁨unit⁩
bad-count-unit = ⁨count⁩ و⁨unit⁩ متلازمان
fix-both-cells = املأ الاثنين أو لا تملأ أياً منهما
bad-unit = ليست وحدة: { $text }
fix-unit = أحرف لاتينية صغيرة وأرقام و_ مثل ⁨people⁩ أو ⁨private_vehicles⁩
bad-count = ليس عدداً صحيحاً: { $text }
fix-count = أرقام فقط؛ والكلمات مثل ⁨"over"⁩ في العمود ⁨`bound`⁩
bad-since-no-sum = منذ متى يُحسب رقم ليس مجموعاً
fix-since-no-sum = ⁨`since`⁩ للمجاميع: اكتب ⁨yes⁩ في ⁨`cumulative`⁩ أو اتركه فارغاً
bad-address = ليس عنواناً: { $text }
fix-address = بعد " | " تأتي العناوين، يفصل بينها " ; "
bad-long = أطول من { $most } محرف، أو على عدة أسطر: { $text }
fix-long = اختصره في سطر واحد
fix-record-id = أحرف لاتينية صغيرة وأرقام و-، وأوله حرف أو رقم
bad-agreement-kind = ⁨agreement⁩ و⁨kind⁩ متلازمان
bad-word = كلمة غير معروفة: { $text }
fix-one-of = واحد من { $words }
bad-month-time = ساعة من اليوم في شهر بلا يوم
fix-leave-empty = اتركه فارغاً
bad-assumed-beside = وقت مفترض إلى جانب وقت معطى
fix-assumed-beside = ⁨`assumed`⁩ للأسطر التي لا يعطي فيها أي مصدر وقتاً
bad-since = لا تاريخ ولا لحظة زمنية: { $text }
fix-since = مثل ⁨2016-12-15⁩ أو ⁨2016-12-18T23:00⁩
bad-day = ليس تاريخاً: { $text }
fix-day = مثل ⁨2016-12-15⁩، أو ⁨2017-01⁩ حيث لا يُعرف اليوم
bad-time = ليست ساعة من اليوم: { $text }
fix-time = ⁨14:30⁩، أو 14 حيث لا تُعرف إلا الساعة؛ وفارغ حيث لا مصدر
bad-no-local = لا وقت محلي كهذا: { $text }
fix-no-local = { $what }: { $help }
