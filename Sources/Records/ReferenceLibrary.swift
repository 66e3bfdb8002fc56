/// One cell of a published table.
public enum PublishedCell: Hashable, Sendable {
  /// A number, exactly as printed.
  case number(ExactDecimal)
  /// A symbol in its place: `c` withheld, `x` not available, `z` not applicable, `u` unreliable,
  /// `k` rounds to zero.
  case symbol(Shorthand)
  /// Nothing at all.
  case blank

  /// The number, if there is one.
  public var number: ExactDecimal? {
    if case .number(let number) = self { number } else { nil }
  }
}

/// One published file in the layout of Explore Education Statistics: rows of areas and years.
public struct PublishedTable: Sendable {
  /// One row: an area, a year, its filters and its figures.
  public struct Row: Sendable {
    /// The reporting year, or the first year of an academic year: 2024, 202425 has 2024.
    public let year: Int
    /// The area.
    public let area: Area
    /// The values of the filter columns, in the order of `filters`.
    public let filters: [String]
    /// The figures, in the order of `columns`.
    public let cells: [PublishedCell]

    /// Makes a row.
    public init(year: Int, area: Area, filters: [String], cells: [PublishedCell]) {
      self.year = year
      self.area = area
      self.filters = filters
      self.cells = cells
    }
  }

  /// The path of the file below the data folder.
  public let file: String
  /// The release it belongs to: the folder it lies in.
  public let release: String
  /// How years are counted, such as `Reporting year` or `Academic year`.
  public let timeIdentifier: String
  /// The names of filter columns.
  public let filters: [String]
  /// The names of the columns of figures, as the file has them.
  public let columns: [String]
  /// The rows.
  public let rows: [Row]
  /// Who published the figures, as a `source` column says; empty when the file has none.
  public let source: String

  /// Makes a table.
  public init(
    file: String,
    release: String,
    timeIdentifier: String,
    filters: [String],
    columns: [String],
    rows: [Row],
    source: String = ""
  ) {
    self.source = source
    self.file = file
    self.release = release
    self.timeIdentifier = timeIdentifier
    self.filters = filters
    self.columns = columns
    self.rows = rows
  }
}

/// How many children aged 0 to 17 lived in an area in the middle of a year.
public struct PopulationEstimate: Hashable, Sendable {
  /// The area.
  public let area: Area
  /// The year of the estimate (30 June).
  public let year: Int
  /// Children aged 0 to 17.
  public let children: Int64
  /// The release it belongs to: the folder its file lies in.
  public let release: String
  /// The path of the file below the data folder.
  public let file: String

  /// Makes an estimate.
  public init(area: Area, year: Int, children: Int64, release: String, file: String) {
    self.area = area
    self.year = year
    self.children = children
    self.release = release
    self.file = file
  }
}

/// One way of choosing statistical neighbours: for each authority its neighbours, closest first.
public struct NeighbourModel: Hashable, Sendable {
  /// `DfE 2021`, `DfE 2025` or `own`.
  public let name: String
  /// The three-digit codes of the neighbours by the three-digit code of the authority.
  public let neighbours: [String: [String]]

  /// Makes a model.
  public init(name: String, neighbours: [String: [String]]) {
    self.name = name
    self.neighbours = neighbours
  }
}

/// One school term.
public struct SchoolTerm: Hashable, Sendable {
  /// The term in words: `Autumn 2025`.
  public let name: String
  /// Its first and last school day.
  public let days: ClosedRange<CalendarDate>

  /// Makes a term.
  public init(name: String, days: ClosedRange<CalendarDate>) {
    self.name = name
    self.days = days
  }
}

/// What the figures are read beside: what others publish, and what people of the partnership set
/// and write.
public struct ReferenceLibrary: Sendable {
  /// Published tables, in the order of their paths.
  public var tables: [PublishedTable]
  /// Populations.
  public var populations: [PopulationEstimate]
  /// Neighbour models.
  public var neighbourModels: [NeighbourModel]
  /// The bank holidays of England.
  public var workingDays: WorkingCalendar
  /// School terms, oldest first.
  public var terms: [SchoolTerm]
  /// What indicators should reach, in the order of the files.
  public var targets: [Target]
  /// What named people wrote, in the order of the files.
  public var commentaries: [Commentary]

  /// Makes a library; an empty one is legal.
  public init(
    tables: [PublishedTable] = [],
    populations: [PopulationEstimate] = [],
    neighbourModels: [NeighbourModel] = [],
    workingDays: WorkingCalendar = WorkingCalendar(),
    terms: [SchoolTerm] = [],
    targets: [Target] = [],
    commentaries: [Commentary] = []
  ) {
    self.tables = tables
    self.populations = populations
    self.neighbourModels = neighbourModels
    self.workingDays = workingDays
    self.terms = terms
    self.targets = targets
    self.commentaries = commentaries
  }
}
