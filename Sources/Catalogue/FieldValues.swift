public import Records

/// The values that stand in a field of an extract, as the categories of a breakdown.
///
/// What agencies write is tidied: spaces at the ends and in rows, capitals and signs that cannot be
/// seen make no difference. The forty values with the most rows are categories, in the order of
/// their names; what is rarer stands under `Other`, and so does a value of fewer than three rows
/// about children, which may be a slip of the pen or of a column. A blank is `Not recorded`.
public struct FieldValues {
  /// The most values that are categories of their own.
  public static let most = 40
  /// The fewest rows about children that a value needs.
  public static let fewestRows = 3
  /// The longest name of a category, in characters.
  public static let longest = 60
  /// The category of what is rare.
  public static let other = "Other"
  /// The category of what is blank.
  public static let blank = "Not recorded"

  /// The categories; none without a table that has the column.
  public let categories: [BreakdownRule.Category]
  private let labels: [String: String]

  /// One value with the ways in which it is written.
  private struct Value {
    var rows = 0
    var spellings: [(text: String, rows: Int)] = []

    /// The commonest way; of two the first in the order of their characters.
    var label: String {
      let best = spellings.max { ($0.rows, $1.text) < ($1.rows, $0.text) }
      return FieldValues.tidied(best?.text ?? "")
    }
  }

  /// Finds the values of a field in the rows of a table.
  ///
  /// - Parameters:
  ///   - name: The field.
  ///   - table: The table; `nil` when no file came.
  ///   - codeLists: The code lists by their names, for the labels of codes.
  public init(_ name: String, of table: Table?, codeLists: [String: CodeList]) {
    guard let table, let column = table.column(name), let field = table.dataset.field(name) else {
      categories = []
      labels = [:]
      return
    }
    let reference = Operand.field(FieldReference(name))
    switch column {
    case .codes(let cells):
      let list = codeLists[field.list]?.codes ?? []
      let came = Set(cells)
      let known = list.enumerated().filter { came.contains(Int16($0.offset)) }.map {
        BreakdownRule.Category(
          label: $0.element.label,
          claim: .compare(reference, .equal, .literal($0.element.code))
        )
      }
      categories =
        known + [BreakdownRule.Category(label: Self.blank, claim: nil)]
    case .texts(let cells):
      let isAboutChildren = table.dataset.childField != nil
      categories = Self.categories(
        of: cells,
        table.words.texts,
        reference,
        fewest: isAboutChildren ? Self.fewestRows : 1
      )
    default: categories = []
    }
    labels = Dictionary(
      categories.map { (Self.key(of: $0.label), $0.label) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The category of a text that stands in the field.
  public func label(of text: String) -> String {
    let key = Self.key(of: text)
    return key.isEmpty ? Self.blank : labels[key] ?? Self.other
  }

  private static func categories(
    of cells: [Int32],
    _ texts: [String],
    _ field: Operand,
    fewest: Int
  ) -> [BreakdownRule.Category] {
    var rows = [Int](repeating: 0, count: texts.count)
    for cell in cells where cell >= 0 { rows[Int(cell)] += 1 }
    var values: [String: Value] = [:]
    for (place, text) in texts.enumerated() where rows[place] > 0 {
      let key = key(of: text)
      values[key, default: Value()].rows += rows[place]
      values[key, default: Value()].spellings.append((text, rows[place]))
    }
    // What cannot be seen is blank, and what says so is too.
    let blanks =
      (values.removeValue(forKey: "")?.spellings ?? [])
      + (values.removeValue(forKey: key(of: blank))?.spellings ?? [])
    let others = values.removeValue(forKey: key(of: other))
    let common = values.filter { $0.value.rows >= fewest }
    let kept = common.sorted { ($1.value.rows, $0.key) < ($0.value.rows, $1.key) }.prefix(most)
    let isWhole = kept.count == values.count && others == nil
    var categories = kept.sorted { $0.key < $1.key }.map { value in
      BreakdownRule.Category(
        label: value.value.label,
        claim: claim(field, value.value.spellings.map(\.text).sorted())
      )
    }
    let isMissing = Expression.isMissing(field)
    let isBlank =
      blanks.isEmpty ? isMissing : .or(isMissing, claim(field, blanks.map(\.text).sorted()))
    if !isWhole { categories.append(BreakdownRule.Category(label: other, claim: .not(isBlank))) }
    categories.append(BreakdownRule.Category(label: blank, claim: isWhole ? nil : isBlank))
    return categories
  }

  private static func claim(_ field: Operand, _ texts: [String]) -> Expression {
    texts.count == 1
      ? .compare(field, .equal, .literal(texts[0]))
      : .isAmong(field, texts.map { .literal($0) })
  }

  /// The text with single spaces, without signs that cannot be seen, and not too long for a table.
  static func tidied(_ text: String) -> String {
    var tidy = ""
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      if isSpace {
        if !tidy.isEmpty, tidy.unicodeScalars.last != " " { tidy.unicodeScalars.append(" ") }
      } else if scalar.properties.generalCategory != .format {
        tidy.unicodeScalars.append(scalar)
      }
    }
    while tidy.unicodeScalars.last == " " { tidy.unicodeScalars.removeLast() }
    guard tidy.count > longest else { return tidy }
    return tidied(String(tidy.prefix(longest - 1))) + "…"
  }

  /// What is the same of two ways to write a value.
  static func key(of text: String) -> String { tidied(text).lowercased() }
}
