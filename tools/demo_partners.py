"""Which partner sends which of the demonstration's figures, and in which file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PartnerFile:
    """One file a quarter: its name without the ending, the partner's slug, and the measures it carries."""

    name: str
    supplier: str
    measures: tuple[str, ...]


PARTNER_FILES = (
    PartnerFile(
        "cleveland-police-indicators",
        "cleveland-police",
        (
            "All recorded crime",
            "Domestic burglary",
            "Residential burglary",
            "Vehicle crime including interference",
            "Shoplifting",
            "Local violence",
            "Repeat cases of domestic violence (MARAC)",
            "Anti-social behaviour incidents",
            "Anti-social behaviour incidents excluding COVID related",
            "COVID related anti-social behaviour incidents",
            "Criminal damage to dwellings",
            "Hate incidents",
            "Young people found in possession of alcohol",
            "Offences committed by prolific and priority offenders",
            "Possession of drugs",
            "Trafficking of drugs",
            "Domestic abuse incidents",
            "Repeat domestic abuse incidents",
        ),
    ),
    PartnerFile(
        "cleveland-fire-brigade",
        "cleveland-fire-brigade",
        ("Deliberate fires", "Deliberate secondary (F3) fires", "Deliberate vehicle fires"),
    ),
    PartnerFile(
        "public-health",
        "hartlepool-public-health",
        (
            "Opiate users in effective treatment",
            "Opiate users successfully completing treatment",
            "Non-opiate users successfully completing treatment",
            "Alcohol users successfully completing treatment",
            "Young people successfully completing treatment",
            "Young people known to substance misuse services",
            "Alcohol dependent people not in treatment",
            "Opiate or crack dependent people not in treatment",
            "Substance misusers re-presenting within 6 months of successful completion",
            "Alcohol-related harm hospital admissions rate",
        ),
    ),
    PartnerFile(
        "youth-justice-service",
        "hartlepool-youth-justice",
        ("Re-offending rate of young offenders", "First-time entrants to the criminal justice system"),
    ),
    PartnerFile(
        "troubled-families-team",
        "hartlepool-troubled-families",
        ("Troubled families engaged with", "Troubled families results claimed"),
    ),
    PartnerFile(
        "council-asb-unit",
        "hartlepool-asb-unit",
        ("Anti-social behaviour complaints to the council ASB unit",),
    ),
    PartnerFile("council-public-protection", "hartlepool-public-protection", ("Noise complaints",)),
    PartnerFile("council-contact-centre", "hartlepool-contact-centre", ("Fly-tipping reports",)),
    PartnerFile(
        "thirteen-group",
        "thirteen-group",
        ("Anti-social behaviour cases opened by Thirteen", "Domestic abuse cases opened by Thirteen"),
    ),
    PartnerFile(
        "harbour",
        "harbour",
        (
            "Referrals to all Harbour domestic abuse services",
            "Referrals for refuge or supported accommodation",
            "Self-referrals for refuge or supported accommodation",
        ),
    ),
)


def partner_file_of(measure: str) -> PartnerFile:
    """The file that carries a measure. Raises LookupError: the transcription must place every figure."""
    for partner_file in PARTNER_FILES:
        if measure in partner_file.measures:
            return partner_file
    raise LookupError(f'no partner of the demonstration sends "{measure}"')
