"""Takes the pictures of the README and the guides (docs/pictures/) from a demonstration of its own, with Chromium.

Names on the command line take only those: `tools/pictures.py period checklist`.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from punte.config.supervisor import healthy

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
PORT = int(os.environ.get("PORT", "8990"))
ADDRESS = f"http://localhost:{PORT}"


@dataclass(frozen=True)
class Picture:
    """A page as one of the cast sees it; `follow` goes to the first link to an address that begins so, `past` how many
    of them it leaves out; `pdf` presses the button of the page and shows the first page of the PDF that comes."""

    name: str
    path: str
    who: str = ""
    follow: str = ""
    past: int = 0
    pdf: bool = False
    width: int = 1280
    height: int = 860
    scheme: str = "light"
    language: str = "ro"


PICTURES = [
    Picture("home", "/"),
    Picture("services", "/services/", language="bg"),
    Picture("dashboard", "/monitoring/309187/", "elena"),
    Picture("dashboard-dark", "/monitoring/309187/", "elena", scheme="dark", language="en"),
    Picture("target", "/monitoring/309187/", "elena", follow="/monitoring/309187/targets/"),
    Picture("participants", "/participation/309187/participants/", "elena"),
    Picture("person", "/participation/309187/participants/", "elena", "/participation/309187/participants/"),
    Picture("import", "/participation/309187/imports/", "elena", language="en"),
    Picture("period", "/monitoring/309187/periods/2/", "elena"),
    Picture("reported", "/monitoring/309187/periods/2/numbers/entered/", "elena", language="en"),
    Picture("report", "/monitoring/309187/periods/2/report/", "elena", pdf=True),
    Picture(
        "checklist", "/monitoring/309187/audits/2/", "elena", "/monitoring/309187/audits/2/units/", past=1
    ),
    Picture("protection", "/records/309187/protection/", "lidia", language="bg"),
    Picture(
        "vacancies",
        "/jobs/?q=%D1%88%D0%BE%D1%84%D1%8C%D0%BE%D1%80&place=Cluj-Napoca&radius=50",
        language="en",
    ),
    Picture("matches", "/matching/mine/matches/", "cosmina", language="ro"),
    Picture("phone", "/participation/309187/participants/", "ana", width=360, height=760),
    Picture("phone-dashboard", "/monitoring/309187/", "ana", width=360, height=760, scheme="dark"),
]


def main() -> int:
    """Serve the demonstration, take every picture, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"PUNTE_DATA": str(ROOT / "var" / "pictures")}
    argv = [sys.executable, "-m", "punte.config.cli", "demo", "--port", str(PORT)]
    demo = subprocess.Popen(argv, env=environment)
    try:
        while not healthy("127.0.0.1", PORT):
            if demo.poll() is not None:
                return 1
            time.sleep(0.2)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("PUNTE_CHROMIUM"))
            for picture in PICTURES:
                if len(sys.argv) == 1 or picture.name in sys.argv[1:]:
                    take(browser, picture)
            browser.close()
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait()
    return 0


def take(browser: Browser, picture: Picture) -> None:
    """Sign in as whoever it is, go to the page, keep what is in the window."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        device_scale_factor=2 if picture.width < 500 else 1,
        locale=picture.language,
    )
    page = context.new_page()
    if picture.who:
        page.goto(f"{ADDRESS}/people/account/login/")
        page.click(f'form[action="/demo/become/{picture.who}/"] button')
    context.add_cookies([{"name": "django_language", "value": picture.language, "url": ADDRESS}])
    page.goto(ADDRESS + picture.path)
    if picture.follow:
        links = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
        found = [
            h
            for h in dict.fromkeys(links)
            if h.startswith(picture.follow) and h != picture.path and not h.endswith("/new/")
        ]
        page.goto(ADDRESS + found[picture.past])
    if picture.pdf:
        show_pdf(page, picture)
    else:
        page.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()
    print(f"docs/pictures/{picture.name}.png")


def show_pdf(page: Page, picture: Picture) -> None:
    """Have the file made, fetch it, keep its first page."""
    page.click("main form button[type=submit]")
    link = page.locator('main a[href$="/download/"]')
    link.wait_for(timeout=120_000)
    with page.expect_download() as coming:
        link.click()
    first = pypdfium2.PdfDocument(coming.value.path())[0]
    first.render(scale=1000 / first.get_width()).to_pil().quantize(64).save(FOLDER / f"{picture.name}.png")


if __name__ == "__main__":
    sys.exit(main())
