### What only the plan page says.

## Headings

contents = المحتويات

## Key figures

key-figures = الأرقام الرئيسية
bound = الحد

## Convoys

direction = الاتجاه
from-to = من { $from } إلى { $to }
checkpoints = نقاط التفتيش

## Destinations

capacity = الطاقة
filling = نسبة الامتلاء
no-limit = بلا حد
no-destinations = لا وجهات.

## Those left

reason = السبب

## Vehicles

timetable = جدول المركبات
timetable-desc = سطر لكل مركبة، وعلى امتداده ما تفعله في كل لحظة.
driving = على الطريق
loading = صعود
unloading = نزول
loaded = في قافلة ومعها ركاب
empty = في قافلة فارغة
aboard = متوقفة ومعها ركاب
standing = متوقفة فارغة
resting = راحة
carried = الأشخاص المنقولون: { $n }
no-vehicles = لا تتحرك أي مركبة.

## Graphs

graphs = الزمن والمسافة
graph-desc = يمضي الزمن نحو اليمين، وزمن السير من البوابة { $from } نحو الأعلى. كل خط قافلة؛ وحيث يكون أفقياً تنتظر القافلة أو تُفتَّش. في جدول القوافل الأرقام نفسها.
loaded-key = قافلة معها ركاب
empty-key = قافلة فارغة
inspection = تفتيش
past = انطلقت قبل هذه الخطة
shut = الممر مغلق
all-shut = كل الممرات مغلقة
scrolls = { $title }، يُمرَّر جانبياً

## The curve

curve = من بلغوا الأمان مع مرور الوقت
curve-desc = عدد من بلغوا الأمان في كل لحظة. في النهاية: { $safe } من أصل { $total }.
safe = من بلغوا الأمان
everybody = الجميع: { $n }
bound-mark = مُثبت: لا تنتهي قبل { $n }
at-most = مُثبت: لا يُجلى أكثر من { $n }
at-most-safe = مُثبت: لا يمكن لأي خطة أن تجعل عدداً أكبر في أمان بحلول ذلك الوقت

## التبادل

exchange = التبادل
exchange-of = { $id }: { $first } و{ $second }
exchange-desc = بكم شخصاً يسبق كل طرف الآخر في كل لحظة. فوق الوسط { $first } وتحته { $second }. المسموح عند كل انطلاق: { $slack }.
exchange-slack = السبق المسموح
exchange-first = الطرف الأول سابق
exchange-second = الطرف الثاني سابق
exchange-most = أقصى سبق: { $first } بعدد { $n } من أشخاص الطرف الأول، و{ $second } بعدد { $m }. المسموح: { $slack }. من عبروا في النهاية: { $through } و{ $back }.
exchange-none = لا يعبر أحد في هذا التبادل.

## Proofs and the end

method = حُسبت الأرقام بتتبع مسارات الخطة؛ والنتيجة والحدود كما تذكرها الخطة. يُعد الشخص آمناً حين ينزل ركاب مركبته في مكان يقبله.

## The three priorities that every scenario has unless it says otherwise

priority-urgent = عاجلة
priority-high = مرتفعة
priority-normal = عادية
