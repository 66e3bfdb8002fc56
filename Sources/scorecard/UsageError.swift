import Catalogue

/// A command line that is not understood.
enum UsageError: Error, Equatable {
  /// There is no such command.
  case unknownCommand(String)
  /// The command has no such option.
  case unknownOption(String, command: String)
  /// An option stands without its value.
  case missingValue(String)
  /// A switch was given a value.
  case unexpectedValue(String)
  /// An option was given twice.
  case repeatedOption(String)
  /// The command takes no such argument.
  case unexpectedArgument(String, command: String)
  /// There are no completions for such a shell.
  case unknownShell(String)
  /// The command needs an argument.
  case missingArgument(String, command: String)
  /// The catalogue has no such indicator.
  case unknownIndicator(String, nearest: String?)
  /// The indicator is not counted on that basis.
  case otherBasis(String, indicator: String, bases: [String])
  /// The partnership has no such authority.
  case unknownAuthority(String, known: [String])
  /// No authority in England is called so, or has such a code.
  case noSuchAuthority(String, nearest: String?)
  /// The command needs an option.
  case missingOption(String, command: String)
  /// The value of an option is not one that it takes.
  case badValue(String, option: String, expected: String)
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownCommand(let word):
      let known = CommandSpecification.all.map(\.name)
      return "There is no command '\(word)'." + suggestion(for: word, among: known)
    case .unknownOption(let word, let command):
      let known = CommandSpecification.all.first { $0.name == command }?.options ?? []
      return "'\(command)' has no option '\(word)'."
        + suggestion(for: word, among: known.map { "--" + $0.name })
    case .missingValue(let synopsis): return "Missing value for '\(synopsis)'."
    case .unexpectedValue(let name): return "'--\(name)' takes no value."
    case .repeatedOption(let name): return "'--\(name)' was given twice."
    case .unexpectedArgument(let word, let command):
      return "'\(command)' does not take the argument '\(word)'."
    case .missingArgument(let argument, let command):
      return "'\(command)' needs an argument: scorecard \(command) \(argument)."
    case .unknownShell(let word):
      let known = ShellCompletions.allCases.map(\.rawValue)
      return "There are no completions for '\(word)': expected "
        + known.map { "'\($0)'" }.joined(separator: ", ") + "."
    case .unknownIndicator(let id, let nearest):
      return "There is no indicator '\(id)'."
        + (nearest.map { " Did you mean '\($0)'?" } ?? " 'scorecard catalogue' lists them.")
    case .otherBasis(let basis, let indicator, let bases):
      return "'\(indicator)' has no figure for '\(basis)': it is counted for "
        + bases.map { "'\($0)'" }.joined(separator: ", ") + "."
    case .unknownAuthority(let code, let known):
      return "There is no authority '\(code)' here: expected "
        + known.map { "'\($0)'" }.joined(separator: ", ") + "."
    case .noSuchAuthority(let word, let nearest):
      return "There is no authority '\(word)'."
        + (nearest.map { " Did you mean '\($0)'?" }
          ?? " Give its name as DfE writes it, or its three-digit code.")
    case .missingOption(let name, let command):
      let option = CommandSpecification.all.first { $0.name == command }?.options
        .first { $0.name == name }
      return "'\(command)' needs '\(option?.synopsis ?? "--" + name)'."
    case .badValue(let value, let option, let expected):
      return "The value '\(value)' is not one for '--\(option)': expected \(expected)."
    }
  }

  private func suggestion(for word: String, among known: [String]) -> String {
    nearestWord(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
  }
}
