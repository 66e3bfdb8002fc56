import Foundation
import TestSupport
import Testing

@testable import scorecard

/// What `make` says when it is asked what it would do.
private func makeWould(_ words: [String]) throws -> (status: Int32, errors: String) {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["make", "-n", "-C", checkoutFolder] + words
  let errors = Pipe()
  process.standardOutput = FileHandle.nullDevice
  process.standardError = errors
  try process.run()
  let said = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: said, as: UTF8.self))
}

/// The words of a command, as a shell splits them: what stands between double quotes is one.
private func shellWords(_ command: String) -> [String] {
  var words = [""]
  var isQuoted = false
  for character in command {
    switch character {
    case "\"": isQuoted.toggle()
    case " " where !isQuoted: words.append("")
    default: words[words.count - 1].append(character)
    }
  }
  return words.filter { !$0.isEmpty }
}

/// Commands of the system that pages may name.
private let others: Set<String> = [
  "swift", "git", "cd", "cp", "mkdir", "mv", "rm", "python3", "sudo", "ls", "wsl", "unzip", "for",
]

@Test(arguments: GuidePage.all)
func `every command of a page exists`(page: GuidePage) throws {
  for command in page.commands {
    var words = shellWords(command)
    // Settings of the environment may stand before a command.
    while let first = words.first, first.contains("="), !first.hasPrefix("make") {
      words.removeFirst()
    }
    guard let name = words.first else { continue }
    switch name {
    case "make":
      let plain = words.dropFirst().filter { !$0.contains("…") && $0 != "DATA=" }
      let would = try makeWould(Array(plain))
      #expect(would.status == 0, "\(page.path): \(command): \(would.errors)")
    case "scorecard", ".build/release/scorecard":
      // Words such as INDICATOR stand for an argument.
      let arguments = Array(words.dropFirst())
      // A command may be named by its word alone.
      if let word = arguments.first, arguments.count == 1,
        CommandSpecification.all.contains(where: { $0.name == word })
      {
        continue
      }
      do {
        _ = try Request(arguments)
      } catch {
        Issue.record("\(page.path): \(command): \(error)")
      }
    default: #expect(others.contains(name), "\(page.path): '\(command)' is not known here")
    }
  }
}

/// Whoever follows README.md to the letter gets what it says.
@Test func `the commands of the first page do what it says`() throws {
  let page = try #require(GuidePage.at("README.md"))
  #expect(page.commands.contains("make") && page.commands.contains("make DATA=/secure/place"))
  let setting = try #require(page.blocks.first { $0.text.contains("partnership.json") })
  let json = try #require(setting.text.firstMatch(of: #/\{.*\}/#)).0
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  write(String(json), to: folder + "/partnership.json")
  let plans = "Child ID,CP Plan ID,CP Plan Start Date,Initial Category\nT1,P1,01/03/2025,Neglect\n"
  write(plans, to: folder + "/extracts/plans.csv")
  let known = ["run", "check", "publish", "doctor", "init"]
  for command in page.commands {
    let words = command.split(separator: " ").map(String.init)
    // `make` runs the program so (Makefile, targets 'run' and 'publish').
    var call = words[0] == "make" ? ["run"] : [String(words[1])]
    if command.hasPrefix("make publish") { call = ["publish"] }
    guard known.contains(call[0]) else {
      Issue.record("'\(command)' is not tried by this test")
      continue
    }
    // Other tests run them, and this is one of those that `make test` runs.
    guard !["make", "make install", "make test"].contains(command) else { continue }
    if call[0] == "init" {
      let arguments = words.dropFirst(3)
      let made = try runProgram("scorecard", ["init", folder + "/made"] + arguments)
      #expect(made.status == 0, "\(command): \(made.errors)")
      continue
    }
    call += ["--data", folder]
    if ["run", "publish"].contains(call[0]) { call += ["--period", "2025-09"] }
    let result = try runProgram("scorecard", call)
    // The doctor finds that almost nothing is there, and says so with its status.
    #expect(result.status == 0 || call[0] == "doctor" && result.status == 1, "\(result.errors)")
  }
  for path in page.spans where path.hasPrefix("reports/2025-09/") {
    #expect(FileManager.default.fileExists(atPath: "\(folder)/\(path)"), "\(path)")
  }
  for name in page.spans where name.hasSuffix(".html") && !name.contains("/") {
    let inside = "\(folder)/reports/2025-09/internal/\(name)"
    #expect(FileManager.default.fileExists(atPath: inside), "\(name)")
  }
}
