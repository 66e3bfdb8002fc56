import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private let plans = """
  Child ID,CP Plan ID,CP Plan Start Date,CP Plan End Date,Initial Category
  K001,P1,01/03/2025,,Neglect
  K002,P2,15/01/2024,30/09/2025,Neglect

  """

/// Whatever lies in the folder, the run ends, says what it met in one line each and reads the rest.
@Test func `pipes, folders, links and empty files beside an extract cost nothing but a line`()
  throws
{
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  let extracts = folder.path + "/extracts/"
  #expect(unsafe mkfifo(extracts + "pipe.csv", 0o600) == 0)
  #expect(unsafe symlink("nowhere", extracts + "gone.csv") == 0)
  #expect(unsafe symlink("/dev/zero", extracts + "endless.csv") == 0)
  folder.put(plans, as: "a folder.csv/inside.csv")
  folder.put("", as: "empty.csv")
  let result = try folder.run("run", ["--edition", "internal"])
  #expect(result.status == 1)
  for (name, words) in [
    ("pipe.csv", "This is a pipe or a device, not a file"),
    ("gone.csv", "There is no file of this name"),
    ("endless.csv", "This is a pipe or a device, not a file"),
    ("empty.csv", "The file is empty"),
    ("a folder.csv'", "This is a folder, not a file"),
  ] {
    let lines = result.errors.split(separator: "\n").filter { $0.contains("'extracts/\(name)") }
    #expect(lines.count == 1 && lines[0].contains("was refused: \(words)"), "\(result.errors)")
  }
  // What lies in a folder whose name ends like a file's is read all the same.
  let accounts = try #require(folder.report("2025-09/internal/data-quality.csv"))
  #expect(accounts.contains("extracts/a folder.csv/inside.csv,cp_plans,2,"))
  #expect(accounts.contains("extracts/plans.csv,cp_plans,2,"))
}

@Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
func `an extract that may not be read is refused, and the others are read`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  folder.put(plans, as: "secret.csv")
  #expect(unsafe chmod(folder.path + "/extracts/secret.csv", 0) == 0)
  let result = try folder.run("run", ["--edition", "internal"])
  #expect(result.status == 1)
  #expect(result.errors.contains("'extracts/secret.csv' was refused: The file cannot be opened"))
}
