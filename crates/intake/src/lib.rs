//! Spreadsheets to scenarios: places, fleet, people and times as coordinators keep them, with every mistake by its cell.
