import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

/// Where the specification's table of codes speaks of a field, the list that the catalogue keeps.
private let listOfItem: [String: String] = [
  "yesno": "yes_no", "cine_referral_nfa": "no_further_action",
  "cina_assessment_child_seen": "child_seen", "cppl_x_last_visit_seen_alone": "seen_alone",
  "pers_sex": "sex", "pers_gender": "gender", "pers_ethnicity": "ethnicity",
  "pers_ethnicity(group only)": "ethnicity", "disa_disability_code": "disability",
  "disa_disability_flag": "disability", "pers_upn_unknown": "upn_unknown",
  "cine_referral_source_code": "referral_source",
  "cine_referral_source_code(group only)": "referral_source",
  "cine_cin_primary_need_code": "primary_need", "cine_close_reason": "closure_reason",
  "cppl_cp_plan_initial_category": "category_of_abuse",
  "cinf_assessment_factors_json": "assessment_factor", "cinp_x_case_status": "case_status",
  "lega_legal_status": "legal_status", "clae_cla_episode_start_reason": "start_reason",
  "clae_cla_episode_ceased_reason": "end_reason", "miss_missing_episode_type": "missing_type",
  "miss_x_risk": "missing_risk", "cppr_cp_review_participation": "participation",
  "atts_reason": "attendance_reason", "susp_category": "exclusion",
  "susp_reason1": "exclusion_reason", "atte_sen_provision": "sen", "heal_status": "nhs_attendance",
  "gcpt_physical": "care_grade", "audi_grade": "ofsted_grade", "indicator": "published_symbol",
  "sn_closeness": "closeness",
]

/// Codes of disability lists that say only whether there is one; a spelling that names the kind
/// is read as the kind.
private let disabilityFlags = ["Y": "YES", "N": "NONE", "U": "UNK"]

private func codes(of cell: String, in list: String) -> [String] {
  guard let spellings = TypingDriver.catalogue.spellings[list] else { return ["no list \(list)"] }
  let reader = CodeSetReader(
    list: spellings,
    nothing: TypingDriver.catalogue.spellings["no_value"],
    yesNo: TypingDriver.catalogue.spellings["yes_no"]
  )
  let bytes = Array(cell.utf8)
  let range = CellBytes.trimmed(bytes.span, from: 0, to: bytes.count)
  guard !range.isEmpty else { return [] }
  let found = reader.read(bytes.span.extracting(range))
  return found.codes.map { spellings.codes.codes[$0].code } + (found.hasUnknown ? ["?"] : [])
}

@Test(.enabled(if: sharedFolder != nil, "needs the specification beside the checkout"))
func `every spelling of the specification is read as its code`() throws {
  let sheet = try SheetReader.sheet(path: (sharedFolder ?? "") + "/spec/codes.csv")
  var checked = 0
  for row in sheet.rows {
    let item = sheet.cell(row, "field")
    var code = sheet.cell(row, "canonical_code")
    let spellings = sheet.cell(row, "spellings").split(separator: "|").map(String.init)
    // Rows that describe how to read a cell instead of listing spellings have tests of their own.
    guard item != "NULL", code != "NULL", code != "OPEN", !item.hasSuffix("(set)"),
      !code.hasPrefix("(school")
    else { continue }
    let list = try #require(listOfItem[item], "\(item)")
    for spelling in spellings {
      checked += 1
      // The words for looked-after and asylum-seeking children belong to one field only.
      let isFieldWord = ["UASC", "Non-UASC", "CLA", "Non-CLA"].contains(spelling)
      let found = codes(of: spelling, in: isFieldWord && list == "yes_no" ? "asylum_seeking" : list)
      if code == "(unmappable)" {
        #expect(found == [], "\(spelling)")
      } else if item == "disa_disability_flag" {
        code = disabilityFlags[code] ?? code
        let isKind = code == "YES" && found.count == 1 && !["?", "NONE", "UNK"].contains(found[0])
        #expect(found == [code] || isKind, "\(spelling) in \(list): \(found)")
      } else if code == "MUL" {
        #expect(
          found == ["MUL"] || found.count > 1 && !found.contains("?"),
          "\(spelling): \(found)"
        )
      } else if code == "x" || code == "-", spelling == ".." {
        #expect(["x", "-"].contains(found.first ?? ""), "\(spelling)")
      } else if code == "NOBT" && item == "pers_ethnicity" || code == "U" && list == "yes_no" {
        // Spellings that the specification also lists as words for nothing may be either.
        #expect(found == [code] || found == [], "\(spelling) in \(list): \(found)")
      } else {
        #expect(found == [code], "\(spelling) in \(list): \(found)")
      }
    }
  }
  // 5,548 entries, less the descriptions and the words for nothing or for an open end.
  #expect(checked > 5450)
}

