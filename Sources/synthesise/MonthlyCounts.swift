import Records

/// Agencies that send totals instead of children: most of them in tidy rows, early help with a
/// column a month.
struct MonthlyCounts {
  let settings: Settings
  private var dice: Dice

  /// Writes every file of totals.
  ///
  /// - Returns: How many rows they have together.
  static func write(_ settings: Settings) throws(WritingError) -> Int {
    var counts = MonthlyCounts(
      settings: settings,
      dice: Dice(seed: settings.seed ^ 0x5EED)
    )
    var rows = 0
    for sender in Sender.all { rows += try counts.write(sender) }
    return try rows + counts.writeEarlyHelp(lastYear: true) + counts.writeEarlyHelp(lastYear: false)
  }

  private func scaled(_ number: Int) -> Int { number * settings.scale / 1000 }

  /// Writes the tidy rows of an agency: month by month, or the quarters, terms and years that have
  /// ended.
  private mutating func write(_ sender: Sender) throws(WritingError) -> Int {
    let file = try ExtractFile(sender.layout, in: settings.folder)
    let agency = sender.agency
    for total in sender.totals {
      for period in periods(total.rhythm) {
        // One level for the whole county and a pinch of chance for each row.
        var left = scaled(total.typical * dice.among(82...118) / 100)
        if total.isStock { left = max(left, 1) }
        let whole = max(1, scaled(total.whole * dice.among(95...105) / 100))
        if total.parts.isEmpty {
          let isPart = total.whole > 0 && total.typical <= total.whole
          let number = isPart ? min(left, whole) : left
          let cell = total.hidesSmall && (1...4).contains(number) ? "<5" : "\(number)"
          file.row("\(period),\(agency),\(total.name),,\(cell)")
        }
        for (place, part) in total.parts.enumerated() {
          let number = scaled(total.typical * part.share * dice.among(80...120) / 10_000)
          if let below = total.below {
            let asked = max(1, scaled(total.whole * part.share * dice.among(95...105) / 10_000))
            file.row("\(period),\(agency),\(below),\(part.name),\(asked)")
            file.row("\(period),\(agency),\(total.name),\(part.name),\(min(number, asked))")
          } else {
            file.row("\(period),\(agency),\(total.name),\(total.parts[place].name),\(number)")
          }
        }
        if let below = total.below, total.parts.isEmpty {
          file.row("\(period),\(agency),\(below),,\(whole)")
        }
      }
    }
    try file.close()
    return file.rows
  }

  /// The periods of 24 months, oldest first, in the words that agencies use.
  private func periods(_ rhythm: Sender.Rhythm) -> [String] {
    let months = (0..<24).reversed().map { settings.period.adding(-$0) }
    switch rhythm {
    case .month: return months.map(\.description)
    case .quarter:
      return months.filter { $0.monthOfYear % 3 == 0 }.map {
        let year = $0.reportingYear - 1
        return "\(Self.split(year)) Q\(($0.monthOfYear + 8) / 3 % 4 + 1)"
      }
    case .term:
      return months.compactMap {
        switch $0.monthOfYear {
        case 12: "Autumn \($0.year)"
        case 3: "Spring \($0.year)"
        case 7: "Summer \($0.year)"
        default: nil
        }
      }
    case .schoolYear:
      return months.filter { $0.monthOfYear == 8 }.map { Self.split($0.year - 1) }
    case .year: return months.filter { $0.monthOfYear == 3 }.map { Self.split($0.year - 1) }
    }
  }

  private static func split(_ year: Int) -> String {
    let end = (year + 1) % 100
    return "\(year)/\(end < 10 ? "0" : "")\(end)"
  }

  private mutating func writeEarlyHelp(lastYear: Bool) throws(WritingError) -> Int {
    let april = Month(year: settings.period.reportingYear - (lastYear ? 2 : 1), month: 4)
    var header = "Ref,Indicator,Target"
    var months: [Month] = []
    for step in 0..<12 where april.adding(step) <= settings.period {
      let month = april.adding(step)
      months.append(month)
      header += "," + Self.wideName(of: month)
      if step % 3 == 2 { header += ",Q\(step / 3 + 1)" }
    }
    let layout = lastYear ? Layout.earlyHelpLastYear : Layout.earlyHelp
    let file = try ExtractFile(
      Layout(path: layout.path, header: header + ",YTD"),
      in: settings.folder
    )
    for (reference, name, typical) in [
      ("EH1", "TAF meetings held", 96), ("EH2", "Parenting courses run", 9),
    ] {
      var cells = "\(reference),\(name),"
      var total = 0
      var quarter = 0
      for (place, _) in months.enumerated() {
        let number = scaled(typical * dice.among(80...120) / 100)
        total += number
        quarter += number
        cells += ",\(number)"
        if place % 3 == 2 {
          cells += ",\(quarter)"
          quarter = 0
        }
      }
      file.row(cells + ",\(total)")
    }
    try file.close()
    return file.rows
  }

  private static func wideName(of month: Month) -> String {
    let year = month.year % 100
    return "\(month.inShort.prefix(3))-\(year < 10 ? "0" : "")\(year)"
  }
}
