import Foundation
import Ingest
import Records
import TestSupport

@testable import Catalogue
@testable import Metrics

/// Measurements in which every number that the public may not see is a canary: ten digits and more
/// that begin with 7319, each only once; and every word that it may not see begins with `Zyx`.
///
/// Every indicator of the catalogue is there with each of its spans and a slice of a breakdown. All
/// figures rest on three children, so that nothing of them may be shown; with `showing` every other
/// indicator rests on so many that it may be.
struct CanaryCounts {
  /// With what every withheld number begins.
  static let prefix = "7319"
  /// With what every number begins that the public may see.
  static let shownPrefix = "8428"
  /// With what every word begins that the public may not see.
  static let word = "Zyx"

  /// What was measured.
  private(set) var measurements: Measurements
  /// The reporting month.
  static let period = Month(year: 2025, month: 9)

  private static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  /// Makes the measurements of one authority.
  init(of authority: Authority, showing isSomeShown: Bool) throws {
    let catalogue = try standardCatalogue()
    var numbers = Canaries()
    var indicators = catalogue.indicators
    for place in indicators.indices {
      let found = BreakdownRule.Category(label: "\(Self.word)team", claim: nil)
      indicators[place].breakdowns.append(
        BreakdownRule(name: "Team", categories: [found], field: "team")
      )
    }
    var readings: [Reading] = []
    let shown = isSomeShown ? Self.shown(among: indicators) : []
    for indicator in indicators {
      for basis in indicator.bases {
        for age in (0..<(basis == indicator.bases[0] ? 24 : 1)).reversed() {
          readings.append(
            Reading(
              indicator: indicator.id,
              period: Self.period.adding(-age),
              basis: basis,
              slice: .total,
              figure: numbers.figure(indicator, isShown: shown.contains(indicator.id))
            )
          )
        }
        readings.append(
          Reading(
            indicator: indicator.id,
            period: Self.period,
            basis: basis,
            slice: Slice(breakdown: "Team", category: "\(Self.word)team"),
            figure: numbers.figure(indicator, isShown: false)
          )
        )
      }
    }
    let hidden = indicators.filter { !shown.contains($0.id) }
    measurements = Measurements(
      partnership: "Invented Partnership",
      authority: authority,
      period: Self.period,
      indicators: indicators,
      readings: readings,
      signals: hidden.map { numbers.signal($0) },
      comparisons: hidden.map { numbers.comparison($0, authority) },
      receipts: catalogue.schema.datasets.map { numbers.receipt($0) },
      notes: ["A sentence for everybody."],
      internalNotes: ["Behind this stand \(numbers.next()) rows."],
      explanations: indicators.map { numbers.explanation($0) },
      funnels: hidden.compactMap { numbers.funnel($0, authority) },
      quality: numbers.quality(),
      targets: indicators.map {
        Target(
          indicator: $0.id,
          value: ExactDecimal(units: 50),
          owner: "\(Self.word)owner",
          dateSet: Self.day("2025-06-01")
        )
      },
      commentaries: indicators.map {
        Commentary(
          indicator: $0.id,
          author: "\(Self.word)author",
          role: "Invented manager",
          date: Self.day("2025-10-08"),
          isPublic: true,
          passages: [.paragraph("Words for everybody.")],
          actions: [
            Commentary.Action(
              text: "\(Self.word)action",
              owner: "\(Self.word)owner",
              due: Self.day("2025-11-08"),
              status: .open
            )
          ]
        )
      },
      monthly: hidden.filter { $0.measure == .count }.map {
        Reading(
          indicator: $0.id,
          period: Self.period.adding(-30),
          basis: .month,
          slice: .total,
          figure: Figure(
            status: .counted,
            numerator: numbers.next(),
            value: ExactDecimal(units: numbers.next())
          )
        )
      }
    )
  }
}

extension CanaryCounts {
  /// Every other indicator, and what is made of two that are shown: a ratio of figures that everybody
  /// sees may be worked out by everybody.
  private static func shown(among indicators: [Indicator]) -> Set<String> {
    let others = indicators.enumerated().filter { $0.offset % 2 == 0 }.map(\.element.id)
    let shown = Set(others)
    let derived = indicators.filter { indicator in
      [.ratio, .change].contains(indicator.measure) && !indicator.rule.parts.isEmpty
        && indicator.rule.parts.allSatisfy(shown.contains)
    }
    return shown.union(derived.map(\.id))
  }
}

/// The standard catalogue.
private func standardCatalogue() throws -> Catalogue {
  let folder = checkoutFolder + "/data/catalogue"
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  return try Catalogue(
    sheets: names.filter { $0.hasSuffix(".csv") }.sorted()
      .map { try SheetReader.sheet(path: folder + "/" + $0) }
  )
}

/// Numbers of which each is given once.
private struct Canaries {
  private var last: Int64 = 0

  /// A number that the public may not see.
  mutating func next() -> Int64 {
    last += 1
    return 7_319_000_000 + last
  }

  private mutating func nextShown() -> Int64 {
    last += 1
    return 8_428_000_000 + last
  }

