/// Why a figure is not there, in the shorthand of the Government Statistical Service: in what DfE
/// publishes and in what the program writes.
public enum Shorthand: String, Hashable, Sendable {
  /// Withheld to protect children.
  case withheld = "c"
  /// Not available: not received or not collected.
  case notAvailable = "x"
  /// Not applicable: nothing to divide by.
  case notApplicable = "z"
  /// Low reliability.
  case unreliable = "u"
  /// Rounds to zero but is not zero.
  case low = "k"
}
