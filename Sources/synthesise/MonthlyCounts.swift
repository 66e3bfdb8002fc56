import Records

/// Agencies that send totals instead of children: health in tidy rows, early help with a column a
/// month.
enum MonthlyCounts {
  /// Writes both files.
  ///
  /// - Returns: How many rows they have together.
  static func write(_ settings: Settings) throws(WritingError) -> Int {
    var dice = Dice(seed: settings.seed ^ 0x5EED)
    return try writeHealth(settings, &dice) + writeEarlyHelp(settings, &dice)
  }

  private static func scaled(_ number: Int, _ settings: Settings) -> Int {
    number * settings.scale / 1000
  }

  private static func writeHealth(
    _ settings: Settings,
    _ dice: inout Dice
  ) throws(WritingError) -> Int {
    let file = try ExtractFile(.health, in: settings.folder)
    for back in stride(from: 23, through: 0, by: -1) {
      let month = settings.period.adding(-back).description
      let offered = scaled(dice.among(2300...2700), settings)
      let missed = offered * dice.among(70...105) / 1000
      file.row("\(month),Exampleshire Health,Appointments offered to children,,\(offered)")
      file.row("\(month),Exampleshire Health,Children not brought to appointment,,\(missed)")
      let few = scaled(dice.among(2...12), settings)
      file.row(
        "\(month),Exampleshire Health,Graded Care Profile 2 completed,,"
          + ((1...4).contains(few) ? "<5" : "\(few)")
      )
    }
    try file.close()
    return file.rows
  }

  private static func writeEarlyHelp(
    _ settings: Settings,
    _ dice: inout Dice
  ) throws(WritingError) -> Int {
    let april = Month(year: settings.period.reportingYear - 1, month: 4)
    var header = "Ref,Indicator,Target"
    var months: [Month] = []
    for step in 0..<12 where april.adding(step) <= settings.period {
      let month = april.adding(step)
      months.append(month)
      header += "," + wideName(of: month)
      if step % 3 == 2 { header += ",Q\(step / 3 + 1)" }
    }
    var layout = Layout.earlyHelp
    layout = Layout(path: layout.path, header: header + ",YTD")
    let file = try ExtractFile(layout, in: settings.folder)
    for (reference, name, typical) in [
      ("EH1", "No. of EH assessments completed", 150),
      ("EH2", "No. of EH assessments with neglect as primary concern", 45),
      ("EH3", "No. of families stepped up to social care", 14),
    ] {
      var cells = "\(reference),\(name),"
      var total = 0
      var quarter = 0
      for (place, _) in months.enumerated() {
        let number = scaled(typical * dice.among(80...120) / 100, settings)
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
