import Catalogue
import Metrics
import Records

/// A number that could point at a child: 1 to 5, DfE's own threshold for children in need.
let smallNumbers: ClosedRange<Int64> = 1...5

/// One rule of disclosure control: which further readings it withholds.
///
/// Rules run in the order of `disclosureRules`, each seeing what those before it withheld, and
/// the whole list again until nothing more is withheld.
struct DisclosureRule: Sendable {
  /// What the rule protects against, for tests and for the page on methods.
  let name: String
  /// The positions of the readings to withhold.
  let withholds: @Sendable (_ ledger: DisclosureLedger) -> [Int]
}

/// The rules that say which numbers are small, in their fixed order; that no other number gives
/// them away is proved by the certificate.
let disclosureRules: [DisclosureRule] = [
  smallCount, smallDenominator, smallComplement, figureWithoutCounts, restsOnWithheld,
]

/// The readings of one edition and which of them are withheld so far.
struct DisclosureLedger: Sendable {
  /// Every reading, in the order of the measurements.
  let readings: [Reading]
  /// Whether each reading is withheld.
  private(set) var isWithheld: [Bool]
  /// Whether each reading stands as it was published before: withholding it would undo nothing, so
  /// that rules choose others.
  let isPinned: [Bool]
  /// Published readings that a rule would have to withhold all the same.
  private var conflicts: Set<Int> = []
  /// The figures that are made of others.
  let wholes: [WholeFigure]
  /// Whether each reading says no more than the figures that it is made of.
  private let isMadeOfVisible: [Bool]

  /// The numbers that could point at a child.
  let small: ClosedRange<Int64>

  /// Opens a ledger.
  ///
  /// - Parameters:
  ///   - readings: Every reading of the edition.
  ///   - indicators: The indicators.
  ///   - pinned: The readings that stand as they were published before.
  ///   - hidden: The readings that were withheld when they were published.
  ///   - small: The numbers that could point at a child.
  init(
    _ readings: [Reading],
    of indicators: [Indicator] = [],
    pinned: Set<Int> = [],
    hidden: Set<Int> = [],
    small: ClosedRange<Int64> = smallNumbers
  ) {
    self.small = small
    self.readings = readings
    isWithheld = readings.indices.map {
      readings[$0].figure.status == .withheld || hidden.contains($0)
    }
    isPinned = readings.indices.map { pinned.contains($0) }
    wholes = WholeFigure.all(in: readings, of: indicators)
    let derived = Set(
      indicators.lazy.filter { $0.measure == .ratio || $0.measure == .change }.map(\.id)
    )
    isMadeOfVisible = readings.map { derived.contains($0.indicator) }
  }

  /// Runs the rules until none of them withholds anything more.
  mutating func settle(_ rules: [DisclosureRule]) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for rule in rules {
        for place in rule.withholds(self) where !isWithheld[place] {
          if isPinned[place] {
            conflicts.insert(place)
          } else {
            isWithheld[place] = true
            isSettled = false
          }
        }
      }
    }
  }

  /// Withholds what would give small counts away, with proof that nothing else does.
  ///
  /// Where a rule would withhold what has been published before, and where a withheld number has no
  /// proof beside what has been, every figure of those indicators that is new is withheld instead.
  ///
  /// - Parameters:
  ///   - indicators: The indicators.
  ///   - beside: What else the public sees and has seen.
  ///   - monthly: The whole numbers behind the figures, month by month.
  /// - Returns: The proof; its figures are the readings, followed by those beside them.
  mutating func protect(
    _ indicators: [Indicator],
    beside: FiguresBeside = FiguresBeside(),
    monthly: [Reading] = []
  ) -> Certificate {
    settle(disclosureRules)
    let withheldAsSmall = isWithheld
    settle([nothingToDivideBy, restsOnWithheld])
    let others = beside.marches + beside.published
    let certificate = Certificate(
      readings + others,
      isShown: readings.indices.map { isVisible($0) } + beside.isShown,
      isPinned: isPinned + beside.marches.map { _ in false } + beside.published.map { _ in true },
      spare: Set(readings.indices.filter { isWithheld[$0] && !withheldAsSmall[$0] }),
      monthly: monthly,
      of: indicators,
      small: small
    )
    for place in readings.indices {
      if certificate.shownAgain.contains(place) { isWithheld[place] = false }
      if certificate.withheld.contains(place) { isWithheld[place] = true }
    }
    let blocked = Set(conflicts.map { readings[$0].indicator })
      .union(certificate.indicatorsWithoutProof)
    for place in readings.indices
    where blocked.contains(readings[place].indicator) && !isPinned[place] && isVisible(place) {
      isWithheld[place] = true
    }
    settle([nothingToDivideBy, restsOnWithheld])
    return certificate
  }

  /// The positions of the readings that say something and are not withheld.
  var visible: [Int] {
    readings.indices.filter { isVisible($0) }
  }

  /// The visible readings that say something by themselves: a ratio or a change of figures that
  /// may be seen says nothing more.
  var visibleByThemselves: [Int] { visible.filter { !isMadeOfVisible[$0] } }

  /// Whether a figure stands at a position, or the sign that there is nothing to divide by.
  func isVisible(_ place: Int) -> Bool {
    !isWithheld[place] && readings[place].figure.tellsNumbers
  }
}
