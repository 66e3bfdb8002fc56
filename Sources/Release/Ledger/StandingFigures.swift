import Catalogue
import Metrics
import Records

/// The readings of a public edition after a look at what has been published before.
///
/// The difference between a figure and its revision is a count too: late recording of two children
/// shows when 48 becomes 50. So a published figure stands as it was published, unless every count
/// of the same indicator and month has changed by nothing or by six and more; then all of them
/// are revised together. A figure that was withheld stays withheld: what was published around it
/// was chosen for a number that nobody sees.
struct StandingFigures {
  /// The readings, published figures in the place of those that may not be revised.
  private(set) var readings: [Reading]
  /// Figures that have been published, revised or not: to withhold them now would undo nothing.
  private(set) var pinned: Set<Int> = []
  /// Figures that were withheld when they were published, or that another rule counts now and
  /// whose difference would show.
  private(set) var hidden: Set<Int> = []
  /// The numbers that could point at a child.
  private let small: ClosedRange<Int64>

  /// Looks at every reading of an edition.
  init(
    _ readings: [Reading],
    after history: PublishedHistory,
    versions: [String: Int],
    small: ClosedRange<Int64> = smallNumbers
  ) {
    self.small = small
    self.readings = readings
    guard !history.isEmpty else { return }
    var group: [Int] = []
    for place in readings.indices {
      if let last = group.last, !Self.belong(readings[last], readings[place]) {
        settle(group, history, versions)
        group = []
      }
      group.append(place)
    }
    settle(group, history, versions)
  }

  /// Whether two readings are of one indicator and month.
  private static func belong(_ one: Reading, _ other: Reading) -> Bool {
    one.indicator == other.indicator && one.period == other.period
  }

  private mutating func settle(
    _ group: [Int],
    _ history: PublishedHistory,
    _ versions: [String: Int]
  ) {
    var published: [(place: Int, figure: PublishedFigure)] = []
    for place in group {
      guard let figure = history.latest[FigurePlace(readings[place])] else { continue }
      switch figure.figure {
      case .symbol(.withheld): hidden.insert(place)
      case .symbol(.notApplicable) where readings[place].slice == .total:
        published.append((place, figure))
      case .symbol: break
      case .shown: published.append((place, figure))
      }
    }
    let isSafe = published.allSatisfy {
      mayReplace($0.figure.figure, by: readings[$0.place].figure)
    }
    for (place, figure) in published {
      let isSameRule = versions[figure.place.indicator] == figure.version
      if isSafe {
        pinned.insert(place)
      } else if isSameRule {
        pinned.insert(place)
        readings[place] = readings[place].replacing(figure.figure)
      } else {
        hidden.insert(place)
      }
    }
  }

  /// Whether a figure may be printed over a published one: neither a count of it nor the step from
  /// the one before is 1 to 5.
  private func mayReplace(_ old: ReleasedFigure, by new: Figure) -> Bool {
    guard new.tellsNumbers else { return false }
    guard case .shown(let value, let numerator, let denominator, _, _) = old else {
      // There was nothing to divide by; whatever is new is a step from zero.
      let counts = [new.numerator ?? 0, new.denominator ?? 0]
      return counts.allSatisfy { !small.contains($0) }
        && !small.contains(counts[1] - counts[0])
    }
    guard numerator != nil || denominator != nil || value.wholeNumber != nil else {
      return value == new.value
    }
    let before = numerator ?? value.wholeNumber ?? 0
    let now = new.numerator ?? new.value?.wholeNumber ?? 0
    var counts = [now, now - before]
    if let denominator {
      guard let other = new.denominator else { return false }
      counts += [other, other - now, other - denominator, (other - now) - (denominator - before)]
    }
    return counts.allSatisfy { !small.contains(Int64($0.magnitude)) }
  }
}

extension StandingFigures {
  /// The reporting years at whose 31 March a published headline stands in the place of today's, by
  /// the id of the indicator.
  func marches(insteadOf today: [Reading]) -> [String: Set<Int>] {
    guard !pinned.isEmpty else { return [:] }
    var years: [String: Set<Int>] = [:]
    for place in readings.indices
    where readings[place].slice == .total && readings[place].period.monthOfYear == 3
      && readings[place].figure != today[place].figure
    {
      years[readings[place].indicator, default: []].insert(readings[place].period.year)
    }
    return years
  }
}

extension FigurePlace {
  /// The place of a reading.
  init(_ reading: Reading) {
    self.init(
      indicator: reading.indicator,
      period: reading.period,
      basis: reading.basis,
      slice: reading.slice
    )
  }
}

extension Reading {
  /// The reading with a figure as it was published.
  fileprivate func replacing(_ published: ReleasedFigure) -> Reading {
    guard case .shown(let value, let numerator, let denominator, let lower, let upper) = published
    else { return nothingToDivideBy }
    var interval: Interval?
    if let lower, let upper {
      interval = Interval(lower: lower.approximation, upper: upper.approximation)
    }
    return Reading(
      indicator: indicator,
      period: period,
      basis: basis,
      slice: slice,
      figure: Figure(
        status: .counted,
        numerator: numerator,
        denominator: denominator,
        value: value,
        interval: interval
      ),
      isFromCounts: isFromCounts
    )
  }

  /// The reading with the sign that there is nothing to divide by.
  private var nothingToDivideBy: Reading {
    Reading(
      indicator: indicator,
      period: period,
      basis: basis,
      slice: slice,
      figure: Figure(status: .notApplicable, denominator: 0),
      isFromCounts: isFromCounts
    )
  }
}
