import Foundation
import TestSupport
import Testing

private let areas = "geographic_level,country_code,country_name,region_code,region_name,"
private let codes = "old_la_code,new_la_code,la_name"

/// DfE's files of an invented year, with two authorities, in its own layouts.
private func published() -> String {
  let folder = makeTemporaryFolder()
  let own = "Local authority,E92000001,England,E12000008,South East,"
  write(
    """
    time_period,time_identifier,\(areas)\(codes),age_group,population_estimate
    2024,Reporting year,\(own)825,E06000060,Buckinghamshire,Children aged 0 to 17 years,127000
    2024,Reporting year,\(own)931,E10000025,Oxfordshire,Children aged 0 to 17 years,146000

    """,
    to: folder + "/cin/populations.csv"
  )
  write(
    """
    time_period,time_identifier,\(areas)\(codes),category,CPP_start,CPP_end,CPP_At31
    2024,Reporting year,\(own)825,E06000060,Buckinghamshire,Child Protection Plans,700,710,600
    2024,Reporting year,\(own)931,E10000025,Oxfordshire,Child Protection Plans,800,790,650

    """,
    to: folder + "/cin/d1.csv"
  )
  write(
    """
    time_period,time_identifier,\(areas)\(codes),category,Nobody_asks
    2024,Reporting year,\(own)825,E06000060,Buckinghamshire,All,1

    """,
    to: folder + "/cin/other.csv"
  )
  write(
    "area_code,model,rank,neighbour_code\n825,DfE 2025,1,931\n",
    to: folder + "/neighbours.csv"
  )
  write("a,b\n1,2\n", to: folder + "/shopping.csv")
  return folder
}

@Test func `a folder for a named authority has its settings and what DfE publishes of it`() throws {
  let from = published()
  defer { try? FileManager.default.removeItem(atPath: from) }
  let place = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: place) }
  let data = place + "/my place"
  let made = try runProgram(
    "scorecard",
    ["init", data, "--authority", "buckinghamshire", "--from", from]
  )
  #expect(made.status == 0, "\(made.errors)")
  #expect(made.errors.contains("partnership.json for Buckinghamshire (825)."))
  let text = try #require(contents(of: data + "/partnership.json"))
  let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
  #expect(json?["authority_code"] as? String == "825")
  #expect(json?["partnership"] as? String == "Buckinghamshire Safeguarding Children Partnership")
  let copied = files(below: data + "/reference").keys.sorted()
  #expect(copied == ["cin/d1.csv", "cin/populations.csv", "neighbours.csv"])
  #expect(made.errors.contains("Left out: '\(from)/shopping.csv'."))
  #expect(made.errors.contains("Left out, since no indicator compares with it: other.csv."))
  // What was found, and under which title to look for what was not.
  #expect(made.errors.contains("children of Buckinghamshire, newest of mid-2024."))
  #expect(made.errors.contains("Neighbours of Buckinghamshire: 1, model DfE 2025."))
  #expect(made.errors.contains("No bank holidays"))
  for name in ["", "/extracts", "/reference"] {
    let attributes = try FileManager.default.attributesOfItem(atPath: data + name)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  // A run on the folder works, and compares.
  write(
    """
    plan id,child id,plan start date,plan end date,initial category
    P1,K1,06/01/2024,,NEG
    P2,K2,06/01/2024,30/09/2025,EMO

    """,
    to: data + "/extracts/plans.csv"
  )
  let run = try runProgram("scorecard", ["run", "--data", data, "--edition", "internal"])
  #expect(run.status == 0, "\(run.errors)")
  let compared = contents(of: data + "/reports/2025-09/internal/comparisons.csv") ?? ""
  #expect(compared.contains("cpp_count,2024,825,Buckinghamshire,600,published,"), "\(compared)")

  let again = try runProgram("scorecard", ["init", data, "--authority", "825"])
  #expect(again.status == 73 && again.errors.contains("is there already and stays as it is"))
  #expect(contents(of: data + "/partnership.json") == text)
}

@Test func `a folder without published files names every title to look for`() throws {
  let place = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: place) }
  let made = try runProgram("scorecard", ["init", place + "/new", "--authority", "825"])
  #expect(made.status == 0, "\(made.errors)")
  for title in [
    "On Explore Education Statistics look for 'Children in need' (file ons_mid-year_population",
    "data set 'D1 Child Protection Plans by local authority'",
    "On GOV.UK look for 'Children's services statistical neighbour benchmarking tool'",
  ] {
    #expect(made.errors.contains(title), "\(made.errors)")
  }
  let misspelt = try runProgram(
    "scorecard",
    ["init", place + "/x", "--authority", "Bukinghamshire"]
  )
  #expect(misspelt.status == 64)
  #expect(misspelt.errors.contains("Did you mean 'Buckinghamshire'?"))
  #expect(try runProgram("scorecard", ["init", place + "/x"]).status == 64)
  let names = try FileManager.default.contentsOfDirectory(atPath: place)
  #expect(names == ["new"], "what was refused made no folder")
}
