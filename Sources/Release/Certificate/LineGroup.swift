import Catalogue
import Records

/// The counts of one kind of thing over one kind of span: those of which one can lie within another.
struct LineGroup {
  /// What they have in common.
  struct Key: Hashable {
    let dataset: String
    let population: Population
    let counted: Counted
    let basis: Basis?

    init(_ key: CountLine.Key) {
      dataset = key.identity.dataset
      population = key.identity.population
      counted = key.identity.counted
      basis = key.basis
    }
  }

  /// Counts that no child is in twice, within a whole.
  struct Parts {
    let whole: Int
    let parts: [Int]
    /// Whether they are the whole.
    let isWhole: Bool
  }

  /// What two counts have in common and what holds both.
  struct Crossing {
    let whole: Int
    let one: Int
    let other: Int
    let both: Int
  }

  private let members: [(identity: CountIdentity, line: Int)]
  private let lineOf: [CountIdentity: Int]
  /// For each member the members that hold it, none of which holds another.
  private let holders: [[Int]]

  /// Makes a group.
  init(_ members: [(identity: CountIdentity, line: Int)]) {
    self.members = members
    lineOf = Dictionary(
      members.map { ($0.identity, $0.line) },
      uniquingKeysWith: { first, _ in first }
    )
    holders = members.indices.map { part in
      let all = members.indices.filter {
        $0 != part && Self.lies(members[part].identity, in: members[$0].identity)
      }
      return all.filter { holder in
        !all.contains {
          $0 != holder && Self.lies(members[$0].identity, in: members[holder].identity)
        }
      }
    }
  }

  private static func lies(_ part: CountIdentity, in whole: CountIdentity) -> Bool {
    if case (.totals(let one, let isAbove), .totals(let other, let isOtherAbove))? =
      part.totals.flatMap({ part in whole.totals.map { (part, $0) } })
    {
      return one == other && isAbove && !isOtherAbove && part.claims.count == whole.claims.count
    }
    return part.isWithin(whole)
  }

  /// Each count with those that hold it and have nothing between them and it.
  var directlyWithin: [(whole: Int, part: Int)] {
    holders.enumerated().flatMap { part, holders in
      holders.map { (members[$0].line, members[part].line) }
    }
  }

  /// The categories of breakdowns within a count.
  func categories(of breakdowns: [BreakdownRule]) -> [Parts] {
    members.flatMap { whole in
      guard whole.identity.totals == nil else { return [Parts]() }
      return breakdowns.compactMap { breakdown in
        let claims = breakdown.categories.map { CountIdentity.claims(of: $0, in: breakdown) }
        guard !claims.contains(where: { !$0.isDisjoint(with: whole.identity.claims) })
        else { return nil }
        let parts = claims.compactMap { lineOf[whole.identity.adding($0)] }
          .filter { $0 != whole.line }
        guard parts.count > 1, Set(parts).count == parts.count else { return nil }
        return Parts(whole: whole.line, parts: parts, isWhole: parts.count == claims.count)
      }
    }
  }

  /// Shorter stretches of time on a plan within longer ones.
  var lengths: [Parts] {
    members.flatMap { whole in
      let inside = members.filter {
        $0.line != whole.line && $0.identity.length != nil
          && $0.identity.claimsWithoutLength == whole.identity.claimsWithoutLength
          && $0.identity.isWithin(whole.identity)
      }
      // Only the shortest, those that hold no other, and of those that overlap the first.
      var parts: [(from: Int, below: Int, line: Int)] = []
      for member in inside {
        guard let length = member.identity.length,
          !inside.contains(where: {
            $0.line != member.line && $0.identity.isWithin(member.identity)
          }), parts.allSatisfy({ $0.below <= length.from || length.below <= $0.from })
        else { continue }
        parts.append((length.from, length.below, member.line))
      }
      guard parts.count > 1 else { return [Parts]() }
      parts.sort { $0.from < $1.from }
      let outer = whole.identity.length ?? (0, .max)
      let isWhole =
        parts.first?.from == outer.from && parts.last?.below == outer.below
        && zip(parts, parts.dropFirst()).allSatisfy { $0.below == $1.from }
      return [Parts(whole: whole.line, parts: parts.map(\.line), isWhole: isWhole)]
    }
  }

  /// What meets a claim and what does not.
  var complements: [Parts] {
    members.flatMap { part in
      part.identity.claims.compactMap { claim -> Parts? in
        guard case .expression(let expression) = claim, let opposite = Self.opposite(expression)
        else { return nil }
        var other = part.identity
        other.claims.remove(claim)
        guard let whole = lineOf[other], let twin = lineOf[other.adding([.expression(opposite)])]
        else { return nil }
        return Parts(whole: whole, parts: [twin, part.line], isWhole: true)
      }
    }
  }

  /// A claim that holds where the other does not; `nil` where only `not` says so.
  private static func opposite(_ expression: Expression) -> Expression? {
    switch expression {
    case .not(let expression): expression
    case .compare(let one, .less, let other): .compare(one, .greaterOrEqual, other)
    case .compare(let one, .lessOrEqual, let other): .compare(one, .greater, other)
    case .compare(let one, .equal, let other): .compare(one, .notEqual, other)
    default: nil
    }
  }

  /// Every count that is what two others have in common, with what holds both.
  var crossings: [Crossing] {
    members.indices.flatMap { both in
      let holders = self.holders[both]
      return holders.indices.flatMap { first in
        holders[(first + 1)...].compactMap { other -> Crossing? in
          let one = holders[first]
          var joined = members[one].identity.adding(members[other].identity.claims)
          joined.joinLengths()
          guard joined == members[both].identity,
            let whole = self.holders[one].first(where: {
              members[other].identity.isWithin(members[$0].identity)
            })
          else { return nil }
          return Crossing(
            whole: members[whole].line,
            one: members[one].line,
            other: members[other].line,
            both: members[both].line
          )
        }
      }
    }
  }
}

extension CountIdentity {
  /// The claim of a count that comes from totals; `nil` for all others.
  var totals: Claim? {
    claims.first { if case .totals = $0 { true } else { false } }
  }
}
