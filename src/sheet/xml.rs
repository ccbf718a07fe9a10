//! What all our readers of XML share.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

use super::limits::Broken;

/// A reader that tells an empty element as its start and its end. Document types are passed over:
/// no entity is ever defined, and nothing is fetched.
pub(super) fn reader<B: BufRead>(source: B) -> Reader<B> {
    let mut reader = Reader::from_reader(source);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    // Whoever reads cells is as lenient.
    config.check_end_names = false;
    reader
}

/// The value of an attribute, whatever its prefix.
pub(super) fn get(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether an attribute says yes.
pub(super) fn is_on(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(get(tag, name).as_deref(), Some("1" | "true" | "on"))
}

/// Adds the letter that a reference stands for.
pub(super) fn push_reference(reference: &BytesRef<'_>, text: &mut String) -> Result<(), Broken> {
    if let Some(letter) = reference.resolve_char_ref()? {
        text.push(letter);
    } else if let Some(letters) = resolve_predefined_entity(reference.as_ref()) {
        text.push_str(letters);
    } else {
        let name: String = reference.as_ref().chars().take(40).collect();
        return Err(Broken::Damaged(format!("unknown entity &{name};")));
    }
    Ok(())
}
