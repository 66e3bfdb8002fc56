import Catalogue
import Records

/// Writes readings from agencies' totals and sets them beside those counted from rows.
struct TotalsWriter {
  let totals: AgencyTotals
  let figures: FigureMaker
  let spans: SpanMasks

  /// The readings of an indicator: those from rows, and totals where rows give none.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - place: Its position in the catalogue.
  ///   - counted: The readings from rows.
  ///   - findings: Where a month's total and the rows disagree is added here.
  /// - Returns: The readings in order of bases, months and slices.
  func completing(
    _ indicator: Indicator,
    at place: Int,
    _ counted: [Reading],
    findings: inout [Finding]
  ) -> [Reading] {
    let slices = IndicatorCounts.slices(of: indicator)
    let known = Dictionary(
      counted.map { (ReadingKey($0), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var readings: [Reading] = []
    for basis in indicator.bases {
      for month in spans.periods.months {
        for (slice, name) in slices.enumerated() {
          let key = ReadingKey(basis: basis, period: month, slice: name)
          let fromRows = known[key]
          let total = figure(indicator, place, basis, month, slice)
          if let fromRows, fromRows.figure.status != .notReceived || total == nil {
            readings.append(fromRows)
            if let total, basis == .month || basis == .snapshot {
              compare(indicator, place, fromRows, total, slice, &findings)
            }
          } else if let total {
            readings.append(
              Reading(
                indicator: indicator.id,
                period: month,
                basis: basis,
                slice: name,
                figure: total,
                isFromCounts: true
              )
            )
          }
        }
      }
    }
    return readings
  }

  private struct ReadingKey: Hashable {
    let basis: Basis
    let period: Month
    let slice: Slice

    init(_ reading: Reading) {
      self.init(basis: reading.basis, period: reading.period, slice: reading.slice)
    }

    init(basis: Basis, period: Month, slice: Slice) {
      self.basis = basis
      self.period = period
      self.slice = slice
    }
  }

  private func key(_ place: Int, _ part: AgencyMeasure.Part, _ slice: Int) -> AgencyTotals.Key {
    AgencyTotals.Key(indicator: place, part: part, slice: slice)
  }

  /// The figure from totals; `nil` when a month that it needs did not come.
  private func figure(
    _ indicator: Indicator,
    _ place: Int,
    _ basis: Basis,
    _ month: Month,
    _ slice: Int
  ) -> Figure? {
    let months = months(of: basis, endingWith: month)
    let numerator = total(key(place, .numerator, slice), basis, month, months)
    let denominator = total(key(place, .denominator, slice), basis, month, months)
    if let numerator {
      // A population is the same people in every month, and never added up.
      let below =
        indicator.measure == .rate
        ? totals.sum(key(place, .denominator, slice), [month]) : denominator
      if numerator.isWithheld || below?.isWithheld == true { return Figure(status: .withheld) }
      let figure = figures.figure(
        indicator,
        totals: numerator.amount,
        below?.amount,
        isHeadline: slice == 0,
        month: month
      )
      if let figure { return figure }
    }
    return given(indicator, place, basis, month, slice)
  }

  /// The rows that the figure of a headline was taken from, with the part that they are.
  func origins(
    of indicator: Indicator,
    at place: Int,
    basis: Basis,
    month: Month
  ) -> [(part: AgencyMeasure.Part, origin: RowOrigin)] {
    let months = months(of: basis, endingWith: month)
    func rows(_ part: AgencyMeasure.Part, _ months: [Month])
      -> [(part: AgencyMeasure.Part, origin: RowOrigin)]
    {
      guard let total = total(key(place, part, 0), basis, month, months) else { return [] }
      return ([total.origin] + total.furtherOrigins).map { (part, $0) }
    }
    let counted = rows(.numerator, months) + rows(.denominator, months)
    return counted.contains { $0.part == .numerator } ? counted : rows(.value, [month])
  }

  /// A finished figure as the agency gives it, never added up: under the month, or under the
  /// basis that pages show where the indicator has no month.
  private func given(
    _ indicator: Indicator,
    _ place: Int,
    _ basis: Basis,
    _ month: Month,
    _ slice: Int
  ) -> Figure? {
    let isShown = indicator.bases.contains(.month) ? basis == .month : basis == indicator.bases[0]
    let ofMonth = isShown ? totals.sum(key(place, .value, slice), [month]) : nil
    guard let total = whole(key(place, .value, slice), basis, month) ?? ofMonth else { return nil }
    guard !total.isWithheld else { return Figure(status: .withheld) }
    let value = ExactDecimal(units: total.amount, places: 6)
    return Figure(status: .counted, value: value.rounded(to: indicator.places))
  }

  /// The total of a span: as the agency gives it for the whole quarter, term or year, else the sum
  /// of its months.
  private func total(
    _ key: AgencyTotals.Key,
    _ basis: Basis,
    _ month: Month,
    _ months: [Month]
  ) -> AgencyTotals.Total? {
    whole(key, basis, month) ?? totals.sum(key, months)
  }

  private func whole(
    _ key: AgencyTotals.Key,
    _ basis: Basis,
    _ month: Month
  ) -> AgencyTotals.Total? {
    guard let wholes = totals.wholes[key] else { return nil }
    if let total = nameOfSpan(basis, month).flatMap({ wholes[$0] }) { return total }
    // Between the ends of terms and years the reporting month shows the last one that ended.
    guard basis == .term || basis == .year, month == spans.periods.months.last else { return nil }
    let earlier = (1...11).lazy.compactMap { nameOfSpan(basis, month.adding(-$0)) }.first
    return earlier.flatMap { wholes[$0] }
  }

  private func nameOfSpan(_ basis: Basis, _ month: Month) -> String? {
    basis == .term ? spans.terms.ending(in: month)?.name : basis.nameOfSpan(endingWith: month)
  }

  private func months(of basis: Basis, endingWith month: Month) -> [Month] {
    switch basis {
    case .snapshot, .month: return [month]
    case .year where month.monthOfYear != 3: return []
    case .term:
      guard let term = spans.terms.all.first(where: { $0.days.upperBound.month == month }) else {
        return []
      }
      return (0..<6).reversed().map { month.adding(-$0) }
        .filter { spans.terms.term(of: $0)?.name == term.name }
    default:
      let first = basis.firstMonth(endingWith: month)
      return (first.index...month.index).map { Month(index: $0) }
    }
  }

  /// Rows of children win; that the agency's total says otherwise is worth knowing.
  private func compare(
    _ indicator: Indicator,
    _ place: Int,
    _ counted: Reading,
    _ total: Figure,
    _ slice: Int,
    _ findings: inout [Finding]
  ) {
    guard counted.figure.status == .counted, total.status == .counted,
      counted.figure.value != total.value,
      let origin = [AgencyMeasure.Part.numerator, .value, .denominator].lazy
        .compactMap({ totals.origins[key(place, $0, slice)]?[counted.period] }).first
    else { return }
    findings.append(
      Finding(
        file: Int(origin.file),
        line: Int(origin.line),
        rule: "L070",
        severity: .query,
        action: .kept,
        message: "The total for '\(indicator.title)' in \(counted.period.inWords) is not what the "
          + "rows of children give.",
        howToFix: "The rows count; agree with the sender which of the two is right."
      )
    )
  }
}
