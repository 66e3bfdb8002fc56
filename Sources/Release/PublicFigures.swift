import Catalogue
import Metrics
import Records

/// The figures of an authority as the public may see them, after everything published before.
struct PublicFigures {
  /// The readings, withheld ones as `c`; of breakdowns only what has been published before.
  let readings: [ReleasedReading]
  /// The signals whose every point may be seen.
  let signals: [Signal]
  /// The reporting years of which comparisons may not print the authority's own figure, by the id of
  /// the indicator.
  let withheldMarches: [String: Set<Int>]
  /// The ids of indicators with withheld numbers of which no proof was found that they cannot be
  /// worked out: where earlier releases leave no room, or an authority has very few plans.
  let withoutProof: [String]
  /// The proof.
  let certificate: Certificate

  /// Decides what the public may see.
  init(
    _ measurements: Measurements,
    after history: PublishedHistory,
    smallest: SmallestCount = .standard
  ) {
    let indicators = measurements.indicators.map(\.withoutFoundValues)
    let measured = withoutFoundValues(measurements.readings, of: measurements.indicators)
    let versions = Dictionary(
      indicators.map { ($0.id, $0.version) },
      uniquingKeysWith: { first, _ in first }
    )
    let standing = StandingFigures(
      measured,
      after: history,
      versions: versions,
      small: smallest.small
    )
    // What is kept apart gives nothing away and needs no rule: most readings are breakdowns.
    let apart = breakdownsApart(standing.readings, pinned: standing.pinned)
    let judged = standing.readings.indices.filter { !apart.contains($0) }
    var ledger = DisclosureLedger(
      judged.map { standing.readings[$0] },
      of: indicators,
      pinned: Set(judged.indices.filter { standing.pinned.contains(judged[$0]) }),
      hidden: Set(judged.indices.filter { standing.hidden.contains(judged[$0]) }),
      small: smallest.small
    )
    let beside = FiguresBeside(
      measured,
      comparisons: measurements.comparisons,
      indicators: indicators,
      history: history
    )
    let certificate = ledger.protect(indicators, beside: beside, monthly: measurements.monthly)
    self.certificate = certificate
    readings = ledger.released
    signals = ledger.publicSignals(
      standing.readings == measured
        ? measurements.signals
        : Signal.signals(
          in: standing.readings,
          indicators: indicators,
          period: measurements.period,
          breaks: measurements.signals.flatMap(\.breaks)
        )
    )
    withheldMarches = standing.marches(insteadOf: measured)
      .merging(
        ledger.withheldMarches(of: indicators, beside: beside, certificate),
        uniquingKeysWith: { $0.union($1) }
      )
    let unproven = certificate.indicatorsWithoutProof
    withoutProof = indicators.map(\.id).filter { unproven.contains($0) }
  }
}
