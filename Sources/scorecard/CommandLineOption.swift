/// One option that a command takes.
struct CommandLineOption: Sendable {
  /// The name without its dashes: `data`.
  let name: String
  /// What stands for its value in the help, such as `DIR`; `nil` for a switch.
  let value: String?
  /// What it does, in one short sentence.
  let help: String

  /// The option as it is typed: `--data DIR`.
  var synopsis: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }
}

/// One line that works, and what it does.
struct CommandExample: Sendable {
  /// The line as it is typed.
  let line: String
  /// What it does, in one short sentence.
  let meaning: String
}

/// One command of the program: its words, its options and its help.
///
/// The help, the manual page and the completions of every shell are made from this table.
struct CommandSpecification: Sendable {
  /// The word that is typed.
  let name: String
  /// What it does, in one sentence.
  let summary: String
  /// The word that stands for its argument in the help, such as `FILE`; `nil` for none.
  var argument: String?
  /// The options it takes.
  let options: [CommandLineOption]
  /// Examples that work.
  let examples: [CommandExample]
}

extension CommandSpecification {
  private static let data = CommandLineOption(
    name: "data",
    value: "DIR",
    help: "The data folder; 'data' unless said otherwise."
  )
  private static let out = CommandLineOption(
    name: "out",
    value: "DIR",
    help:
      "Where reports go; 'reports' for the folder 'data', else 'reports' inside the data folder."
  )
  private static let period = CommandLineOption(
    name: "period",
    value: "YYYY-MM",
    help: "The reporting month; the last complete month of the extracts unless said otherwise."
  )
  private static let catalogue = CommandLineOption(
    name: "catalogue",
    value: "DIR",
    help: "A catalogue to use in place of the standard one."
  )
  private static let jobs = CommandLineOption(
    name: "jobs",
    value: "N",
    help: "How many files are read at once; all cores unless said otherwise."
  )

