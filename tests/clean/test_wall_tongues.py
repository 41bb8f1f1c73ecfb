"""Pages that are nothing but a wall, in the tongues of many papers, and sentences of news about the same things."""

from __future__ import annotations

import pytest

from dateline.errors import Unreadable
from tests.clean.pages import FOOT, page, with_story

CONSENT = {
    "ru": ("Ваши настройки", "Мы и наши партнёры используем файлы cookie, чтобы хранить информацию на устройстве и показывать персонализированную рекламу. Вы можете отозвать своё согласие в любое время."),
    "uk": ("Ваша приватність", "Ми та наші партнери використовуємо файли cookie, щоб зберігати інформацію на пристрої. Ви можете відкликати свою згоду будь-коли."),
    "cs": ("Vaše soukromí", "My a naši partneři používáme soubory cookie k ukládání informací v zařízení a k personalizované reklamě. Svůj souhlas můžete kdykoli odvolat."),
    "fi": ("Yksityisyytesi", "Me ja kumppanimme käytämme evästeitä tietojen tallentamiseen laitteelle ja mainonnan kohdentamiseen. Voit peruuttaa suostumuksesi milloin tahansa."),
    "tr": ("Gizliliğiniz", "Biz ve ortaklarımız cihazda bilgi saklamak ve kişiselleştirilmiş reklamlar göstermek için çerezleri kullanıyoruz. Onayınızı istediğiniz zaman geri çekebilirsiniz."),
    "hu": ("Adatvédelem", "Mi és partnereink sütiket használunk, hogy információkat tároljunk az eszközön és személyre szabott hirdetéseket mutassunk. Hozzájárulását bármikor visszavonhatja."),
    "ro": ("Confidențialitatea ta", "Noi și partenerii noștri folosim cookie-uri pentru a stoca informații pe un dispozitiv și pentru reclame personalizate. Îți poți retrage consimțământul oricând."),
    "el": ("Το απόρρητό σας", "Εμείς και οι συνεργάτες μας χρησιμοποιούμε cookies για να αποθηκεύουμε πληροφορίες στη συσκευή σας. Μπορείτε να ανακαλέσετε τη συγκατάθεσή σας οποτεδήποτε."),
}  # fmt: skip

PAY = {
    "ru": ("Подписка", "Чтобы читать дальше, оформите подписку на «Фонарь»: неограниченный доступ ко всем материалам. Уже есть подписка? Войдите."),
    "uk": ("Передплата", "Щоб читати далі, оформіть передплату: необмежений доступ до всіх матеріалів. Вже маєте передплату? Увійдіть."),
    "cs": ("Předplatné", "Chcete-li číst dál, potřebujete předplatné: neomezený přístup ke všem článkům. Už máte předplatné? Přihlaste se."),
    "fi": ("Tilaa Lyhty", "Tämä artikkeli on vain tilaajille. Tilaa Lyhty ja lue rajattomasti kaikkia juttuja. Oletko jo tilaaja? Kirjaudu sisään."),
    "tr": ("Abonelik", "Okumaya devam etmek için abone olun: tüm haberlere sınırsız erişim. Zaten abone misiniz? Giriş yapın."),
    "hu": ("Előfizetés", "A cikk folytatását csak előfizetőink olvashatják. Fizessen elő, és olvassa korlátlanul minden cikkünket. Már előfizető? Lépjen be."),
    "ro": ("Abonament", "Pentru a citi mai departe ai nevoie de un abonament: acces nelimitat la toate articolele. Ești deja abonat? Autentifică-te."),
    "da": ("Abonnement", "Artiklen er kun for abonnenter. Få adgang til alle artikler og e-avisen for 99 kroner om måneden. Er du allerede abonnent? Log ind."),
}  # fmt: skip

