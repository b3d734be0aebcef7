"""What the look-ups do not say: when districts and wards began and ended, and what else places are called.

Dates are the days on which the reorganisation orders and the ward boundary orders took effect (for
wards, the election they were first used at). A date we are not sure of is left out, and nothing
is claimed then.
"""

from __future__ import annotations

_REORGANISED = {
    "2013-03-31": "E06000048 E07000097 E07000100 E07000101 E07000104 E08000020",
    "2019-03-31": (
        "E06000028 E06000029 E07000048 E07000049 E07000050 E07000051 E07000052 E07000053 E07000190 E07000191 "
        "E07000201 E07000204 E07000205 E07000206"
    ),
    "2020-03-31": "E07000004 E07000005 E07000006 E07000007",
    "2021-03-31": "E07000150 E07000151 E07000152 E07000153 E07000154 E07000155 E07000156",
    "2023-03-31": (
        "E07000026 E07000027 E07000028 E07000029 E07000030 E07000031 E07000163 E07000164 E07000165 E07000166 "
        "E07000167 E07000168 E07000169 E07000187 E07000188 E07000189 E07000246"
    ),
}
_BEGAN = {
    "2013-04-01": "E06000057 E07000240 E07000241 E07000242 E07000243 E08000037",
    "2019-04-01": "E06000058 E06000059 E07000244 E07000245 E07000246",
    "2020-04-01": "E06000060",
    "2021-04-01": "E06000061 E06000062",
    "2023-04-01": "E06000063 E06000064 E06000065 E06000066",
}


def _district_dates() -> dict[str, tuple[str, str]]:
    ends = {code: day for day, codes in _REORGANISED.items() for code in codes.split()}
    starts = {code: day for day, codes in _BEGAN.items() for code in codes.split()}
    return {code: (starts.get(code, ""), ends.get(code, "")) for code in sorted({*starts, *ends})}


DISTRICT_DATES = _district_dates()

# First and last code of each run of ward codes in Cleveland, and the days it was in use.
WARD_GENERATIONS = (
    ("E05008942", "E05008952", "2012-05-03", "2021-05-05"),  # Hartlepool, 11 wards
    ("E05013038", "E05013049", "2021-05-06", ""),  # Hartlepool, 12 wards
    ("E05001482", "E05001504", "", "2015-05-06"),  # Middlesbrough, 23 wards
    ("E05009864", "E05009864", "2015-05-07", "2023-05-03"),  # Marton East, before its bounds moved
    ("E05009868", "E05009868", "2015-05-07", "2023-05-03"),  # Nunthorpe, likewise
    ("E05015468", "E05015469", "2023-05-04", ""),  # Marton East and Nunthorpe as they are
    ("E05009853", "E05009872", "2015-05-07", ""),  # Middlesbrough, the other 18 wards
    ("E05001505", "E05001526", "", "2019-05-01"),  # Redcar and Cleveland, 22 wards
    ("E05012437", "E05012460", "2019-05-02", ""),  # Redcar and Cleveland, 24 wards
    ("E05001527", "E05001552", "", "2023-05-03"),  # Stockton-on-Tees, 26 wards
    ("E05014858", "E05014884", "2023-05-04", ""),  # Stockton-on-Tees, 27 wards
)

