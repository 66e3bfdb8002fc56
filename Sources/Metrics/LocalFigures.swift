import Records

/// An authority's own headline figures at 31 March, found by indicator and reporting year.
struct LocalFigures {
  private struct Place: Hashable {
    let indicator: String
    let year: Int
  }

  private var readings: [Place: Reading] = [:]

  /// The spans that cover what DfE's year covers when they end on 31 March, in order of choice.
  ///
  /// A single month never stands for a year.
  private static let bases: [Basis] = [.snapshot, .r12, .ytd, .year, .academicYear]

  /// Picks the headline readings of March.
  init(_ all: [Reading]) {
    for reading in all where reading.period.monthOfYear == 3 && reading.slice == .total {
      guard let order = Self.bases.firstIndex(of: reading.basis) else { continue }
      let place = Place(indicator: reading.indicator, year: reading.period.year)
      if let known = readings[place], let other = Self.bases.firstIndex(of: known.basis),
        other <= order
      {
        continue
      }
      readings[place] = reading
    }
  }

  /// The authority with its own figure, or the symbol for its absence.
  func area(_ authority: Authority, indicator: String, year: Int) -> ComparedArea {
    let figure = readings[Place(indicator: indicator, year: year)]?.figure
    let value: PublishedCell =
      switch figure?.status {
      case .counted: figure?.value.map { .number($0) } ?? .symbol(.notAvailable)
      case .withheld: .symbol(.withheld)
      case .notApplicable: .symbol(.notApplicable)
      case .notReceived, nil: .symbol(.notAvailable)
      }
    return ComparedArea(
      area: Area(level: .authority, code: authority.code, name: authority.name, region: ""),
      value: value,
      numerator: figure?.numerator,
      denominator: figure?.denominator,
      interval: figure?.interval
    )
  }
}
