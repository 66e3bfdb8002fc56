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
  ///   - jobs: How many passes go on at the same time.
  init(
    _ indicators: [Indicator],
    _ caseload: Caseload,
    _ evaluator: Evaluator,
    _ spans: SpanMasks,
    explaining request: ExplanationRequest? = nil,
    givesBenefit: Bool = false,
    jobs: Jobs = .one
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
    // What takes long comes first, so that no job is left with it alone at the end.
    func work(_ key: CountingPass.Key) -> Int {
      (caseload.tables[key.dataset]?.rowCount ?? 0) * (wanted[key]?.count ?? 0)
    }
    let order = keys.enumerated().sorted { first, second in
      (work(second.element), first.offset) < (work(first.element), second.offset)
    }.map { (key: $0.element, counts: (wanted[$0.element] ?? []).map { counts[$0] }) }
    let copies = (1..<max(2, min(jobs.count, order.count))).map { _ in Evaluator(copying: evaluator)
    }
    let done = jobs.map(order, with: [evaluator] + copies) { evaluator, piece in
      var own = piece.counts
      var pass = CountingPass(
        piece.key,
        table: caseload.tables[piece.key.dataset],
        evaluator: evaluator,
        spans: spans,
        givesBenefit: givesBenefit
      )
      pass?.count(&own, at: Array(own.indices))
      pass?.forgetGroups()
      // Passes are there to explain counts; where nobody asks they only take memory.
      return Counted(pass: request == nil ? nil : pass, counts: own)
    }
    var passes: [CountingPass.Key: CountingPass] = [:]
    for (piece, done) in zip(order, done) {
      passes[piece.key] = done.pass
      for (place, count) in zip(wanted[piece.key] ?? [], done.counts) { counts[place] = count }
    }
    self.counts = places.map { $0.map { counts[$0] } }
    self.passes = passes
  }

  /// What one job hands over: a pass whose evaluator the job uses no more.
  private struct Counted: @unchecked Sendable {
    let pass: CountingPass?
    let counts: [IndicatorCounts]
  }

  /// The pass that counted an indicator, where counts are explained.
  func pass(of indicator: Indicator) -> CountingPass? {
    passes[CountingPass.Key(indicator.rule)]
  }
}
