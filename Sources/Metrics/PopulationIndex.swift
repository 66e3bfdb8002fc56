import Records

/// Populations by release, year and area.
struct PopulationIndex: Sendable {
  private struct Place: Hashable {
    let release: String
    let year: Int
    let level: AreaLevel
    let code: String
  }

  private var children: [Place: Int64] = [:]

  /// Makes the index; where two files of one release differ, the one that reaches further counts.
  init(_ estimates: [PopulationEstimate]) {
    var newestYear: [String: Int] = [:]
    for estimate in estimates {
      newestYear[estimate.file] = max(newestYear[estimate.file] ?? .min, estimate.year)
    }
    let files = newestYear.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    let order = Dictionary(uniqueKeysWithValues: zip(files, files.indices))
    var origin: [Place: Int] = [:]
    for estimate in estimates {
      let place = Place(
        release: estimate.release,
        year: estimate.year,
        level: estimate.area.level,
        code: estimate.area.code
      )
      let file = order[estimate.file] ?? 0
      guard file >= origin[place] ?? 0 else { continue }
      origin[place] = file
      children[place] = estimate.children
    }
  }

  /// The children aged 0 to 17 by whom a release divides the counts of a reporting year: those of
  /// the middle of the year before (rule R-POP).
  func children(in area: Area, reportingYear: Int, release: String) -> Int64? {
    children[
      Place(release: release, year: reportingYear - 1, level: area.level, code: area.code)
    ]
  }
}
