public import Records

/// Limits between which the true value lies with 95% confidence, in the unit of the figure.
public struct Interval: Hashable, Sendable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double

  /// Makes an interval.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// Whether there is a figure, and if not, why not.
public enum FigureStatus: Hashable, Sendable {
  /// Counted; the figure is there.
  case counted
  /// The agency itself withheld the number, such as `<5`.
  case withheld
  /// The extract that it needs did not come.
  case notReceived
  /// There is nothing to divide by.
  case notApplicable
}

/// One figure with what it was made of.
public struct Figure: Hashable, Sendable {
  /// Whether there is a figure.
  public let status: FigureStatus
  /// What was counted; `nil` when an agency sent only the value.
  public let numerator: Int64?
  /// What it was divided by; `nil` for counts, and when an agency sent only the value.
  public let denominator: Int64?
  /// The value as printed: whole for counts, one decimal for percentages and rates, rounded half
  /// up on whole numbers; `nil` when there is no figure.
  public let value: ExactDecimal?
  /// The 95% limits; `nil` for counts and when there is no figure.
  public let interval: Interval?

  /// Makes a figure.
  public init(
    status: FigureStatus,
    numerator: Int64? = nil,
    denominator: Int64? = nil,
    value: ExactDecimal? = nil,
    interval: Interval? = nil
  ) {
    self.status = status
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.interval = interval
  }
}

/// One part of a breakdown, or the headline.
public struct Slice: Hashable, Sendable {
  /// The breakdown: `Category of abuse`; `Total` for the headline.
  public let breakdown: String
  /// The category: `Neglect`; `Total` for the headline.
  public let category: String

  /// Makes a slice.
  public init(breakdown: String, category: String) {
    self.breakdown = breakdown
    self.category = category
  }

  /// The headline.
  public static let total = Slice(breakdown: "Total", category: "Total")
}

/// The figure of one indicator for one span and one slice: the true count, nothing hidden.
public struct Reading: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The month at whose end the span ends.
  public let period: Month
  /// The span.
  public let basis: Basis
  /// The slice.
  public let slice: Slice
  /// The figure.
  public let figure: Figure
  /// Whether it was counted from rows of children or taken from an agency's totals.
  public let isFromCounts: Bool

  /// Makes a reading.
  public init(
    indicator: String,
    period: Month,
    basis: Basis,
    slice: Slice,
    figure: Figure,
    isFromCounts: Bool = false
  ) {
    self.indicator = indicator
    self.period = period
    self.basis = basis
    self.slice = slice
    self.figure = figure
    self.isFromCounts = isFromCounts
  }
}
