//! What is written, hashed on its way.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

/// A writer that keeps the SHA-256 of all that goes through it.
pub struct Hashing<W> {
    inner: W,
    bytes: u64,
    hash: Sha256,
}

impl<W: Write> Hashing<W> {
    pub fn new(inner: W) -> Hashing<W> {
        Hashing {
            inner,
            bytes: 0,
            hash: Sha256::new(),
        }
    }

    /// The writer, how many bytes went through, and their hash in hexadecimal digits.
    pub fn finish(self) -> (W, u64, String) {
        let hash = self.hash.finalize();
        let digits = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        (self.inner, self.bytes, digits)
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
