//! Group cards as numbered sheets to print and cut: a token as text and as QR, and blanks for counts.

use fast_qr::{ECL, QRBuilder};
use reports::Lang;
use reports::escape::{code, escape};
use texts::Text;

const STYLE: &str = "\
*{box-sizing:border-box}body{margin:0;font:9.5pt/1.35 system-ui,'Noto Sans','Noto Sans Arabic',Tahoma,Arial,sans-serif;color:#000;background:#fff}\
main{display:grid;grid-template-columns:1fr;gap:0}article{display:grid;grid-template-columns:3fr 2fr;height:54mm;border-bottom:1px dashed #000;break-inside:avoid;padding:4mm}\
article>div{padding-inline:4mm}article>div+div{border-inline-start:1px dashed #000}article:nth-of-type(5n){break-after:page}\
.no{font-weight:600}.token{font:700 17pt/1.3 ui-monospace,'DejaVu Sans Mono',Consolas,monospace;letter-spacing:.06em}\
.group{display:grid;grid-template-columns:1fr 32mm;gap:4mm}svg{width:32mm;height:32mm;display:block}p{margin:1mm 0}\
dl{display:grid;grid-template-columns:1fr 16mm;gap:1mm 3mm;margin:1mm 0}dt{align-self:end}dd{margin:0;border-bottom:1px solid #000;height:5mm}small{font-size:7.5pt}\
@page{size:A4;margin:10mm}@media screen{main{max-width:190mm;margin:8mm auto}}";

/// The sheets of cards with these tokens, as printed and checked, numbered from `first` on: one HTML file that loads nothing. O(n).
pub fn cards(tokens: &[String], first: u32, lang: Lang) -> String {
    let say = |text: Text| escape(lang.say(text));
    let mut out = String::with_capacity(tokens.len() * 6_000 + 4_096);
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        lang.tag(),
        lang.dir(),
        say(Text::Cards)
    );
    for (number, token) in (first..).zip(tokens) {
        let title = escape(&lang.fill(Text::CardNumber, &[("n", &number.to_string())]));
        put!(
            out,
            "<article>\n<div><p class=\"no\">{title}</p><div class=\"group\"><div><p class=\"token\">{}</p><p><small>{}</small></p></div>{}</div></div>\n",
            code(token),
            say(Text::CardSays),
            qr(token)
        );
        put!(out, "<div><p class=\"no\">{title}</p><p class=\"token\">{}</p><dl>", code(token));
        for blank in [
            Text::CardPeople,
            Text::CardWheelchairs,
            Text::CardStretchers,
            Text::CardEscort,
            Text::CardPriority,
        ] {
            put!(out, "<dt>{}</dt><dd></dd>", say(blank));
        }
        out.push_str("</dl></div>\n</article>\n");
    }
    put!(
        out,
        "</main>\n<footer><p>{}</p><p>{}</p></footer>\n</body>\n</html>\n",
        say(Text::CardKeep),
        say(Text::CardCopied)
    );
    out
}

/// A text as a QR code: one path, a unit a square. Empty for a text that no code holds.
fn qr(text: &str) -> String {
    let Ok(code) = QRBuilder::new(text).ecl(ECL::Q).build() else { return String::new() };
    let mut path = String::new();
    for row in 0..code.size {
        for column in 0..code.size {
            if code[row][column].value() {
                put!(path, "M{} {}h1v1h-1z", column + 4, row + 4);
            }
        }
    }
    // Four units of quiet around it, as ISO/IEC 18004 asks.
    let size = code.size + 8;
    format!(
        "<svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-hidden=\"true\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_card_has_its_number_its_token_twice_and_a_code() {
        let tokens = ["7KQ4-M9PX-3".to_owned(), "23456789A".to_owned()];
        for lang in Lang::ALL {
            let html = cards(&tokens, 41, lang);
            assert_eq!(html.matches("<article>").count(), 2);
            assert_eq!(html.matches("7KQ4-M9PX-3").count(), 2);
            assert_eq!(html.matches("<svg").count(), 2);
            assert!(html.contains("41") && html.contains("42") && html.contains(lang.dir()));
            assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("src="));
        }
    }

    #[test]
    fn a_code_has_the_three_squares_by_which_a_reader_finds_it() {
        let code = qr("7KQ4-M9PX-3");
        // The outer corner of each of the three, and none in the fourth.
        let side: usize = 21;
        let dark = |row: usize, column: usize| code.contains(&format!("M{} {}h1", column + 4, row + 4));
        assert!(code.contains("viewBox=\"0 0 29 29\""), "{code}");
        for (row, column) in [(0, 0), (0, side - 7), (side - 7, 0)] {
            assert!(
                (0..7).all(|i| dark(row, column + i) && dark(row + 6, column + i) && dark(row + i, column))
            );
            assert!(!dark(row + 1, column + 1) && dark(row + 2, column + 2));
        }
    }
}
