"""Which column of which of DfE's files answers for an indicator, and who answers for an authority that
was redrawn: what `comparisons.py` reads.

Written from DfE's files and guidance alone; the program's `benchmarks.csv` is not looked at.
"""
CIN = "cin-2024/"
D1 = CIN + "d1_child_protection_plans_2013_to_2024.csv"
D2 = CIN + "d2_cpps_starting_by_category_of_abuse_2013_to_2024.csv"
D3 = CIN + "d3_cpps_subsequent_plan_2013_to_2024.csv"
D4 = CIN + "d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv"
D5 = CIN + "d5_cpps_at31march_by_duration_2013_to_2024.csv"
D7 = CIN + "d7_cpps_ending_by_duration_2013_to_2024.csv"
C1 = CIN + "c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv"
ABSENCE = "absence_la.csv"
CARE = "cla_number_and_rate_per_10k_children.csv"
B1 = CIN + "b1_children_in_need_2013_to_2024.csv"
B3 = CIN + "b3_cin_primary_need_2013_to_2024.csv"
B7 = CIN + "b7_child_in_need_plans_2022_to_2024.csv"
C2 = CIN + "c2_children_in_need_assessments_duration_2014_to_2024.csv"
C3 = CIN + "c3_factors_identified_at_end_of_assessment_2018_to_2024.csv"
C4 = CIN + "c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv"
D6 = CIN + "d6_cpps_reviewed_within_timescales_2013_to_2024.csv"
POPULATION = CIN + "ons_mid-year_population_estimates_2012_to_2023.csv"

BANDS = ["3_months_or_less", "more_than_3_months_6_months",
         "more_than_6_months_less_than_1_year", "1_year_less_than_2_years", "2_years_or_more"]
