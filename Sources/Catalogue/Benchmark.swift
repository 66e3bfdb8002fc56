/// Which columns of a published table an indicator compares with.
///
/// Releases rename their columns, so each figure has as many names as releases have had: the first
/// that a table knows is taken. Capitals do not matter. An indicator may have several benchmarks:
/// each answers for the years that those before it do not.
public struct Benchmark: Hashable, Sendable {
  /// How the published figure comes from its counts.
  public enum Scale: String, Hashable, Sendable, CaseIterable {
    /// The count itself.
    case count
    /// For every 10,000 children aged 0 to 17.
    case rate
    /// Hundredths of the denominator.
    case percentage
    /// The figure as it is printed, in the indicator's own unit: days, weeks, a score.
    case figure
  }

  /// What the count is divided by.
  public enum Denominator: Hashable, Sendable {
    /// Nothing: the figure is a count.
    case nothing
    /// Children aged 0 to 17 in the middle of the year before (rule R-POP).
    case population
    /// Columns of the same row; one sum of columns for each way of naming them.
    case columns([[String]])
  }

  /// A filter column and the value that the rows must have there.
  public struct Filter: Hashable, Sendable {
    /// The name of the column.
    public let column: String
    /// The value.
    public let value: String

    /// Makes a filter.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// The id of the indicator.
  public let indicator: String
  /// The columns that are added up above the line; one list for each way of naming them.
  ///
  /// Empty where the file has the figure alone.
  public let numerator: [[String]]
  /// What they are divided by.
  public let denominator: Denominator
  /// The names of the column that holds the figure itself, in releases that print it.
  public let value: [String]
  /// Columns of which the table must have at least one, to tell it from others; may be empty.
  public let beside: [String]
  /// The slice of the table.
  public let filters: [Filter]
  /// The counts that DfE hides in these columns; `nil` where it also hides larger ones, so that
  /// the small cannot be told from their difference to a total.
  public let withheld: ClosedRange<Int64>?
  /// How the figure comes from its counts.
  public let scale: Scale
  /// How many decimals the figure is published with.
  public let places: Int
  /// The columns of the publisher's own 95% limits, lower and upper; empty where it prints none.
  public let limits: [String]
  /// The table and column in words: `Children in need, table D1`.
  public let counterpart: String
  /// What a reader must know before comparing; may be empty.
  public let note: String

  /// Makes a benchmark.
  public init(
    indicator: String,
    numerator: [[String]],
    denominator: Denominator = .nothing,
    value: [String] = [],
    beside: [String] = [],
    filters: [Filter] = [],
    withheld: ClosedRange<Int64>? = nil,
    scale: Scale,
    places: Int = 1,
    limits: [String] = [],
    counterpart: String = "",
    note: String = ""
  ) {
    self.indicator = indicator
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.beside = beside
    self.filters = filters
    self.withheld = withheld
    self.scale = scale
    self.places = places
    self.limits = limits
    self.counterpart = counterpart
    self.note = note
  }
}
