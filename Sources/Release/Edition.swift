public import Catalogue
public import Metrics
public import Records

/// Who may see an edition.
public enum Audience: String, Hashable, Sendable, CaseIterable {
  /// The performance sub-group: true figures.
  case `internal`
  /// The board, the JSNA and everybody else: disclosure-controlled figures.
  case `public`
}

/// A figure as its audience may see it.
public enum ReleasedFigure: Hashable, Sendable {
  /// The figure with what it was made of, as far as that may be seen.
  case shown(
    value: ExactDecimal,
    numerator: Int64?,
    denominator: Int64?,
    lower: ExactDecimal?,
    upper: ExactDecimal?
  )
  /// No figure, and why.
  case symbol(Shorthand)

  /// The value, if it is shown.
  public var value: ExactDecimal? {
    if case .shown(let value, _, _, _, _) = self { value } else { nil }
  }
}

/// A reading as its audience may see it.
public struct ReleasedReading: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The month at whose end the span ends.
  public let period: Month
  /// The span.
  public let basis: Basis
  /// The slice.
  public let slice: Slice
  /// The figure.
  public let figure: ReleasedFigure

  /// Makes a released reading.
  public init(
    indicator: String,
    period: Month,
    basis: Basis,
    slice: Slice,
    figure: ReleasedFigure
  ) {
    self.indicator = indicator
    self.period = period
    self.basis = basis
    self.slice = slice
    self.figure = figure
  }
}

/// What the audience may know of one dataset's arrival.
public struct ReleasedReceipt: Hashable, Sendable {
  /// The receipt; in the public edition it has no numbers of rows.
  public let receipt: Receipt
  /// Whether the dataset came.
  public let came: Bool

  /// Makes a released receipt.
  public init(receipt: Receipt, came: Bool) {
    self.receipt = receipt
    self.came = came
  }
}

/// Everything that one audience may see of one authority and one month.
///
/// Nothing below this floor can reach a figure that is not in here.
public struct Edition: Sendable {
  /// Who may see it.
  public let audience: Audience
  /// The partnership's name.
  public let partnership: String
  /// The authority.
  public let authority: Authority
  /// The reporting month.
  public let period: Month
  /// The indicators, in the order of the catalogue.
  public let indicators: [Indicator]
  /// The readings, in the order of the measurements.
  public let readings: [ReleasedReading]
  /// The signals; one that rests on a withheld point is not here.
  public let signals: [Signal]
  /// The comparisons; one that rests on a withheld local figure has `c` in its place.
  public let comparisons: [Comparison]
  /// How the authority's yearly figures move, by the id of the indicator; judged from the
  /// comparisons that are here, and not where one of them is withheld.
  public let trends: [String: AnnualTrend]
  /// The authority among all authorities; a withheld local figure has no point in its funnel.
  public let funnels: [FunnelComparison]
  /// What came and what did not.
  public let receipts: [ReleasedReceipt]
  /// Sentences about the figures as a whole.
  public let notes: [String]
  /// How the figures of the reporting month were made, by the id of the indicator; empty in the
  /// public edition.
  public let explanations: [String: Explanation]
  /// The targets that hold in the reporting month, one an indicator; without owners in the public
  /// edition.
  public let targets: [Target]
  /// What named people wrote; in the public edition only what is meant for it, without names and
  /// actions.
  public let commentaries: [Commentary]
  /// What reading the extracts brought to light; `nil` in the public edition.
  public let quality: QualityReport?
  /// The first twelve digits of the SHA-256 of the inputs' names and digests; empty in the public
  /// edition.
  public let dataHash: String
  /// The first twelve digits of the SHA-256 of the figures as published; empty in the internal
  /// edition.
  ///
  /// A digest of the inputs would tell the public whenever a row changed; this one is made of what
  /// the public can see, so that anybody can work it out again.
  public var figuresHash = ""
  /// The version of the catalogue: the first twelve digits of its SHA-256.
  public let catalogueVersion: String
  /// The version of the program.
  public let programVersion: String
  /// The headline figures that differ from what was published first.
  public let revisions: [Revision]
  /// The seal of the ledger of releases that the edition was made after; empty when nothing has
  /// been published.
  public let ledgerSeal: String
  /// The ids of indicators with withheld numbers of which no proof was found that they are safe.
  ///
  /// Nothing new of them is shown. Empty in the internal edition.
  public let withoutProof: [String]
  /// The smallest count that the public edition shows, other than nothing.
  public let smallest: SmallestCount

  /// Makes an edition.
  public init(
    audience: Audience,
    partnership: String,
    authority: Authority,
    period: Month,
    indicators: [Indicator],
    readings: [ReleasedReading],
    signals: [Signal],
    comparisons: [Comparison],
    funnels: [FunnelComparison] = [],
    receipts: [ReleasedReceipt],
    notes: [String],
    explanations: [String: Explanation] = [:],
    quality: QualityReport?,
    dataHash: String,
    catalogueVersion: String,
    programVersion: String,
    revisions: [Revision] = [],
    ledgerSeal: String = "",
    withoutProof: [String] = [],
    smallest: SmallestCount = .standard,
    targets: [Target] = [],
    commentaries: [Commentary] = []
  ) {
    self.audience = audience
    self.partnership = partnership
    self.authority = authority
    self.period = period
    self.indicators = indicators
    self.readings = readings
    self.signals = signals
    self.comparisons = comparisons
    self.funnels = funnels
    trends = releasedTrends(of: comparisons)
    self.receipts = receipts
    self.notes = notes
    self.explanations = explanations
    self.targets = targets
    self.commentaries = commentaries
    self.quality = quality
    self.dataHash = dataHash
    self.catalogueVersion = catalogueVersion
    self.programVersion = programVersion
    self.revisions = revisions
    self.ledgerSeal = ledgerSeal
    self.withoutProof = withoutProof
    self.smallest = smallest
  }
}
