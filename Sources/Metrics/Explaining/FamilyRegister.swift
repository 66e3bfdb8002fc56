import Catalogue
import Records

/// Which family each row belongs to, as far as the extracts say.
struct FamilyRegister {
  private let ofChild: [Int32: Int32]
  private let tables: [String: Table]

  /// Reads the families of the people's own dataset.
  init(_ tables: [String: Table], people: Dataset?, evaluator: Evaluator) {
    self.tables = tables
    var found: [Int32: Int32] = [:]
    if let people, case .identifiers(let families)? = tables[people.name]?.column("family") {
      for (child, family) in zip(evaluator.children(of: people.name), families)
      where child >= 0 && family >= 0 {
        found[child] = family
      }
    }
    ofChild = found
  }

  /// The families that the noted rows make up; `nil` where no file names any family of them.
  ///
  /// - Parameters:
  ///   - trace: The rows below and above the line.
  ///   - pass: The pass that counted them.
  /// - Returns: One entry a family; a child or row without one is a family by itself.
  func families(_ trace: RowTrace, _ pass: CountingPass) -> [FamilyEffect.Family]? {
    guard pass.key.counted == .children || pass.key.counted == .rows else { return nil }
    let children = pass.evaluator.children(of: pass.key.dataset)
    var ofRow: [Int32] = []
    if case .identifiers(let cells)? = tables[pass.key.dataset]?.column("family") { ofRow = cells }
    var seen: [Int32: Int] = [:]
    var isAbove: [Bool] = []
    var keys: [Key] = []
    var isKnown = false
    for (row, above) in zip(trace.below, trace.isAbove) {
      let child = children[Int(row)]
      if pass.key.counted == .children, child >= 0 {
        if let place = seen[child] {
          isAbove[place] = isAbove[place] || above
          continue
        }
        seen[child] = keys.count
      }
      let own = ofRow.isEmpty ? -1 : ofRow[Int(row)]
      let family = own >= 0 ? own : ofChild[child] ?? -1
      isKnown = isKnown || family >= 0
      keys.append(family >= 0 ? .family(family) : child >= 0 ? .child(child) : .row(row))
      isAbove.append(above)
    }
    guard isKnown else { return nil }
    var families: [Key: FamilyEffect.Family] = [:]
    for (key, above) in zip(keys, isAbove) {
      families[key, default: FamilyEffect.Family()].below += 1
      if above { families[key, default: FamilyEffect.Family()].above += 1 }
    }
    // Sums of squares are exact on whole numbers but not on shares: a fixed order, the same bytes.
    return families.values.sorted { ($0.below, $0.above) < ($1.below, $1.above) }
  }

  private enum Key: Hashable {
    case family(Int32)
    case child(Int32)
    case row(Int32)
  }
}
