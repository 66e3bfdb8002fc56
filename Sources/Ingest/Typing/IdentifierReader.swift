import Catalogue
import Records

/// Reads identifiers, each distinct spelling once.
///
/// Leading zeros stay: 0001001 and 1001 are different children. Blanks and invisible characters
/// anywhere fall away, and so do the wrappings with which spreadsheets keep text as text.
struct IdentifierReader {
  /// An identifier's position in the pool, or why there is none.
  struct Reading {
    /// The position; `Column.missingText` when the cell says nothing.
    var place: Int32
    /// Why there is no identifier, or what else is worth saying.
    var fault: CellFault?
  }

  /// The identifiers of the file.
  private(set) var pool = TextPool()
  private var seen = ByteTable(capacity: 1024)
  private var readings: [Reading] = []
  private let nothing: SpellingList?

  /// Makes a reader; the list holds words for nothing, such as `NULL`.
  init(nothing: SpellingList?) {
    self.nothing = nothing
  }

  /// Reads a cell without blanks at its ends.
  mutating func read(_ cell: Span<UInt8>) -> Reading {
    guard !cell.isEmpty else { return Reading(place: Column.missingText) }
    let (place, isNew) = seen.place(of: cell)
    if isNew { readings.append(judge(cell)) }
    return readings[place]
  }

  private mutating func judge(_ cell: Span<UInt8>) -> Reading {
    if CellBytes.isSpreadsheetError(cell) {
      return Reading(place: Column.missingText, fault: .spreadsheetError)
    }
    if let nothing, nothing.match(cell) != .unknown { return Reading(place: Column.missingText) }
    let inner = CellBytes.unwrapped(cell)
    var fault: CellFault? = inner.count == cell.count ? nil : .textFormula
    var kept: [UInt8] = []
    var index = inner.lowerBound
    while index < inner.upperBound {
      let width = CellBytes.blankWidth(cell, at: index, to: inner.upperBound)
      if width == 0 { kept.append(cell[index]) }
      index += max(width, 1)
    }
    guard !kept.isEmpty else { return Reading(place: Column.missingText) }
    switch Self.form(of: kept) {
    case .scientific: return Reading(place: Column.missingText, fault: .destroyedIdentifier)
    case .separated:
      kept.removeAll { $0 == UInt8(ascii: ",") }
      fault = .separatorsInIdentifier
    case .decimal(let digits):
      kept.removeSubrange(digits...)
      fault = .separatorsInIdentifier
    case .plain: break
    }
    return Reading(place: pool.place(of: String(decoding: kept, as: UTF8.self)), fault: fault)
  }

  private enum Form {
    case plain
    case scientific
    case separated
    case decimal(digits: Int)
  }

  /// Tells what a spreadsheet may have made of a number that was meant as a name.
  private static func form(of text: [UInt8]) -> Form {
    let digits = text.prefix { CellBytes.isDigit($0) }.count
    guard digits > 0, digits < text.count else { return .plain }
    let rest = text[digits...]
    if rest.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) {
        $0 | 0x20 == UInt8(ascii: "e")
      }
      let mantissa = parts[0]
      let exponent = parts[1].drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      let isMantissa =
        mantissa.isEmpty || mantissa.first == UInt8(ascii: ".") || mantissa.first == 0x2c
      let hasSign = exponent.count < parts[1].count
      if isMantissa, mantissa.dropFirst().allSatisfy(CellBytes.isDigit), !exponent.isEmpty,
        exponent.allSatisfy(CellBytes.isDigit), hasSign || !mantissa.isEmpty
      {
        return .scientific
      }
      return .plain
    }
    if rest.first == UInt8(ascii: "."), rest.count > 1,
      rest.dropFirst().allSatisfy({ $0 == CellBytes.zero })
    {
      return .decimal(digits: digits)
    }
    let groups = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    if digits <= 3, groups.count > 1,
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(CellBytes.isDigit) })
    {
      return .separated
    }
    return .plain
  }
}
