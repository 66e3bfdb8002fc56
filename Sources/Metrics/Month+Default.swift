public import Catalogue
public import Records

extension Month {
  /// The reporting month when none is asked for: the last whose last day is not after the newest
  /// event of the dataset that the catalogue's first indicator counts, or of any dataset where
  /// none of those rows came.
  ///
  /// - Parameters:
  ///   - catalogue: The catalogue.
  ///   - newestEvents: The newest plausible event of each dataset, of every authority.
  /// - Returns: The month; `nil` when there is no event at all.
  public static func reporting(
    by catalogue: Catalogue,
    newestEvents: [[String: CalendarDate]]
  ) -> Month? {
    let leading = catalogue.indicators.first?.dataset
    let own = newestEvents.compactMap { events in leading.flatMap { events[$0] } }
    guard let newest = own.max() ?? newestEvents.flatMap(\.values).max() else { return nil }
    return newest == newest.month.lastDay ? newest.month : newest.month.adding(-1)
  }
}
