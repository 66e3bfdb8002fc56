import Catalogue
import Records

/// Explains how figures were made, from what counting noted down.
struct Explainer {
  let catalogue: Catalogue
  let caseload: Caseload
  let quality: QualityReport?
  let request: ExplanationRequest
  let totals: TotalsWriter
  private let totalRows: [RowOrigin: Explanation.Total]
  private let place: Int
  private var spans: [SpanKey: RowsInSpan] = [:]
  private var register: FamilyRegister?
  /// How many rows of each dataset each file gave.
  private var given: [String: [Int: Int]] = [:]

  /// A way of looking at the rows of a dataset, for one span.
  private struct SpanKey: Hashable {
    let dataset: String
    let population: Population
    let basis: Basis
  }

  /// Which rows belong to a span, and why the others do not.
  private struct RowsInSpan {
    var rows: [Int32] = []
    var outside: [Explanation.Reason: Int] = [:]
  }

  /// Makes an explainer of the last of the months that were counted.
  init(
    catalogue: Catalogue,
    caseload: Caseload,
    quality: QualityReport?,
    request: ExplanationRequest,
    totals: TotalsWriter
  ) {
    self.catalogue = catalogue
    self.caseload = caseload
    self.quality = quality
    self.request = request
    self.totals = totals
    place = totals.spans.periods.count - 1
    totalRows = Self.totalRows(catalogue, caseload)
  }

  private var period: Month { totals.spans.periods.months[place] }

  /// How one indicator's figure was made.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - position: Its position in the catalogue.
  ///   - trace: What counting noted down; `nil` when the extracts did not come.
  ///   - pass: The pass that counted it.
  ///   - readings: Its readings.
  /// - Returns: The explanation; `nil` when it was not asked for.
  mutating func explanation(
    of indicator: Indicator,
    at position: Int,
    _ trace: RowTrace?,
    _ pass: CountingPass?,
    _ readings: [Reading]
  ) -> Explanation? {
    guard let basis = request.basis(of: indicator) else { return nil }
    let reading = readings.first {
      $0.period == period && $0.basis == basis && $0.slice == .total
    }
    var explanation = Explanation(
      indicator: indicator.id,
      dataset: indicator.dataset,
      period: period,
      basis: basis,
      figure: reading?.figure
    )
    if reading?.isFromCounts == true {
      explanation.totals = totals.origins(
        of: indicator,
        at: position,
        basis: basis,
        month: period
      ).compactMap { part, origin in
        totalRows[origin].map {
          Explanation.Total(
            origin: origin,
            measure: $0.measure,
            category: $0.category,
            part: part.rawValue
          )
        }
      }
      return explanation
    }
    var needs = Needs(catalogue.vocabulary, tables: caseload.tables)
    guard needs.allow(indicator.rule), let pass, let trace else {
      explanation.missing = needs.missing
      return explanation
    }
    account(for: indicator, of: pass, trace, in: &explanation)
    return explanation
  }

  // MARK: Rows

  private mutating func account(
    for indicator: Indicator,
    of pass: CountingPass,
    _ trace: RowTrace,
    in explanation: inout Explanation
  ) {
    let span = rowsInSpan(of: pass, basis: explanation.basis)
    addFiles(to: &explanation)
    explanation.inSpan = span.rows.count
    explanation.below = trace.below.count
    explanation.above = trace.isAbove.count { $0 }
    explanation.families = familyEffect(on: explanation.figure, of: indicator, pass, trace)
    var isBelow = [Bool](repeating: false, count: explanation.rows)
    for row in trace.below { isBelow[Int(row)] = true }
    var reasons = span.outside
    let others = span.rows.filter { !isBelow[Int($0)] }
    for reason in self.reasons(others, indicator.rule, pass, trace) {
      reasons[reason, default: 0] += 1
    }
    explanation.leftOut = Self.listed(reasons)
    explanation.undecided = Self.listed(undecided(indicator.rule, pass, trace))
    explanation.links = links(of: indicator, span.rows, pass)
    if request.listsRows { explanation.rowsBehind = rowsBehind(trace, pass) }
  }

