import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

/// Feeds a well-formed table to the typing floor, in place of the reader.
enum TypingDriver {
  /// The standard catalogue, as the files of the checkout say it.
  static let catalogue: Catalogue = {
    do {
      return try Catalogue(sheets: sheets)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The files of the standard catalogue that the typing floor needs.
  static let sheets: [Sheet] = ["datasets", "fields", "codes", "aliases", "spellings", "splits"]
    .compactMap { name in
      do {
        return try SheetReader.sheet(path: checkout + "/data/catalogue/\(name).csv")
      } catch {
        preconditionFailure("\(name).csv: \(error)")
      }
    }

  /// The folder of the checkout.
  static let checkout = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Types a table that is written out as CSV.
  static func typed(
    _ text: String,
    as name: String? = nil,
    madeOn: CalendarDate? = nil
  ) throws -> TypedFile {
    try typed(try SheetReader.sheet(Array(text.utf8).span, file: "test.csv"), as: name, madeOn)
  }

  /// Types a table.
  static func typed(
    _ sheet: Sheet,
    as name: String? = nil,
    _ madeOn: CalendarDate? = nil
  ) throws -> TypedFile {
    var sink = TypingSink(catalogue: catalogue, file: 0, named: name, madeOn: madeOn)
    sink.begin(header: sheet.header, line: 1)
    for row in sheet.rows {
      var bytes: [UInt8] = []
      var ends: [Int32] = []
      for cell in row.cells {
        bytes.append(contentsOf: cell.utf8)
        ends.append(Int32(bytes.count))
      }
      sink.record(bytes: bytes.span, ends: ends.span, lines: row.line...row.line)
    }
    let file = try sink.finish()
    expectBalance(of: file.account, file.dataset)
    #expect(file.account.read == sheet.rows.count)
    #expect(file.account.rejected == file.setAside.count)
    return file
  }
}

extension TypedFile {
  /// The cells of one field of one of the tables, written out; an empty text for a missing cell.
  func cells(_ field: String, of dataset: String? = nil) -> [String] {
    guard let table = tables.first(where: { $0.dataset.name == dataset ?? self.dataset }),
      let place = table.dataset.place(of: field)
    else { return ["no such field"] }
    guard let column = table.columns[place] else { return ["no such column"] }
    let lists = TypingDriver.catalogue.schema.codeLists
    let codes = lists[table.dataset.fields[place].list]?.codes ?? []
    return (0..<column.count).map { row in
      switch column {
      case .dates(let cells):
        cells[row] == Column.missingDate ? "" : "\(CalendarDate(dayNumber: cells[row]))"
      case .codes(let cells):
        switch cells[row] {
        case Column.missingCode: ""
        case Column.unknownCode: "unknown"
        default: codes[Int(cells[row])].code
        }
      case .codeSets(let cells):
        codes.indices.filter { cells[row] & (1 << UInt64($0)) != 0 }.map { codes[$0].code }
          .joined(separator: "+")
      case .identifiers(let cells): cells[row] < 0 ? "" : identifiers[cells[row]]
      case .integers(let cells): cells[row] == Column.missingInteger ? "" : "\(cells[row])"
      case .decimals(let cells): cells[row].map { "\($0)" } ?? ""
      case .flags(let cells): cells[row] < 0 ? "" : cells[row] == 1 ? "yes" : "no"
      case .texts(let cells): cells[row] < 0 ? "" : words[cells[row]]
      }
    }
  }

  /// The rules of the findings with their actions, such as `L004 kept`.
  var rules: [String] { findings.map { "\($0.rule) \($0.action.rawValue)" } }
}
