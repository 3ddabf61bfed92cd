//! The folder that a centre's server lives in: its record, its key, its devices, its certificate. Nobody else on the machine may read it.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use access::capability::Scope;
use ed25519_dalek::SigningKey;
use ledger::{Key, hex, unhex};
use operation::{Id, Role};

use crate::keys::{Device, RecoveryKey, Who, hash, word};

/// The record's file.
pub(crate) const RECORD: &str = "record.sqlite";

/// The folder.
#[derive(Debug)]
pub struct Data {
    folder: PathBuf,
    /// Held as long as the server runs: two on one folder would spoil each other's record.
    _lock: File,
}

/// What is told once, at the first run, and kept nowhere.
#[derive(Debug)]
pub struct Recovery {
    /// The recovery key.
    pub key: String,
    /// The word of the first device, which is the head of the centre's.
    pub word: String,
    /// What others check signatures with, in hexadecimal digits.
    pub public: String,
}

/// Why the folder cannot be used.
#[derive(Debug)]
pub enum NotOpened {
    /// Another server runs on it.
    InUse(PathBuf),
    /// A file of it is not what it should be.
    Spoilt(PathBuf),
    /// The recovery key was misread, or is another centre's.
    Misread,
    /// The disk says no.
    Disk(PathBuf, io::Error),
}

impl Data {
    /// Opens the folder, and makes it if it is not there; then what is told once comes with it. `recovery` is a key from an earlier sheet, to go on
    /// with on a new machine.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub fn open(folder: &Path, recovery: Option<&str>) -> Result<(Data, Option<Recovery>), NotOpened> {
        crate::run::no_core_dumps();
        // Whatever is written from here on is for its owner alone.
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |e| NotOpened::Disk(path, e)
        };
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed(folder))?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(failed(folder))?;
        let path = folder.join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(failed(&path))?;
        if lock.try_lock().is_err() {
            return Err(NotOpened::InUse(folder.to_owned()));
        }
        let data = Data { folder: folder.to_owned(), _lock: lock };
        if data.path("key").exists() {
            let same = recovery.map(|text| RecoveryKey::of(text).map(|key| hex(&key.signing())));
            if let Some(given) = same
                && given != Some(data.text("key")?.trim().to_owned())
            {
                return Err(NotOpened::Misread);
            }
            return Ok((data, None));
        }
        let key = match recovery {
            Some(text) => RecoveryKey::of(text).ok_or(NotOpened::Misread)?,
            None => RecoveryKey::new(),
        };
        let word = word();
        let first = Device {
            role: Role::HeadOfCentre.word().to_owned(),
            id: "centre".to_owned(),
            word: hash(&word),
            key: None,
        };
        data.write_devices(&[first])?;
        // The key comes last: until it is there, the folder is new.
        data.write("key", format!("{}\n", hex(&key.signing())).as_bytes())?;
        let public = hex(&Key::new(&key.signing()).public());
        Ok((data, Some(Recovery { key: key.text(), word, public })))
    }

    /// Puts an exported record of this centre back, as far as it is whole.
    ///
    /// # Errors
    /// In one sentence.
    pub fn import(&self, file: &Path) -> Result<ledger::Seen, String> {
        let key = self.key().map_err(|why| format!("{why:?}"))?;
        let opened = File::open(file).map_err(|e| e.to_string())?;
        let mut store =
            ledger::Sqlite::open(&self.path(RECORD), &mut |_, _| ()).map_err(|fault| fault.to_string())?;
        let seen = ledger::import(&mut std::io::BufReader::new(opened), Some(key.public()), &mut store);
        seen.map_err(|why| match why {
            ledger::NotImported::Unread(e) => e.to_string(),
            ledger::NotImported::Fault(fault) => fault.to_string(),
        })
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The key that heads are signed with.
    pub(crate) fn key(&self) -> Result<Key, NotOpened> {
        let secret = unhex(self.text("key")?.trim()).ok_or_else(|| NotOpened::Spoilt(self.path("key")))?;
        Ok(Key::new(&secret))
    }

    /// The same key, for what the centre signs besides: capabilities.
    pub(crate) fn signing(&self) -> Result<SigningKey, NotOpened> {
        let secret = unhex(self.text("key")?.trim()).ok_or_else(|| NotOpened::Spoilt(self.path("key")))?;
        Ok(SigningKey::from_bytes(&secret))
    }

    /// The hashes of passwords, by role.
    pub(crate) fn passwords(&self) -> Result<BTreeMap<String, String>, NotOpened> {
        if !self.path("passwords.json").exists() {
            return Ok(BTreeMap::new());
        }
        let text = self.text("passwords.json")?;
        serde_json::from_str(&text).map_err(|_| NotOpened::Spoilt(self.path("passwords.json")))
    }

    /// Keeps the hashes of passwords.
    pub(crate) fn write_passwords(&self, passwords: &BTreeMap<String, String>) -> Result<(), NotOpened> {
        let text = serde_json::to_string_pretty(passwords).expect("texts are JSON");
        self.write("passwords.json", text.as_bytes())
    }

    /// The devices, with the hashes of their words.
    pub(crate) fn devices(&self) -> Result<Vec<Device>, NotOpened> {
        let spoilt = || NotOpened::Spoilt(self.path("devices.json"));
        let devices: Vec<Device> = serde_json::from_str(&self.text("devices.json")?).map_err(|_| spoilt())?;
        if devices.iter().any(|device| who(device).is_none()) { Err(spoilt()) } else { Ok(devices) }
    }

    /// Keeps the devices.
    pub(crate) fn write_devices(&self, devices: &[Device]) -> Result<(), NotOpened> {
        let text = serde_json::to_string_pretty(devices).expect("texts are JSON");
        self.write("devices.json", text.as_bytes())
    }

    pub(crate) fn text(&self, name: &str) -> Result<String, NotOpened> {
        let path = self.path(name);
        fs::read_to_string(&path).map_err(|e| NotOpened::Disk(path, e))
    }

    /// Writes a file whole or not at all; only its owner reads it.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), NotOpened> {
        let (path, growing) = (self.path(name), self.path(&format!("{name}.new")));
        let write = || {
            write_secret(&growing, bytes)?;
            fs::rename(&growing, &path)?;
            File::open(&self.folder)?.sync_all()
        };
        write().map_err(|e| NotOpened::Disk(path.clone(), e))
    }
}

/// Writes a file that only its owner reads, down to the disk.
///
/// # Errors
/// Of the disk.
pub fn write_secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Who a device is.
pub(crate) fn who(device: &Device) -> Option<Who> {
    let (role, device) = (Role::of(&device.role)?, Id::new(&device.id)?);
    Some(Who { role, device, operation: None, scope: Scope::Whole })
}
