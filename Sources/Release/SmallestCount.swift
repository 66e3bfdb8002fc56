/// The smallest count that may be published, other than nothing.
///
/// A partnership may withhold more than DfE does, and never less.
public struct SmallestCount: Hashable, Sendable {
  /// DfE's own for children in need: 6.
  public static let standard = SmallestCount()

  /// The count.
  public let count: Int64

  private init() { count = smallNumbers.upperBound + 1 }

  /// Makes one; `nil` for a count below DfE's.
  public init?(_ count: Int64) {
    guard count > smallNumbers.upperBound, count <= 1000 else { return nil }
    self.count = count
  }

  /// The numbers that could point at a child.
  var small: ClosedRange<Int64> { 1...(count - 1) }
}