LOGIN = {
    "en": ("Sign in – Lantern", "You need to sign in to read this page. Enter your email address and your password. Forgotten your password? Not registered yet? Create your free account."),
    "de": ("Login | Laterne", "Um weiterzulesen, melden Sie sich mit Ihrer E-Mail-Adresse an. Passwort vergessen? Noch nicht registriert? Jetzt kostenlos registrieren."),
    "fr": ("Identifiez-vous", "Pour continuer, identifiez-vous avec votre adresse e-mail. Mot de passe oublié ? Pas encore de compte ? Inscrivez-vous gratuitement."),
    "es": ("Accede a tu cuenta", "Para continuar, accede a tu cuenta con tu correo electrónico. ¿Has olvidado la contraseña? ¿No tienes cuenta? Regístrate gratis."),
    "it": ("Accedi | La Lanterna", "Effettua l'accesso con il tuo indirizzo email per proseguire. Hai dimenticato la password? Non hai un account? Registrati gratis."),
    "pt": ("Iniciar sessão", "Para continuar, entre na sua conta com o seu e-mail. Esqueceu-se da palavra-passe? Ainda não tem conta? Registe-se gratuitamente."),
    "nl": ("Inloggen - De Lantaarn", "Log in met je e-mailadres om verder te gaan. Wachtwoord vergeten? Nog geen account? Registreer je gratis."),
    "ru": ("Вход", "Войдите в свой аккаунт, чтобы продолжить. Введите адрес электронной почты и пароль. Забыли пароль? Нет аккаунта? Зарегистрируйтесь."),
    "uk": ("Вхід", "Увійдіть до свого облікового запису, щоб продовжити. Забули пароль? Немає акаунта? Зареєструйтеся."),
    "pl": ("Logowanie – Latarnia", "Zaloguj się na swoje konto, podając adres e-mail i hasło. Nie pamiętasz hasła? Nie masz jeszcze konta? Załóż konto."),
    "sv": ("Logga in", "Logga in med din e-postadress för att fortsätta. Glömt lösenordet? Har du inget konto? Skapa ett konto."),
    "da": ("Log ind", "Log ind med din e-mailadresse for at fortsætte. Glemt din adgangskode? Har du ikke en konto? Opret en konto."),
    "nb": ("Logg inn", "Logg inn med e-postadressen din for å fortsette. Glemt passordet? Har du ikke konto? Opprett en konto."),
    "fi": ("Kirjaudu sisään", "Kirjaudu sisään sähköpostiosoitteellasi jatkaaksesi. Unohditko salasanasi? Eikö sinulla ole tunnusta? Luo tili."),
    "cs": ("Přihlášení", "Přihlaste se svým e-mailem, abyste mohli pokračovat. Zapomněli jste heslo? Nemáte účet? Zaregistrujte se."),
    "tr": ("Giriş yap", "Devam etmek için e-posta adresinizle giriş yapın. Şifrenizi mi unuttunuz? Hesabınız yok mu? Hesap oluşturun."),
}  # fmt: skip

