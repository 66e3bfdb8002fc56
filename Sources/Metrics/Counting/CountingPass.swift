import Catalogue
import Records

/// Counts the indicators that look at the same rows in the same way, in one pass over them.
struct CountingPass {
  /// Which rows are looked at, and in which groups.
  struct Key: Hashable {
    let dataset: String
    let population: Population
    let counted: Counted

    /// The way in which a rule looks at its rows.
    init(_ rule: CountingRule) {
      dataset = rule.dataset
      population = rule.population
      counted = rule.counted
    }
  }

  let key: Key
  let evaluator: Evaluator
  let spans: SpanMasks
  /// Whether a claim that cannot be judged for want of a cell is taken to hold.
  let givesBenefit: Bool
  /// The periods of rows, for datasets of periods.
  let rowPeriods: RowPeriods?
  /// The day of each row that places it in a span.
  let days: [Int32]
  let table: Table
  private let months: [Month]
  private var groups: RowGroups
  private static let blockSize = Evaluator.blockSize

  /// Makes a pass; `nil` when no file of the dataset came.
  init?(
    _ key: Key,
    table: Table?,
    evaluator: Evaluator,
    spans: SpanMasks,
    givesBenefit: Bool = false
  ) {
    guard let table else { return nil }
    self.givesBenefit = givesBenefit
    self.table = table
    self.key = key
    self.evaluator = evaluator
    self.spans = spans
    let children = evaluator.children(of: key.dataset)
    rowPeriods =
      table.dataset.shape == .periods
      ? RowPeriods(table, children: children, terms: spans.terms) : nil
    days =
      key.population == .ended || key.population == .endedYearBefore
      ? evaluator.ends(of: key.dataset) : evaluator.starts(of: key.dataset)
    months = SpanMasks.months(of: days)
    let keys: [Int32] =
      switch key.counted {
      case .rows: Array(repeating: -1, count: table.rowCount)
      case .children: children
      case .families:
        Self.families(evaluator.identifiers("family", of: key.dataset), children)
      case .each(let field): evaluator.identifiers(field, of: key.dataset)
      }
    groups =
      key.counted == .rows
      ? RowGroups(singleRows: table.rowCount)
      : RowGroups(keys: keys, days: rowPeriods?.lastDays ?? days)
  }

  /// Families of the rows; a child without a family counts alone.
  private static func families(_ families: [Int32], _ children: [Int32]) -> [Int32] {
    let offset = max(0, families.max() ?? 0) + 1
    return families.indices.map { row in
      if families[row] >= 0 { return families[row] }
      return children[row] >= 0 ? children[row] + offset : -1
    }
  }

  /// Counts indicators.
  func count(_ counts: inout [IndicatorCounts], at places: [Int]) {
    var byValue: [String: [Int16]] = [:]
    for breakdown in places.flatMap({ counts[$0].indicator.breakdowns }) {
      guard let field = breakdown.field, byValue[breakdown.name] == nil else { continue }
      byValue[breakdown.name] = categories(byValuesOf: field, breakdown)
    }
    for block in groups.blocks(ofRows: Self.blockSize) {
      let start = Int(groups.starts[block.lowerBound])
      let rows = Array(groups.rows[start..<Int(groups.starts[block.upperBound])])
      guard let frame = frame(rows) else { return }
      let bounds = (block.lowerBound...block.upperBound).map { Int(groups.starts[$0]) - start }
      var members: [Basis: [UInt64]] = [:]
      var known: [String: (breakdown: BreakdownRule, part: BlockSlices.Part)] = [:]
      for place in places {
        for basis in counts[place].indicator.bases where members[basis] == nil {
          members[basis] = self.members(rows, on: basis)
        }
        let parts = counts[place].indicator.breakdowns.map { breakdown in
          if let same = known[breakdown.name], same.breakdown == breakdown { return same.part }
          let part = part(of: breakdown, frame, byValue: byValue[breakdown.name])
          known[breakdown.name] = (breakdown, part)
          return part
        }
        count(&counts[place], frame, bounds, members, BlockSlices(parts))
      }
    }
  }

  /// Gives up the groups of the rows, once all is counted.
  mutating func forgetGroups() { groups = RowGroups(singleRows: 0) }

  /// Rows to judge claims about, on the days that place them in time.
  func frame(_ rows: [Int32]) -> RowFrame? {
    let ages = isDated ? rows.map { days[Int($0)] } : nil
    return evaluator.frame(of: key.dataset, rows: rows, days: ages)
  }

  /// Whether ages are those on the day of the row, and not at the end of the span.
  private var isDated: Bool {
    switch key.population {
    case .open, .active, .all: false
    case .started, .ended, .endedYearBefore, .occurred: rowPeriods == nil
    }
  }

  /// For each row the spans of a basis that it belongs to.
  func members(_ rows: [Int32], on basis: Basis) -> [UInt64] {
    let leftOut = evaluator.leftOut(of: key.dataset)
    switch key.population {
    case .open:
      let open = evaluator.openMasks(of: key.dataset)
      return rows.map { open[Int($0)] }
    case .all:
      let all = spans.periods.all
      return rows.map { leftOut[Int($0)] ? 0 : all }
    case .active:
      let (starts, ends) = (evaluator.starts(of: key.dataset), evaluator.ends(of: key.dataset))
      if basis == .snapshot {
        return rows.map { row in
          leftOut[Int(row)] ? 0 : spans.openMask(start: starts[Int(row)], end: ends[Int(row)])
        }
      }
      let masks = spans.activeMasks(
        basis,
        starts: rows.map { starts[Int($0)] },
        ends: rows.map { ends[Int($0)] }
      )
      return rows.indices.map { leftOut[Int(rows[$0])] ? 0 : masks[$0] }
    default: break
    }
    if let rowPeriods {
      let masks = rowPeriods.masks(of: rows, on: basis, spans)
      return rows.indices.map { leftOut[Int(rows[$0])] ? 0 : masks[$0] }
    }
    if basis == .term {
      return rows.map { leftOut[Int($0)] ? 0 : spans.termMask(of: days[Int($0)]) }
    }
    guard let masks = spans.masks(on: basis) else { return rows.map { _ in 0 } }
    let shift: Int = key.population == .endedYearBefore ? 12 : 0
    return rows.map { leftOut[Int($0)] ? 0 : masks[months[Int($0)].adding(shift)] }
  }

