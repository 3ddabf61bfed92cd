//! A map of any bytes: a network that can be driven on, or a message.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roads::{Conditions, Network, Profile, Vehicle};

fuzz_target!(|data: &[u8]| {
    let Ok(network) = Network::read(data) else { return };
    let router = network.router(&Vehicle::usual(Profile::Bus), &Conditions::default());
    let _ = router.parts(&[]);
});
