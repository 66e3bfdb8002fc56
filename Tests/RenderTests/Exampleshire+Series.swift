@testable import Catalogue
import Metrics
import Records
import Release

extension Exampleshire {
  /// One invented indicator: its series and what the chart says of it.
  struct Spec {
    let indicator: Indicator
    let signal: Signal?
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
        signal: signal(
          "cpp_neglect_count",
          .signal(.higher, .outsideLimits),
          mean: 181.6,
          169.2,
          194.1,
          marked: 2
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
        signal: signal("cpp_neglect_pct", .noSignal, mean: 50.4, 46.2, 54.6),
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
        signal: signal(
          "cpp_neglect_rate",
          .signal(.lower, .shift(8)),
          mean: 17.2,
          15.1,
          19.3,
          marked: 8
        ),
        figure: { back in rate(wave(196, back)) }
      ),
      Spec(
        indicator: indicator(
          "cpp_repeat_neglect_pct",
          "Repeat plans for neglect (neglect then neglect)",
          theme: "Repeat plans",
          unit: .percent,
          bases: [.r12]
        ),
        signal: signal(
          "cpp_repeat_neglect_pct",
          .signal(.lower, .shift(7)),
          mean: 25.1,
          18.0,
          32.2,
          basis: .r12,
          marked: 7
        ),
        figure: { back in share(wave(26, back), of: 121) }
      ),
      Spec(
        indicator: indicator(
          "cpp_12m_plus_pct",
          "Open plans lasting 12 months or more",
          theme: "Repeat plans",
          unit: .percent
        ),
        signal: signal("cpp_12m_plus_pct", .signal(.higher, .run(7)), mean: 24.8, 20.1, 29.9),
        figure: { back in share(110 - Int64(back), of: 392) }
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
        signal: signal(
          "referrals_count",
          .noSignal,
          mean: 1211.5,
          1102,
          1320.9,
          basis: .month
        ),
        figure: { back in back == 9 ? Figure(status: .notReceived) : count(wave(1210, back) * 1) }
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
        signal: signal(
          "rereferrals_12m_pct",
          .signal(.higher, .nearLimit),
          mean: 20.2,
          16.3,
          24.1,
          basis: .month,
          marked: 1
        ),
        figure: { back in share(wave(250, back), of: 1204) }
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
        signal: nil,
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
        signal: signal(
          "pp_neglect_count",
          .noSignal,
          mean: 3.4,
          0,
          9.1,
          basis: .month
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
        signal: nil,
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
        signal: signal(
          "early_help_count",
          .notEnoughData(points: 9),
          mean: nil,
          0,
          0,
          basis: .month
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
        signal: signal("cpp_ends", .noSignal, mean: 38.4, 20.2, 56.6, basis: .month),
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
        signal: signal(
          "cpp_starts",
          .signal(.higher, .outsideLimits),
          mean: 40.1,
          21.5,
          58.2,
          basis: .month,
          marked: 1
        ),
        figure: { back in count(back == 0 ? 61 : wave(40, back)) }
      ),
    ]
  }

  private static func signal(
    _ id: String,
    _ variation: Variation,
    mean: Double?,
    _ lower: Double,
    _ upper: Double,
    basis: Basis = .snapshot,
    marked: Int = 0
  ) -> Signal {
    Signal(
      indicator: id,
      basis: basis,
      variation: variation,
      mean: mean,
      limits: mean.map { _ in Interval(lower: lower, upper: upper) },
      marked: (0..<marked).reversed().map { period.adding(-$0) }
    )
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