  private mutating func rowsInSpan(of pass: CountingPass, basis: Basis) -> RowsInSpan {
    let key = SpanKey(
      dataset: pass.key.dataset,
      population: pass.key.population,
      basis: basis
    )
    if let known = spans[key] { return known }
    let all = (0..<Int32(caseload.tables[key.dataset]?.rowCount ?? 0)).map { $0 }
    let members = pass.members(all, on: basis)
    let reasons = SpanReasons(pass, basis: basis, place: place)
    var span = RowsInSpan()
    // Rows with the same reason often follow each other.
    var (last, count) = (Explanation.Reason.noDay, 0)
    for row in all.indices {
      if members[row] & bit != 0 {
        span.rows.append(Int32(row))
        continue
      }
      let reason = reasons.reason(row)
      if reason != last {
        if count > 0 { span.outside[last, default: 0] += count }
        (last, count) = (reason, 0)
      }
      count += 1
    }
    if count > 0 { span.outside[last, default: 0] += count }
    spans[key] = span
    return span
  }

  private var bit: UInt64 { 1 << UInt64(place) }

  /// Why rows of the span are not below the line.
  private func reasons(
    _ rows: [Int32],
    _ rule: CountingRule,
    _ pass: CountingPass,
    _ trace: RowTrace
  ) -> [Explanation.Reason] {
    guard !rows.isEmpty else { return [] }
    guard let restriction = rule.restriction, let frame = pass.frame(rows) else {
      return rows.map { _ in .noNumber }
    }
    let doubt = pass.evaluator.doubt(restriction, frame)
    return rows.indices.map { place in
      if trace.numberless.contains(rows[place]) { return .noNumber }
      return doubt.masks[place] & bit == 0 ? .restriction : Self.blank(doubt, at: place)
    }
  }

  /// The rows below the line that a missing value keeps from being above it.
  private func undecided(
    _ rule: CountingRule,
    _ pass: CountingPass,
    _ trace: RowTrace
  ) -> [Explanation.Reason: Int] {
    let rows = zip(trace.below, trace.isAbove).filter { !$0.1 }.map(\.0)
    let isBySum = pass.rowPeriods != nil && pass.key.counted == .children
    guard !rows.isEmpty, !isBySum, let numerator = rule.numerator, let frame = pass.frame(rows)
    else { return [:] }
    let doubt = pass.evaluator.doubt(numerator, frame)
    var reasons: [Explanation.Reason: Int] = [:]
    for place in rows.indices where doubt.masks[place] & bit != 0 {
      reasons[Self.blank(doubt, at: place), default: 0] += 1
    }
    return reasons
  }

  private static func blank(_ doubt: Doubt, at place: Int) -> Explanation.Reason {
    .blank(doubt.reasons.first { $0.isBlank[place] }?.value ?? "a value")
  }

  private static func listed(_ reasons: [Explanation.Reason: Int]) -> [Explanation.LeftOut] {
    reasons.sorted { $0.key.order < $1.key.order }
      .map { Explanation.LeftOut(reason: $0.key, rows: $0.value) }
  }

  // MARK: Families

  private mutating func familyEffect(
    on figure: Figure?,
    of indicator: Indicator,
    _ pass: CountingPass,
    _ trace: RowTrace
  ) -> FamilyEffect? {
    guard indicator.measure == .percentage || indicator.measure == .rate,
      let figure, let plain = figure.interval, let value = figure.value
    else { return nil }
    let register =
      register
      ?? FamilyRegister(
        caseload.tables,
        people: catalogue.vocabulary.people,
        evaluator: pass.evaluator
      )
    self.register = register
    guard let families = register.families(trace, pass),
      // The families must make up the figure that is printed.
      figure.numerator == families.reduce(0, { $0 + $1.above })
    else { return nil }
    if indicator.measure == .rate {
      return FamilyEffect(rateOf: families, value: value.approximation, plain: plain)
    }
    guard figure.denominator == families.reduce(0, { $0 + $1.below }) else { return nil }
    return FamilyEffect(percentageOf: families, plain: plain)
  }

  // MARK: Files, links, rows

