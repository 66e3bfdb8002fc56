import Records
import Testing

private let none = Column.missingDate

@Test func `rows stand from the earliest day to the latest and keep their order within a day`() {
  let days: [Int32] = [30, 10, none, 20, 10, 30]
  let rows: [Int32] = [5, 4, 3, 2, 1, 0]
  #expect(DayOrder.sorted(rows, by: days, missing: .first) == [2, 4, 1, 3, 5, 0])
  #expect(DayOrder.sorted(rows, by: days, missing: .last) == [4, 1, 3, 5, 0, 2])
}

@Test(arguments: [DayOrder.Missing.first, .last])
func `days that lie centuries apart stand in the same order`(missing: DayOrder.Missing) {
  // 70,000,000 days are about 190,000 years: more than there could be places for.
  let days: [Int32] = [70_000_000, 5, none, -70_000_000, 5]
  let rows = DayOrder.sorted([0, 1, 2, 3, 4], by: days, missing: missing)
  #expect(rows == (missing == .first ? [2, 3, 1, 4, 0] : [3, 1, 4, 0, 2]))
}

@Test func `rows without any day keep their order`() {
  #expect(DayOrder.sorted([2, 0, 1], by: [none, none, none], missing: .first) == [2, 0, 1])
  #expect(DayOrder.sorted([], by: [], missing: .last).isEmpty)
}
