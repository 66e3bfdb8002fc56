import Catalogue
import Records

/// Which family each row belongs to, as far as the extracts say.
struct FamilyRegister {
  /// The family of each child; negative where there is none.
  private let ofChild: [Int32]
  private let tables: [String: Table]

  /// Reads the families of the people's own dataset.
  init(_ tables: [String: Table], people: Dataset?, evaluator: Evaluator) {
    self.tables = tables
    var found: [Int32] = []
    if let people, case .identifiers(let families)? = tables[people.name]?.column("family") {
      let children = evaluator.children(of: people.name)
      found = Array(repeating: -1, count: Int(children.max() ?? -1) + 1)
      for (child, family) in zip(children, families) where child >= 0 && family >= 0 {
        found[Int(child)] = family
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
    var keys: [Int64] = []
    var isKnown = false
    var last: Int32 = -1
    for (row, above) in zip(trace.below, trace.isAbove) {
      let child = children[Int(row)]
      // The rows of a child that counts once stand together.
      if pass.key.counted == .children, child >= 0, child == last {
        if above { keys[keys.count - 1] |= 1 }
        continue
      }
      last = child
      let own = ofRow.isEmpty ? -1 : ofRow[Int(row)]
      let family = own >= 0 ? own : family(of: child)
      isKnown = isKnown || family >= 0
      keys.append(Self.key(family, child, row, isAbove: above))
    }
    guard isKnown else { return nil }
    keys.sort()
    var families: [FamilyEffect.Family] = []
    for (place, key) in keys.enumerated() {
      if place == 0 || keys[place - 1] >> 1 != key >> 1 { families.append(FamilyEffect.Family()) }
      families[families.count - 1].below += 1
      families[families.count - 1].above += key & 1 == 1 ? 1 : 0
    }
    // Sums of squares are exact on whole numbers but not on shares: a fixed order, the same bytes.
    return families.sorted { ($0.below, $0.above) < ($1.below, $1.above) }
  }

  private func family(of child: Int32) -> Int32 {
    child >= 0 && Int(child) < ofChild.count ? ofChild[Int(child)] : -1
  }

  /// A number for a family, a child without one or a row without a child; the lowest bit says
  /// whether it is above the line.
  private static func key(_ family: Int32, _ child: Int32, _ row: Int32, isAbove: Bool) -> Int64 {
    let (kind, place): (Int64, Int32) =
      family >= 0 ? (0, family) : child >= 0 ? (1, child) : (2, row)
    return kind << 33 | Int64(place) << 1 | (isAbove ? 1 : 0)
  }
}
