/// What was typed: a command, its argument and its options.
struct Arguments: Equatable {
  /// The command.
  var command: String
  /// The argument, for commands that take one.
  var argument: String?
  /// The values of options by name; a switch has an empty value.
  var options: [String: String] = [:]

  /// Whether a switch was given.
  func has(_ option: String) -> Bool { options[option] != nil }
}

/// What the command line asks for.
enum Request: Equatable {
  /// Run a command.
  case run(Arguments)
  /// Print the help of one command, or of the whole program.
  case help(command: String?)
  /// Print the version.
  case version
}

extension Request {
  /// Reads a command line, without the name of the program.
  ///
  /// - Parameter words: The words as typed; both `--data DIR` and `--data=DIR` are understood.
  /// - Throws: `UsageError` when a word is not understood.
  init(_ words: [String]) throws(UsageError) {
    guard let first = words.first else {
      self = .help(command: nil)
      return
    }
    switch first {
    case "--help", "-h", "help":
      self = .help(command: words.count > 1 ? words[1] : nil)
      return
    case "--version":
      self = .version
      return
    default: break
    }
    guard let command = CommandSpecification.all.first(where: { $0.name == first }) else {
      throw UsageError.unknownCommand(first)
    }
    var arguments = Arguments(command: first)
    var rest = words.dropFirst()
    var onlyArguments = false
    while let word = rest.popFirst() {
      if word == "--", !onlyArguments {
        onlyArguments = true
        continue
      }
      guard word.hasPrefix("-"), word != "-", !onlyArguments else {
        guard command.argument != nil, arguments.argument == nil else {
          throw UsageError.unexpectedArgument(word, command: first)
        }
        arguments.argument = word
        continue
      }
      if word == "--help" || word == "-h" {
        self = .help(command: first)
        return
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0].drop { $0 == "-" })
      guard parts[0].hasPrefix("--"), let option = command.options.first(where: { $0.name == name })
      else { throw UsageError.unknownOption(word, command: first) }
      guard arguments.options[name] == nil else { throw UsageError.repeatedOption(name) }
      guard option.value != nil else {
        guard parts.count == 1 else { throw UsageError.unexpectedValue(name) }
        arguments.options[name] = ""
        continue
      }
      guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
        throw UsageError.missingValue(option.synopsis)
      }
      arguments.options[name] = value
    }
    if let argument = command.argument, arguments.argument == nil {
      throw UsageError.missingArgument(argument, command: first)
    }
    self = .run(arguments)
  }
}
