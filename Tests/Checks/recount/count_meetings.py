"""Section 47 enquiries, conferences, who came to them, and reviews."""

AGENCIES = {"GP": "General practice (GP)", "School": "Schools and education",
            "Health visitor": "Health visiting", "School nurse": "School nursing",
            "Family hub": "Early help", "Early years setting": "Early years"}


def agency(text):
    return AGENCIES.get(text, text if text in (
        "Police", "Probation", "Housing", "Adult services", "Early help", "Voluntary sector",
        "Health visiting", "School nursing") else {
            "Children's Social Care": "Children's social care"}.get(text, "Not known"))


def wait_band(wait):
    if wait is None or wait < 0:
        return "Not known"
    for limit, name in ((10, "0 to 10"), (15, "11 to 15"), (20, "16 to 20")):
        if wait <= limit:
            return name
    return "21 or more"


def count(cells):
    for basis, first in cells.spans.items():
        enquiries(cells, basis, first)
        conferences(cells, basis, first)
        invitations(cells, basis, first)
        reviews(cells, basis, first)


def enquiries(cells, basis, first):
    county, end = cells.county, cells.end
    rows = [r for r in county.enquiries if first <= r["date"] <= end]
    cells.tell("s47_count", basis, "count",
               [(True, county.slices(r["child"], r["date"]), None) for r in rows], ["s47"])
    cells.rate("s47_rate", basis, len(rows), ["s47"])


def conferences(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["icpc"]
    units = []
    for row in county.conferences:
        if first <= row["date"] <= end:
            traits = county.slices(row["child"], row["date"])
            units.append((row, traits | {"Working days to the conference":
                                         wait_band(row["wait"])}))
    cells.tell("icpc_count", basis, "count", [(True, t, None) for _, t in units], needs)
    cells.tell("icpc_bands", basis, "count", [(True, t, None) for _, t in units], needs)
    cells.rate("icpc_rate", basis, len(units), needs)

    def share(indicator, claim):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(r)), t, None) for r, t in units], needs)

    share("icpc_15wd_pct", lambda r: r["wait"] is not None and 0 <= r["wait"] <= 15)
    share("icpc_to_plan_pct", lambda r: r["plan"])
    share("icpc_quorate_pct", lambda r: r["quorate"])
    cells.middle("icpc_median_wd", basis, "days", [(r["wait"], {}) for r, _ in units], needs)


def invitations(cells, basis, first):
    rows = [r for r in cells.county.invitations if first <= r["date"] <= cells.end]
    units = [(r, {"Agency": agency(r["agency"])}) for r in rows]

    def share(indicator, claim, among):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(r)), t, None) for r, t in units if among(r)],
                   ["conference_attendance"])

    share("conf_attendance_pct", lambda r: r["there"], lambda r: r["invited"])
    share("conf_reports_pct", lambda r: r["in_time"], lambda r: r["asked"])
    share("conf_housing_invited_pct", lambda r: r["invited"], lambda r: r["agency"] == "Housing")


def reviews(cells, basis, first):
    county, end = cells.county, cells.end
    units = [(r, county.slices(r["child"], r["date"])) for r in county.reviews
             if first <= r["date"] <= end]

    def share(indicator, claim, among):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(r)), t, None) for r, t in units if among(r)], ["cp_reviews"])

    # Who did not say is not under 4 for that: the age decides.
    share("conf_child_participation_pct", lambda r: r["part"] in (
        "PN1", "PN2", "PN3", "PN4", "PN5", "PN6"),
          lambda r: r["part"] != "PN0" and (county.age(r["child"], r["date"]) or 0) >= 4)
    share("review_quorate_pct", lambda r: r["quorate"], lambda r: True)
    if cells.covered(basis, ["icpc", "cp_reviews"]):
        held = [c for c in county.conferences if first <= c["date"] <= end]
        every = [bool(r["quorate"]) for r, _ in units] + [bool(c["quorate"]) for c in held]
        cells.put("conf_quorate_pct", basis, ("Total", "Total"), "percentage",
                  sum(every), len(every))
        for name, some in (("Initial", held), ("Review", [r for r, _ in units])):
            cells.put("conf_quorate_pct", basis,
                      ("Part", f"{name} conferences that were quorate"), "percentage",
                      sum(bool(r["quorate"]) for r in some), len(some))
