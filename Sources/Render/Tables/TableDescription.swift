import Records

/// What the columns of one CSV file hold, for programs that read it without its pages.
struct TableDescription: Sendable {
  /// What stands in a column.
  enum Content: Sendable {
    /// Words.
    case text
    /// One of a few words.
    case choice([String])
    /// A whole number.
    case whole
    /// A number with or without decimals.
    case decimal
    /// A number, or in its place the shorthand that says why there is none.
    case decimalOrSymbol
    /// A month: `2025-09`.
    case month
  }

  /// One column.
  struct Column: Sendable {
    let name: String
    let title: String
    let content: Content
    let isRequired: Bool

    /// A column that may be empty.
    init(_ name: String, _ title: String, _ content: Content = .text, required: Bool = false) {
      self.name = name
      self.title = title
      self.content = content
      isRequired = required
    }
  }

  /// The path of the file.
  let path: String
  /// The name in plain English.
  let title: String
  /// The columns in their order.
  let columns: [Column]
  /// The columns that together are different in every row; empty when there is no such choice.
  let key: [String]
}

extension TableDescription {
  /// The table as a member of a CSVW table group (W3C, Metadata Vocabulary for Tabular Data, 2015).
  ///
  /// Where most columns are figures the table says so for them, and the others say what they are.
  var json: JSONValue {
    let figures = columns.count { $0.content.isFigure }
    let isMostlyFigures = figures > columns.count - figures
    var schema: [(String, JSONValue)] = [
      ("columns", .list(columns.map { $0.json(besideFigures: isMostlyFigures) }))
    ]
    if !key.isEmpty { schema.append(("primaryKey", .list(key.map { .text($0) }))) }
    var members: [(String, JSONValue)] = [("url", .text(path)), ("dc:title", .text(title))]
    if isMostlyFigures { members += Content.figureMembers }
    return .object(members + [("tableSchema", .object(schema))])
  }
}

extension TableDescription.Column {
  fileprivate func json(besideFigures isBesideFigures: Bool) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .text(name)), ("dc:description", .text(title)),
    ]
    switch (content.isFigure, isBesideFigures) {
    case (true, true): break
    case (true, false): members += TableDescription.Content.figureMembers
    case (false, true):
      members += [("datatype", content.datatype), ("null", .list([.text("")]))]
    case (false, false): members.append(("datatype", content.datatype))
    }
    if isRequired { members.append(("required", .flag(true))) }
    return .object(members)
  }
}

extension TableDescription.Content {
  /// Whether a symbol may stand in the place of the number.
  fileprivate var isFigure: Bool { if case .decimalOrSymbol = self { true } else { false } }

  /// What a column of figures is.
  fileprivate static let figureMembers: [(String, JSONValue)] = [
    ("datatype", .text("decimal")),
    ("null", .list(["", "low", "c", "x", "z", "u", "k"].map { .text($0) })),
  ]

  fileprivate var datatype: JSONValue {
    switch self {
    case .text: .text("string")
    case .whole: .text("integer")
    case .decimal, .decimalOrSymbol: .text("decimal")
    case .month: .text("gYearMonth")
    case .choice(let words):
      .object([
        ("base", .text("string")), ("format", .text("(\(words.joined(separator: "|")))")),
      ])
    }
  }
}
