/// What a partnership has said that an indicator should reach: a value with an owner and a day.
public struct Target: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The value to reach, in the indicator's unit.
  public let value: ExactDecimal
  /// Who answers for it; empty where that is not for the audience.
  public var owner: String
  /// The day on which it was agreed.
  public let dateSet: CalendarDate
  /// The span that it is about; `nil` for the one that pages show.
  public let basis: Basis?
  /// The first month that it is about.
  public let from: Month
  /// The last month that it is about; `nil` for no end.
  public let until: Month?
  /// The code of the authority that it is for; empty for every authority of the partnership.
  public let authority: String

  /// Makes a target; without a first month it is about the one in which it was agreed.
  public init(
    indicator: String,
    value: ExactDecimal,
    owner: String,
    dateSet: CalendarDate,
    basis: Basis? = nil,
    from: Month? = nil,
    until: Month? = nil,
    authority: String = ""
  ) {
    self.indicator = indicator
    self.value = value
    self.owner = owner
    self.dateSet = dateSet
    self.basis = basis
    self.from = from ?? dateSet.month
    self.until = until
    self.authority = authority
  }

  /// Whether it is about a month.
  public func covers(_ month: Month) -> Bool {
    from <= month && until.map { month <= $0 } ?? true
  }
}

extension [Target] {
  /// The targets that hold in a month for an authority, one an indicator: its own before one that
  /// is for all, and of several the one that was agreed last.
  public func holding(in month: Month, for authority: Authority) -> [Target] {
    func rank(_ target: Target) -> (Int, CalendarDate, Month) {
      (target.authority.isEmpty ? 0 : 1, target.dateSet, target.from)
    }
    var newest: [String: Target] = [:]
    for target in self
    where target.covers(month)
      && (target.authority.isEmpty || target.authority == authority.code)
    {
      guard let other = newest[target.indicator], rank(other) >= rank(target) else {
        newest[target.indicator] = target
        continue
      }
    }
    return newest.values.sorted { $0.indicator < $1.indicator }
  }
}
