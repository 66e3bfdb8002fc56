import Records
import Testing

@testable import Catalogue

@Test(arguments: [
  (
    "cp_plans", "count referrals (date > period_end - 90 days) >= 3",
    "the number of the child's referrals whose date is after 90 days before the last day of the "
      + "period is 3 or more"
  ),
  (
    "cp_plans", "count children cp_plans by upn (open) >= 2",
    "the number of children of the child's UPN with a child protection plan open on the last day "
      + "of the period is 2 or more"
  ),
  (
    "cp_plans", "exists cp_plans by upn (initial_category = NEG)",
    "the child's UPN has a child protection plan whose initial category of abuse is Neglect"
  ),
  (
    "referrals", "days on cp_plans (initial_category = NEG) >= 730",
    "the number of days up to the last day of the period that the child's child protection plans "
      + "whose initial category of abuse is Neglect cover is 730 or more"
  ),
  (
    "cp_plans", "days lasted > 15",
    "the number of days that the plan has lasted by the last day of the period is more than 15"
  ),
  (
    "icpc", "working days from s47_start_date to date <= 15",
    "the number of working days from the start of the enquiry to the date is 15 or less"
  ),
  (
    "attendance_pupil", "absent / possible >= 0.1",
    "the sessions missed divided by the possible sessions is 0.1 or more"
  ),
  (
    "cp_plans", "exists referrals (date >= school_year_start)",
    "the child has a referral whose date is on or after 1 September of the school year"
  ),
  (
    "cp_plans",
    "exists attendance_pupil (term_end = end of term before this.start_date and first_day < this.start_date)",
    "the child has a school attendance where the end of the school term that the school attendance "
      + "is about is on the end of the last school term that ended before the start date of this "
      + "plan and the first day that the school attendance is about is before the start date of "
      + "this plan"
  ),
  (
    "cp_plans", "person.date_of_birth < start_date",
    "the child's date of birth is before the start date"
  ),
])
func `numbers of linked rows are said in English`(
  dataset: String,
  text: String,
  sentence: String
) throws {
  let vocabulary = try SmallSchema.vocabulary
  let claim = try vocabulary.claim(text, about: try #require(vocabulary.schema[dataset]))
  #expect(Printer(vocabulary, dataset: dataset).clause(claim) == sentence)
}

@Test(arguments: [
  ("cp_plans", "count cp_plan (open) >= 2", 7, "'cp_plan' is not a dataset", "cp_plans"),
  (
    "cp_plans", "count children cp_plans by upm (open) >= 2", 28,
    "'upm' is not an identifier that rows of cp_plans and cp_plans both have", "upn"
  ),
  (
    "cp_plans", "exists cp_plans by start_date (open)", 20,
    "'start_date' is not an identifier that rows of cp_plans and cp_plans both have", nil
  ),
  (
    "cp_plans", "count cp_plans", 15,
    "'count' is a number, which claims nothing by itself; compare it with a number", nil
  ),
  (
    "cp_plans", "days on referrals > 3", 9,
    "rows of referrals do not last, so nobody spends days on them", nil
  ),
  (
    "referrals", "days lasted > 3", 1,
    "rows of referrals do not last, so 'days lasted' means nothing here", nil
  ),
  (
    "icpc", "days from s47_start_date to date <= 15 days", 37,
    "'days from' is a number and '15 days' is a length of time; compare it with a number", nil
  ),
  (
    "icpc", "days from s47_start_date until date <= 15", 26,
    "'days from …' is followed by 'to' and a date", nil
  ),
  (
    "attendance_pupil", "absent / pupil_row > 1", 10,
    "'pupil_row' is an identifier where a number is expected", nil
  ),
  (
    "cp_plans", "end of term before plan_id = start_date", 20,
    "'plan_id' is an identifier where a date is expected", nil
  ),
  (
    "cp_plans", "person.date_of_brith < start_date", 8,
    "'date_of_brith' is not a field of the register of people that the rows of cp_plans lead to",
    "date_of_birth"
  ),
  (
    "cp_plans", "first_day < start_date", 1,
    "'first_day' is not known here; 'start_date' is a date, to be compared with a date, such as "
      + "period_end or 2025-03-31", nil
  ),
])
func `a mistake in a number of linked rows is refused with its place`(
  dataset: String,
  text: String,
  column: Int,
  message: String,
  suggestion: String?
) throws {
  let vocabulary = try SmallSchema.vocabulary
  let dataset = try #require(vocabulary.schema[dataset])
  let error = #expect(throws: LanguageError.self) { try vocabulary.claim(text, about: dataset) }
  #expect(error?.column == column)
  #expect(error?.message == message)
  #expect(error?.suggestion == suggestion)
}
