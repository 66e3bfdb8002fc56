import Records

/// What is wrong with a commentary: facts, and the words for them, without what was written.
enum CommentaryFault: Hashable {
  /// No indicator has the name of the file.
  case unknownIndicator(nearest: String?)
  /// Not UTF-8, or longer than a commentary may be.
  case notText
  /// The file does not begin with front lines.
  case noFrontLines
  /// A line that is none of the front lines.
  case notAFrontLine(line: Int)
  /// A front line without a value.
  case empty(String, line: Int)
  /// A front line that stands there twice.
  case twice(String, line: Int)
  /// A front line that must be there.
  case missing(String, line: Int)
  /// A day that cannot be read.
  case date(line: Int)
  /// A month that cannot be read.
  case month(line: Int)
  /// Neither yes nor no.
  case yesOrNo(line: Int)
  /// A status that is none.
  case status(line: Int)
  /// An owner, day or status before the first action.
  case withoutAction(line: Int)
  /// The front line names another indicator than the file.
  case otherIndicator(line: Int)
  /// The front line names another authority than the folder.
  case otherAuthority(line: Int?)
  /// No authority of the partnership has the code.
  case unknownAuthority(known: [String], line: Int?)
  /// Nothing below the front lines.
  case noText(line: Int)

  /// The finding about it.
  func finding(file: Int) -> Finding {
    Finding(
      file: file,
      line: line,
      rule: rule,
      severity: .error,
      action: .setAside,
      message: message,
      howToFix: howToFix
    )
  }

  private var line: Int? {
    switch self {
    case .unknownIndicator, .notText: nil
    case .noFrontLines: 1
    case .otherAuthority(let line), .unknownAuthority(_, let line): line
    case .empty(_, let line), .twice(_, let line), .missing(_, let line): line
    case .notAFrontLine(let line), .date(let line), .month(let line), .yesOrNo(let line),
      .status(let line), .withoutAction(let line), .otherIndicator(let line), .noText(let line):
      line
    }
  }

  private var rule: String {
    switch self {
    case .unknownIndicator, .otherIndicator: "L080"
    case .notText, .noText: "L081"
    case .noFrontLines, .notAFrontLine, .twice, .withoutAction: "L082"
    case .empty, .missing: "L083"
    case .date, .month: "L084"
    case .yesOrNo, .status: "L085"
    case .otherAuthority, .unknownAuthority: "L087"
    }
  }

  private var message: String {
    switch self {
    case .unknownIndicator: "No indicator has the name of this commentary."
    case .notText: "The commentary is not UTF-8, or is longer than 20,000 bytes."
    case .noFrontLines: "The commentary does not begin with front lines between two lines of '---'."
    case .notAFrontLine: "The line is none of the front lines of a commentary."
    case .empty(let word, _): "The front line '\(word)' says nothing."
    case .twice(let word, _): "The front line '\(word)' stands here a second time."
    case .missing(let word, _): "The front line '\(word)' is missing."
    case .date: "The day cannot be read."
    case .month: "The month cannot be read."
    case .yesOrNo: "'public' is neither yes nor no."
    case .status: "The status of the action is none that is known."
    case .withoutAction: "The line is about an action, and no action stands before it."
    case .otherIndicator: "The front line names another indicator than the name of the file."
    case .otherAuthority: "The front line names another authority than the folder."
    case .unknownAuthority:
      "The commentary is about an authority that this folder of data is not about."
    case .noText: "Nothing is written below the front lines."
    }
  }

  private var howToFix: String {
    switch self {
    case .unknownIndicator(let nearest):
      "Name the file after the id of its indicator, with .md behind it"
        + (nearest.map { "; did you mean '\($0).md'?" } ?? ".")
    case .notText: "Save it as plain text in UTF-8, and shorten it where it is long."
    case .noFrontLines: "Begin with '---', then author, role and date on a line each, then '---'."
    case .notAFrontLine:
      "Use author, role, date, month, public, authority, action, owner, due or status, and a colon."
    case .empty: "Write something behind the colon, or take the line out."
    case .twice: "Keep one of them; each action begins with a line 'action:'."
    case .missing: "Add the line; an action needs an owner and a day by which it is due."
    case .date: "Write the day as year, month and day with hyphens, such as 2025-10-08."
    case .month: "Write the month as year and month with a hyphen, such as 2025-09."
    case .yesOrNo: "Write 'public: yes' or 'public: no', or leave the line out."
    case .status: "Write open, under way, done or stopped."
    case .withoutAction: "Put the line 'action:' first."
    case .otherIndicator: "Take the line out, or name the file after it."
    case .otherAuthority: "Take the line out, or move the file to the folder of that authority."
    case .unknownAuthority(let known, _):
      "Use one of the codes of partnership.json: \(known.joined(separator: ", "))."
    case .noText: "Write at least one sentence below the second '---'."
    }
  }
}

extension Finding {
  /// A text for the public that names a number which could point at a child.
  static func smallNumberForPublic(file: Int) -> Finding {
    Finding(
      file: file,
      line: nil,
      rule: "L086",
      severity: .query,
      action: .kept,
      message:
        "The commentary is meant for the public and names a number from 1 to 5, so it stands in the internal edition only.",
      howToFix: "Leave small numbers out, in digits and in words."
    )
  }
}
