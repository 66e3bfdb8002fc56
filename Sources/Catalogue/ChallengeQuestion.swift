/// A question that a sub-group may ask of an indicator: written and reviewed by people, chosen by
/// how the indicator stands, never made up by the program.
public struct ChallengeQuestion: Hashable, Sendable {
  /// How much of the catalogue a question is about, the closest first.
  public enum Reach: Int, Hashable, Comparable, Sendable {
    /// One indicator.
    case indicator
    /// All indicators of a theme.
    case theme
    /// Any indicator.
    case all

    /// Says whether the first reach is the closer one.
    public static func < (first: Reach, second: Reach) -> Bool { first.rawValue < second.rawValue }
  }

  /// What it is about.
  public let reach: Reach
  /// The status that it suits; `nil` for every status.
  public let status: StatusWord?
  /// The question.
  public let text: String

  /// Makes a question.
  public init(reach: Reach, status: StatusWord?, text: String) {
    self.reach = reach
    self.status = status
    self.text = text
  }
}

extension Indicator {
  /// The most questions that are asked of one indicator.
  public static let mostQuestions = 3

  /// The questions to ask while the indicator has a status, the closest first, at most three.
  ///
  /// Questions of the list about the indicator or its theme come first, those for the very status
  /// before those for any; then the indicator's own question; then those that suit any indicator.
  public func questions(for status: StatusWord) -> [String] {
    var texts: [String] = []
    func add(_ text: String) {
      if !text.isEmpty, !texts.contains(text) { texts.append(text) }
    }
    for reach in [ChallengeQuestion.Reach.indicator, .theme] {
      for one in questions where one.reach == reach && one.status == status { add(one.text) }
    }
    for reach in [ChallengeQuestion.Reach.indicator, .theme] {
      for one in questions where one.reach == reach && one.status == nil { add(one.text) }
    }
    add(question)
    for one in questions where one.reach == .all && one.status == status { add(one.text) }
    return Array(texts.prefix(Self.mostQuestions))
  }
}
