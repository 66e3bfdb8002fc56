import Records
import Testing

@testable import Catalogue

@Test(arguments: [
  ("cp_plans", "initial_category = NEG", "the initial category of abuse is Neglect"),
  ("cp_plans", "lasted >= 12 months", "the plan has lasted 12 months or more"),
  ("cp_plans", "lasted < 1 year", "the plan has lasted less than 1 year"),
  ("cp_plans", "not other_authority", "the plan is not marked 'held for another authority'"),
  (
    "cp_plans", "initial_category in (NEG, EMO, MUL)",
    "the initial category of abuse is Neglect, Emotional abuse or Multiple"
  ),
  ("cp_plans", "end_date is missing", "the end date is blank"),
  ("cp_plans", "latest_category is known", "the latest category of abuse is known"),
  ("cp_plans", "age < 1 and not unborn", "the child's age is less than 1 and the child is born"),
  ("cp_plans", "sex = F", "the child's sex is Female"),
  (
    "cp_plans", "previous_plans > 0 or exists cp_plans (end_date <= this.start_date)",
    "the number of earlier plans is more than 0 or the child has a child protection plan whose end "
      + "date is on or before the start date of this plan"
  ),
  (
    "cp_plans",
    "previous cp_plans (end_date <= this.start_date) latest_category otherwise initial_category = NEG",
    "in the latest of the child's child protection plans whose end date is on or before the start "
      + "date of this plan, the latest category of abuse (where it is blank, the "
      + "initial category of abuse) is Neglect"
  ),
  (
    "referrals", "exists referrals (date >= this.date - 12 months and date < this.date)",
    "the child has a referral whose date is in the 12 months before the date of this referral"
  ),
  (
    "icpc", "date <= s47_start_date + 15 working days",
    "the date is on or before 15 working days after the start of the enquiry"
  ),
  (
    "attendance_pupil", "absent >= 10% of possible",
    "the sessions missed are at least 10% of the possible sessions"
  ),
  (
    "attendance_pupil", "exists cp_plans (open and initial_category = NEG)",
    "the child has a child protection plan open on the last day of the period whose initial "
      + "category of abuse is Neglect"
  ),
  (
    "attendance_pupil", "school_age >= 5 and school_age <= 15",
    "the child's age on 31 August before the school year is 5 to 15"
  ),
  ("assessments", "factors include 16A", "the factors include Neglect"),
  (
    "assessments", "authorised_date <= 2025-03-31",
    "the day it was authorised is on or before 31 March 2025"
  ),
  (
    "cp_plans", "open and (initial_category = NEG or latest_category = NEG)",
    "the plan is open on the last day of the period and (the initial category of abuse is Neglect or the "
      + "latest category of abuse is Neglect)"
  ),
])
func `a claim is said in English`(dataset: String, text: String, sentence: String) throws {
  let vocabulary = try SmallSchema.vocabulary
  let claim = try vocabulary.claim(text, about: try #require(vocabulary.schema[dataset]))
  #expect(Printer(vocabulary, dataset: dataset).clause(claim) == sentence)
}
