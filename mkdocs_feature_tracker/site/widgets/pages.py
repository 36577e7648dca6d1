"""The addresses of a site in, the row of links to its generated pages out."""

from __future__ import annotations

from mkdocs_feature_tracker.site.widget import Request, View, Widget


def _view(request: Request) -> View | None:
    place, site = request.place, request.place.site
    links = [
        (title, place.to(site.pages[name]), site.pages[name] == place.url)
        for name, title in site.titles.items()
        if name in site.pages
    ]
    return {"links": links} if links else None


WIDGET = Widget(
    name="pages",
    title="",
    meaning="Links to the generated pages, in the order of the navigation.",
    view=_view,
    about="project",
    nothing="This site has no generated pages.",
)
