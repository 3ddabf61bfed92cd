//! Starts the server: reads the record back, opens the door, and ends in good order.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use access::password::Work;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use ledger::{About, Fault, Kept, Snapshot, Sqlite};
use operation::Id;
use tokio::sync::{mpsc, oneshot};

use crate::api::{self, Shared};
use crate::beside;
use crate::book::{Book, Operation};
use crate::clerk::Desk;
use crate::data::{Data, NotOpened};
use crate::door::Door;
use crate::snapshots::Snapshots;
use crate::tls;
use crate::writer::{Ask, Writer};

/// How often heads are kept, if there is anything new.
const SEALED_EVERY: Duration = Duration::from_mins(1);
/// How long those who are being answered are waited for at the end.
const PATIENCE: Duration = Duration::from_secs(3);

/// How to serve.
#[derive(Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Without TLS: for loopback only.
    pub plain: bool,
}

/// What runs, told when it does.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub at: SocketAddr,
    /// The SHA-256 of the certificate; none without TLS.
    pub certificate: Option<String>,
    /// How many operations were read back, and how many entries.
    pub operations: usize,
    /// How many entries there are.
    pub entries: u64,
    /// What was found wrong with the record: then it is only read.
    pub damage: Option<Fault>,
}

/// Why it does not serve.
#[derive(Debug)]
pub enum NotServed {
    /// The folder cannot be used.
    Data(NotOpened),
    /// The record cannot be read.
    Record(Fault),
    /// The scenario of an operation that is kept cannot be read by this version.
    Scenario(String),
    /// Only loopback may be served without TLS.
    PlainFromAfar,
    /// The address cannot be listened at.
    Listen(SocketAddr, std::io::Error),
    /// The machine does not let it start.
    Start(std::io::Error),
}

impl From<NotOpened> for NotServed {
    fn from(why: NotOpened) -> NotServed {
        NotServed::Data(why)
    }
}

