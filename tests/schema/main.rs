//! The JSON Schemas that editors use, held against the readers and against every YAML file of the repository.

mod forms;
mod judge;
mod readers;
