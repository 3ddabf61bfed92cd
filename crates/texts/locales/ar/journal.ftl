### ما يقوله سجل اللاسلكي والهاتف: إعادة قراءة الأسطر، وما فيها من خطأ.

## إعادة القراءة

read-at = الساعة { $time }:
read-heard = ساعة السماع، { $time }:
read-arrived = وصول { $vehicle } إلى { $place }.
read-at-checkpoint = وقوف { $vehicle } عند نقطة التفتيش { $place }.
read-entered-outward = دخول { $vehicle } إلى { $corridor }، ذهابًا.
read-entered-back = دخول { $vehicle } إلى { $corridor }، إيابًا.
read-departed = مغادرة { $vehicle } من { $place }.
read-passed = متابعة { $vehicle } من نقطة التفتيش { $place }.
read-boarded = صعود إلى { $vehicle } في { $place }: { $n } ({ $how }).
read-handed-over = تسليم من { $vehicle } في { $place }: { $n } ({ $how }).
read-needs = منهم على كراسٍ متحركة: { $wheelchairs }؛ على نقالات: { $stretchers }.
read-empty = { $vehicle }: فارغة.
read-returned = نزول من { $vehicle } في { $place } وهو مكان غير آمن: { $n }.
read-counted = على متن { $vehicle }: { $n } ({ $how }).
read-broke-down = تعطل { $vehicle }.
read-repaired = إصلاح { $vehicle }: قادرة على السير من جديد.
read-did-not-continue = من { $vehicle }، لم يعبروا نقطة التفتيش { $place }: { $n }. هذه حالة مفتوحة.
read-left = نزول من { $vehicle } في الطريق: { $n }.
read-joined = صعود إلى { $vehicle } في الطريق: { $n }.
read-born = ولادة على متن { $vehicle }: 1.
read-died = وفاة على متن { $vehicle }: { $n }.
read-transferred = من { $from } إلى { $to }: { $n }.
read-held = توقيف القافلة { $convoy } في مكانها. { $reason }
read-suspended = إغلاق { $corridor }. { $reason }
read-suspended-by = إغلاق { $corridor }، بحسب { $by }. { $reason }
read-resumed = إعادة فتح { $corridor }.
read-clear = { $corridor }: سالك.
read-not-clear = { $corridor }: غير سالك.
read-incident = بلاغ ({ $how }): { $said }
read-incident-at = بلاغ من { $place } ({ $how }): { $said }
read-others = رقم من { $source }، محفوظ على حدة: { $n }. { $said }
how-list = بحسب قائمة
how-scan = بمسح البطاقات
how-clicker = بالعداد
how-seats = بحسب المقاعد
how-estimate = تقدير
how-saw = مشاهدة
how-told = نقلًا عن آخرين
how-inferred = استنتاجًا

## ما في السطر من خطأ

journal-column = العمود { $column }: { $what }
journal-empty = السطر لا يقول شيئًا
journal-too-long = السطر أطول من اللازم
journal-unknown = ليس اسمًا في هذا السيناريو ولا كلمة من كلمات السجل: { $word }
journal-near = القريب منه: { $near }
journal-names = الأسماء هي معرّفات السيناريو؛ والكلمات في ⁨docs/formats/journal.md⁩
journal-ambiguous = قد يعني أكثر من شيء: { $word }
journal-could = قل واحدًا من: { $could }
journal-no-verb = لا كلمة تقول ما حدث
journal-verbs = واحدة من: { $verbs }
journal-two-verbs = كلمة ثانية تقول ما حدث: { $word }
journal-one-line-each = سطر لكل منهما
journal-missing = ناقص: { $need }
journal-form = يقال: { $form }
journal-not-here = ليس هذا مكانه: { $word }
journal-too-many = رقم إلى ثلاثة أرقام للأشخاص، وأربعة أرقام لساعة من اليوم مثل 1432
journal-no-such-time = الساعات تتخطى هذا الوقت في ذلك اليوم أو تكرره: { $word }
journal-which-corridor = تلتقي عند هذه البوابة عدة ممرات
need-vehicle = مركبة
need-other-vehicle = المركبة التي انتقلوا إليها
need-place = مكان
need-checkpoint = نقطة تفتيش
need-where = مكان أو نقطة تفتيش
need-corridor = ممر
need-held = قافلة أو بوابة أو ممر
need-count = عدد الأشخاص
need-direction = ⁨OUTWARD⁩ أو ⁨BACK⁩
need-knowing = ⁨SAW⁩ أو ⁨TOLD⁩ أو ⁨INFERRED⁩
need-words = ما يقال، بعد نقطتين
need-source = من الذي عدّ
journal-nothing = لم يُعطَ أي سطر
