import Testing

@testable import scorecard

/// One command line that is refused, and the sentence that says so.
struct RefusedLine: Sendable, CustomTestStringConvertible {
  let words: [String]
  let sentence: String

  var testDescription: String { words.joined(separator: " ") }
}

@Test(arguments: [
  RefusedLine(words: ["rum"], sentence: "There is no command 'rum'. Did you mean 'run'?"),
  RefusedLine(words: ["zzzzzz"], sentence: "There is no command 'zzzzzz'."),
  RefusedLine(
    words: ["run", "--perod", "2025-09"],
    sentence: "'run' has no option '--perod'. Did you mean '--period'?"
  ),
  RefusedLine(words: ["run", "--data"], sentence: "Missing value for '--data DIR'."),
  RefusedLine(words: ["run", "--data="], sentence: "Missing value for '--data DIR'."),
  RefusedLine(words: ["run", "extra"], sentence: "'run' does not take the argument 'extra'."),
  RefusedLine(
    words: ["run", "--data", "a", "--data", "b"],
    sentence: "'--data' was given twice."
  ),
  RefusedLine(
    words: ["normalise"],
    sentence: "'normalise' needs an argument: scorecard normalise FILE."
  ),
  RefusedLine(
    words: ["normalise", "f", "--no-header=1"],
    sentence: "'--no-header' takes no value."
  ),
])
func `a command line that is not understood is answered with what is wrong`(line: RefusedLine) {
  #expect {
    _ = try Request(line.words)
  } throws: { error in
    "\(error)" == line.sentence
  }
}

@Test func `an option is understood with a blank and with an equals sign`() throws {
  let expected = Request.run(Arguments(command: "run", options: ["period": "2025-09"]))
  #expect(try Request(["run", "--period", "2025-09"]) == expected)
  #expect(try Request(["run", "--period=2025-09"]) == expected)
}

@Test func `a file name that begins with a dash stands behind two dashes`() throws {
  let expected = Request.run(Arguments(command: "normalise", argument: "-odd.csv"))
  #expect(try Request(["normalise", "--", "-odd.csv"]) == expected)
}

@Test(arguments: [
  ("2025-13", "period"), ("0", "jobs"), ("two", "jobs"), ("everyone", "edition"),
])
func `the value of an option is checked`(value: String, option: String) {
  let arguments = Arguments(command: "run", options: [option: value])
  #expect(throws: UsageError.self) {
    _ = try arguments.period()
    _ = try arguments.jobs(otherwise: 2)
    _ = try arguments.choice("edition", among: ["both", "internal", "public"])
  }
}

@Test(
  arguments: [
    ([:], "reports"), (["data": "data"], "reports"), (["data": "elsewhere"], "elsewhere/reports"),
    (["data": "elsewhere", "out": "here"], "here"),
  ] as [([String: String], String)]
)
func `reports go beside the demonstration, else into the data folder`(
  options: [String: String],
  out: String
) {
  #expect(Arguments(command: "run", options: options).outPath == out)
}

@Test func `the help names every command and every exit status`() {
  let text = HelpText.text(for: nil)
  for command in CommandSpecification.all {
    #expect(text.contains("  \(command.name)"))
    let own = HelpText.text(for: command.name)
    for option in command.options { #expect(own.contains(option.synopsis)) }
    #expect(own.contains("EXAMPLES:"))
  }
}
