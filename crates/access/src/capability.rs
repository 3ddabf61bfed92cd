//! What a device holds: a paper that the server signed, which says the device's role, where, and until when. It verifies without the
//! server, expires, and can be narrowed by whoever holds it, never widened.

use domain::Time;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use operation::{Entry, Id, Role};

/// Of what a device may speak.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Of the whole operation.
    Whole,
    /// Of one place or checkpoint.
    Place(Id),
    /// Of one convoy.
    Convoy(Id),
}

/// The paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capability {
    /// Which operation.
    pub operation: Id,
    /// Which device, as entries have it.
    pub device: Id,
    /// The device's own key: what it signs is checked with it.
    pub key: [u8; 32],
    /// Its role.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// From when on.
    pub from: Time,
    /// Until when.
    pub until: Time,
}

/// A paper with its signature: by the server, or by the device of the paper ahead of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// What is signed.
    pub capability: Capability,
    /// By whom follows from where it stands in the chain.
    pub signature: [u8; 64],
}

/// Why a paper says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Invalid {
    /// There is none.
    Empty,
    /// More links than [`LONGEST`].
    TooLong,
    /// The link at this place, from 0, is not signed by who should have.
    NotSigned(usize),
    /// The link at this place says more than the one ahead of it.
    Wider(usize),
    /// It is for another operation.
    OtherOperation,
    /// It does not hold yet.
    Early,
    /// It has expired.
    Expired,
}

/// The most links of a chain.
pub const LONGEST: usize = 4;

fn text(out: &mut Vec<u8>, id: &Id) {
    // Ids have at most 64 bytes.
    out.push(id.as_str().len() as u8);
    out.extend(id.as_str().bytes());
}

impl Capability {
    /// The one way it is written for signing.
    pub fn bytes(&self) -> Vec<u8> {
        let Capability { operation, device, key, role, scope, from, until } = self;
        let mut out = b"safeconduct-capability/1\0".to_vec();
        text(&mut out, operation);
        text(&mut out, device);
        out.extend(key);
        out.push(role.number());
        match scope {
            Scope::Whole => out.push(0),
            Scope::Place(id) => {
                out.push(1);
                text(&mut out, id);
            }
            Scope::Convoy(id) => {
                out.push(2);
                text(&mut out, id);
            }
        }
        out.extend(from.0.to_be_bytes());
        out.extend(until.0.to_be_bytes());
        out
    }

    /// Reads what [`Capability::bytes`] has written; nothing else.
    pub fn read(bytes: &[u8]) -> Option<Capability> {
        let mut rest = bytes.strip_prefix(b"safeconduct-capability/1\0")?;
        let operation = id(&mut rest)?;
        let device = id(&mut rest)?;
        let key = array(&mut rest)?;
        let [number, kind] = array(&mut rest)?;
        let (role, ..) = Role::ALL.into_iter().find(|(.., n)| *n == number)?;
        let scope = match kind {
            0 => Scope::Whole,
            1 => Scope::Place(id(&mut rest)?),
            2 => Scope::Convoy(id(&mut rest)?),
            _ => return None,
        };
        let from = Time(i64::from_be_bytes(array(&mut rest)?));
        let until = Time(i64::from_be_bytes(array(&mut rest)?));
        rest.is_empty().then_some(Capability { operation, device, key, role, scope, from, until })
    }

    /// Whether this says no more than another.
    pub fn within(&self, wider: &Capability) -> bool {
        self.operation == wider.operation
            && self.role == wider.role
            && (wider.scope == Scope::Whole || self.scope == wider.scope)
            && self.from >= wider.from
            && self.until <= wider.until
    }

    /// Signs it: with the server's key the first of a chain, with a device's own key one that it hands on.
    pub fn sign(self, key: &SigningKey) -> Signed {
        let signature = key.sign(&self.bytes()).to_bytes();
        Signed { capability: self, signature }
    }
}

fn array<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*first)
}

