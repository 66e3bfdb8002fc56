/// The manual page of the program, made from the table of commands.
enum ManualPage {
  /// The page in the language of `man`.
  static var text: String {
    var page = """
      .TH SCORECARD 1 "" "scorecard \(plain(HelpText.version))" "User commands"
      .SH NAME
      scorecard \\- monthly scorecards for safeguarding children partnerships
      .SH SYNOPSIS
      .B scorecard
      .I command
      .RI [ argument ]
      .RI [ options ]
      .SH DESCRIPTION
      Turns the extracts of a safeguarding children partnership into scorecards: CSV files in,
      pages, tables and charts out, in an edition with true figures for the performance
      sub\\-group and one for the public in which small numbers are withheld.
      .PP
      It reads files and writes files. It uses no network and starts no other program.
      .SH COMMANDS

      """
    for command in CommandSpecification.all { page += section(of: command) }
    page += """
      .SH FILES
      .TP
      .I DIR/partnership.json
      The name of the partnership, the code and the name of its authority, and its settings.
      .TP
      .I DIR/extracts
      What agencies sent: CSV files of any name.
      .TP
      .I DIR/reference
      Published figures, populations, neighbours and school terms.
      .TP
      .I DIR/ledger/releases.csv
      What has been published; only ever appended to.
      .TP
      .I DIR/reports
      Where reports go, unless \\-\\-out says otherwise.
      .SH EXIT STATUS

      """
    for (status, meaning) in HelpText.exitStatuses {
      page += ".TP\n.B \(status)\n\(plain(meaning))\n"
    }
    return page
  }

  private static func section(of command: CommandSpecification) -> String {
    let argument = command.argument.map { " \\fI\(plain($0))\\fR" } ?? ""
    let options = command.options.isEmpty ? "" : " [\\fIoptions\\fR]"
    var section = ".SS \"scorecard \(plain(command.name))\(argument)\(options)\"\n"
    section += plain(command.summary) + "\n"
    for option in command.options {
      let value = option.value.map { " \\fI\(plain($0))\\fR" } ?? ""
      section += ".TP\n\\fB\\-\\-\(plain(option.name))\\fR\(value)\n\(plain(option.help))\n"
    }
    for example in command.examples {
      section += ".PP\n\(plain(example.meaning))\n.PP\n.RS\n.nf\n\(plain(example.line))\n.fi\n.RE\n"
    }
    return section
  }

  /// Text that is nothing but text to `man`: backslashes, dashes, and what a line may begin with.
  private static func plain(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq").replacing("~", with: "\\(ti")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
