//! A workbook to fill in: a sheet for each kind with its header and an example, and one that explains the columns.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use texts::{Lang, Text};

use crate::columns::{Kind, first};

/// What stands in a cell of the example.
#[derive(Clone, Copy)]
enum Example {
    /// A text in English, French and Arabic.
    Text([&'static str; 3]),
    /// A number.
    Number(f64),
    /// A length of time in minutes.
    Minutes(u32),
    /// An instant of the example's day: hours.
    At(u16),
}
use Example::{At, Minutes, Number, Text as Words};

const SCHOOL: Example = Words(["School", "École", "المدرسة"]);
const BRIDGE: Example = Words(["Bridge", "Pont", "الجسر"]);
const MILL: Example = Words(["Mill", "Moulin", "الطاحونة"]);
const DEPOT: Example = Words(["Depot", "Dépôt", "المرآب"]);
const HALL: Example = Words(["Sports hall", "Gymnase", "القاعة الرياضية"]);
const CLINIC: Example = Words(["Clinic", "Clinique", "العيادة"]);
const TOWN: Example = Words(["Old town", "Vieille ville", "البلدة القديمة"]);
const OPEN: Example = Words(["open", "open", "open"]);
const ROAD: Example = Words(["Mill road", "Route du moulin", "طريق الطاحونة"]);
const OUTWARD: Example = Words(["outward", "aller", "خروج"]);
const YES: Example = Words(["yes", "oui", "نعم"]);

/// The rows of the example: columns by key, sizes of families by their number.
type Rows = &'static [&'static [(&'static str, Example)]];

const fn example(kind: Kind) -> Rows {
    match kind {
        Kind::Operation => &[&[
            ("name", Words(["My town", "Ma ville", "بلدتي"])),
            ("timezone", Words(["Europe/Sarajevo", "Europe/Sarajevo", "Europe/Sarajevo"])),
            ("start", At(8)),
            ("end", At(20)),
            ("aboard", Words(["6 h", "6 h", "6 ساعات"])),
        ]],
        Kind::Places => &[
            &[("id", SCHOOL), ("zone", TOWN), ("bays", Number(2.0)), ("stand", Number(8.0))],
            &[("id", BRIDGE), ("zone", TOWN)],
            &[("id", MILL), ("zone", OPEN)],
            &[("id", DEPOT), ("zone", OPEN)],
            &[("id", HALL), ("zone", OPEN), ("receives", Number(600.0))],
            &[("id", CLINIC), ("zone", OPEN), ("receives", Number(40.0)), ("receives_lying", Number(12.0))],
        ],
        Kind::Fleet => &[
            &[
                ("id", Words(["Bus", "Bus", "حافلة"])),
                ("count", Number(4.0)),
                ("depot", DEPOT),
                ("seats", Number(45.0)),
                ("out", YES),
            ],
            &[
                ("id", Words(["Ambulance", "Ambulance", "سيارة إسعاف"])),
                ("count", Number(2.0)),
                ("depot", DEPOT),
                ("seats", Number(2.0)),
                ("wheelchairs", Number(1.0)),
                ("stretchers", Number(2.0)),
                ("out", YES),
            ],
        ],
        Kind::People => &[
            &[
                ("at", SCHOOL),
                ("to", HALL),
                ("1", Number(30.0)),
                ("2", Number(40.0)),
                ("3", Number(35.0)),
                ("4", Number(30.0)),
                ("5", Number(12.0)),
                ("6", Number(5.0)),
            ],
            &[
                ("at", SCHOOL),
                ("to", CLINIC),
                ("priority", Words(["urgent", "urgente", "عاجل"])),
                ("seats", Number(1.0)),
                ("stretchers", Number(1.0)),
                ("count", Number(6.0)),
            ],
        ],
        Kind::Times => &[
            &[("from", SCHOOL), ("to", BRIDGE), ("time", Minutes(8)), ("km", Number(3.5))],
            &[("from", MILL), ("to", DEPOT), ("time", Minutes(6)), ("km", Number(4.0))],
            &[("from", MILL), ("to", HALL), ("time", Minutes(20)), ("km", Number(16.0))],
            &[("from", MILL), ("to", CLINIC), ("time", Minutes(18)), ("km", Number(14.0))],
            &[("from", DEPOT), ("to", HALL), ("time", Minutes(16)), ("km", Number(13.0))],
            &[("from", DEPOT), ("to", CLINIC), ("time", Minutes(15)), ("km", Number(12.0))],
            &[("from", HALL), ("to", CLINIC), ("time", Minutes(7)), ("km", Number(4.0))],
        ],
        Kind::Corridors => &[&[
            ("id", ROAD),
            ("from", BRIDGE),
            ("to", MILL),
            ("time", Minutes(15)),
            ("km", Number(7.0)),
            ("most", Number(6.0)),
            ("headway", Minutes(20)),
            ("margin", Minutes(10)),
        ]],
        Kind::Checkpoints => &[&[
            ("id", Words(["River post", "Poste du fleuve", "حاجز النهر"])),
            ("corridor", ROAD),
            ("after", Minutes(5)),
            ("direction", OUTWARD),
            ("lanes", Number(1.0)),
            ("vehicle", Minutes(2)),
        ]],
        Kind::Agreements => &[&[
            ("id", Words(["Pause", "Trêve", "الهدنة"])),
            ("parties", Words(["Party A; Party B", "Partie A ; Partie B", "الطرف أ؛ الطرف ب"])),
            ("covers", ROAD),
            ("from", At(9)),
            ("until", At(17)),
        ]],
        Kind::Hours => &[&[("of", HALL), ("from", Words(["08:00"; 3])), ("until", Words(["20:00"; 3]))]],
        Kind::Quotas => &[&[
            ("corridor", ROAD),
            ("direction", OUTWARD),
            ("most", Number(1500.0)),
            ("unit", Words(["people", "personnes", "أشخاص"])),
        ]],
        // Most operations have none: only the columns stand there.
        Kind::Suspensions | Kind::Exchanges => &[],
    }
}

/// Sizes of families that the sheet of people has columns for.
const SIZES: std::ops::RangeInclusive<u32> = 1..=8;

/// The bytes of a workbook (XLSX) in a language. Its example can be planned as it stands.
pub fn template(lang: Lang) -> Vec<u8> {
    write(lang).expect("all of it is written here, within the limits of a workbook")
}

fn write(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same bytes on every day.
    let day = ExcelDateTime::from_ymd(2030, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for kind in Kind::ALL {
        sheet(book.add_worksheet(), kind, lang)?;
    }
    about(book.add_worksheet(), lang)?;
    book.save_to_buffer()
}

fn head(needed: bool) -> Format {
    let head = Format::new().set_bold().set_text_wrap().set_background_color("DDE6EE");
    if needed { head } else { head.set_background_color("F2F2F2") }
}

fn sheet(sheet: &mut Worksheet, kind: Kind, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(kind.title(lang))?.set_freeze_panes(1, 0)?.set_right_to_left(lang.runs_left());
    let mut keys: Vec<String> = Vec::new();
    for (c, column) in (0_u16..).zip(kind.columns()) {
        sheet.write_with_format(0, c, first(column.names[lang as usize]), &head(column.needed))?;
        sheet.set_column_width(c, 16)?;
        keys.push(column.key.to_owned());
    }
    if kind == Kind::People {
        for size in SIZES {
            sheet.write_with_format(0, keys.len() as u16, size, &head(true))?;
            sheet.set_column_width(keys.len() as u16, 6)?;
            keys.push(size.to_string());
        }
    }
    let instant = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    for (r, row) in (1_u32..).zip(example(kind)) {
        for (key, cell) in *row {
            let c =
                keys.iter().position(|k| k == key).expect("the example has the columns of its kind") as u16;
            match cell {
                Words(words) => sheet.write(r, c, words[lang as usize])?,
                Number(x) => sheet.write(r, c, *x)?,
                Minutes(n) => sheet.write(r, c, minutes(*n, lang))?,
                At(hour) => {
                    let at = ExcelDateTime::from_ymd(2030, 5, 4)?.and_hms(*hour, 0, 0)?;
                    sheet.write_with_format(r, c, &at, &instant)?
                }
            };
        }
    }
    Ok(())
}

fn minutes(n: u32, lang: Lang) -> String {
    match (lang, n) {
        (Lang::En | Lang::Fr, _) => format!("{n} min"),
        (Lang::Ar, 2) => "دقيقتان".to_owned(),
        (Lang::Ar, 3..=10) => format!("{n} دقائق"),
        (Lang::Ar, _) => format!("{n} دقيقة"),
    }
}

/// The sheet that explains the columns.
fn about(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    sheet
        .set_name(lang.say(Text::IntakeAboutTitle))?
        .set_freeze_panes(1, 0)?
        .set_right_to_left(lang.runs_left());
    let titles = [
        (Text::IntakeAboutSheet, 16),
        (Text::IntakeAboutColumn, 24),
        (Text::IntakeAboutNeeded, 10),
        (Text::IntakeAboutSays, 70),
        (Text::IntakeAboutAlso, 60),
    ];
    for (c, (title, width)) in (0_u16..).zip(titles) {
        sheet.write_with_format(0, c, lang.say(title), &head(true))?;
        sheet.set_column_width(c, width)?;
    }
    let wrap = Format::new().set_text_wrap();
    let mut r = 1;
    for kind in Kind::ALL {
        for column in kind.columns() {
            let names = column.names[lang as usize];
            let others: Vec<&str> = names.split(';').skip(1).collect();
            sheet.write(r, 0, kind.title(lang))?;
            sheet.write(r, 1, first(names))?;
            if column.needed {
                sheet.write(r, 2, lang.say(Text::IntakeAboutYes))?;
            }
            sheet.write_with_format(r, 3, column.says[lang as usize], &wrap)?;
            sheet.write_with_format(r, 4, others.join(lang.say(Text::List)), &wrap)?;
            r += 1;
        }
        if kind == Kind::People {
            sheet.write(r, 0, kind.title(lang))?;
            sheet.write(r, 1, "1, 2, 3 …")?;
            sheet.write_with_format(r, 3, lang.say(Text::IntakeAboutSizes), &wrap)?;
            r += 1;
        }
    }
    Ok(())
}

/// Whether a sheet is the one that explains the columns: it is not read, and nothing is said of it.
pub(crate) fn is_about(name: &str, first_cell: &str) -> bool {
    Lang::ALL.iter().any(|lang| {
        name == lang.say(Text::IntakeAboutTitle) && first_cell == lang.say(Text::IntakeAboutSheet)
    })
}
