/// The only words that may say how an indicator stands.
public enum StatusWord: String, Hashable, Sendable, CaseIterable {
  /// A signal against the way that is wanted.
  case worse = "Signal: worse"
  /// A signal the way that is wanted.
  case better = "Signal: better"
  /// A signal upwards where neither way is wanted.
  case higher = "Signal: higher"
  /// A signal downwards where neither way is wanted.
  case lower = "Signal: lower"
  /// No more than the usual variation.
  case noSignal = "No signal"
  /// Too few months for a usual range.
  case notEnoughData = "Not enough data"
  /// No figure for the month.
  case noData = "No data"
  /// A figure, or a month that the pattern needs, is withheld.
  case withheld = "Withheld"

  /// Whether the chart marked the last point.
  public var isSignal: Bool {
    switch self {
    case .worse, .better, .higher, .lower: true
    case .noSignal, .notEnoughData, .noData, .withheld: false
    }
  }
}
