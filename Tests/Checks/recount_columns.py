"""Which column of which published table answers for an indicator: what `recount_comparisons.py` reads.

indicator: (table, kind, numerator columns, denominator column, printed column, polarity)
"""
BANDS = ["3_months_or_less", "more_than_3_months_6_months", "more_than_6_months_less_than_1_year",
         "1_year_less_than_2_years", "2_years_or_more"]
PUBLISHED = {
    "cpp_count": ("d1", "count", ["CPP_At31"], None, None, ""),
    "cpp_rate": ("d1", "rate", ["CPP_At31"], None, "CPP_At31_rate", ""),
    "cpp_neglect_count": ("d4", "count", ["Neglect_Initial"], None, None, "low"),
    "cpp_neglect_rate": ("d4", "rate", ["Neglect_Initial"], None, None, "low"),
    "cpp_neglect_pct": ("d4", "share", ["Neglect_Initial"], "CPP_At31", None, ""),
    "cpp_cat_physical_pct": ("d4", "share", ["Physical_Initial"], "CPP_At31", None, ""),
    "cpp_cat_sexual_pct": ("d4", "share", ["Sexual_Initial"], "CPP_At31", None, ""),
    "cpp_cat_emotional_pct": ("d4", "share", ["Emotional_Initial"], "CPP_At31", None, ""),
    "cpp_cat_multiple_pct": ("d4", "share", ["Multiple_Initial"], "CPP_At31", None, ""),
    "cpp_neglect_starts": ("d2", "count", ["Neglect_Initial"], None, None, "low"),
    "cpp_starts": ("d1", "count", ["CPP_start"], None, None, ""),
    "cpp_starts_rate": ("d1", "rate", ["CPP_start"], None, "CPP_start_rate", "low"),
    "cpp_ends": ("d1", "count", ["CPP_end"], None, None, ""),
    "cpp_12m_plus_pct": ("d5", "share", BANDS[3:], "CPP_At31", None, "low"),
    "cpp_repeat_pct": ("d3", "share", ["CPP_subsequent"], "CPP_start", "CPP_subsequent_percent",
                       "low"),
    "cpp_repeat_count": ("d3", "count", ["CPP_subsequent"], None, None, "low"),
    "referrals_count": ("c1", "count", ["Referrals"], None, None, ""),
    "rereferrals_12m_pct": ("c1", "share", ["Re_referrals"], "Referrals", "Re_referrals_percent",
                            "low"),
    "rereferrals_12m_count": ("c1", "count", ["Re_referrals"], None, None, "low"),
    "att_overall_absence_pct": ("absence", "share", ["t_sess_overall"], "t_sess_possible",
                                "pt_overall", "low"),
    "att_persistent_pct": ("absence", "share", ["t_pupils_pa_10_exact"], "t_pupils",
                           "pt_pupils_pa_10_exact", "low"),
    "att_severe_pct": ("absence", "share", ["t_pupils_pa_50_exact"], "t_pupils",
                       "pt_pupils_pa_50_exact", "low"),
}
ABSENCE = "absence CINO"
PUBLISHED |= {
    "att_cin_overall_absence_pct": (ABSENCE, "share", ["t_sess_overall"], "t_sess_possible",
                                    "pt_overall", "low"),
    "att_unauthorised_pct": ("absence", "share", ["t_sess_unauthorised"], "t_sess_possible",
                             "pt_sess_unauthorised", "low"),
    "cpp_anypoint": ("d1", "count", ["CPP_anypoint"], None, None, ""),
    "cpp_neglect_latest_count": ("d4", "count", ["Neglect_Latest"], None, None, "low"),
    "cpp_neglect_starts_pct": ("d2", "share", ["Neglect_Initial"], "CPP_start", None, ""),
    "cpp_review_timely_pct": ("d6", "share", ["Reviewed_within_timescales"], "CPP_At31_3Months",
                              "Reviewed_within_timescales_percent", "high"),
    "cin_rate": ("b1", "rate", ["At31_episodes"], None, "At31_episodes_rate", ""),
    "cin_abuse_neglect_pct": ("b3", "share", ["N1_Abuse_or_neglect"], "At31_episodes", None, ""),
    "cinp_count": ("b7", "count", ["CINPlan_At31"], None, None, ""),
    "cinp_rate": ("b7", "rate", ["CINPlan_At31"], None, "CINPlan_At31_rate", ""),
    "referrals_rate": ("c1", "rate", ["Referrals"], None, "Referrals_rate", ""),
    "rereferred_children_pct": ("c1", "share", ["Re_referrals_child"], "Referrals_child",
                                "Re_referrals_child_percent", "low"),
    "referrals_nfa_pct": ("c1", "share", ["No_Further_Action"], "Referrals",
                          "No_Further_Action_percent", ""),
    "referrals_not_in_need_pct": ("c1", "share", ["Not_in_Need"], "Referrals",
                                  "Not_in_Need_percent", ""),
    "assess_45wd_pct": ("c2", "share", ["Same_day", "1-10_days", "11-20_days", "21-30_days",
                                        "31-40_days", "41-45_days"], "Assessments_completed",
                        None, "high"),
    "s47_count": ("c4", "count", ["Section47"], None, None, ""),
    "s47_rate": ("c4", "rate", ["Section47"], None, "Section47_rate", ""),
    "icpc_count": ("c4", "count", ["ICPC"], None, None, ""),
    "icpc_rate": ("c4", "rate", ["ICPC"], None, "ICPC_rate", ""),
    "icpc_15wd_pct": ("c4", "share", ["Duration_0-10_days", "Duration_11-15_days"], "ICPC", None,
                      "high"),
}
STARTED = "care Children starting to be looked after each year"
AT_END = "care Children looked after on 31 March each year"
PUBLISHED |= {
    "assess_median_wd": ("c2", "figure", [], None, "Median_days", "low"),
    "assess_neglect_factor_count": ("c3", "count", ["Neglect"], None, None, ""),
    "assess_neglect_factor_pct": ("c3", "share", ["Neglect"], "Episodes_with_assessment_factor",
                                  None, ""),
    "icpc_median_wd": ("c4", "figure", [], None, "Duration_median", "low"),
    "lac_count": (AT_END, "count", ["children_count"], None, None, ""),
    "lac_rate": (AT_END, "rate", ["children_count"], "population_estimate", "rate_per_10000", ""),
    "lac_start_count": (STARTED, "count", ["children_count"], None, None, "low"),
    "lac_start_rate": (STARTED, "rate", ["children_count"], "population_estimate",
                       "rate_per_10000", "low"),
}
# Figures that DfE prints as whole numbers.
WHOLE = {"assess_median_wd", "icpc_median_wd", "lac_rate", "lac_start_rate"}
for name, column, polarity in zip(("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus_pct"), BANDS,
                                  ("", "", "", "low", "low")):
    PUBLISHED[f"cpp_open_{name}"] = ("d5", "share", [column], "CPP_At31", column + "_percent",
                                     polarity)
for name, column, polarity in zip(("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus"), BANDS,
                                  ("", "", "", "", "low")):
    PUBLISHED[f"cpp_ended_{name}_pct"] = ("d7", "share", [column], "CPP_End", column + "_percent",
                                          polarity)
