public import Records

/// A word of `words.csv`: a short name for a longer claim or value about the rows of one dataset.
public struct DefinedWord: Hashable, Sendable {
  /// What a word may stand for.
  public enum Meaning: Hashable, Sendable {
    /// A claim.
    case claim(Expression)
    /// A value.
    case value(Operand)
  }

  /// The dataset whose rows it speaks of.
  public let dataset: String
  /// The word itself.
  public let name: String
  /// The word in plain English, as definitions say it.
  public let title: String
  /// What it stands for.
  public let meaning: Meaning
  /// What it stands for, as it is written in the catalogue.
  public let written: String
  let kind: ValueKind?
  /// What it stands for, with single spaces between words and signs.
  let tidy: String
  /// The words in it, as often as they come.
  let names: [String]
}

/// Everything that an expression may speak of: datasets, fields, codes and defined words.
public struct Vocabulary: Sendable {
  /// The datasets and code lists.
  public let schema: Schema
  /// The defined words of each dataset.
  public private(set) var words: [String: [String: DefinedWord]]
  private var nouns: [String: (one: String, many: String, short: String)] = [:]

  /// Makes a vocabulary without defined words.
  public init(schema: Schema) {
    self.schema = schema
    words = [:]
  }

  /// Adds a word whose meaning is read from an expression; it may use words added before it.
  ///
  /// - Parameters:
  ///   - name: The word.
  ///   - title: The word in plain English.
  ///   - text: The claim or the value it stands for.
  ///   - dataset: The dataset whose rows it speaks of.
  /// - Throws: `LanguageError` when the text is neither a claim nor a value.
  public mutating func define(
    _ name: String,
    title: String,
    as text: String,
    in dataset: Dataset
  ) throws(LanguageError) {
    var parser = try Parser(text, dataset: dataset, vocabulary: self)
    let meaning = try parser.meaning()
    words[dataset.name, default: [:]][name] = DefinedWord(
      dataset: dataset.name,
      name: name,
      title: title,
      meaning: meaning.0,
      written: text,
      kind: meaning.1,
      tidy: WrittenRule.tidied(parser.tokens),
      names: WrittenRule.names(among: parser.tokens)
    )
  }

  /// Says what a row of a dataset is called in a sentence.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - one: One row: `child protection plan`.
  ///   - many: Several rows: `child protection plans`.
  ///   - short: One row once it is known what is meant: `plan`.
  public mutating func name(
    rowsOf dataset: String,
    one: String? = nil,
    many: String? = nil,
    short: String? = nil
  ) {
    let known = noun(dataset)
    let one = one ?? known.one
    nouns[dataset] = (one, many ?? known.many, short ?? nouns[dataset]?.short ?? one)
  }

  /// What rows of a dataset are called: `child protection plan`, `child protection plans`, `plan`.
  func noun(_ dataset: String) -> (one: String, many: String, short: String) {
    if let noun = nouns[dataset] { return noun }
    let title = schema[dataset]?.title ?? dataset
    let many = title.prefix(1).lowercased() + title.dropFirst()
    let one = many.hasSuffix("s") ? String(many.dropLast()) : many
    return (one, many, one)
  }

  /// Reads a claim about the rows of a dataset.
  ///
  /// - Parameters:
  ///   - text: The claim.
  ///   - dataset: The dataset.
  ///   - span: The basis whose span `period_start` begins; `nil` for the first day of the month.
  /// - Returns: The claim.
  /// - Throws: `LanguageError` with the place and the nearest right word.
  public func claim(
    _ text: String,
    about dataset: Dataset,
    span: Basis? = nil
  ) throws(LanguageError) -> Expression {
    var parser = try Parser(text, dataset: dataset, vocabulary: self, spanBasis: span)
    return try parser.wholeClaim()
  }

  /// Reads a number that each row of a dataset gives.
  ///
  /// - Throws: `LanguageError` with the place and the nearest right word.
  public func number(
    _ text: String,
    of dataset: Dataset,
    span: Basis? = nil
  ) throws(LanguageError) -> Operand {
    var parser = try Parser(text, dataset: dataset, vocabulary: self, spanBasis: span)
    return try parser.wholeNumber()
  }

  /// The rows of a dataset that no count includes, such as plans held for another authority:
  /// the meaning of the word `left_out`; `nil` when every row counts.
  public func leftOut(of dataset: String) -> Expression? {
    guard case .claim(let claim) = words[dataset]?["left_out"]?.meaning else { return nil }
    return claim
  }

  /// The register of people: the first dataset that describes children, whatever the day.
  public var people: Dataset? {
    schema.datasets.first { $0.shape == .people && $0.childField != nil }
  }
}

extension Dataset {
  /// The field of the child's (or other person's) name.
  var childName: String? { childField.map { fields[$0].name } }

  /// How rows of this dataset find the rows of another: the fields that must be equal.
  ///
  /// Details find the row they belong to by its key; everything else goes by the child. Police
  /// persons are not children: their field has another name, so the two never meet by chance.
  func link(to other: Dataset) -> (own: String, other: String)? {
    if other.shape == .details, let key = keyField.map({ fields[$0].name }),
      other.field(key)?.type == .identifier
    {
      return (key, key)
    }
    if shape == .details, let key = other.keyField.map({ other.fields[$0].name }),
      field(key)?.type == .identifier
    {
      return (key, key)
    }
    if let child = childName, child == other.childName { return (child, child) }
    return nil
  }
}
