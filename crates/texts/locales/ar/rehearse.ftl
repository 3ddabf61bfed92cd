### ما يقوله التمرين.

## The whole

rehearsal = التمرين
rehearsal-worlds = الخطة، مجرَّبة في { $n } من العوالم المسحوبة بالقرعة (من الرقم { $first }، البذرة { $seed }). { $policy }
policy-wait = القوافل تنتظر كل مركباتها.
policy-hold = القوافل تغادر من دون المركبات المتأخرة أكثر من { $span }، إن كان في قافلة لاحقة مكان.
policy-replan = القافلة التي تغادر متأخرة { $span } أو أكثر يُعاد بعدها تخطيط البقية، { $most } مرات على الأكثر.
rehearsal-caveat = المخاطر افتراضات. هذه الأرقام تقارن بين الخطط وتُظهر ما ينكسر أولاً؛ وهي ليست توقعاً ولا ضماناً.
rehearsal-errors = ± خطأ معياري واحد: مقدار ما قد يبتعد به الرقم لأن عدد العوالم محدود.
the-plan = الخطة نفسها

## Key figures

all-out-by = احتمال أن يكون كل من حضر في أمان
by-time = بحلول { $time }
people-come = من يحضر من الناس
people-stay = من لا يحضر من الناس
people-left = من تُرك من الناس
worst-twentieth = في أسوأ 5 % من العوالم
hours-exposed = ساعات-أشخاص مرجَّحة حتى الأمان
hours-stood = ساعات-أشخاص على متن مركبات واقفة
in-a-world = في المتوسط في العالم الواحد
people-caught = أشخاص في الداخل حين يُغلق ممر
people-turned = أشخاص أُعيدوا إلى البوابة
people-overran = أشخاص في الداخل بعد انتهاء المهلة
vehicles-broken = أعطال
vehicles-lost = مركبات خرجت من الخدمة
convoys-missed = مركبات أُجّلت إلى قافلة لاحقة
times-replanned = مرات إعادة تخطيط البقية

## Safe over time

safe-over-time = الناس في أمان عبر الزمن
fan-says = في نصف العوالم يقع العدد في الشريط الداكن، وفي تسعة من عشرة في الشريط الفاتح.
fan-median = الوسيط
fan-half = نصف العوالم
fan-most = تسعة عوالم من عشرة
instant = الوقت

## Where delay begins

delay-begins = أين يبدأ التأخير
delay-says = من كل ساعات-الأشخاص التي تأخر بها الأمان عن الخطة، حصة ما بدأ تأخيره هناك.
no-delay = لا أحد متأخر عن الخطة.
other-causes = في مواضع أخرى
delay-road = القيادة إلى { $place }
delay-service = الصعود أو النزول: { $place }
delay-bay = انتظار موقف: { $place }
delay-people = ناس لم يصلوا بعد: { $place }
delay-corridor = عبور { $corridor }
delay-shut = { $corridor } مغلق
delay-turn = الفاصل أو الحصة أو التبادل: { $corridor }
delay-checkpoint = التفتيش: { $checkpoint } ({ $corridor })
delay-unexpected = حاجز غير متوقع: { $corridor }
delay-breakdown = عطل
delay-driver = سائق يرفض
delay-stand = انتظار حيث لا تقف مركبات أكثر: { $place }
delay-hours = راحة طاقم أو ساعات مركبة

## What each hazard costs

hazard-costs = كلفة كل خطر
cost-says = العوالم نفسها بعد رفع ذلك الخطر وحده: ما ينقص فيها. المخاطر تتداخل، فلا تُجمع هذه الأرقام.
no-costs = لم يُبحث: يلزم إعادة اللعب كله لكل خطر.
cost-left = متروكون
cost-hours = ساعات-أشخاص مرجَّحة
cost-chance = احتمال ضائع
hazard = الخطر
hazard-driving = أوقات القيادة
hazard-loading = أوقات الصعود والنزول
hazard-inspection = التفتيش
hazard-unexpected = حواجز غير متوقعة
hazard-people = ناس أكثر أو أقل
hazard-arrival = حضور على مدى الوقت
hazard-no-show = ناس لا يحضرون
hazard-breakdown = أعطال المركبات
hazard-driver = سائقون يرفضون
hazard-suspension = تعليق الاتفاق
hazard-shortened = مُهَل مقصَّرة
hazard-extended = مُهَل ممدَّدة
hazard-exchange = توقف أحد طرفي التبادل
hazard-cars = سيارات خاصة تنضم

## The command line

hazards-unread = تعذرت قراءة المخاطر: { $why }: { $path }
part-unread = تعذرت قراءة التمرين: { $why }: { $path }
parts-apart = تعذر جمع الأجزاء: { $why }
part-of-another = الأجزاء من سيناريو أو خطة أو حالة أو بذرة أو سياسة أو مخاطر أخرى، أو من إصدار آخر
no-rehearsal-for-broken = الخطة تخالف قاعدة ولا يُجرى تمرينها: { $code }
worlds-wanted = المطلوب عدد عوالم، أو مدى مثل 2000..3000
scenario-wanted = المطلوب سيناريو وخطة
worlds-done = { $n } من { $all } من العوالم
part-at = العوالم: { $path }
record-at = سجل العالم: { $path }
