import Records

/// A target without the one who answers for it, who may be a person.
func publicTarget(_ target: Target) -> Target {
  var target = target
  target.owner = ""
  return target
}

/// A commentary as the public may have it, signed by its role; `nil` where it may not.
///
/// No table can protect what a person writes, so a text that names a small number stays
/// inside, whatever its file says.
func publicCommentary(
  _ commentary: Commentary,
  small: ClosedRange<Int64> = smallNumbers
) -> Commentary? {
  let few = Int(small.lowerBound)...Int(small.upperBound)
  guard commentary.isPublic, !commentary.namesNumber(in: few) else { return nil }
  var commentary = commentary
  commentary.author = ""
  commentary.actions = []
  return commentary
}
