"""How often a property is tried, and from which seeds.

A test that fails by chance is believed by nobody, and one that fails because the machine is busy says nothing of the
code: so there is no deadline, and the build tries the same examples each time. A long property is tried from ten seeds, each a
test of its own. `make prove` tries fresh examples, many times as many.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

SEEDS = range(10)
PROFILE = "TITHING_PROPERTIES"  # the variable of the environment that names the profile: build or prove
PROVE_TIMES = 20
LONGEST_TEXT = 40
LONG = "long_property"  # the marker of a property that is tried from several seeds

_SLOW_IS_FINE = (HealthCheck.too_slow,)
_FIXTURES_MAY_BE_USED = (*_SLOW_IS_FINE, HealthCheck.function_scoped_fixture)
_EXAMPLES = 100

Test = Callable[..., Any]


def choose_profile() -> None:
    """The profile that the environment names; the build's own when it names none."""
    settings.register_profile(
        "build", deadline=None, derandomize=True, max_examples=_EXAMPLES, suppress_health_check=_SLOW_IS_FINE
    )
    settings.register_profile(
        "prove",
        deadline=None,
        max_examples=_EXAMPLES * PROVE_TIMES,
        suppress_health_check=_SLOW_IS_FINE,
        print_blob=True,
    )
    settings.load_profile(_profile())


def _profile() -> str:
    return os.environ.get(PROFILE, "build")


def text(*, min_size: int = 0, max_size: int = LONGEST_TEXT) -> SearchStrategy[str]:
    """Any text that is not too long: without a cap, one example in a hundred takes as long as all the others."""
    return st.text(min_size=min_size, max_size=max_size)


def long_property(*, examples: int) -> Callable[[Test], Test]:
    """Above @given: so many examples in all, from ten seeds; `make prove` tries many times as many, and not the same.

    @long_property(examples=60)
    @given(table=tables_of_wards())
    def test_no_hidden_count_can_be_worked_out(table): ...
    """

    def decorate(test: Test) -> Any:
        from_a_seed = settings(max_examples=_share(examples), suppress_health_check=_FIXTURES_MAY_BE_USED)(
            test
        )

        @pytest.mark.hypothesis
        @pytest.mark.long_property
        @pytest.mark.parametrize("number", SEEDS)
        def over_seeds(number: int, **fixtures: Any) -> None:
            if _profile() == "build":
                seed(number)(from_a_seed)
            from_a_seed(**fixtures)

        over_seeds.__name__, over_seeds.__doc__ = test.__name__, test.__doc__
        over_seeds.__module__, over_seeds.__qualname__ = test.__module__, test.__qualname__
        over_seeds.__signature__ = _with_number(signature(test))
        return over_seeds

    return decorate


def _with_number(of_test: Signature) -> Signature:
    """The number of the seed, and then the fixtures that the test asks for, so that pytest gives both."""
    return of_test.replace(
        parameters=[Parameter("number", Parameter.POSITIONAL_OR_KEYWORD), *of_test.parameters.values()]
    )


def of_machine(*, examples: int, steps: int) -> settings:
    """How a state machine is tried: so many runs of so many steps; `make prove` tries many times as many."""
    return settings(
        max_examples=_times() * examples, stateful_step_count=steps, suppress_health_check=list(HealthCheck)
    )


def _share(examples: int) -> int:
    return max(1, _times() * examples // len(SEEDS))


def _times() -> int:
    return PROVE_TIMES if _profile() == "prove" else 1
