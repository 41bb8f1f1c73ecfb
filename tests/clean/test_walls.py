"""Consent, payment, sign-in, missing pages and checks against robots."""

from __future__ import annotations

import pytest

from dateline.clean import article
from dateline.clean.walls import wall_title
from dateline.errors import Unreadable
from tests.clean.pages import FOOT, PARAGRAPHS, TITLE, page, with_story
from tests.clean.reports import STORY, report

CONSENT = {
    "en": ["We and our partners use cookies to store and access information on your device and to measure our audience.",
           "You can change or withdraw your consent at any time under Privacy at the foot of every page of this site."],
    "de": ["Wir und unsere Partner verwenden Cookies, um Informationen auf einem Gerät zu speichern und darauf zuzugreifen.",
           "Sie können Ihre Einwilligung jederzeit über den Link Datenschutzerklärung am Ende der Seite ändern."],
    "fr": ["Nous et nos 87 partenaires utilisons des cookies pour stocker des informations sur votre appareil et y accéder.",
           "Vous pouvez retirer votre consentement à tout moment en bas de page, dans la politique de confidentialité."],
    "es": ["Nosotros y nuestros socios utilizamos cookies para guardar y consultar información en un dispositivo cada día.",
           "Puede retirar su consentimiento en cualquier momento desde la política de privacidad de este sitio web."],
    "it": ["Noi e i nostri partner utilizziamo cookie per archiviare informazioni su un dispositivo e accedervi in seguito.",
           "Puoi revocare il tuo consenso in qualsiasi momento dal fondo della pagina, nella informativa sulla privacy."],
    "pt": ["Nós e os nossos parceiros utilizamos cookies para guardar informações num dispositivo e aceder às mesmas.",
           "Pode retirar o seu consentimento a qualquer momento através da política de privacidade deste sítio."],
    "nl": ["Wij en onze 112 partners gebruiken cookies om informatie op een apparaat op te slaan en te openen.",
           "Je kunt je toestemming op elk moment intrekken via het privacybeleid onderaan iedere pagina van de site."],
    "pl": ["My i nasi partnerzy używamy plików cookie do przechowywania informacji na urządzeniu i uzyskiwania do nich dostępu.",
           "Możesz wycofać zgodę w każdej chwili na dole strony, w której mieści się też polityka prywatności serwisu."],
    "sv": ["Vi och våra partner använder cookies för att lagra information på en enhet och för att mäta vår publik.",
           "Du kan återkalla ditt samtycke när som helst längst ned på sidan, där vi också berättar om personuppgifter."],
    "da": ["Vi og vores partnere bruger cookies til at gemme oplysninger på en enhed og til at måle vores trafik.",
           "Du kan trække dit samtykke tilbage når som helst nederst på siden, hvor vi også skriver om personoplysninger."],
}  # fmt: skip

PAY = {
    "en": ["To read the full story you need a subscription to the Lantern. Try it for one month at no cost.",
           "Your subscription renews automatically at 9.90 a month; you can cancel at any time in your account."],
    "de": ["Jetzt weiterlesen mit Laterne Plus: Zugriff auf alle Artikel, die App und das E-Paper schon am Vorabend.",
           "Der Probemonat ist kostenlos, danach kostet Ihr Abo 9,90 Euro im Monat und ist jederzeit kündbar."],
    "fr": ["La suite est réservée aux abonnés. Profitez d'un accès illimité à tous nos articles et au journal numérique.",
           "Le premier mois vous coûte un euro, puis votre abonnement passe à 9,90 euros par mois, sans engagement."],
    "es": ["Para seguir leyendo hazte socio del Farol y disfruta de acceso ilimitado a todos los contenidos del diario.",
           "Tu suscripción cuesta 4,90 euros al mes después de la prueba; cancela cuando quieras, sin permanencia."],
    "it": ["Per continuare a leggere abbonati alla Lanterna e hai accesso illimitato a tutti gli articoli e alla app.",
           "Il tuo abbonamento costa 5,99 euro al mese dopo la prova e si rinnova; disdici quando vuoi dal tuo conto."],
    "pt": ["Para continuar a ler este artigo torne-se assinante da Lanterna e tenha acesso ilimitado a toda a edição.",
           "A sua assinatura custa 5,90 euros por mês depois do período de teste e renova-se todos os meses do ano."],
    "nl": ["Om verder te lezen heb je een abonnement nodig: onbeperkt toegang tot alle artikelen van de Lantaarn.",
           "Je abonnement kost na de proefperiode 7,50 euro per maand en is maandelijks opzegbaar via je account."],
    "pl": ["Aby czytać dalej, wybierz pakiet Latarni: nieograniczony dostęp do wszystkich artykułów i wydań gazety.",
           "Po okresie próbnym zapłacisz 19,90 zł miesięcznie. Masz już prenumeratę? Zaloguj się na swoje konto."],
    "sv": ["För att läsa vidare behöver du en prenumeration på Lyktan, med alla artiklar och hela tidningen i mobilen.",
           "Din prenumeration kostar 99 kronor i månaden efter provperioden och har ingen bindningstid alls."],
    "nb": ["For å lese videre trenger du et abonnement på Lykten, med alle saker og hele avisen på nett hver dag.",
           "Etter prøveperioden koster det 199 kroner i måneden. Kun for abonnenter: e-avisen kvelden før."],
}  # fmt: skip

