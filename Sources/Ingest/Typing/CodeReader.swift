import Catalogue
import Records

/// Reads the codes of one list, each distinct spelling once, and counts those it does not know.
struct CodeReader {
  /// What one spelling says.
  struct Reading {
    /// The position of the code, or `Column.missingCode`, or `Column.unknownCode`.
    var code: Int16
    /// The codes as bits, for columns of several.
    var set: UInt64
    /// Whether a code stands in the cell twice.
    var hasRepeat = false
  }

  /// The list.
  let list: SpellingList
  private let takesSeveral: Bool
  private let nothing: SpellingList?
  private let yesNo: SpellingList?
  private var seen = ByteTable(capacity: 64)
  private var readings: [Reading] = []
  private var unknown: [Int: Int] = [:]
  /// The spelling that was read last, by its position among all that came.
  private(set) var lastPlace = 0

  /// Makes a reader of a list.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - takesSeveral: Whether a cell may name several codes.
  ///   - nothing: Words for nothing.
  ///   - yesNo: Words for yes and no.
  init(
    list: SpellingList,
    takesSeveral: Bool,
    nothing: SpellingList?,
    yesNo: SpellingList?
  ) {
    self.list = list
    self.takesSeveral = takesSeveral
    self.nothing = nothing
    self.yesNo = yesNo
  }

  /// Reads a cell without blanks at its ends.
  mutating func read(_ cell: Span<UInt8>) -> Reading {
    guard !cell.isEmpty else { return Reading(code: Column.missingCode, set: 0) }
    let place = place(of: cell)
    lastPlace = place
    if readings[place].code == Column.unknownCode { unknown[place, default: 0] += 1 }
    return readings[place]
  }

  /// Where a cell stands among the spellings that came; the one above it often says the same.
  private mutating func place(of cell: Span<UInt8>) -> Int {
    if !readings.isEmpty, seen.isShort(cell, at: lastPlace) { return lastPlace }
    let (place, isNew) = seen.place(of: cell)
    if isNew { readings.append(judge(cell)) }
    return place
  }

  /// The spellings that no code was found for: their positions, and in how many rows each came.
  var unmatched: [(place: Int, spelling: String, count: Int)] {
    unknown.map { ($0.key, seen[$0.key], $0.value) }
      .sorted { ($1.count, $0.spelling) < ($0.count, $1.spelling) }
  }

  /// Whether most of many spellings are unknown, so that the column holds no codes of the list.
  var isOtherColumn: Bool { unknown.count >= 20 && unknown.count * 2 > readings.count }

  private func judge(_ cell: Span<UInt8>) -> Reading {
    let found = CodeSetReader(list: list, nothing: nothing, yesNo: yesNo).read(cell)
    var set: UInt64 = 0
    for code in found.codes { set |= 1 << UInt64(min(code, 63)) }
    if found.hasUnknown { return Reading(code: Column.unknownCode, set: set) }
    switch found.codes.count {
    case 0: return Reading(code: Column.missingCode, set: 0)
    case 1:
      return Reading(
        code: Int16(found.codes[0]),
        set: set,
        hasRepeat: takesSeveral && found.hasRepeat
      )
    default:
      if takesSeveral {
        return Reading(code: Int16(found.codes[0]), set: set, hasRepeat: found.hasRepeat)
      }
      let several = list.several.map { Int16($0) }
      return Reading(code: several ?? Column.unknownCode, set: set)
    }
  }
}