# Force area code -> (slug in the names of street files, name in their columns, other names).
# A force with no area in England and Wales has a code of our own, so that its unplaced rows stand somewhere.
FORCE_NAMES = {
    "E23000001": ("metropolitan", "Metropolitan Police Service", "Metropolitan"),
    "E23000002": ("cumbria", "Cumbria Constabulary"),
    "E23000003": ("lancashire", "Lancashire Constabulary"),
    "E23000004": ("merseyside", "Merseyside Police"),
    "E23000005": ("greater-manchester", "Greater Manchester Police"),
    "E23000006": ("cheshire", "Cheshire Constabulary"),
    "E23000007": ("northumbria", "Northumbria Police"),
    "E23000008": ("durham", "Durham Constabulary"),
    "E23000009": ("north-yorkshire", "North Yorkshire Police"),
    "E23000010": ("west-yorkshire", "West Yorkshire Police"),
    "E23000011": ("south-yorkshire", "South Yorkshire Police"),
    "E23000012": ("humberside", "Humberside Police"),
    "E23000013": ("cleveland", "Cleveland Police"),
    "E23000014": ("west-midlands", "West Midlands Police"),
    "E23000015": ("staffordshire", "Staffordshire Police"),
    "E23000016": ("west-mercia", "West Mercia Police"),
    "E23000017": ("warwickshire", "Warwickshire Police"),
    "E23000018": ("derbyshire", "Derbyshire Constabulary"),
    "E23000019": ("nottinghamshire", "Nottinghamshire Police"),
    "E23000020": ("lincolnshire", "Lincolnshire Police"),
    "E23000021": ("leicestershire", "Leicestershire Police"),
    "E23000022": ("northamptonshire", "Northamptonshire Police"),
    "E23000023": ("cambridgeshire", "Cambridgeshire Constabulary"),
    "E23000024": ("norfolk", "Norfolk Constabulary"),
    "E23000025": ("suffolk", "Suffolk Constabulary"),
    "E23000026": ("bedfordshire", "Bedfordshire Police"),
    "E23000027": ("hertfordshire", "Hertfordshire Constabulary"),
    "E23000028": ("essex", "Essex Police"),
    "E23000029": ("thames-valley", "Thames Valley Police"),
    "E23000030": ("hampshire", "Hampshire Constabulary", "Hampshire & Isle of Wight Constabulary"),
    "E23000031": ("surrey", "Surrey Police"),
    "E23000032": ("kent", "Kent Police"),
    "E23000033": ("sussex", "Sussex Police"),
    "E23000034": ("city-of-london", "City of London Police", "City of London"),
    "E23000035": ("devon-and-cornwall", "Devon & Cornwall Police"),
    "E23000036": ("avon-and-somerset", "Avon and Somerset Constabulary"),
    "E23000037": ("gloucestershire", "Gloucestershire Constabulary"),
    "E23000038": ("wiltshire", "Wiltshire Police"),
    "E23000039": ("dorset", "Dorset Police"),
    "W15000001": ("north-wales", "North Wales Police"),
    "W15000002": ("gwent", "Gwent Police"),
    "W15000003": ("south-wales", "South Wales Police"),
    "W15000004": ("dyfed-powys", "Dyfed-Powys Police"),
    "LOC-BTP": ("btp", "British Transport Police", "BTP"),
    "LOC-PSNI": ("northern-ireland", "Police Service of Northern Ireland", "PSNI"),
}

OTHER_NAMES = {
    "E06000003": ("Redcar", "Redcar & Cleveland"),
    "E06000004": ("Stockton", "Stockton on Tees"),
    "E06000010": ("Hull", "Kingston upon Hull", "City of Kingston upon Hull"),
    "E06000019": ("Herefordshire",),
    "E06000023": ("Bristol", "City of Bristol"),
    "E07000221": ("Stratford",),
    "E08000021": ("Newcastle",),
    "E09000001": ("London, City of",),
    "E12000006": ("East of England", "East"),
}

# Areas no look-up lists: code, name, kind, valid_from, valid_to, successors, aliases.
EXTRA_AREAS = (
    ("E92000001", "England", "country", "", "", "", ""),
    ("W92000004", "Wales", "country", "", "", "", ""),
    ("K04000001", "England and Wales", "country", "", "", "", ""),
    (
        "MSG-AVERAGE",
        "Most Similar Group average",
        "group",
        "",
        "",
        "",
        "Most Similar Group;MSG average;MSG;Most Similar Family average;Most Similar Family",
    ),
    ("LOC-BTP", "British Transport Police", "local", "", "", "", "BTP"),
    ("LOC-PSNI", "Police Service of Northern Ireland", "local", "", "", "", "PSNI"),
)
