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
  #expect(pool.places(ofAll: other) == [2, 1, 3])
  #expect(pool.texts == ["A1", "B2", "C3", ""])
}
