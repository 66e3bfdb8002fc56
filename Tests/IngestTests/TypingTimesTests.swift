import Testing

@testable import Ingest

@Test(
  "the time behind a day is told in minutes after midnight, and midnight is no time",
  arguments: [
    ("03/09/2026 21:40", 1300), ("2026-09-03T09:05:00", 545), ("03/09/2026 9.30 pm", 1290),
    ("03/09/2026 12:15 am", 15), ("03/09/2026 12:15 pm", 735), ("2026-07-01T12:00:00Z", 780),
    ("2026-01-01T12:00:00Z", 720), ("2026-09-03 00:00:00.000", nil), ("03/09/2026", nil),
  ] as [(String, Int32?)]
)
func time(cell: String, minutes: Int32?) throws {
  let bytes = Array(cell.utf8)
  #expect(try #require(DateCell(reading: bytes.span)).minutes == minutes)
}
