"""Risk registers in three layouts that public repositories use; the rows are made up, the headings are theirs.

The layouts: a register of information security (comma, dates of day and month), one of a migration project that R reads
(semicolon, underscores, years first), and the tracking template of a governance project (scores, weeks for dates).
"""

SECURITY = (
    "Risk ID,Risk Description,Risk Category,Likelihood,Impact,Mitigation Measures,Risk Owner,Status,Review Date\n"
    "R-501,Laptop with client data is stolen,Operational,3,4,Encrypt disks,,Treating,31/12/2026\n"
    "R-502,Backup cannot be restored,Technical,2,5,Restore monthly,Li Wei,Open,2026-11-30\n"
)
MIGRATION = (
    "Risk_ID;Date_identified;Project_Name;Risk_Name;Risk_type;Description;Probability;Impact;Reaction;Reaction_details;"
    "Date_closed\n"
    "R1;2020/9/12;Migration;Network not ready;Planning;Tools need the network before it is there;1;3;Accept;"
    "Plan the tools anew;\n"
    "R2;2020/10/1;Migration;Licences late;Supplier;Licences come after the test;4;2;Mitigate;Order early;2020/12/24\n"
)
GOVERNANCE = (
    "Risk ID,Risk Description,Category,Probability,Impact,Risk Score,Mitigation Strategy,Owner,Status,Date Identified,"
    "Target Resolution\n"
    'R001,"Sign-on late, for IT is busy",Technical,Medium,High,6,Engage IT early,Admin,Open,Week 1,Week 2\n'
    "R002,Papers are incomplete,Process,High,Medium,6,Give templates,Project Lead,Closed,2026-01-05,Ongoing\n"
)
ALL = {"security": SECURITY, "migration": MIGRATION, "governance": GOVERNANCE}
