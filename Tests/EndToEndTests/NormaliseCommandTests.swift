import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private let table = "a;b\n1;\"x;y\"\n2;z\n"

private func normalise(_ arguments: String...) throws -> ProgramResult {
  try runProgram("scorecard", ["normalise"] + arguments)
}

@Test func `any table becomes clean CSV on standard output, and the report goes to the other`()
  throws
{
  let path = makeTemporaryFolder() + "/in.csv"
  write(table, to: path)
  let result = try normalise(path)
  #expect(result.status == 0)
  #expect(result.output == "a,b\n1,x;y\n2,z\n")
  #expect(result.errors.contains("\"rows\": {\"in\": 2, \"accepted\": 2, \"rejected\": 0}"))
}

@Test(arguments: ["--out", "--report", "--set-aside"])
func `I30: the file that is read is never written over, by whatever name`(option: String) throws {
  let folder = makeTemporaryFolder()
  write(table, to: folder + "/in.csv")
  try FileManager.default.createSymbolicLink(
    atPath: folder + "/link.csv",
    withDestinationPath: "in.csv"
  )
  for other in ["/in.csv", "/link.csv", "/./in.csv"] {
    let result = try normalise(folder + "/in.csv", option, folder + other)
    #expect(result.status == 73, "\(other)")
    #expect(result.errors.contains("it is the file that is read"), "\(result.errors)")
    #expect(contents(of: folder + "/in.csv") == table)
  }
}

@Test func `I31: a full disk is an error, and leaves nothing half written behind`() throws {
  let folder = makeTemporaryFolder()
  write(table, to: folder + "/in.csv")
  let full = try normalise(folder + "/in.csv", "--out", "/dev/full")
  #expect(full.status == 73, "\(full.errors)")
  #expect(full.errors.contains("/dev/full"))
  let nowhere = try normalise(folder + "/in.csv", "--out", folder + "/none/out.csv")
  #expect(nowhere.status == 73, "\(nowhere.errors)")
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["in.csv"])
}

@Test func `a refused file leaves no output and one line`() throws {
  let folder = makeTemporaryFolder()
  write("<!DOCTYPE html><html></html>\n", to: folder + "/in.csv")
  let result = try normalise(folder + "/in.csv", "--out", folder + "/out.csv")
  #expect(result.status == 65)
  #expect(result.output.isEmpty)
  #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["in.csv"])
}

/// I22 to I24 and I26 as a person meets them.
@Test func `what is not a readable file has the status 66 and one honest line`() throws {
  let folder = makeTemporaryFolder()
  #expect(unsafe mkfifo(folder + "/pipe.csv", 0o600) == 0)
  for (path, words) in [
    (folder, "this is a folder, not a file"), (folder + "/none.csv", "there is no file"),
    (folder + "/pipe.csv", "this is a pipe or a device, not a file"),
    ("/dev/zero", "this is a pipe or a device, not a file"),
  ] {
    let result = try normalise(path)
    #expect(result.status == 66, "\(path)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }
}
