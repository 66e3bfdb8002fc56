/// The file and line on which a row of a table begins.
public struct RowOrigin: Hashable, Sendable {
  /// The position of the file in `QualityReport.files`.
  public let file: Int32
  /// The physical line, counted from 1.
  public let line: Int32

  /// Makes an origin.
  public init(file: Int32, line: Int32) {
    self.file = file
    self.line = line
  }
}

/// The accepted rows of one dataset, as typed columns.
public struct Table: Sendable {
  /// What the rows are.
  public let dataset: Dataset
  /// One column for each field of the dataset; `nil` where no file had the field.
  public let columns: [Column?]
  /// Where each row came from.
  public let origins: [RowOrigin]
  /// The words behind columns of text and of periods.
  public let words: TextPool

  /// Makes a table; every column has as many cells as there are origins.
  public init(dataset: Dataset, columns: [Column?], origins: [RowOrigin], words: TextPool) {
    precondition(columns.count == dataset.fields.count, "one column for each field")
    precondition(columns.allSatisfy { ($0?.count ?? origins.count) == origins.count })
    self.dataset = dataset
    self.columns = columns
    self.origins = origins
    self.words = words
  }

  /// How many rows there are.
  public var rowCount: Int { origins.count }

  /// The column of a field; `nil` where no file had it.
  public func column(_ fieldName: String) -> Column? {
    dataset.place(of: fieldName).flatMap { columns[$0] }
  }

  /// The table with only the rows at the given positions, in their order.
  public func selecting(_ rows: [Int]) -> Table {
    Table(
      dataset: dataset,
      columns: columns.map { $0?.selecting(rows) },
      origins: rows.map { origins[$0] },
      words: words
    )
  }
}

/// Everything that the agencies of one authority sent, read and typed.
public struct Caseload: Sendable {
  /// The authority that the rows belong to.
  public let authority: Authority
  /// The tables by dataset name; a dataset of which no file came has no table.
  public let tables: [String: Table]
  /// The identifiers of all tables: the same child has the same position in each.
  public let identifiers: TextPool
  /// The newest plausible event date of each dataset.
  public let newestEvent: [String: CalendarDate]
  /// The day from which the rows of each dataset are complete (ruling "Coverage").
  ///
  /// What the partnership says, else for spells the first day of the month of the earliest end
  /// date, and for events and periods that of the earliest. A dataset without an entry has no
  /// history: of its spells only the snapshot of the reporting month can be told.
  public let coversFrom: [String: CalendarDate]

  /// Makes a caseload.
  public init(
    authority: Authority,
    tables: [String: Table],
    identifiers: TextPool,
    newestEvent: [String: CalendarDate],
    coversFrom: [String: CalendarDate] = [:]
  ) {
    self.coversFrom = coversFrom
    self.authority = authority
    self.tables = tables
    self.identifiers = identifiers
    self.newestEvent = newestEvent
  }
}
