import Foundation
import TestSupport
import Testing

@testable import scorecard

/// Runs a script of a shell and answers with what it prints; `nil` where there is no such shell.
private func run(_ shell: String, _ script: String) throws -> String? {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [shell, "-c", script]
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 127 ? nil : String(decoding: text, as: UTF8.self)
}

/// Writes the completions of a shell to a file of their own.
private func written(_ shell: ShellCompletions) -> String {
  let path = makeTemporaryFolder() + "/completions"
  write(shell.text, to: path)
  return path
}

@Test func `every example of the help is a command line that is understood`() throws {
  for command in CommandSpecification.all {
    #expect(!command.examples.isEmpty, "\(command.name)")
    for example in command.examples {
      let words = example.line.split(separator: " ").map(String.init)
        .prefix { $0 != ">" }.dropFirst()
      guard case .run(let arguments) = try Request(Array(words)) else {
        Issue.record("\(example.line)")
        continue
      }
      #expect(arguments.command == command.name)
      #expect(!example.meaning.isEmpty)
    }
  }
}

@Test func `bash completes commands, options, values and files`() throws {
  let path = written(.bash)
  defer { try? FileManager.default.removeItem(atPath: path) }
  let script = """
    source '\(path)'
    complete_line() {
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
      _scorecard; echo "${COMPREPLY[*]}"
    }
    complete_line scorecard do
    complete_line scorecard run --ed
    complete_line scorecard run --edition pub
    complete_line scorecard explain --basis q
    complete_line scorecard run --data /us
    complete_line scorecard completions f
    complete_line scorecard help norm
    """
  guard let output = try run("bash", script) else { return }
  #expect(
    output == "doctor\n--edition\npublic\nquarter\n/usr\nfish\nnormalise\n",
    "\(output)"
  )
}

@Test(arguments: [(ShellCompletions.bash, "bash"), (.zsh, "zsh"), (.fish, "fish")])
func `the completions of each shell are a script that it can read`(
  shell: ShellCompletions,
  name: String
) throws {
  let text = shell.text
  for command in CommandSpecification.all {
    #expect(text.contains(command.name))
    for option in command.options { #expect(text.contains(option.name), "\(option.name)") }
  }
  let path = written(shell)
  defer { try? FileManager.default.removeItem(atPath: path) }
  guard
    let output = try run(
      "sh",
      "command -v \(name) >/dev/null || exit 127; \(name) -n '\(path)' && echo fine"
    )
  else { return }
  #expect(output == "fine\n")
}

@Test func `the manual page holds every command, option, example and exit status`() throws {
  let page = ManualPage.text
  for line in page.split(separator: "\n") {
    #expect(!line.hasPrefix("'") && !line.contains("\t"))
  }
  let path = makeTemporaryFolder() + "/scorecard.1"
  write(page, to: path)
  defer { try? FileManager.default.removeItem(atPath: path) }
  let script =
    "command -v man >/dev/null || exit 127; MANWIDTH=200 man -l '\(path)' | col -b | tr -s ' '"
  guard let shown = try run("sh", script), shown.contains("NAME") else { return }
  for command in CommandSpecification.all {
    #expect(shown.contains("scorecard \(command.name)"), "\(command.name)")
    for option in command.options { #expect(shown.contains("--\(option.name)")) }
    for example in command.examples { #expect(shown.contains(example.line), "\(example.line)") }
  }
  for (status, meaning) in HelpText.exitStatuses {
    #expect(shown.contains("\(status)") && shown.contains(meaning))
  }
}

@Test func `an unknown shell is answered with those that are known`() throws {
  #expect(
    "\(UsageError.unknownShell("tcsh"))"
      == "There are no completions for 'tcsh': expected 'bash', 'zsh', 'fish'."
  )
}
