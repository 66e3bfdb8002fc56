import Glibc

/// The front door: arguments in, an exit status out.
@main
enum Main {
  static func main() async {
    // A quota that is used up is an error with a sentence, not a death without one; and a crash
    // leaves no copy of what was read.
    signal(SIGXFSZ, SIG_IGN)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    exit(await status(of: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and answers with the exit status.
  static func status(of words: [String]) async -> Int32 {
    do {
      switch try Request(words) {
      case .version:
        Console.print("scorecard \(HelpText.version)\n")
        return 0
      case .help(let command):
        return help(for: command, isAsked: !words.isEmpty)
      case .run(let arguments):
        return try await run(arguments)
      }
    } catch let error as UsageError {
      Console.say("Error: \(error)")
      let command = CommandSpecification.all.first { $0.name == words.first }
      Console.say("See 'scorecard \(command.map { $0.name + " " } ?? "")--help'.")
      return 64
    } catch let error as RunError {
      Console.say("Error: \(error)")
      return error.exitStatus
    } catch {
      Console.say("Error: \(error)")
      return 70
    }
  }

  private static func run(_ arguments: Arguments) async throws -> Int32 {
    switch arguments.command {
    case "run": try await RunCommand(arguments).run()
    case "check": try await CheckCommand(arguments).run()
    case "explain": try await ExplainCommand(arguments).run()
    case "catalogue": try CatalogueCommand(arguments).run()
    case "publish": try PublishCommand(arguments).run()
    case "audit": try AuditCommand(arguments).run()
    case "init": try await InitCommand(arguments).run()
    case "doctor": try await DoctorCommand(arguments).run()
    case "completions": try completions(for: arguments)
    case "manual": manual()
    default: try NormaliseCommand(arguments).run()
    }
  }

  private static func completions(for arguments: Arguments) throws(UsageError) -> Int32 {
    let word = arguments.argument ?? ""
    guard let shell = ShellCompletions(rawValue: word) else {
      throw UsageError.unknownShell(word)
    }
    Console.print(shell.text)
    return 0
  }

  private static func manual() -> Int32 {
    Console.print(ManualPage.text)
    return 0
  }

  private static func help(for command: String?, isAsked: Bool) -> Int32 {
    if let command, !CommandSpecification.all.contains(where: { $0.name == command }) {
      Console.say("Error: \(UsageError.unknownCommand(command))")
      return 64
    }
    guard isAsked else {
      Console.write(Array((HelpText.text(for: nil) + "\n").utf8), to: STDERR_FILENO)
      return 64
    }
    Console.print(HelpText.text(for: command))
    return 0
  }
}
