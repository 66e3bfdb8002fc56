import Records

/// What invented people set and wrote.
extension Exampleshire {
  static func day(_ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: 2025, month: month, day: day) ?? period.lastDay
  }

  static func targets(hostile: String) -> [Target] {
    [
      Target(
        indicator: "cpp_neglect_count",
        value: ExactDecimal(units: 160),
        owner: "Invented director" + hostile,
        dateSet: day(4, 1)
      ),
      Target(
        indicator: "early_help_count",
        value: ExactDecimal(units: 40),
        owner: "Invented manager",
        dateSet: day(4, 1),
        until: Month(year: 2026, month: 3)
      ),
      Target(
        indicator: "not_brought_count",
        value: ExactDecimal(units: 60),
        owner: "Invented nurse",
        dateSet: day(4, 1)
      ),
    ]
  }

  static func commentaries(hostile: String) -> [Commentary] {
    [
      Commentary(
        indicator: "cpp_neglect_count",
        author: "Invented Author" + hostile,
        role: "Performance officer" + hostile,
        date: day(10, 8),
        isPublic: true,
        passages: [
          .paragraph("We read the files of the summer." + hostile),
          .list(["Early help knew most families." + hostile, "**Not bold** | [x] <b>"]),
        ],
        actions: [
          Commentary.Action(
            text: "Read more files" + hostile,
            owner: "Invented Owner" + hostile,
            due: day(9, 12),
            status: .underWay
          ),
          Commentary.Action(
            text: "Report back",
            owner: "Invented Owner",
            due: day(11, 3),
            status: .open
          ),
        ]
      ),
      Commentary(
        indicator: "rereferrals_12m_pct",
        author: "Invented Second",
        role: "Head of the front door",
        date: day(9, 8),
        passages: [.paragraph("For the sub-group alone.")]
      ),
    ]
  }
}
