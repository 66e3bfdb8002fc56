import Records

extension ReportedPeriod {
  /// Reads a period in the forms that extracts use; `nil` when the cell names none.
  ///
  /// `2025-10`, `Oct-25`, `October 2025`, `10/2025` and any date are months, `Q1 2025/26` is a
  /// quarter, `Autumn 2025` a term, `2025/26` and `202526` a year.
  init?(reading cell: Span<UInt8>) {
    guard !cell.isEmpty, cell.count <= 40 else { return nil }
    let parts = Part.parts(of: cell)
    if let quarter = Self.quarter(in: parts) ?? Self.term(in: parts) ?? Self.total(in: parts) {
      self = quarter
    } else if let period = Self.period(of: parts) {
      self = period
    } else if let date = DateCell(reading: cell), date.day != Column.missingDate {
      self = .month(CalendarDate(dayNumber: date.day).month)
    } else {
      return nil
    }
  }

  /// A run of letters or digits.
  private struct Part {
    var letters: [UInt8] = []
    var value = 0
    var digits = 0

    var month: Int? { DateScanner.month(named: letters.span) }

    func says(_ words: String...) -> Bool { words.contains { letters.elementsEqual($0.utf8) } }

    static func parts(of cell: Span<UInt8>) -> [Part] {
      var parts: [Part] = []
      var kind: UInt8 = 0
      for index in cell.indices {
        let byte = cell[index]
        let newKind: UInt8 = CellBytes.isDigit(byte) ? 1 : CellBytes.isLetter(byte) ? 2 : 0
        if newKind != kind, newKind != 0 { parts.append(Part()) }
        kind = newKind
        guard kind != 0, let last = parts.indices.last else { continue }
        if kind == 2 {
          parts[last].letters.append(byte | 0x20)
        } else if parts[last].digits < 9 {
          parts[last].value = parts[last].value * 10 + Int(byte - CellBytes.zero)
          parts[last].digits += 1
        }
      }
      return parts
    }
  }

  private static func quarter(in parts: [Part]) -> ReportedPeriod? {
    guard
      let mark = parts.indices.first(where: { parts[$0].says("q", "qtr", "quarter") }),
      mark + 1 < parts.count, (1...4).contains(parts[mark + 1].value), parts[mark + 1].digits == 1
    else { return nil }
    var rest = parts
    rest.removeSubrange(mark...(mark + 1))
    let number = parts[mark + 1].value
    if rest.isEmpty { return .bareQuarter(number) }
    return year(of: rest).map { .quarter(year: $0, number: number) }
  }

  private static func term(in parts: [Part]) -> ReportedPeriod? {
    for season in Season.allCases {
      guard
        let place = parts.firstIndex(where: {
          $0.letters.elementsEqual(season.rawValue.lowercased().utf8)
        })
      else { continue }
      var rest = parts
      rest.remove(at: place)
      rest.removeAll { $0.says("term") }
      if let year = year(of: rest) {
        return .term(season, year: season == .autumn ? year : year + 1)
      }
      guard rest.count == 1, let year = calendarYear(rest[0]) else { return nil }
      return .term(season, year: year)
    }
    return nil
  }

  private static func total(in parts: [Part]) -> ReportedPeriod? {
    if let first = parts.first, first.says("ytd", "fytd") { return .yearToDate }
    let words = parts.prefix(3).map { String(decoding: $0.letters, as: UTF8.self) }
    return words == ["year", "to", "date"] ? .yearToDate : nil
  }

  /// A month, a year from April or September, or a calendar year.
  private static func period(of parts: [Part]) -> ReportedPeriod? {
    if parts.count == 2, let month = parts[0].month ?? parts[1].month {
      let other = parts[0].month == nil ? parts[0] : parts[1]
      return calendarYear(other).map { .month(Month(year: $0, month: month)) }
    }
    guard parts.allSatisfy({ $0.digits > 0 }) else { return nil }
    switch (parts.count, parts.first?.digits, parts.last?.digits) {
    case (1, 4, _):
      return calendarYear(parts[0]).map { .calendarYear($0) }
    case (1, 6, _):
      let (year, rest) = parts[0].value.quotientAndRemainder(dividingBy: 100)
      if (1...12).contains(rest) { return .month(Month(year: year, month: rest)) }
      return rest == (year + 1) % 100 ? .year(year) : nil
    case (2, 4, 1), (2, 4, 2):
      if (1...12).contains(parts[1].value) {
        return .month(Month(year: parts[0].value, month: parts[1].value))
      }
      return year(of: parts).map { .year($0) }
    case (2, 4, 4):
      return year(of: parts).map { .year($0) }
    case (2, 1, 4), (2, 2, 4):
      guard (1...12).contains(parts[0].value) else { return nil }
      return calendarYear(parts[1]).map { .month(Month(year: $0, month: parts[0].value)) }
    default: return nil
    }
  }

  /// The first calendar year of `2025/26` or `2025/2026`.
  private static func year(of parts: [Part]) -> Int? {
    guard parts.count == 2, let first = calendarYear(parts[0]), parts[0].digits == 4 else {
      return nil
    }
    let next = parts[1].digits == 4 ? first + 1 : (first + 1) % 100
    return parts[1].value == next && parts[1].digits != 1 ? first : nil
  }

  private static func calendarYear(_ part: Part) -> Int? {
    switch part.digits {
    case 2: return 2000 + part.value
    case 4: return (1990...2099).contains(part.value) ? part.value : nil
    default: return nil
    }
  }
}
