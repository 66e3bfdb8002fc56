import Catalogue
import Records
import Synchronization
import TestSupport
import Testing

@testable import Ingest
@testable import Metrics

/// Counts worked examples: the standard catalogue, the real reader, the calculation.
struct Workbench: Sendable {
  /// The one that all examples share.
  static let shared = Result { try Workbench() }

  /// The standard catalogue.
  let catalogue: Catalogue
  /// Bank holidays and school terms of the checkout, and 10,000 children in every year.
  let reference: ReferenceLibrary

  /// What was calculated so far.
  private let calculations = Calculations()

  /// The rows of an example and the month that they are looked at in.
  private struct Bundle: Hashable {
    let extracts: [String: String]
    let period: String
  }

  /// Calculations that tests share.
  private final class Calculations: Sendable {
    private let known = Mutex<[Bundle: Calculation]>([:])

    func withLock<Result>(_ body: (inout sending [Bundle: Calculation]) -> sending Result)
      -> Result
    {
      known.withLock(body)
    }
  }

  private static let authority = Authority(code: "999", name: "Exampleshire")

  private init() throws {
    catalogue = try Catalogue(
      sheets: try StandardSheets.names.map {
        try SheetReader.sheet(path: "\(checkoutFolder)/data/catalogue/\($0).csv")
      }
    )
    let request = IntakeRequest(
      folder: checkoutFolder + "/data",
      files: [],
      catalogue: catalogue,
      authorities: [Self.authority]
    )
    var shelf = ReferenceShelf()
    for (place, name) in ["bank_holidays", "terms"].enumerated() {
      let file = InputFile(path: "reference/\(name).csv")
      shelf.add(try #require(FileOutcome(file, at: place, of: request).reference))
    }
    var library = shelf.finish()
    let area = Area(level: .authority, code: "999", name: "Exampleshire", region: "")
    library.populations = (2018...2026).map { year in
      PopulationEstimate(area: area, year: year, children: 10_000, release: "a", file: "a.csv")
    }
    reference = library
  }

  /// Every figure that the extracts of an example give; examples of the same rows share them.
  func calculation(of example: WorkedExample) throws -> Calculation {
    let key = Bundle(extracts: example.extracts, period: example.period)
    if let known = calculations.withLock({ $0[key] }) { return known }
    let made = try calculate(example)
    calculations.withLock { $0[key] = made }
    return made
  }

  private func calculate(_ example: WorkedExample) throws -> Calculation {
    var files: [ExtractFile] = []
    for (dataset, text) in example.extracts.sorted(by: { $0.key < $1.key }) {
      files.append(try extract(dataset, text, file: files.count))
    }
    let builder = CaseloadBuilder(
      extracts: files,
      authorities: [Self.authority],
      reference: reference,
      catalogue: catalogue,
      coverage: Coverage(everywhere: CalendarDate(iso: "2015-01-01"))
    )
    return Calculation(
      catalogue: catalogue,
      caseload: try #require(builder.caseloads.first),
      reference: reference,
      period: try #require(Month(example.period))
    )
  }

  /// Reads one extract; an example in which a row cannot be read is a mistake.
  private func extract(_ name: String, _ text: String, file: Int) throws -> ExtractFile {
    var sink = TypingSink(catalogue: catalogue, file: file, named: name)
    let bytes = Array(try inAgencyWords(text, of: name).utf8)
    _ = try readRecords(bytes: bytes, into: &sink)
    let typed = try sink.finish()
    #expect(typed.account.rejected == 0, "a row of \(name) was set aside: \(typed.findings)")
    #expect(typed.account.read > 0, "\(name) has no rows")
    var extract = ExtractFile(file: file, path: "extracts/\(name).csv", typed: typed)
    extract.nameTerm()
    extract.vetDates()
    extract.vetBirths()
    extract.vetRules(catalogue)
    return extract
  }

  /// The text with a header in which each field of the dataset has the first name that the
  /// catalogue knows for it; other names stay as they are.
  private func inAgencyWords(_ text: String, of name: String) throws -> String {
    let place = try #require(
      catalogue.schema.datasets.firstIndex { $0.name == name },
      "there is no dataset \(name)"
    )
    let lines = text.split(separator: "\n", maxSplits: 1)
    let header = try #require(lines.first).split(separator: ",").map { cell in
      catalogue.schema.datasets[place].place(of: String(cell))
        .map { catalogue.headers.example(of: $0, in: place) } ?? String(cell)
    }
    return header.joined(separator: ",") + "\n" + (lines.dropFirst().first ?? "") + "\n"
  }
}

/// The files of the standard catalogue.
enum StandardSheets {
  static let names = [
    "aliases", "bases", "benchmarks", "breakdowns", "codes", "datasets", "fields", "identities",
    "indicators", "measures", "rules", "spellings", "splits", "words",
  ]
}
