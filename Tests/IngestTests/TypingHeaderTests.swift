import Catalogue
import Records
import Testing

@testable import Ingest

private func dataset(_ header: String) throws(FileRefusal) -> String {
  let names = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  let catalogue = TypingDriver.catalogue
  return catalogue.schema.datasets[try Recognition(of: names, in: catalogue).dataset].name
}

@Test(arguments: [
  // Headers as found in the wild, from the specification's section on each dataset.
  ("LAchildID,CINdetailsID,AssessmentID,AssessmentFactor", "assessment_factors"),
  ("LAchildID,CINreferralDate,AssessmentActualStartDate,Factor", "assessment_factors"),
  (
    "LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,AssessmentInternalReviewDate,"
      + "AssessmentAuthorisationDate,AssessmentFactors", "assessments"
  ),
  ("LAchildID,Ethnicity", "person"), ("LAchildID,Disability", "person"),
  ("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "person"),
  ("CHILD,DOB,MISSING,MIS_START,MIS_END", "missing"),
  (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "cla_episodes"
  ),
  ("LAchildID,CINdetailsID,CINPlanStartDate,CINPlanEndDate", "cin_plans"),
  ("LAchildID,CINdetailsID,CPPID,CPPreviewDate", "cp_reviews"),
  (
    "LAchildID,CINdetailsID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired",
    "s47"
  ),
  (
    "ChildUniqueID,Gender,Ethnicity,DateOfBirth,Age,HasDisability,ChildProtectionPlanStartDate,"
      + "InitialCategoryOfAbuse,LatestCategoryOfAbuse", "cp_plans"
  ),
  ("Period,Agency,Measure,Category,Count", "counts"),
  ("Ref,Indicator,Target,Apr-26,May-26,Jun-26,Q1,YTD", "counts"),
  (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
      + "region_name,old_la_code,new_la_code,la_name,category,CPP_start,CPP_subsequent", "ref_ees"
  ),
  (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
      + "region_name,old_la_code,la_name,new_la_code,population_type,population_estimate,"
      + "children_count,rate_per_10000", "ref_ees"
  ),
  (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
      + "region_name,old_la_code,new_la_code,la_name,age_group,population_estimate",
    "ref_population"
  ),
  (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
      + "region_name,old_la_code,la_name,new_la_code,absence_terms,social_care_group,"
      + "phase_type_grouping,t_pupils,t_sess_possible,t_sess_overall,pt_overall",
    "attendance_aggregate"
  ),
  ("LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,SN3,SNP,", "ref_neighbours"),
  ("old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P", "ref_neighbours"),
  ("Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region", "ref_lait"),
  (
    "UPN,School,Period,Possible Sessions,Authorised Absence,Unauthorised Absence",
    "attendance_pupil"
  ),
])
func `a header is recognised as the dataset it was found in`(
  header: String,
  name: String
) throws {
  #expect(try dataset(header) == name)
}

@Test(arguments: [
  " Child\u{A0}Unique ID ,child protection plan START date,Initial Category of Abuse???",
  "\u{FEFF}ChildUniqueID,ChildProtectionPlanStartDate,Initial-Category-Of-Abuse",
  "“Child Unique ID”,Child Protection Plan Start Date,Initial Category of Abuse (Y/N))"
    .replacing(" (Y/N))", with: ")"),
])
func `marks, blanks and capitals in a header do not matter`(header: String) throws {
  #expect(try dataset(header) == "cp_plans")
}

@Test(arguments: [
  ("Name of file,Printed on,Page", FileRefusal.notRecognised),
  ("Date,Age", .notRecognised),
  (
    "Child Unique ID,Gender,Latest Category of Abuse,Child Protection Plan End Date,"
      + "Initial Category of Abuse,Was the Child Seen Alone?",
    .missingColumns(
      dataset: "Child protection plans",
      columns: [
        FileRefusal.Missing(title: "Start date", example: "Child Protection Plan Start Date")
      ]
    )
  ),
  (
    "LAchildID,CPPstartDate,cpp start date,InitialCategoryOfAbuse,LatestCategoryOfAbuse",
    .repeatedColumn(name: "cpp start date", first: 1, second: 2)
  ),
])
func `a file that cannot be read is refused with its reason`(
  header: String,
  refusal: FileRefusal
) {
  #expect(throws: refusal) { try dataset(header) }
}

@Test func `a column that nobody reads may repeat`() throws {
  #expect(try dataset("LAchildID,CPPstartDate,InitialCategoryOfAbuse,Note,Note,,") == "cp_plans")
}

@Test(arguments: [
  (
    FileRefusal.notRecognised,
    "No dataset has these columns; check that the header row is there, or add the names of the "
      + "columns to the catalogue's aliases."
  ),
  (
    .noSuchDataset(name: "plans"),
    "There is no dataset 'plans' in the catalogue; datasets.csv lists those there are."
  ),
  (
    .missingColumns(
      dataset: "Referrals",
      columns: [.init(title: "Date", example: "Date of Referral")]
    ),
    "This looks like 'Referrals' but lacks 'Date' (such as 'Date of Referral'); export it with the "
      + "column, or add its name to the catalogue's aliases."
  ),
  (
    .repeatedColumn(name: "Date", first: 1, second: 4),
    "Columns B and E are both named 'Date'; rename or remove one of them."
  ),
])
func `a refusal says what to do next`(refusal: FileRefusal, words: String) {
  #expect(refusal.description == words)
}

@Test func `unknown columns are one finding`() throws {
  let file = try TypingDriver.typed(
    "Child ID,CPPstartDate,InitialCategoryOfAbuse,Shoe size,Pet\n1,2024-01-02,NEG,36,cat\n"
  )
  #expect(file.rules == ["L027 kept"])
  #expect(
    file.findings[0].message == "2 columns are not known and were not read: 'Shoe size', 'Pet'."
  )
  #expect(file.findings[0].columnLetter == "D")
}
