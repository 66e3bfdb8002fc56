public import Metrics
import Catalogue
import Records

extension Edition {
  /// Makes an edition: what one audience may see of what was measured.
  ///
  /// - Parameters:
  ///   - measurements: The true figures.
  ///   - audience: Who is to see them.
  ///   - dataHash: The first twelve digits of the SHA-256 of the inputs; the public edition leaves
  ///     it out, since it changes with every row received.
  ///   - catalogueVersion: The first twelve digits of the SHA-256 of the catalogue.
  ///   - programVersion: The version of the program.
  ///   - history: What has been published of the authority before.
  ///   - smallest: The smallest count that may be published.
  public init(
    of measurements: Measurements,
    for audience: Audience,
    dataHash: String,
    catalogueVersion: String,
    programVersion: String,
    history: PublishedHistory = PublishedHistory(),
    smallest: SmallestCount = .standard
  ) {
    let small = smallest.small
    let isPublic = audience == .public
    let indicators =
      isPublic ? measurements.indicators.map(\.withoutFoundValues) : measurements.indicators
    let figures = isPublic ? PublicFigures(measurements, after: history, smallest: smallest) : nil
    let released =
      figures?.readings ?? measurements.readings.map { ReleasedReading($0, $0.figure.asTrue) }
    let marches = figures?.withheldMarches ?? [:]
    self.init(
      audience: audience,
      partnership: measurements.partnership,
      authority: measurements.authority,
      period: measurements.period,
      indicators: indicators,
      readings: released,
      signals: figures?.signals ?? measurements.signals,
      comparisons: isPublic
        ? measurements.comparisons.map { publicComparison($0, withheld: marches, small: small) }
        : measurements.comparisons,
      funnels: isPublic
        ? measurements.funnels.map { publicFunnel($0, withheld: marches, small: small) }
        : measurements.funnels,
      receipts: measurements.receipts.map { isPublic ? publicReceipt($0) : trueReceipt($0) },
      notes: isPublic
        ? measurements.notes.filter { !namesSmallNumber($0, small) }
          + publicNotes(withoutProof: figures?.withoutProof ?? [], of: indicators)
        : measurements.notes + measurements.internalNotes,
      explanations: isPublic
        ? [:]
        : Dictionary(
          measurements.explanations.map { ($0.indicator, $0) },
          uniquingKeysWith: { first, _ in first }
        ),
      quality: isPublic ? nil : measurements.quality,
      dataHash: isPublic ? "" : dataHash,
      catalogueVersion: catalogueVersion,
      programVersion: programVersion,
      revisions: Release.revisions(
        of: released,
        after: history,
        indicators: indicators
      ),
      ledgerSeal: history.seal,
      withoutProof: figures?.withoutProof ?? [],
      smallest: smallest,
      targets: isPublic ? measurements.targets.map(publicTarget) : measurements.targets,
      commentaries: isPublic
        ? measurements.commentaries.compactMap { publicCommentary($0, small: small) }
        : measurements.commentaries
    )
  }
}

extension ReleasedReading {
  fileprivate init(_ reading: Reading, _ figure: ReleasedFigure) {
    self.init(
      indicator: reading.indicator,
      period: reading.period,
      basis: reading.basis,
      slice: reading.slice,
      figure: figure
    )
  }
}

extension DisclosureLedger {
  /// The reporting years of which comparisons may not print the authority's own figure, by the id of
  /// the indicator.
  func withheldMarches(
    of indicators: [Indicator],
    beside: FiguresBeside,
    _ certificate: Certificate
  ) -> [String: Set<Int>] {
    let bases = Dictionary(
      indicators.map { ($0.id, $0.basisOfMarch) },
      uniquingKeysWith: { first, _ in first }
    )
    var years: [String: Set<Int>] = [:]
    for place in readings.indices where isWithheld[place] {
      let reading = readings[place]
      guard reading.slice == .total, reading.period.monthOfYear == 3,
        bases[reading.indicator] == reading.basis
      else { continue }
      years[reading.indicator, default: []].insert(reading.period.year)
    }
    for (place, figure) in beside.marches.enumerated()
    where certificate.withheld.contains(readings.count + place) {
      years[figure.indicator, default: []].insert(figure.period.year)
    }
    return years
  }

