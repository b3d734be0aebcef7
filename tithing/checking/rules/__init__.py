"""What printed figures must satisfy, one rule a file. Each makes relations; a new rule is added to the list here."""

from __future__ import annotations

from tithing.checking.relation import Rule


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which a fault that several could tell is told."""
    from tithing.checking.rules import (
        area_changes,
        areas_and_force,
        averages,
        denominators,
        difference,
        earlier_pack,
        grand_total,
        households,
        impossible,
        months,
        months_counted,
        notation,
        parts_and_totals,
        parts_elsewhere,
        percent_change,
        period_backwards,
        periods,
        points,
        rank_and_average,
        rank_in_group,
        rates,
        rates_on_stated,
        rates_over_time,
        remarked_change,
        same_fact,
        sentence_arithmetic,
        sentence_base,
        sentence_change,
        sentence_counts,
        sentence_fraction,
        sentence_level,
        sentence_months,
        sentence_next,
        sentence_opposite,
        sentence_people,
        sentence_period,
        sentence_population,
        sentence_rank,
        sentence_rest,
        sentence_share,
        sentence_twice,
        sentence_years,
        share_to_date,
        shares_of_total,
        sign,
        to_date,
        unit_label,
        units_in_row,
        units_of_label,
        whole_counts,
        worked_out,
        wrong_base,
        year_sizes,
        years_named,
        zero_base,
    )

    changes = (difference, sign, wrong_base, percent_change, zero_base, points)
    sums = (
        parts_and_totals,
        parts_elsewhere,
        areas_and_force,
        grand_total,
        area_changes,
        rates,
        rates_over_time,
        rates_on_stated,
        households,
        denominators,
        shares_of_total,
        worked_out,
        averages,
        unit_label,
        units_in_row,
    )
    places = (same_fact, to_date, share_to_date, months, year_sizes, earlier_pack)
    alone = (
        rank_and_average,
        rank_in_group,
        units_of_label,
        impossible,
        whole_counts,
        years_named,
        periods,
        remarked_change,
        notation,
    )
    prose = (
        *(
            sentence_arithmetic,
            sentence_next,
            sentence_fraction,
            sentence_change,
            sentence_level,
            sentence_base,
            sentence_share,
            sentence_rank,
            sentence_months,
        ),
        *(
            months_counted,
            period_backwards,
            sentence_period,
            sentence_people,
            sentence_population,
            sentence_counts,
            sentence_twice,
            sentence_years,
            sentence_opposite,
            sentence_rest,
        ),
    )
    rooms = (*changes, *sums, *places, *alone, *prose)
    return tuple(room.relations for room in rooms)
