public import Records

/// How an authority's value stands to another, judged by its 95% limits.
public enum ComparisonVerdict: String, Hashable, Sendable {
  /// The other value lies below the limits.
  case higher = "Higher"
  /// The other value lies above the limits.
  case lower = "Lower"
  /// The other value lies within the limits, ends included.
  case similar = "Similar"
  /// One of the two is not there.
  case notCompared = "Not compared"
}

/// Where the authority's own value in a comparison comes from.
public enum ValueSource: String, Hashable, Sendable {
  /// DfE's published file.
  case published
  /// The authority's own extracts at 31 March.
  case local
}

/// One area's value beside the authority's, for charts and tables of neighbours.
public struct ComparedArea: Hashable, Sendable {
  /// The area.
  public let area: Area
  /// Its value, or the symbol that stands in its place.
  public let value: PublishedCell
  /// What was counted there, when the files say.
  public let numerator: Int64?
  /// What it was divided by, when the files say.
  public let denominator: Int64?
  /// The 95% limits, when they can be computed.
  public let interval: Interval?
  /// The values that a withheld one may have; `nil` where the value is there or nothing is certain.
  public let possible: ClosedRange<ExactDecimal>?
  /// The counts that a withheld one may have; `nil` as for `possible`.
  public let hidden: ClosedRange<Int64>?

  /// The value before it was rounded to the decimals that are shown; `nil` where it is printed so.
  public let unrounded: Double?

  /// Makes a compared area.
  public init(
    area: Area,
    value: PublishedCell,
    numerator: Int64?,
    denominator: Int64?,
    interval: Interval?,
    possible: ClosedRange<ExactDecimal>? = nil,
    unrounded: Double? = nil,
    hidden: ClosedRange<Int64>? = nil
  ) {
    self.unrounded = unrounded
    self.possible = possible
    self.hidden = hidden
    self.area = area
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.interval = interval
  }
}

/// A choice on which the verdict about the neighbours rests: made otherwise, the verdict differs.
public enum ComparisonDoubt: String, Hashable, Sendable, CaseIterable {
  /// What the withheld values of neighbours are.
  case withheldNeighbours = "depends on values that are withheld for neighbours"
  /// Which model chooses the neighbours.
  case neighbourModel = "depends on the neighbour model"
  /// Whether the mean or the median speaks for the neighbours.
  case meanOrMedian = "depends on taking the mean or the median"
}

/// One indicator of one reporting year beside neighbours, region and England.
public struct Comparison: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The reporting year.
  public let reportingYear: Int
  /// The authority and its value.
  public let own: ComparedArea
  /// Where the authority's value comes from.
  public let source: ValueSource
  /// `DfE 2021`, `DfE 2025` or `own`; empty when there is no model.
  public let neighbourModel: String
  /// The neighbours, closest first, those without a value too.
  public let neighbours: [ComparedArea]
  /// How many neighbours have a value.
  public let neighboursUsed: Int
  /// The unweighted mean of the neighbours' values.
  public let neighbourMean: ExactDecimal?
  /// The median of the neighbours' values.
  public let neighbourMedian: ExactDecimal?
  /// The lowest and highest mean that the withheld values of neighbours allow; `nil` where none is
  /// withheld or nothing is certain of them.
  public let neighbourMeanRange: ClosedRange<ExactDecimal>?
  /// The lowest and highest median that the withheld values of neighbours allow.
  public let neighbourMedianRange: ClosedRange<ExactDecimal>?
  /// The authority's region; `nil` when the files have none.
  public let region: ComparedArea?
  /// England; `nil` when the files have none.
  public let england: ComparedArea?
  /// The place among the authority and its neighbours, 1 is best; `nil` without a polarity.
  public let rank: Int?
  /// Among how many.
  public let rankOf: Int?
  /// The place among all authorities; `nil` unless every authority's figure is there.
  public let nationalRank: Int?
  /// `A` (best) to `D` among all authorities; `nil` unless every authority's figure is there.
  public let quartileBand: String?
  /// How the value stands to England's.
  public let comparedWithEngland: ComparisonVerdict
  /// How the value stands to the neighbours' mean.
  public let comparedWithNeighbours: ComparisonVerdict
  /// The choices on which the verdict about the neighbours rests; empty when it stands either way.
  public let doubts: [ComparisonDoubt]
  /// What a reader must know before comparing; may be empty.
  public let note: String
  /// The published table in words: `DfE, Children in need, table D1`; may be empty.
  public let counterpart: String

  /// Makes a comparison.
  public init(
    indicator: String,
    reportingYear: Int,
    own: ComparedArea,
    source: ValueSource,
    neighbourModel: String,
    neighbours: [ComparedArea],
    neighboursUsed: Int,
    neighbourMean: ExactDecimal?,
    neighbourMedian: ExactDecimal?,
    region: ComparedArea?,
    england: ComparedArea?,
    rank: Int?,
    rankOf: Int?,
    nationalRank: Int?,
    quartileBand: String?,
    comparedWithEngland: ComparisonVerdict,
    comparedWithNeighbours: ComparisonVerdict,
    neighbourMeanRange: ClosedRange<ExactDecimal>? = nil,
    neighbourMedianRange: ClosedRange<ExactDecimal>? = nil,
    doubts: [ComparisonDoubt] = [],
    note: String = "",
    counterpart: String = ""
  ) {
    self.neighbourMeanRange = neighbourMeanRange
    self.neighbourMedianRange = neighbourMedianRange
    self.doubts = doubts
    self.note = note
    self.counterpart = counterpart
    self.indicator = indicator
    self.reportingYear = reportingYear
    self.own = own
    self.source = source
    self.neighbourModel = neighbourModel
    self.neighbours = neighbours
    self.neighboursUsed = neighboursUsed
    self.neighbourMean = neighbourMean
    self.neighbourMedian = neighbourMedian
    self.region = region
    self.england = england
    self.rank = rank
    self.rankOf = rankOf
    self.nationalRank = nationalRank
    self.quartileBand = quartileBand
    self.comparedWithEngland = comparedWithEngland
    self.comparedWithNeighbours = comparedWithNeighbours
  }
}

extension Comparison {
  /// The lowest of the neighbours' values; `nil` when no neighbour has one.
  public var neighboursLowest: ExactDecimal? { neighbours.compactMap(\.value.number).min() }

  /// The highest of the neighbours' values; `nil` when no neighbour has one.
  public var neighboursHighest: ExactDecimal? { neighbours.compactMap(\.value.number).max() }

  /// How many neighbours have a value that is withheld to protect children.
  public var neighboursWithheld: Int {
    neighbours.count { $0.value == .symbol(.withheld) }
  }
}
