//! The keys of cards: each its own, wrapped under one master key, which a passphrase and a printed recovery key open. To delete a card is
//! to destroy its key; to delete all is to destroy the master. Keys are kept apart from cards: no export and no backup of cards holds one.

use std::collections::BTreeMap;
use std::fmt;

use domain::{Duration, Time};
use operation::Role;
use zeroize::Zeroizing;

use crate::card::Token;
use crate::password::{Bad, Work, key};
use crate::seal::{Key, Sealed, Shut, open, seal};
use crate::symbols::{Miscopied, checked, with_check};

const CARD: &[u8] = b"safeconduct-card-key/1\0";
const MASTER: &[u8] = b"safeconduct-master/1\0passphrase";
const RECOVERY: &[u8] = b"safeconduct-master/1\0recovery";

/// The keys of an operation while its master key is open.
pub struct KeyRing {
    master: Key,
    wrapped: BTreeMap<Token, Sealed>,
}

/// Says nothing of the keys.
impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing of {}", self.wrapped.len())
    }
}

/// The master key, shut twice: by a passphrase, and by a printed recovery key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shutter {
    /// Salt of the passphrase.
    pub salt: [u8; 16],
    /// Its work.
    pub work: Work,
    /// The master key under the passphrase.
    pub by_passphrase: Sealed,
    /// The master key under the recovery key.
    pub by_recovery: Sealed,
}

/// Random bytes that the caller draws for a new master key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// The master key.
    pub master: [u8; 32],
    /// The salt of the passphrase.
    pub salt: [u8; 16],
    /// Two nonces.
    pub nonces: [[u8; 24]; 2],
}

impl KeyRing {
    /// A new ring without cards.
    ///
    /// # Errors
    /// If the passphrase's work cannot be done.
    pub fn new(
        drawn: Drawn,
        passphrase: &str,
        recovery: &Recovery,
        work: Work,
    ) -> Result<(KeyRing, Shutter), Bad> {
        let master: Key = Zeroizing::new(drawn.master);
        let by = key(passphrase, &drawn.salt, work)?;
        let shutter = Shutter {
            salt: drawn.salt,
            work,
            by_passphrase: seal(&by, drawn.nonces[0], MASTER, &*master),
            by_recovery: seal(&recovery.0, drawn.nonces[1], RECOVERY, &*master),
        };
        Ok((KeyRing { master, wrapped: BTreeMap::new() }, shutter))
    }

    /// Opens a ring by its passphrase.
    ///
    /// # Errors
    /// [`Shut`]: another passphrase, or changed bytes.
    pub fn open(
        shutter: &Shutter,
        passphrase: &str,
        wrapped: BTreeMap<Token, Sealed>,
    ) -> Result<KeyRing, Shut> {
        let by = key(passphrase, &shutter.salt, shutter.work).map_err(|_| Shut)?;
        let master = whole(&open(&by, MASTER, &shutter.by_passphrase)?)?;
        Ok(KeyRing { master, wrapped })
    }

    /// Opens a ring by its recovery key.
    ///
    /// # Errors
    /// [`Shut`]: another key, or changed bytes.
    pub fn recover(
        shutter: &Shutter,
        recovery: &Recovery,
        wrapped: BTreeMap<Token, Sealed>,
    ) -> Result<KeyRing, Shut> {
        let master = whole(&open(&recovery.0, RECOVERY, &shutter.by_recovery)?)?;
        Ok(KeyRing { master, wrapped })
    }

    /// The wrapped keys, to be stored apart from cards and never with them.
    pub fn wrapped(&self) -> &BTreeMap<Token, Sealed> {
        &self.wrapped
    }

    /// Keeps the key of a new card, with a random nonce of the caller's.
    pub fn keep(&mut self, token: &Token, key: &Key, nonce: [u8; 24]) {
        let sealed = seal(&self.master, nonce, &purpose(token), &**key);
        self.wrapped.insert(token.clone(), sealed);
    }

    /// The key of a card.
    ///
    /// # Errors
    /// [`Shut`]: there is none (any more).
    pub fn key(&self, token: &Token) -> Result<Key, Shut> {
        whole(&open(&self.master, &purpose(token), self.wrapped.get(token).ok_or(Shut)?)?)
    }

    /// Destroys the key of a card. Whoever holds an older copy of the wrapped keys and the passphrase could still open it: the caller
    /// changes the master key with [`KeyRing::rotate`] afterwards, which makes such copies useless once the old shutter is gone too.
    pub fn destroy(&mut self, token: &Token) {
        self.wrapped.remove(token);
    }

