/// What one cell of a field means once it has been read.
public enum FieldType: Hashable, Sendable {
  /// A name for a child, plan or event, kept as text with its leading zeros.
  case identifier
  /// A day.
  case date
  /// One code of the named code list.
  case code(list: String)
  /// Several codes of the named code list in one cell.
  case codes(list: String)
  /// A whole number.
  case integer
  /// A number with decimals.
  case decimal
  /// Yes or no.
  case flag
  /// A month, quarter, term or year, written in words or digits.
  case period
  /// Words that are not about a child, such as the name of a measure.
  case text
}

/// What becomes of a field's cells after reading.
public enum FieldUse: String, Hashable, Sendable {
  /// Kept in the typed table.
  case keep
  /// Personal: recognised, so that it can be dropped the moment it is read.
  case personal
  /// Recognised and not needed.
  case ignore
}

/// One column that a dataset may have.
public struct Field: Hashable, Sendable {
  /// The word that the catalogue uses: `start_date`.
  public let name: String
  /// The sector's own item name, such as `cppl_cp_plan_start_date` of the Standard Safeguarding
  /// Dataset.
  public let item: String
  /// What its cells mean.
  public let type: FieldType
  /// The code list in which the spellings of codes and flags are looked up; empty when the type
  /// needs none.
  public let list: String
  /// How its identifiers must be written; `nil` where any will do.
  public let form: IdentifierForm?
  /// Another field that may stand in its place when a file lacks it; empty when there is none.
  public let alternative: String
  /// Whether a row without it cannot be counted.
  public let isRequired: Bool
  /// What becomes of its cells.
  public let use: FieldUse
  /// The field in plain English.
  public let title: String

  /// Makes a field.
  public init(
    name: String,
    item: String,
    type: FieldType,
    list: String = "",
    form: IdentifierForm? = nil,
    alternative: String = "",
    isRequired: Bool,
    use: FieldUse,
    title: String
  ) {
    self.name = name
    self.item = item
    self.type = type
    self.list = list
    self.form = form
    self.alternative = alternative
    self.isRequired = isRequired
    self.use = use
    self.title = title
  }
}

/// How the rows of a dataset stand in time.
public enum DatasetShape: String, Hashable, Sendable {
  /// Each row is something that starts and may end, such as a plan.
  case spells
  /// Each row is something that happens on a day, such as a referral.
  case events
  /// Each row describes a child, whatever the day.
  case people
  /// Each row gives numbers for a period, such as the sessions of a term.
  case periods
  /// Each row belongs to a row of another dataset, such as the factors of an assessment.
  case details
  /// Published figures, populations and neighbours: not about single children.
  case reference
}

/// One kind of extract: what its rows are and which fields they have.
public struct Dataset: Hashable, Sendable {
  /// The name used everywhere: `cp_plans`.
  public let name: String
  /// The dataset in plain English: `Child protection plans`.
  public let title: String
  /// The agency that sends it, in plain English.
  public let agency: String
  /// How its rows stand in time.
  public let shape: DatasetShape
  /// Its fields, in the order of the catalogue.
  public let fields: [Field]
  /// The field that names the child (or other person); `nil` when rows are not about persons.
  public let childField: Int?
  /// The field that names the row itself, such as the plan's id.
  public let keyField: Int?
  /// The field with the day on which the row happens or starts.
  public let startField: Int?
  /// The field with the day on which a spell ends.
  public let endField: Int?

  private let places: [String: Int]

  /// Makes a dataset; the four roles are names of its fields.
  public init(
    name: String,
    title: String,
    agency: String,
    shape: DatasetShape,
    fields: [Field],
    child: String? = nil,
    key: String? = nil,
    start: String? = nil,
    end: String? = nil
  ) {
    self.name = name
    self.title = title
    self.agency = agency
    self.shape = shape
    self.fields = fields
    let places = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    self.places = places
    childField = child.flatMap { places[$0] }
    keyField = key.flatMap { places[$0] }
    startField = start.flatMap { places[$0] }
    endField = end.flatMap { places[$0] }
  }

  /// The position of a field in `fields` and in the columns of a table.
  public func place(of fieldName: String) -> Int? { places[fieldName] }

  /// The field of that name.
  public func field(_ name: String) -> Field? { places[name].map { fields[$0] } }
}

/// A closed list of codes, and what each means.
public struct CodeList: Hashable, Sendable {
  /// One code of a list.
  public struct Code: Hashable, Sendable {
    /// The code that is stored and compared: `NEG`.
    public let code: String
    /// What it means: `Neglect`.
    public let label: String
    /// The group that the code belongs to, such as `White` or `authorised`; may be empty.
    public let group: String

    /// Makes a code.
    public init(code: String, label: String, group: String = "") {
      self.code = code
      self.label = label
      self.group = group
    }
  }

  /// The name of the list: `category_of_abuse`.
  public let name: String
  /// The codes; a column of codes holds positions in this array.
  public let codes: [Code]

  private let places: [String: Int]

  /// Makes a list.
  public init(name: String, codes: [Code]) {
    self.name = name
    self.codes = codes
    places = Dictionary(
      codes.enumerated().map { ($0.element.code, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The position of a code in the list.
  public func place(of code: String) -> Int? { places[code] }
}

/// Every dataset and code list that the project knows.
public struct Schema: Sendable {
  /// The datasets, in the order of the catalogue.
  public let datasets: [Dataset]
  /// The code lists by name.
  public let codeLists: [String: CodeList]

  private let places: [String: Int]

  /// Makes a schema.
  public init(datasets: [Dataset], codeLists: [String: CodeList]) {
    self.datasets = datasets
    self.codeLists = codeLists
    places = Dictionary(
      datasets.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The position of a dataset in `datasets`.
  public func place(of dataset: String) -> Int? { places[dataset] }

  /// The dataset of that name.
  public subscript(name: String) -> Dataset? { places[name].map { datasets[$0] } }
}
