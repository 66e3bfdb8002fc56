public import Records

/// The days at which claims are judged: bit i of a mask speaks of day i.
///
/// For indicators they are the ends of months; for validation rules the one day of the extract.
public struct ReportingPeriods: Hashable, Sendable {
  /// The last day of each period, rising, at most 64.
  public let ends: [CalendarDate]
  /// The months whose last days they are.
  public let months: [Month]
  /// A mask with the bit of every period.
  public let all: UInt64
  let endDays: [Int32]
  let startDays: [Int32]
  let schoolDays: [Int32]
  /// For each day from the first end to the last, the periods that end on it or later.
  private let endMasks: [UInt64]

  /// Makes the months that end with the given one.
  ///
  /// - Parameters:
  ///   - last: The reporting month.
  ///   - count: How many months, 1 to 64.
  public init(endingWith last: Month, count: Int) {
    self.init(ends: (0..<count).map { last.adding($0 - count + 1).lastDay })
  }

  /// Makes a period of each month, rising and at most 64; there may be others between them.
  public init(months: [Month]) {
    self.init(ends: months.map(\.lastDay))
  }

  /// Makes one period that ends on the given day.
  public init(day: CalendarDate) {
    self.init(ends: [day])
  }

  private init(ends: [CalendarDate]) {
    precondition((1...64).contains(ends.count), "a mask has 64 bits")
    self.ends = ends
    months = ends.map(\.month)
    all = ends.count == 64 ? .max : (1 << UInt64(ends.count)) - 1
    endDays = ends.map(\.dayNumber)
    startDays = months.map(\.firstDay.dayNumber)
    schoolDays = months.map { Month(year: $0.schoolYear, month: 8).lastDay.dayNumber }
    let (days, every) = (endDays, all)
    endMasks = (days[0]...days[days.count - 1]).map { Self.atLeast($0, in: days) & every }
  }

  /// The first day of the span of a basis that ends with each period.
  func spanStarts(_ basis: Basis) -> [Int32] {
    months.map { basis.firstMonth(endingWith: $0).firstDay.dayNumber }
  }

  /// Whether two are the same days; everything else follows from them.
  public static func == (first: ReportingPeriods, second: ReportingPeriods) -> Bool {
    first.ends == second.ends
  }

  /// Feeds the days to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(ends) }

  /// How many periods there are.
  public var count: Int { ends.count }

  /// The periods that end on the day or later.
  func endingOnOrAfter(_ day: Int32) -> UInt64 {
    let place = Int(day) - Int(endDays[0])
    if place <= 0 { return all }
    return place < endMasks.count ? endMasks[place] : 0
  }

  /// The bits of the rising days that are the given one or later.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - days: At most 64 days, each as late as the one before or later.
  /// - Returns: The bits of those days.
  public static func atLeast(_ day: Int32, in days: [Int32]) -> UInt64 {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low >= 64 ? 0 : UInt64.max << UInt64(low)
  }
}
