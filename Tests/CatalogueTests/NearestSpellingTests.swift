import Records
import Testing

@testable import Catalogue

private func list() -> SpellingList {
  var list = SpellingList(
    codes: CodeList(
      name: "invented",
      codes: [
        CodeList.Code(code: "NEG", label: "Neglect", group: ""),
        CodeList.Code(code: "PHY", label: "Physical abuse", group: ""),
        CodeList.Code(code: "EMO", label: "Emotional abuse", group: ""),
      ]
    )
  )
  list.addCodesAndLabels()
  return list
}

@Test(arguments: [
  ("Neglct", "Neglect"), ("Neglct (chronic)", "Neglect"), ("severe neglect of a baby", "Neglect"),
  ("abuse - fysical", "Physical abuse"), ("Emotinal or psychological abuse", "Emotional abuse"),
  ("Telephone", ""), ("?", ""), ("", ""), ("of it", ""),
])
func `an unknown spelling leads to the nearest label, word by word`(
  spelling: String,
  label: String
) {
  #expect(list().nearestLabel(to: spelling) == label)
}
