### What is said of spreadsheets that a scenario is made of, and of scenarios that are begun.

## Where

intake-sheet = ورقة «{ $sheet }»
intake-cell = الخلية { $cell }
intake-row = السطر { $row }
intake-all-files = الملفات
intake-more = و{ $n } غيرها: صحّح هذه ثم أعد المحاولة

## Files and sheets

intake-damaged = تعذرت قراءته كجدول: { $why }
intake-old = هو بصيغة ⁨Excel⁩ القديمة أو له كلمة سر، فلا يُقرأ
intake-formats = تُقرأ صيغ ⁨CSV⁩ و⁨XLSX⁩ و⁨ODS⁩: احفظه بإحداها دون كلمة سر
intake-empty = لا شيء فيه
intake-too-large = أكثر من { $rows } سطر أو { $columns } عمود
intake-too-large-help = ابحث عن خلية بعيدة في الأسفل أو في الطرف وأفرغها
intake-sheet-unknown = لا تدل الأعمدة على محتوى هذه الورقة
intake-sheet-unknown-help = سمِّ الورقة أو الملف بأحد هذه الأسماء: { $all }. والأعمدة في النموذج: ⁨safeconduct new --template FOLDER⁩
intake-sheet-ignored = لم تُقرأ لأن أعمدتها غير معروفة: { $place }
intake-sheet-missing = لا توجد ورقة تحتوي هذا: { $sheet }
intake-sheet-missing-help = أضف ورقة بالأعمدة { $columns }؛ ويكتب ⁨safeconduct new --template FOLDER⁩ ورقة للتعبئة

## Columns

intake-personal = هذا العمود عن شخص وهو مرفوض: { $column }
intake-personal-help = لا يجوز أن يحتوي السيناريو ما يدل على هوية أحد؛ احذف العمود: لم يُنظر في شيء تحت عنوانه
intake-personal-group = إن كان يرقّم مجموعات لا أشخاصاً فسمِّه المجموعة؛ وإلا فاحذفه: لم يُنظر في شيء تحت عنوانه
intake-column-unknown = عمود غير معروف: { $column }
intake-meant = هل المقصود { $what }؟
intake-columns-are = الأعمدة هي { $all }؛ وما لا يُقرأ يُكتب تحت { $note }
intake-column-twice = عمودان متماثلان: { $first }، { $second }
intake-header-empty = عمود بلا عنوان
intake-header-empty-help = اكتب ما فيه؛ وإن كان عنوانه مدموجاً مع غيره فافصلهما
intake-merged = خلايا مدموجة: { $range }
intake-merged-help = افصلها واكتب القيمة في كل منها
intake-column-missing = عمود ناقص: { $column }
intake-add-column = أضفه: { $says }
intake-size-open = ليس حجم أسرة: { $column }
intake-size-open-help = لا تُفصل الأسر أبداً فكل حجم مهم: عمود لـ 7 وآخر لـ 8 وهكذا
intake-no-sizes = لا شيء يبين حجم الأسر
intake-no-sizes-help = أضف عموداً لكل حجم (1، 2، 3…) فيه عدد هذه الأسر، أو العمودين: حجم الأسرة وعدد الأسر

## Cells

