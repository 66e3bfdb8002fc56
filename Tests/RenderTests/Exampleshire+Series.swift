@testable import Catalogue
import Metrics
import Records
import Release

extension Exampleshire {
  /// One invented indicator and its series.
  struct Spec {
    let indicator: Indicator
    /// The figure of a month, counted back from the reporting month.
    let figure: @Sendable (_ back: Int) -> Figure?
    var hasParts = false

    func readings(months: Int) -> [Reading] {
      let basis = indicator.bases.first ?? .snapshot
      var readings = (0..<months).reversed().compactMap { back in
        figure(back).map {
          Reading(
            indicator: indicator.id,
            period: Exampleshire.period.adding(-back),
            basis: basis,
            slice: .total,
            figure: $0
          )
        }
      }
      guard hasParts else { return readings }
      let counts: [Int64] = [3, 21, 58, 62, 49, 7, 0]
      let bands = [
        "Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not known",
      ]
      for (band, count) in zip(bands, counts) {
        readings.append(
          Reading(
            indicator: indicator.id,
            period: Exampleshire.period,
            basis: basis,
            slice: Slice(breakdown: "Age band", category: band),
            figure: Exampleshire.count(count)
          )
        )
      }
      return readings
    }
  }

  static func count(_ number: Int64) -> Figure {
    Figure(status: .counted, numerator: number, value: ExactDecimal(units: number))
  }

  static func share(_ numerator: Int64, of denominator: Int64) -> Figure {
    guard let value = ExactDecimal.ratio(numerator, denominator, times: 100, places: 1) else {
      return Figure(status: .notApplicable)
    }
    let middle = value.approximation
    return Figure(
      status: .counted,
      numerator: numerator,
      denominator: denominator,
      value: value,
      interval: Interval(lower: max(0, middle - 4.24), upper: min(100, middle + 4.31))
    )
  }

  static func rate(_ numerator: Int64) -> Figure {
    let value = ExactDecimal.ratio(numerator, 118_400, times: 10_000, places: 1)
    let middle = value?.approximation ?? 0
    return Figure(
      status: .counted,
      numerator: numerator,
      denominator: 118_400,
      value: value,
      interval: Interval(lower: middle * 0.87, upper: middle * 1.14)
    )
  }

  private static let steps: [Int64] = [
    9, 2, -3, 5, 0, -6, 3, 7, -4, 1, -2, 6, -5, 4, -1, 2, -7, 3, 5, -3, 0, 4, -2, 1,
  ]

  /// A series whose last eight months lie on one side of its average.
  private static func shifted(_ base: Int64, to low: Int64, _ back: Int) -> Int64 {
    back < 8 ? low + steps[back] / 3 : wave(base, back)
  }

  private static func wave(_ base: Int64, _ back: Int) -> Int64 { base + steps[back % 24] }

  static func specs(hostile: String) -> [Spec] {
    let plans = "Neglect"
    return [
      Spec(
        indicator: indicator(
          "cpp_neglect_count",
          "Children on a plan for neglect",
          theme: plans,
          pages: [.summary, .jsna],
          hostile: hostile
        ),
        figure: { back in count(back < 2 ? 207 - Int64(back) * 7 : wave(182, back)) },
        hasParts: true
      ),
      Spec(
        indicator: indicator(
          "cpp_neglect_pct",
          "Share of child protection plans that are for neglect",
          theme: plans,
          unit: .percent,
          polarity: .neutral,
          pages: [.summary, .jsna]
        ),
        figure: { back in share(wave(198, back), of: 392) }
      ),
      Spec(
        indicator: indicator(
          "cpp_neglect_rate",
          "Rate of children on a plan for neglect per 10,000",
          theme: plans,
          unit: .per10000,
          polarity: .neutral
        ),
        figure: { back in rate(shifted(199, to: 189, back)) }
      ),
      Spec(
        indicator: indicator(
          "cpp_repeat_neglect_pct",
          "Repeat plans for neglect (neglect then neglect)",
          theme: "Repeat plans",
          unit: .percent,
          bases: [.month]
        ),
        figure: { back in share(shifted(30, to: 20, back), of: 121) }
      ),
      Spec(
        indicator: indicator(
          "cpp_12m_plus_pct",
          "Open plans lasting 12 months or more",
          theme: "Repeat plans",
          unit: .percent
        ),
        figure: { back in share(back < 8 ? 101 - Int64(back) : wave(95, back), of: 392) }
      ),
      Spec(
        indicator: indicator(
          "referrals_count",
          "Referrals to children's social care",
          theme: "Referrals",
          dataset: "referrals",
          bases: [.month],
          polarity: .neutral
        ),
        figure: { back in back == 9 ? Figure(status: .notReceived) : count(wave(1210, back)) }
      ),
      Spec(
        indicator: indicator(
          "rereferrals_12m_pct",
          "Re-referrals within 12 months",
          theme: "Referrals",
          dataset: "referrals",
          unit: .percent,
          bases: [.month]
        ),
        figure: { back in share(back == 0 || back == 2 ? 264 : wave(250, back), of: 1204) }
      ),
      Spec(
        indicator: indicator(
          "not_brought_count",
          "Children not brought to a health appointment",
          theme: "Health",
          agency: "Health",
          dataset: "health",
          bases: [.month]
        ),
        figure: { back in back < 2 ? Figure(status: .notReceived) : count(wave(66, back)) }
      ),
      Spec(
        indicator: indicator(
          "pp_neglect_count",
          "Children taken into police protection due to neglect",
          theme: "Police protection",
          agency: "Police",
          dataset: "police_protection",
          bases: [.month]
        ),
        figure: { back in count([4, 2, 7, 3][back % 4]) }
      ),
      Spec(
        indicator: indicator(
          "att_severe_pct",
          "Children on a plan who are severely absent",
          theme: "Attendance",
          agency: "Education",
          dataset: "attendance_pupil",
          unit: .percent,
          bases: [.academicYear]
        ),
        figure: { back in back == 1 ? Figure(status: .notApplicable) : share(31, of: 204) }
      ),
      Spec(
        indicator: indicator(
          "early_help_count",
          "Early help assessments naming neglect",
          theme: "Early help",
          agency: "Early help",
          dataset: "counts",
          bases: [.month],
          polarity: .high
        ),
        figure: { back in back < 9 ? count(wave(49, back)) : nil }
      ),
      Spec(
        indicator: indicator(
          "cpp_ends",
          "Child protection plans ending",
          theme: "Plans",
          bases: [.month],
          polarity: .neutral,
          pages: []
        ),
        figure: { back in count(wave(38, back)) }
      ),
      Spec(
        indicator: indicator(
          "cpp_starts",
          "Child protection plans starting",
          theme: "Plans",
          bases: [.month],
          polarity: .low,
          pages: []
        ),
        figure: { back in count(back == 0 ? 61 : wave(40, back)) }
      ),
    ]
  }

