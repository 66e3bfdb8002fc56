/// The help of the program and of each command.
enum HelpText {
  /// The version of the program.
  static let version = "0.1.0"

  /// What each exit status of the program means.
  static let exitStatuses: [(status: Int, meaning: String)] = [
    (0, "Done."),
    (1, "Done, but something did not come, was refused or needs a look."),
    (64, "The command line is not understood."),
    (65, "Nothing usable in the data, or content that is refused."),
    (66, "Something is missing, unreadable or not a regular file."),
    (73, "Something cannot be written; what was there before is unchanged."),
  ]

  /// The help of one command, or of the whole program.
  static func text(for command: String?) -> String {
    guard let specification = CommandSpecification.all.first(where: { $0.name == command }) else {
      return overview
    }
    return help(of: specification)
  }

  private static var overview: String {
    let commands = CommandSpecification.all.map { line($0.name, $0.summary) }.joined()
    return """
      OVERVIEW: Turns the extracts of a safeguarding children partnership into scorecards.

      USAGE: scorecard <command> [options]

      COMMANDS:
      \(commands)
      OPTIONS:
      \(line("--version", "Show the version."))\(line("--help", "Show this help."))
      See 'scorecard <command> --help' for the options of a command.
      EXIT STATUS:
      \(exitStatuses.map { line(String($0.status), $0.meaning) }.joined())
      """
  }

  private static func help(of command: CommandSpecification) -> String {
    let argument = command.argument.map { " \($0)" } ?? ""
    let options = command.options.map { line($0.synopsis, $0.help) }.joined()
    let examples = command.examples.map { "  \($0.line)\n      \($0.meaning)\n" }.joined()
    return """
      OVERVIEW: \(command.summary)

      USAGE: scorecard \(command.name)\(argument)\(command.options.isEmpty ? "" : " [options]")

      OPTIONS:
      \(options)\(line("--help", "Show this help."))
      EXAMPLES:
      \(examples)
      """
  }

  /// Two columns: the word at 2, what it does at 26 or on the next line.
  private static func line(_ word: String, _ help: String) -> String {
    let gap = 24 - word.count
    let space =
      gap > 0 ? String(repeating: " ", count: gap) : "\n" + String(repeating: " ", count: 26)
    return "  \(word)\(space)\(help)\n"
  }
}
