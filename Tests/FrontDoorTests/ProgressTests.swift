import Testing

@testable import scorecard

@Test(
  arguments: [
    (0, "Reading: 0 of 102 MB"),
    (25_500_000, "Reading: 25 of 102 MB, 25%, 7 s left"),
    (101_999_999, "Reading: 101 of 102 MB, 99%, 1 s left"),
    (102_000_000, "Reading: 102 of 102 MB"),
  ] as [(Int64, String)]
)
func `progress says how much of how much is read and how long the rest will take`(
  read: Int64,
  line: String
) {
  // A quarter in two seconds leaves six for the rest; what has begun counts as a second.
  #expect(Progress.line(read: read, of: 102_000_000, after: .seconds(2)) == line)
}
