/// Which rows of a dataset belong to a span of time.
public enum Population: String, Hashable, Sendable, CaseIterable {
  /// Spells open on the last day of the span (rules R-SNAP and R-END).
  case open
  /// Spells that start in the span.
  case started
  /// Spells that end in the span.
  case ended
  /// Events on a day of the span, or periods that end in it.
  case occurred
}

/// What is counted once.
public enum Counted: String, Hashable, Sendable, CaseIterable {
  /// Each child (or other person) once in a span.
  case children
  /// Each row.
  case rows
  /// Each family once in a span; a child without a family counts alone.
  case families
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
}

/// What an indicator counts: the part of its row in the catalogue that the program evaluates.
public struct CountingRule: Hashable, Sendable {
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
  /// For percentages of sums: what is summed above the line.
  public let part: Operand?
  /// For percentages of sums: what is summed below the line.
  public let whole: Operand?
  /// How the figure comes from the counts.
  public let measure: Measure

  /// Makes a rule.
  public init(
    dataset: String,
    population: Population,
    counted: Counted,
    restriction: Expression? = nil,
    numerator: Expression? = nil,
    part: Operand? = nil,
    whole: Operand? = nil,
    measure: Measure
  ) {
    self.dataset = dataset
    self.population = population
    self.counted = counted
    self.restriction = restriction
    self.numerator = numerator
    self.part = part
    self.whole = whole
    self.measure = measure
  }
}
