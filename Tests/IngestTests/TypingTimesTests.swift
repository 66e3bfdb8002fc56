import Testing

@testable import Ingest

@Test(
  arguments: [
    ("03/09/2026 21:40", 1300), ("2026-09-03T09:05:00", 545), ("03/09/2026 9.30 pm", 1290),
    ("03/09/2026 12:15 am", 15), ("03/09/2026 12:15 pm", 735), ("2026-07-01T12:00:00Z", 780),
    ("2026-01-01T12:00:00Z", 720), ("2026-09-03 00:00:00.000", nil), ("03/09/2026", nil),
  ] as [(String, Int32?)]
)
func `a time is told in minutes after midnight, and midnight is none`(
  cell: String,
  minutes: Int32?
) {
  let bytes = Array(cell.utf8)
  let reading = DateCell(reading: bytes.span)
  #expect(reading != nil)
  #expect(reading?.minutes == minutes)
}
