@testable import Catalogue
import Metrics
import Records
import Release

/// Invented measurements of Exampleshire (code 999), one indicator for every status.
enum Exampleshire {
  static let authority = Authority(code: "999", name: "Exampleshire")
  static let period = Month(year: 2025, month: 9)

  /// The measurements; `hostile` is put wherever text can come from data.
  static func measurements(hostile: String = "", months: Int = 24) -> Measurements {
    let specs = Self.specs(hostile: hostile)
    let readings = specs.flatMap { $0.readings(months: months) }
    return Measurements(
      partnership: "Exampleshire Safeguarding Children Partnership" + hostile,
      authority: Authority(code: "999", name: "Exampleshire" + hostile),
      period: period,
      indicators: specs.map(\.indicator),
      readings: readings,
      signals: Signal.signals(in: readings, indicators: specs.map(\.indicator), period: period),
      comparisons: comparisons(hostile: hostile),
      receipts: receipts(hostile: hostile),
      notes: ["Rates use the populations of mid-2024 (118,400 children aged 0 to 17)." + hostile],
      funnels: funnels(hostile: hostile),
      quality: quality(hostile: hostile),
      targets: targets(hostile: hostile),
      commentaries: commentaries(hostile: hostile)
    )
  }

  /// One edition of the measurements.
  static func edition(
    _ audience: Audience,
    hostile: String = "",
    months: Int = 24
  ) -> Edition {
    Edition(
      of: measurements(hostile: hostile, months: months),
      for: audience,
      dataHash: "3f9c0a1b2c3d",
      catalogueVersion: "77aa88bb99cc",
      programVersion: "0.1.0"
    )
  }

  static func indicator(
    _ id: String,
    _ title: String,
    theme: String,
    agency: String = "Children’s social care",
    dataset: String = "cp_plans",
    unit: Unit = .count,
    bases: [Basis] = [.snapshot],
    polarity: Polarity = .low,
    pages: Set<Prominence> = [.summary],
    hostile: String = ""
  ) -> Indicator {
    let measure: Measure =
      switch unit {
      case .percent: .percentage
      case .per10000: .rate
      default: .count
      }
    return Indicator(
      id: id,
      title: title + hostile,
      agency: agency + hostile,
      theme: theme + hostile,
      rule: CountingRule(
        dataset: dataset,
        population: bases.first == .snapshot ? .open : .started,
        counted: .children,
        measure: measure
      ),
      unit: unit,
      bases: bases,
      polarity: polarity,
      breakdowns: [BreakdownRule(name: "Age band", categories: [])],
      benchmark: id,
      version: 3,
      definition: "How many children have a plan of this kind at the end of the month." + hostile,
      caution: "Plans count children known to services." + hostile,
      question: "What do we know of the children behind this number?" + hostile,
      source: "DfE, Characteristics of children in need, table D4" + hostile,
      pages: pages
    )
  }

  static func receipts(hostile: String) -> [Receipt] {
    [
      Receipt(
        dataset: "cp_plans",
        title: "Child protection plans" + hostile,
        agency: "Children’s social care",
        isExpected: true,
        rows: RowAccount(read: 4812, accepted: 4771, rejected: 36, duplicate: 5),
        largestReason: "The plan ends before it starts" + hostile,
        newestEvent: CalendarDate(year: 2025, month: 9, day: 30),
        reachesPeriodEnd: true,
        indicatorsMissing: []
      ),
      Receipt(
        dataset: "police_protection",
        title: "Police protection",
        agency: "Police",
        isExpected: true,
        rows: RowAccount(read: 210, accepted: 210, rejected: 0, duplicate: 0),
        largestReason: "",
        newestEvent: CalendarDate(year: 2025, month: 8, day: 31),
        reachesPeriodEnd: false,
        indicatorsMissing: []
      ),
      Receipt(
        dataset: "health",
        title: "Health appointments",
        agency: "Health",
        isExpected: true,
        rows: nil,
        largestReason: "",
        newestEvent: nil,
        reachesPeriodEnd: false,
        indicatorsMissing: ["Children not brought to a health appointment" + hostile]
      ),
    ]
  }

  static func quality(hostile: String) -> QualityReport {
    var plans = FileReport(path: "extracts/2025-09/plans\(hostile).csv")
    plans.dataset = "cp_plans"
    plans.rows = RowAccount(read: 4812, accepted: 4771, rejected: 36, duplicate: 5)
    plans.notes = ["Windows-1252"]
    var refused = FileReport(path: "extracts/2025-09/letter.csv")
    refused.refusal =
      "No line of it is a header that is known. Send the extract as CSV with its header row."
    return QualityReport(
      files: [plans, refused],
      findings: [
        Finding(
          file: 0,
          line: 17,
          column: 6,
          field: "end_date",
          rule: "8925",
          severity: .error,
          action: .setAside,
          message: "The plan ends before it starts." + hostile,
          howToFix: "Correct one of the two dates." + hostile
        ),
        Finding(
          file: 0,
          line: nil,
          column: 9,
          field: "latest_category",
          rule: "L011",
          severity: .query,
          action: .kept,
          message: "A category that no list knows.",
          howToFix: "Use one of the five categories of abuse.",
          count: 12
        ),
      ],
      setAside: [
        SetAsideRow(
          file: 0,
          firstLine: 17,
          lastLine: 17,
          rule: "8925",
          reason: "The plan ends before it starts.",
          text: Array("P17,C17,2025-06-10,2025-06-01,\"N, E\(hostile)\"".utf8)
        )
      ],
      unmatched: [
        UnmatchedSpelling(
          file: 0,
          field: "latest_category",
          codeList: "category_of_abuse",
          spelling: "Neglekt" + hostile,
          nearest: "Neglect",
          count: 12
        )
      ]
    )
  }
}
