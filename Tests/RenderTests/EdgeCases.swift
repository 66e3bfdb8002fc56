@testable import Catalogue
import Metrics
import Records
import Release

/// Editions at the edges: what a page must bear without breaking or misleading.
enum EdgeCase: String, CaseIterable, Sendable {
  /// The example as it is.
  case example
  /// No agency sent anything.
  case nothingReceived
  /// Every figure is withheld.
  case everythingWithheld
  /// The first month of a partnership.
  case oneMonth
  /// A partnership compared with every other authority.
  case everyAuthority
  /// Markup, formulas and marks of direction in every text that comes from data.
  case hostile
  /// A catalogue without indicators.
  case noIndicators

  /// Text that tries to be something else.
  static let hostileText =
    "\"><script>alert(1)</script>'`|*_[x](javascript:1)<img src=x onerror=e>\u{202E}\u{301} &amp; =1+1 😀\r\n# x"

  func edition(_ audience: Audience) -> Edition {
    let base = Exampleshire.measurements(
      hostile: self == .hostile ? Self.hostileText : "",
      months: self == .oneMonth ? 1 : 24
    )
    return Edition(
      of: changed(base),
      for: audience,
      dataHash: "3f9c0a1b2c3d",
      catalogueVersion: "77aa88bb99cc",
      programVersion: "0.1.0"
    )
  }

  private func changed(_ base: Measurements) -> Measurements {
    var readings = base.readings
    var signals = base.signals
    var comparisons = base.comparisons
    var indicators = base.indicators
    var receipts = base.receipts
    switch self {
    case .nothingReceived:
      readings = replaced(readings, by: .notReceived)
      signals = []
      receipts = receipts.map {
        Receipt(
          dataset: $0.dataset,
          title: $0.title,
          agency: $0.agency,
          isExpected: true,
          rows: nil,
          largestReason: "",
          newestEvent: nil,
          reachesPeriodEnd: false,
          indicatorsMissing: indicators.map(\.title)
        )
      }
    case .everythingWithheld:
      readings = replaced(readings, by: .withheld)
      signals = []
    case .everyAuthority: comparisons = Exampleshire.comparisons(hostile: "", areas: 152)
    case .noIndicators:
      (readings, signals, comparisons, indicators, receipts) = ([], [], [], [], [])
    case .example, .oneMonth, .hostile: break
    }
    return Measurements(
      partnership: base.partnership,
      authority: base.authority,
      period: base.period,
      indicators: indicators,
      readings: readings,
      signals: signals,
      comparisons: comparisons,
      receipts: receipts,
      notes: base.notes,
      quality: base.quality,
      targets: base.targets,
      commentaries: base.commentaries
    )
  }

  private func replaced(_ readings: [Reading], by status: FigureStatus) -> [Reading] {
    readings.map {
      Reading(
        indicator: $0.indicator,
        period: $0.period,
        basis: $0.basis,
        slice: $0.slice,
        figure: Figure(status: status)
      )
    }
  }
}
