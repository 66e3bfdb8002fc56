import Records
import Testing

@Test func `a text has one place however it comes`() {
  var pool = TextPool()
  #expect(pool.place(of: "EX000001") == 0)
  #expect(pool.place(of: "Zoë") == 1)
  #expect(pool.place(of: "EX000001".utf8.span) == 0)
  #expect(pool.knownPlace(of: "Zoë") == 1)
  #expect(pool.knownPlace(of: "EX000002") == nil)
  #expect(pool.texts == ["EX000001", "Zoë"])
}

@Test func `the texts of another pool find their places or get new ones`() {
  var pool = TextPool()
  for text in ["A1", "B2"] { _ = pool.place(of: text) }
  var other = TextPool()
  for text in ["C3", "B2", ""] { _ = other.place(of: text) }
  var cells: [Int32] = [0, 1, 2, -1, 1]
  pool.takeOver(other).move(&cells)
  #expect(cells == [2, 1, 3, -1, 1])
  #expect(pool.texts == ["A1", "B2", "C3", ""])
}

@Test func `an empty pool takes another over as it is`() {
  var other = TextPool()
  for text in ["C3", "B2", "a text that is longer than fifteen bytes"] {
    _ = other.place(of: text)
  }
  var pool = TextPool()
  var cells: [Int32] = [2, -1, 0]
  pool.takeOver(other).move(&cells)
  #expect(cells == [2, -1, 0])
  #expect(pool.texts == other.texts)
}

@Test func `many texts of another pool find the places that they would find one by one`() {
  var other = TextPool()
  for number in 0..<1000 { _ = other.place(of: "\(number * 7 % 1000) of a thousand and one") }
  for number in 0..<1000 { _ = other.place(of: "N\(number)") }
  var (pool, single) = (TextPool(), TextPool())
  for number in 500..<900 {
    _ = pool.place(of: "N\(number)")
    _ = single.place(of: "N\(number)")
  }
  let expected = other.texts.map { single.place(of: $0) }
  var cells = Array(0..<Int32(other.count))
  pool.takeOver(other).move(&cells)
  #expect(cells == expected)
  #expect(pool.texts == single.texts)
}
