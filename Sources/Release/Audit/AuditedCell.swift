import Metrics

/// What the published files say, taken together, of one number that they do not print.
public struct AuditedCell: Hashable, Sendable {
  /// Which of the numbers behind a figure is meant.
  public enum Part: String, Hashable, Sendable {
    /// The number above the line, or the count.
    case count
    /// The number below the line.
    case outOf = "out of"
    /// The number below the line without the one above.
    case rest
  }

  /// The withheld figure.
  public let place: FigurePlace
  /// The number behind it.
  public let part: Part
  /// The least that it can be.
  public let least: Int64
  /// The most that it can be; `nil` where nothing says so.
  public let most: Int64?

  /// Whether a reader knows that it is a number of few, or knows the number; that there is nobody may
  /// be known, and so may what a share is out of where it is larger: nobody withholds that for itself.
  public let isExposed: Bool

  /// Makes a cell.
  init(
    place: FigurePlace,
    part: Part,
    least: Int64,
    most: Int64?,
    small: ClosedRange<Int64>
  ) {
    self.place = place
    self.part = part
    self.least = least
    self.most = most
    isExposed =
      most.map { most in
        small.contains(least) && small.contains(most)
          || part != .outOf && least == most && most > 0
      } ?? false
  }
}
