//! Sealing: XChaCha20-Poly1305 (RFC 8439, with the long nonce of draft-irtf-cfrg-xchacha), what is sealed bound to what it is for.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// A key; forgotten by overwriting it.
pub type Key = Zeroizing<[u8; 32]>;

/// Sealed bytes with their nonce.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// 24 bytes that are never used twice with a key: random.
    pub nonce: [u8; 24],
    /// The sealed bytes and their tag.
    pub bytes: Vec<u8>,
}

/// It cannot be opened: another key, another purpose, or somebody changed it. Which of them is not told apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shut;

/// Seals bytes for a purpose, with a random nonce of the caller's.
///
/// # Panics
/// Never: the cipher takes any text of a length that memory holds.
pub fn seal(key: &[u8; 32], nonce: [u8; 24], purpose: &[u8], plain: &[u8]) -> Sealed {
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: plain, aad: purpose };
    let bytes = cipher.encrypt(XNonce::from_slice(&nonce), payload);
    Sealed { nonce, bytes: bytes.expect("the cipher refuses only what is longer than 256 GiB") }
}

/// Opens sealed bytes.
///
/// # Errors
/// [`Shut`].
pub fn open(key: &[u8; 32], purpose: &[u8], sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, Shut> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: &sealed.bytes, aad: purpose };
    cipher.decrypt(XNonce::from_slice(&sealed.nonce), payload).map(Zeroizing::new).map_err(|_| Shut)
}