MISSING = {
    "en": ("Sorry, we can't find that page", "The page you were trying to reach isn't here any more. It may have been moved, or the link you followed is out of date. Return to the home page."),
    "de": ("Diese Seite gibt es nicht", "Die von Ihnen aufgerufene Seite existiert nicht oder nicht mehr. Bitte prüfen Sie die Adresse oder gehen Sie zur Startseite."),
    "fr": ("Erreur 404", "Désolé, la page que vous demandez n'existe pas ou a été déplacée. Vérifiez l'adresse ou retournez à la page d'accueil."),
    "es": ("No encontramos la página", "Lo sentimos, la página a la que intentas acceder no existe o ha sido eliminada. Comprueba la dirección o vuelve a la portada."),
    "it": ("Pagina inesistente", "Siamo spiacenti, la pagina che cerchi non esiste o è stata spostata. Controlla l'indirizzo o torna alla home page."),
    "pt": ("Erro 404", "Lamentamos, mas a página que procura não existe ou foi removida. Verifique o endereço ou volte à página inicial."),
    "nl": ("Deze pagina bestaat niet", "Sorry, de pagina die u probeert te openen is verplaatst of verwijderd. Controleer het adres of ga terug naar de homepage."),
    "ru": ("Ошибка 404", "К сожалению, запрашиваемая страница не существует или была удалена. Проверьте адрес или вернитесь на главную страницу."),
    "uk": ("Сторінку не знайдено", "На жаль, такої сторінки не існує або її було видалено. Перевірте адресу або поверніться на головну сторінку."),
    "pl": ("Błąd 404", "Przepraszamy, strona, której szukasz, nie istnieje lub została przeniesiona. Sprawdź adres albo wróć na stronę główną."),
    "sv": ("Sidan finns inte", "Sidan du försöker nå finns inte längre eller har flyttats. Kontrollera adressen eller gå till startsidan."),
    "da": ("Siden findes ikke", "Den side, du leder efter, findes ikke eller er blevet flyttet. Kontrollér adressen, eller gå til forsiden."),
    "nb": ("Siden finnes ikke", "Siden du leter etter, finnes ikke eller er flyttet. Sjekk adressen eller gå til forsiden."),
    "fi": ("Sivua ei löytynyt", "Hakemaasi sivua ei löytynyt. Se on ehkä poistettu tai siirretty. Tarkista osoite tai palaa etusivulle."),
    "cs": ("Stránka nenalezena", "Omlouváme se, hledaná stránka neexistuje nebo byla přesunuta. Zkontrolujte adresu nebo přejděte na úvodní stránku."),
    "tr": ("Sayfa bulunamadı", "Aradığınız sayfa bulunamadı ya da kaldırılmış olabilir. Adresi kontrol edin veya ana sayfaya dönün."),
}  # fmt: skip

ROBOT = {
    "en": ("One more step", "Please complete the security check to access lantern.example. Why do I have to complete a CAPTCHA? It proves you are a human."),
    "de": ("Sicherheitsprüfung", "Bitte bestätigen Sie, dass Sie kein Roboter sind. Aus Ihrem Netzwerk kommt ungewöhnlicher Datenverkehr. Aktivieren Sie JavaScript und Cookies."),
    "fr": ("Vérification de sécurité", "Veuillez confirmer que vous êtes humain. Activez JavaScript et les cookies pour continuer. Un trafic inhabituel vient de votre réseau."),
    "es": ("Verificación de seguridad", "Verifica que eres una persona. Activa JavaScript y las cookies para continuar. Hemos detectado tráfico inusual desde tu red."),
    "it": ("Verifica di sicurezza", "Conferma di essere umano completando il captcha. Attiva JavaScript e i cookie per continuare. Abbiamo rilevato attività insolite."),
    "pt": ("Verificação de segurança", "Confirme que não é um robô. Ative o JavaScript e os cookies para continuar. Detetámos tráfego invulgar na sua rede."),
    "nl": ("Beveiligingscontrole", "Bevestig dat je een mens bent. Schakel JavaScript en cookies in om door te gaan. We zagen ongebruikelijk verkeer vanaf je netwerk."),
    "ru": ("Проверка безопасности", "Подтвердите, что запросы отправляли вы, а не робот. Включите JavaScript и cookies, чтобы продолжить. Проверка браузера выполняется автоматически."),
    "uk": ("Перевірка безпеки", "Підтвердьте, що ви не робот. Увімкніть JavaScript і файли cookie, щоб продовжити. Перевірка браузера триває автоматично."),
    "pl": ("Weryfikacja", "Potwierdź, że nie jesteś robotem. Włącz obsługę JavaScript i plików cookie, aby kontynuować. Wykryliśmy nietypowy ruch."),
    "sv": ("Säkerhetskontroll", "Bekräfta att du är en människa. Aktivera JavaScript och kakor för att fortsätta. Vi har sett ovanlig trafik från ditt nätverk."),
    "da": ("Sikkerhedskontrol", "Bekræft, at du ikke er en robot. Slå JavaScript og cookies til for at fortsætte. Vi kontrollerer din browser."),
    "nb": ("Sikkerhetskontroll", "Bekreft at du ikke er en robot. Slå på JavaScript og informasjonskapsler for å fortsette. Vi kontrollerer nettleseren din."),
    "fi": ("Turvatarkistus", "Vahvista, että et ole robotti. Ota JavaScript ja evästeet käyttöön jatkaaksesi. Selaintasi tarkistetaan."),
    "cs": ("Bezpečnostní kontrola", "Potvrďte, že nejste robot. Povolte JavaScript a soubory cookie, abyste mohli pokračovat. Ověřujeme váš prohlížeč."),
    "tr": ("Güvenlik kontrolü", "Robot olmadığınızı doğrulayın. Devam etmek için JavaScript'i ve çerezleri etkinleştirin. Tarayıcınız kontrol ediliyor."),
}  # fmt: skip

