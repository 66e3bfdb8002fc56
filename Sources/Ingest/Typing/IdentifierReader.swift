import Catalogue
import Records

/// Reads identifiers, each distinct spelling that is not plain once.
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
  private var seen = ByteTable()
  private var readings: [Reading] = []
  private let nothing: SpellingList?

  /// Makes a reader; the list holds words for nothing, such as `NULL`.
  init(nothing: SpellingList?) {
    self.nothing = nothing
  }

  /// Reads a cell without blanks at its ends.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - above: What the cell above it said: files stand child by child or school by school.
  /// - Returns: The identifier, or why there is none.
  mutating func read(
    _ cell: Span<UInt8>,
    below above: Int32 = Column.missingText
  ) -> Reading {
    guard !cell.isEmpty else { return Reading(place: Column.missingText) }
    if Self.isPlain(cell) { return Reading(place: pool.place(of: cell, perhaps: above)) }
    let (place, isNew) = seen.place(of: cell)
    if isNew { readings.append(judge(cell)) }
    return readings[place]
  }

  /// Whether the identifiers no longer lie close at hand, so that it pays to foresee cells.
  var isLarge: Bool { pool.count > 16_384 }

  /// Has the memory bring what it takes to read the cells with these hashes.
  mutating func fetch(_ hashes: [UInt32]) { pool.fetch(hashes) }

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

  /// Whether a cell is letters and digits only, ends with two digits and so is neither a word for
  /// nothing nor a number that a spreadsheet rounded with a sign: most identifiers are, and need no closer look.
  private static func isPlain(_ cell: Span<UInt8>) -> Bool {
    let count = cell.count
    guard count >= 2, CellBytes.isDigit(cell[count - 1]), CellBytes.isDigit(cell[count - 2]) else {
      return false
    }
    for index in cell.indices {
      guard CellBytes.isDigit(cell[index]) || CellBytes.isLetter(cell[index]) else { return false }
    }
    return true
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
    if digits == 1, isExponent(rest) { return .scientific }
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

  /// Whether what stands behind the one digit in front is `.21E+06` or `E+09`.
  private static func isExponent(_ rest: ArraySlice<UInt8>) -> Bool {
    var tail = rest
    if tail.first == UInt8(ascii: ".") || tail.first == UInt8(ascii: ",") {
      tail = tail.dropFirst().drop { CellBytes.isDigit($0) }
    }
    let hasDecimals = tail.count < rest.count
    guard let mark = tail.first, mark | 0x20 == UInt8(ascii: "e") else { return false }
    let exponent = tail.dropFirst()
    let isSigned = exponent.first == UInt8(ascii: "+")
    let digits = isSigned ? exponent.dropFirst() : exponent
    return !digits.isEmpty && digits.allSatisfy(CellBytes.isDigit) && (isSigned || hasDecimals)
  }
}
