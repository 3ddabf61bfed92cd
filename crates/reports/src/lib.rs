//! Plan to answers.