BOXES = [
    '<div class="cookie-banner">{}</div>',
    '<section id="onetrust-consent-sdk"><div class="inner">{}</div></section>',
    '<div role="dialog" aria-label="privacy">{}</div>',
    '<div style="display:none">{}</div>',
    "<aside>{}</aside>",
    "<div><div><div>{}</div></div></div>",
    '<dialog open="">{}</dialog>',
    '<form class="gdpr-form">{}</form>',
    '<div id="didomi-host" hidden>{}</div>',
    '<div class="overlay">{}<ul><li>Accept</li><li>Reject</li></ul></div>',
]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("language", CONSENT)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_consent_is_no_story(language: str, place: str) -> None:
    """A box that asks for consent, before or behind the story, in whichever tongue, is none of it."""
    box = BOXES[list(CONSENT).index(language)].format(paragraphs(CONSENT[language]))
    assert with_story(**{place: box}).body == STORY


@pytest.mark.parametrize("box", BOXES)
def test_consent_in_any_box(box: str) -> None:
    """Whatever element holds it."""
    assert with_story(before=box.format(paragraphs(CONSENT["en"]))).body == STORY


@pytest.mark.parametrize("language", PAY)
def test_payment_is_no_story(language: str) -> None:
    """An offer of a subscription below the first paragraphs is none of the story, with its heading."""
    offer = f'<div class="offer"><h3>Lantern+</h3>{paragraphs(PAY[language])}</div>'
    told = with_story(after=offer)
    assert told.body == STORY
    assert "Lantern+" in [part.text for part in told.furniture]


@pytest.mark.parametrize("language", PAY)
def test_payment_in_the_storys_own_element(language: str) -> None:
    """An offer without a box of its own, right behind the teaser, is none either."""
    assert with_story(after=paragraphs(PAY[language])).body == STORY


