/// What a named person wrote about one indicator: never made or changed by the program.
public struct Commentary: Hashable, Sendable {
  /// A stretch of the text.
  public enum Passage: Hashable, Sendable {
    /// A paragraph, line breaks as blanks.
    case paragraph(String)
    /// A list without an order.
    case list([String])
  }

  /// Something that somebody is to do.
  public struct Action: Hashable, Sendable {
    /// How far it has come.
    public enum Status: String, Hashable, Sendable, CaseIterable {
      /// Nobody has begun.
      case open
      /// Somebody is at it.
      case underWay = "under way"
      /// It is done.
      case done
      /// It will not be done.
      case stopped
    }

    /// What is to be done.
    public let text: String
    /// Who is to do it.
    public let owner: String
    /// The day by which it should be done.
    public let due: CalendarDate
    /// How far it has come.
    public let status: Status

    /// Makes an action.
    public init(text: String, owner: String, due: CalendarDate, status: Status) {
      self.text = text
      self.owner = owner
      self.due = due
      self.status = status
    }

    /// Whether it should have been done before a day and is not.
    public func isOverdue(on day: CalendarDate) -> Bool {
      due < day && (status == .open || status == .underWay)
    }
  }

  /// The indicator's id.
  public let indicator: String
  /// Who signs it; empty where that is not for the audience.
  public var author: String
  /// What the author is in the partnership.
  public let role: String
  /// The day on which it was written.
  public let date: CalendarDate
  /// The month that it is about.
  public let month: Month
  /// Whether the public edition may have it.
  public let isPublic: Bool
  /// The text.
  public let passages: [Passage]
  /// The actions; empty where they are not for the audience.
  public var actions: [Action]
  /// The code of the authority that it is about; empty for every authority of the partnership.
  public let authority: String

  /// Makes a commentary; without a month it is about the one before it was written.
  public init(
    indicator: String,
    author: String,
    role: String,
    date: CalendarDate,
    month: Month? = nil,
    isPublic: Bool = false,
    passages: [Passage],
    actions: [Action] = [],
    authority: String = ""
  ) {
    self.indicator = indicator
    self.author = author
    self.role = role
    self.date = date
    self.month = month ?? date.month.adding(-1)
    self.isPublic = isPublic
    self.passages = passages
    self.actions = actions
    self.authority = authority
  }

  /// Its paragraphs and items one behind the other.
  public var texts: [String] {
    passages.flatMap { passage in
      switch passage {
      case .paragraph(let text): [text]
      case .list(let items): items
      }
    }
  }
}

extension [Commentary] {
  /// What may be printed in a month about an authority: its own words before those about all.
  public func printed(in month: Month, for authority: Authority) -> [Commentary] {
    let known = filter { $0.month <= month }
    let own = known.filter { !$0.authority.isEmpty && $0.authority == authority.code }
    let spoken = Set(own.map(\.indicator))
    return own + known.filter { $0.authority.isEmpty && !spoken.contains($0.indicator) }
  }
}

extension Commentary {
  private static let numberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]

  /// Whether the text names a number from 1 to 5.
  public var namesSmallNumber: Bool { namesNumber(in: 1...5) }

  /// Whether the text names a number of some, in digits or words, other than a day of a month.
  ///
  /// A small number could point at a child, so a text that names one is not for the public.
  public func namesNumber(in small: ClosedRange<Int>) -> Bool {
    texts.contains { Self.namesNumber($0, in: small) }
  }

  private static func namesNumber(_ text: String, in small: ClosedRange<Int>) -> Bool {
    let words = text.lowercased().split { character in
      !character.isLetter && !character.isNumber && character != "." && character != ","
    }.map { word in
      var word = word
      while let last = word.last, last == "." || last == "," { word.removeLast() }
      return String(word)
    }
    for (place, word) in words.enumerated() {
      let number = Int(word) ?? numberWords.firstIndex(of: word).map { $0 + 1 }
      guard let number, small.contains(number) else { continue }
      let next = place + 1 < words.count ? words[place + 1] : ""
      if word.allSatisfy(\.isNumber), Month.isName(next) { continue }
      return true
    }
    return false
  }
}