WALLS = [
    pytest.param(reason, language, *said, id=f"{reason.split()[0]}-{language}")
    for reason, pages in {
        "consent": CONSENT, "subscription": PAY, "sign in": LOGIN, "no such page": MISSING, "whether a person": ROBOT,
    }.items()
    for language, said in pages.items()
]  # fmt: skip


def lines(words: str, tag: str) -> str:
    """The sentences of a wall, each in an element of its own."""
    parts = words.replace("? ", "?|").replace(". ", ".|").split("|")
    return "".join(f"<{tag}>{part}</{tag}>" for part in parts)


@pytest.mark.parametrize(("reason", "language", "title", "words"), WALLS)
@pytest.mark.parametrize(
    "layout",
    [
        "<main><h1>{title}</h1><p>{words}</p></main>",
        '<div id="wrap"><h2>{title}</h2>{paragraphs}<button>OK</button></div>',
        "<section><h1>{title}</h1>{divs}</section>",
    ],
    ids=["one paragraph", "paragraphs", "lines"],
)
def test_a_wall_in_any_tongue_is_refused(layout: str, reason: str, language: str, title: str, words: str) -> None:
    """A page that only asks or refuses is no report, whatever tongue it does so in and however it is set."""
    body = layout.format(title=title, words=words, paragraphs=lines(words, "p"), divs=lines(words, "div"))
    with pytest.raises(Unreadable, match=reason):
        page(body + FOOT, title=title, language=language)


NEWS = [
    "Die Seite der Behörde existiert nicht mehr, sagte ein Sprecher am Dienstag, und auch das Archiv ist gelöscht.",
    "Wegen ungewöhnlichen Datenverkehrs sperrte die Bank am Montag den Zugang für zwei Stunden, teilte sie mit.",
    "La page d'accueil du ministère a été piratée mardi, a indiqué la préfecture dans un communiqué.",
    "Le journal comptait mardi 90 000 abonnés qui ont accès à tous ses articles, selon son directeur.",
    "La policía pidió a los vecinos que no compartan su contraseña con nadie que llame por teléfono.",
    "La pagina del comune non esiste più dal 2019, ha detto il sindaco ai giornalisti martedì sera.",
    "O tribunal decidiu na terça-feira que a empresa não pode tratar dados pessoais sem consentimento.",
    "De krant telde vorig jaar 40.000 abonnees met toegang tot alle artikelen, zei de uitgever dinsdag.",
    "Сайт министерства два часа не открывался, а страница с отчётом была удалена, сообщил представитель ведомства.",
    "Суд решил, что компания должна получать согласие пользователей до того, как использовать файлы cookie.",
    "Gazeta miała w ubiegłym roku 50 tysięcy prenumeratorów, a pakiet kosztował 20 złotych, podał wydawca.",
    "Robot, který v továrně třídí balíky, se ve středu zastavil a výroba podle mluvčího stála dvě hodiny.",
    "Sivua, jolla päätös julkaistiin, ei löytynyt enää tiistaina, kertoi kunnan viestintä lehdelle.",
    "Bakanlığın sayfası salı günü iki saat boyunca açılmadı, sözcü nedenin araştırıldığını söyledi.",
]


@pytest.mark.parametrize("line", NEWS)
def test_news_of_such_things_stays(line: str) -> None:
    """A sentence of a story that speaks of pages, passwords, subscribers or robots is story."""
    assert line in with_story(inside=f"<p>{line}</p>").body