ONLY = [
    *(("consent", "Before you continue", paragraphs(lines)) for lines in CONSENT.values()),
    *(("subscription", "Subscribe", paragraphs(lines)) for lines in PAY.values()),
    ("sign in", "Log in", "<form><p>Please log in to read on. Forgot your password? Don't have an account yet?</p></form>"),
    ("sign in", "Anmelden – Laterne", "<p>Bitte melden Sie sich an. Passwort vergessen? Noch kein Konto bei uns?</p>"),
    ("sign in", "Se connecter", "<p>Connectez-vous pour lire la suite. Mot de passe oublié ? Créer un compte.</p>"),
    ("sign in", "Iniciar sesión", "<p>Inicia sesión con tu correo electrónico. ¿Olvidaste tu contraseña?</p>"),
    ("sign in", "Zaloguj się", "<p>Zaloguj się, aby przejść dalej. Nie pamiętasz hasła? Nie masz konta?</p>"),
    ("no such page", "Page not found | Lantern", "<p>The page you are looking for may have been moved or removed by us.</p>"),
    ("no such page", "404", "<p>Sorry, the page you requested could not be found. Check the address.</p>"),
    ("no such page", "404 Not Found", "<h1>Not Found</h1><p>The requested URL /a was not found on this server.</p>"),
    ("no such page", "Seite nicht gefunden – Laterne", "<p>Die gewünschte Seite wurde leider gelöscht. Zur Startseite geht es hier.</p>"),
    ("no such page", "Page introuvable", "<p>La page que vous recherchez n'existe pas ou n'existe plus sur ce site.</p>"),
    ("no such page", "Página no encontrada", "<p>La página que buscas no existe o ya no está disponible en este sitio.</p>"),
    ("no such page", "Pagina niet gevonden", "<p>De pagina die je zoekt bestaat niet of is verhuisd naar een ander adres.</p>"),
    ("whether a person", "Just a moment...", "<p>Checking your browser before accessing lantern.example. This process is automatic.</p>"),
    ("whether a person", "Attention Required! | Shield", "<p>Please enable JavaScript and cookies to continue. Ray ID 7a1b.</p>"),
    ("whether a person", "Are you a robot?", "<p>Please make sure your browser supports JavaScript. We saw unusual activity.</p>"),
    ("whether a person", "Access Denied", "<p>You have been blocked. Reference ID 18.2c. Your browser sent automated requests.</p>"),
    ("whether a person", "Einen Moment", "<p>Wir überprüfen Ihren Browser, bevor Sie die Seite sehen. Bitte JavaScript aktivieren.</p>"),
    ("whether a person", "Un instant…", "<p>Vérification de votre navigateur en cours. Confirmez que vous n'êtes pas un robot.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "title", "body"), ONLY)
def test_a_page_that_is_only_a_wall_is_refused(reason: str, title: str, body: str) -> None:
    """A page that asks for something in place of a story is no report, and the reason says so."""
    with pytest.raises(Unreadable, match=reason):
        page(f"<div><h1>{title}</h1>{body}</div>{FOOT}", title=title)


def test_a_text_that_is_only_a_wall_is_refused() -> None:
    """So is its text without the markup."""
    with pytest.raises(Unreadable, match="consent"):
        article(report("\n".join(CONSENT["en"])))


def test_a_dated_headline_is_kept() -> None:
    """A record that has a headline and a day is a report, though its body is only a wall: it joins others by its title."""
    told = article(report("\n".join(PAY["en"]), kind="jsonl", title=TITLE, published="2024-05-14"))
    assert (told.title, told.body) == (TITLE, "")


def test_a_teaser_is_kept() -> None:
    """A page with a paragraph of its story above its wall is a report."""
    told = page(
        f"<main><h1>{TITLE}</h1><p>{STORY.splitlines()[1]} And so on, the council said.</p><div>{paragraphs(PAY['en'])}</div></main>{FOOT}"
    )
    assert told.body.startswith("Mayor Ilse Harrow")
    assert "subscription" not in told.body


@pytest.mark.parametrize(
    "line",
    [
        "The court ruled that the company must ask users before it tracks them, and that they may withdraw their consent at any time.",
        "Regulators said the firm had used cookies to store information on a device without a legitimate interest.",
        "The paper will charge 9.90 a month for unlimited access, its publisher said on Tuesday.",
        "The service renews automatically and costs 12 a month, according to the consumer office.",
        "Hackers asked users to log in to continue and stole their passwords, police said.",
        "Visitors saw the words page not found for two hours on Tuesday, the agency said.",
        "The bank said it had seen unusual traffic and blocked automated requests on Monday.",
        "Das Gericht entschied, dass die Firma ohne Einwilligung keine Cookies setzen darf.",
        "Le tribunal a jugé que la société devait obtenir le consentement avant tout dépôt.",
        "Subscribers told the court that the free trial had renewed automatically without warning.",
    ],
)
def test_a_story_about_such_things_stays(line: str) -> None:
    """A sentence of a story that speaks of consent, prices or robots is story."""
    assert line in with_story(inside=f"<p>{line}</p>").body


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Just a moment...", "robot"),
        ("Page not found – Vessport Lantern", "missing"),
        ("Before you continue to the Lantern", "consent"),
        ("404 Not Found", "missing"),
        ("Sign in | Lantern", "login"),
        ("Page not found: why links die", None),
        ("Vessport to rebuild pier", None),
        (None, None),
    ],
)
def test_titles_of_walls(title: str | None, kind: str | None) -> None:
    """A title is a wall's only where it is nothing else but the site's name."""
    assert wall_title(title) == kind


def test_the_story_without_walls_is_whole() -> None:
    """A page without any of these keeps its whole story."""
    assert page(f"<main><h1>{TITLE}</h1>{PARAGRAPHS}</main>{FOOT}").body == STORY