    /// Destroys all: no card is read any more.
    pub fn destroy_all(self) {
        // Dropping a `Zeroizing` overwrites it.
        drop(self);
    }

    /// Wraps all keys anew under a new master key. Keys that cannot be opened are left out, and named.
    ///
    /// # Errors
    /// If the passphrase's work cannot be done; nothing has changed then.
    pub fn rotate(
        self,
        drawn: Drawn,
        passphrase: &str,
        recovery: &Recovery,
        work: Work,
        mut nonce: impl FnMut() -> [u8; 24],
    ) -> Result<(KeyRing, Shutter, Vec<Token>), Bad> {
        let (mut ring, shutter) = KeyRing::new(drawn, passphrase, recovery, work)?;
        let mut lost = Vec::new();
        for token in self.wrapped.keys() {
            match self.key(token) {
                Ok(key) => ring.keep(token, &key, nonce()),
                Err(Shut) => lost.push(token.clone()),
            }
        }
        Ok((ring, shutter, lost))
    }
}

fn purpose(token: &Token) -> Vec<u8> {
    [CARD, token.text().as_bytes()].concat()
}

fn whole(bytes: &[u8]) -> Result<Key, Shut> {
    bytes.try_into().map(Zeroizing::new).map_err(|_| Shut)
}

/// A recovery key: printed once, kept apart from the machine.
pub struct Recovery(Key);

/// Says nothing of the key.
impl fmt::Debug for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recovery")
    }
}

/// So many groups of so many signs are printed; each group has its own check, so that a mistake is found where it is.
const GROUPS: usize = 13;
const IN_GROUP: usize = 4;

impl Recovery {
    /// From random bytes of the caller's.
    pub fn new(random: [u8; 32]) -> Recovery {
        Recovery(Zeroizing::new(random))
    }

    /// As it is printed: 13 groups of five signs, the last of each its check.
    pub fn text(&self) -> Zeroizing<String> {
        // The bytes as one number to the base 31, the least digit last.
        let mut number: Zeroizing<Vec<u8>> = Zeroizing::new(self.0.to_vec());
        let mut digits = Zeroizing::new(vec![0u8; GROUPS * IN_GROUP]);
        for digit in digits.iter_mut().rev() {
            let mut rest = 0u32;
            for byte in number.iter_mut() {
                let value = rest << 8 | u32::from(*byte);
                *byte = (value / 31) as u8;
                rest = value % 31;
            }
            *digit = rest as u8;
        }
        let groups: Vec<String> = digits.chunks(IN_GROUP).map(with_check).collect();
        Zeroizing::new(groups.join(" "))
    }

    /// A key as it was copied.
    ///
    /// # Errors
    /// The first group that is wrong, from 1, and why; the group 0 if there are not 13, or no key reads so.
    pub fn read(text: &str) -> Result<Recovery, (usize, Miscopied)> {
        let signs: Zeroizing<String> =
            Zeroizing::new(text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect());
        if signs.chars().count() != GROUPS * (IN_GROUP + 1) {
            return Err((0, Miscopied::Length));
        }
        let all: Zeroizing<Vec<char>> = Zeroizing::new(signs.chars().collect());
        let mut number = Zeroizing::new([0u8; 32]);
        for (i, group) in all.chunks(IN_GROUP + 1).enumerate() {
            let text: Zeroizing<String> = Zeroizing::new(group.iter().collect());
            for digit in checked(&text, IN_GROUP + 1).map_err(|why| (i + 1, why))? {
                let mut carry = u32::from(digit);
                for byte in number.iter_mut().rev() {
                    let value = u32::from(*byte) * 31 + carry;
                    *byte = (value & 0xff) as u8;
                    carry = value >> 8;
                }
                if carry > 0 {
                    return Err((0, Miscopied::Check));
                }
            }
        }
        Ok(Recovery(number))
    }
}

/// Deleting all cards at once takes two different roles within ten minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Panic {
    asked: Option<(Role, Time)>,
}

/// What becomes of a call for deletion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Called {
    /// Another role must call until then.
    Waiting(Time),
    /// Two have: destroy now.
    Destroy,
}

impl Panic {
    /// How long the first call stands.
    pub const STANDS: Duration = Duration(600);

    /// A role that may ([`crate::roles::Action::PanicDelete`]) calls.
    pub fn call(&mut self, role: Role, now: Time) -> Called {
        match self.asked {
            Some((first, at)) if first != role && at <= now && now <= at + Panic::STANDS => {
                self.asked = None;
                Called::Destroy
            }
            _ => {
                self.asked = Some((role, now));
                Called::Waiting(now + Panic::STANDS)
            }
        }
    }
}
