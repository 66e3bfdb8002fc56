/// An agency that sends totals, and what it sends.
struct Sender: Sendable {
  /// How often a total comes.
  enum Rhythm: Sendable {
    case month, quarter, term, schoolYear, year
  }

  /// One total, with what is below the line where it is part of a whole.
  struct Total: Sendable {
    let name: String
    let typical: Int
    let below: String?
    let whole: Int
    let rhythm: Rhythm
    /// Whether the agency hides one to four.
    let hidesSmall: Bool
    /// Whether it is a list that is never empty.
    let isStock: Bool
    /// Its parts in hundredths.
    let parts: [(name: String, share: Int)]

    init(
      _ name: String,
      _ typical: Int,
      of below: String? = nil,
      _ whole: Int = 0,
      rhythm: Rhythm = .month,
      hidesSmall: Bool = false,
      isStock: Bool = false,
      parts: [(name: String, share: Int)] = []
    ) {
      self.name = name
      self.typical = typical
      self.below = below
      self.whole = whole
      self.rhythm = rhythm
      self.hidesSmall = hidesSmall
      self.isStock = isStock
      self.parts = parts
    }
  }

  /// The name in the column of agencies.
  let agency: String
  /// The file.
  let layout: Layout
  /// What it sends.
  let totals: [Total]

  /// Every agency that sends totals.
  static let all = [health, police, education, partnership, socialCare]

  private static let health = Sender(
    agency: "Exampleshire Health",
    layout: .health,
    totals: [
      Total(
        "Staff receiving safeguarding supervision",
        880,
        of: "Staff due safeguarding supervision",
        1040,
        rhythm: .quarter
      ),
      Total("Children not meeting milestones", 95, of: "Developmental reviews completed", 720),
      Total("A&E attendances for injury", 610),
      Total(
        "Young people reaching 18 without a health transition plan",
        5,
        rhythm: .quarter,
        hidesSmall: true
      ),
      Total(
        "Children on plans with a health assessment in 12 months",
        352,
        of: "Children on plans (health assessment)",
        452,
        isStock: true
      ),
      Total(
        "Children on a neglect plan whose health has improved",
        21,
        of: "Children on a neglect plan with a health judgement",
        40
      ),
      // A total that no indicator knows: it stands in the list of totals that count nowhere.
      Total("Appointments offered to children", 2500),
    ]
  )

  private static let police = Sender(
    agency: "Exampleshire Police",
    layout: .police,
    totals: [
      Total("PVP reports flagged neglect (children)", 62),
      Total("SPA neglect referrals", 44),
      Total("Neglect cases with a conviction", 3, of: "Neglect cases finalised at court", 4),
      Total("Neglect crimes: outcome 1", 5, of: "Neglect crimes recorded", 31),
      Total("DA incidents", 1180),
      Total(
        "Children linked to DA incidents",
        540,
        parts: [("Involved", 82), ("Witnessed", 7), ("Perpetrated", 5), ("Victims", 6)]
      ),
    ]
  )

  private static let education = Sender(
    agency: "Exampleshire Education",
    layout: .education,
    totals: [
      Total(
        "Schools whose DSL receives supervision",
        168,
        of: "Schools responding to the supervision question",
        214,
        rhythm: .term
      ),
      Total("Suspensions (all pupils)", 9800, of: "Pupils on roll", 91_000, rhythm: .schoolYear),
      Total(
        "NEET 16-18 known to services",
        64,
        isStock: true,
        parts: [("EH", 30), ("CIN", 25), ("CPP", 5), ("Care leavers", 40)]
      ),
      Total("16-18 known activity", 540, isStock: true),
      Total(
        "Under 5s with a neglect plan in early education",
        41,
        of: "Under 5s with a neglect plan",
        88,
        rhythm: .term
      ),
      Total(
        "Under 5s with a neglect plan in early education",
        41,
        of: "Under 5s with a neglect plan",
        88
      ),
      Total(
        "GLD: children with a plan achieving",
        14,
        of: "GLD: children with a plan assessed",
        38,
        rhythm: .schoolYear
      ),
      Total(
        "KS2 RWM: children with a plan achieving",
        9,
        of: "KS2 RWM: children with a plan in cohort",
        34,
        rhythm: .schoolYear
      ),
      Total(
        "Attainment 8 points of children with a plan",
        760,
        of: "KS4 cohort of children with a plan",
        37,
        rhythm: .schoolYear
      ),
      Total(
        "Children on a neglect plan making expected progress",
        58,
        of: "Children on a neglect plan with a school return",
        121,
        rhythm: .term
      ),
      Total(
        "Children on a neglect plan taking part in activities",
        49,
        of: "Children on a neglect plan with an activities return",
        118,
        rhythm: .term
      ),
      Total("Children on the CME list", 118, isStock: true),
    ]
  )

  private static let partnership = Sender(
    agency: "Exampleshire Safeguarding Children Partnership",
    layout: .partnership,
    totals: [
      Total(
        "GPs told of a conference or plan",
        21,
        of: "Plans that a GP should be told of",
        64,
        parts: [("Child protection plan", 40), ("Child in need plan", 60)]
      ),
      Total("Children in new care applications", 14),
      Total("Children offered DA support", 330, of: "Children experiencing DA", 520),
      Total("CSE risk", 46, isStock: true, parts: [("Medium", 70), ("High", 30)]),
      Total("CCE risk", 58, isStock: true, parts: [("Low", 40), ("Medium", 40), ("High", 20)]),
      Total("Children with a neglect plan and an exploitation flag", 9, isStock: true),
      Total(
        "MAECC attended",
        64,
        of: "MAECC invited",
        80,
        parts: [
          ("Police", 25), ("Social care", 25), ("Health", 20), ("Education", 20), ("YOT", 10),
        ]
      ),
      Total("YJS children on a neglect plan", 2),
      Total(
        "GCP2 licences",
        18,
        parts: [("Social care", 45), ("Health visitors", 30), ("Schools", 25)]
      ),
      Total(
        "Audits returned by agencies",
        22,
        of: "Audits requested from agencies",
        30,
        rhythm: .quarter
      ),
      Total("Escalations logged", 12, parts: [("Stage 1", 75), ("Stage 2", 20), ("Stage 3", 5)]),
      Total("Escalations resolved at stage 1", 8, of: "Escalations closed", 11),
      Total(
        "Feedback: positive answers",
        46,
        of: "Feedback: answers",
        70,
        rhythm: .quarter,
        parts: [("CIN", 40), ("ICPC", 20), ("RCPC", 25), ("Closure", 15)]
      ),
      Total(
        "Feedback forms received",
        82,
        rhythm: .quarter,
        parts: [("CIN", 40), ("ICPC", 20), ("RCPC", 25), ("Closure", 15)]
      ),
      Total(
        "Neglect training: attendees",
        56,
        parts: [
          ("Neglect", 50), ("Voice of the child", 20), ("Disguised compliance", 15), ("CSE", 15),
        ]
      ),
      Total("Training: practice changed", 21, of: "Training: respondents at 3 months", 30),
      Total("S11 standards met", 71, of: "S11 standards assessed", 80, rhythm: .year),
      Total("LCSPR referrals", 7, rhythm: .year),
      Total("LCSPRs started", 2, rhythm: .year),
      Total("Reviews with neglect", 1, of: "Reviews completed or begun", 3, rhythm: .year),
      Total("CDOP: modifiable factors", 6, of: "CDOP: reviews completed", 19, rhythm: .year),
      Total("JSNA has a neglect section", 2, rhythm: .year),
    ]
  )
}
