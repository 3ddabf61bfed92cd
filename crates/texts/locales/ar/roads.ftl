### What is said of maps: what they hold, where places stand on them, which way leads where.

roads-no-network = ليس لهذا السيناريو شبكة طرق: أزمنة القيادة فيه من جدول
roads-no-network-hint = اذكر فيه خريطة: ⁨[travel] network = "town.osm.pbf"⁩
roads-map-unread = تعذرت قراءة الخريطة: { $why }: { $path }
roads-no-place = لا يوجد مكان كهذا: { $id }
roads-no-kind = لا يوجد نوع مركبات كهذا: { $id }

## What a map holds

roads-holds = الطرق: { $roads }، { $km } كم، التقاطعات: { $junctions }
roads-parts = { $profile }: يتصل بعضها ببعض { $share } من الطرق المسموحة
roads-bus = حافلة
roads-ambulance = سيارة إسعاف
roads-car = سيارة
roads-restrictions =
    { $n ->
        [zero] لا منع انعطاف
        [one] يُراعى منع انعطاف واحد
        [two] يُراعى منعا انعطاف
        [few] تُراعى { $n } حالات لمنع الانعطاف
        [many] تُراعى { $n } حالة لمنع الانعطاف
       *[other] تُراعى { $n } حالة لمنع الانعطاف
    }
roads-not-understood =
    { $n ->
        [zero] أُخذ بكل منع انعطاف
        [one] لم يؤخذ بمنع انعطاف واحد: ناقص أو مشروط أو على غير طريق
        [two] لم يؤخذ بمنعي انعطاف: ناقصان أو مشروطان أو على غير طريق
        [few] لم يؤخذ بـ { $n } حالات لمنع الانعطاف: ناقصة أو مشروطة أو على غير طريق
        [many] لم يؤخذ بـ { $n } حالة لمنع الانعطاف: ناقصة أو مشروطة أو على غير طريق
       *[other] لم يؤخذ بـ { $n } حالة لمنع الانعطاف: ناقصة أو مشروطة أو على غير طريق
    }
roads-conditional =
    { $n ->
        [zero] لا طرق بشروط مرور
        [one] طريق واحد عليه شروط مرور لم يؤخذ بها
        [two] طريقان عليهما شروط مرور لم يؤخذ بها
        [few] { $n } طرق عليها شروط مرور لم يؤخذ بها
        [many] { $n } طريقاً عليها شروط مرور لم يؤخذ بها
       *[other] { $n } طريق عليها شروط مرور لم يؤخذ بها
    }
roads-reversible =
    { $n ->
        [zero] لا طرق متغيرة الاتجاه
        [one] طريق واحد يتغير اتجاهه مع الساعة: مغلق
        [two] طريقان يتغير اتجاههما مع الساعة: مغلقان
        [few] { $n } طرق يتغير اتجاهها مع الساعة: مغلقة
        [many] { $n } طريقاً يتغير اتجاهها مع الساعة: مغلقة
       *[other] { $n } طريق يتغير اتجاهها مع الساعة: مغلقة
    }
roads-missing =
    { $n ->
        [zero] كل نقاط الطرق في الملف
        [one] نقطة واحدة من طريق ليست في الملف: الطريق مقطوع عندها
        [two] نقطتان من الطرق ليستا في الملف: الطرق مقطوعة عندهما
        [few] { $n } نقاط من الطرق ليست في الملف: الطرق مقطوعة عندها
        [many] { $n } نقطة من الطرق ليست في الملف: الطرق مقطوعة عندها
       *[other] { $n } نقطة من الطرق ليست في الملف: الطرق مقطوعة عندها
    }
roads-inferred = اتجاه واحد بالاستنتاج لا بالوسم: { $km } كم
roads-schematic = مرسومة مستقيمة وطولها مفترض: { $km } كم

## Driving times

roads-rows =
    { $n ->
        [zero] لا أزمنة قيادة
        [one] زمن قيادة واحد
        [two] زمنا قيادة
        [few] { $n } أزمنة قيادة
        [many] { $n } زمن قيادة
       *[other] { $n } زمن قيادة
    }
roads-written = كُتب: { $path }

## Places and ways

roads-place = { $place }، { $profile }: { $metres } م إلى { $road }
roads-place-off = { $place }، { $profile }: { $why }
roads-closed-for-good =
    { $n ->
        [zero] لا طرق مغلقة دائماً
        [one] قطعة طريق واحدة مغلقة دائماً، مع حدود المناطق
        [two] قطعتا طريق مغلقتان دائماً، مع حدود المناطق
        [few] { $n } قطع طرق مغلقة دائماً، مع حدود المناطق
        [many] { $n } قطعة طريق مغلقة دائماً، مع حدود المناطق
       *[other] { $n } قطعة طريق مغلقة دائماً، مع حدود المناطق
    }
roads-closures =
    { $n ->
        [zero] لا إغلاقات
        [one] إغلاق واحد
        [two] إغلاقان
        [few] { $n } إغلاقات
        [many] { $n } إغلاقاً
       *[other] { $n } إغلاق
    }
roads-no-way = لا طريق لـ { $kinds }: من { $from } إلى { $to }
roads-all-reached = { $kinds }: كل مكان يصل إلى كل مكان آخر في منطقته
roads-figures = { $kinds }: الأزمنة من { $shares }
roads-origin-observed = الرصد { $km } كم
roads-origin-tagged = السرعات الموسومة { $km } كم
roads-origin-class = أصناف الطرق { $km } كم
roads-origin-inferred = طرق اتجاهها مستنتج { $km } كم
roads-origin-schematic = وصلات مستقيمة { $km } كم
roads-way = من { $from } إلى { $to }: { $time }، { $km } كم
roads-along = { $km } كم: { $road }