/// Serves until it is told to end (`SIGINT` or `SIGTERM`), with what plans, judges plans and writes papers. `running` is called once, when requests are answered.
///
/// # Errors
/// [`NotServed`], before anything is served.
pub fn serve(
    data: Data,
    config: &Config,
    desk: Arc<dyn Desk>,
    running: impl FnOnce(&Running),
) -> Result<(), NotServed> {
    if config.plain && !config.listen.ip().is_loopback() {
        return Err(NotServed::PlainFromAfar);
    }
    let listener =
        std::net::TcpListener::bind(config.listen).map_err(|e| NotServed::Listen(config.listen, e))?;
    let at = listener.local_addr().map_err(NotServed::Start)?;
    listener.set_nonblocking(true).map_err(NotServed::Start)?;
    let key = data.key()?;
    let certificate = if config.plain { None } else { Some(tls::certificate(&data, at.ip())?) };
    let path = data.path(crate::data::RECORD);
    let snapshots = Arc::new(Snapshots::new(data.path("snapshots"), data.key()?));
    let (store, book) = opened(&path, snapshots.read())?;
    let book = Arc::new(book);
    let at_snapshot =
        |one: &Arc<Operation>| (one.about.operation.clone(), store.begun_at(&one.about.operation));
    let begun: Vec<(Id, u64)> = book.all().iter().map(at_snapshot).filter(|(_, at)| *at > 0).collect();
    book.to_check(begun.len());
    if let Some(damage) = store.damage() {
        book.damaged(damage.clone());
    }
    let operations = book.all();
    let told = Running {
        at,
        certificate: certificate.as_ref().map(|(.., print)| print.clone()),
        operations: operations.len(),
        entries: operations.iter().map(|one| one.last()).sum(),
        damage: store.damage().cloned(),
    };
    let public = key.public();
    let snapped = begun.iter().cloned().collect();
    let writer = Writer::new(store, key, book.clone()).snapping(snapshots.clone(), snapped);
    let (asking, asked) = mpsc::channel(4_096);
    let writing = thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || writer.work(asked))
        .map_err(NotServed::Start)?;
    beside::start(book.clone(), snapshots, begun, asking.clone()).map_err(NotServed::Start)?;
    let door = Door::open(data, Work::SIGN_IN)?;
    let shared = Arc::new(Shared::new(door, desk, book.clone(), asking.clone(), public));
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(NotServed::Start)?;
    let served = runtime.block_on(async move {
        let handle = Handle::new();
        tokio::spawn(end(handle.clone()));
        tokio::spawn(seal(asking.clone()));
        running(&told);
        let routes = api::routes(shared).into_make_service();
        let served = match certificate {
            None => {
                axum_server::from_tcp(listener).map_err(NotServed::Start)?.handle(handle).serve(routes).await
            }
            Some((pem, key, _)) => {
                // Somebody may have set one before us, which is as good.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let tls = RustlsConfig::from_pem(pem.into_bytes(), key.into_bytes())
                    .await
                    .map_err(NotServed::Start)?;
                axum_server::from_tcp_rustls(listener, tls)
                    .map_err(NotServed::Start)?
                    .handle(handle)
                    .serve(routes)
                    .await
            }
        };
        let (done, ended) = oneshot::channel();
        if asking.send(Ask::Stop(done)).await.is_ok() {
            // It may have ended already.
            let _ = ended.await;
        }
        served.map_err(NotServed::Start)
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    // What it could not do was answered to those who asked.
    let _ = writing.join();
    served
}

/// Opens the record from its snapshots if they are of use, and else from its beginning.
pub(crate) fn opened(path: &Path, snapshots: Vec<Snapshot>) -> Result<(Sqlite, Book), NotServed> {
    if !snapshots.is_empty()
        && let Some((store, book)) = read_back(path, &snapshots)?
        && store.damage().is_none()
    {
        return Ok((store, book));
    }
    drop(snapshots);
    read_back(path, &[])?.ok_or(NotServed::Record(Fault::ReadOnly))
}

/// Opens the record and checks it, from where snapshots stand to its end; the facts are made beside that, on another thread. None if what a snapshot
/// says of them cannot be read.
fn read_back(path: &Path, snapshots: &[Snapshot]) -> Result<Option<(Sqlite, Book)>, NotServed> {
    let book = Book::new(path.to_owned());
    // An operation that is met in its middle goes on from its snapshot.
    let entered = |about: About, begun: u64| -> Result<Option<Arc<Operation>>, NotServed> {
        if let Some(known) = book.get(&about.operation) {
            return Ok(Some(known));
        }
        let snapshot = snapshots.iter().find(|one| begun > 0 && one.operation == about.operation);
        let new = Operation::new(about).map_err(|problems| NotServed::Scenario(problems.to_string()))?;
        if snapshot.is_some_and(|one| !new.resume(&one.fold)) {
            return Ok(None);
        }
        new.reached(begun);
        let new = Arc::new(new);
        book.add(new.clone());
        Ok(Some(new))
    };
    let (page_out, page_in) = sync_channel::<(About, Vec<Kept>)>(4);
    thread::scope(|scope| {
        let folding = scope.spawn(|| -> Result<bool, NotServed> {
            for (about, page) in page_in {
                let begun = page.first().map_or(0, |kept| kept.sequence - 1);
                let Some(operation) = entered(about, begun)? else { return Ok(false) };
                if let Some(last) = page.last() {
                    operation.reached(last.sequence);
                }
                operation.add(page.into_iter().map(|kept| kept.entry));
            }
            Ok(true)
        });
        let mut page: Vec<Kept> = Vec::new();
        let mut of: Option<About> = None;
        let opened = Sqlite::open_from(path, snapshots, &mut |about, kept| {
            let other = of.as_ref().is_none_or(|before| before.operation != about.operation);
            if other || page.len() >= 2_000 {
                if let Some(of) = of.take() {
                    // Whoever folds says itself why it has stopped.
                    let _ = page_out.send((of, std::mem::take(&mut page)));
                }
                of = Some(about.clone());
            }
            page.push(kept);
        });
        if let Some(of) = of.take() {
            let _ = page_out.send((of, page));
        }
        drop(page_out);
        let whole = folding.join().expect("folding does not panic")?;
        let store = opened.map_err(NotServed::Record)?;
        let mut all = whole;
        for about in ledger::Ledger::operations(&store).map_err(NotServed::Record)? {
            let begun = store.begun_at(&about.operation);
            all = all && entered(about, begun)?.is_some();
        }
        Ok(all.then_some(store))
    })
    .map(|store| store.map(|store| (store, book)))
}

/// What is in memory stays there: the system writes none of it to the disk when the program falls.
pub(crate) fn no_core_dumps() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    // Where the system does not know of one, the other holds.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

async fn end(handle: Handle<SocketAddr>) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
    handle.graceful_shutdown(Some(PATIENCE));
}

async fn seal(asking: mpsc::Sender<Ask>) {
    let mut each = tokio::time::interval_at(tokio::time::Instant::now() + SEALED_EVERY, SEALED_EVERY);
    loop {
        each.tick().await;
        if asking.send(Ask::Seal).await.is_err() {
            return;
        }
    }
}
