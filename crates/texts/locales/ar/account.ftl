### ما يقوله حساب العملية، وما ينشر منه.

## الحساب

account = الحساب
account-of-operation = حساب عملية: هذا ما حدث.
account-of-rehearsal = حساب تدريب: لم يحدث شيء من هذا.
account-of-replay = مجموع مما نُشر.
account-happened-by = ما حدث حتى { $at }.
account-known-at = بحسب ما كان معلومًا في { $at }.
account-identity = صعدوا + انتقلوا إليها + ولدوا + انضموا = سُلّموا + على المتن + عادوا + أُنزلوا + غادروا + توفوا + انتقلوا منها + بلا تفسير. كل قيد ينقل أشخاصًا يُكتب في الجانبين.
account-inside = للمركز: لم يُحذف شيء. ليس للنشر.
account-caveat = البرنامج لا يضمن شيئًا. ما لم يُبلّغ عنه ليس فيه.
account-whole = العملية كلها
account-by-window = بحسب النافذة
account-by-place = بحسب مكان الصعود
account-by-convoy = بحسب القافلة
account-by-vehicle = بحسب المركبة
account-on-the-way = في الطريق
account-before-first = قبل النافذة الأولى
account-window = النافذة { $n } ({ $times })
account-plan = المخطط
account-planned = المخطط: { $n }
account-entries = القيود
account-entries-say = ما غيّره كل قيد في حساب مركبته. مجموع العمود هو الرقم الوارد أعلاه.
account-corrected = (صححه { $entry })
account-cases = حالات مفتوحة
account-case-closed = أُغلقت: { $how }
account-differs = ما لا يتطابق
account-others = أرقام الآخرين
account-others-say = محفوظة إلى جانب أرقامنا كما وردت، كل رقم مع من يشمله العدّ؛ لا تضاف إلى أرقامنا ولا إلى بعضها.
account-none = لا شيء
account-root = جذر السجل: { $root }
flow-boarded = صعدوا
flow-moved-in = انتقلوا إليها
flow-born = ولدوا
flow-joined = انضموا
flow-handed-over = سُلّموا
flow-aboard = على المتن
flow-returned = عادوا
flow-removed = أُنزلوا
flow-left = غادروا
flow-died = توفوا
flow-moved-out = انتقلوا منها
flow-unexplained = بلا تفسير
case-did-not-continue = لم يعبروا نقطة التفتيش { $id }: { $n }.
case-missing = مفقودون بحسب العدّ، { $id }: { $n }.
case-death = وفاة على متن { $id }: { $n }.
differ-unknown = معرّف لا يعرفه أحد: { $id }.
differ-no-entry = القيد المقصود ليس هنا: { $entry }.
differ-twice = قيدان بمعرّف واحد يقولان شيئين مختلفين.
differ-not-to-load = صعد أشخاص إلى { $vehicle } قبل إذن التحميل.
differ-not-to-enter = دخلت { $vehicle } الممر قبل إذن الدخول.
differ-suspended = دخلت { $vehicle } الممر وهو مغلق.
differ-over-room = على متن { $vehicle }: { $people }، والأماكن: { $room }.
differ-missing = { $vehicle }: أقل مما كان معلومًا على المتن بمقدار { $n }.
differ-too-many = { $vehicle }: أكثر مما كان معلومًا على المتن بمقدار { $n }.
differ-elsewhere = بلاغ عن { $vehicle } في مكان آخر ولم يُشاهد خروجها من { $place }.
differ-families = عائلات { $class } أكثر مما يوجد.

## ما ينشر

bulletin = نشرة
sitrep = تقرير الوضع
bulletin-delay = ما هو أحدث من ({ $span }) ليس فيها، كي لا يتعرض من في الطريق للخطر.
bulletin-no-delay = بلا تأخير: ليست للنشر ما دام أحد في الطريق.
bulletin-small = الأعداد من 1 إلى ما دون { $n }، وأعداد أخرى قد تكشفها، محذوفة: ∗
bulletin-nothing-left-out = الأعداد الصغيرة غير محذوفة: ليست للنشر.
bulletin-safe = من سُلّموا إلى الجهات المستقبلة
bulletin-origins = بحسب مكان الصعود
bulletin-destinations = بحسب مكان التسليم
bulletin-remaining = من لم يُسلّموا بعد، من كل من في السيناريو
bulletin-agreements = الاتفاقات
bulletin-shut = الممرات المغلقة
bulletin-as-stated = بحسب { $by }
bulletin-incidents = الحوادث
bulletin-incidents-say = كما أُبلغ عنها. لا يُسمّى أي طرف.
status-alleged = مزعومة
status-verified = متحقق منها
status-not-verified = غير متحقق منها
status-open = لا يمكن الجزم بعد
bulletin-method = كيف جرى العدّ
bulletin-method-says = من قيود السجل، بالقيد المزدوج؛ من سُلّموا عدّتهم الجهة المستقبلة. التصحيحات قيود مستقلة وتغيّر أرقامًا سابقة.
account-at = الحساب: { $path }
