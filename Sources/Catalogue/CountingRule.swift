public import Records

/// Which rows of a dataset belong to a span of time.
public enum Population: String, Hashable, Sendable, CaseIterable {
  /// Spells open on the last day of the span (rules R-SNAP and R-END).
  case open
  /// Spells open on some day of the span: started on or before its last day, and not ended before
  /// its first. On the last day of a month: every spell open on it, also several of one child.
  case active
  /// Spells that start in the span.
  case started
  /// Spells that end in the span.
  case ended
  /// Spells that ended in the same span twelve months earlier, so that each can be followed for a
  /// whole year.
  case endedYearBefore = "ended_year_before"
  /// Events on a day of the span, or periods that end in it.
  case occurred
  /// Every row, whatever its dates: the claims of the rule choose.
  case all

  /// Whether it is of what happens in a span, and not of what there is at its end.
  public var isOfEvents: Bool {
    switch self {
    case .started, .ended, .endedYearBefore, .occurred: true
    case .open, .active, .all: false
    }
  }
}

/// What is counted once.
public enum Counted: Hashable, Sendable {
  /// Each child (or other person) once in a span.
  case children
  /// Each row.
  case rows
  /// Each family once in a span; a child without a family counts alone.
  case families
  /// Each value of an identifier field once in a span; a row without one counts alone.
  case each(field: String)
}

/// How a figure comes from what was counted.
public enum Measure: String, Hashable, Sendable, CaseIterable {
  /// How many.
  case count
  /// How many for every 10,000 children aged 0 to 17 (rule R-POP).
  case rate
  /// How many of how many.
  case percentage
  /// The sum of one field of how much of the sum of another (rule R-ABS).
  case sumPercentage = "percentage of sums"
  /// The middle one of the numbers of all rows.
  case median
  /// The sum of the numbers of all rows by how many they are.
  case mean
  /// Each category of the breakdowns as a share of all.
  case distribution
  /// The figure of one indicator divided by that of another.
  case ratio
  /// The figure of an indicator less its own of the month before.
  case change
  /// Several indicators taken together: what is above and below the line added up.
  case pooled
  /// What is worked out for every indicator with a published counterpart, and written beside it.
  case comparison

  /// Whether the figure is a typical number of rows: it has how many rows below the line, and
  /// nothing above it.
  public var isTypical: Bool { self == .median || self == .mean }
}

/// What an indicator counts: the part of its row in the catalogue that the program evaluates.
public struct CountingRule: Hashable, Sendable {
  /// What a figure is made of.
  public enum Origin: Hashable, Sendable {
    /// Rows of an extract.
    case rows
    /// Totals that agencies send.
    case totals
    /// Other indicators.
    case indicators
  }

  /// The dataset whose rows it counts.
  public let dataset: String
  /// Which of the rows belong to a span.
  public let population: Population
  /// What is counted once.
  public let counted: Counted
  /// Which of the population form the denominator; `nil` for all.
  public let restriction: Expression?
  /// Which of those count; `nil` for all.
  public let numerator: Expression?
  /// For percentages of sums what is summed above the line; for medians and means the number.
  public let part: Operand?
  /// For percentages of sums: what is summed below the line.
  public let whole: Operand?
  /// How the figure comes from the counts.
  public let measure: Measure
  /// What the figure is made of.
  public let origin: Origin
  /// For ratios, changes and pooled figures: the ids of the indicators that they are made of.
  public let parts: [String]
  /// For ratios: for how many of the second the first is given; 1, or 100 for `per 100`.
  public let factor: Int64
  /// For comparisons: what is compared.
  public let compared: ComparedQuantity?
  /// The rules of the parts, in their order.
  public internal(set) var partRules: [CountingRule] = []

  /// Makes a rule.
  public init(
    dataset: String,
    population: Population,
    counted: Counted,
    restriction: Expression? = nil,
    numerator: Expression? = nil,
    part: Operand? = nil,
    whole: Operand? = nil,
    measure: Measure,
    origin: Origin = .rows,
    parts: [String] = [],
    factor: Int64 = 1,
    compared: ComparedQuantity? = nil
  ) {
    self.dataset = dataset
    self.population = population
    self.counted = counted
    self.restriction = restriction
    self.numerator = numerator
    self.part = part
    self.whole = whole
    self.measure = measure
    self.origin = origin
    self.parts = parts
    self.factor = factor
    self.compared = compared
  }
}

extension CountingRule {
  /// The basis of a part that goes into a figure on some basis; `nil` when the part has none.
  ///
  /// The change over a month of a position is the position less the one a month earlier.
  public func basis(of part: Indicator, for basis: Basis) -> Basis? {
    if part.bases.contains(basis) { return basis }
    return measure == .change && basis == .month && part.bases.contains(.snapshot)
      ? .snapshot : nil
  }
}

/// What a comparison says of an indicator beside its published counterpart.
public enum ComparedQuantity: String, Hashable, Sendable, CaseIterable {
  /// The mean of the statistical neighbours' figures.
  case neighboursMean = "neighbours_mean"
  /// The authority's figure less that mean.
  case neighboursGap = "neighbours_gap"
  /// The authority's place among the neighbours and itself.
  case neighboursRank = "neighbours_rank"
  /// The authority's figure less England's.
  case englandGap = "england_gap"
  /// The quarter of all authorities that it is in.
  case quartileBand = "quartile_band"
}

extension Dataset {
  /// Whether its rows are totals that agencies send, and not about single children.
  public var holdsTotals: Bool { shape == .periods && childField == nil }
}
