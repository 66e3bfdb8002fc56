import Records

/// The population that the authority's own rates are divided by (rule R-POP).
struct LocalPopulation {
  /// One estimate and the year it is of.
  struct Choice: Hashable {
    let children: Int64
    let year: Int
  }

  /// The estimates of the authority by year, from the newest release that has the year.
  private let children: [Int: Int64]

  init(_ estimates: [PopulationEstimate], authority: Authority) {
    let own = estimates.filter {
      $0.area.level == .authority && $0.area.code == authority.code
    }
    var newest: [String: Int] = [:]
    for estimate in own {
      newest[estimate.release] = max(newest[estimate.release] ?? .min, estimate.year)
    }
    let fromOldest = own.sorted {
      (newest[$0.release] ?? 0, $0.release, $0.file) < (
        newest[$1.release] ?? 0, $1.release, $1.file
      )
    }
    children = Dictionary(
      fromOldest.map { ($0.year, $0.children) },
      uniquingKeysWith: { _, newer in newer }
    )
  }

  /// The estimate for a month: mid-year of the reporting year less one, else the latest before.
  func choice(for month: Month) -> Choice? {
    let wanted = month.reportingYear - 1
    guard let year = children.keys.filter({ $0 <= wanted }).max(), let count = children[year] else {
      return nil
    }
    return Choice(children: count, year: year)
  }
}