  private mutating func rowsByFile(_ table: Table) -> [Int: Int] {
    if let known = given[table.dataset.name] { return known }
    var rows: [Int] = []
    for origin in table.origins {
      while rows.count <= Int(origin.file) { rows.append(0) }
      rows[Int(origin.file)] += 1
    }
    let found = Dictionary(
      rows.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) },
      uniquingKeysWith: { first, _ in first }
    )
    given[table.dataset.name] = found
    return found
  }

  private mutating func addFiles(to explanation: inout Explanation) {
    guard let table = caseload.tables[explanation.dataset] else { return }
    explanation.rows = table.rowCount
    let given = rowsByFile(table)
    for (file, report) in (quality?.files ?? []).enumerated() {
      let isOwn = report.authority.isEmpty || report.authority == caseload.authority.code
      guard
        given[file] != nil
          || (report.dataset == explanation.dataset && report.refusal == nil && isOwn)
      else { continue }
      explanation.files.append(Explanation.File(file: file, rows: given[file] ?? 0))
      explanation.setAside += report.rows.rejected
      explanation.duplicates += report.rows.duplicate
    }
  }

  private func links(
    of indicator: Indicator,
    _ rows: [Int32],
    _ pass: CountingPass
  ) -> [Explanation.Link] {
    var datasets = Array(indicator.rule.datasetsRead.dropFirst())
    if let people = catalogue.vocabulary.people?.name, people != indicator.dataset,
      !datasets.contains(people), indicator.written?.looksUpPeople ?? false
    {
      datasets.append(people)
    }
    datasets.removeAll { caseload.tables[$0] == nil }
    guard !datasets.isEmpty, let frame = pass.frame(rows) else { return [] }
    return datasets.map { dataset in
      Explanation.Link(
        dataset: dataset,
        found: pass.evaluator.finds(dataset, frame).count { $0 }
      )
    }
  }

  private func rowsBehind(_ trace: RowTrace, _ pass: CountingPass) -> [Explanation.Row] {
    guard let table = caseload.tables[pass.key.dataset] else { return [] }
    let children = pass.evaluator.children(of: pass.key.dataset)
    var keys: [Int32] = []
    if let key = table.dataset.keyField, case .identifiers(let cells)? = table.columns[key] {
      keys = cells
    }
    func name(_ place: Int32) -> String { place < 0 ? "" : caseload.identifiers[place] }
    return zip(trace.below, trace.isAbove).map { row, isAbove in
      Explanation.Row(
        origin: table.origins[Int(row)],
        child: name(children[Int(row)]),
        key: keys.isEmpty ? "" : name(keys[Int(row)]),
        isAbove: isAbove
      )
    }.sorted { ($0.origin.file, $0.origin.line) < ($1.origin.file, $1.origin.line) }
  }

  private static func totalRows(
    _ catalogue: Catalogue,
    _ caseload: Caseload
  ) -> [RowOrigin: Explanation.Total] {
    var found: [RowOrigin: Explanation.Total] = [:]
    for dataset in catalogue.schema.datasets
    where dataset.shape == .periods && dataset.childField == nil {
      guard let table = caseload.tables[dataset.name] else { continue }
      let rows = TotalRows(table)
      for row in 0..<rows.count {
        found[rows.origin(row)] = Explanation.Total(
          origin: rows.origin(row),
          measure: rows.measure(row),
          category: rows.category(row),
          part: ""
        )
      }
    }
    return found
  }
}

extension Explanation.Reason {
  /// The order in which reasons are listed: time, rules, claims, missing values.
  fileprivate var order: Order {
    switch self {
    case .earlier: Order(rank: 0, word: "")
    case .later: Order(rank: 1, word: "")
    case .noDay: Order(rank: 2, word: "")
    case .otherRow: Order(rank: 3, word: "")
    case .rule(let rule): Order(rank: 4, word: rule)
    case .restriction: Order(rank: 5, word: "")
    case .blank(let value): Order(rank: 6, word: value)
    case .noNumber: Order(rank: 7, word: "")
    }
  }

  fileprivate struct Order: Comparable {
    let rank: Int
    let word: String

    static func < (first: Order, second: Order) -> Bool {
      (first.rank, first.word) < (second.rank, second.word)
    }
  }
}
