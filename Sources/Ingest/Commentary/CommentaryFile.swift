import Catalogue
import Records

/// Reads what a named person wrote about one indicator: `data/commentary/<id>.md`, or about one of
/// several authorities `data/commentary/<code>/<id>.md`.
///
/// Front lines stand between two lines of three hyphens: `author`, `role` and `date`, where needed
/// `authority`, `month` and `public`, then for each action `action`, `owner`, `due` and `status`. The text
/// follows: paragraphs with an empty line between them, and lists whose items begin with a hyphen.
/// Nothing else is markup; it arrives as the characters that were typed. A file with a mistake is
/// not printed at all, and every mistake in it is a finding with its line.
struct CommentaryFile {
  /// The commentary; `nil` when something is wrong with the file.
  private(set) var commentary: Commentary?
  /// What is wrong.
  private(set) var faults: [CommentaryFault] = []

  private var front = Front()

  /// The most bytes that a commentary may have.
  static let mostBytes = 20_000

  /// Reads a commentary.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file, with or without a byte-order mark.
  ///   - name: The name of the file without `.md`, which is the id of the indicator.
  ///   - indicators: The ids of all indicators.
  ///   - folder: The code of the authority whose folder the file is in; empty for none.
  ///   - authorities: The codes of the authorities; none where any will do.
  init(
    _ bytes: [UInt8],
    name: String,
    indicators: [String],
    folder: String = "",
    authorities: [String] = []
  ) {
    if !indicators.contains(name) {
      faults.append(.unknownIndicator(nearest: nearestWord(to: name, among: indicators.sorted())))
    }
    guard bytes.count <= Self.mostBytes, let text = String(validating: bytes, as: UTF8.self) else {
      faults.append(.notText)
      return
    }
    let lines = Self.lines(of: text)
    guard let first = lines.first, first.trimmed == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" })
    else {
      faults.append(.noFrontLines)
      return
    }
    for place in 1..<end where !lines[place].trimmed.isEmpty {
      if let fault = front.take(lines[place], line: place + 1) { faults.append(fault) }
    }
    if let id = front.indicator, id.value != name { faults.append(.otherIndicator(line: id.line)) }
    let authority = front.authority?.value ?? folder
    if !folder.isEmpty, authority != folder {
      faults.append(.otherAuthority(line: front.authority?.line))
    } else if !authority.isEmpty, !authorities.isEmpty, !authorities.contains(authority) {
      faults.append(.unknownAuthority(known: authorities, line: front.authority?.line))
    }
    faults += front.missing(end: end + 1)
    let passages = Self.passages(of: lines[(end + 1)...])
    if passages.isEmpty { faults.append(.noText(line: lines.count)) }
    guard faults.isEmpty, let author = front.author, let role = front.role, let date = front.date
    else { return }
    commentary = Commentary(
      indicator: name,
      author: author,
      role: role,
      date: date,
      month: front.month,
      isPublic: front.isPublic ?? false,
      passages: passages,
      actions: front.actions.compactMap(\.finished),
      authority: authority
    )
  }

  private static func lines(of text: String) -> [String] {
    let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    return scalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? Substring.UnicodeScalarView(line.dropLast()) : line)
    }
  }

  /// Paragraphs and lists; a line below an item that begins with a blank goes on with it.
  private static func passages(of lines: ArraySlice<String>) -> [Commentary.Passage] {
    var passages: [Commentary.Passage] = []
    var paragraph: [String] = []
    var items: [String] = []
    func close() {
      if !paragraph.isEmpty { passages.append(.paragraph(paragraph.joined(separator: " "))) }
      if !items.isEmpty { passages.append(.list(items)) }
      paragraph = []
      items = []
    }
    for line in lines {
      let words = line.trimmed
      if words.isEmpty {
        close()
      } else if line.hasPrefix("- ") {
        if !paragraph.isEmpty { close() }
        items.append(String(words.dropFirst(2)).trimmed)
      } else if !items.isEmpty, line.hasPrefix(" ") {
        items[items.count - 1] += " " + words
      } else {
        if !items.isEmpty { close() }
        paragraph.append(words)
      }
    }
    close()
    return passages
  }
}

extension StringProtocol {
  /// The text without blanks and tabs at both ends.
  var trimmed: String {
    let start = unicodeScalars.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { String(String.UnicodeScalarView(start[...$0])) } ?? ""
  }
}
