/// The least and the most that one count can be over each span of months, in whole numbers.
///
/// Where months add up, a span is the difference of two levels, of what had been counted by its end
/// and by its start. Bounds of differences pass from span to span, which gives the tightest ones
/// that the spans of one count allow. Other counts stand for each span alone.
struct AuditedSpans {
  /// The months after `from` up to `to`; a position has both alike.
  struct Span: Hashable, Comparable {
    let from: Int
    let to: Int

    static func < (one: Span, other: Span) -> Bool {
      (one.to, one.from) < (other.to, other.from)
    }
  }

  /// What came of a bound.
  enum Outcome {
    case unchanged
    case tighter
    /// The bound cannot be true beside what is known, and has been left out.
    case contradicted
  }

  /// More than any count.
  static let unbounded: Int64 = 1 << 40

  let addsUp: Bool
  private let width: Int
  /// By how much the level of one month can be above that of another, by both.
  private var mostAbove: [Int64] = []
  private var alone: [Span: (least: Int64, most: Int64)] = [:]

  /// A count of which nothing is known but that it is not below zero.
  init(addsUp: Bool, months: Int) {
    self.addsUp = addsUp
    width = months + 1
    guard addsUp else { return }
    mostAbove = (0..<(width * width)).map { $0 / width < $0 % width ? Self.unbounded : 0 }
  }

  /// The least and the most of a span.
  subscript(span: Span) -> (least: Int64, most: Int64) {
    guard addsUp else { return alone[span] ?? (0, Self.unbounded) }
    return (-mostAbove[span.to * width + span.from], mostAbove[span.from * width + span.to])
  }

  /// Takes note that the count of a span lies between two numbers.
  mutating func hold(_ span: Span, least: Int64, most: Int64) -> Outcome {
    let known = self[span]
    guard max(known.least, least) <= min(known.most, most) else { return .contradicted }
    guard least > known.least || most < known.most else { return .unchanged }
    if addsUp {
      if most < known.most { pass(from: span.from, to: span.to, most) }
      if least > known.least { pass(from: span.to, to: span.from, -least) }
    } else {
      alone[span] = (max(known.least, least), min(known.most, most))
    }
    return .tighter
  }

  /// Passes on that one level is at most so much above another.
  private mutating func pass(from: Int, to: Int, _ most: Int64) {
    for start in 0..<width {
      let first = mostAbove[start * width + from]
      guard first < Self.unbounded else { continue }
      for end in 0..<width {
        let last = mostAbove[to * width + end]
        guard last < Self.unbounded, first + most + last < mostAbove[start * width + end] else {
          continue
        }
        mostAbove[start * width + end] = first + most + last
      }
    }
  }
}