  private func count(
    _ counts: inout IndicatorCounts,
    _ frame: RowFrame,
    _ bounds: [Int],
    _ members: [Basis: [UInt64]],
    _ slices: BlockSlices
  ) {
    let rule = counts.indicator.rule
    if rule.measure == .sumPercentage {
      sum(&counts, frame, slices, members)
      return
    }
    if rule.measure.isTypical {
      collect(&counts, frame, bounds, slices, members)
      return
    }
    if rowPeriods != nil, key.counted == .children {
      let children = SummedChildren(frame, bounds, evaluator, givesBenefit: givesBenefit)
      for (place, basis) in counts.indicator.bases.enumerated() {
        guard let members = members[basis] else { continue }
        for child in children.count(rule, members) {
          let numerator = child.numerator & child.denominator
          counts.trace?.note(child, rows: frame.rows, members, basis: basis)
          counts.add(numerator: numerator, denominator: child.denominator, basis: place, slice: 0)
          slices.each(of: child.position, in: child.denominator) { slice, mask in
            counts.add(
              numerator: numerator & mask,
              denominator: mask,
              basis: place,
              slice: slice
            )
          }
        }
      }
      return
    }
    let restriction = rule.restriction.map { judged($0, frame) }
    let numerator = rule.numerator.map { judged($0, frame) }
    for (place, basis) in counts.indicator.bases.enumerated() {
      guard var denominators = members[basis] else { continue }
      if let restriction {
        for row in denominators.indices { denominators[row] &= restriction[row] }
      }
      counts.trace?.note(frame.rows, denominators, numerator, basis: basis)
      add(&counts, place, bounds, denominators, numerator, slices)
    }
  }

  /// Counts each group once: a child is in a span's denominator when one of its rows is, in its
  /// numerator when one of those rows counts, and in the slice of the first of those rows.
  private func add(
    _ counts: inout IndicatorCounts,
    _ basis: Int,
    _ bounds: [Int],
    _ denominators: [UInt64],
    _ numerators: [UInt64]?,
    _ slices: BlockSlices
  ) {
    // The rows that count, each with the spans in which it is the first of its group, and those
    // of them in which the group counts above the line.
    var firsts = FirstRows(isSplit: !slices.parts.isEmpty, hasNumerator: numerators != nil)
    var (denominatorRun, numeratorRun) = (Tally.Run(), Tally.Run())
    for group in 0..<bounds.count - 1 {
      var denominator: UInt64 = 0
      var numerator: UInt64 = 0
      for row in bounds[group]..<bounds[group + 1] where denominators[row] != 0 {
        let mask = denominators[row]
        if let numerators { numerator |= mask & numerators[row] }
        firsts.add(row, mask & ~denominator)
        denominator |= mask
      }
      guard denominator != 0 else { continue }
      denominatorRun.add(denominator)
      guard numerators != nil else { continue }
      firsts.endGroup(above: numerator)
      numeratorRun.add(numerator)
    }
    // Where nothing is asked of those that count, as many count above the line as below it.
    if numerators == nil { numeratorRun = denominatorRun }
    counts.add(numerators: numeratorRun, denominators: denominatorRun, basis: basis, slice: 0)
    for (first, part) in slices.parts {
      for (category, run) in firsts.runs(by: part).enumerated() {
        counts.add(
          numerators: run.above,
          denominators: run.below,
          basis: basis,
          slice: first + category
        )
      }
    }
  }

  /// The rows for which a claim holds, or could hold where the benefit of the doubt is given.
  func judged(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    let masks = evaluator.masks(claim, frame)
    return givesBenefit ? zip(masks, evaluator.doubt(claim, frame).masks).map(|) : masks
  }

  /// Adds up the numbers of rows; a row without one of them says nothing.
  private func sum(
    _ counts: inout IndicatorCounts,
    _ frame: RowFrame,
    _ slices: BlockSlices,
    _ members: [Basis: [UInt64]]
  ) {
    let rule = counts.indicator.rule
    guard let part = rule.part, let whole = rule.whole else { return }
    let restriction = rule.restriction.map { judged($0, frame) }
    let (parts, wholes) = (evaluator.numbers(part, frame), evaluator.numbers(whole, frame))
    for (place, basis) in counts.indicator.bases.enumerated() {
      guard let members = members[basis] else { continue }
      for row in members.indices {
        var mask = members[row] & (restriction?[row] ?? .max)
        if parts[row] == Evaluator.missingNumber || wholes[row] == Evaluator.missingNumber {
          counts.trace?.noteNumberless(mask, row: frame.rows[row], basis: basis)
          mask = 0
        }
        counts.trace?.note(frame.rows[row], mask, basis: basis)
        guard mask != 0 else { continue }
        counts.add(part: parts[row], whole: wholes[row], in: mask, basis: place, slice: 0)
        slices.each(of: row, in: mask) { slice, mask in
          counts.add(part: parts[row], whole: wholes[row], in: mask, basis: place, slice: slice)
        }
      }
    }
  }
}