  /// Every command, in the order of the help.
  static let all = [
    CommandSpecification(
      name: "run",
      summary: "Reads the extracts and writes the scorecards of one month.",
      options: [
        data, period, out,
        CommandLineOption(
          name: "edition",
          value: "internal|public|both",
          help: "Which edition is written; both unless said otherwise."
        ),
        catalogue, jobs,
      ],
      examples: [
        CommandExample(
          line: "scorecard run",
          meaning: "The demonstration: reads 'data', writes 'reports'."
        ),
        CommandExample(
          line: "scorecard run --data /secure/place",
          meaning: "Your own figures, to /secure/place/reports."
        ),
        CommandExample(
          line: "scorecard run --data /secure/place --period 2025-09",
          meaning: "The same for an earlier month."
        ),
        CommandExample(
          line: "scorecard run --data /secure/place --edition public",
          meaning: "Only the edition that may leave the sub-group."
        ),
      ]
    ),
    CommandSpecification(
      name: "check",
      summary: "Reads everything and writes the data-quality report, but counts nothing.",
      options: [data, out, catalogue, jobs],
      examples: [
        CommandExample(
          line: "scorecard check --data /secure/place",
          meaning: "What was read, what was set aside, why, and how to put it right."
        )
      ]
    ),
    CommandSpecification(
      name: "explain",
      summary: "Says how one number was made: the rule, the files, the rows, what was left out.",
      argument: "INDICATOR",
      options: [
        CommandLineOption(
          name: "basis",
          value: "SPAN",
          help:
            "snapshot, month, quarter, r12, ytd, academic_year, term or year; the one on the page."
        ),
        CommandLineOption(
          name: "rows",
          value: nil,
          help: "List the rows behind the number: ids and places, for the sub-group alone."
        ),
        CommandLineOption(
          name: "authority",
          value: "CODE",
          help: "The authority, where a partnership has several; the first unless said otherwise."
        ),
        data, period, catalogue, jobs,
      ],
      examples: [
        CommandExample(
          line: "scorecard explain cpp_neglect_count",
          meaning: "The figure of the last complete month, from file to value."
        ),
        CommandExample(
          line: "scorecard explain cpp_repeat_pct --basis r12 --rows",
          meaning: "The same for twelve months, with the rows behind it."
        ),
      ]
    ),
    CommandSpecification(
      name: "publish",
      summary: "Enters the figures of a month's public edition in the ledger of releases.",
      options: [
        CommandLineOption(name: "period", value: "YYYY-MM", help: "The month that is published."),
        data, out,
      ],
      examples: [
        CommandExample(
          line: "scorecard publish --period 2025-09 --data /secure/place",
          meaning: "Once the public edition of September has been published."
        )
      ]
    ),
    CommandSpecification(
      name: "audit",
      summary:
        "Reads the public files of every month again and says what can be worked out of them.",
      options: [
        CommandLineOption(
          name: "known",
          value: "FILE",
          help:
            "Figures that a reader knows besides, such as an agency its own, as in indicators.csv."
        ),
        out, data, catalogue,
      ],
      examples: [
        CommandExample(
          line: "scorecard audit --out /secure/place/reports > withheld.csv",
          meaning: "Every withheld number of every month with the least and the most it can be."
        ),
        CommandExample(
          line: "scorecard audit --known police.csv",
          meaning: "The same for those who know the figures in police.csv besides."
        ),
      ]
    ),
    CommandSpecification(
      name: "catalogue",
      summary: "Lists every indicator with its definition.",
      options: [
        CommandLineOption(
          name: "format",
          value: "markdown|csv|json",
          help: "How the list is written; markdown unless said otherwise."
        ),
        data, catalogue,
      ],
      examples: [
        CommandExample(
          line: "scorecard catalogue --format csv",
          meaning: "A table whose first column is the id."
        ),
        CommandExample(
          line: "scorecard catalogue --data /secure/place",
          meaning: "The list with the partnership's own indicators."
        ),
      ]
    ),
    CommandSpecification(
      name: "normalise",
      summary: "Writes any CSV file as clean UTF-8 CSV and says what it met.",
      argument: "FILE",
      options: [
        CommandLineOption(
          name: "out",
          value: "FILE",
          help: "Where the clean file goes; standard output unless said otherwise."
        ),
        CommandLineOption(
          name: "report",
          value: "FILE",
          help: "Where the report goes, as JSON; standard error unless said otherwise."
        ),
        CommandLineOption(
          name: "set-aside",
          value: "FILE",
          help: "Where rows go that cannot be read safely, unchanged."
        ),
        CommandLineOption(name: "delimiter", value: "C", help: "What stands between cells."),
        CommandLineOption(name: "quote", value: "C", help: "What stands around quoted cells."),
        CommandLineOption(name: "escape", value: "C", help: "What stands before an inner quote."),
        CommandLineOption(
          name: "encoding",
          value: "ENCODING",
          help: "How the bytes are to be read."
        ),
        CommandLineOption(name: "no-header", value: nil, help: "The first row is data."),
      ],
      examples: [
        CommandExample(
          line: "scorecard normalise plans.csv --out clean.csv",
          meaning: "The report goes to standard error, as JSON."
        ),
        CommandExample(
          line: "scorecard normalise old.txt --delimiter tab --encoding Windows-1252",
          meaning: "Where it is known how the file was written."
        ),
      ]
    ),
    CommandSpecification(
      name: "init",
      summary: "Makes a data folder for an authority, with what DfE publishes about it.",
      argument: "DIR",
      options: [
        CommandLineOption(
          name: "authority",
          value: "NAME",
          help: "The authority: its name as DfE writes it, or its three-digit code."
        ),
        CommandLineOption(
          name: "from",
          value: "FOLDER",
          help: "A folder with DfE's files as downloaded; those that can be used are copied."
        ),
        CommandLineOption(
          name: "partnership",
          value: "TEXT",
          help: "The partnership's name; made of the authority's unless said otherwise."
        ),
        catalogue,
      ],
      examples: [
        CommandExample(
          line: "scorecard init /secure/place --authority Buckinghamshire --from ~/Downloads",
          meaning: "Says what was found, and under which title to look for what was not."
        )
      ]
    ),
    CommandSpecification(
      name: "doctor",
      summary: "Says whether everything is in place and what has changed since last month.",
      options: [data, out, catalogue, jobs],
      examples: [
        CommandExample(
          line: "scorecard doctor --data /secure/place",
          meaning: "Before a run: what is late, missing, changed in shape or kept too long."
        )
      ]
    ),
    CommandSpecification(
      name: "completions",
      summary: "Writes what a shell needs to complete commands and options.",
      argument: "SHELL",
      options: [],
      examples: [
        CommandExample(
          line: "scorecard completions bash > ~/.local/share/bash-completion/completions/scorecard",
          meaning: "For bash; 'make install' does it for everybody."
        ),
        CommandExample(
          line: "scorecard completions fish > ~/.config/fish/completions/scorecard.fish",
          meaning: "For fish; for zsh a file '_scorecard' in a folder of its fpath."
        ),
      ]
    ),
    CommandSpecification(
      name: "manual",
      summary: "Writes the manual page, for 'man'.",
      options: [],
      examples: [
        CommandExample(
          line: "scorecard manual > scorecard.1",
          meaning: "To be read with 'man ./scorecard.1'."
        )
      ]
    ),
  ]
}
