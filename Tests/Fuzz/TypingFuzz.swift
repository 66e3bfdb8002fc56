import Catalogue
import Records

@testable import Ingest

/// Sends damaged rows below a good header through recognition, typing and uniting: nothing may
/// crash, every row must be accounted for, and no finding may hold what a cell held.
///
/// The first byte chooses the dataset, the second which of its columns stand beside those that it
/// needs; with a first byte of 240 or more there is no header but what the rest brings.
struct TypingFuzz {
  private let catalogue: Catalogue
  /// For each dataset the usual names of the columns that it needs, and of all others.
  private let names: [(needed: [String], others: [String])]

  /// What stands in cells wherever the input has a tilde; no sentence of ours holds it.
  private static let marker = Array("QZX".utf8)

  /// Makes a fuzzer for the catalogue in a folder.
  init(folder: String) throws {
    let files = [
      "datasets", "fields", "aliases", "codes", "spellings", "splits", "identities", "rules",
    ]
    let sheets = try files.map { try SheetReader.sheet(path: "\(folder)/\($0).csv") }
    catalogue = try Catalogue(sheets: sheets)
    let schema = catalogue.schema
    let headers = catalogue.headers
    names = schema.datasets.indices.filter { schema.datasets[$0].shape != .reference }.map {
      place in
      let fields = schema.datasets[place].fields
      let named = fields.indices.map { headers.example(of: $0, in: place) }
      return (
        fields.indices.filter { fields[$0].isRequired && !named[$0].isEmpty }.map { named[$0] },
        fields.indices.filter { !fields[$0].isRequired && !named[$0].isEmpty }.map { named[$0] }
      )
    }
  }

  /// Types a file and says what is wrong with the account of it; `nil` when nothing is.
  func fault(_ input: [UInt8]) -> String? {
    var sink = TypingSink(catalogue: catalogue, file: 0)
    let report: ReadingReport
    do {
      report = try readRecords(bytes: text(of: input), options: ReadingOptions(), into: &sink)
    } catch {
      return error.description.isEmpty ? "an error without words" : nil
    }
    let typed: TypedFile
    do {
      typed = try sink.finish()
    } catch {
      return error.description.isEmpty ? "a refusal without words" : nil
    }
    guard typed.account.read == report.read else { return "typing lost a record" }
    if let fault = Self.fault(of: typed.account, setAside: typed.setAside.count) { return fault }
    if !typed.findings.allSatisfy({ Self.isClean($0) }) { return "a finding holds a cell" }
    for table in typed.tables
    where table.columns.contains(where: { $0?.count ?? table.rowCount != table.rowCount }) {
      return "ragged columns"
    }
    return faultOfUniting(typed)
  }

  /// What is wrong once the rows have been judged and united with themselves.
  private func faultOfUniting(_ typed: TypedFile) -> String? {
    guard !typed.tables.isEmpty else { return nil }
    var file = ExtractFile(file: 0, path: "extracts/2025-09/fuzz.csv", typed: typed)
    file.nameTerm()
    file.vetDates()
    file.vetBirths()
    file.vetRules(catalogue)
    let aside = typed.setAside.count + file.setAside.count
    if let fault = Self.fault(of: file.typed.account, setAside: aside) { return fault }
    let builder = CaseloadBuilder(
      extracts: [file],
      authorities: [Authority(code: "999", name: "Exampleshire")],
      reference: ReferenceShelf().finish(),
      catalogue: catalogue,
      coverage: Coverage()
    )
    let united = builder.accounts[0]
    if file.typed.account.accepted - united.duplicates - united.contradicted.count < 0 {
      return "more duplicates than rows"
    }
    return (file.findings + united.findings).allSatisfy { Self.isClean($0) }
      ? nil : "a finding of a row holds a cell"
  }

  private static func fault(of rows: RowAccount, setAside: Int) -> String? {
    if !rows.isBalanced || rows.accepted < 0 { return "an account that is not balanced" }
    return rows.rejected == setAside ? nil : "a row set aside without a record of it"
  }

  /// Whether a finding holds nothing of a cell; only unknown names of columns are repeated.
  private static func isClean(_ finding: Finding) -> Bool {
    finding.rule == TypingSink.unreadColumns || !"\(finding)".contains("QZX")
  }

  private func text(of input: [UInt8]) -> [UInt8] {
    guard input.count > 2 else { return input }
    var text: [UInt8] = []
    if input[0] < 240 {
      let (needed, others) = names[Int(input[0]) % names.count]
      var header = needed
      for offset in 0..<min(4, others.count) {
        header.append(others[(Int(input[1]) + offset) % others.count])
      }
      let quoted = header.map { $0.contains(",") ? "\"\($0)\"" : $0 }
      text = Array((quoted.joined(separator: ",") + "\n").utf8)
    }
    for byte in input[2...] {
      if byte == UInt8(ascii: "~") { text += Self.marker } else { text.append(byte) }
    }
    return text
  }
}

extension TypingFuzz {
  /// Rows that hold every form of cell, in small.
  static let seeds: [String] = [
    "1,7,2025-01-02,,NEG,0\n2,8,03/02/2025,31/12/9999,a) Neglect,1\n",
    "~,A1,2025-01-02,13/2/02,\"Multiple: NEG, EMO\",~\nA1,~,44158,#REF!,~,<5\n",
    "9.21E+06,=\"0123\",4 January 2021,01/01/1900,YNNY,24.3%\n~,~,~,~,~,~\n",
    "x,x,2025-09,134.0,\"1,204\",*\nx,x,Autumn 2025,Q1,c,~\nx,x,2025-09,1,2,3\n",
    "A,2021-06-30T22:30:00Z,B,[\"1A\",\"2B\"],{\"16A\":\"Yes\"},Y\nA,01/13/2020,B,1,2,3,4\n",
  ]
}
