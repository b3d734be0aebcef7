"""Which rule speaks of a fault that several could tell: the one that stands first here.

A rule that is not named speaks after those of its kind, so that a new file works before anybody gives it a place.
"""

from __future__ import annotations

# The nearest explanation first: the row itself, then its sums and rates, then the same fact elsewhere, then the figure
# alone, then what sentences say of it.
_ORDER = """
    difference sign wrong_base percent_change whole_column zero_base points
    parts_and_totals parts_elsewhere areas_and_force runs_across grand_total area_changes
    rates rates_over_time rates_on_stated households denominators
    shares_of_total worked_out distances limits averages
    products one_base line_before net_rows average_rows same_columns reduced_by status_by_target unit_label units_in_row
    same_fact to_date share_to_date months year_sizes earlier_pack
    rank_and_average rank_in_group rank_order units_of_label impossible whole_counts years_named periods
    remarked_change notation
    sentence_arithmetic sentence_next sentence_fraction sentence_stated sentence_than sentence_frames sentence_sum sentence_order
    sentence_of_years sentence_change sentence_level
    sentence_named sentence_compared sentence_extreme sentence_part sentence_list sentence_how_many
    sentence_average sentence_base sentence_share sentence_rank sentence_months
    months_counted period_backwards sentence_period sentence_people sentence_population sentence_people_twice sentence_overlap
    sentence_whole_base sentence_counts sentence_twice sentence_years sentence_opposite sentence_rest
    sentence_row
"""
# These say no more than that something is wrong: they are left out where another rule tells at the same place what it is.
YIELDING = frozenset({"sentence_whole_base", "sentence_frames", "sentence_row"})
ORDER = tuple(_ORDER.split())
_PLACES = {name: place for place, name in enumerate(ORDER)}


def precedence_of(rule: str) -> tuple[int, str]:
    """Where a rule's file stands: the lower, the sooner it speaks.

    >>> precedence_of("difference") < precedence_of("impossible") < precedence_of("a_rule_of_tomorrow")
    True
    """
    return _PLACES.get(rule, len(ORDER)), rule
