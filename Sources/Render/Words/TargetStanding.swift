import Catalogue
import Metrics
import Records
import Release

/// How one indicator stands to its target: the value to reach, whether the figure reaches it, and
/// whether it will while the pattern stays as it is.
///
/// None of it is a word of movement: a target says where a figure should be, not where it goes.
struct TargetStanding: Hashable, Sendable {
  /// The target.
  let target: Target
  /// The span that it is about.
  let basis: Basis
  /// What it is counted in.
  let unit: Unit
  /// Whether lower is better.
  let isLowerWanted: Bool
  /// Whether the figure of the reporting month reaches it; `nil` when there is no figure, or it
  /// rests on a late extract.
  let isMet: Bool?
  /// Whether it will be met at the current pattern; `nil` where there is no usual range of the
  /// target's span.
  let assurance: Assurance?

  /// Judges a target; `nil` where neither way is wanted.
  init?(
    _ target: Target,
    of indicator: Indicator,
    figure: ReleasedFigure?,
    signal: Signal?,
    isLate: Bool
  ) {
    guard indicator.polarity != .neutral else { return nil }
    self.target = target
    basis = Self.basis(of: target, indicator)
    unit = indicator.unit
    isLowerWanted = indicator.polarity == .low
    isMet = isLate ? nil : Self.isMet(target, by: figure, isLowerWanted: isLowerWanted)
    // The limits are those of another span where the signal is.
    assurance = signal.flatMap { signal in
      guard signal.basis == Self.basis(of: target, indicator) else { return nil }
      return signal.assurance(
        of: target.value.approximation,
        polarity: indicator.polarity
      )
    }
  }

  /// The span that a target is about.
  static func basis(of target: Target, _ indicator: Indicator) -> Basis {
    target.basis ?? indicator.bases.first ?? .snapshot
  }

  /// Whether a figure reaches a target; `nil` without a figure.
  static func isMet(_ target: Target, by figure: ReleasedFigure?, isLowerWanted: Bool) -> Bool? {
    figure?.value.map { isLowerWanted ? $0 <= target.value : $0 >= target.value }
  }

  /// The value to reach, in a few words: `20.0% or lower`.
  var aim: String { "\(printed(target.value, in: unit)) or \(isLowerWanted ? "lower" : "higher")" }

  /// Whether it is met, in a word or two.
  var verdict: String { Self.verdict(isMet) }

  /// Whether a target is met, in a word or two.
  static func verdict(_ isMet: Bool?) -> String {
    isMet.map { $0 ? "Met" : "Not met" } ?? "Not known"
  }

  /// What the pattern says of it, as a sentence; `nil` where it says nothing.
  var outlook: String? { assurance.map { "At the current pattern it \($0.inWords)." } }

  /// What the target is and who set it, as one term.
  var term: Term {
    var words = "\(aim) \(basis.inBrief), set on \(target.dateSet.inWords)"
    if !target.owner.isEmpty { words += "; \(target.owner) answers for it" }
    if let until = target.until { words += "; to be held to \(until.lastDay.inWords)" }
    words += "."
    if let outlook { words += " " + outlook }
    return Term(name: "Target", meaning: [.strong("\(verdict): "), .text(words)])
  }
}

extension Assurance {
  /// What the usual variation says of a target, in plain words.
  var inWords: String {
    switch self {
    case .met: "will be met"
    case .byChance: "may or may not be met"
    case .missed: "will not be met"
    }
  }
}
