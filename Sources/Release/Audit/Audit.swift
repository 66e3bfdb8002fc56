public import Catalogue
import Metrics
import Records

/// A second reading of public editions as they were written: how tightly each number that they
/// withhold can be worked out from everything that they print.
///
/// It starts from the figures in the files and from the definitions that stand beside them, not from
/// the tables that the editions were made of, and shares no arithmetic with the proof that they were
/// made with. Bounds of whole numbers pass along sums until they rest. That finds what a patient
/// reader finds with pencil and paper; a solver (`Tests/Checks/attack.py`) may find more, since it
/// weighs all sums at once.
public struct Audit: Sendable {
  /// The numbers that the files withhold, in the order of the newest file.
  public private(set) var cells: [AuditedCell] = []
  /// Figures of few that the files print.
  public private(set) var smallFigures: [FigurePlace] = []
  /// How many numbers and sums cannot be true beside newer ones, since agencies have sent other rows
  /// since, and were left out.
  public private(set) var leftOut = 0

  var counts: [AuditedCount] = []
  var lineOf: [AuditedCount: Int] = [:]
  var bounds: [AuditedSpans] = []
  var spansOf: [Set<AuditedSpans.Span>] = []
  var sums: [AuditedSum] = []
  /// The spans of each count of which a figure prints it.
  var printed: [Set<AuditedSpans.Span>] = []
  let first: Month
  let months: Int
  let indicators: [String: Indicator]
  private let small: ClosedRange<Int64>

  /// Reads editions.
  ///
  /// - Parameters:
  ///   - releases: The figures of the public editions of one authority, the oldest first.
  ///   - known: What a reader knows beside them, such as an agency its own figures.
  ///   - indicators: The indicators with their definitions.
  ///   - smallest: The smallest count that the partnership publishes.
  public init(
    _ releases: [[PublishedFigure]],
    known: [PublishedFigure] = [],
    indicators: [Indicator],
    smallest: SmallestCount = .standard
  ) {
    small = smallest.small
    self.indicators = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let periods = (releases.joined().lazy.map(\.place) + known.lazy.map(\.place)).map(\.period)
    let last = periods.max() ?? Month(index: 0)
    // The spans of the oldest month begin a year before it, and cohorts a year before those.
    first = (periods.min() ?? last).adding(-24)
    months = Int(last.index - first.index) + 1
    let figures = Self.newest(releases)
    let own = Set(known.map(\.place))
    for figure in known + figures where figure.place.slice == .total { addLines(of: figure.place) }
    for figure in known { take(figure) }
    for figure in figures where !own.contains(figure.place) { take(figure) }
    for figure in known + figures { takeShare(figure) }
    relate(indicators, figures)
    settle()
    for figure in figures where !own.contains(figure.place) { report(figure) }
  }

  /// Each figure as it was printed last; one that was ever printed is no secret any more.
  private static func newest(_ releases: [[PublishedFigure]]) -> [PublishedFigure] {
    var order: [FigurePlace] = []
    var newest: [FigurePlace: PublishedFigure] = [:]
    for figure in releases.reversed().joined() {
      if let found = newest[figure.place] {
        if found.figure.value == nil, figure.figure.value != nil { newest[figure.place] = figure }
      } else {
        order.append(figure.place)
        newest[figure.place] = figure
      }
    }
    return order.compactMap { newest[$0] }
  }

  /// The position of a count; a new one where nobody has asked for it yet.
  mutating func line(_ count: AuditedCount) -> Int {
    if let line = lineOf[count] { return line }
    lineOf[count] = counts.count
    counts.append(count)
    bounds.append(AuditedSpans(addsUp: count.addsUp, months: months))
    spansOf.append([])
    printed.append([])
    return counts.count - 1
  }

  /// The span of a figure; `nil` for terms, whose days are no whole months.
  func span(_ place: FigurePlace) -> AuditedSpans.Span? {
    let to = Int(place.period.index - first.index) + 1
    switch place.basis {
    case .term: return nil
    case .snapshot: return AuditedSpans.Span(from: to, to: to)
    case .month, .quarter, .r12, .ytd, .academicYear, .year:
      let start = place.basis.firstMonth(endingWith: place.period)
      return AuditedSpans.Span(from: Int(start.index - first.index), to: to)
    }
  }

