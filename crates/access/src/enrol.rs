//! Enrolling a device: the centre shows a secret that is good once and not for long; the device answers with its own key and proves that
//! it holds it.

use std::fmt;

use domain::Time;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use operation::{Id, Role};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::capability::{Capability, Scope, Signed};

/// What the server keeps of an offer: not the secret itself, so that who reads the store enrols nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Which operation.
    pub operation: Id,
    /// The hash of the secret.
    pub hash: [u8; 32],
    /// The device's id to be.
    pub device: Id,
    /// Its role to be.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// The offer itself is good until then.
    pub expires: Time,
    /// What it gives is good until then.
    pub until: Time,
    /// Whether it was taken up.
    pub used: bool,
}

/// The secret of an offer, to be shown once.
pub struct Secret(Zeroizing<[u8; 32]>);

/// Says nothing of the secret.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What a device answers with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The secret, as it was shown.
    pub secret: [u8; 32],
    /// The device's own public key.
    pub key: [u8; 32],
    /// By that key, over the operation, the secret and the key: it is held by who answers.
    pub proof: [u8; 64],
}

/// Why a device is not enrolled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotEnrolled {
    /// No such offer.
    Secret,
    /// The offer was taken up before.
    Used,
    /// The offer has expired.
    Expired,
    /// The device does not hold the key that it sends.
    Proof,
}

const TEXT: &str = "safeconduct-enrol/1";

impl Secret {
    /// From random bytes of the caller's.
    pub fn new(random: [u8; 32]) -> Secret {
        Secret(Zeroizing::new(random))
    }

    /// What the server keeps.
    pub fn hash(&self) -> [u8; 32] {
        hash(&self.0)
    }

    /// The text of a QR code: `safeconduct-enrol/1 <operation> <secret> <expires>`, the secret as 64 hexadecimal digits, the instant in
    /// seconds since the Unix epoch.
    pub fn text(&self, operation: &Id, expires: Time) -> Zeroizing<String> {
        let digits: Vec<String> = self.0.iter().map(|b| format!("{b:02x}")).collect();
        Zeroizing::new(format!("{TEXT} {operation} {} {}", digits.concat(), expires.0))
    }

    /// What a device reads.
    pub fn read(text: &str) -> Option<(Secret, Id, Time)> {
        let words: Vec<&str> = text.split(' ').collect();
        let [TEXT, operation, digits, expires] = words.as_slice() else { return None };
        if digits.len() != 64 || !digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return None;
        }
        let mut secret = Zeroizing::new([0; 32]);
        for (i, byte) in secret.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digits.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        Some((Secret(secret), Id::new(operation)?, Time(expires.parse().ok()?)))
    }

    /// The answer of a device with this key.
    pub fn answer(&self, operation: &Id, device: &SigningKey) -> Answer {
        let key = device.verifying_key().to_bytes();
        let proof = device.sign(&proven(operation, &self.0, &key)).to_bytes();
        Answer { secret: *self.0, key, proof }
    }
}

fn hash(secret: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update(b"safeconduct-enrol/1\0").chain_update(secret).finalize().into()
}

fn proven(operation: &Id, secret: &[u8; 32], key: &[u8; 32]) -> Vec<u8> {
    let mut out = b"safeconduct-enrol-answer/1\0".to_vec();
    out.push(operation.as_str().len() as u8);
    out.extend(operation.as_str().bytes());
    out.extend(secret);
    out.extend(key);
    out
}

/// Enrols a device: the offer is used up, and the device has a capability. Hashes are compared, so that the time taken says nothing of
/// the secret.
///
/// # Errors
/// Why not; the offer stays as it was.
pub fn enrol(
    offer: &mut Offer,
    answer: &Answer,
    server: &SigningKey,
    now: Time,
) -> Result<Signed, NotEnrolled> {
    if hash(&answer.secret) != offer.hash {
        return Err(NotEnrolled::Secret);
    }
    if offer.used {
        return Err(NotEnrolled::Used);
    }
    if now >= offer.expires {
        return Err(NotEnrolled::Expired);
    }
    let key = VerifyingKey::from_bytes(&answer.key).map_err(|_| NotEnrolled::Proof)?;
    let proven = proven(&offer.operation, &answer.secret, &answer.key);
    key.verify_strict(&proven, &Signature::from_bytes(&answer.proof)).map_err(|_| NotEnrolled::Proof)?;
    offer.used = true;
    let capability = Capability {
        operation: offer.operation.clone(),
        device: offer.device.clone(),
        key: answer.key,
        role: offer.role,
        scope: offer.scope.clone(),
        from: now,
        until: offer.until,
    };
    Ok(capability.sign(server))
}
