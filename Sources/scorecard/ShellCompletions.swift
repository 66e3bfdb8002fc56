import Records

/// What a shell needs to complete commands, options and values, made from the table of commands.
enum ShellCompletions: String, CaseIterable {
  /// GNU Bash, 4.4 or later.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell.
  case fish

  /// The completions as a file of the shell.
  var text: String {
    switch self {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// What may stand in the place of a word of the help such as `DIR`.
  private enum Value {
    case folder
    case file
    case words([String])
    case indicator
    case free

    init(_ word: String) {
      switch word {
      case "DIR", "FOLDER": self = .folder
      case "FILE": self = .file
      case "INDICATOR": self = .indicator
      case "SPAN": self = .words(Basis.allCases.map(\.rawValue))
      case "SHELL": self = .words(ShellCompletions.allCases.map(\.rawValue))
      case "ENCODING":
        self = .words(["UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "ISO-8859-1"])
      default:
        let words = word.split(separator: "|").map(String.init)
        self = words.count > 1 ? .words(words) : .free
      }
    }
  }

  /// The line of a shell that lists the ids of indicators.
  private static let indicators =
    "scorecard catalogue --format csv 2>/dev/null | sed -n '2,$s/,.*//p'"

  private var commands: [CommandSpecification] { CommandSpecification.all }

  // MARK: Bash

  private var bash: String {
    var cases = ""
    for command in commands {
      for option in command.options {
        guard let value = option.value else { continue }
        cases += "    '\(command.name) --\(option.name)') \(bash(Value(value))); return;;\n"
      }
    }
    var words = ""
    for command in commands {
      let options = (command.options.map { "--" + $0.name } + ["--help"]).joined(separator: " ")
      let argument = command.argument.map { bash(Value($0)) } ?? ":"
      words += """
            \(command.name))
              case $current in
                -*) _scorecard_words "\(options)";;
                *) \(argument);;
              esac;;

        """
    }
    let names = commands.map(\.name).joined(separator: " ")
    return """
      # Completions of scorecard for bash, made by 'scorecard completions bash'.
      _scorecard_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
      _scorecard_files() {
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
      }
      _scorecard() {
        local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          _scorecard_words "\(names) help --help --version"
          return
        fi
        case "${COMP_WORDS[1]} $before" in
      \(cases)    'help '*) _scorecard_words "\(names)"; return;;
        esac
        case ${COMP_WORDS[1]} in
      \(words)  esac
      }
      complete -F _scorecard scorecard

      """
  }

  private func bash(_ value: Value) -> String {
    switch value {
    case .folder: "_scorecard_files -d"
    case .file: "_scorecard_files -f"
    case .words(let words): "_scorecard_words \"\(words.joined(separator: " "))\""
    case .indicator: "_scorecard_words \"$(\(Self.indicators))\""
    case .free: ":"
    }
  }

  // MARK: Zsh

  private var zsh: String {
    func quoted(_ text: String) -> String {
      text.replacing("'", with: "'\\''").replacing(":", with: "\\:")
        .replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
    var cases = ""
    for command in commands {
      var lines = command.options.map { option -> String in
        let value = option.value.map { ":\($0.lowercased()):\(zsh(Value($0)))" } ?? ""
        return "'--\(option.name)[\(quoted(option.help))]\(value)'"
      }
      lines.append("'--help[Show this help.]'")
      if let argument = command.argument {
        lines.append("'1:\(argument.lowercased()):\(zsh(Value(argument)))'")
      }
      cases += "    \(command.name)) _arguments \(lines.joined(separator: " \\\n      "));;\n"
    }
    let names = commands.map { "    '\($0.name):\(quoted($0.summary))'" }.joined(separator: "\n")
    return """
      #compdef scorecard
      # Completions of scorecard for zsh, made by 'scorecard completions zsh'.
      _scorecard_indicators() {
        local -a ids
        ids=(${(f)"$(\(Self.indicators))"})
        compadd -a ids
      }
      _scorecard() {
        local -a commands
        commands=(
      \(names)
          'help:Show the help of a command.'
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(cases)  esac
      }
      _scorecard "$@"

      """
  }

  private func zsh(_ value: Value) -> String {
    switch value {
    case .folder: "_files -/"
    case .file: "_files"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .indicator: "_scorecard_indicators"
    case .free: " "
    }
  }

  // MARK: Fish

  private var fish: String {
    func quoted(_ text: String) -> String {
      "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
    var lines = [
      "# Completions of scorecard for fish, made by 'scorecard completions fish'.",
      "complete -c scorecard -f",
      "complete -c scorecard -n __fish_use_subcommand -l version -d 'Show the version.'",
    ]
    for command in commands {
      let isSeen = quoted("__fish_seen_subcommand_from \(command.name)")
      lines.append(
        "complete -c scorecard -n __fish_use_subcommand -a \(command.name) "
          + "-d \(quoted(command.summary))"
      )
      for option in command.options {
        let value = option.value.map { " -r" + fish(Value($0)) } ?? ""
        lines.append(
          "complete -c scorecard -n \(isSeen) -l \(option.name) -d \(quoted(option.help))\(value)"
        )
      }
      if let argument = command.argument {
        lines.append("complete -c scorecard -n \(isSeen)\(fish(Value(argument)))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func fish(_ value: Value) -> String {
    switch value {
    case .folder: " -a '(__fish_complete_directories)'"
    case .file: " -F"
    case .words(let words): " -a '\(words.joined(separator: " "))'"
    case .indicator:
      " -a '(\(Self.indicators.replacing("'", with: "\\'")))'"
    case .free: ""
    }
  }
}
