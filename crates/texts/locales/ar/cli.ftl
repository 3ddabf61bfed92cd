### What the command line says: files, options, judgements, how the search goes.

## What is wrong, and what was done

error-word = خطأ:
warning-word = تحذير:
problems =
    { $n ->
        [zero] لا أخطاء
        [one] خطأ واحد: لم يُنفَّذ شيء
        [two] خطآن: لم يُنفَّذ شيء
        [few] { $n } أخطاء: لم يُنفَّذ شيء
        [many] { $n } خطأً: لم يُنفَّذ شيء
       *[other] { $n } خطأ: لم يُنفَّذ شيء
    }

## Files

no-such-file = الملف غير موجود
no-permission = لا يوجد إذن
is-folder = هذا مجلد وليس ملفاً
not-a-folder = جزء من المسار ملف وليس مجلداً
disk-full = القرص ممتلئ
disk-read-only = القرص للقراءة فقط
no-such-folder = المجلد غير موجود: { $path }
stdin-once = لا يمكن قراءة الدخل القياسي إلا مرة واحدة: استخدم ⁨-⁩ لمسار واحد على الأكثر
scenario-unread = تعذرت قراءة السيناريو: { $why }: { $path }
state-unread = تعذرت قراءة ملف الوضع: { $why }: { $path }
record-unread = تعذرت قراءة السجل: { $why }: { $path }
plan-unread = تعذرت قراءة الخطة: { $why }: { $path }
cannot-write = تعذرت الكتابة: { $why }: { $path }
plan-at = الخطة: { $path }
page-at = الصفحة: { $path }

## Options

limit-units = اكتب المدة مع وحداتها، مثل ⁨10s⁩ أو ⁨1m30s⁩ أو ⁨2h⁩
limit-too-long = هذه مدة أطول مما يمكن حسابه
limit-no-unit = الوحدة ناقصة: ⁨{ $n }s⁩ أو ⁨{ $n }m⁩ أو ⁨{ $n }h⁩؟
hours-wanted = عدد من الساعات، مثل 3 أو 0.5
whole-wanted = عدد صحيح لا يقل عن 0
threads-wanted = عدد صحيح من 1 إلى { $most }
order-twice = يذكر ⁨--order⁩ جزءاً من النتيجة مرتين: { $part }
json-and-out = كل من ⁨--json⁩ و⁨--out -⁩ يطلب الخرج القياسي
json-and-out-hint = اكتب الخطة في ملف: ⁨--out plan.json⁩
page-to-stdout = تُكتب الصفحة في ملف، لا في الخرج القياسي
same-file = لا يمكن أن تكون الخطة والصفحة الملف نفسه
unknown-option = الخيار غير موجود: { $what }
unknown-command = الأمر غير موجود: { $what }
perhaps = ربما: { $what }
wrong-value = لا يمكن أن تكون قيمة { $option } هذه: { $value }
wanted-value = المطلوب: { $what }
value-missing = يحتاج { $option } إلى قيمة
arguments-missing = ينقص: { $what }
conflict = لا يجتمع { $option } مع { $other }
given-twice = ذُكر { $option } مرتين
command-missing = لم يُذكر أي أمر
command-line-wrong = سطر الأوامر غير صحيح
help-says = يعرض ⁨--help⁩ ما يمكن ذكره

## Check and compare

rules-kept = كل القواعد مراعاة
plan-keeps = { $plan }: كل القواعد مراعاة
plan-breaks = { $plan }: تخالف { $codes }
judged-from-state = { $said }، انطلاقاً من الوضع
judged-ahead = { $said }، في ما تبقى انطلاقاً من الوضع
scenario-fine = سليم
can-be-planned = { $fine }: يمكن التخطيط لـ { $name }
horizon-label = الأفق
horizon-is = من { $from } إلى { $until } ({ $zone })
people-label = الأشخاص
people-is =
    { $n }، موزعون على { $classes ->
        [zero] لا فئات
        [one] فئة واحدة
        [two] فئتين
        [few] { $classes } فئات
        [many] { $classes } فئة
       *[other] { $classes } فئة
    }
vehicles-label = المركبات
vehicles-is =
    { $n }، من { $kinds ->
        [zero] لا أنواع
        [one] نوع واحد
        [two] نوعين
        [few] { $kinds } أنواع
        [many] { $kinds } نوعاً
       *[other] { $kinds } نوع
    }
places-label = الأماكن
places-is =
    { $n }، و{ $corridors ->
        [zero] لا ممرات
        [one] ممر واحد
        [two] ممران
        [few] { $corridors } ممرات
        [many] { $corridors } ممراً
       *[other] { $corridors } ممر
    }
evacuated-label = من يُجلَون
evacuated-is =
    { $out } من أصل { $people ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصين
        [few] { $people } أشخاص
        [many] { $people } شخصاً
       *[other] { $people } شخص
    }
