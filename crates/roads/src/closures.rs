//! Which roads a closure means: by area, by road, by place; and in which region each road lies.

use crate::area::Area;
use crate::geo::Point;
use crate::nearest::project;
use crate::network::Network;
use crate::parts::NOWHERE;

impl Network {
    /// Segments that touch an area.
    pub fn in_area(&self, area: &Area) -> Vec<u32> {
        self.near_area(area, |shape| area.meets(shape))
    }

    /// Segments that touch the border of an area.
    pub fn across_border(&self, area: &Area) -> Vec<u32> {
        self.near_area(area, |shape| area.border_meets(shape))
    }

    fn near_area(&self, area: &Area, wanted: impl Fn(&[Point]) -> bool) -> Vec<u32> {
        let corners: Vec<Point> = area.rings().iter().flatten().copied().collect();
        if corners.is_empty() {
            return Vec::new();
        }
        let mut near = self.index.around(&corners);
        near.retain(|&segment| wanted(self.segments.shape(segment)));
        near
    }

    /// Segments of the roads that are called so, by `name` or `ref`, or by the id of the way.
    pub fn called(&self, label: &str) -> Vec<u32> {
        let wanted = label.trim().to_lowercase();
        let id = wanted.strip_prefix("way/").unwrap_or(&wanted).parse::<i64>().ok();
        let fits: Vec<bool> = self
            .segments
            .ways
            .iter()
            .map(|way| {
                Some(way.id) == id || way.record.label.as_ref().is_some_and(|l| l.to_lowercase() == wanted)
            })
            .collect();
        (0..self.segments.list.len() as u32)
            .filter(|&s| fits[self.segments.list[s as usize].way as usize])
            .collect()
    }

    /// Segments within so many metres of a place, the nearest first.
    pub fn around(&self, place: Point, metres: f64) -> Vec<u32> {
        let mut found = Vec::new();
        self.index.each(&self.segments, place, metres, |near| {
            found.push(near.segment);
            true
        });
        found
    }

    /// Metres from a place to a segment.
    pub fn away(&self, place: Point, segment: u32) -> f64 {
        project(&self.segments, segment, place).0
    }

    /// Where each segment lies: 0 in none of the areas, `n` in the `n`th, counted from 1; [`NOWHERE`] if it touches a border.
    /// An empty area has no border; of areas that overlap the first counts.
    pub fn regions(&self, areas: &[Area]) -> Vec<u16> {
        let mut regions = vec![0_u16; self.segments.list.len()];
        for (n, area) in areas.iter().enumerate().rev() {
            for segment in self.in_area(area) {
                let slot = &mut regions[segment as usize];
                if area.border_meets(self.segments.shape(segment)) {
                    *slot = NOWHERE;
                } else if *slot != NOWHERE {
                    *slot = n as u16 + 1;
                }
            }
        }
        regions
    }
}
