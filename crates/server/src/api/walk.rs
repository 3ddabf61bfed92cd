//! The document is walked, and each way in is sent what nobody should send: nothing fails (5xx), each answer is one that the document names, and each
//! refusal has its word and its sentence.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use operation::Role;
use serde_json::{Value, json};
use testkit::rng::Rng;
use testkit::served::begin;

use crate::asked::{Asked, word};

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// Values for the parts of a path: some that are there, and some that are nonsense.
const PARTS: [&str; 13] = [
    "town",
    "account.json",
    "p1",
    "marshal",
    "device-marshal",
    "no-such",
    "TOWN",
    "..",
    "%2e%2e%2fkey",
    "%00",
    "%ff%fe",
    "town%0d%0aSet-Cookie:%20a",
    "0123456789012345678901234567890123456789012345678901234567890123456789",
];
const QUERIES: [&str; 8] = [
    "",
    "?from=18446744073709551615&most=18446744073709551615",
    "?from=18446744073709551616",
    "?from=-1",
    "?most=0",
    "?from=x&from=1",
    "?unknown=1",
    "?%ff=%00",
];

/// Bodies that no way in expects.
fn bodies() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = [
        "",
        "{",
        "[]",
        "null",
        "0",
        "true",
        "\"\"",
        "{}",
        "{\"x\":1}",
        "1e999",
        "-0",
        "{\"a\":1,\"a\":2}",
        "\u{feff}{}",
        "{\"limit\":-1}",
        "{\"limit\":18446744073709551616}",
        "{\"limit\":1e308}",
        "{\"entries\":[null]}",
        "{\"entries\":[{}]}",
        "{\"entries\":{}}",
        "{\"entries\":[1e999]}",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    all.push(b"\xff\xfe{}".to_vec());
    all.push([vec![b'['; 20_000], vec![b']'; 20_000]].concat());
    all.push(format!("{{\"entries\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000)).into_bytes());
    all
}

/// One value of a JSON document is replaced by another, by its draw.
fn spoil(value: &mut Value, rng: &mut Rng) {
    let here = rng.one_in(4);
    match value {
        Value::Object(fields) if !here && !fields.is_empty() => {
            let at = rng.below(fields.len());
            if rng.one_in(8) {
                let key = fields.keys().nth(at).cloned().unwrap_or_default();
                fields.remove(&key);
            } else if let Some(inside) = fields.values_mut().nth(at) {
                spoil(inside, rng);
            }
        }
        Value::Array(items) if !here && !items.is_empty() => {
            let at = rng.below(items.len());
            spoil(&mut items[at], rng);
        }
        other => {
            let deep = (0..100).fold(json!(1), |inside, _| json!([inside]));
            let odd = [
                json!(null),
                json!(-1),
                json!(u64::MAX),
                json!(i64::MIN),
                json!(1e300),
                json!(0.5),
                json!(""),
                json!("\u{0}\u{7f}\u{202e}"),
                json!("9999-99-99T99:99:99Z"),
                json!("+262143-01-01T00:00:00Z"),
                json!("x".repeat(100_000)),
                json!([]),
                json!({}),
                json!(true),
                json!("ffffffff-ffff-ffff-ffff-ffffffffffff"),
                deep,
            ];
            *other = odd[rng.below(odd.len())].clone();
        }
    }
}

/// What each way in expects, to be spoilt.
fn expected(path: &str) -> Vec<Value> {
    let entry = |event: Value| {
        json!({ "id": "0190a000-0000-7000-8000-000000000001", "happened_at": "2030-05-04T09:00:00Z", "recorded_at": "2030-05-04T09:00:00Z",
            "role": "head-of-centre", "device": "device-head-of-centre", "event": event })
    };
    let clause = json!({ "times": [{ "from": "2030-05-04T09:00:00Z", "until": "2030-05-04T19:00:00Z" }] });
    let order = |order: Value| json!({ "id": "0190a000-0000-7000-8000-000000000002", "order": order });
    match path.rsplit('/').next().unwrap_or_default() {
        "operations" => vec![begin("another")],
        "entries" => [
            json!({ "kind": "signed", "agreement": "pause", "clause": clause }),
            json!({ "kind": "suspended", "corridor": "mill-road", "by": "party-a", "reason": "as stated" }),
            json!({ "kind": "corrected", "entry": "0190a000-0000-7000-8000-000000000001", "to": { "kind": "born", "vehicle": "bus-1" } }),
        ]
        .map(|event| json!({ "entries": [entry(event)] }))
        .to_vec(),
        "orders" => vec![
            order(json!({ "kind": "form", "convoy": "c1", "corridor": "mill-road", "direction": "outward", "vehicles": ["bus-1"] })),
            order(json!({ "kind": "clear-to-load", "convoy": "c1", "ready_in": 600, "people": 80 })),
            order(json!({ "kind": "transfer", "from": "bus-1", "to": "bus-2", "people": 4, "families": [{ "class": "families/4", "families": 1 }] })),
        ],
        "journal" => vec![json!({ "lines": ["BUS01 48 IN SCHOOL"], "lang": "en", "only_say": true })],
        "devices" => vec![json!({ "device": "new", "role": "marshal" })],
        "enrolments" => vec![json!({ "device": "new", "role": "marshal", "place": "school", "hours": 3 })],
        "enrol" => {
            vec![json!({ "operation": "town", "secret": "0".repeat(64), "key": "0".repeat(64), "proof": "0".repeat(128) })]
        }
        "{role}" => vec![json!({ "password": "six buses at dawn" })],
        "sign-in" => vec![json!({ "role": "marshal", "password": "six buses at dawn" })],
        "proposals" => vec![json!({ "limit": 0 })],
        "plan" => vec![json!({ "format": "safeconduct-plan/1", "convoys": [], "vehicles": [] })],
        _ => Vec::new(),
    }
}

#[test]
fn nothing_that_is_sent_makes_it_fail_or_answer_what_the_document_does_not_name() {
    let asked = Asked::new("walk");
    asked.begin("town");
    let (_, text) = asked.raw("GET", "/openapi.json", &[], b"");
    let document: Value = serde_json::from_slice(&text).unwrap();
    let mut rng = Rng::new(11);
    let mut wrong: Vec<String> = Vec::new();
    let mut tried = 0;
    let bearer = |role| format!("Bearer {}", word(role));
    let shown = [
        bearer(Role::HeadOfCentre),
        bearer(Role::Marshal),
        "Bearer x".to_owned(),
        "Capability 00.00,".to_owned(),
        String::new(),
    ];
    for (path, ways) in document["paths"].as_object().unwrap() {
        let ways = ways.as_object().unwrap();
        let mut send = |method: &str, path_now: &str, shown: &str, body: &[u8]| {
            tried += 1;
            let headers: Vec<(&str, &str)> =
                if shown.is_empty() { Vec::new() } else { vec![("authorization", shown)] };
            let (status, said) = asked.raw(method, path_now, &headers, body);
            let of = format!("{method} {path}: {status}");
            let sent = format!("{path_now} {:.100}", String::from_utf8_lossy(body));
            let known = ways.get(&method.to_ascii_lowercase());
            match known {
                _ if status >= 500 => wrong.push(format!("{of} {sent}")),
                None if method == "HEAD" => {}
                None if status == 405 || path_now.contains("..") => {}
                None => wrong.push(format!("{of}, and there is no such way")),
                Some(way) if way["responses"].get(status.to_string()).is_none() => {
                    wrong.push(format!("{of} is not in the document"));
                }
                Some(_) if status >= 400 => {
                    let said: Value = serde_json::from_slice(&said).unwrap_or_default();
                    // Receipts of a conflict say it entry by entry.
                    if !(said["receipts"].is_array() || said["code"].is_string() && said["said"].is_string())
                    {
                        wrong.push(format!("{of}, without code and sentence: {said}, to {sent}"));
                    }
                }
                Some(_) => {}
            }
        };
        let filled = |part: &str| {
            let mut out =
                path.replace("{id}", "town").replace("{proposal}", "p1").replace("{role}", "marshal");
            out = out.replace("{device}", "no-such");
            if part.is_empty() {
                out
            } else {
                path.split('/')
                    .map(|p| if p.starts_with('{') { part } else { p })
                    .collect::<Vec<_>>()
                    .join("/")
            }
        };
        for method in METHODS {
            for part in PARTS {
                send(method, &filled(part), &shown[0], b"");
            }
            for shown in &shown {
                send(method, &filled(""), shown, b"");
            }
            for query in QUERIES {
                send(method, &format!("{}{query}", filled("")), &shown[0], b"");
            }
            let known = ways.get(&method.to_ascii_lowercase());
            if known.is_none_or(|way| way.get("requestBody").is_none()) {
                continue;
            }
            for body in bodies() {
                send(method, &filled(""), &shown[0], &body);
            }
            for body in expected(path) {
                for _ in 0..150 {
                    let mut body = body.clone();
                    spoil(&mut body, &mut rng);
                    send(method, &filled(""), &shown[0], body.to_string().as_bytes());
                }
            }
        }
    }
    println!("{tried} requests");
    let many = wrong.len();
    wrong.sort();
    wrong.dedup();
    wrong.truncate(30);
    assert!(wrong.is_empty(), "{many} of {tried}:\n{}", wrong.join("\n"));
    assert!(tried > 3_000, "{tried}");
}
