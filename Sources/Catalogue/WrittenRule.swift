import Records

/// A rule as it stands in its row of the catalogue, with the defined words that it uses.
public struct WrittenRule: Hashable, Sendable {
  /// One cell that the rule is made of.
  public struct Cell: Hashable, Sendable {
    /// The column: `where`.
    public let column: String
    /// What stands in it, with single spaces between its words and signs.
    public let text: String
  }

  /// A defined word and what it stands for.
  public struct Word: Hashable, Sendable {
    /// The dataset whose rows it speaks of.
    public let dataset: String
    /// The word.
    public let name: String
    /// What it stands for, with single spaces between its words and signs.
    public let text: String
  }

  /// The columns of `indicators.csv` that make the rule.
  static let columns = [
    "dataset", "population", "counted", "where", "numerator", "denominator", "measure",
  ]

  /// The cells that are filled, in the order of the columns.
  public let cells: [Cell]
  /// The words, in the order of datasets and names; those that leave rows out of every count too.
  public let words: [Word]

  init(at place: SheetPlace, vocabulary: Vocabulary) {
    var cells: [Cell] = []
    var datasets: Set<String> = [place.cell("dataset")]
    var used: Set<String> = ["left_out"]
    func note(_ names: [String]) {
      for name in names {
        used.insert(name)
        if vocabulary.schema[name] != nil { datasets.insert(name) }
      }
    }
    for column in Self.columns where !place.cell(column).isEmpty {
      let text = place.cell(column)
      let tokens = Self.tokens(of: text)
      cells.append(Cell(column: column, text: tokens.map(Self.tidied) ?? text))
      note(Self.names(among: tokens ?? []))
    }
    var words: [Word] = []
    var found: [DefinedWord] = []
    repeat {
      found = []
      for dataset in datasets.sorted() {
        for (name, word) in vocabulary.words[dataset] ?? [:] where used.contains(name) {
          let isKnown = words.contains { $0.dataset == dataset && $0.name == name }
          if !isKnown { found.append(word) }
        }
      }
      for word in found { note(word.names) }
      words += found.map { Word(dataset: $0.dataset, name: $0.name, text: $0.tidy) }
    } while !found.isEmpty
    self.cells = cells
    self.words = words.sorted { ($0.dataset, $0.name) < ($1.dataset, $1.name) }
  }

  /// The rule and its words in one form that spaces and kinds of quotes do not change: a rule that
  /// means something else reads differently here.
  public var canonical: String {
    let cells = cells.map { "\($0.column): \($0.text)" }
    let words = words.map { "\($0.dataset).\($0.name): \($0.text)" }
    return (cells + words).joined(separator: "\n")
  }

  /// Whether the rule needs the register of people: for ages and for what it says of the child.
  public var looksUpPeople: Bool {
    (cells.map(\.text) + words.map(\.text)).contains { text in
      Self.names(in: text).contains { ["age", "school_age", "unborn", "person"].contains($0) }
    }
  }

  /// The text of tokens with single spaces between words and signs.
  static func tidied(_ tokens: [Token]) -> String {
    var tidy = ""
    for token in tokens where token.kind != .end {
      let spelling =
        switch token.kind {
        case .quoted(let inside): "\"\(inside)\""
        case .sign(let sign): sign
        default: token.text
        }
      let isTight =
        tidy.isEmpty || tidy.hasSuffix("(") || tidy.hasSuffix(".")
        || [")", ",", ".", "%"].contains(spelling)
      tidy += (isTight ? "" : " ") + spelling
    }
    return tidy
  }

  /// The words among tokens, as often as they come.
  static func names(among tokens: [Token]) -> [String] {
    tokens.compactMap { if case .word(let name) = $0.kind { name } else { nil } }
  }

  private static func names(in text: String) -> [String] { names(among: tokens(of: text) ?? []) }

  private static func tokens(of text: String) -> [Token]? {
    do throws(LanguageError) {
      return try Token.split(text)
    } catch {
      return nil
    }
  }
}
