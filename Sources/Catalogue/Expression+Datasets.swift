extension Expression {
  /// The datasets whose rows the claim looks at beside the row itself.
  public var datasets: Set<String> {
    switch self {
    case .and(let first, let second), .or(let first, let second):
      first.datasets.union(second.datasets)
    case .not(let inner), .word(_, let inner): inner.datasets
    case .compare(let left, _, let right): left.datasets.union(right.datasets)
    case .isAmong(let value, let members):
      members.reduce(value.datasets) { $0.union($1.datasets) }
    case .isMissing(let value): value.datasets
    case .exists(let link, let inner): (inner?.datasets ?? []).union([link.dataset])
    case .latest(let link, let first, let second):
      (first?.datasets ?? []).union(second.datasets).union([link.dataset])
    case .flag, .isOpen, .isUnborn: []
    }
  }
}

extension Operand {
  /// The datasets whose rows the value is made of beside the row itself.
  public var datasets: Set<String> {
    switch self {
    case .total(let link, let claim, let value):
      (claim?.datasets ?? []).union(value.datasets).union([link.dataset])
    case .count(let link, _, let claim), .covered(let link, let claim):
      (claim?.datasets ?? []).union([link.dataset])
    case .moved(let base, _, _, _), .share(_, let base), .word(_, let base),
      .termEndBefore(let base):
      base.datasets
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second), .length(let first, let second, _),
      .quotient(let first, let second):
      first.datasets.union(second.datasets)
    default: []
    }
  }
}

extension CountingRule {
  /// The datasets that the rule reads, its own first, then by name.
  public var datasetsRead: [String] {
    if origin == .indicators {
      return partRules.flatMap(\.datasetsRead).reduce(into: []) { datasets, dataset in
        if !datasets.contains(dataset) { datasets.append(dataset) }
      }
    }
    let claims = [restriction, numerator].compactMap(\.self).flatMap(\.datasets)
    let linked = Set(claims + [part, whole].compactMap(\.self).flatMap(\.datasets))
    return [dataset].filter { !$0.isEmpty } + linked.subtracting([dataset]).sorted()
  }
}
