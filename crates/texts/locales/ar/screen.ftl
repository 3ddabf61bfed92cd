### What the plan page says once a script draws it: the map, the time, filters, waiting, and where figures come from.

## The page

skip = إلى الأرقام الرئيسية
language = اللغة
time = الوقت
scope = من { $from } إلى { $until } بالتوقيت المحلي؛ كل أشخاص السيناريو وعددهم { $people }.
source-stated = النتيجة والحدود كما يذكرها ملف الخطة.
source-bounds = الحدود كما يذكرها ملف الخطة.
source-walked = حُسبت بتتبع مسارات الخطة.
source-reasons = الأسباب كما يذكرها ملف الخطة.
play = تشغيل الزمن
pause = إيقاف الزمن
waiting-n = في الانتظار: { $n }
on-way-n = في الطريق: { $n }
safe-n = في أمان: { $n }
all = الكل
search = بحث
zoom-in = تكبير
zoom-out = تصغير
whole = الكل
place = المكان
zone = المنطقة

## Map

map = الخريطة
map-desc = الأماكن والممرات والمركبات في وقت شريط الزمن. في الجدول أدناه الأرقام نفسها.
map-help = اسحب للتحريك، و+ و− للتكبير والتصغير، و0 لرؤية الكل.
map-straight = الخطوط المستقيمة تمثل الطرق.
map-roads = الطرق والمسارات من خريطة السيناريو؛ والشرطات الطويلة وصلات مستقيمة تقوم مقام الطرق.
map-closed = طريق مغلق
map-schematic = الإحداثيات غير معروفة: رُتبت الأماكن بحسب المناطق، ولا معنى للمسافات.
map-unknown = الأماكن التي لا تُعرف إحداثياتها في الأسفل.
map-waiting = أشخاص ينتظرون
map-vehicle = مركبة على الطريق
map-parked = مركبات متوقفة في مكان
map-convoy = قافلة وعدد مركباتها
corridors = الممرات
map-table = الأماكن في هذا الوقت
people-n = الأشخاص: { $n }

## Graphs

margin-key = الوقت الذي يجب أن يبقى الممر خلاله مفتوحاً خلف القافلة
now-key = وقت شريط الزمن
filling-desc = { $place }: من استُقبلوا مع مرور الوقت، { $n } في النهاية؛ الطاقة: { $room }.

## Timetable

filter-vehicles = اختيار المركبات
kind = النوع
earlier = أبكر
later = لاحقاً
lanes-help = مفاتيح الأسهم: الأعلى والأسفل لاختيار مركبة، واليسار واليمين لتحريك الزمن؛ + و− للتكبير والتصغير، و0 لعرض الكل. ما تفعله المركبة المختارة يظهر أدناه في جدول.
vehicles-shown = المركبات المعروضة: { $n } من أصل { $all } لها عمل.
itinerary = ما تفعله { $vehicle }
doing = العمل

## Convoys

filter-convoys = اختيار القوافل
with-people = التي معها ركاب فقط
shown-of = المعروض: { $n } من { $found } عُثر عليها، من أصل { $all }.
show-more = عرض المزيد
show-time = عرض هذا الوقت

## Waiting

fair = من ينتظر وكم ينتظر
fair-desc = الساعات والدقائق من لحظة جاهزية الناس حتى بلوغهم الأمان، بحسب المكان والأولوية. لا مدة كهذه للمتبقين؛ وعددهم مذكور إلى جانبها.
priority = الأولوية
wait-mean = المتوسط
wait-median = النصف خلال
wait-most = تسعة أعشار خلال
wait-last = الأخير خلال
wait-bar = الرفيع: الأخير. العريض: تسعة أعشار. العلامة: النصف.
