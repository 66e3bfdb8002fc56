import Catalogue
import Ingest
import Records
import Testing

@testable import Metrics

/// The catalogue of the checkout.
enum StandardCatalogue {
  static let names = [
    "aliases", "bases", "benchmarks", "breakdowns", "codes", "datasets", "fields", "identities",
    "indicators", "measures", "rules", "spellings", "splits", "words",
  ]

  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/data/catalogue"
  }()

  static func sheets() throws -> [Sheet] {
    try names.map { try SheetReader.sheet(path: "\(folder)/\($0).csv") }
  }

  static func load() throws -> Catalogue { try Catalogue(sheets: sheets()) }
}

/// A caseload written as a few lines of text, one table a dataset: a header of field names, then
/// rows of codes, numbers and ISO dates.
struct MicroCaseload {
  private let catalogue: Catalogue
  private var identifiers = TextPool()
  private var tables: [String: Table] = [:]
  /// The day from which every dataset is complete.
  var coversFrom: CalendarDate?

  init(_ catalogue: Catalogue, coversFrom: String = "2000-01-01") {
    self.catalogue = catalogue
    self.coversFrom = CalendarDate(iso: coversFrom)
  }

  var caseload: Caseload {
    Caseload(
      authority: Authority(code: "999", name: "Exampleshire"),
      tables: tables,
      identifiers: identifiers,
      newestEvent: [:],
      coversFrom: coversFrom.map { day in tables.mapValues { _ in day } } ?? [:]
    )
  }

  /// Adds a table.
  mutating func add(_ name: String, _ text: String) throws {
    let dataset = try #require(catalogue.schema[name])
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let rows = lines.dropFirst()
    var words = TextPool()
    var columns = [Column?](repeating: nil, count: dataset.fields.count)
    for (place, field) in try #require(lines.first).enumerated() {
      let position = try #require(dataset.place(of: field), "\(name) has no field \(field)")
      let cells = rows.map { $0.count > place ? $0[place] : "" }
      columns[position] = try column(cells, dataset.fields[position].type, &words)
    }
    tables[name] = Table(
      dataset: dataset,
      columns: columns,
      origins: rows.indices.map { RowOrigin(file: 0, line: Int32($0 + 1)) },
      words: words
    )
  }

  private mutating func column(
    _ cells: [String],
    _ type: FieldType,
    _ words: inout TextPool
  ) throws -> Column {
    switch type {
    case .identifier:
      return .identifiers(
        cells.map { $0.isEmpty ? Column.missingText : identifiers.place(of: $0) }
      )
    case .date:
      return .dates(
        try cells.map {
          $0.isEmpty ? Column.missingDate : try #require(CalendarDate(iso: $0)).dayNumber
        }
      )
    case .code(let list):
      let codes = try #require(catalogue.schema.codeLists[list])
      return .codes(
        cells.map {
          $0.isEmpty
            ? Column.missingCode : codes.place(of: $0).map { Int16($0) } ?? Column.unknownCode
        }
      )
    case .codes(let list):
      let codes = try #require(catalogue.schema.codeLists[list])
      return .codeSets(
        try cells.map { cell in
          try cell.split(separator: " ").reduce(UInt64(0)) {
            $0 | 1 << UInt64(try #require(codes.place(of: String($1))))
          }
        }
      )
    case .integer:
      return .integers(cells.map { Int32($0) ?? Column.missingInteger })
    case .decimal: return .decimals(cells.map { ExactDecimal($0) })
    case .flag:
      return .flags(cells.map { $0 == "yes" ? 1 : $0 == "no" ? 0 : Column.missingFlag })
    case .period, .text:
      return .texts(cells.map { $0.isEmpty ? Column.missingText : words.place(of: $0) })
    }
  }
}

/// What a calculation says of one indicator in one month.
struct Answers {
  let calculation: Calculation

  init(
    _ catalogue: Catalogue,
    _ micro: MicroCaseload,
    period: String,
    reference: ReferenceLibrary = ReferenceLibrary()
  ) throws {
    calculation = Calculation(
      catalogue: catalogue,
      caseload: micro.caseload,
      reference: reference,
      period: try #require(Month(period))
    )
  }

  /// A figure as `numerator/denominator=value`, or the letter that stands in its place; `-` when
  /// there is no reading.
  func figure(
    _ indicator: String,
    _ basis: Basis,
    _ period: String,
    _ slice: Slice = .total
  ) -> String {
    let reading = calculation.readings.first {
      $0.indicator == indicator && $0.basis == basis && $0.period.description == period
        && $0.slice == slice
    }
    guard let figure = reading?.figure else { return "-" }
    switch figure.status {
    case .withheld: return "c"
    case .notReceived: return "x"
    case .notApplicable: return "z"
    case .counted:
      let value = figure.value?.description ?? "?"
      guard let numerator = figure.numerator else { return value }
      return figure.denominator.map { "\(numerator)/\($0)=\(value)" } ?? value
    }
  }

  /// The slices of a breakdown that hold more than nothing, as `Neglect 2, Not known 1`.
  func slices(_ indicator: String, _ basis: Basis, _ period: String, _ breakdown: String) -> String
  {
    calculation.readings.filter {
      $0.indicator == indicator && $0.basis == basis && $0.period.description == period
        && $0.slice.breakdown == breakdown && ($0.figure.numerator ?? 0) > 0
    }.map { "\($0.slice.category) \($0.figure.numerator ?? 0)" }.joined(separator: ", ")
  }
}
