//! Passwords as argon2id hashes (RFC 9106), in the PHC form that says its own parameters.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, Salt, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// How much work a hash is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Work {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Work {
    /// For signing in: 64 MiB, three passes (the second recommendation of RFC 9106, with one lane).
    pub const SIGN_IN: Work = Work { memory: 65_536, passes: 3 };
    /// The least that tests run with. Never for a real password.
    pub const TEST: Work = Work { memory: 16, passes: 1 };

    fn argon2(self) -> Option<Argon2<'static>> {
        let params = Params::new(self.memory, self.passes, 1, Some(32)).ok()?;
        Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// The shortest password that is taken, in characters.
pub const SHORTEST: usize = 10;
/// The longest, in bytes: more would be work for nothing.
pub const LONGEST: usize = 1024;

/// Why a password is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bad {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] bytes.
    TooLong,
    /// The work cannot be done: parameters out of range.
    Work,
}

/// The hash of a password, with 16 random bytes of the caller's.
///
/// # Errors
/// Why it is not taken.
pub fn hash(password: &str, random: [u8; 16], work: Work) -> Result<String, Bad> {
    if password.chars().count() < SHORTEST {
        return Err(Bad::TooShort);
    }
    if password.len() > LONGEST {
        return Err(Bad::TooLong);
    }
    let salt = SaltString::encode_b64(&random).map_err(|_| Bad::Work)?;
    let salt: Salt<'_> = salt.as_salt();
    let argon2 = work.argon2().ok_or(Bad::Work)?;
    argon2.hash_password(password.as_bytes(), salt).map(|hash| hash.to_string()).map_err(|_| Bad::Work)
}

/// Whether a password is that of a hash. The time taken does not say how near it is; that of an unknown role should be spent as well,
/// on any hash.
pub fn is_right(password: &str, hash: &str) -> bool {
    if password.len() > LONGEST {
        return false;
    }
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

/// A key from a passphrase, for what is kept sealed.
///
/// # Errors
/// If the work cannot be done.
pub fn key(passphrase: &str, salt: &[u8; 16], work: Work) -> Result<Zeroizing<[u8; 32]>, Bad> {
    let mut key = Zeroizing::new([0; 32]);
    let argon2 = work.argon2().ok_or(Bad::Work)?;
    argon2.hash_password_into(passphrase.as_bytes(), salt, &mut *key).map_err(|_| Bad::Work)?;
    Ok(key)
}