  /// A figure that rests on three, and on nothing else that is small; or one of very many.
  mutating func figure(_ indicator: Indicator, isShown: Bool) -> Figure {
    if isShown {
      let number = nextShown()
      let isWhole = indicator.measure == .count
      return Figure(
        status: .counted,
        numerator: indicator.measure.isTypical ? nil : number,
        denominator: isWhole ? nil : number * 2,
        value: isWhole
          ? ExactDecimal(units: number) : ExactDecimal(units: number, places: indicator.places)
      )
    }
    if indicator.measure == .count {
      return Figure(status: .counted, numerator: 3, value: ExactDecimal(units: 3))
    }
    return Figure(
      status: .counted,
      numerator: indicator.measure.isTypical ? nil : 3,
      denominator: indicator.measure.isTypical ? 3 : next(),
      value: ExactDecimal(units: next(), places: indicator.places),
      interval: Interval(lower: Double(next()), upper: Double(next()))
    )
  }

  mutating func signal(_ indicator: Indicator) -> Signal {
    let limits = Interval(lower: Double(next()), upper: Double(next()))
    let months = CanaryCounts.period.adding(-23)...CanaryCounts.period
    return Signal(
      indicator: indicator.id,
      basis: indicator.bases[0],
      variation: .signal(.higher, .shift(7)),
      mean: Double(next()),
      limits: limits,
      marked: [CanaryCounts.period],
      stretches: [
        Stretch(
          months: months,
          mean: Double(next()),
          limits: limits,
          method: .movingRanges,
          isTrial: false
        )
      ],
      breaks: [
        SeriesBreak(
          indicator: indicator.id,
          month: CanaryCounts.period.adding(-5),
          reason: "A new system.",
          decidedBy: "\(CanaryCounts.word)manager"
        )
      ]
    )
  }

  private mutating func own(_ authority: Authority) -> ComparedArea {
    ComparedArea(
      area: Area(level: .authority, code: authority.code, name: authority.name, region: "Nowhere"),
      value: .number(ExactDecimal(units: next(), places: 1)),
      numerator: 3,
      denominator: next(),
      interval: Interval(lower: Double(next()), upper: Double(next()))
    )
  }

  /// Areas whose figures are published.
  private func others(_ count: Int) -> [ComparedArea] {
    (0..<count).map { place in
      ComparedArea(
        area: Area(level: .authority, code: "\(800 + place)", name: "A\(place)", region: "Nowhere"),
        value: .number(ExactDecimal(units: Int64(400 + place), places: 1)),
        numerator: 400 + Int64(place),
        denominator: 1000,
        interval: nil
      )
    }
  }

  mutating func comparison(_ indicator: Indicator, _ authority: Authority) -> Comparison {
    Comparison(
      indicator: indicator.id,
      reportingYear: 2025,
      own: own(authority),
      source: .local,
      neighbourModel: "own",
      neighbours: others(10),
      neighboursUsed: 10,
      neighbourMean: ExactDecimal(units: 405, places: 1),
      neighbourMedian: ExactDecimal(units: 405, places: 1),
      region: nil,
      england: others(1)[0],
      rank: 11,
      rankOf: 11,
      nationalRank: 150,
      quartileBand: "D",
      comparedWithEngland: .higher,
      comparedWithNeighbours: .higher
    )
  }

  mutating func funnel(_ indicator: Indicator, _ authority: Authority) -> FunnelComparison? {
    FunnelComparison(
      indicator: indicator.id,
      year: 2025,
      unit: indicator.unit,
      areas: others(20),
      own: own(authority),
      source: .local,
      counterpart: "A published table"
    )
  }

  mutating func rows() -> RowAccount {
    RowAccount(
      read: Int(next()),
      accepted: Int(next()),
      rejected: Int(next()),
      duplicate: Int(next())
    )
  }

  mutating func receipt(_ dataset: Dataset) -> Receipt {
    Receipt(
      dataset: dataset.name,
      title: dataset.title,
      agency: dataset.agency,
      isExpected: true,
      rows: rows(),
      largestReason: "\(CanaryCounts.word)reason",
      newestEvent: CalendarDate(iso: "2025-09-29"),
      reachesPeriodEnd: true,
      indicatorsMissing: []
    )
  }

  mutating func explanation(_ indicator: Indicator) -> Explanation {
    var explanation = Explanation(
      indicator: indicator.id,
      dataset: indicator.dataset,
      period: CanaryCounts.period,
      basis: indicator.bases[0],
      figure: figure(indicator, isShown: false)
    )
    explanation.rows = Int(next())
    explanation.inSpan = Int(next())
    explanation.below = Int(next())
    explanation.above = 3
    explanation.setAside = Int(next())
    explanation.files = [Explanation.File(file: 0, rows: Int(next()))]
    return explanation
  }

  mutating func quality() -> QualityReport {
    var file = FileReport(path: "extracts/\(CanaryCounts.word)file.csv")
    file.byteCount = Int(next())
    file.rows = rows()
    file.dataset = "cp_plans"
    let finding = Finding(
      file: 0,
      line: Int(next()),
      rule: "L001",
      severity: .error,
      action: .setAside,
      message: "\(CanaryCounts.word)message",
      howToFix: "\(CanaryCounts.word)fix",
      count: Int(next())
    )
    return QualityReport(
      files: [file],
      findings: [finding],
      setAside: [
        SetAsideRow(
          file: 0,
          firstLine: Int(next()),
          lastLine: Int(next()),
          rule: "L001",
          reason: "\(CanaryCounts.word)reason",
          text: Array("\(CanaryCounts.word)row".utf8)
        )
      ]
    )
  }
}
