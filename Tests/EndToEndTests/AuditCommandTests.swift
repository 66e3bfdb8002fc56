import Foundation
import TestSupport
import Testing

/// A folder with the month that was written of so many open plans, nine of which began in August.
private func written(plans: Int) throws -> InventedFolder {
  let folder = InventedFolder()
  let rows = (0..<plans).map { place in
    "Plan\(place),Child\(place),\(place < 9 ? "06/08/2025" : "06/01/2025"),,EMO"
  }
  let last = "Last,ChildLast,01/07/2025,30/09/2025,EMO"
  folder.put(
    (["plan id,child id,plan start date,plan end date,initial category"] + rows + [last])
      .joined(separator: "\n") + "\n",
    as: "plans.csv"
  )
  #expect(try folder.run("run", ["--period", "2025-09"]).status == 0)
  return folder
}

private let header =
  "indicator,period,basis,area_code,area_name,breakdown,category,numerator,denominator,value,lower,"
  + "upper,unit,symbol"

@Test func `an audit finds nothing in what the program has written`() throws {
  let folder = try written(plans: 40)
  defer { folder.remove() }
  let result = try folder.run("audit")
  #expect(result.status == 0, "\(result.errors)")
  #expect(result.output.hasPrefix("area_code,indicator,period,basis,number,least,most,exposed\n"))
  // One plan ended, in September: the month is withheld.
  #expect(result.output.contains("\n999,cpp_ends,2025-09,month,count,"), "\(result.output)")
  #expect(!result.output.contains(",yes"))
  #expect(result.errors.contains(" 0 of them known"), "\(result.errors)")
  #expect(result.errors.contains("month: of "), "\(result.errors)")
}

@Test func `an audit reads the files as they lie there`() throws {
  let folder = try written(plans: 40)
  defer { folder.remove() }
  // Somebody has put the small number back.
  let path = folder.path + "/reports/2025-09/public/indicators.csv"
  let row = "cpp_ends,2025-09,month,999,Inventshire,Total,Total,"
  let text = try #require(contents(of: path))
  let lines = text.split(separator: "\n").map { $0.hasPrefix(row) ? row + "1,,1,,,count," : $0 }
  write(lines.joined(separator: "\n") + "\n", to: path)
  let result = try folder.run("audit")
  #expect(result.status == 1)
  #expect(result.errors.contains("Printed though few: cpp_ends, month to 2025-09."))
}

@Test func `what an agency knows opens what others cannot see`() throws {
  let folder = try written(plans: 40)
  defer { folder.remove() }
  let known = folder.path + "/known.csv"
  // All that ended in the year to September but those of September.
  let months = (0..<11).map { back -> String in
    let month = 9 - 1 - back
    let name = month > 0 ? "2025-\(month < 10 ? "0" : "")\(month)" : "2024-\(month + 12)"
    return "cpp_ends,\(name),month,999,Inventshire,Total,Total,0,,0,,,count,"
  }
  let year = "cpp_ends,2025-09,r12,999,Inventshire,Total,Total,1,,1,,,count,"
  write(([header] + months + [year]).joined(separator: "\n") + "\n", to: known)
  let result = try folder.run("audit", ["--known", known])
  #expect(result.status == 1)
  #expect(
    result.output.contains("\n999,cpp_ends,2025-09,month,count,1,1,yes\n"),
    "\(result.errors)"
  )
}

@Test func `an audit without public files says so`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  let result = try folder.run("audit")
  #expect(result.status == 66)
  #expect(result.errors.contains("there is no public edition of any month"))
}
