extension Layout {
  /// Pupils on roll with their absences of the term before, as schools sent them to the end of 2024.
  static func pupilsOnRoll(census: String) -> Layout {
    Layout(path: "education/\(census)_pupilonroll.csv", header: rollWithTotals)
  }

  /// Pupils on roll since 2025: absences stand in the file of session details.
  static func pupilsOnRollSince2025(census: String) -> Layout {
    Layout(path: "education/\(census)_pupilonroll.csv", header: rollWithoutTotals)
  }

  /// Sessions missed by reason.
  static func sessionDetails(census: String) -> Layout {
    Layout(
      path: "education/\(census)_termlysessiondetailsonroll.csv",
      header: "pupilonrolltableid,NativeId,termlysessiondetailsonrolltableid,"
        + "termlysessiondetailsonrollorderseqcolumn,"
        + "sourceid,sessions,attendancereason"
    )
  }

  private static let rollWithTotals =
    "pupilonrolltableid,NativeId,dob,surname,forename,middlenames,preferredsurname,"
    + "formersurname,upn,formerupn,uniquelearnernumber,sex,entrydate,"
    + "pupilonrollorderseqcolumn,sourceid,schoolcensustableid,hoursatsetting,"
    + "schoollunchtaken,parttime,topupfunding,termlysessionspossible,"
    + "termlysessionsauthorised,termlysessionsunauthorised,senunitindicator,"
    + "resourcedprovisionindicator,nonqualhrs,ftemp,qualhrs,qualhrspreviousyear,"
    + "nonqualhrspreviousyear,tlevelqualhrs,tlevelnonqualhrs,moveoffrollflag,fundedhours,"
    + "missingaddress,duplicatenotfunded,summerhalfterm2sessionspossible,extendedhours,"
    + "eligibilitycode,summerhalfterm2sessionsauthorised,"
    + "summerhalfterm2sessionsunauthorised,dafindicator,summerhalfterm2sessionseducational,"
    + "summerhalfterm2sessionsexceptional,summerhalfterm2sessionscoronavirus,yssa,"
    + "servicechild,language,classtype,enrolstatus,boarder,plaa,senprovision,ncyearactual,"
    + "mathsgcsehighestpriorattainment,mathsgcsepriorattainmentyear11,"
    + "englishgcsehighestpriorattainment,englishgcsepriorattainmentyear11,"
    + "mathsgcsefundingexemption,englishgcsefundingexemption,"
    + "mathsgcsehighestpriorattainmentpreviousyear,"
    + "englishgcsehighestpriorattainmentpreviousyear,eyppr,eyppbf"

  private static let rollWithoutTotals =
    "pupilonrolltableid,NativeId,dob,surname,forename,middlenames,preferredsurname,"
    + "formersurname,upn,formerupn,uniquelearnernumber,sex,entrydate,"
    + "pupilonrollorderseqcolumn,sourceid,schoolcensustableid,hoursatsetting,"
    + "schoollunchtaken,parttime,topupfunding,unitcontacttime,termlysessionspossible,"
    + "senunitindicator,resourcedprovisionindicator,moveoffrollflag,fundedhours,"
    + "missingaddress,duplicatenotfunded,extendedhours,eligibilitycode,dafindicator,"
    + "ethnicity,yssa,servicechild,language,classtype,enrolstatus,boarder,plaa,"
    + "senprovision,ncyearactual,eyppr,eyppbf,youngcarer"
}
