//! jifen
