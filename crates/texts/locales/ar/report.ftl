### What the sheets for the field and the tables of a report say, and what `report` says.

## The head and the foot of every sheet

sheet-not-order = ليس أمرًا قبل تأكيده.
sheet-foot = خطة { $name }، { $checksum }، أُعدّت على حال { $time }؛ ليست أمرًا قبل تأكيدها
sheet-checksum = رمز التحقق من الخطة
sheet-made = أُعدّت على
sheet-made-start = البداية، { $time }
sheet-made-state = الحال في { $time }
sheet-hours = الأوقات
sheet-zone = كلها محلية ({ $zone })
sheet-copy = نسخة
sheet-issued = صدرت (الساعة)
sheet-confirmed = أُكّدت (الصفة، الساعة)
sheet-times-note = الأوقات مقطوعة عند الدقيقة. +1 هو اليوم التالي لليوم المذكور أعلاه.

## Titles

sheet-movement-table = جدول التحرك
sheet-vehicles = أوراق المركبات
sheet-checkpoints = بطاقات نقاط التفتيش
sheet-receivers = توقعات لجهات الاستقبال
sheet-workbook = كل الجداول في مصنف واحد
sheet-map = بيانات الخريطة
sheet-feed = جدول مواعيد للتمرين
sheet-trips = من يركب إلى أين
sheet-arrivals = الوصول
sheet-people-by-hour = الأشخاص بالساعة

## Columns

sheet-number = رقم
sheet-total = المجموع
sheet-checkpoint = نقطة التفتيش
sheet-vehicle = المركبة
sheet-kind = النوع
sheet-class = الفئة
sheet-priority = الأولوية
sheet-place = المكان
sheet-place-name = اسم المكان
sheet-corridor-name = اسم الممر
sheet-lat = خط العرض
sheet-lon = خط الطول
sheet-from = من
sheet-from-name = من، الاسم
sheet-from-lat = من، خط العرض
sheet-from-lon = من، خط الطول
sheet-to = إلى
sheet-to-name = إلى، الاسم
sheet-to-lat = إلى، خط العرض
sheet-to-lon = إلى، خط الطول
sheet-escorts = المرافقة
sheet-wheelchairs = كراسٍ متحركة
sheet-lying = المستلقون
sheet-seats = المقاعد
sheet-loading-begins = بدء الصعود
sheet-loading-ends = انتهاء الصعود
sheet-unloading-begins = بدء النزول
sheet-unloading-ends = انتهاء النزول
sheet-safe-at = تمام النزول
sheet-people-by-then = الأشخاص حتى ذلك الحين
sheet-lying-by-then = المستلقون حتى ذلك الحين
sheet-room = السعة
sheet-room-lying = سعة المستلقين
sheet-room-left = السعة الباقية
sheet-lying-room-left = السعة الباقية للمستلقين
sheet-hour = الساعة
sheet-hour-from = بدء الساعة
sheet-hour-until = انتهاء الساعة
sheet-boarded = صعدوا
sheet-arrived = وصلوا آمنين
sheet-waiting-then = ينتظرون في نهايتها
sheet-aboard-then = على المتن في نهايتها
sheet-safe-then = آمنون حتى نهايتها
sheet-status = حالة الرقم
sheet-time-zone = المنطقة الزمنية
sheet-first-instant = البداية
sheet-last-instant = النهاية
sheet-remark = ملاحظة
sheet-march = ترتيب السير
sheet-head-departs = انطلاق المقدمة
sheet-due = الموعد
sheet-inspection-begins = بدء التفتيش
sheet-inspection-ends = انتهاء التفتيش
sheet-tail-clears = مرور المؤخرة
sheet-through = تمام العبور
sheet-lasts = المدة
sheet-actual-in = الدخول الفعلي
sheet-count-in = العدد عند الدخول
sheet-actual-out = الخروج الفعلي
sheet-count-out = العدد عند الخروج
sheet-from-time = من الساعة
sheet-until-time = حتى الساعة
sheet-what-to-do = ما العمل
sheet-aboard-after = على المتن بعدها
sheet-actual-time = الوقت الفعلي
sheet-head-count = عدد الأشخاص
sheet-who-comes = من يصل
sheet-what-was-done = ما الذي فُعل

## Vehicles

