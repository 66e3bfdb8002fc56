import Records
import Testing

@testable import Catalogue

private struct Refusal: CustomTestStringConvertible {
  let dataset: String
  let text: String
  let column: Int
  let message: String
  let suggestion: String?

  init(_ dataset: String, _ text: String, _ column: Int, _ message: String, _ suggestion: String?) {
    self.dataset = dataset
    self.text = text
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  var testDescription: String { text }
}

@Test(arguments: [
  Refusal(
    "cp_plans",
    "initial_categry = NEG",
    1,
    "'initial_categry' is not a field of cp_plans",
    "initial_category"
  ),
  Refusal(
    "cp_plans",
    "open and initial_category = NEGL",
    29,
    "'NEGL' is not a code of the list category_of_abuse",
    "NEG"
  ),
  Refusal(
    "cp_plans",
    "initial_category = Neglect",
    20,
    "'Neglect' is not a code of the list category_of_abuse",
    "NEG"
  ),
  Refusal("cp_plans", "lasted >= 12 monhts", 14, "'monhts' is not a unit of time", "months"),
  Refusal(
    "cp_plans",
    "lasted >= 12",
    11,
    "'lasted' is a length of time and '12' is a number; compare it with a length of time, such as "
      + "12 months",
    nil
  ),
  Refusal(
    "cp_plans",
    "start_date >= previous_plans",
    15,
    "'start_date' is a date and 'previous_plans' is a number; compare it with a date, such as "
      + "period_end or 2025-03-31",
    nil
  ),
  Refusal(
    "cp_plans",
    "initial_category > NEG",
    1,
    "'initial_category' is a code, which is equal or not, never larger or smaller; write '=' or "
      + "'!='",
    nil
  ),
  Refusal(
    "cp_plans",
    "start_date <= end_dat",
    15,
    "'end_dat' is not known here; 'start_date' is a date, to be compared with a date, such as "
      + "period_end or 2025-03-31",
    "end_date"
  ),
  Refusal(
    "cp_plans",
    "exists referal (date <= period_end)",
    8,
    "'referal' is not a dataset",
    "referrals"
  ),
  Refusal(
    "police_protection",
    "exists cp_plans (open)",
    8,
    "rows of police_protection and cp_plans have no child or key in common",
    nil
  ),
  Refusal("referrals", "open", 1, "rows of referrals do not last, so none can be 'open'", nil),
  Refusal(
    "referrals",
    "date",
    5,
    "'date' is a date, which claims nothing by itself; compare it with a date, such as period_end "
      + "or 2025-03-31",
    nil
  ),
  Refusal(
    "cp_plans",
    "(open and previous_plans > 0",
    29,
    "the bracket that opens at letter 1 is not closed before the end",
    nil
  ),
  Refusal(
    "cp_plans",
    "open initial_category = NEG",
    6,
    "'initial_category' is not expected here; join claims with 'and' or 'or'",
    nil
  ),
  Refusal("cp_plans", "open and", 9, "something is missing at the end", nil),
  Refusal("cp_plans", "start_date & end_date", 12, "'&' means nothing here", nil),
  Refusal(
    "cp_plans",
    "this.start_date < start_date",
    1,
    "'this' stands only inside the brackets of 'exists', 'previous', 'count' or 'sum'",
    nil
  ),
  Refusal(
    "assessments",
    "factors = 16A",
    1,
    "'factors' holds several codes; write 'factors include 16A'",
    nil
  ),
  Refusal(
    "police_protection",
    "age >= 5",
    1,
    "'age' needs a date of birth, and police_protection leads to none",
    nil
  ),
  Refusal(
    "cp_plans",
    "age >= 5.5",
    8,
    "'5.5' is a number where a whole number of years is expected",
    nil
  ),
  Refusal(
    "attendance_pupil",
    "possible is mising",
    13,
    "'is' is followed by 'missing' or 'known'; to compare, write '='",
    "missing"
  ),
])
private func `a mistake is refused with its place and the nearest right word`(
  refusal: Refusal
) throws {
  let vocabulary = try SmallSchema.vocabulary
  let dataset = try #require(vocabulary.schema[refusal.dataset])
  #expect(
    throws: LanguageError(
      column: refusal.column,
      message: refusal.message,
      suggestion: refusal.suggestion
    )
  ) {
    try vocabulary.claim(refusal.text, about: dataset)
  }
}

@Test func `and binds before or, and brackets before both`() throws {
  let vocabulary = try SmallSchema.vocabulary
  let plans = try #require(vocabulary.schema["cp_plans"])
  let loose = try vocabulary.claim("open or other_authority and unborn", about: plans)
  let tight = try vocabulary.claim("(open or other_authority) and unborn", about: plans)
  let flag = Expression.flag(FieldReference("other_authority"))
  #expect(loose == .or(.isOpen, .and(flag, .isUnborn)))
  #expect(tight == .and(.or(.isOpen, flag), .isUnborn))
}

@Test func `a value in brackets is told from a claim in brackets`() throws {
  let vocabulary = try SmallSchema.vocabulary
  let attendance = try #require(vocabulary.schema["attendance_pupil"])
  let claim = try vocabulary.claim(
    "(authorised + unauthorised) >= 10% of possible",
    about: attendance
  )
  #expect(
    claim
      == .compare(
        .sum(.field(FieldReference("authorised")), .field(FieldReference("unauthorised"))),
        .greaterOrEqual,
        .share(percent: 10, of: .field(FieldReference("possible")))
      )
  )
}

@Test func `a comparison may be written either way round`() throws {
  let vocabulary = try SmallSchema.vocabulary
  let plans = try #require(vocabulary.schema["cp_plans"])
  #expect(
    try vocabulary.claim("12 months <= lasted", about: plans)
      == vocabulary.claim("lasted >= 12 months", about: plans)
  )
  #expect(
    try vocabulary.claim("NEG = initial_category", about: plans)
      == vocabulary.claim("initial_category = NEG", about: plans)
  )
}

@Test func `a group of codes stands for its members`() throws {
  let vocabulary = try SmallSchema.vocabulary
  let sessions = try #require(vocabulary.schema["attendance_sessions"])
  #expect(
    try vocabulary.claim("reason in group authorised", about: sessions)
      == vocabulary.claim("reason in (I, M)", about: sessions)
  )
}
