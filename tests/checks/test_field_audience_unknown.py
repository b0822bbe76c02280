from pmsite.checks import field_audience_unknown
from tests.checks._portal import found


def test_a_misspelt_field_is_found():
    files = {
        "RISK-1": """
            field_audience:
              quantifeid: [internal]
              inherent.impcat: [internal]
        """,
    }
    assert found(field_audience_unknown, files) == [
        "PM208 RISK-1.md:3 RISK-1: risk has no field quantifeid",
        "PM208 RISK-1.md:4 RISK-1: risk has no field inherent.impcat",
    ]


def test_fields_and_fields_inside_are_known():
    files = {
        "RISK-1": """
            field_audience: {quantified: [internal], inherent.impact.cost: [internal],
                acceptance.by: [internal]}
        """,
        "P": """
            kind: project
            id: P
            field_audience: {scope.in: [internal]}
        """,
    }
    assert not found(field_audience_unknown, files)


def test_below_a_mapping_any_key_may_stand_and_its_fields_are_known():
    files = {
        "RPT-1": """
            kind: report
            field_audience: {dimensions.cost: [internal], dimensions.cost.comment: [internal],
                dimensions.cost.coment: [internal]}
        """,
    }
    assert found(field_audience_unknown, files) == [
        "PM208 RPT-1.md:4 RPT-1: report has no field dimensions.cost.coment",
    ]
