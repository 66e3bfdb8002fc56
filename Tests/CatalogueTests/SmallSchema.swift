import Records

@testable import Catalogue

/// A small invented schema with the datasets that the tests of the language speak of.
enum SmallSchema {
  static let schema = Schema(
    datasets: [
      Dataset(
        name: "cp_plans",
        title: "Child protection plans",
        agency: "Children's social care",
        shape: .spells,
        fields: [
          field("plan_id", .identifier, "Plan"), field("child", .identifier, "Child"),
          field("start_date", .date, "Start date"), field("end_date", .date, "End date"),
          field("initial_category", .code(list: "category_of_abuse"), "Initial category of abuse"),
          field("latest_category", .code(list: "category_of_abuse"), "Latest category of abuse"),
          field("other_authority", .flag, "Held for another authority"),
          field("previous_plans", .integer, "Number of earlier plans"),
        ],
        child: "child",
        key: "plan_id",
        start: "start_date",
        end: "end_date"
      ),
      Dataset(
        name: "referrals",
        title: "Referrals",
        agency: "Children's social care",
        shape: .events,
        fields: [
          field("referral_id", .identifier, "Referral"), field("child", .identifier, "Child"),
          field("date", .date, "Date"), field("neglect_flag", .flag, "Neglect"),
        ],
        child: "child",
        key: "referral_id",
        start: "date"
      ),
      Dataset(
        name: "icpc",
        title: "Initial child protection conferences",
        agency: "Children's social care",
        shape: .events,
        fields: [
          field("conference_id", .identifier, "Conference"), field("child", .identifier, "Child"),
          field("date", .date, "Date"), field("s47_start_date", .date, "Start of the enquiry"),
        ],
        child: "child",
        key: "conference_id",
        start: "date"
      ),
      Dataset(
        name: "assessments",
        title: "Assessments",
        agency: "Children's social care",
        shape: .spells,
        fields: [
          field("assessment_id", .identifier, "Assessment"), field("child", .identifier, "Child"),
          field("start_date", .date, "Start date"),
          field("authorised_date", .date, "Day it was authorised"),
          field("factors", .codes(list: "factor"), "Factors"),
        ],
        child: "child",
        key: "assessment_id",
        start: "start_date",
        end: "authorised_date"
      ),
      Dataset(
        name: "attendance_pupil",
        title: "School attendance",
        agency: "Education",
        shape: .periods,
        fields: [
          field("pupil_row", .identifier, "Row"),
          Field(
            name: "child",
            item: "",
            type: .identifier,
            alternative: "upn",
            isRequired: true,
            use: .keep,
            title: "Child"
          ),
          field("upn", .identifier, "UPN"), field("possible", .integer, "Possible sessions"),
          field("authorised", .integer, "Authorised absence"),
          field("unauthorised", .integer, "Unauthorised absence"),
          field("attended", .integer, "Sessions attended"),
        ],
        child: "child",
        key: "pupil_row"
      ),
      Dataset(
        name: "attendance_sessions",
        title: "Sessions by code",
        agency: "Education",
        shape: .details,
        fields: [
          field("pupil_row", .identifier, "Row"),
          field("reason", .code(list: "attendance_reason"), "Reason"),
          field("sessions", .integer, "Sessions"),
        ]
      ),
      Dataset(
        name: "police_protection",
        title: "Uses of police protection",
        agency: "Police",
        shape: .spells,
        fields: [
          field("person", .identifier, "Person"), field("start_date", .date, "Start date"),
          field("end_date", .date, "End date"),
          field("reason", .code(list: "category_of_abuse"), "Reason"),
        ],
        child: "person",
        start: "start_date",
        end: "end_date"
      ),
      Dataset(
        name: "person",
        title: "Children",
        agency: "Children's social care",
        shape: .people,
        fields: [
          field("child", .identifier, "Child"), field("upn", .identifier, "UPN"),
          field("sex", .code(list: "sex"), "Sex"),
          field("date_of_birth", .date, "Date of birth"),
          field("expected_date_of_birth", .date, "Expected date of birth"),
        ],
        child: "child"
      ),
    ],
    codeLists: [
      "category_of_abuse": list(
        "category_of_abuse",
        [
          ("NEG", "Neglect"), ("PHY", "Physical abuse"), ("SAB", "Sexual abuse"),
          ("EMO", "Emotional abuse"), ("MUL", "Multiple"),
        ]
      ),
      "sex": list("sex", [("F", "Female"), ("M", "Male"), ("U", "Not known")]),
      "factor": list("factor", [("3A", "Domestic abuse"), ("16A", "Neglect")]),
      "attendance_reason": CodeList(
        name: "attendance_reason",
        codes: [
          CodeList.Code(code: "I", label: "Illness", group: "authorised"),
          CodeList.Code(code: "M", label: "Medical appointment", group: "authorised"),
          CodeList.Code(code: "O", label: "Other", group: "unauthorised"),
          CodeList.Code(code: "N", label: "No reason yet", group: "unauthorised"),
          CodeList.Code(code: "X", label: "Not required", group: "not possible"),
        ]
      ),
    ]
  )

  static var vocabulary: Vocabulary {
    get throws(LanguageError) {
      var vocabulary = Vocabulary(schema: schema)
      vocabulary.name(
        rowsOf: "icpc",
        one: "initial child protection conference",
        many: "initial child protection conferences"
      )
      vocabulary.name(rowsOf: "cp_plans", short: "plan")
      if let attendance = schema["attendance_pupil"] {
        try vocabulary.define(
          "absent",
          title: "sessions missed",
          as: "authorised + unauthorised otherwise possible - attended otherwise "
            + "sum attendance_sessions (reason in group authorised or reason in group unauthorised)"
            + " sessions",
          in: attendance
        )
      }
      if let plans = schema["cp_plans"] {
        try vocabulary.define(
          "left_out",
          title: "plans held for another authority",
          as: "other_authority or start_date = end_date",
          in: plans
        )
      }
      return vocabulary
    }
  }

  private static func field(_ name: String, _ type: FieldType, _ title: String) -> Field {
    Field(name: name, item: "", type: type, isRequired: false, use: .keep, title: title)
  }

  private static func list(_ name: String, _ codes: [(String, String)]) -> CodeList {
    CodeList(name: name, codes: codes.map { CodeList.Code(code: $0.0, label: $0.1) })
  }
}