sheet-vehicle-sum = رحلات محمّلة: { $trips }. أشخاص أُوصلوا إلى الأمان: { $people }.
sheet-places = مقاعد: { $seats }، كراسٍ متحركة: { $wheelchairs }، مستلقون: { $stretchers }
sheet-carries-nobody = مرافقة: لا تحمل أحدًا
sheet-begins-at = تبدأ من { $place }: الانطلاق حينئذ
sheet-be-at = الحضور في { $place }
sheet-ends-at = تنتهي في { $place }
sheet-load = صعود { $span }، أشخاص: { $people }
sheet-unload = نزول { $span }، أشخاص: { $people }
sheet-rest = استراحة هنا.
sheet-in-convoy = القافلة { $convoy }، الموقع { $place } من { $of }
sheet-inspected-at = { $checkpoint }: الموعد { $due }، التفتيش { $span }
sheet-passes-at = { $checkpoint }: عبور دون توقف، ليس قبل { $due }
sheet-families-note = تُقرأ 12 × 4 من اليسار: اثنتا عشرة عائلة من أربعة أشخاص.
sheet-who = { $entry }: { $sizes } ({ $people })
sheet-sitting = جالسون: { $n }
sheet-in-wheelchair = على كرسي متحرك: { $n }
sheet-lying-down = مستلقون: { $n }

## Checkpoints

sheet-no-checkpoint = لا نقاط تفتيش.
sheet-checkpoint-where = مدة السير من { $from }: { $a }. ومن { $to }: { $b }.
sheet-inspection-rule = حُسب على، { $direction }: المسارات { $lanes }، لكل مركبة { $vehicle }، لكل شخص { $person }.
sheet-no-stop = { $direction }: تعبر القوافل دون توقف.
sheet-passes = عبور
sheet-checkpoint-note = كل من دخل ولم يخرج يُبلَّغ عنه المركز فورًا. لا أسماء على هذه البطاقة.

## Those who receive

sheet-room-is = سعة الأشخاص: { $people }. سعة المستلقين: { $lying }. مواقف التحميل: { $bays }.
sheet-nobody-comes = بحسب هذه الخطة لا يصل أحد إلى هنا.
sheet-by-class = كل من يصل، بحسب الفئة

## Those left

sheet-left-note = بحسب هذه الخطة لا يكون هؤلاء في أمان عند النهاية. السبب هو ما اعترض الخطة، وليس حكمًا على أحد.
sheet-no-reason = لم يُذكر سبب

## The movement order: situation

sheet-references = المراجع (اتفاقات، إخطارات، خرائط):
sheet-situation = الموقف
sheet-from-state = أُعدّت على حال { $time }: ما قبله نُفّذ أو سقط.
sheet-agreements = الاتفاقات
sheet-agreement = الاتفاق
sheet-parties = بضمان
sheet-not-party = لا يُلزم
sheet-covers = الممرات
sheet-in-force = ساري المفعول
sheet-suspended = معلّق
sheet-all-the-time = طوال الوقت
sheet-never = أبدًا
sheet-no-agreement = لم يُذكر اتفاق بشأن: { $corridors }. حُسب كأنه مفتوح؛ لا يسير فيه أحد قبل تأكيد اتفاق.
sheet-lanes = المسارات
sheet-per-vehicle = لكل مركبة
sheet-per-person = لكل شخص
sheet-channel = القناة
sheet-who-waits = من ينتظر وأين
sheet-light = الطقس والضوء
sheet-clearance = خلو الطريق من الألغام والركام (ممن، متى)
sheet-open-questions = مسائل مفتوحة
sheet-as-of = المعلوم، الساعة

## Mission and execution

