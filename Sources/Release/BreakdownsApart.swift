import Metrics
import Records

/// The figures that the public is not shown: breakdowns, unless they have been published before.
///
/// Each cell of a breakdown stands in sums with those of many other tables, and most are small.
/// Until every one can be proved safe, the public sees the main figures alone, whose sums are few.
func breakdownsApart(_ readings: [Reading], pinned: Set<Int>) -> Set<Int> {
  Set(
    readings.indices.filter { place in
      readings[place].slice != .total && !pinned.contains(place)
    }
  )
}
