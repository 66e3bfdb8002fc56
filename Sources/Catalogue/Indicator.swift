public import Records

/// What a figure is counted in.
public enum Unit: String, Hashable, Sendable, CaseIterable {
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
public enum Polarity: String, Hashable, Sendable, CaseIterable {
  /// Lower is better.
  case low
  /// Higher is better.
  case high
  /// Neither way is better in itself.
  case neutral
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
  /// The rule: which rows count and what is made of them.
  public internal(set) var rule: CountingRule
  /// What the figure is counted in.
  public let unit: Unit
  /// The spans for which it is computed; the first is the one that pages show.
  public internal(set) var bases: [Basis]
  /// Which way is wanted.
  public let polarity: Polarity
  /// The breakdowns it is split by.
  public internal(set) var breakdowns: [BreakdownRule]
  /// The id of the published figure it compares with; empty when there is none.
  public let benchmark: String
  /// The version of the rule, raised with every change of meaning.
  public let version: Int
  /// The rule in plain English, made from the rule itself.
  public internal(set) var definition: String
  /// A caution that readers need beside the figure; may be empty.
  public let caution: String
  /// A question that a board may ask of it; may be empty.
  public let question: String
  /// Where the definition comes from.
  public let source: String
  /// The pages that lead with it, beside the section of its theme.
  public let pages: Set<Prominence>
  /// The rule as it stands in the catalogue; `nil` for an indicator that was not read from there.
  public let written: WrittenRule?
  /// The questions of the reviewed list that suit it, the closest first.
  public internal(set) var questions: [ChallengeQuestion] = []

  /// Makes an indicator.
  public init(
    id: String,
    title: String,
    agency: String,
    theme: String,
    rule: CountingRule,
    unit: Unit,
    bases: [Basis],
    polarity: Polarity,
    breakdowns: [BreakdownRule] = [],
    benchmark: String = "",
    version: Int = 1,
    definition: String = "",
    caution: String = "",
    question: String = "",
    source: String = "",
    pages: Set<Prominence> = [],
    written: WrittenRule? = nil
  ) {
    self.id = id
    self.title = title
    self.agency = agency
    self.theme = theme
    self.rule = rule
    self.unit = unit
    self.bases = bases
    self.polarity = polarity
    self.breakdowns = breakdowns
    self.benchmark = benchmark
    self.version = version
    self.definition = definition
    self.caution = caution
    self.question = question
    self.source = source
    self.pages = pages
    self.written = written
  }

  /// The dataset whose rows it counts.
  public var dataset: String { rule.dataset }

  /// The same indicator without its breakdowns.
  public var headline: Indicator {
    var headline = self
    headline.breakdowns = []
    return headline
  }

  /// The same indicator as the catalogue has it, without the values that an extract has brought.
  public var withoutFoundValues: Indicator {
    var indicator = self
    indicator.breakdowns = breakdowns.map { breakdown in
      breakdown.field.map { BreakdownRule(name: breakdown.name, categories: [], field: $0) }
        ?? breakdown
    }
    return indicator
  }

  /// How the figure comes from the counts.
  public var measure: Measure { rule.measure }

  /// How many decimals its figures are printed with: none for counts, one for most others.
  public var places: Int {
    switch unit {
    case .count: measure.isTypical ? 1 : 0
    case .ratio: rule.factor == 1 ? 2 : 1
    case .per10000, .percent, .days, .weeks: 1
    }
  }
}

/// A page on which an indicator stands in front.
public enum Prominence: String, Hashable, Sendable, CaseIterable {
  /// The summary on page one of the scorecard.
  case summary
  /// The figures for the joint strategic needs assessment.
  case jsna
}
