//! cases
use super::loader::Loader;
use super::toml_reader::Table;
#[derive(Clone, Debug)]
pub struct Case {}
impl Case {
    pub fn load(_table: Table<'_>, _loader: &mut Loader<'_>) -> Option<Case> { None }
}
