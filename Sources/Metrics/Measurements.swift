public import Catalogue
public import Records

/// Whether one dataset came, and what of it counts.
public struct Receipt: Hashable, Sendable {
  /// The dataset's name.
  public let dataset: String
  /// The dataset in plain English.
  public let title: String
  /// The agency that sends it.
  public let agency: String
  /// Whether `partnership.json` expects it each month.
  public let isExpected: Bool
  /// What became of its rows, all files together; `nil` when no file came.
  public let rows: RowAccount?
  /// The rule that set most rows aside, in words; empty when none was.
  public let largestReason: String
  /// The newest event in it; `nil` when no file came.
  public let newestEvent: CalendarDate?
  /// Whether it reaches the end of the reporting month.
  public let reachesPeriodEnd: Bool
  /// The titles of the indicators that are missing because it did not come.
  public let indicatorsMissing: [String]

  /// Makes a receipt.
  public init(
    dataset: String,
    title: String,
    agency: String,
    isExpected: Bool,
    rows: RowAccount?,
    largestReason: String,
    newestEvent: CalendarDate?,
    reachesPeriodEnd: Bool,
    indicatorsMissing: [String]
  ) {
    self.dataset = dataset
    self.title = title
    self.agency = agency
    self.isExpected = isExpected
    self.rows = rows
    self.largestReason = largestReason
    self.newestEvent = newestEvent
    self.reachesPeriodEnd = reachesPeriodEnd
    self.indicatorsMissing = indicatorsMissing
  }
}

/// Everything measured for one authority and one reporting month: true counts, nothing hidden.
public struct Measurements: Sendable {
  /// The partnership's name.
  public let partnership: String
  /// The authority.
  public let authority: Authority
  /// The reporting month.
  public let period: Month
  /// The indicators, in the order of the catalogue.
  public let indicators: [Indicator]
  /// The readings: indicators in the order of the catalogue, then bases, months and slices.
  public let readings: [Reading]
  /// The whole numbers behind the headlines, month by month and further back than pages show:
  /// what disclosure control adds up, and nothing prints.
  public let monthly: [Reading]
  /// The signals, at most one for an indicator.
  public let signals: [Signal]
  /// The comparisons: indicators in the order of the catalogue, then years.
  public let comparisons: [Comparison]
  /// The authority among all authorities, indicators in the order of the catalogue.
  public let funnels: [FunnelComparison]
  /// What came and what did not.
  public let receipts: [Receipt]
  /// What readers must know of the figures, as sentences for the page: population years used.
  public let notes: [String]
  /// How many rows and children stand behind a choice, as sentences: never for the public.
  public let internalNotes: [String]
  /// How the figures of the reporting month were made: never for the public.
  public let explanations: [Explanation]
  /// What reading the extracts brought to light.
  public let quality: QualityReport
  /// The targets that hold in the reporting month, one an indicator.
  public let targets: [Target]
  /// What named people wrote about the reporting month or an earlier one.
  public let commentaries: [Commentary]

  /// Makes measurements.
  public init(
    partnership: String,
    authority: Authority,
    period: Month,
    indicators: [Indicator],
    readings: [Reading],
    signals: [Signal],
    comparisons: [Comparison],
    receipts: [Receipt],
    notes: [String],
    internalNotes: [String] = [],
    explanations: [Explanation] = [],
    funnels: [FunnelComparison] = [],
    quality: QualityReport,
    targets: [Target] = [],
    commentaries: [Commentary] = [],
    monthly: [Reading] = []
  ) {
    self.partnership = partnership
    self.authority = authority
    self.period = period
    self.indicators = indicators
    self.readings = readings
    self.monthly = monthly
    self.signals = signals
    self.comparisons = comparisons
    self.funnels = funnels
    self.receipts = receipts
    self.notes = notes
    self.internalNotes = internalNotes
    self.explanations = explanations
    self.quality = quality
    self.targets = targets.holding(in: period, for: authority)
    self.commentaries = commentaries.printed(in: period, for: authority)
  }
}
