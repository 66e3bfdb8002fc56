import Records
import Testing

@testable import Ingest

@Test(arguments: [
  ("2025-10", "2025-10"), ("2025/10", "2025-10"), ("Oct-25", "2025-10"),
  ("October 2025", "2025-10"), ("oct 25", "2025-10"), ("2025 October", "2025-10"),
  ("01/10/2025", "2025-10"), ("30/09/2026", "2026-09"), ("2025-10-31", "2025-10"),
  ("10/2025", "2025-10"), ("202510", "2025-10"), ("Sept 2025", "2025-09"), ("45931", "2025-10"),
  ("Q1 2025/26", "2025/26 Q1"), ("2026/27 Q1", "2026/27 Q1"), ("Q2 2026-27", "2026/27 Q2"),
  ("Quarter 3 2025/2026", "2025/26 Q3"), ("Q1", "Q1"), ("YTD", "YTD"), ("Year to date", "YTD"),
  ("Autumn 2025", "Autumn 2025"), ("Autumn Term 2025/26", "Autumn 2025"),
  ("Spring 2025/26", "Spring 2026"), ("2025 Summer", "Summer 2025"),
  ("2025/26", "2025/26"), ("2025-26", "2025/26"), ("202526", "2025/26"),
  ("2025/2026", "2025/26"), ("2025", "2025"),
])
func `a period has one spelling whatever the file wrote`(written: String, read: String) {
  #expect(ReportedPeriod(reading: Array(written.utf8).span)?.description == read)
}

@Test(arguments: [
  "", "Target", "Ref", "2025/27", "Q5 2025/26", "Week 3", "13/2025", "Octopus 2025", "1204", "12",
])
func `what names no period is none`(written: String) {
  #expect(ReportedPeriod(reading: Array(written.utf8).span) == nil)
}

@Test func `tidy totals are rows of counts`() throws {
  let file = try TypingDriver.typed(
    """
    Period,Agency,Measure,Category,Count
    2026-07,Exampleshire Police,Police protection,Neglect,6
    2026-08,Exampleshire Police,Police protection,Neglect,<5
    2026-09,Exampleshire Police,Police protection,Neglect,*
    Sep-26,Health,Children not brought,,"1,204"
    Q2 2026/27,Early Years,Places,,n/a
    30/09/2026,Education,NEET 16-18,,2.1%

    """
  )
  #expect(
    file.cells("period") == ["2026-07", "2026-08", "2026-09", "2026-09", "2026/27 Q2", "2026-09"]
  )
  #expect(file.cells("count") == ["6", "", "", "1204", "", "2.1"])
  #expect(file.cells("withheld") == ["no", "yes", "yes", "no", "no", "no"])
  #expect(file.cells("percentage") == ["no", "no", "no", "no", "no", "yes"])
  #expect(file.account == RowAccount(read: 6, accepted: 6))
  #expect(file.newestMonth == Month(year: 2026, month: 9))
}

@Test func `a column for each month gives a row for each, and subtotals fall away`() throws {
  let file = try TypingDriver.typed(
    """
    Ref,Indicator,Target,Apr-26,May-26,Q1,Jul-26,YTD
    EH1,Assessments for neglect,,41,<5,131,n/a,207
    CP3,% second or subsequent,20%,24.1%,23.0%,23.2%,#DIV/0!,22.8%

    """
  )
  #expect(
    file.cells("period") == [
      "2026-04", "2026-05", "2026-07", "2026-04", "2026-05", "2026-07",
    ]
  )
  #expect(file.cells("measure").first == "Assessments for neglect")
  #expect(file.cells("count") == ["41", "", "", "24.1", "23.0", ""])
  #expect(file.cells("withheld") == ["no", "yes", "no", "no", "no", "no"])
  #expect(file.tables[0].lines == [2, 2, 2, 3, 3, 3])
  #expect(file.account == RowAccount(read: 2, accepted: 2))
  #expect(file.rules == ["L027 kept", "L013 kept", "L006 kept"])
}

@Test func `quarters stay where there are no months`() throws {
  let file = try TypingDriver.typed(
    "Indicator,2025/26 Q1,2025/26 Q2\nPlaces,3,4\n"
  )
  #expect(file.cells("period") == ["2025/26 Q1", "2025/26 Q2"])
}
