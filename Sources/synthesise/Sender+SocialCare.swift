extension Sender {
  /// What children's social care sends as totals, since no extract of children holds it.
  static let socialCare = Sender(
    agency: "Exampleshire Children's Services",
    layout: .socialCareMeasures,
    totals: [
      Total(
        "Children on a plan with 3 or more social workers",
        96,
        of: "Children on a plan whose social workers were counted",
        470
      ),
      Total("Children using a voice tool", 74),
      Total("Cases held by social workers", 3150, of: "Social workers holding cases", 178),
      Total(
        "Social workers who left in the year",
        29,
        of: "Social workers in post",
        184,
        rhythm: .year
      ),
      Total("Children on a neglect plan in the districts counted", 242),
    ]
  )
}
