/// Looks for a way in which counts that nobody sees could be others while all that is published
/// stays the same.
///
/// A move raises one count by one and repairs every sum that it breaks by raising or lowering other
/// counts, until all sums hold. It is found by trying, the free counts first and then those that
/// would have to be withheld, the cheapest first; no solver is needed, and whether a move holds is
/// checked by adding up.
struct WitnessSearch {
  let model: CountModel
  /// What it costs to withhold each count: nothing where nobody sees it, `nil` where it cannot be.
  let costs: [Int?]
  /// By how much the move is to be made, which counts that are lowered must bear.
  let size: Int64
  private var steps: [Int: Int64] = [:]
  private var residues: [Int: Int64] = [:]
  private var left: Int
  private var limit = 0
  private var spent = 0

  /// Finds the cheapest of the moves that it meets which changes a count in one direction.
  ///
  /// - Parameters:
  ///   - model: The counts and sums.
  ///   - costs: What withholding each count costs.
  ///   - target: The count that must change.
  ///   - direction: 1 to raise it, -1 to lower it.
  ///   - size: By how much.
  ///   - effort: After how many trials the search gives up, for each limit of cost.
  /// - Returns: The step of each count that changes; `nil` when none was found.
  static func move(
    in model: CountModel,
    costs: [Int?],
    target: Int,
    direction: Int64,
    size: Int64,
    effort: Int = 120
  ) -> [Int: Int64]? {
    for limit in [0, 2, 6, 20, 110, 450, 2_000] {
      var search = WitnessSearch(model: model, costs: costs, size: size, effort: effort)
      search.limit = limit
      if search.take(target, direction), search.repair() { return search.steps }
    }
    return nil
  }

  private init(model: CountModel, costs: [Int?], size: Int64, effort: Int) {
    self.model = model
    self.costs = costs
    self.size = size
    left = effort
  }

  /// Changes a count, if it can bear it and the cost stays within the limit.
  private mutating func take(_ count: Int, _ step: Int64) -> Bool {
    guard let cost = costs[count], spent + cost <= limit, steps[count] == nil else { return false }
    let isPrinted = !model.readings[count].isEmpty
    if step < 0, model.values[count] + step * size < (isPrinted ? 1 : 0) { return false }
    // A zero is printed, so a count that was withheld is known not to be one.
    if isPrinted, model.values[count] == 0 { return false }
    steps[count] = step
    spent += cost
    change(count, by: step)
    return true
  }

  private mutating func takeBack(_ count: Int, _ step: Int64) {
    steps[count] = nil
    spent -= costs[count] ?? 0
    change(count, by: -step)
  }

  private mutating func change(_ count: Int, by step: Int64) {
    for equation in model.equationsOf[count] {
      let sign: Int64 = model.equations[equation].whole == count ? 1 : -1
      let residue = (residues[equation] ?? 0) + sign * step
      residues[equation] = residue == 0 ? nil : residue
    }
  }

  /// Repairs one of the sums that are broken, the one with the fewest parts, and then the others.
  private mutating func repair() -> Bool {
    guard
      let (equation, residue) = residues.min(by: { one, other in
        let (first, second) = (model.equations[one.key], model.equations[other.key])
        return (first.parts.count, one.key) < (second.parts.count, other.key)
      })
    else { return true }
    guard left > 0 else { return false }
    left -= 1
    let sum = model.equations[equation]
    let step: Int64 = residue > 0 ? 1 : -1
    // The whole goes down, or a part goes up, where the whole is too large.
    var candidates = sum.parts.map { ($0, step) }
    candidates.append((sum.whole, -step))
    candidates.sort { first, second in
      let one = (costs[first.0] ?? .max, model.equationsOf[first.0].count, first.0)
      return one < (costs[second.0] ?? .max, model.equationsOf[second.0].count, second.0)
    }
    for (count, step) in candidates where take(count, step) {
      if repair() { return true }
      takeBack(count, step)
      if left <= 0 { return false }
    }
    return false
  }
}
