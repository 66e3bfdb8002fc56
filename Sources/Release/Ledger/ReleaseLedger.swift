public import Records
import Metrics

/// Everything that has been published, in the order of publication: `ledger/releases.csv`.
///
/// The file is only ever appended to. The last row of each release bears its seal, the SHA-256 of
/// the seal before it and of every row of the release, so that no row can be changed, added or
/// removed without the next reading finding it.
public struct ReleaseLedger: Sendable {
  /// The columns of the file.
  public static let columns = [
    "release", "area_code", "indicator", "version", "period", "basis", "breakdown", "category",
    "numerator", "denominator", "value", "lower", "upper", "symbol", "seal",
  ]

  /// The figures by the code of the authority, in the order of publication.
  public private(set) var figures: [String: [PublishedFigure]] = [:]
  /// The months that have been released, by the code of the authority.
  public private(set) var releases: [String: Set<Month>] = [:]
  /// The seal of the last release; empty when there is none.
  public private(set) var seal = ""

  /// Makes a ledger of a partnership that has published nothing.
  public init() {}

  /// Reads a ledger and checks its seals.
  ///
  /// - Parameters:
  ///   - sheet: The file.
  ///   - makeDigest: Makes a SHA-256.
  /// - Throws: `LedgerError`.
  public init(
    _ sheet: Sheet,
    makeDigest: () -> any ByteDigest
  ) throws(LedgerError) {
    var digest = makeDigest()
    var isOpen = false
    for row in sheet.rows {
      let reader = LedgerRowReader(sheet: sheet, row: row)
      let figure = try reader.figure()
      if !isOpen { digest = makeDigest() }
      if !isOpen { digest.update(Array(seal.utf8).span) }
      isOpen = true
      digest.update(Array(sealedText(row.cells.dropLast()).utf8).span)
      let area = reader.cell("area_code")
      figures[area, default: []].append(figure)
      releases[area, default: []].insert(figure.release)
      let found = reader.cell("seal")
      guard !found.isEmpty else { continue }
      guard digest.finish() == found else {
        throw .changed(release: figure.release, line: row.line)
      }
      seal = found
      isOpen = false
    }
    if isOpen, let last = sheet.rows.last { throw .unsealed(line: last.line) }
  }

  /// What has been published of one authority.
  ///
  /// - Parameters:
  ///   - authority: The authority.
  ///   - reasons: Why figures have changed, as people have stated it.
  /// - Returns: The figures as they were published first and last.
  public func history(
    of authority: Authority,
    reasons: [RevisionReason] = []
  ) -> PublishedHistory {
    PublishedHistory(figures[authority.code] ?? [], reasons: reasons, seal: seal)
  }

  /// The rows that publish figures: those that are new and those that differ from what was
  /// published last, the last of them sealed.
  ///
  /// - Parameters:
  ///   - published: The figures of a public edition.
  ///   - area: The code of its authority.
  ///   - makeDigest: Makes a SHA-256.
  /// - Returns: The cells of each row, in the order of `columns`; none when nothing is new.
  public func rows(
    publishing published: [PublishedFigure],
    of area: String,
    makeDigest: () -> any ByteDigest
  ) -> [[String]] {
    let known = PublishedHistory(figures[area] ?? [])
    let fresh = published.filter { known.latest[$0.place]?.figure != $0.figure }
    guard !fresh.isEmpty else { return [] }
    var digest = makeDigest()
    digest.update(Array(seal.utf8).span)
    var rows = fresh.map { cells(of: $0, area: area) }
    for row in rows { digest.update(Array(sealedText(row[...]).utf8).span) }
    let seal = digest.finish()
    for place in rows.indices { rows[place].append(place == rows.count - 1 ? seal : "") }
    return rows
  }

  private func cells(of published: PublishedFigure, area: String) -> [String] {
    let place = published.place
    let start = [
      published.release.description, area, place.indicator, String(published.version),
      place.period.description, place.basis.rawValue, place.slice.breakdown, place.slice.category,
    ]
    switch published.figure {
    case .shown(let value, let numerator, let denominator, let lower, let upper):
      return start + [
        numerator.map { String($0) } ?? "", denominator.map { String($0) } ?? "",
        value.description, lower?.description ?? "", upper?.description ?? "", "",
      ]
    case .symbol(let symbol): return start + ["", "", "", "", "", symbol.rawValue]
    }
  }
}

/// A row as its seal covers it: cells cannot flow into one another.
private func sealedText(_ cells: ArraySlice<String>) -> String {
  cells.joined(separator: "\u{1F}") + "\n"
}

/// Reads one row of a ledger, or of `indicators.csv`, whose columns have the same names.
struct LedgerRowReader {
  let sheet: Sheet
  let row: Sheet.Row

  func cell(_ column: String) -> String { sheet.cell(row, column) }

  func figure() throws(LedgerError) -> PublishedFigure {
    PublishedFigure(
      place: try place(),
      release: try month("release"),
      version: try number("version").map { Int($0) } ?? 1,
      figure: try shown()
    )
  }

  func place() throws(LedgerError) -> FigurePlace {
    guard let basis = Basis(rawValue: cell("basis")) else {
      throw fail("basis", "a span such as 'snapshot'")
    }
    return FigurePlace(
      indicator: cell("indicator"),
      period: try month("period"),
      basis: basis,
      slice: Slice(breakdown: cell("breakdown"), category: cell("category"))
    )
  }

  func shown() throws(LedgerError) -> ReleasedFigure {
    let symbol = cell("symbol")
    if !symbol.isEmpty {
      guard let shorthand = Shorthand(rawValue: symbol) else {
        throw fail("symbol", "one of \(["c", "x", "z", "u", "k"].joined(separator: ", "))")
      }
      return .symbol(shorthand)
    }
    guard let value = try decimal("value") else { throw fail("value", "a number or a symbol") }
    return .shown(
      value: value,
      numerator: try number("numerator"),
      denominator: try number("denominator"),
      lower: try decimal("lower"),
      upper: try decimal("upper")
    )
  }

  private func month(_ column: String) throws(LedgerError) -> Month {
    guard let month = Month(cell(column)) else { throw fail(column, "a month such as 2025-09") }
    return month
  }

  private func number(_ column: String) throws(LedgerError) -> Int64? {
    if cell(column).isEmpty { return nil }
    guard let number = Int64(cell(column)) else { throw fail(column, "a whole number or nothing") }
    return number
  }

  private func decimal(_ column: String) throws(LedgerError) -> ExactDecimal? {
    if cell(column).isEmpty { return nil }
    guard let number = ExactDecimal(cell(column)) else { throw fail(column, "a number or nothing") }
    return number
  }

  private func fail(_ column: String, _ expected: String) -> LedgerError {
    .unreadable(line: row.line, column: column, expected: expected)
  }
}