left-label = المتبقون
left-is = { $n } (بالأوزان { $weighted })
exposure-label = التعرض للخطر
exposure-is = { $n } ساعة-شخص مرجّحة
last-label = آخر وصول
distance-label = المسافة
wishes-label = الرغبات
with-gap = { $value }، الفارق { $gap }
with-bound-none = { $value }، الحد 0
no-page-for-broken = تخالف الخطة قاعدة، فلا تُعَد لها صفحة: { $code }
check-says-where = يبيّن ⁨safeconduct check⁩ موضع المخالفة
no-state-of-broken = تخالف الخطة قاعدة، فلا يمكن أن يكون أحد حيث تقول: { $code }
at-unread = ليس لحظة زمنية: { $at }
at-outside = خارج المدة، من { $from } إلى { $until }: { $at }
cannot-set = لا يمكن ضبط { $set }
set-wants = المتوقع مسار وقيمة، مثل ⁨vehicles.bus.count=30⁩
set-toml = القيمة ليست ⁨TOML⁩: النص يحتاج إلى علامتي اقتباس، مثل ⁨corridor.road.convoy.headway="20m"⁩
set-nearest = لا يوجد { $id } في { $table }: هل تقصد { $near }؟
set-no-row = لا يوجد { $id } في { $table }
set-no-keys = لا مفاتيح داخل { $key }
set-differs = أُعدت مع ⁨--set⁩ { $sets }، وهو غير مذكور هنا؛ احكم عليها بمثله: { $plan }

## Planning

order-leaves-people = بهذا الترتيب قد يبقى أشخاص كان يمكن إجلاؤهم: لا يُحسب ⁨left-behind⁩ أولاً
board-early-might = لا يصعد أحد من أجل ممر ما دام معلقاً. لمعرفة ما إذا كان عدد أكبر سيخرج إن صعد الناس قبيل نهايته المعلنة: ⁨--board-early 20m⁩
previous-broken = لم تعد الخطة السابقة تراعي القواعد ({ $code }): يُحتفظ منها بما يمكن الاحتفاظ به
judging-interrupted = ⁨Ctrl-C⁩: تُفحص أفضل خطة حتى الآن وتُكتب
judging-proven = مُثبت: لا خطة أفضل إلا ربما في الكيلومترات؛ تُفحص وتُكتب
judging = تُفحص أفضل خطة وتُكتب
no-plan-yet = لا خطة بعد
time-of = { $n } من { $limit } ث
time-gone = { $n } ث
round = الجولة { $n }
round-of = الجولة { $n } من { $all }
out-and-left = يُجلى { $out }، يبقى { $left }
exposure-now = التعرض { $n }
no-bound-yet = لا حد بعد
proven-best = مُثبت: لا خطة أفضل
exposure-at-least = على الأقل { $n }
left-at-least = المتبقون على الأقل { $n }
distance-at-least = المسافة على الأقل { $n }
wishes-at-least = الرغبات على الأقل { $n }
last-not-before = الأخيرون ليس قبل { $time }
left-unbound = المتبقون: لم يُثبت حد
exposure-unbound = التعرض: لم يُثبت حد
last-unbound = الأخيرون: لم يُثبت حد
distance-unbound = المسافة: لم يُثبت حد
wishes-unbound = الرغبات: لم يُثبت حد
unchanged = لا خطة أفضل منذ { $n } ث
ctrl-c-writes = يكتب ⁨Ctrl-C⁩ أفضل ما وُجد حتى الآن

## Errors of the program

please-report = خطأ في البرنامج، نرجو الإبلاغ عنه
lanes-failed =
    { $n ->
        [zero] لم يفشل أي مسار بحث
        [one] فشل مسار بحث واحد
        [two] فشل مسارا بحث
        [few] فشلت { $n } مسارات بحث
        [many] فشل { $n } مسار بحث
       *[other] فشل { $n } مسار بحث
    }: { please-report } (البذرة { $seed })
proof-failed = فشل إثبات الحدود، فلم يُذكر أي حد: { please-report }
bound-contradicted = كان حد { $part } فوق ما تبلغه الخطة، فلم يُذكر: { please-report }
plan-thrown-away = خالفت خطة وُجدت قاعدةً فاستُبعدت: { please-report } (البذرة { $seed })
found-plan-breaks = تخالف الخطة التي وُجدت قاعدة، فلم تُكتب:
found-plan-hint = هذا خطأ في البرنامج: نرجو الإبلاغ عنه مع السيناريو والبذرة (اقرأ ⁨SECURITY.md⁩ أولاً)
broken-already = خولفت القاعدة ⁨{ $code }⁩ قبل بدء هذه الخطة، ولا تصلح ذلك أي خطة ({ $n }): { $what }
search-failed = فشل البحث قبل أن يجد أي خطة
ctrl-c-deaf = تعذر انتظار ⁨Ctrl-C⁩: { $why }
