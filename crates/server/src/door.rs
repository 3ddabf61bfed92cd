//! Who is let in: devices by word or by key, roles by password, and who tries too often waits. What is kept on the disk is hashes and public keys.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use access::capability::{self, Capability, Request, Scope, Signed};
use access::enrol::{Answer, NotEnrolled, Offer, Secret, enrol};
use access::lockout::{Limits, Lockout, Wait};
use access::password::{self, Work};
use domain::{Duration, Time};
use ed25519_dalek::{SigningKey, VerifyingKey};
use operation::{Id, Role};

use crate::clock::{now, random};
use crate::data::{Data, NotOpened, who};
use crate::keys::{Device, Who, hash, word};

/// How long whoever has signed in with a password stays so.
const SESSION: Duration = Duration(12 * 3600);
/// How far a device's clock may be off.
const SLACK: Duration = Duration(300);
/// Secrets of enrolment have 256 bits: waiting is against noise, and must not shut others out for long.
const SECRETS: Limits = Limits { free: 20, first: Duration(1), longest: Duration(30), forget: Duration(600) };

/// Who is let in.
pub(crate) struct Door {
    data: Mutex<Data>,
    devices: RwLock<Vec<Device>>,
    passwords: Mutex<BTreeMap<String, String>>,
    offers: Mutex<Vec<Offer>>,
    /// By the hash of the word that was given.
    sessions: Mutex<BTreeMap<String, (Role, Time)>>,
    tries: Mutex<Lockout<String>>,
    secrets: Mutex<Lockout<String>>,
    server: SigningKey,
    /// How much work a password is.
    work: Work,
}

/// Why somebody is not let in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Closed {
    /// Too many have failed: not before then.
    Wait(Time),
    /// It is wrong; what exactly is not told.
    Wrong,
    /// What a password may not be.
    Bad,
    /// A device of this id is there.
    KnownDevice,
    /// The disk says no.
    Disk(String),
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn disk(why: NotOpened) -> Closed {
    Closed::Disk(match why {
        NotOpened::Disk(_, e) => e.to_string(),
        other => format!("{other:?}"),
    })
}

impl Door {
    /// Reads who was let in before.
    ///
    /// # Errors
    /// Of the folder.
    pub(crate) fn open(data: Data, work: Work) -> Result<Door, NotOpened> {
        let (devices, passwords, server) = (data.devices()?, data.passwords()?, data.signing()?);
        Ok(Door {
            data: Mutex::new(data),
            devices: RwLock::new(devices),
            passwords: Mutex::new(passwords),
            offers: Mutex::default(),
            sessions: Mutex::default(),
            tries: Mutex::new(Lockout::new(Limits::default())),
            secrets: Mutex::new(Lockout::new(SECRETS)),
            server,
            work,
        })
    }

