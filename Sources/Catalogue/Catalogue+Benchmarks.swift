import Records

extension Catalogue {
  private static let benchmarkColumns = [
    "indicator", "scale", "numerator", "denominator", "value", "beside", "filters", "withheld",
    "counterpart", "awaited", "note",
  ]

  /// Reads `benchmarks.csv`: one row for each indicator that DfE publishes a figure of.
  ///
  /// Names of columns are joined by ` + ` where they are added up and by ` | ` where releases call
  /// them differently; filters are `column = value`, several with `;` between them. A denominator
  /// is empty, `population`, or columns. `withheld` gives the counts that a symbol in place of the
  /// numerator hides, such as `1-5`, where that is certain. `awaited` says `yes` for an indicator that
  /// `indicators.csv` does not have yet. `places` is the number of decimals, 1 unless it says
  /// otherwise; `limits` names the columns of the publisher's own limits. Of several rows of one
  /// indicator each answers for the years that those above it do not.
  static func benchmarks(from sheets: CatalogueSheets) throws(CatalogueError) -> [Benchmark] {
    var known: Set<String> = []
    for sheet in sheets.named("indicators") {
      for row in sheet.rows { known.insert(sheet.cell(row, "id")) }
    }
    var benchmarks: [Benchmark] = []
    var replaced: Set<String> = []
    guard !sheets.named("benchmarks").isEmpty else { return [] }
    for sheet in try sheets.required("benchmarks", columns: benchmarkColumns) {
      for row in sheet.rows {
        let benchmark = try benchmark(row, of: sheet)
        let id = benchmark.indicator
        guard known.isEmpty || known.contains(id) || sheet.cell(row, "awaited") == "yes" else {
          let nearest = nearestWord(to: id, among: known.sorted())
          throw CatalogueError(
            file: sheet.file,
            line: row.line,
            column: "indicator",
            problem: .unknown(what: "indicator", word: id, nearest: nearest)
          )
        }
        // A partnership's own file takes the place of all standard rows of an indicator.
        if sheet.file.hasPrefix("local-"), replaced.insert(id).inserted {
          benchmarks.removeAll { $0.indicator == id }
        }
        guard !benchmarks.contains(where: { $0.asksTheSame(as: benchmark) }) else {
          throw CatalogueError(
            file: sheet.file,
            line: row.line,
            column: "indicator",
            problem: .repeated(what: "benchmark of", word: id)
          )
        }
        benchmarks.append(benchmark)
      }
    }
    return benchmarks
  }

  private static func benchmark(
    _ row: Sheet.Row,
    of sheet: Sheet
  ) throws(CatalogueError) -> Benchmark {
    func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
      CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
    }
    let numerator = ways(sheet.cell(row, "numerator"))
    let value = ways(sheet.cell(row, "value")).flatMap { $0 }
    if sheet.cell(row, "indicator").isEmpty { throw fail("indicator", .empty) }
    if numerator.isEmpty && value.isEmpty { throw fail("numerator", .empty) }
    let word = sheet.cell(row, "scale")
    guard let scale = Benchmark.Scale(rawValue: word) else {
      let nearest = nearestWord(to: word, among: Benchmark.Scale.allCases.map(\.rawValue))
      throw fail("scale", .unknown(what: "scale", word: word, nearest: nearest))
    }
    let below = sheet.cell(row, "denominator")
    let denominator: Benchmark.Denominator =
      switch below {
      case "": .nothing
      case "population": .population
      default: .columns(ways(below))
      }
    let isUndivided = scale == .count || scale == .figure || numerator.isEmpty
    guard isUndivided == (denominator == .nothing) else {
      throw fail(
        "denominator",
        .unreadable(reason: "a count is divided by nothing, a rate or percentage by something")
      )
    }
    var filters: [Benchmark.Filter] = []
    for part in sheet.cell(row, "filters").split(separator: ";") {
      guard let mark = part.firstIndex(of: "=") else {
        throw fail("filters", .unreadable(reason: "a filter is written as column = value"))
      }
      filters.append(
        Benchmark.Filter(
          column: trimmed(part[..<mark]),
          value: trimmed(part[part.index(after: mark)...])
        )
      )
    }
    var withheld: ClosedRange<Int64>?
    let hidden = sheet.cell(row, "withheld")
    if !hidden.isEmpty {
      let ends = hidden.split(separator: "-").compactMap { Int64($0) }
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw fail("withheld", .unreadable(reason: "hidden counts are written as 1-5"))
      }
      withheld = ends[0]...ends[1]
    }
    let decimals = sheet.cell(row, "places")
    guard let places = decimals.isEmpty ? 1 : Int(decimals), (0...9).contains(places) else {
      throw fail("places", .unreadable(reason: "decimals are a number from 0 to 9"))
    }
    return Benchmark(
      indicator: sheet.cell(row, "indicator"),
      numerator: numerator,
      denominator: denominator,
      value: value,
      beside: ways(sheet.cell(row, "beside")).flatMap { $0 },
      filters: filters,
      withheld: withheld,
      scale: scale,
      places: places,
      limits: sheet.cell(row, "limits").split(separator: ";").map { trimmed($0) },
      counterpart: sheet.cell(row, "counterpart"),
      note: sheet.cell(row, "note")
    )
  }

  /// Reads `A + B | C + D` as A and B, or C and D.
  ///
  /// Only a plus with blanks around it adds: some columns have one in their names.
  private static func ways(_ text: String) -> [[String]] {
    text.split(separator: " | ").map { way in
      way.split(separator: " + ").map { trimmed($0) }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Benchmark {
  /// Whether two rows would find the same figures, so that one of them says nothing.
  fileprivate func asksTheSame(as other: Benchmark) -> Bool {
    indicator == other.indicator && numerator == other.numerator && value == other.value
      && filters == other.filters && beside == other.beside
  }
}
