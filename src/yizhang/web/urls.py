"""Addresses of the screens. ASCII, so that they can be read out, written down and kept for good."""

from django.urls import include, path

from yizhang.web.views import decide, draft, ledgers, matter, office, register, rules, search, signin, start, work

urlpatterns = [
    path("", include("yizhang.web.adminurls")),
    path("", work.workbench, name="workbench"),
    path("work/<slug:name>", work.list_, name="list"),
    path("more", work.more, name="more"),
    path("sign-in", signin.sign_in, name="sign-in"),
    path("sign-in/become", signin.become, name="become"),
    path("sign-out", signin.sign_out, name="sign-out"),
    path("identity", signin.identity, name="identity"),
    path("display", signin.choose_display, name="display"),
    path("phrases", signin.own_phrases, name="phrases"),
    path("demo/clock", signin.demo_clock, name="demo-clock"),
    path("demo/gallery", office.gallery, name="gallery"),
    path("matter/<slug:matter>", matter.matter, name="matter"),
    path("matter/<slug:matter>/print", matter.printed, name="print"),
    path("matter/<slug:matter>/file/<slug:field>/<int:place>", matter.file, name="file"),
    path("matter/<slug:matter>/<slug:verb>", matter.act, name="act"),
    path("", include("yizhang.web.deskurls")),
    path("open", start.choose, name="begin"),
    path("open/<slug:procedure>", start.start, name="open"),
    path("register", register.register, name="register"),
    path("register/read", register.read_document, name="read-document"),
    path("decide", decide.decide, name="decide"),
    path("decide/<slug:matter>", decide.decide_one, name="decide-one"),
    path("decided", decide.decided, name="decided"),
    path("ledger/<slug:name>", ledgers.ledger, name="ledger"),
    path("ledger/<slug:name>/columns", ledgers.columns, name="columns"),
    path("ledger/<slug:name>/export", ledgers.export, name="export"),
    path("ledger/<slug:name>/print", ledgers.printed, name="print-ledger"),
    path("searches", ledgers.keep_search, name="searches"),
    path("search", search.search, name="search"),
    path("organisation", office.organisation, name="organisation"),
    path("rulebook", rules.rulebook, name="rulebook"),
    path("rulebook/chapter/<int:number>", rules.chapter, name="chapter"),
    path("rulebook/<str:citation>", rules.provision, name="provision"),
    path("drafts", draft.keep, name="draft"),
]