  /// Ten invented neighbours beside Exampleshire, two of them without a figure.
  static func comparisons(hostile: String, areas: Int = 10) -> [Comparison] {
    [2023, 2024].map { year in
      let names = (1...areas).map { "Neighbour \($0)" + hostile }
      let neighbours = names.enumerated().map { place, name -> ComparedArea in
        let area = Area(
          level: .authority,
          code: "\(900 - place)",
          name: name,
          region: "North East"
        )
        guard place % 5 != 3 else {
          return ComparedArea(
            area: area,
            value: .symbol(.withheld),
            numerator: nil,
            denominator: nil,
            interval: nil
          )
        }
        return compared(area, Int64(120 + (place * 37) % 130), of: 320)
      }
      return Comparison(
        indicator: "cpp_neglect_pct",
        reportingYear: year,
        own: compared(
          Area(
            level: .authority,
            code: "999",
            name: "Exampleshire" + hostile,
            region: "North East"
          ),
          201,
          of: 392
        ),
        source: .local,
        neighbourModel: "DfE 2025",
        neighbours: neighbours,
        neighboursUsed: neighbours.count { $0.value.number != nil },
        neighbourMean: ExactDecimal("57.8"),
        neighbourMedian: ExactDecimal("58.4"),
        region: compared(
          Area(level: .regional, code: "E12000001", name: "North East", region: ""),
          1480,
          of: 2810
        ),
        england: compared(
          Area(level: .national, code: "E92000001", name: "England", region: ""),
          24_570,
          of: 49_900
        ),
        rank: nil,
        rankOf: nil,
        nationalRank: nil,
        quartileBand: nil,
        comparedWithEngland: .similar,
        comparedWithNeighbours: .lower
      )
    }
  }

  /// A funnel of thirty invented authorities, some of them far from the others.
  static func funnels(
    hostile: String,
    of indicator: String = "cpp_neglect_pct"
  ) -> [FunnelComparison] {
    let areas = (0..<30).map { (place: Int) -> ComparedArea in
      let area = Area(
        level: .authority,
        code: "\(870 + place)",
        name: "Area \(place)" + hostile,
        region: ""
      )
      let count: Int = place == 3 ? 290 : place == 7 ? 20 : 150 + place * 37 % 40
      let total: Int = 320 + place * 53 % 200
      return compared(area, Int64(count), of: Int64(total))
    }
    let own = compared(
      Area(level: .authority, code: "999", name: "Exampleshire" + hostile, region: ""),
      201,
      of: 392
    )
    return [
      FunnelComparison(
        indicator: indicator,
        year: 2024,
        unit: .percent,
        areas: areas,
        own: own,
        source: .local,
        counterpart: "DfE, Children in need, table D4" + hostile
      )
    ].compactMap(\.self)
  }

  private static func compared(
    _ area: Area,
    _ numerator: Int64,
    of denominator: Int64
  ) -> ComparedArea {
    let figure = share(numerator, of: denominator)
    return ComparedArea(
      area: area,
      value: figure.value.map { .number($0) } ?? .blank,
      numerator: numerator,
      denominator: denominator,
      interval: figure.interval
    )
  }
}
