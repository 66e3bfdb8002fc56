import Catalogue
import Records
import Testing

@testable import Ingest

private let standard = """
  cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,\
  cppl_cp_plan_end_date,cppl_cp_plan_ola,cppl_cp_plan_initial_category,\
  cppl_cp_plan_latest_category,NumberOfPreviousCPP
  70001,31001,NULL,0012345,2023-02-08 00:00:00.000,NULL,N,NEG,"Multiple: Neglect, Emotional abuse",1

  """
private let census = """
  LAchildID,CINdetailsID,CPPID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,\
  LatestCategoryOfAbuse,NumberOfPreviousCPP
  0012345,31001,70001,2023-02-08,,NEG,MUL,1

  """
private let plain = """
  Child ID,Plan ID,Child Protection Plan Start Date,Child Protection Plan End Date,\
  Initial Category,Latest Category,Number of Previous Child Protection Plans,Gender,Date of Birth
  0012345,70001,08/02/2023,,a) Neglect,Neglect/Emotional abuse,1,b) Female,13/05/2015

  """

@Test(arguments: [standard, census, plain])
func `the same plan in three layouts is the same row`(layout: String) throws {
  let file = try TypingDriver.typed(layout)
  #expect(file.dataset == "cp_plans")
  #expect(file.cells("child") == ["0012345"])
  #expect(file.cells("plan_id") == ["70001"])
  #expect(file.cells("start_date") == ["2023-02-08"])
  #expect(file.cells("end_date") == [""])
  #expect(file.cells("initial_category") == ["NEG"])
  #expect(file.cells("latest_category") == ["MUL"])
  #expect(file.cells("previous_plans") == ["1"])
}

@Test func `a category keeps its members where the extract lists them`() throws {
  #expect(try TypingDriver.typed(standard).cells("latest_categories") == ["NEG+EMO"])
  #expect(try TypingDriver.typed(census).cells("latest_categories") == ["MUL"])
}

@Test func `demographics on any list become rows of the person table`() throws {
  let file = try TypingDriver.typed(plain)
  #expect(file.tables.map(\.dataset.name) == ["cp_plans", "person"])
  #expect(file.cells("child", of: "person") == ["0012345"])
  #expect(file.cells("sex", of: "person") == ["F"])
  #expect(file.cells("date_of_birth", of: "person") == ["2015-05-13"])
}

@Test func `an enquiry and its conference in one row are two rows`() throws {
  let file = try TypingDriver.typed(
    "LAchildID,CINdetailsID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired\n"
      + "C1,9,2024-03-01,2024-03-22,2024-03-20,false\nC2,4,2024-03-05,,,true\n"
  )
  #expect(file.cells("child", of: "s47") == ["C1", "C2"])
  #expect(file.cells("conference_not_required", of: "s47") == ["no", "yes"])
  #expect(file.cells("child", of: "icpc") == ["C1"])
  #expect(file.cells("date", of: "icpc") == ["2024-03-20"])
  #expect(file.cells("target_date", of: "icpc") == ["2024-03-22"])
  #expect(file.cells("s47_start_date", of: "icpc") == ["2024-03-01"])
  #expect(file.cells("referral", of: "icpc") == ["9"])
  #expect(file.tables.first { $0.dataset.name == "icpc" }?.lines == [2])
  #expect(file.account == RowAccount(read: 2, accepted: 2))
}

@Test func `a row that is set aside feeds no table`() throws {
  let file = try TypingDriver.typed(
    "Child ID,Gender,Date of Birth,Date of Referral,Referral Source\n"
      + "1,F,13/05/2015,never,1A\n2,M,14/05/2015,20/03/2024,1A\n"
  )
  #expect(file.cells("child", of: "person") == ["2"])
  #expect(file.setAside.count == 1)
}