@Test(arguments: [
  // The rule for letters, from the specification's row "positional NPSE".
  ("YNNN", ["NEG"]), ("NYNN", ["PHY"]), ("NNYN", ["SAB"]), ("NNNY", ["EMO"]),
  ("YNNY", ["NEG", "EMO"]), ("YYNN", ["NEG", "PHY"]), ("NYNY", ["PHY", "EMO"]),
  ("NYYN", ["PHY", "SAB"]), ("YYYN", ["NEG", "PHY", "SAB"]), ("nnyy", ["SAB", "EMO"]),
  // Its row "separators", one case each.
  ("Neglect; Emotional abuse", ["NEG", "EMO"]), ("Neglect;Physical", ["NEG", "PHY"]),
  ("Emotional abuse, Sexual abuse", ["EMO", "SAB"]), ("Physical and Neglect", ["PHY", "NEG"]),
  ("NEGLECT/EMOTIONAL ABUSE", ["NEG", "EMO"]), ("Neglect & Sexual", ["NEG", "SAB"]),
  ("Emotional Neglect  Physical", ["EMO", "NEG", "PHY"]),
  ("Multiple: Neglect, Emotional Abuse", ["NEG", "EMO"]),
  ("SEXUAL/PHYSICAL/EMOTIONAL/NEGL", ["SAB", "PHY", "EMO", "NEG"]),
  ("Neglect, Physical and Emotional", ["NEG", "PHY", "EMO"]), ("Multiple", ["MUL"]),
  ("Neglect, Neglect", ["NEG"]), ("Neglect, Bullying", ["NEG", "?"]),
  ("d) Neglect", ["NEG"]), ("Non-neglect", ["?"]), ("neglected", ["?"]),
])
func `categories that are joined in one cell are taken apart`(
  cell: String,
  found: [String]
) {
  #expect(codes(of: cell, in: "category_of_abuse") == found)
}

@Test(arguments: [
  (#"["1A","2B"]"#, ["1A", "2B"]), ("1A,2B", ["1A", "2B"]), ("1C|16A", ["1C", "16A"]),
  (#"{"16A":"Yes","1A":"No","17A":"Yes"}"#, ["16A", "17A"]), ("[]", []), ("NULL", []),
  ("{}", []), ("[1A, 2B]", ["1A", "2B"]), ("1a; 2b", ["1A", "2B"]), ("Neglect", ["16A"]),
  (#"{"16A": true, "1A": 0}"#, ["16A"]), (#"["99Z"]"#, ["?"]), (#"["16A""#, ["16A"]),
  ("21", ["21"]), ("16A/18B", ["16A", "18B"]),
])
func `factors are read in every shape they come in`(cell: String, found: [String]) {
  #expect(codes(of: cell, in: "assessment_factor") == found)
}

@Test(arguments: [
  // The school census's fold-down, from the specification.
  ("WENG", "ethnicity_school", ["WBRI"]), ("BSOM", "ethnicity_school", ["BAFR"]),
  ("WBRI", "ethnicity_school", ["WBRI"]), ("WENG", "ethnicity", ["G:White"]),
  // A label beats the number before it (trap 17).
  ("7 - Police", "referral_source", ["6"]), ("N9 - Abuse or neglect", "primary_need", ["N1"]),
  // The ruling on police protection.
  ("Neglect - home conditions", "police_reason", ["NEG"]), ("NEGLECTED", "police_reason", ["NEG"]),
  ("Missing / CSE", "police_reason", ["OTH"]), ("", "police_reason", []),
  // A list's own words come before the words for nothing.
  ("0", "sex", ["U"]), ("U", "sex", ["U"]), ("c", "sex", ["?"]), ("None", "disability", ["NONE"]),
  ("/", "attendance_reason", ["/"]), ("\\", "attendance_reason", ["\\"]),
  ("#", "attendance_reason", ["#"]),
])
func `lists with rules of their own are read by them`(
  cell: String,
  list: String,
  found: [String]
) {
  #expect(codes(of: cell, in: list) == found)
}