  /// The numbers behind a figure, each with its position.
  private mutating func lines(
    of place: FigurePlace
  ) -> (span: AuditedSpans.Span, above: Int?, below: Int?)? {
    guard place.slice == .total, let indicator = indicators[place.indicator],
      let span = span(place)
    else { return nil }
    // The position at a month's end and the count of its events are told apart by their spans, and
    // a count that agencies send for a month's end adds up to nothing.
    func line(_ count: AuditedCount?) -> Int? {
      guard var count else { return nil }
      if place.basis == .snapshot, !count.name.isEmpty { count.population = .open }
      return self.line(count)
    }
    return (
      span, line(AuditedCount(indicator, isAbove: true)),
      line(AuditedCount(indicator, isAbove: false))
    )
  }

  private mutating func addLines(of place: FigurePlace) {
    guard let (span, above, below) = lines(of: place) else { return }
    for line in [above, below].compactMap(\.self) { spansOf[line].insert(span) }
  }

  /// Takes note of what a figure prints.
  private mutating func take(_ figure: PublishedFigure) {
    guard let (span, above, below) = lines(of: figure.place) else { return }
    switch figure.figure {
    case .shown(let value, let numerator, let denominator, _, _):
      let count =
        numerator ?? (indicators[figure.place.indicator]?.unit == .count ? value.wholeNumber : nil)
      if let above, let count { take(above, span, count) }
      if let below, let denominator { take(below, span, denominator) }
      let few = [count, denominator, count.flatMap { count in denominator.map { $0 - count } }]
      if above != nil || below != nil,
        few.contains(where: { $0.map(small.contains) ?? false })
      {
        smallFigures.append(figure.place)
      }
    case .symbol(.notApplicable):
      if let below { take(below, span, 0) }
    // Where a series withholds a figure it may also stand for nothing to divide by.
    case .symbol: break
    }
  }

  private mutating func take(_ line: Int, _ span: AuditedSpans.Span, _ count: Int64) {
    printed[line].insert(span)
    hold(line, span, count, count)
  }

  /// A share that is printed without its counts says between which numbers they lie.
  private mutating func takeShare(_ figure: PublishedFigure) {
    guard case .shown(let value, nil, _, _, _) = figure.figure, value.places == 1,
      let indicator = indicators[figure.place.indicator], indicator.measure == .percentage,
      case (let span, let above?, let below?)? = lines(of: figure.place)
    else { return }
    let whole = bounds[below][span]
    guard whole.most < AuditedSpans.unbounded else { return }
    // Half of a tenth of a hundredth on either side.
    let least = (whole.least * (2 * value.units - 1) + 1999) / 2000
    let most = whole.most * (2 * value.units + 1) / 2000
    hold(above, span, max(0, least), most)
  }

  private mutating func hold(_ line: Int, _ span: AuditedSpans.Span, _ least: Int64, _ most: Int64)
  {
    if bounds[line].hold(span, least: least, most: most) == .contradicted { leftOut += 1 }
  }

  /// Lets the sums narrow the bounds until nothing moves any more.
  private mutating func settle() {
    var sumsOf = [[Int]](repeating: [], count: counts.count)
    for (sum, value) in sums.enumerated() {
      for line in Set(value.terms.map(\.line)) { sumsOf[line].append(sum) }
    }
    var isFalse = sums.map { _ in false }
    var waiting = Array(sums.indices)
    // Sums that contradict one another by one child could go round for ever.
    for _ in 0..<Self.mostRounds where !waiting.isEmpty {
      var moved: Set<Int> = []
      for sum in waiting where !isFalse[sum] {
        if let tighter = sums[sum].narrow(&bounds) {
          moved.formUnion(tighter)
        } else {
          isFalse[sum] = true
          leftOut += 1
        }
      }
      waiting = Set(moved.flatMap { sumsOf[$0] }).sorted()
    }
  }

  private static let mostRounds = 50

  /// Says what a withheld figure can be.
  private mutating func report(_ figure: PublishedFigure) {
    guard figure.figure == .symbol(.withheld), let (span, above, below) = lines(of: figure.place)
    else { return }
    func add(_ part: AuditedCell.Part, _ known: (least: Int64, most: Int64)) {
      cells.append(
        AuditedCell(
          place: figure.place,
          part: part,
          least: known.least,
          most: known.most < AuditedSpans.unbounded ? known.most : nil,
          small: small
        )
      )
    }
    // What is printed elsewhere is no secret.
    if let above, !printed[above].contains(span) { add(.count, bounds[above][span]) }
    guard let below else { return }
    if !printed[below].contains(span) { add(.outOf, bounds[below][span]) }
    guard let above, let rest = restOf[Share(whole: below, part: above)] else { return }
    add(.rest, bounds[rest][span])
  }

  /// A part and its whole.
  struct Share: Hashable {
    let whole: Int
    let part: Int
  }

  /// What the parts of shares leave over.
  var restOf: [Share: Int] = [:]
}
