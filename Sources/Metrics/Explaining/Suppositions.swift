import Catalogue
import Records

/// What figures would be if more rows had counted: by the same counting, with less left out.
struct Suppositions {
  private let caseload: Caseload
  private let links: LinkedTables
  private let reference: ReferenceLibrary
  private let figures: FigureMaker
  private let spans: SpanMasks

  init(
    _ caseload: Caseload,
    _ links: LinkedTables,
    _ reference: ReferenceLibrary,
    _ figures: FigureMaker,
    period: Month,
    terms: TermDates
  ) {
    self.caseload = caseload
    self.links = links
    self.reference = reference
    self.figures = figures
    spans = SpanMasks(periods: ReportingPeriods(endingWith: period, count: 1), terms: terms)
  }

  /// Adds to explanations what the figures would be.
  func complete(
    _ explanations: inout [Explanation],
    of indicators: [Indicator],
    vocabulary: Vocabulary,
    jobs: Jobs
  ) {
    let byID = Dictionary(
      indicators.map { ($0.id, $0.headline) },
      uniquingKeysWith: { first, _ in first }
    )
    let all = Evaluator(
      vocabulary: vocabulary,
      tables: links,
      workingDays: reference.workingDays,
      periods: spans.periods,
      leavesOut: false
    )
    let wanted = explanations.indices.filter { place in
      explanations[place].figure?.status == .counted && explanations[place].totals.isEmpty
        && (explanations[place].leftOutOfSpan > 0 || !explanations[place].undecided.isEmpty
          || explanations[place].setAside > 0)
    }
    let own = wanted.compactMap { byID[explanations[$0].indicator] }
    let counts = CountOfIndicators(
      own,
      caseload,
      all,
      spans,
      givesBenefit: true,
      jobs: jobs
    ).counts
    for (position, place) in wanted.enumerated() {
      guard let counts = counts[position],
        let basis = own[position].bases.firstIndex(of: explanations[place].basis)
      else { continue }
      let indicator = own[position]
      if indicator.measure.isTypical {
        explanations[place].ifLeftOutCounted = figures.figure(
          indicator,
          counts.summaries(basis: basis)[0][0]
        )
        continue
      }
      let numerator = counts.numerators(basis: basis, slice: 0)[0]
      let denominator = counts.denominators(basis: basis, slice: 0)[0]
      func figure(with more: Int64) -> Figure {
        figures.figure(
          indicator,
          numerator: numerator + more,
          denominator: denominator + more,
          month: explanations[place].period
        )
      }
      if explanations[place].leftOutOfSpan > 0 || !explanations[place].undecided.isEmpty {
        explanations[place].ifLeftOutCounted = figure(with: 0)
      }
      if explanations[place].setAside > 0, indicator.measure.countsRowsAlike {
        explanations[place].ifSetAsideCounted = figure(with: Int64(explanations[place].setAside))
      }
    }
  }
}

extension Measure {
  /// Whether every row adds one, not a number of its own.
  fileprivate var countsRowsAlike: Bool {
    switch self {
    case .count, .rate, .percentage: true
    default: false
    }
  }
}
