public import Records

/// What a figure is counted in.
public enum Unit: String, Hashable, Sendable {
  /// Children, plans, referrals or whatever the indicator counts.
  case count
  /// For every 10,000 children aged 0 to 17.
  case per10000 = "per 10,000"
  /// Hundredths of the denominator.
  case percent = "%"
  /// Days.
  case days
  /// Weeks.
  case weeks
  /// One figure divided by another.
  case ratio
}

/// Which way a partnership wants an indicator to move.
public enum Polarity: String, Hashable, Sendable {
  /// Lower is better.
  case low
  /// Higher is better.
  case high
  /// Neither way is better in itself.
  case neutral
}

/// Which rows of a dataset belong to a span of time.
public enum Population: String, Hashable, Sendable {
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
public enum Counted: String, Hashable, Sendable {
  /// Each child (or other person) once in a span.
  case children
  /// Each row.
  case rows
  /// Each family once in a span; a child without a family counts alone.
  case families
}

/// How a figure comes from what was counted.
public enum Measure: String, Hashable, Sendable {
  /// How many.
  case count
  /// How many for every 10,000 children aged 0 to 17 (rule R-POP).
  case rate
  /// How many of how many.
  case percentage
  /// The sum of one field of how much of the sum of another (rule R-ABS).
  case sumPercentage = "percentage of sums"
}

/// One indicator: what is counted, of what, over which time, and how it is to be read.
public struct Indicator: Sendable {
  /// The id of the specification, which never changes: `cpp_neglect_rate`.
  public let id: String
  /// The name in plain English.
  public let title: String
  /// The agency that answers for it.
  public let agency: String
  /// The theme it stands under.
  public let theme: String
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
  /// For percentages of sums: what is summed below the line.
  public let denominator: Expression?
  /// How the figure comes from the counts.
  public let measure: Measure
  /// What the figure is counted in.
  public let unit: Unit
  /// The spans for which it is computed; the first is the one that pages show.
  public let bases: [Basis]
  /// Which way is wanted.
  public let polarity: Polarity
  /// The names of the breakdowns it is split by.
  public let breakdowns: [String]
  /// The id of the published figure it compares with; empty when there is none.
  public let benchmark: String
  /// The version of the rule, raised with every change of meaning.
  public let version: Int
  /// The rule in plain English, made from the rule itself.
  public let definition: String
  /// A caution that readers need beside the figure; may be empty.
  public let caution: String
  /// A question that a board may ask of it; may be empty.
  public let question: String
  /// Where the definition comes from.
  public let source: String
  /// The pages that lead with it, beside the section of its theme.
  public var pages: Set<Prominence> = []
}

/// A page on which an indicator stands in front.
public enum Prominence: String, Hashable, Sendable, CaseIterable {
  /// The summary on page one of the scorecard.
  case summary
  /// The figures for the joint strategic needs assessment.
  case jsna
}
