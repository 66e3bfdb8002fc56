import Catalogue
import Records

/// What the catalogue knows that reading a published file needs.
struct ReferenceKnowledge: Sendable {
  /// The areas.
  let areas: AreaRegister
  private let wanted: [String: Set<String>]

  /// Knows nothing: for files that name everything themselves.
  init() {
    areas = AreaRegister()
    wanted = [:]
  }

  /// Takes the areas and the slices that benchmarks ask for from the catalogue.
  init(_ catalogue: Catalogue) {
    self.init(areas: catalogue.areas, benchmarks: catalogue.benchmarks)
  }

  /// Makes it of its parts.
  init(areas: AreaRegister, benchmarks: [Benchmark]) {
    var wanted: [String: Set<String>] = [:]
    for filter in benchmarks.lazy.flatMap(\.filters) {
      wanted[ReferenceLayout.plain(filter.column), default: []].insert(filter.value.lowercased())
    }
    self.areas = areas
    self.wanted = wanted
  }

  /// Whether any benchmark asks for a value of a column: files of all measures there are hold
  /// hundreds of others.
  func wants(_ value: String, of column: String) -> Bool {
    wanted[column]?.contains(value.lowercased()) == true
  }
}
