public import Metrics
public import Records

/// Which figure is meant, whatever it is: one cell of `indicators.csv`.
public struct FigurePlace: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The month at whose end the span ends.
  public let period: Month
  /// The span.
  public let basis: Basis
  /// The slice.
  public let slice: Slice

  /// Makes a place.
  public init(indicator: String, period: Month, basis: Basis, slice: Slice) {
    self.indicator = indicator
    self.period = period
    self.basis = basis
    self.slice = slice
  }
}

/// A figure as a release showed it.
public struct PublishedFigure: Hashable, Sendable {
  /// Which figure it is.
  public let place: FigurePlace
  /// The reporting month of the release.
  public let release: Month
  /// The version of the indicator's rule at the time.
  public let version: Int
  /// The figure, or the symbol that stood in its place.
  public let figure: ReleasedFigure

  /// Makes a figure.
  public init(place: FigurePlace, release: Month, version: Int, figure: ReleasedFigure) {
    self.place = place
    self.release = release
    self.version = version
    self.figure = figure
  }
}

/// What has been published of one authority: for each figure the first release that had it and the
/// last that changed it.
public struct PublishedHistory: Hashable, Sendable {
  /// The figures as they were published first.
  public private(set) var first: [FigurePlace: PublishedFigure] = [:]
  /// The figures as they were published last.
  public private(set) var latest: [FigurePlace: PublishedFigure] = [:]
  /// Why figures have changed, as people have stated it.
  public let reasons: [RevisionReason]
  /// The seal of the last release, which anchors the ledger in the pages; empty when there is none.
  public let seal: String

  /// Makes a history; without figures nothing has been published.
  public init(
    _ figures: [PublishedFigure] = [],
    reasons: [RevisionReason] = [],
    seal: String = ""
  ) {
    self.reasons = reasons
    self.seal = seal
    for figure in figures {
      if first[figure.place] == nil { first[figure.place] = figure }
      latest[figure.place] = figure
    }
  }

  /// Whether nothing has been published.
  public var isEmpty: Bool { latest.isEmpty }
}

/// Why published figures have changed, stated by a named person.
public struct RevisionReason: Hashable, Sendable {
  /// The indicator's id; empty for every indicator.
  public let indicator: String
  /// The month of the figures; `nil` for every month.
  public let period: Month?
  /// The reason, in a sentence.
  public let reason: String
  /// Who states it: a role or a name.
  public let statedBy: String

  /// Makes a reason.
  public init(indicator: String, period: Month?, reason: String, statedBy: String) {
    self.indicator = indicator
    self.period = period
    self.reason = reason
    self.statedBy = statedBy
  }

  /// Whether it speaks of a figure.
  func speaks(of place: FigurePlace) -> Bool {
    (indicator.isEmpty || indicator == place.indicator)
      && (period == nil || period == place.period)
  }
}

extension PublishedFigure {
  /// The figures of a public edition as they stand in its `indicators.csv`.
  ///
  /// - Parameters:
  ///   - sheet: The file.
  ///   - release: The reporting month; `nil` for the month of each figure.
  ///   - versions: The versions of the rules, by the ids of the indicators.
  /// - Returns: The figures in the order of the file.
  /// - Throws: `LedgerError.unreadable`.
  public static func figures(
    of sheet: Sheet,
    release: Month?,
    versions: [String: Int]
  ) throws(LedgerError) -> [PublishedFigure] {
    var figures: [PublishedFigure] = []
    figures.reserveCapacity(sheet.rows.count)
    for row in sheet.rows {
      let reader = LedgerRowReader(sheet: sheet, row: row)
      let place = try reader.place()
      figures.append(
        PublishedFigure(
          place: place,
          release: release ?? place.period,
          version: versions[place.indicator] ?? 1,
          figure: try reader.shown()
        )
      )
    }
    return figures
  }
}
