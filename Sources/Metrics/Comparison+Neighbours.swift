public import Catalogue
public import Records

/// The neighbours taken together as one population: all that count there, of all there are.
public struct PooledValue: Hashable, Sendable {
  /// The value, one decimal.
  public let value: ExactDecimal
  /// How many neighbours are in it: those with a count and something to divide it by.
  public let used: Int
  /// What was counted there.
  public let numerator: Int64
  /// What it was divided by.
  public let denominator: Int64
  /// The 95% limits, of chance alone.
  public let interval: Interval
  /// The lowest and highest value with the withheld neighbours in it; `nil` where none is withheld
  /// or nothing is certain of them.
  public let range: ClosedRange<ExactDecimal>?
}

extension Comparison {
  /// How the value stands to the region's, judged by its own limits.
  public var comparedWithRegion: ComparisonVerdict {
    ComparisonVerdict(
      limits: own.interval,
      against: region?.unrounded ?? region?.value.number?.approximation
    )
  }

  /// How the value stands to one neighbour's: different only where the limits of the two do not
  /// meet, since a neighbour is itself a small population.
  ///
  /// A withheld neighbour has the limits that its possible counts leave open.
  public func verdict(on neighbour: ComparedArea, in unit: Unit) -> ComparisonVerdict {
    ComparisonVerdict(own.interval, beside: neighbour.widestInterval(in: unit))
  }

  /// The neighbours taken together; `nil` for counts, and where no neighbour has what it needs.
  public func pooled(in unit: Unit) -> PooledValue? {
    let used = neighbours.filter {
      $0.value.number != nil && $0.numerator != nil && ($0.denominator ?? 0) > 0
    }
    let withheld = neighbours.filter { $0.value == .symbol(.withheld) }
    let numerator = used.reduce(0) { $0 + ($1.numerator ?? 0) }
    let denominator = used.reduce(0) { $0 + ($1.denominator ?? 0) }
    func together(_ more: Int64, over others: Int64) -> ExactDecimal? {
      let factor: Int64 = unit == .percent ? 100 : 10_000
      return .ratio(numerator + more, denominator + others, times: factor, places: 1)
    }
    guard let value = together(0, over: 0),
      let interval = Interval(numerator, of: denominator, in: unit)
    else { return nil }
    let hidden = withheld.compactMap(\.hidden)
    let others = withheld.compactMap(\.denominator)
    var range: ClosedRange<ExactDecimal>?
    if !withheld.isEmpty, hidden.count == withheld.count, others.count == withheld.count {
      let total = others.reduce(0, +)
      let low = together(hidden.reduce(0) { $0 + $1.lowerBound }, over: total)
      let high = together(hidden.reduce(0) { $0 + $1.upperBound }, over: total)
      if let low, let high { range = low...high }
    }
    return PooledValue(
      value: value,
      used: used.count,
      numerator: numerator,
      denominator: denominator,
      interval: interval,
      range: range
    )
  }

  /// How the value stands to the neighbours taken together: different only where the limits of
  /// the two do not meet.
  public func comparedWithPooled(in unit: Unit) -> ComparisonVerdict {
    ComparisonVerdict(own.interval, beside: pooled(in: unit)?.interval)
  }

  /// The neighbours that stand in a place of the ranking: those with a value, and those whose
  /// value is withheld.
  public var neighboursRanked: [ComparedArea] {
    neighbours.filter { $0.value.number != nil || $0.value == .symbol(.withheld) }
  }

  /// How many of those neighbours cannot be told apart from the authority; `nil` where the
  /// authority has no limits.
  public func neighboursAlike(in unit: Unit) -> Int? {
    guard own.interval != nil else { return nil }
    return neighboursRanked.count {
      let verdict = verdict(on: $0, in: unit)
      return verdict == .similar || verdict == .notCompared
    }
  }

  /// The places that the authority may have among itself and `neighboursRanked`, 1 is best; `nil`
  /// without a polarity and where the authority has no limits.
  ///
  /// A neighbour stands surely before or after it only where the limits of the two do not meet.
  public func rankRange(in unit: Unit, polarity: Polarity) -> ClosedRange<Int>? {
    guard polarity != .neutral, let alike = neighboursAlike(in: unit) else { return nil }
    let better: ComparisonVerdict = polarity == .low ? .higher : .lower
    let first = 1 + neighboursRanked.count { verdict(on: $0, in: unit) == better }
    return first...(first + alike)
  }
}

extension ComparedArea {
  /// The 95% limits; of a withheld value those that its possible counts leave open.
  func widestInterval(in unit: Unit) -> Interval? {
    if let interval { return interval }
    guard let hidden, let denominator,
      let low = Interval(hidden.lowerBound, of: denominator, in: unit),
      let high = Interval(min(hidden.upperBound, denominator), of: denominator, in: unit)
    else { return nil }
    return Interval(lower: low.lower, upper: high.upper)
  }
}

extension Interval {
  /// The 95% limits of a percentage or rate; `nil` of anything else, and where there are none.
  init?(_ count: Int64, of total: Int64, in unit: Unit) {
    let limits: Interval? =
      switch unit {
      case .percent: .percentage(count, of: total)
      case .per10000: .rate(count, population: total)
      case .count, .days, .weeks, .ratio: nil
      }
    guard let limits else { return nil }
    self = limits
  }
}

extension ComparisonVerdict {
  /// Judges two values by the limits of both: those that touch are similar.
  init(_ own: Interval?, beside other: Interval?) {
    guard let own, let other else {
      self = .notCompared
      return
    }
    self = other.upper < own.lower ? .higher : other.lower > own.upper ? .lower : .similar
  }
}
