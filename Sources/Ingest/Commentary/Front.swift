import Records

/// The front lines of a commentary while they are read.
struct Front {
  /// An action while its lines are read.
  struct ActionLines {
    /// The line on which it begins.
    let line: Int
    /// What is to be done.
    let text: String
    /// Who is to do it.
    var owner: String?
    /// By when.
    var due: CalendarDate?
    /// How far it has come.
    var status: Commentary.Action.Status?

    /// The action; `nil` when a line of it is missing.
    var finished: Commentary.Action? {
      guard let owner, let due else { return nil }
      return Commentary.Action(text: text, owner: owner, due: due, status: status ?? .open)
    }
  }

  private(set) var indicator: (value: String, line: Int)?
  private(set) var authority: (value: String, line: Int)?
  private(set) var author: String?
  private(set) var role: String?
  private(set) var date: CalendarDate?
  private(set) var month: Month?
  private(set) var isPublic: Bool?
  private(set) var actions: [ActionLines] = []
  private var bad: Set<String> = []

  /// The words that a front line may begin with.
  private static let words = [
    "indicator", "authority", "author", "role", "date", "month", "public", "action", "owner", "due",
    "status",
  ]

  /// Takes one line, and answers with what is wrong with it.
  mutating func take(_ text: String, line: Int) -> CommentaryFault? {
    guard let colon = text.firstIndex(of: ":") else { return .notAFrontLine(line: line) }
    let word = text[..<colon].trimmed.lowercased()
    let value = text[text.index(after: colon)...].trimmed
    guard Self.words.contains(word) else { return .notAFrontLine(line: line) }
    let fault =
      value.isEmpty
      ? .empty(word, line: line)
      : ["owner", "due", "status"].contains(word)
        ? takeOfAction(word, value, line) : take(word, value, line)
    if fault != nil { bad.insert(word) }
    return fault
  }

  private mutating func take(_ word: String, _ value: String, _ line: Int) -> CommentaryFault? {
    switch word {
    case "indicator":
      guard indicator == nil else { return .twice(word, line: line) }
      indicator = (value, line)
    case "authority":
      guard authority == nil else { return .twice(word, line: line) }
      authority = (value, line)
    case "author":
      guard author == nil else { return .twice(word, line: line) }
      author = value
    case "role":
      guard role == nil else { return .twice(word, line: line) }
      role = value
    case "date":
      guard date == nil else { return .twice(word, line: line) }
      date = CalendarDate(iso: value)
      return date == nil ? .date(line: line) : nil
    case "month":
      guard month == nil else { return .twice(word, line: line) }
      month = Month(value)
      return month == nil ? .month(line: line) : nil
    case "public":
      guard isPublic == nil else { return .twice(word, line: line) }
      guard value == "yes" || value == "no" else { return .yesOrNo(line: line) }
      isPublic = value == "yes"
    default: actions.append(ActionLines(line: line, text: value))
    }
    return nil
  }

  private mutating func takeOfAction(_ word: String, _ value: String, _ line: Int)
    -> CommentaryFault?
  {
    guard let last = actions.indices.last else { return .withoutAction(line: line) }
    switch word {
    case "owner":
      guard actions[last].owner == nil else { return .twice(word, line: line) }
      actions[last].owner = value
    case "due":
      guard actions[last].due == nil else { return .twice(word, line: line) }
      actions[last].due = CalendarDate(iso: value)
      return actions[last].due == nil ? .date(line: line) : nil
    default:
      guard actions[last].status == nil else { return .twice(word, line: line) }
      actions[last].status = Commentary.Action.Status(rawValue: value)
      return actions[last].status == nil ? .status(line: line) : nil
    }
    return nil
  }

  /// The front lines that must be there and are not.
  func missing(end: Int) -> [CommentaryFault] {
    var faults: [CommentaryFault] = []
    if author == nil, !bad.contains("author") { faults.append(.missing("author", line: end)) }
    if role == nil, !bad.contains("role") { faults.append(.missing("role", line: end)) }
    if date == nil, !bad.contains("date") { faults.append(.missing("date", line: end)) }
    for action in actions {
      if action.owner == nil, !bad.contains("owner") {
        faults.append(.missing("owner", line: action.line))
      }
      if action.due == nil, !bad.contains("due") {
        faults.append(.missing("due", line: action.line))
      }
    }
    return faults
  }
}
