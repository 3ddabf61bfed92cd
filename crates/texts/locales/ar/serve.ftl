### ما يقوله خادم العملية ومدقّق السجلات.

## The file is whole or not

verify-whole = سليم: السلسلة والمعرّفات والجذور والتواقيع صحيحة
verify-wrong = { $code } السطر { $line }: { $said }
verify-wrong-entry = { $code } القيد { $sequence }، السطر { $line }: { $said }
verify-operation = العملية
verify-entries = القيود
verify-entries-is = الصحيح منها: { $n }؛ والمكفول بحالة موقَّعة من أولها: { $signed }
verify-key = المفتاح
verify-stated = أُعلن في
verify-no-key = أُخذ المفتاح من الملف نفسه: أعطِ مفتاح المركز بعد ⁨--key⁩، وإلا لم يُكشف ملف وُقِّع من جديد بمفتاح آخر
verify-unread = تعذّرت قراءة السجل: { $why }: { $path }
verify-key-unread = ليس مفتاحاً عاماً من 64 رقماً ست عشرياً: { $key }
verify-format = سطر لا يعرفه هذا التنسيق: { $why }
verify-begin = السجل يبدأ بغير ذلك: سطره الأول أو ملفاته ناقصة أو في ترتيب آخر
verify-order = كان موضع القيد { $due } هنا: قيود ناقصة أو مكررة أو تبدّلت مواضعها
verify-chain = هذا القيد أو وقت وروده أو موضعه من السلسلة غُيِّر بعد حفظه
verify-twice = معرّف هذا القيد ورد من قبل
verify-place = حالة موقَّعة تقع بعد قيد غير قيدها
verify-head = حالة موقَّعة تعلن سلسلة غير التي تعطيها القيود
verify-root = حالة موقَّعة تعلن جذراً غير الذي تعطيه القيود
verify-signature = توقيع ليس بمفتاح السجل
verify-other-key = السجل لمركز آخر: مفتاحه ليس المنتظَر
verify-heads = حالات موقَّعة ناقصة أو زائدة
verify-end = النهاية ناقصة: قُطع الملف
verify-after = شيء يتبع النهاية

## The server

serve-at = الخادم يعمل على { $url } (⁨Ctrl-C⁩ ينهيه)
serve-read-back = القيود المقروءة من القرص: { $entries }؛ العمليات: { $operations }
serve-fingerprint = الشهادة (⁨SHA-256⁩): { $print }
serve-read-only = السجل تالف ويُقرأ فقط: { $why }. صدِّر السليم منه، ثم أعده في مجلد فارغ بواسطة ⁨--import⁩.
serve-imported = القيود المعادة: { $n }
serve-import-wrong = أُعيد السليم فقط: { $code }، السطر { $line }. سلِّم صناديق صادر الأجهزة للباقي.
serve-not-imported = لم يُعد شيء: { $why }: { $path }
serve-in-use = خادم آخر يعمل على هذا المجلد: { $path }
serve-spoilt = هذا الملف ليس كما ينبغي: { $path }
serve-misread = ليس هذا مفتاح استعادة هذا المركز، أو قُرئ خطأً: راجع كل حرف على الورقة
serve-plain = ⁨--plain⁩ لهذا الجهاز وحده (⁨127.0.0.1⁩): فمن بعيد يقرأ كل من في الطريق ما يُرسل ويغيّره
serve-listen = تعذّر الاستماع على { $at }: { $why }
serve-record = تعذّر فتح السجل: { $why }
serve-scenario = تعذّر على هذا الإصدار قراءة سيناريو عملية: { $why }
serve-start = تعذّر بدء الخادم: { $why }

## The recovery sheet

recovery-title = ورقة الاستعادة
recovery-once = يُقال هذا مرة واحدة ولا يُحفظ في مكان آخر. اطبعه وضعه في ظرف بعيداً عن الخادم. فمن يملكه يستطيع التوقيع باسم هذا المركز.
recovery-key = مفتاح الاستعادة
recovery-word = كلمة رئيس المركز
recovery-public = المفتاح العام
recovery-how = على جهاز جديد: ⁨safeconduct serve --data FOLDER --recovery-key - --import EXPORT⁩
