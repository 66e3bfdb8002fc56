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

/// The readings as the rules see them: what is kept apart gives nothing away and needs no rule.
func withoutFigures(_ readings: [Reading], at places: Set<Int>) -> [Reading] {
  readings.enumerated().map { place, reading in
    guard places.contains(place) else { return reading }
    return Reading(
      indicator: reading.indicator,
      period: reading.period,
      basis: reading.basis,
      slice: reading.slice,
      figure: Figure(status: .notReceived),
      isFromCounts: reading.isFromCounts
    )
  }
}