intake-nothing = لا شيء تحت { $column }
intake-formula = تنتهي المعادلة بخطأ: { $value }
intake-formula-help = صحّح المعادلة أو اكتب القيمة نفسها
intake-not-text = ليس اسماً تحت { $column }: { $value }
intake-not-text-help = اكتبه نصاً
intake-not-number = ليس رقماً تحت { $column }: { $value }
intake-not-number-help = اكتب أرقاماً فقط، مثل 45؛ والملاحظات في عمود خاص اسمه ملاحظة
intake-degrees-help = اكتب الدرجات، مثل 36.2
intake-not-whole = ليس عدداً صحيحاً تحت { $column }: { $value }
intake-not-whole-help = اكتب عدداً صحيحاً، مثل 45
intake-negative = قيمة سالبة تحت { $column }: { $value }
intake-negative-help = اكتبه دون إشارة، أو 0 إن لم يوجد
intake-too-great = قيمة كبيرة جداً تحت { $column }: { $value }
intake-at-most = { $most } على الأكثر
intake-not-time = ليست مدة تحت { $column }: { $value }
intake-not-time-help = اكتبها هكذا: 5 دقائق أو ⁨1h30⁩ أو 0:05
intake-long = قُرئت { $hours } من الساعات: { $value }
intake-long-help = النقطتان تفصلان الساعات والدقائق كما في الجداول؛ إن قُصدت الدقائق فاكتب 5 دقائق
intake-not-instant = ليس تاريخاً ووقتاً تحت { $column }: { $value }
intake-not-instant-help = اكتبه هكذا: ⁨15/12/2016 08:00⁩ واليوم أولاً، أو ⁨2016-12-15 08:00⁩
intake-no-day = تحتاج البداية إلى تاريخ
intake-not-flag = ليس نعم ولا لا تحت { $column }: { $value }
intake-not-flag-help = اكتب نعم أو اتركه فارغاً
intake-unknown = لا سطر بهذا الاسم في ورقة { $sheet }: { $value }
intake-add-row = صحّح الاسم أو أضف له سطراً في ورقة { $sheet }
intake-they-are = الموجود: { $all }
intake-twice = هذا مذكور مرتين: { $value }
intake-twice-help = الأول في { $first }
intake-twice-added = يُحسب كلاهما؛ الأول في { $first }
intake-priority = أولوية غير معروفة: { $value }
intake-priority-help = هي عاجل أو مرتفع أو عادي
intake-direction = اتجاه غير معروف: { $value }
intake-direction-help = هو خروج أو عودة أو كلاهما
intake-no-zone = مكان بلا منطقة: { $value }
intake-no-zone-help = للأماكن الأخرى مناطق: اكتب المنطقة، أو ⁨open⁩ لما هو خارجها
intake-zones-alone = توجد منطقة ولا ممر إليها: { $value }
intake-zones-alone-help = أضف ورقة للممرات، أو أفرغ عمود المناطق إن كانت المركبات تتحرك بحرية
intake-swapped = يبدو أن خط العرض وخط الطول معكوسان: { $lat }، { $lon }
intake-swapped-help = ضع كلاً منهما في عمود الآخر
intake-half-position = خط العرض وخط الطول متلازمان، وأحدهما ناقص إلى جانب { $value }
intake-not-on-earth = لا مكان كهذا على الأرض: { $lat }، { $lon }
intake-not-on-earth-help = خط العرض من ⁨−90⁩ إلى 90، وخط الطول من ⁨−180⁩ إلى 180
intake-nobody = أسرة بلا أفراد
intake-nobody-help = اذكر كم منها جالسون أو على كراسي متحركة أو مستلقون، أو احذف السطر
intake-size-sum = حجم الأسرة ليس مجموع مقاعدها وكراسيها ونقالاتها: { $value }
intake-size-sum-help = الحجم يشمل كل أفراد الأسرة؛ اترك المقاعد فارغة فتكون ما يبقى
intake-no-destination = يتجه ناس إلى مكان لا يستقبل أحداً: { $value }
intake-no-destination-help = اكتب تحت { $column } كم يستقبل، أو نعم: { $place }
intake-no-fit = لا مركبة تتسع لأسرة كهذه: جالسون { $seats }، على كراسي متحركة { $wheelchairs }، مستلقون { $stretchers }
intake-no-fit-help = لا تُفصل الأسر أبداً؛ أكثر المركبات مقاعد { $kind }: { $seats }
intake-same-place = من المكان إلى نفسه: { $value }
intake-end-first = النهاية ليست بعد البداية: { $start }، { $end }
intake-of-nothing = لا ممر ولا اتفاق ولا مكان ولا نوع مركبات بهذا الاسم: { $value }
intake-of-nothing-help = اكتبه كما في إحدى هذه الأوراق: { $all }
intake-of-several = أكثر من شيء بهذا الاسم: { $value }
intake-of-several-help = هو في { $all }: سمِّ أحدها باسم آخر
intake-uncovered = لا اتفاق يشمل هذا الممر: { $value }
intake-uncovered-help = أضف واحداً إلى ورقة الاتفاقات: من يضمنه وأي ممرات يشمل
intake-covered-twice = أكثر من اتفاق يشمل هذا الممر: { $value }
intake-covered-twice-help = اكتب أيها: { $all }
intake-day-twice = ذُكر اليوم مرتين
intake-day-twice-help = اتركه فارغاً إذا كان للبداية والنهاية تاريخاهما؛ والأوقات وحدها تسري كل يوم
intake-duty = أطول مناوبة والراحة متلازمتان
intake-duty-help = اكتبهما معاً أو لا تكتب أياً منهما
intake-unit = وحدة غير معروفة: { $value }
intake-unit-help = هي أشخاص أو مركبات أو قوافل
intake-one-way-help = هو خروج أو عودة؛ وللاتجاهين اكتب سطرين

## What was assumed

intake-assumed = افتُرض لأن الأوراق لا تذكره:
intake-assumed-zone = لم تُذكر منطقة زمنية: ⁨UTC⁩
intake-assumed-start = لم تُذكر البداية: { $at }
intake-assumed-end = لم تُذكر النهاية: { $at }
intake-assumed-receives = لم يُذكر من يستقبل: هذه الأماكن بلا حد: { $all }
intake-assumed-km = الكيلومترات غير المذكورة 0
intake-month-first = التواريخ بالشهر أولاً: { $place }
intake-total = سطر المجاميع لا يُقرأ: { $place }
intake-toml-head = أُنشئ من { $files } بالأمر ⁨safeconduct new⁩. هذا الملف هو السيناريو من الآن: غيّره كما تشاء.
intake-toml-keys = كل المفاتيح: { $page }
intake-toml-more = مفاتيح أخرى ممكنة هنا: { $keys }
intake-toml-assumed = افتراض: لا تذكره أي ورقة

## Templates

intake-about-sheet = الورقة
intake-about-column = العمود
intake-about-needed = مطلوب
intake-about-says = ما يُكتب فيه
intake-about-also = أسماء أخرى
intake-about-yes = نعم
intake-about-title = الأعمدة
intake-about-sizes = 1، 2، 3…: عمود لكل حجم أسرة فيه عدد هذه الأسر

## safeconduct new, --set

new-exists = هو موجود ولا يُستبدل: { $path }
new-exists-hint = اختر اسماً آخر، أو ⁨--force⁩ لاستبداله
new-is-input = هو أحد الملفات المطلوب قراءتها: { $path }
new-not-toml = السيناريو الذي يُكتب هنا بصيغة ⁨TOML⁩ وينتهي اسمه بـ ⁨.toml⁩: { $path }
new-unread = تعذرت قراءة الملف: { $why }: { $path }
new-written = كُتب: { $path }
new-next = والآن خطّطه:
new-example = مثال يمكن تخطيطه كما هو. ضع مكانه أماكنك ومركباتك وناسك.
new-template-next = عبّئ أحدها ثم اصنع منه سيناريو:
what-if = افتراض، وليس خطة السيناريو نفسه: { $sets }
