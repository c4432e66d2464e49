"""Bars over an axis of years."""

import re

from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_api.site.timeline import moments_around
from graph_api.site.timeline_chart import WIDE, timeline_chart
from graph_store.graphs import DEFAULT_BASE, Scope
from ontology.namespaces import thing
from tests.service import Service


def view(service: Service) -> RequestView:
    return RequestView(service.state.newest(), Scope(), Reader("nl", ("nl", "en")), Addresses(DEFAULT_BASE), NOW)


def test_every_dated_thing_around_a_city_has_a_bar_within_the_axis(service: Service) -> None:
    found = timeline_chart(view(service), thing("mun:gent"))
    assert found is not None
    assert [bar.moment for bar in found.bars] == moments_around(view(service), thing("mun:gent"))
    assert all(bar.start >= 0 and bar.start + bar.width <= WIDE + 5 for bar in found.bars)
    starts = [bar.start for bar in found.bars]
    assert starts == sorted(starts)
    assert (found.ticks[0].year, found.ticks[0].x) == (found.first, 0)


def test_what_lasts_longer_has_a_longer_bar(service: Service) -> None:
    bars = timeline_chart(view(service), thing("mun:gent"))
    assert bars is not None
    width = {bar.moment.label.text: bar.width for bar in bars.bars}
    assert width["derde samenwerkingsovereenkomst 2017-2021"] > width["slotevent DataBroker"]


def test_a_thing_without_dates_around_it_has_no_chart(service: Service) -> None:
    dated = service.values("SELECT DISTINCT ?t { ?t kg:earliest|kg:latest ?d }")
    themes = service.values("SELECT ?t { ?t a kg:Theme FILTER NOT EXISTS { ?t ?p [kg:earliest|kg:latest ?d] } }")
    lonely = next(str(each) for each in themes if each not in dated)
    assert timeline_chart(view(service), thing(lonely)) is None
    assert 'id="when"' not in service.client.get(f"/doc/{lonely.replace(':', '/')}.html").text


def test_the_page_has_a_row_for_each_bar(service: Service) -> None:
    text = service.client.get("/doc/mun/gent.html?lang=nl").text
    section = text.partition('id="when"')[2].partition("</section>")[0]
    assert len(re.findall(r"<rect ", section)) == len(re.findall(r'<td class="date">', section)) > 2
    assert "eind 2018" in section


def test_what_nobody_ended_reaches_the_edge_of_the_axis(service: Service) -> None:
    found = timeline_chart(view(service), thing("plat:tijdelijk-gebruiken"))
    assert found is not None
    (bar,) = (bar for bar in found.bars if bar.moment.first == "2016-02-23" and not bar.moment.last)
    assert bar.start + bar.width == WIDE


def test_what_has_only_an_end_begins_at_the_edge_of_the_axis(service: Service) -> None:
    found = timeline_chart(view(service), thing("res:steunpunt-stadsregio"))
    assert found is not None
    (bar,) = (bar for bar in found.bars if not bar.moment.first)
    assert (bar.start, bar.moment.last) == (0, "2020-12-31")