  /// The readings with withheld figures gone.
  var released: [ReleasedReading] {
    readings.enumerated().map { place, reading in
      ReleasedReading(
        reading,
        isWithheld[place] ? .symbol(.withheld) : releasedFigure(publicFigure(reading.figure))
      )
    }
  }

  /// The signals whose every point may be seen; limits and means give points away.
  func publicSignals(_ signals: [Signal]) -> [Signal] {
    let hidden = Set(
      readings.indices.filter { isWithheld[$0] && readings[$0].slice == .total }
        .map { SignalKey(indicator: readings[$0].indicator, basis: readings[$0].basis.rawValue) }
    )
    return signals.filter {
      !hidden.contains(SignalKey(indicator: $0.indicator, basis: $0.basis.rawValue))
    }.map { publicSignal($0, small) }
  }
}

/// A signal whose breaks are told without the names of those who decided, and without a reason
/// that names a small number.
private func publicSignal(_ signal: Signal, _ small: ClosedRange<Int64>) -> Signal {
  Signal(
    indicator: signal.indicator,
    basis: signal.basis,
    variation: signal.variation,
    mean: signal.mean,
    limits: signal.limits,
    marked: signal.marked,
    stretches: signal.stretches,
    breaks: signal.breaks.map { found in
      SeriesBreak(
        indicator: found.indicator,
        month: found.month,
        reason: namesSmallNumber(found.reason, small) ? "" : found.reason,
        decidedBy: "",
        authority: found.authority
      )
    }
  )
}

private struct SignalKey: Hashable {
  let indicator: String
  let basis: String
}

/// The fewest rows whose median has limits that the public may see: the sixth number from either
/// end, so that no limit is one of the five lowest or highest.
private let fewestForLimits: Int64 = 20

/// A figure as the public may see it: the limits of a median are numbers of single rows.
private func publicFigure(_ figure: Figure) -> Figure {
  guard figure.numerator == nil, let rows = figure.denominator, rows < fewestForLimits else {
    return figure
  }
  return Figure(
    status: figure.status,
    denominator: figure.denominator,
    value: figure.value
  )
}

/// A figure that may be seen, its limits rounded as they are printed.
private func releasedFigure(_ figure: Figure) -> ReleasedFigure {
  switch figure.status {
  case .withheld: return .symbol(.withheld)
  case .notReceived: return .symbol(.notAvailable)
  case .notApplicable: return .symbol(.notApplicable)
  case .counted:
    guard let value = figure.value else { return .symbol(.notAvailable) }
    return .shown(
      value: value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      lower: figure.interval.map { printed($0.lower) },
      upper: figure.interval.map { printed($0.upper) }
    )
  }
}

extension Figure {
  /// The figure as the internal edition shows it.
  public var asTrue: ReleasedFigure { releasedFigure(self) }
}

/// A limit as it is printed: one decimal, half up.
func printed(_ limit: Double) -> ExactDecimal {
  ExactDecimal(units: Int64((limit * 10).rounded(.toNearestOrAwayFromZero)), places: 1)
}

private func trueReceipt(_ receipt: Receipt) -> ReleasedReceipt {
  ReleasedReceipt(receipt: receipt, came: receipt.rows != nil)
}

/// A receipt without its rows: how many rows came is a count too.
private func publicReceipt(_ receipt: Receipt) -> ReleasedReceipt {
  ReleasedReceipt(
    receipt: Receipt(
      dataset: receipt.dataset,
      title: receipt.title,
      agency: receipt.agency,
      isExpected: receipt.isExpected,
      rows: nil,
      largestReason: "",
      newestEvent: nil,
      reachesPeriodEnd: receipt.reachesPeriodEnd || receipt.newestEvent == nil,
      indicatorsMissing: receipt.indicatorsMissing
    ),
    came: receipt.rows != nil
  )
}

/// Whether a sentence has a small number standing by itself.
func namesSmallNumber(
  _ sentence: String,
  _ small: ClosedRange<Int64> = smallNumbers
) -> Bool {
  sentence.split { !$0.isNumber && $0 != "," && $0 != "." }
    .contains { Int64($0.filter(\.isNumber)).map(small.contains) ?? false }
}
