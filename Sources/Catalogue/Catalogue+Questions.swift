import Records

extension Catalogue {
  /// Reads `questions.csv`: what to ask of an indicator (`about` is its id), of all indicators of a
  /// theme (`about` is its name) or of any (`about` is empty), while it has a status (empty for
  /// every one); a catalogue without the file has only the indicators' own questions.
  static func questions(
    from sheets: CatalogueSheets,
    for indicators: [Indicator]
  ) throws(CatalogueError) -> [Indicator] {
    let ids = Set(indicators.map(\.id))
    let themes = Set(indicators.map(\.theme))
    var ofIndicator: [String: [ChallengeQuestion]] = [:]
    var ofTheme: [String: [ChallengeQuestion]] = [:]
    var general: [ChallengeQuestion] = []
    for sheet in sheets.named("questions") {
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let about = place.cell("about")
        let status: StatusWord? =
          place.cell("status").isEmpty
          ? nil : try place.choice("status", what: "status word")
        let text = try place.filled("question")
        if about.isEmpty {
          guard status != nil else { throw place.fail("status", .empty) }
          general.append(ChallengeQuestion(reach: .all, status: status, text: text))
        } else if ids.contains(about) {
          let one = ChallengeQuestion(reach: .indicator, status: status, text: text)
          ofIndicator[about, default: []].append(one)
        } else if themes.contains(about) {
          let one = ChallengeQuestion(reach: .theme, status: status, text: text)
          ofTheme[about, default: []].append(one)
        } else {
          let nearest = nearestWord(to: about, among: (ids.union(themes)).sorted())
          throw place.fail(
            "about",
            .unknown(what: "indicator or theme", word: about, nearest: nearest)
          )
        }
      }
    }
    return indicators.map { indicator in
      var indicator = indicator
      indicator.questions =
        (ofIndicator[indicator.id] ?? []) + (ofTheme[indicator.theme] ?? []) + general
      return indicator
    }
  }
}
