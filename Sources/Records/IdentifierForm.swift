/// How the cells of an identifier must be written: a cell that is not is kept, and said.
public enum IdentifierForm: String, CaseIterable, Hashable, Sendable {
  /// A child's id of a children's services system: at most 20 letters and digits (CIN census 1570
  /// and 1580).
  case childId = "child id"
  /// A unique pupil number: a check letter, eleven digits, and a digit or a letter (CIN census 1510,
  /// 1540 and 1550).
  case pupilNumber = "pupil number"
  /// A unique pupil number that a pupil had before (CIN census 1560Q).
  case formerPupilNumber = "former pupil number"
  /// A number of the National Health Service: ten digits, of which the last checks the others.
  case healthNumber = "health number"
}
