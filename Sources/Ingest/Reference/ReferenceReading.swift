import Catalogue
import Records

/// What one reference file holds, and what reading it brought to light.
struct ReferenceReading: Sendable {
  /// The position of the file in the report.
  let file: Int
  /// The file and what became of its rows.
  var report: FileReport
  /// What was found.
  var findings: [Finding] = []
  /// The rows that were set aside.
  var setAside: [SetAsideRow] = []
  /// Published figures.
  var tables: [PublishedTable] = []
  /// Populations.
  var populations: [PopulationEstimate] = []
  /// Statistical neighbours.
  var neighbourModels: [NeighbourModel] = []
  /// Bank holidays.
  var bankHolidays: [CalendarDate] = []
  /// School terms.
  var terms: [SchoolTerm] = []
  /// What indicators should reach.
  var targets: [Target] = []

  /// Makes the reading of a file of which nothing has been read yet.
  init(file: Int, report: FileReport) {
    self.file = file
    self.report = report
  }

  /// Reads what the store holds.
  init(
    file: Int,
    report: FileReport,
    cells: CellStore,
    knowledge: ReferenceKnowledge = ReferenceKnowledge(),
    indicators: [Indicator] = [],
    authorities: [String] = []
  ) {
    self.init(file: file, report: report)
    guard let layout = ReferenceLayout(header: cells.header) else {
      self.report.refusal =
        "The columns are those of no reference file that is known; the layouts are listed in "
        + "data/reference/README.md."
      return
    }
    self.report.dataset = layout.dataset
    self.report.rows.read = cells.rowCount + cells.unreadable.count
    for row in cells.unreadable { setAside(row) }
    switch layout {
    case .published: PublishedFile(cells: cells, knowledge: knowledge).read(into: &self)
    case .population: PublishedFile(cells: cells, knowledge: knowledge).readPopulation(into: &self)
    case .neighboursWide: NeighbourFile(cells: cells).readWide(into: &self)
    case .neighboursLong: NeighbourFile(cells: cells).readLong(into: &self)
    case .bankHolidays: CalendarFile(cells: cells).readBankHolidays(into: &self)
    case .terms: CalendarFile(cells: cells).readTerms(into: &self)
    case .targets:
      TargetFile(cells: cells, indicators: indicators, authorities: authorities).read(into: &self)
    case .interactiveTool:
      InteractiveToolFile(cells: cells, knowledge: knowledge).read(into: &self)
    case .fingertips:
      FingertipsFile(cells: cells, knowledge: knowledge).read(into: &self)
    }
  }

  /// The folder that the file lies in, which stands for the release.
  var release: String {
    report.path.lastIndex(of: "/").map { String(report.path[..<$0]) } ?? ""
  }

  /// Sets aside a record that could not be split.
  private mutating func setAside(_ row: UnreadableRow) {
    report.rows.rejected += 1
    findings.append(
      Finding(
        file: file,
        line: row.lines.lowerBound,
        rule: row.rule,
        severity: .error,
        action: .setAside,
        message: row.reason,
        howToFix: row.howToFix
      )
    )
    setAside.append(
      SetAsideRow(
        file: file,
        firstLine: row.lines.lowerBound,
        lastLine: row.lines.upperBound,
        rule: row.rule,
        reason: row.reason,
        text: row.text
      )
    )
  }

  /// Sets aside a row that cannot be used.
  mutating func setAside(
    _ row: Int,
    of cells: CellStore,
    column: Int?,
    rule: String,
    reason: String,
    howToFix: String
  ) {
    report.rows.rejected += 1
    let lines = cells.lines[row]
    findings.append(
      Finding(
        file: file,
        line: lines.lowerBound,
        column: column,
        rule: rule,
        severity: .error,
        action: .setAside,
        message: reason,
        howToFix: howToFix
      )
    )
    setAside.append(
      SetAsideRow(
        file: file,
        firstLine: lines.lowerBound,
        lastLine: lines.upperBound,
        rule: rule,
        reason: reason,
        text: cells.line(of: row)
      )
    )
  }

  /// A figure as it is printed; words in its place are a finding.
  mutating func figure(
    _ row: Int,
    _ column: Int,
    of cells: CellStore,
    from publisher: String
  ) -> PublishedCell {
    switch PrintedCell(cells.cell(row, column)) {
    case .figure(let cell): return cell
    case .words:
      findings.append(
        Finding(
          file: file,
          line: cells.lines[row].lowerBound,
          column: column,
          rule: "EES-ind_invalid_entry",
          severity: .query,
          action: .kept,
          message: "The cell is neither a number nor one of the symbols c, x, z, u, k and low.",
          howToFix: "Download the file again from \(publisher)."
        )
      )
      return .blank
    }
  }
}
