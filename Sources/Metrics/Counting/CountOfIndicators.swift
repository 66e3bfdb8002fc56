import Catalogue
import Records

/// Indicators counted together: one pass over the rows for each way of looking at a dataset.
struct CountOfIndicators {
  /// What was counted for each indicator; `nil` where the extract did not come or totals tell it.
  let counts: [IndicatorCounts?]
  private let passes: [CountingPass.Key: CountingPass]

  /// Counts every indicator whose extract came.
  ///
  /// - Parameters:
  ///   - indicators: The indicators.
  ///   - caseload: The rows.
  ///   - evaluator: Judges claims about them.
  ///   - spans: The months.
  ///   - request: Which counts note down the rows that they rest on, in the last month.
  ///   - givesBenefit: Whether a claim that cannot be judged is taken to hold.
  init(
    _ indicators: [Indicator],
    _ caseload: Caseload,
    _ evaluator: Evaluator,
    _ spans: SpanMasks,
    explaining request: ExplanationRequest? = nil,
    givesBenefit: Bool = false
  ) {
    var needs = Needs(evaluator.vocabulary, tables: caseload.tables)
    var counts: [IndicatorCounts] = []
    var places: [Int?] = []
    var wanted: [CountingPass.Key: [Int]] = [:]
    var keys: [CountingPass.Key] = []
    let bit: UInt64 = 1 << UInt64(spans.periods.count - 1)
    for indicator in indicators {
      guard indicator.rule.origin == .rows, needs.allow(indicator.rule) else {
        places.append(nil)
        continue
      }
      let key = CountingPass.Key(indicator.rule)
      if wanted[key] == nil { keys.append(key) }
      wanted[key, default: []].append(counts.count)
      places.append(counts.count)
      var own = IndicatorCounts(indicator, periodCount: spans.periods.count)
      own.trace = request?.basis(of: indicator).map { RowTrace(basis: $0, bit: bit) }
      counts.append(own)
    }
    var passes: [CountingPass.Key: CountingPass] = [:]
    for key in keys {
      let pass = CountingPass(
        key,
        table: caseload.tables[key.dataset],
        evaluator: evaluator,
        spans: spans,
        givesBenefit: givesBenefit
      )
      pass?.count(&counts, at: wanted[key] ?? [])
      passes[key] = pass
    }
    self.counts = places.map { $0.map { counts[$0] } }
    self.passes = passes
  }

  /// The pass that counted an indicator.
  func pass(of indicator: Indicator) -> CountingPass? {
    passes[CountingPass.Key(indicator.rule)]
  }
}