    /// The folder.
    pub(crate) fn data(&self) -> MutexGuard<'_, Data> {
        lock(&self.data)
    }

    /// Whose word this is.
    pub(crate) fn of_word(&self, given: &str) -> Option<Who> {
        // Hashes are compared: how long that takes says nothing about any word.
        let hash = hash(given);
        let devices = self.devices.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = devices.iter().find(|device| device.word == hash) {
            return who(known);
        }
        let mut sessions = lock(&self.sessions);
        let now = now();
        sessions.retain(|_, (_, until)| now < *until);
        let (role, _) = sessions.get(&hash)?;
        let device = Id::new(&format!("desk-{}", role.word()))?;
        Some(Who { role: *role, device, operation: None, scope: Scope::Whole })
    }

    /// Whose capability this is: signed by this centre, of a device that was not dismissed, which has signed the request.
    pub(crate) fn of_capability(
        &self,
        chain: &[Signed],
        request: &Request<'_>,
        proof: &[u8; 64],
    ) -> Option<Who> {
        let now = now();
        let first = &chain.first()?.capability;
        let devices = self.devices.read().unwrap_or_else(PoisonError::into_inner);
        let key = ledger::hex(&first.key);
        devices
            .iter()
            .find(|known| known.id == first.device.as_str() && known.key.as_deref() == Some(&*key))?;
        let held = capability::verify(chain, &self.server.verifying_key(), &first.operation, now).ok()?;
        // What is handed on gets an id of its own, not that of another device.
        let other =
            held.device != first.device && devices.iter().any(|known| known.id == held.device.as_str());
        let near = request.at <= now + SLACK && now <= request.at + SLACK;
        if other || !near || !request.is_signed(&held.key, proof) {
            return None;
        }
        let Capability { operation, device, role, scope, .. } = held.clone();
        Some(Who { role, device, operation: Some(operation), scope })
    }

    /// All devices.
    pub(crate) fn devices(&self) -> Vec<Device> {
        self.devices.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes the devices on the disk, then in memory.
    pub(crate) fn change<E: From<Closed>>(
        &self,
        change: impl FnOnce(&mut Vec<Device>) -> Result<(), E>,
    ) -> Result<(), E> {
        let data = lock(&self.data);
        let mut devices = self.devices();
        change(&mut devices)?;
        data.write_devices(&devices).map_err(disk)?;
        *self.devices.write().unwrap_or_else(PoisonError::into_inner) = devices;
        Ok(())
    }

    /// Offers a device its enrolment: the text that it reads, and until when it is good.
    pub(crate) fn offer(&self, who: Who, operation: Id, until: Time) -> Result<(String, Time), Closed> {
        let taken = self.devices().iter().any(|known| known.id == who.device.as_str());
        if taken {
            return Err(Closed::KnownDevice);
        }
        let (secret, expires) = (Secret::new(random()), now() + Duration(900));
        let text = secret.text(&operation, expires).to_string();
        let Who { role, device, scope, .. } = who;
        let mut offers = lock(&self.offers);
        let now = now();
        // One offer a device: a new code makes the old one worthless.
        offers.retain(|known| known.device != device && !known.used && now < known.expires);
        offers.push(Offer {
            operation,
            hash: secret.hash(),
            device,
            role,
            scope,
            expires,
            until,
            used: false,
        });
        Ok((text, expires))
    }

    /// Enrols a device by what it answers to its code.
    pub(crate) fn enrol(&self, operation: &Id, answer: &Answer) -> Result<Signed, Closed> {
        let (now, who) = (now(), operation.as_str().to_owned());
        may_try(&self.secrets, &who, now)?;
        let mut offers = lock(&self.offers);
        let of = offers.iter_mut().filter(|offer| offer.operation == *operation);
        let mut given = None;
        for offer in of {
            match enrol(offer, answer, &self.server, now) {
                Err(NotEnrolled::Secret) => {}
                other => given = Some(other),
            }
        }
        let Some(Ok(signed)) = given else {
            lock(&self.secrets).failed(who, now);
            return Err(Closed::Wrong);
        };
        offers.retain(|offer| !offer.used);
        drop(offers);
        let Capability { device, role, key, .. } = &signed.capability;
        let new = Device {
            role: role.word().to_owned(),
            id: device.as_str().to_owned(),
            word: String::new(),
            key: Some(ledger::hex(key)),
        };
        self.change(|devices| {
            if devices.iter().any(|known| known.id == new.id) {
                return Err(Closed::KnownDevice);
            }
            devices.push(new);
            Ok(())
        })?;
        Ok(signed)
    }

    /// Sets the password of a role. It takes a while: not for threads that serve many.
    pub(crate) fn set_password(&self, role: Role, text: &str) -> Result<(), Closed> {
        let hash = password::hash(text, random(), self.work).map_err(|_| Closed::Bad)?;
        let mut passwords = lock(&self.passwords);
        let mut changed = passwords.clone();
        changed.insert(role.word().to_owned(), hash);
        lock(&self.data).write_passwords(&changed).map_err(disk)?;
        *passwords = changed;
        // Whoever came in by the old one is out.
        lock(&self.sessions).retain(|_, (of, _)| *of != role);
        Ok(())
    }

    /// A word for whoever knows the password of a role, and until when it is good. It takes a while.
    pub(crate) fn sign_in(&self, role: Role, text: &str) -> Result<(String, Time), Closed> {
        let (now, who) = (now(), role.word().to_owned());
        may_try(&self.tries, &who, now)?;
        // Counted before it is looked at: who tries many at once gains nothing.
        lock(&self.tries).failed(who.clone(), now);
        let known = lock(&self.passwords).get(&who).cloned();
        // A role without password takes as long as one with.
        let hash = match &known {
            Some(hash) => hash.clone(),
            None => password::hash("no password of anybody", [0; 16], self.work).map_err(|_| Closed::Bad)?,
        };
        if !password::is_right(text, &hash) || known.is_none() {
            return Err(Closed::Wrong);
        }
        lock(&self.tries).succeeded(&who);
        let (word, until) = (word(), now + SESSION);
        lock(&self.sessions).insert(crate::keys::hash(&word), (role, until));
        Ok((word, until))
    }

    /// The centre's public key.
    pub(crate) fn public(&self) -> VerifyingKey {
        self.server.verifying_key()
    }
}

fn may_try(of: &Mutex<Lockout<String>>, who: &String, now: Time) -> Result<(), Closed> {
    let mut tries = lock(of);
    tries.tidy(now);
    tries.may_try(who, now).map_err(|Wait { until }| Closed::Wait(until))
}
