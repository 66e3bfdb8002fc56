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

/// One command of the program: its words, its options and its help.
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
  let examples: [String]
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
      examples: ["scorecard run", "scorecard run --data /secure/place --period 2025-09"]
    ),
    CommandSpecification(
      name: "check",
      summary: "Reads everything and writes the data-quality report, but counts nothing.",
      options: [data, out, catalogue, jobs],
      examples: ["scorecard check --data /secure/place"]
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
        "scorecard explain cpp_neglect_count",
        "scorecard explain cpp_repeat_pct --basis r12 --rows",
      ]
    ),
    CommandSpecification(
      name: "publish",
      summary: "Enters the figures of a month's public edition in the ledger of releases.",
      options: [
        CommandLineOption(name: "period", value: "YYYY-MM", help: "The month that is published."),
        data, out,
      ],
      examples: ["scorecard publish --period 2025-09 --data /secure/place"]
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
      examples: ["scorecard catalogue --format csv"]
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
        CommandLineOption(name: "encoding", value: "NAME", help: "How the bytes are to be read."),
        CommandLineOption(name: "no-header", value: nil, help: "The first row is data."),
      ],
      examples: ["scorecard normalise plans.csv --out clean.csv"]
    ),
  ]
}
