//! Files on this machine: read in full, written so that a half-written file never stands where a good one stood.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use texts::Text;

use crate::language::{fill, say};

/// Why a file cannot be had, in words for its user.
pub(crate) fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => say(Text::NoSuchFile),
        io::ErrorKind::PermissionDenied => say(Text::NoPermission),
        io::ErrorKind::IsADirectory => say(Text::IsFolder),
        io::ErrorKind::NotADirectory => say(Text::NotAFolder),
        io::ErrorKind::StorageFull => say(Text::DiskFull),
        io::ErrorKind::ReadOnlyFilesystem => say(Text::DiskReadOnly),
        // In the language of the system.
        _ => return error.to_string(),
    }
    .to_owned()
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// In words for its user.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| words(&e))?;
        return Ok(bytes);
    }
    fs::read(path).map_err(|e| words(&e))
}

/// A scenario's files: itself, read already, and those beside it.
pub(crate) struct Disk {
    /// The scenario's path as it was named.
    pub(crate) scenario: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// The folder that the files it names are relative to.
    pub(crate) folder: PathBuf,
}

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == self.scenario {
            return Ok(self.bytes.clone());
        }
        fs::read(self.folder.join(path)).map_err(|e| words(&e))
    }

    fn roads(&self, ask: &wire::roads::Ask) -> Result<wire::roads::Answer, Vec<wire::roads::Note>> {
        crate::mapped::remember(ask);
        crate::mapped::answer(ask)
    }
}

/// Where the bytes go in the end: the file that a link points to, so that the link stays one.
fn target(path: &Path) -> PathBuf {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.file_type().is_symlink() => {
            fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
        }
        _ => path.to_owned(),
    }
}

/// Whether the path is something that cannot be replaced by a file, such as a pipe or `/dev/null`.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir())
}

/// The folder of a path; `.` if it names none.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name beside the target under which a file grows until it is whole: one for each process, so that two
/// that write the same plan cannot mix their bytes.
fn growing(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    folder(path).join(format!(".{name}.{}.tmp", std::process::id()))
}

/// Whether a file can be written here, tried by writing one: said before the work, not after it.
///
/// # Errors
/// In words for its user.
pub(crate) fn can_write(path: &Path) -> Result<(), String> {
    let path = &target(path);
    if path.file_name().is_none() || path.is_dir() {
        return Err(say(Text::IsFolder).to_owned());
    }
    if is_special(path) {
        return Ok(());
    }
    if !folder(path).is_dir() {
        let path = folder(path).display().to_string();
        return Err(fill(Text::NoSuchFolder, &[("path", &path)]));
    }
    let trial = growing(path);
    File::create(&trial).map_err(|e| words(&e))?;
    fs::remove_file(&trial).map_err(|e| words(&e))
}

/// Writes a file so that at every instant the path holds the old bytes or the new ones, whole: into a file beside
/// it, down to the disk, and then under its name in one step.
///
/// # Errors
/// In words for its user; the old file stands.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let path = &target(path);
    if is_special(path) {
        return OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut f| f.write_all(bytes))
            .map_err(|e| words(&e));
    }
    let trial = growing(path);
    let done = put(&trial, path, bytes);
    if done.is_err() {
        // The reason to report is the first one; a trial file that stays is named so that it is seen as one.
        let _ = fs::remove_file(&trial);
    }
    done.map_err(|e| words(&e))
}

fn put(trial: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(trial)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    drop(file);
    fs::rename(trial, path)?;
    // The new name must survive a power cut too. Not every system lets a folder be opened; there it is left to it.
    if let Ok(folder) = File::open(folder(path)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Prints to standard output. A reader that has gone away (`| head`) is no error.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() {
        // Nothing is left to say it to.
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("safeconduct-disk-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_stays_beside_it() {
        let dir = room("whole");
        let path = dir.join("plan.json");
        write(&path, b"old").unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_before_the_work() {
        let dir = room("missing");
        assert!(can_write(&dir.join("no/plan.json")).unwrap_err().contains("no such folder"));
        assert!(can_write(&dir).unwrap_err().contains("folder"));
        assert_eq!(can_write(&dir.join("plan.json")), Ok(()));
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
        fs::remove_dir_all(dir).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let dir = room("link");
        write(&dir.join("real.json"), b"old").unwrap();
        std::os::unix::fs::symlink("real.json", dir.join("plan.json")).unwrap();
        write(&dir.join("plan.json"), b"new").unwrap();
        assert_eq!(fs::read(dir.join("real.json")).unwrap(), b"new");
        assert!(fs::symlink_metadata(dir.join("plan.json")).unwrap().file_type().is_symlink());
        fs::remove_dir_all(dir).unwrap();
    }
}
