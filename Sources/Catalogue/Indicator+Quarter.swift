import Records

extension Indicator {
  /// The indicator with the quarter beside the month: what is counted by month is counted by
  /// quarter too, for plans that are reviewed once a quarter.
  ///
  /// A rule that chooses its rows itself speaks of its one span, and a change of the month's.
  var countedByQuarter: Indicator {
    guard bases.contains(.month), !bases.contains(.quarter), rule.population != .all else {
      return self
    }
    var indicator = self
    indicator.bases.append(.quarter)
    return indicator
  }
}