fn id(rest: &mut &[u8]) -> Option<Id> {
    let [length] = array(rest)?;
    let (text, after) = rest.split_at_checked(usize::from(length))?;
    *rest = after;
    Id::new(str::from_utf8(text).ok()?)
}

/// What a chain of papers allows now: that of its last link. O(links).
///
/// # Errors
/// Why it allows nothing.
pub fn verify<'a>(
    chain: &'a [Signed],
    server: &VerifyingKey,
    operation: &Id,
    now: Time,
) -> Result<&'a Capability, Invalid> {
    if chain.len() > LONGEST {
        return Err(Invalid::TooLong);
    }
    let mut signer = *server;
    for (i, link) in chain.iter().enumerate() {
        let signature = Signature::from_bytes(&link.signature);
        // Strict: no key and no signature that fits several texts.
        signer.verify_strict(&link.capability.bytes(), &signature).map_err(|_| Invalid::NotSigned(i))?;
        if let Some(ahead) = i.checked_sub(1).and_then(|i| chain.get(i))
            && !link.capability.within(&ahead.capability)
        {
            return Err(Invalid::Wider(i));
        }
        signer = VerifyingKey::from_bytes(&link.capability.key).map_err(|_| Invalid::NotSigned(i))?;
    }
    let last = &chain.last().ok_or(Invalid::Empty)?.capability;
    if last.operation != *operation {
        return Err(Invalid::OtherOperation);
    }
    if now < last.from {
        return Err(Invalid::Early);
    }
    if now >= last.until {
        return Err(Invalid::Expired);
    }
    Ok(last)
}

/// A request to the server, as its device signs it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// `GET`, `POST`...
    pub method: &'a str,
    /// The path and what follows it.
    pub path: &'a str,
    /// When it was made, by the device's clock.
    pub at: Time,
    /// SHA-256 of the body.
    pub body: [u8; 32],
}

impl Request<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut out = b"safeconduct-request/1\0".to_vec();
        for text in [self.method, self.path] {
            out.extend((text.len() as u32).to_be_bytes());
            out.extend(text.bytes());
        }
        out.extend(self.at.0.to_be_bytes());
        out.extend(self.body);
        out
    }

    /// Signs it with the device's key: whoever has seen a capability cannot ask with it.
    pub fn sign(&self, key: &SigningKey) -> [u8; 64] {
        key.sign(&self.bytes()).to_bytes()
    }

    /// Whether the device of this key has signed it.
    pub fn is_signed(&self, key: &[u8; 32], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(key)
            .is_ok_and(|key| key.verify_strict(&self.bytes(), &Signature::from_bytes(signature)).is_ok())
    }
}

fn of_entry(operation: &Id, entry: &Entry) -> Vec<u8> {
    let mut out = b"safeconduct-entry/1\0".to_vec();
    text(&mut out, operation);
    out.extend(operation::bytes(entry));
    out
}

/// A device signs an entry: its canonical bytes, without when the centre got to know.
pub fn sign_entry(operation: &Id, entry: &Entry, key: &SigningKey) -> [u8; 64] {
    key.sign(&of_entry(operation, entry)).to_bytes()
}

/// Why an entry is not its device's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotTheirs {
    /// The signature is not that of the device's key.
    Signature,
    /// It names another device.
    Device,
    /// It names another role.
    Role,
}

/// Whether an entry was signed by the device of a capability, and speaks in its role. Whether the role may say this is
/// [`crate::roles::may`]; whether it held when it was made is for the caller, who knows both clocks.
///
/// # Errors
/// What does not fit.
pub fn verify_entry(capability: &Capability, entry: &Entry, signature: &[u8; 64]) -> Result<(), NotTheirs> {
    let key = VerifyingKey::from_bytes(&capability.key).map_err(|_| NotTheirs::Signature)?;
    key.verify_strict(&of_entry(&capability.operation, entry), &Signature::from_bytes(signature))
        .map_err(|_| NotTheirs::Signature)?;
    if entry.device != capability.device {
        return Err(NotTheirs::Device);
    }
    if entry.role != capability.role {
        return Err(NotTheirs::Role);
    }
    Ok(())
}