@Test func `list 6 describes need, so its dates are not a plan's`() throws {
  let file = try TypingDriver.typed(
    "Child Unique ID,CIN Start Date,Primary Need Code,Case Status\n"
      + "1,13/05/2020,N1 - Abuse or neglect,c) Child in need plan\n"
  )
  #expect(file.dataset == "cin_plans")
  #expect(file.cells("start_date") == ["no such column"])
  #expect(file.cells("episode_start_date") == ["2020-05-13"])
  #expect(file.cells("case_status") == ["CIN"])
}

@Test func `a period of care without episodes starts when the child entered care`() throws {
  let file = try TypingDriver.typed(
    "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After ,"
      + "Child's Legal Status\n1,13/05/2020,,L1: Police protection LA accommodation\n"
  )
  #expect(file.dataset == "cla_episodes")
  #expect(file.cells("start_date") == ["2020-05-13"])
  #expect(file.cells("end_date") == [""])
  #expect(file.cells("legal_status") == ["L1"])
}

@Test func `a column for each factor is a set of factors`() throws {
  let file = try TypingDriver.typed(
    "LAchildID,AssessmentActualStartDate,AssessmentAuthorisationDate,Neglect,"
      + "Alcohol_Misuse_parent,16A\n1,2024-01-02,,Yes,1,\n2,2024-01-03,,No,0,\n"
      + "3,2024-01-04,,,true,Y\n"
  )
  #expect(file.dataset == "assessments")
  #expect(file.cells("factors") == ["1B+16A", "", "1B+16A"])
}

@Test func `of two columns for one field the one that speaks counts`() throws {
  let file = try TypingDriver.typed(
    "cine_person_id,cine_referral_date,cine_referral_source_desc,cine_referral_source_code\n"
      + "1,2024-01-02,Police,3D\n2,2024-01-03,a) 1A: Individual,NULL\n"
  )
  #expect(file.cells("source") == ["3D", "1A"])
}

@Test func `a column of authorities is told apart`() throws {
  let file = try TypingDriver.typed(
    "LA Code,Child ID,CPPstartDate,InitialCategoryOfAbuse\n825,1,2024-01-02,NEG\n"
      + "826,2,2024-01-03,NEG\n"
  )
  let authorities = file.tables[0].authorities ?? []
  #expect(authorities.map { file.identifiers[$0] } == ["825", "826"])
  #expect(file.findings == [])
}

@Test func `no personal cell reaches the typed file`() throws {
  let catalogue = TypingDriver.catalogue
  for (place, dataset) in catalogue.schema.datasets.enumerated() where dataset.shape != .reference {
    // One column for each alias of each field of the dataset, personal ones with a canary inside.
    var columns: [(header: String, cell: String)] = []
    var personal = 0
    var seen: Set<[Int]> = []
    for (name, meanings) in catalogue.headers.meanings.sorted(by: { $0.key < $1.key }) {
      guard let meaning = meanings.first(where: { $0.dataset == place }) else { continue }
      let field = catalogue.schema.datasets[meaning.table].fields[meaning.field]
      if field.use == .keep {
        guard meaning.code == nil, seen.insert([meaning.table, meaning.field]).inserted else {
          continue
        }
      } else {
        personal += 1
      }
      switch field.type {
      case _ where field.use != .keep: columns.append((name, "CANARY\(personal)"))
      case .date: columns.append((name, "2024-01-02"))
      case .integer, .decimal, .identifier: columns.append((name, "7"))
      case .period: columns.append((name, "2024-01"))
      default: columns.append((name, ""))
      }
    }
    let text =
      columns.map(\.header).joined(separator: ",") + "\n"
      + columns.map(\.cell).joined(separator: ",") + "\n"
    let file = try TypingDriver.typed(text, as: dataset.name)
    #expect(file.account.accepted == 1, "\(dataset.name)")
    #expect(!"\(file)".contains("CANARY"), "\(dataset.name)")
    #expect(
      personal > 0
        || [
          "assessment_factors", "attendance_sessions", "suspensions", "police_protection",
          "audits", "counts",
        ].contains(dataset.name),
      "\(dataset.name)"
    )
  }
}
