import Catalogue
import Records

/// Finds the code or codes that one cell names.
///
/// The whole cell is looked up first; only a cell that names several codes is taken apart: lists
/// in square brackets, answers in curly ones, `A; B`, `A/B`, `A and B`, `Multiple: A, B`, letters
/// such as `YNNY`, and what a database left of a list after 30 characters.
struct CodeSetReader {
  /// The codes, each once and in the order of the cell, and whether some part stayed unknown.
  struct Found {
    var codes: [Int] = []
    var hasUnknown = false
    var hasRepeat = false

    mutating func add(_ code: Int) {
      if codes.contains(code) { hasRepeat = true } else { codes.append(code) }
    }
  }

  let list: SpellingList
  let nothing: SpellingList?
  let yesNo: SpellingList?

  /// Reads a cell without blanks at its ends, at least one byte.
  func read(_ cell: Span<UInt8>) -> Found {
    if cell[0] == UInt8(ascii: "[") || cell[0] == UInt8(ascii: "{") {
      if case .code(let code) = list.match(cell) { return Found(codes: [code]) }
      return readJSON(cell)
    }
    switch list.match(cell) {
    case .nothing: return Found()
    case .code(let code) where code != list.several: return Found(codes: [code])
    case .code(let code):
      // Known to be several; which ones, its parts may tell.
      let parts = readParts(cell)
      return parts.hasUnknown || parts.codes.count < 2 ? Found(codes: [code]) : parts
    case .unknown: break
    }
    if let nothing, nothing.match(cell) != .unknown { return Found() }
    if CellBytes.isSpreadsheetError(cell) { return Found(hasUnknown: true) }
    let inner = CellBytes.unwrapped(cell)
    if inner.count < cell.count, !inner.isEmpty {
      return read(cell.extracting(inner))
    }
    if let code = labelAlone(cell) { return Found(codes: [code]) }
    return readParts(cell)
  }

  /// The code of what follows a list mark, or of the label behind a code: a label beats a number.
  private func labelAlone(_ cell: Span<UInt8>) -> Int? {
    for index in 0..<min(cell.count - 1, 6) {
      let byte = cell[index]
      let isMark = byte == UInt8(ascii: ")") || byte == UInt8(ascii: ":")
      let isDash = byte == UInt8(ascii: "-") && index > 0 && cell[index - 1] == CellBytes.space
      guard isMark || isDash else { continue }
      let rest = CellBytes.trimmed(cell, from: index + 1, to: cell.count)
      if !rest.isEmpty, case .code(let code) = list.match(cell.extracting(rest)) { return code }
    }
    return nil
  }

  private func readParts(_ cell: Span<UInt8>) -> Found {
    if let found = readPositions(cell) { return found }
    var found = Found()
    var start = behindSeveral(cell)
    while start < cell.count {
      let (end, next) = Self.endOfPart(cell, from: start)
      let range = CellBytes.trimmed(cell, from: start, to: end)
      start = next
      guard !range.isEmpty else { continue }
      let part = cell.extracting(range)
      switch list.match(part) {
      case .code(let code) where code != list.several: found.add(code)
      case .nothing: continue
      default:
        if let nothing, nothing.match(part) != .unknown { continue }
        if cell.count >= 30, end == cell.count, let code = list.code(beginningWith: part) {
          found.add(code)
        } else if !addWords(of: part, to: &found) {
          found.hasUnknown = true
        }
      }
    }
    return found
  }

  /// Adds the codes of the single words of a part; `false` when one of them is unknown.
  private func addWords(of part: Span<UInt8>, to found: inout Found) -> Bool {
    guard list.several != nil else { return false }
    var codes: [Int] = []
    var start = 0
    while start < part.count {
      var end = start
      while end < part.count, part[end] != CellBytes.space { end += 1 }
      if end > start {
        let word = part.extracting(start..<end)
        if case .code(let code) = list.match(word), code != list.several {
          codes.append(code)
        } else if !Self.isFiller(word) {
          return false
        }
      }
      start = end + 1
    }
    for code in codes { found.add(code) }
    return !codes.isEmpty
  }

