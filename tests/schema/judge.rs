//! What a schema says of a document.

use boon::{Compiler, SchemaIndex, Schemas};
use casebook::diag::Language;
use casebook::schema::{self, Kind};
use serde_json::Value;

/// The schema of a kind, ready to judge.
pub struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    pub fn of(kind: &Kind) -> Judge {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let at = kind.file_name();
        compiler.add_resource(&at, schema::schema(kind, Language::English)).expect("a schema is taken");
        let index = compiler.compile(&at, &mut schemas).expect("a schema of draft 2020-12");
        Judge { schemas, index }
    }

    pub fn takes(&self, document: &Value) -> bool {
        self.refusal(document).is_none()
    }

    pub fn refusal(&self, document: &Value) -> Option<String> {
        self.schemas.validate(document, self.index).err().map(|error| error.to_string())
    }
}
