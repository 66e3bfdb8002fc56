import Records

extension Catalogue {
  /// The same indicators with their smallest spans alone: events by single months, positions as
  /// they are, and nothing of other rules, whose spans are no sums.
  ///
  /// They are the whole numbers behind every longer span, and no page shows them.
  public var byMonth: Catalogue {
    var catalogue = self
    catalogue.indicators = indicators.map { indicator in
      var counted = indicator.headline
      counted.bases = indicator.smallestSpans
      return counted
    }
    return catalogue
  }
}

extension Indicator {
  fileprivate var smallestSpans: [Basis] {
    switch (rule.origin, rule.population) {
    case (.indicators, _), (_, .active), (_, .all): []
    case (.rows, .open): [.snapshot]
    case (.rows, .started), (.rows, .ended), (.rows, .endedYearBefore), (.rows, .occurred):
      bases.contains { $0 != .snapshot && $0 != .term } ? [.month] : []
    case (.totals, _):
      bases.contains { [.month, .quarter, .r12, .ytd, .academicYear].contains($0) } ? [.month] : []
    }
  }
}