sheet-mission = المهمة
sheet-mission-is = إخراج أشخاص: { $people }. من: { $from }. إلى: { $to }. بين { $start } و { $end }.
sheet-execution = التنفيذ
sheet-concept = الفكرة
sheet-timings = المواعيد
sheet-see-table = ترتيب السير والمواعيد عند كل نقطة تفتيش في جدول التحرك؛ ومكان صعود الركاب إلى كل مركبة ووقته في ورقتها.
sheet-general = الممرات
sheet-no-corridor = لا ممرات.
sheet-gates = البوابتان
sheet-driving-time = مدة السير
sheet-most-vehicles = أقصى عدد مركبات في القافلة
sheet-headway = بين انطلاقين
sheet-margin = العبور قبل الإغلاق بمدة
sheet-one-way = اتجاه واحد في كل مرة
sheet-yes = نعم
sheet-opens = يُفتح
sheet-shuts = يُغلق
sheet-clear-by = عبور المؤخرة قبل
sheet-what-if = ما العمل إذا
sheet-matter = الأمر
sheet-case-shots = حدث إطلاق نار
sheet-case-mine = شوهد لغم أو قذيفة لم تنفجر
sheet-case-breakdown = تعطلت مركبة
sheet-case-apart = انفصلت القافلة
sheet-case-refused = رُفض العبور
sheet-case-removed = أُنزل شخص
sheet-case-born-died = حدثت ولادة أو وفاة على المتن
sheet-case-silent = تعذر الاتصال بأحد
sheet-case-closing = أُغلق الممر قبل عبور المؤخرة
sheet-halt = التوقف والاستئناف
sheet-halt-who = من يحق له الإيقاف (الصفات)
sheet-halt-word = كلمة التوقف
sheet-go-word = كلمة الاستئناف
sheet-as-agreed = حسب الاتفاق

## Support, command and signal, protection

sheet-support = الإسناد
sheet-service-places = أماكن الصعود والنزول
sheet-depot = تقف في
sheet-there = الموجود
sheet-reserve = الاحتياط
sheet-people-on = الصاعدون
sheet-people-off = النازلون
sheet-bays = مواقف التحميل
sheet-stand = أقصى عدد مركبات معًا
sheet-service-hours = ساعات العمل
sheet-water = ماء وطعام وبطانيات
sheet-casualties = رعاية الجرحى والمرضى في الطريق
sheet-recovery = سحب المركبات
sheet-fuel = الوقود
sheet-marking = تمييز المركبات (أعلام، سقف)
sheet-signal = القيادة والاتصال
sheet-role-centre = المركز
sheet-role-leader = قائد القافلة
sheet-role-tail = مركبة المؤخرة
sheet-role-marshal = نقطة التجمع
sheet-role-observer = مراقب نقطة التفتيش
sheet-role-receiver = جهة الاستقبال
sheet-primary = أساسي
sheet-alternate = بديل
sheet-emergency = طوارئ
sheet-report-line = يذكر البلاغ بهذا الترتيب: القافلة أو المركبة؛ المكان؛ الساعة؛ العدد على المتن؛ ما يخالف الورقة.
sheet-protection = السلامة والحماية
sheet-protect-will = لا يُجبر أحد على المغادرة ولا على البقاء. يُبلَّغ الجميع بالشروط قبل الصعود.
sheet-protect-families = تسافر العائلة في مركبة واحدة. ويُبلَّغ المركز فورًا عن أي طفل وحيد.
sheet-protect-load = لا يصعد أحد قبل أن يأذن المركز لهذه القافلة بالتحميل.
sheet-protect-count = يُعدّ الأشخاص عند الصعود وعند كل نقطة تفتيش وعند النزول.
sheet-protect-missing = كل من لم يعبر نقطة تفتيش يُبلَّغ عنه المركز فورًا.
sheet-protect-weapons = لا أسلحة في مركبات الإجلاء. لا صور للأشخاص.
sheet-protect-names = لا أسماء على أي ورقة.
sheet-annexes = الملاحق
sheet-acknowledged = الإقرار بالاستلام
sheet-role = الصفة
sheet-time = الساعة
sheet-means = بأي وسيلة

## What cannot be written, and what the command says

sheet-no-gtfs = لا جدول مواعيد: صيغة ⁨GTFS⁩ تطلب مواقع، وليس لأي رحلة مواقع لكل أماكنها
sheet-gtfs-without = جدول المواعيد دون الرحلات عبر أماكن لا موقع لها: { $n }
report-broken = الخطة تخالف القاعدة { $code }: لا تقرير عنها
report-folder-holds = المجلد يحوي أشياء أخرى: { $path }
report-force = سمِّ مجلدًا فارغًا أو غير موجود؛ و ⁨--force⁩ يكتب بجانب ما فيه
report-old = من تقرير سابق لا من هذه الخطة: { $path }
report-written = كُتب في { $path }: { $n }
report-not-there = لم يُكتب: { $why }