  private static func isFiller(_ word: Span<UInt8>) -> Bool {
    let letters = SpellingList.tidied(word)
    return ["abuse", "and", "of", "only"].contains { letters.elementsEqual($0.utf8) }
  }

  /// Reads letters Y and N, one for each code of the list's rule `positions:`.
  private func readPositions(_ cell: Span<UInt8>) -> Found? {
    guard !list.positions.isEmpty, cell.count == list.positions.count else { return nil }
    var found = Found()
    for (index, code) in list.positions.enumerated() {
      switch cell[index] | 0x20 {
      case UInt8(ascii: "y"): found.add(code)
      case UInt8(ascii: "n"): continue
      default: return nil
      }
    }
    return found
  }

  /// The place behind `Multiple:`; 0 when the cell does not begin with such a word.
  private func behindSeveral(_ cell: Span<UInt8>) -> Int {
    for index in cell.indices where cell[index] == UInt8(ascii: ":") && index > 0 {
      if case .code(list.several) = list.match(cell.extracting(0..<index)) { return index + 1 }
    }
    return 0
  }

  /// Where a part ends and the next one begins.
  private static func endOfPart(_ cell: Span<UInt8>, from start: Int) -> (Int, Int) {
    for index in start..<cell.count {
      switch cell[index] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"),
        UInt8(ascii: "&"), UInt8(ascii: "+"), 0x0a, 0x0d:
        return (index, index + 1)
      case CellBytes.space where isAnd(cell, at: index):
        return (index, index + 5)
      case CellBytes.space where index + 1 < cell.count && cell[index + 1] == CellBytes.space:
        return (index, index + 2)
      default: continue
      }
    }
    return (cell.count, cell.count)
  }

  private static func isAnd(_ cell: Span<UInt8>, at index: Int) -> Bool {
    index + 4 < cell.count && cell[index + 1] | 0x20 == UInt8(ascii: "a")
      && cell[index + 2] | 0x20 == UInt8(ascii: "n") && cell[index + 3] | 0x20 == UInt8(ascii: "d")
      && cell[index + 4] == CellBytes.space
  }

  /// Reads `["1A","2B"]` or `{"1A":"Yes","2B":"No"}`.
  ///
  /// Of an answer list only the codes answered with yes count.
  private func readJSON(_ cell: Span<UInt8>) -> Found {
    var found = Found()
    var name: Range<Int>?
    var index = 1
    while index < cell.count {
      switch cell[index] {
      case UInt8(ascii: ":"):
        index += 1
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "{"), 0x00...0x20:
        index += 1
      default:
        let token = Self.token(in: cell, at: index)
        index = token.next
        var after = index
        while after < cell.count, cell[after] <= 0x20 { after += 1 }
        if let key = name {
          name = nil
          if says(yes: cell.extracting(token.text)) { add(cell.extracting(key), to: &found) }
        } else if after < cell.count, cell[after] == UInt8(ascii: ":") {
          name = token.text
        } else {
          add(cell.extracting(token.text), to: &found)
        }
      }
    }
    return found
  }

  /// The text of a quoted or bare word, and where the next one may begin.
  private static func token(in cell: Span<UInt8>, at start: Int) -> (text: Range<Int>, next: Int) {
    let quote = cell[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      var end = start
      while end < cell.count, !",:]}".utf8.contains(cell[end]) { end += 1 }
      return (CellBytes.trimmed(cell, from: start, to: end), max(end, start + 1))
    }
    var end = start + 1
    while end < cell.count, cell[end] != quote {
      end += cell[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    end = min(end, cell.count)
    return ((start + 1)..<end, end + 1)
  }

  private func add(_ part: Span<UInt8>, to found: inout Found) {
    guard !part.isEmpty else { return }
    switch list.match(part) {
    case .code(let code): found.add(code)
    case .nothing: return
    case .unknown:
      guard nothing?.match(part) == .unknown else { return }
      if let code = labelAlone(part) {
        found.add(code)
      } else {
        found.hasUnknown = true
      }
    }
  }

  private func says(yes answer: Span<UInt8>) -> Bool {
    guard let yesNo, case .code(let code) = yesNo.match(answer) else { return false }
    return yesNo.codes.codes[code].code == "Y"
  }
}
