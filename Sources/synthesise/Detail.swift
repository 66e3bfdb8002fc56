/// What is told of a story beside its course.
///
/// Each kind has a source of chance of its own, so that telling more does not change the story.
enum Detail: UInt64 {
  case child = 1
  case referral, assessment, conference, review, plan, coreGroup, supervision, care, arrival,
    needPlan
}

extension Dice {
  /// Makes the dice for one detail, which depend on nothing but the seed, its kind and a number.
  init(_ detail: Detail, _ number: Int, in extracts: Extracts) {
    let seed = extracts.settings.seed ^ (detail.rawValue &* 0xD1B5_4A32_D192_ED03)
    self.init(seed: seed, family: number)
  }
}
