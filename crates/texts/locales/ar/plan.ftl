### What the movement order and the page both say, and what only the order says.

## Headings

movement-order = أمر التحرك
evacuation-plan = خطة الإجلاء
horizon = من { $from } إلى { $until } بالتوقيت المحلي ({ $zone })
caveat = أرقام من نموذج حسابي. لا يقدم البرنامج أي ضمان ولا يستطيع أن يجعل الطريق آمناً.
from-state = خُطط انطلاقاً من الوضع في { $time }. من بلغوا الأمان حتى ذلك الحين: { $people }. القوافل المنطلقة حتى ذلك الحين: { $convoys }.
people-line = الأشخاص: { $people }. المركبات: { $vehicles }.

## Key figures

people-out = الأشخاص الذين يُجلَون
of-total = من أصل { $total }
left-behind = المتبقون
left-weighted = المتبقون بالأوزان
exposure = التعرض للخطر
exposure-unit = ساعة-شخص مرجّحة
last-arrival = آخر وصول
distance = المسافة
wishes = الرغبات غير الملباة بالأوزان
km = { $n } كم
plan = الخطة
gap-is = الفارق { $n }
bound-left = لا تستطيع أي خطة أن تُبقي أقل من { $n } (بالأوزان)
bound-exposure = لا خطة تُبقي مثل هذا العدد القليل يقل تعرضها عن { $n }
bound-last = لا خطة تُبقي مثل هذا العدد القليل تنتهي قبل { $n }
no-bound = لم يُثبت أي حد
best-possible = مُثبت: لا خطة أفضل من هذه
best-of-those = مُثبت: لا خطة تُبقي مثل هذا العدد القليل أفضل من هذه
counts-first = ما يُحسب أولاً، بالترتيب: { $order }.
nothing-better = مُثبت: لا توجد خطة أفضل.
nothing-better-but = مُثبت: لا توجد خطة أفضل في ما يُحسب قبل هذا: { $parts }.
not-stated = غير مذكور

## Convoys

convoys = القوافل
no-convoys = لا قوافل.
convoy = القافلة
corridor = الممر
outward = ذهاباً
back = إياباً
depart = الانطلاق
arrive = الوصول
day = اليوم
people = الأشخاص
stretchers = النقالات
vehicles = المركبات
first-departure = أول انطلاق
summary-hint = عدد القوافل في هذه الخطة: { $n }. وهي ملخصة هنا بحسب اليوم والممر؛ يطبعها الخيار ⁨--full⁩ كلها، وتعرضها الصفحة.

## Destinations

destinations = الوجهات
destination = الوجهة
first-arrival = أول وصول

## Those left

left-title = من يبقى، ولماذا
nobody-left = لا يبقى أحد.
families = العائلات
entry = المجموعة
waiting = ينتظرون في
no-reason = المتبقون دون سبب مذكور: { $people }.
and-more = … و{ $n } أخرى

## Vehicles

vehicles-used = المركبات المستخدمة
used-of = { $used } من { $there }

## What changes from one plan to another

changes-sum = الأوامر التي تتغير: { $changed } من { $total }. المركبات التي تبقى أوامرها: { $kept } من { $vehicles }.
moved-slightly = أوامر تتأخر أو تتقدم خمس دقائق على الأكثر ولا تُحسب: { $n }.
changes-from = إلى { $vehicles }: ابتداءً من { $time }.
out-of-service = إلى { $vehicles }: خارج الخدمة. ابتداءً من { $time }:
all-dropped = تُلغى كل أوامرها: { $n }.
orders-instead = بدلاً من { $old }: { $new }.
orders-dropped = أُلغي: { $old }.
orders-new = جديد: { $new }.
order-moved = في { $new } وليس في { $old }: { $what }.
crossing-by = عبور { $corridor }، { $direction }
loading-at = صعود في { $place } ({ $who })
unloading-at = نزول في { $place } ({ $who })
families-people = العائلات: { $families }، الأشخاص: { $people }
before = قبل
after = بعد
difference = الفرق
then = ؛{" "}

## What holds an operation back

bottleneck = ما الذي يعيق العملية
held-by = في المقام الأول: { $what }.
held-by-nothing = لا شيء بمفرده: أياً كان القيد الذي يُرفع، يبقى ما هو مُثبت على حاله تقريباً. تعيقها عدة قيود معاً، أو المسافات وأوقات جاهزية الناس.
held-unknown = غير معروف لهذه الخطة: لم يتسع الوقت لإثباته، أو أعد الخطة برنامج آخر.
limit-fleet = المركبات
limit-corridor = الممرات
limit-checkpoint = التفتيش عند نقاط التفتيش
limit-bays = مواقف الصعود والنزول
limit-reception = أماكن الاستقبال في الوجهات
ask-fleet = ما يخفف ذلك ({ $what }): مركبات أكثر أو أكبر، صعود أسرع، مسافات أقصر.
ask-corridor = ما يخفف ذلك ({ $what }): ساعات فتح أطول، قوافل أكبر، فواصل أقصر بين القوافل، حصص أعلى، ممر إضافي.
ask-checkpoint = ما يخفف ذلك ({ $what }): مسارات أكثر، تفتيش أسرع، وعدم تفتيش المركبات الداخلة.
ask-bays = ما يخفف ذلك ({ $what }): مواقف أكثر، ساعات عمل أطول فيها، صعود أسرع.
ask-reception = ما يخفف ذلك ({ $what }): أماكن أو نقالات أكثر في الوجهات، وجهات إضافية.
fall-left = من دون هذا القيد ({ $what })، وبقدر ما يمكن إثباته، قد يبقى { $b } بدلاً من { $a } (بالأوزان).
fall-exposure = من دون هذا القيد ({ $what })، وبقدر ما يمكن إثباته، قد يكون التعرض للخطر { $b } بدلاً من { $a } (أقل بنسبة { $n }).
fall-last = من دون هذا القيد ({ $what })، وبقدر ما يمكن إثباته، قد تنتهي في { $b } بدلاً من { $a } (أبكر، والفرق { $n }).
held-caveat = هذه مقارنة بين حدود، أي أفضل ما قد تبلغه أي خطة، وليست وعداً بخطة.
limit-away = القيد المرفوع
none-away = لا شيء
none-below = ما هو مُثبت: لا يمكن لأي خطة أن تقل عن هذا.

## Proofs and the end

by-earliest = المسافات وحدها
by-routes = مسارات المركبات
by-cases = مسارات بأعداد صحيحة
by-search = بحث
proofs = ما يثبت الحدود
no-proofs = لم يُذكر ما يثبت أي حد.
list = ،{" "}

## Spans of time

days =
    { $n ->
        [zero] 0 يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يوماً
       *[other] { $n } يوم
    }
hours =
    { $n ->
        [zero] 0 ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
minutes =
    { $n ->
        [zero] 0 دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
seconds =
    { $n ->
        [zero] 0 ثانية
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $n } ثوانٍ
        [many] { $n } ثانية
       *[other] { $n } ثانية
    }
units-between = {" "}و
labelled = { $label }: { $text }
