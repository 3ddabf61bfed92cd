//! The figures as data: tables, a map, a timetable feed.

mod csv_file;
mod geojson;
mod gtfs;
mod hours;
mod rows;
mod table;
mod xlsx;

pub(crate) use csv_file::csv;
pub(crate) use geojson::geojson;
pub(crate) use gtfs::gtfs;
pub(crate) use hours::hour;
pub(crate) use xlsx::xlsx;