# indicator: file, columns above, column below ("population" or None), column of the figure
INDICATORS = {
    "cpp_count": (D1, ["CPP_At31"], None, None),
    "cpp_rate": (D1, ["CPP_At31"], "population", "CPP_At31_rate"),
    "cpp_neglect_rate": (D4, ["Neglect_Initial"], "population", None),
    "cpp_neglect_pct": (D4, ["Neglect_Initial"], "CPP_At31", None),
    "cpp_cat_emotional_pct": (D4, ["Emotional_Initial"], "CPP_At31", None),
    "cpp_neglect_starts": (D2, ["Neglect_Initial"], None, None),
    "cpp_starts_rate": (D1, ["CPP_start"], "population", "CPP_start_rate"),
    "cpp_open_0_3m": (D5, BANDS[:1], "CPP_At31", BANDS[0] + "_percent"),
    "cpp_open_2y_plus_pct": (D5, BANDS[4:], "CPP_At31", BANDS[4] + "_percent"),
    "cpp_12m_plus_pct": (D5, BANDS[3:], "CPP_At31", None),
    "cpp_ended_6_12m_pct": (D7, BANDS[2:3], "CPP_End", BANDS[2] + "_percent"),
    "cpp_ended_2y_plus_pct": (D7, BANDS[4:], "CPP_End", BANDS[4] + "_percent"),
    "cpp_repeat_pct": (D3, ["CPP_subsequent"], "CPP_start", "CPP_subsequent_percent"),
    "rereferrals_12m_pct": (C1, ["Re_referrals"], "Referrals", "Re_referrals_percent"),
    "att_persistent_pct": (ABSENCE, ["t_pupils_pa_10_exact"], "t_pupils", "pt_pupils_pa_10_exact"),
    "att_unauthorised_pct": (ABSENCE, ["t_sess_unauthorised"], "t_sess_possible",
                             "pt_sess_unauthorised"),
    "att_cin_overall_absence_pct": (ABSENCE, ["t_sess_overall"], "t_sess_possible", "pt_overall"),
    "cpp_review_timely_pct": (D6, ["Reviewed_within_timescales"], "CPP_At31_3Months",
                              "Reviewed_within_timescales_percent"),
    "cpp_anypoint": (D1, ["CPP_anypoint"], None, None),
    "cpp_neglect_latest_count": (D4, ["Neglect_Latest"], None, None),
    "cin_rate": (B1, ["At31_episodes"], "population", "At31_episodes_rate"),
    "cin_abuse_neglect_pct": (B3, ["N1_Abuse_or_neglect"], "At31_episodes", None),
    "cinp_count": (B7, ["CINPlan_At31"], None, None),
    "cinp_rate": (B7, ["CINPlan_At31"], "population", "CINPlan_At31_rate"),
    "referrals_rate": (C1, ["Referrals"], "population", "Referrals_rate"),
    "rereferred_children_pct": (C1, ["Re_referrals_child"], "Referrals_child",
                                "Re_referrals_child_percent"),
    "referrals_nfa_pct": (C1, ["No_Further_Action"], "Referrals", "No_Further_Action_percent"),
    "referrals_not_in_need_pct": (C1, ["Not_in_Need"], "Referrals", "Not_in_Need_percent"),
    "assess_45wd_pct": (C2, ["Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days",
                             "41-45_days"], "Assessments_completed", None),
    "assess_median_wd": (C2, [], None, "Median_days"),
    "assess_neglect_factor_count": (C3, ["Neglect"], None, None),
    "assess_neglect_factor_pct": (C3, ["Neglect"], "Episodes_with_assessment_factor", None),
    "s47_count": (C4, ["Section47"], None, None),
    "s47_rate": (C4, ["Section47"], "population", "Section47_rate"),
    "icpc_count": (C4, ["ICPC"], None, None),
    "icpc_rate": (C4, ["ICPC"], "population", "ICPC_rate"),
    "icpc_15wd_pct": (C4, ["Duration_0-10_days", "Duration_11-15_days"], "ICPC", None),
    "icpc_median_wd": (C4, [], None, "Duration_median"),
    "lac_count": (CARE, ["children_count"], None, None),
    "lac_rate": (CARE, ["children_count"], "population_estimate", "rate_per_10000"),
    "lac_start_count": (CARE, ["children_count"], None, None),
    "lac_start_rate": (CARE, ["children_count"], "population_estimate", "rate_per_10000"),
}
# Figures that are published as whole numbers.
WHOLE = {"lac_rate", "lac_start_rate", "assess_median_wd", "icpc_median_wd"}
# The rows of a file that are about the indicator.
SLICES = {
    "lac_count": {"population_type": "Children looked after on 31 March each year"},
    "lac_start_count": {"population_type": "Children starting to be looked after each year"},
    "att_cin_overall_absence_pct": {"social_care_group": "CINO at 31 March",
                                    "phase_type_grouping": "Total"},
}
SLICES["lac_rate"] = SLICES["lac_count"]
SLICES["lac_start_rate"] = SLICES["lac_start_count"]
for name in ("att_persistent_pct", "att_unauthorised_pct"):
    SLICES[name] = {"social_care_group": "CPPO at 31 March", "phase_type_grouping": "Total"}
# Authorities that were redrawn: the old code, the new ones, and their first reporting year.
REDRAWN = [("909", ["942", "943"], 2024), ("928", ["940", "941"], 2022), ("835", ["838"], 2020),
           ("836", ["839"], 2020), ("837", ["839"], 2020)]


def stand_ins(code, year):
    """Who answers for an authority that was not there in a year."""
    later = [new for old, new, start in REDRAWN if old == code and year >= start]
    return later[0] if later else [old for old, new, start in REDRAWN
                                   if code in new and year < start]


# Indicators of which DfE withholds counts from 1 to 5 and no others.
HIDDEN = {"cpp_open_2y_plus_pct", "cpp_ended_2y_plus_pct", "cpp_repeat_pct", "rereferrals_12m_pct"}
