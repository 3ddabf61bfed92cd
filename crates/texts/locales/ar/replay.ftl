### ما تقوله الإعادة.

## The whole

replay = إعادة عرض
replay-extent = التصريحات: { $n }؛ جهات العدّ: { $sources }؛ من { $from } إلى { $until }، بتوقيت { $zone }.
replay-says = ما نشرته المصادر، كلٌّ كما قاله. لا شيء يُجمع أو يُؤخذ متوسطه أو يُحسم بينها؛ وكلٌّ مسؤول عمّا نُقل عنه.
replay-synthetic = ≈: لا مصدر يذكر الوقت؛ وموضعه من اليوم افتراض منّا.
replay-sums = قد تكون مجاميع اليوم الواحد لساعات مختلفة، وقد تعدّ المصادر أناساً مختلفين.
replay-root = جذر السجل: { $root }
replay-suspended = معلَّق، حسب التصريح: { $ids } ({ $at })
replay-resumed = مفتوح من جديد، حسب التصريح: { $ids } ({ $at })
replay-signed = اتفاق: { $ids } ({ $at })
replay-differ = المصادر مختلفة ({ $of }): { $all }
replay-differ-time = المصادر مختلفة في الوقت ({ $of }): { $all }

## Figures

replay-figure = { $unit }: { $n }
replay-about = نحو { $n }
replay-over = أكثر من { $n }
replay-almost = قرابة { $n }
replay-up-to = حتى { $n }
replay-sum-since = مجموع منذ { $day }
replay-sum-unsaid = مجموع؛ منذ متى، لا يُذكر
replay-since = منذ { $day }
replay-unit-people = الناس
replay-unit-buses = الحافلات
replay-unit-patients = المرضى
replay-unit-wounded = الجرحى
replay-unit-killed = القتلى
replay-unit-children = الأطفال
replay-unit-ambulances = سيارات الإسعاف
replay-unit-cars = المركبات الخاصة
replay-unit-convoys = القوافل
replay-unit-hours = الساعات
replay-unit-minutes = الدقائق

## The page

replay-source = المصدر
replay-number = الرقم
replay-days = يوماً بيوم
replay-chart = من غادروا، كما يعدّهم كل مصدر
replay-chart-of = { $place }: الناس كما يعدّهم كل مصدر
replay-chart-says = طول الشريط هو الزمن الذي قد يكون الرقم فيه؛ والخطوط تصل أرقام جهة عدّ واحدة ولا تدّعي شيئاً بينها. الرمادي: معلَّق حسب التصريحات. والأرقام الصغيرة هي أرقام القائمة أدناه.
replay-chart-zoom = الساعات التي يغطيها النموذج
replay-zoom-says = الأرقام نفسها أمام النموذج. المتقطع: الخطة. المظلَّل: تسعة من عشرة عوالم مسحوبة بالقرعة. كلاهما جواب نموذج، لا ما حدث.
replay-later = بعد ما هو مرسوم: { $all }

## A model's answer

replay-model = جواب نموذج، لا ما حدث
replay-model-says = ما كان هذا البرنامج سيخططه للسيناريو بالاتفاق كما كان معروفاً، مع إعادة التخطيط عند كل تعليق وكل استئناف من حيث وصلت خطته هو، بالمركبات والساعات نفسها.
replay-step-start = { $from }: خُطط بالاتفاق كما كان معروفاً، سارياً حتى { $end } على أبعد تقدير.
replay-step-shut = { $from }: معلَّق؛ لا أحد يعلم حتى متى. في أمان حسب الخطة: { $safe }؛ في الطريق: { $aboard }؛ في الانتظار: { $waiting }، منهم من نزلوا من جديد: { $off }.
replay-step-open = { $from }: مفتوح من جديد؛ مع الساعات الضائعة، حتى { $end } على أبعد تقدير. في أمان: { $safe }؛ في الانتظار: { $waiting }.
replay-step-then = في أمان حسب الخطة عند { $until }: { $then } من { $all }.
replay-step-last = آخرهم في أمان عند { $last }.
replay-no-suspension = الخطة قائمة حتى نهايتها: لا يقع أي تعليق مصرَّح به قبل أن يكون كل من فيها في أمان.
replay-assumptions = ما يفترضه
replay-assume-people = أناس السيناريو ({ $people }) ومركباته ({ $vehicles })، ولا غيرهم، أياً كان من غادر سواهم.
replay-assume-known = عند التعليق لا أحد يعلم متى ينتهي؛ وعند الاستئناف لا أحد يعلم بالتعليق التالي.
replay-assume-hours = الساعات التي يأخذها التعليق تُضاف في آخر الاتفاق وفي آخر الأفق.
replay-assume-through = القوافل التي في الداخل حين يبدأ التعليق تَعبُر.
replay-assume-off = من هو على متن مركبة ولم يغادر المنطقة المحاصرة ينزل حيث تقف المركبة وينتظر هناك.
replay-assume-times = التعليقات تبدأ وتنتهي حيث يضعها الخط الزمني؛ وما عليه ≈ فوقته افتراض منّا.
replay-assume-goods = في الخطة نفسها لا شيء يتأخر ولا يتعطل؛ وفي العوالم المسحوبة بالقرعة يحدث ذلك، بحسب مخاطر مفترضة.
replay-assume-worlds = تلقى العوالم التعليقات كما صُرِّح بها من دون علم بها قبلها بوقت طويل؛ ولا يُسحب غيرها بالقرعة. ولا تُعاد فيها الخطة الأولى: قوافلها تنتظر الممر ثم تمضي بترتيبها.
replay-assume-search = كل خطة هي أولى خطط المخطِّط، محسَّنة بجولات بحث عددها { $rounds }، البذرة { $seed }.
replay-against = المصادر أمام النموذج
replay-against-says = كل مجموع للناس يقع زمنه في زمن النموذج. الشريط من أدنى تسعة من عشرة من { $worlds } من العوالم المسحوبة حين يبدأ ذلك الزمن إلى أعلاها حين ينتهي. وهو يحكم على النموذج لا على المصدر.
replay-band = الشريط
replay-against-column = الرقم
replay-below = تحت الشريط
replay-inside = في الشريط
replay-above = فوق الشريط
replay-beyond = أكثر مما في السيناريو
replay-tally = من { $all }: في الشريط { $inside }، فوقه { $above }، تحته { $below }، أكثر مما في السيناريو { $beyond }.

## The command line

timeline-unread = تعذّرت قراءة الخط الزمني: { $why }: { $path }
zone-unknown = لا توجد منطقة زمنية بهذا الاسم: { $zone }
zone-twice = للسيناريو منطقته الزمنية: { $zone }
replay-utc = تُقرأ الأوقات المحلية بتوقيت ⁨UTC⁩: اذكر ⁨--timezone⁩ أو ⁨--scenario⁩
replay-no-corridor = يتحدث الخط الزمني عن ممر ليس في السيناريو: { $corridor }
replay-record-at = السجل: { $path }
