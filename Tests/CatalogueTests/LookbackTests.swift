import Records
import Testing

@testable import Catalogue

/// Which days of a linked extract a claim needs, worked out by hand: the span runs from 1 October 2024
/// to 30 September 2025.
@Test(arguments: [
  (
    "exists referrals (date >= this.start_date and date <= this.start_date + 10 days)", "2024-10-01"
  ),
  ("exists referrals (date > this.end_date)", "2024-10-01"),
  ("exists referrals (date >= this.start_date - 12 months)", "2023-10-01"),
  ("exists referrals (date > period_end - 90 days)", "2025-07-02"),
])
func `what is asked since a day of the row needs the other extract from the first day of the span`(
  text: String,
  day: String
) throws {
  let vocabulary = try SmallSchema.vocabulary
  let claim = try vocabulary.claim(text, about: try #require(vocabulary.schema["cp_plans"]))
  let from = try #require(CalendarDate(iso: "2024-10-01"))
  let through = try #require(CalendarDate(iso: "2025-09-30"))
  let pasts = Lookback.all(in: claim)
  #expect(pasts.map(\.dataset) == ["referrals"])
  #expect(
    pasts.map { $0.firstDay(spanFrom: from, through: through) } == [CalendarDate(iso: day)]
  )
}
