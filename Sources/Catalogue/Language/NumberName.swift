import Records

/// A number of a row that is added up before it is judged: a field or a defined word.
public struct NumberName: Hashable, Comparable, Sendable {
  /// The field or the word.
  public let name: String
  /// What gives its number.
  public let operand: Operand

  /// Says whether the first name stands before the second in the alphabet.
  public static func < (first: NumberName, second: NumberName) -> Bool {
    first.name < second.name
  }
}

extension Vocabulary {
  /// The numbers of a row that a claim about rows of a dataset rests on.
  public func numberNames(in claim: Expression, of dataset: String) -> Set<NumberName> {
    switch claim {
    case .and(let first, let second), .or(let first, let second):
      numberNames(in: first, of: dataset).union(numberNames(in: second, of: dataset))
    case .not(let inner), .word(_, let inner): numberNames(in: inner, of: dataset)
    case .compare(let left, _, let right):
      numberNames(in: left, of: dataset).union(numberNames(in: right, of: dataset))
    case .isAmong(let value, _), .isMissing(let value): numberNames(in: value, of: dataset)
    case .flag, .isOpen, .isUnborn, .exists, .latest: []
    }
  }

  private func numberNames(in value: Operand, of dataset: String) -> Set<NumberName> {
    switch value {
    case .field(let field):
      guard field.owner == .row, let type = schema[dataset]?.field(field.name)?.type,
        type == .integer || type == .decimal
      else { return [] }
      return [NumberName(name: field.name, operand: value)]
    case .word(let word, _):
      return words[dataset]?[word]?.kind == .number ? [NumberName(name: word, operand: value)] : []
    case .share(_, let inner): return numberNames(in: inner, of: dataset)
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second):
      return numberNames(in: first, of: dataset).union(numberNames(in: second, of: dataset))
    default: return []
    }
  }
}
