//! HTTP/1.1 as far as tests need it: requests one after another on one connection, answers whole or as a stream.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// What was answered.
    pub body: Vec<u8>,
}

impl Answer {
    /// The answer as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The answer as JSON, of this status.
    ///
    /// # Panics
    /// If it has another.
    pub fn of(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self.json()
    }
}

/// A connection, opened when it is needed.
#[derive(Debug)]
pub struct Connection {
    at: SocketAddr,
    word: Option<String>,
    open: Option<BufReader<TcpStream>>,
}

impl Connection {
    /// To a server, with what is shown at the door.
    pub fn new(at: SocketAddr, word: Option<&str>) -> Connection {
        Connection { at, word: word.map(str::to_owned), open: None }
    }

    /// Asks, and is answered.
    ///
    /// # Panics
    /// If it is not.
    pub fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, &[], None).unwrap_or_else(|e| panic!("GET {path}: {e}"))
    }

    /// Sends JSON, and is answered.
    ///
    /// # Panics
    /// If it is not.
    pub fn post(&mut self, path: &str, body: &Value) -> Answer {
        let text = body.to_string();
        self.ask("POST", path, &[], Some(text.as_bytes())).unwrap_or_else(|e| panic!("POST {path}: {e}"))
    }

    /// Asks; `body` is JSON.
    ///
    /// # Errors
    /// Of the connection, which is then opened anew the next time.
    pub fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> io::Result<Answer> {
        let mut reader = self.send(method, path, headers, body)?;
        let (status, length, chunked) = head(&mut reader)?;
        let mut answer = Answer { status, body: Vec::new() };
        if chunked {
            while let Some(piece) = chunk(&mut reader)? {
                answer.body.extend(piece);
            }
        } else {
            answer.body.resize(length, 0);
            reader.read_exact(&mut answer.body)?;
        }
        self.open = Some(reader);
        Ok(answer)
    }

    /// Asks for a stream of server-sent events, and gives it when the server has said yes.
    ///
    /// # Errors
    /// Of the connection, and if the server says no.
    pub fn watch(&mut self, path: &str, after: Option<u64>) -> io::Result<Events> {
        let after = after.map(|n| n.to_string());
        let headers: Vec<(&str, &str)> = after.iter().map(|n| ("Last-Event-ID", n.as_str())).collect();
        let mut reader = self.send("GET", path, &headers, None)?;
        match head(&mut reader)? {
            (200, _, true) => Ok(Events { reader, waiting: Vec::new() }),
            (status, ..) => Err(io::Error::other(format!("status {status}"))),
        }
    }

    fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> io::Result<BufReader<TcpStream>> {
        let mut reader = if let Some(reader) = self.open.take() {
            reader
        } else {
            let stream = TcpStream::connect(self.at)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_mins(1)))?;
            BufReader::with_capacity(1 << 16, stream)
        };
        let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.at);
        if let Some(word) = &self.word {
            text.extend(["Authorization: Bearer ", word, "\r\n"]);
        }
        for (name, value) in headers {
            text.extend([name, ": ", value, "\r\n"]);
        }
        if let Some(body) = body {
            let length = body.len().to_string();
            text.extend(["Content-Type: application/json\r\nContent-Length: ", &length, "\r\n"]);
        }
        let mut bytes = (text + "\r\n").into_bytes();
        bytes.extend(body.unwrap_or_default());
        reader.get_mut().write_all(&bytes)?;
        Ok(reader)
    }
}

/// Status, length, and whether the answer comes in chunks.
fn head(reader: &mut impl BufRead) -> io::Result<(u16, usize, bool)> {
    let odd = || io::Error::new(io::ErrorKind::InvalidData, "not an answer");
    let mut line = String::new();
    reader.read_line(&mut line)?;
    if line.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let status = line.split(' ').nth(1).and_then(|n| n.parse().ok()).ok_or_else(odd)?;
    let (mut length, mut chunked) = (0, false);
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().map_err(|_| odd())?,
            "transfer-encoding" => chunked = value.trim() == "chunked",
            _ => {}
        }
    }
    Ok((status, length, chunked))
}

fn chunk(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let odd = || io::Error::new(io::ErrorKind::UnexpectedEof, "the answer was cut off");
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let length = usize::from_str_radix(line.trim_end(), 16).map_err(|_| odd())?;
    let mut piece = vec![0; length + 2];
    reader.read_exact(&mut piece)?;
    piece.truncate(length);
    Ok((length > 0).then_some(piece))
}

/// A stream of server-sent events.
#[derive(Debug)]
pub struct Events {
    reader: BufReader<TcpStream>,
    waiting: Vec<u8>,
}

impl Events {
    /// Counts the events of the next piece by their lines, without reading what they say: for whoever only sees how many come.
    ///
    /// # Errors
    /// Of the connection.
    pub fn next_lines(&mut self) -> io::Result<usize> {
        let piece = chunk(&mut self.reader)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(piece.iter().map(|byte| usize::from(*byte == b'\n')).sum())
    }

    /// The next event: its id, and its data as JSON.
    ///
    /// # Errors
    /// Of the connection.
    pub fn next_event(&mut self) -> io::Result<(u64, Value)> {
        loop {
            if let Some(end) = self.waiting.windows(2).position(|two| two == b"\n\n") {
                let block: Vec<u8> = self.waiting.drain(..end + 2).collect();
                let text = String::from_utf8_lossy(&block);
                let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
                // A line that only says that it is there is no event.
                if let (Some(id), Some(data)) = (field("id: "), field("data: ")) {
                    let id = id.parse().map_err(io::Error::other)?;
                    return Ok((id, serde_json::from_str(data)?));
                }
                continue;
            }
            let piece = chunk(&mut self.reader)?.ok_or(io::ErrorKind::UnexpectedEof)?;
            self.waiting.extend(piece);
        }
    }
}
