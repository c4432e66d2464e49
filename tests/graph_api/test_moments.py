from graph_api.moments import NOW, Moment, moment_named


def test_a_moment_is_completed_by_the_one_around_it() -> None:
    outer = Moment(1, "plan:2020")
    assert NOW.within(outer) == outer == outer.within(Moment(2, "plan:2021"))
    assert Moment(2).within(outer) == Moment(2, "plan:2020")
    assert Moment(None, "plan:2021").within(outer) == Moment(1, "plan:2021")


def test_only_the_data_of_a_numbered_version_never_changes() -> None:
    assert [each.lasts for each in (NOW, Moment(1), Moment(None, "plan:2020"), Moment(1, "plan:2020"))] == [
        False, True, False, True
    ]  # fmt: skip


def test_a_moment_is_named_by_a_number_or_by_a_document() -> None:
    assert [moment_named(each) for each in (12, "12", "plan:2020", "https://example.org/plan")] == [
        Moment(12), Moment(12), Moment(None, "plan:2020"), Moment(None, "https://example.org/plan"),
    ]  # fmt: skip


def test_the_parameters_of_an_address_choose_the_moment() -> None:
    assert NOW.parameters == {}
    assert Moment(1).parameters == {"version": "1"}
    assert Moment(1, "plan:2020").parameters == {"version": "1", "document": "plan:2020"}
