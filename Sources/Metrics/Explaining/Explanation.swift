public import Records

/// How one figure was made: what was read, what was counted, what was left out and why.
public struct Explanation: Hashable, Sendable {
  /// One file that gave rows, or whose rows were set aside.
  public struct File: Hashable, Sendable {
    /// The position of the file in `QualityReport.files`.
    public let file: Int
    /// How many rows of the dataset it gave.
    public let rows: Int
  }

  /// Why a row does not count.
  public enum Reason: Hashable, Sendable {
    /// Its day lies before the span; of what is open on a day: it had ended by then.
    case earlier
    /// Its day lies after the span.
    case later
    /// It has no day that would place it in time, or has not ended.
    case noDay
    /// Another row of the same child counts in its place, or covers the same time.
    case otherRow
    /// A rule leaves it out of every count; the rule in plain English.
    case rule(String)
    /// It does not meet `where`.
    case restriction
    /// Whether it meets the claim cannot be said, since a value is missing or not known; the value
    /// in plain English.
    case blank(String)
    /// It has no number to add up.
    case noNumber
  }

  /// Some rows and why they do not count.
  public struct LeftOut: Hashable, Sendable {
    /// Why.
    public let reason: Reason
    /// How many rows.
    public let rows: Int
  }

  /// Another dataset that the rule looks at.
  public struct Link: Hashable, Sendable {
    /// The dataset's name.
    public let dataset: String
    /// How many of the rows of the span found a row of it.
    public let found: Int
  }

  /// One row of an agency's totals.
  public struct Total: Hashable, Sendable {
    /// Where it stands.
    public let origin: RowOrigin
    /// The measure as the agency calls it.
    public let measure: String
    /// The category beside it; may be empty.
    public let category: String
    /// Which part of the figure it is.
    public let part: String
  }

  /// One row behind a figure: ids only.
  public struct Row: Hashable, Sendable {
    /// Where it stands.
    public let origin: RowOrigin
    /// The child; empty when the row has none.
    public let child: String
    /// The row's own id; empty when the file has none.
    public let key: String
    /// Whether it is above the line, not only below it.
    public let isAbove: Bool
  }

  /// The indicator's id.
  public let indicator: String
  /// The dataset whose rows it counts; empty when it is made of other indicators.
  public let dataset: String
  /// The month at whose end the span ends.
  public let period: Month
  /// The span.
  public let basis: Basis
  /// The figure; `nil` when none is printed, since the history is too short.
  public internal(set) var figure: Figure?
  /// How the figures were made that this one is made of, in their order.
  ///
  /// For a change that of the month and that of the month before; empty where rows or totals were
  /// counted.
  public internal(set) var parts: [Explanation] = []
  /// The datasets that the rule needs and that did not come.
  public internal(set) var missing: [String] = []
  /// The files, in the order of their paths.
  public internal(set) var files: [File] = []
  /// How many rows of the dataset were read and kept.
  public internal(set) var rows = 0
  /// How many rows of the dataset's files were set aside.
  public internal(set) var setAside = 0
  /// How many rows of the dataset's files another row already says.
  public internal(set) var duplicates = 0
  /// How many rows belong to the span.
  public internal(set) var inSpan = 0
  /// The rows that are not below the line and why, those outside the span first.
  public internal(set) var leftOut: [LeftOut] = []
  /// How many rows are below the line.
  public internal(set) var below = 0
  /// How many of them are above it.
  public internal(set) var above = 0
  /// The rows that are below the line and perhaps above it, since a value is missing.
  public internal(set) var undecided: [LeftOut] = []
  /// The other datasets that the rule looks at, by name.
  public internal(set) var links: [Link] = []
  /// The figure if every row had counted that a rule leaves out or of which a value is missing;
  /// `nil` where there is no such row.
  public internal(set) var ifLeftOutCounted: Figure?
  /// The same if the rows set aside had counted too, each above and below the line; `nil` where
  /// none was set aside, and where a row counts with a number of its own.
  public internal(set) var ifSetAsideCounted: Figure?
  /// How much brothers and sisters widen the limits; `nil` where no file names families, and for
  /// figures without limits of children or rows.
  public internal(set) var families: FamilyEffect?
  /// The totals of agencies that the figure was taken from; empty when rows were counted.
  public internal(set) var totals: [Total] = []
  /// The rows below the line, in the order of files and lines; empty unless they were asked for.
  public internal(set) var rowsBehind: [Row] = []

  init(indicator: String, dataset: String, period: Month, basis: Basis, figure: Figure?) {
    self.indicator = indicator
    self.dataset = dataset
    self.period = period
    self.basis = basis
    self.figure = figure
  }

  /// How many rows were left out that could have counted: by a rule, or for want of a value.
  public var leftOutOfSpan: Int {
    leftOut.reduce(0) { sum, part in
      switch part.reason {
      case .rule, .blank, .noNumber: sum + part.rows
      case .earlier, .later, .noDay, .otherRow, .restriction: sum
      }
    }
  }

  /// How many rows would have to count, or be known, for `ifLeftOutCounted`, those of parts too.
  public var rowsInDoubt: Int {
    leftOutOfSpan + undecided.reduce(0) { $0 + $1.rows }
      + parts.reduce(0) { $0 + $1.rowsInDoubt }
  }
}
