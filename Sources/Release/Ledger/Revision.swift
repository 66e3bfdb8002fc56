import Catalogue
import Metrics
public import Records

/// A figure that was published and is another one today.
public struct Revision: Hashable, Sendable {
  /// Which figure it is.
  public let place: FigurePlace
  /// The release that published it first.
  public let release: Month
  /// The figure as it was published first.
  public let first: ReleasedFigure
  /// The figure as this edition has it.
  public let now: ReleasedFigure
  /// Whether another version of the rule counted then.
  public let isRedefined: Bool
  /// Why it has changed, as somebody has stated it; `nil` where nobody has.
  public let reason: RevisionReason?
}

/// The headline figures whose printed value differs from what was published first, on the span that
/// pages show, in the order of the readings.
func revisions(
  of readings: [ReleasedReading],
  after history: PublishedHistory,
  indicators: [Indicator]
) -> [Revision] {
  guard !history.isEmpty else { return [] }
  let rules = Dictionary(
    indicators.map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  return readings.compactMap { reading in
    guard reading.slice == .total, let now = reading.figure.value,
      let rule = rules[reading.indicator], reading.basis == rule.bases.first
    else { return nil }
    let place = FigurePlace(
      indicator: reading.indicator,
      period: reading.period,
      basis: reading.basis,
      slice: reading.slice
    )
    guard let first = history.first[place], let before = first.figure.value, before != now else {
      return nil
    }
    return Revision(
      place: place,
      release: first.release,
      first: first.figure,
      now: reading.figure,
      isRedefined: first.version != rule.version,
      reason: history.reasons.last { $0.speaks(of: place) }
    )
  }
}
