"""What printed figures must satisfy, one rule a file. Each makes relations; a new rule is added to the names here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from tithing.checking.relation import Rule

# In the order in which a fault that several could tell is told.
_NAMES = {
    "Changes": "difference sign wrong_base percent_change zero_base points",
    "Sums, areas and rates": (
        "parts_and_totals parts_elsewhere areas_and_force runs_across grand_total area_changes rates rates_over_time "
        "rates_on_stated households denominators shares_of_total worked_out distances limits averages unit_label units_in_row"
    ),
    "One fact in several places": "same_fact to_date share_to_date months year_sizes earlier_pack",
    "A figure, a column or a heading by itself": (
        "rank_and_average rank_in_group rank_order units_of_label impossible whole_counts years_named periods "
        "remarked_change notation"
    ),
    "Sentences against tables, themselves and each other": (
        "sentence_arithmetic sentence_next sentence_fraction sentence_change sentence_level "
        "sentence_named sentence_compared sentence_extreme sentence_part "
        "sentence_list sentence_how_many sentence_average sentence_base "
        "sentence_share sentence_rank sentence_months months_counted period_backwards sentence_period "
        "sentence_people sentence_population sentence_counts sentence_twice sentence_years sentence_opposite "
        "sentence_rest"
    ),
}


def rule_files() -> Mapping[str, tuple[ModuleType, ...]]:
    """The files of the rules by what they are about: each has a RULE, which findings are named by, and `relations`."""
    return {
        about: tuple(import_module(f"{__name__}.{name}") for name in names.split())
        for about, names in _NAMES.items()
    }


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which a fault that several could tell is told."""
    return tuple(file.relations for files in rule_files().values() for file in files)
