//! A certificate that the server makes for itself: devices know it by its fingerprint, which stands on the recovery sheet and in their enrolment.

use std::net::IpAddr;

use rcgen::{CertificateParams, KeyPair, SanType};
use sha2::{Digest, Sha256};

use crate::data::{Data, NotOpened};

/// Makes the certificate if there is none. Gives its PEM, its key's PEM, and its fingerprint (SHA-256).
///
/// # Errors
/// Of the disk, and [`NotOpened::Spoilt`] for a file that is no certificate.
pub(crate) fn certificate(data: &Data, at: IpAddr) -> Result<(String, String, String), NotOpened> {
    let spoilt = |_| NotOpened::Spoilt(data.path("certificate.pem"));
    if !data.path("certificate.pem").exists() {
        let mut params = CertificateParams::new(vec!["localhost".to_owned(), "safeconduct.local".to_owned()])
            .map_err(spoilt)?;
        params.subject_alt_names.push(SanType::IpAddress(IpAddr::from([127, 0, 0, 1])));
        if !at.is_unspecified() && !at.is_loopback() {
            params.subject_alt_names.push(SanType::IpAddress(at));
        }
        let key = KeyPair::generate().map_err(spoilt)?;
        let made = params.self_signed(&key).map_err(spoilt)?;
        data.write("certificate.key", key.serialize_pem().as_bytes())?;
        data.write("certificate.pem", made.pem().as_bytes())?;
    }
    let (pem, key) = (data.text("certificate.pem")?, data.text("certificate.key")?);
    let der = rustls::pki_types::pem::PemObject::from_pem_slice(pem.as_bytes());
    let der: rustls::pki_types::CertificateDer<'_> =
        der.map_err(|_| NotOpened::Spoilt(data.path("certificate.pem")))?;
    let print: Vec<String> = Sha256::digest(&der).iter().map(|byte| format!("{byte:02X}")).collect();
    Ok((pem, key, print.join(":")))
}
