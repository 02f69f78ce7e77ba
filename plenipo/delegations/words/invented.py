"""Names for people who do not exist: usual ones of a language, in Latin letters and in its script."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamePool:
    """
    given, family   (in Latin letters, in the script of the language or "")
    offices         as parties of this language write them to a secretariat
    """

    given: tuple[tuple[str, str], ...]
    family: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    family_first: bool = False


def _latin(names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "") for name in names.split(", "))


def _both(names: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.split("=") for pair in names.split(", "))
    return tuple((latin, native) for latin, native in pairs)


_ENGLISH = (
    "Adviser, International Department",
    "International Secretariat",
    "Assistant to the General Secretary",
)
_FRENCH = ("Conseiller aux relations internationales", "Secrétariat international")
_SPANISH = ("Asesoría de Relaciones Internacionales", "Secretaría Internacional")
_PORTUGUESE = ("Assessoria de Relações Internacionais", "Secretariado Internacional")

POOLS = {
    "en": NamePool(
        _latin(
            "Andrew, Claire, Daniel, Grace, Helen, James, Martin, Peter, Ruth, Simon, Susan, Thomas"
        ),
        _latin(
            "Baker, Carter, Collins, Foster, Harris, Hughes, Lawson, Mitchell, Palmer, Turner, "
            "Walker, Webb"
        ),
        _ENGLISH,
    ),
    "fr": NamePool(
        _latin(
            "Alain, Benoît, Cécile, Claude, Élise, Hélène, Laurent, Luc, Mathieu, Nicole, Paul, "
            "Sylvie"
        ),
        _latin(
            "Bernier, Blanchard, Caron, Delorme, Fontaine, Gauthier, Lambert, Mercier, Picard, "
            "Renard, Roussel, Vidal"
        ),
        _FRENCH,
    ),
    "es": NamePool(
        _latin(
            "Alicia, Andrés, Carlos, Carmen, Diego, Elena, Javier, Lucía, Marta, Pablo, Rosa, Sergio"
        ),
        _latin(
            "Aguilar, Campos, Delgado, Fuentes, Herrera, Iglesias, Medina, Ortega, Ramos, Salazar, "
            "Soto, Vargas"
        ),
        _SPANISH,
    ),
    "pt": NamePool(
        _latin(
            "Ana, António, Beatriz, Carla, Filipe, Helena, Jorge, Luísa, Manuel, Paulo, Rita, Tiago"
        ),
        _latin(
            "Almeida, Barbosa, Cardoso, Duarte, Fonseca, Lopes, Machado, Moreira, Pinto, Ribeiro, "
            "Teixeira, Vieira"
        ),
        _PORTUGUESE,
    ),
    "de": NamePool(
        _latin(
            "Andrea, Bernd, Claudia, Dieter, Eva, Frank, Heike, Jens, Karin, Matthias, Petra, Uwe"
        ),
        _latin(
            "Albrecht, Brandt, Dietrich, Engel, Graf, Hartmann, Keller, Lorenz, Seidel, Vogel, "
            "Winkler, Ziegler"
        ),
        _ENGLISH,
    ),
    "it": NamePool(
        _latin(
            "Alessandro, Chiara, Davide, Elena, Francesca, Giorgio, Laura, Marco, Paola, Roberto, "
            "Silvia, Stefano"
        ),
        _latin(
            "Barbieri, Caruso, De Luca, Ferrara, Galli, Leone, Marchetti, Moretti, Pellegrini, Riva, "
            "Sartori, Villa"
        ),
        _ENGLISH,
    ),
    "ru": NamePool(
        _both(
            "Andrei=Андрей, Alexei=Алексей, Dmitry=Дмитрий, Igor=Игорь, Ivan=Иван, Maxim=Максим, "
            "Nikolai=Николай, Oleg=Олег, Pavel=Павел, Sergei=Сергей"
        ),
        _both(
            "Belov=Белов, Denisov=Денисов, Frolov=Фролов, Gusev=Гусев, Karpov=Карпов, "
            "Lebedev=Лебедев, Markov=Марков, Nikitin=Никитин, Orlov=Орлов, Zaitsev=Зайцев"
        ),
        _ENGLISH,
    ),
    "ar": NamePool(
        _both(
            "Ahmad=أحمد, Hassan=حسن, Karim=كريم, Khalid=خالد, Layla=ليلى, Mariam=مريم, Nadia=نادية, "
            "Samir=سمير, Tariq=طارق, Youssef=يوسف"
        ),
        _both(
            "Al-Amin=الأمين, Al-Khatib=الخطيب, Al-Najjar=النجار, Al-Sharif=الشريف, Darwish=درويش, "
            "Haddad=حداد, Mansour=منصور, Nasser=ناصر, Saleh=صالح, Suleiman=سليمان"
        ),
        _ENGLISH,
    ),
    "zh": NamePool(
        _both("Fang=芳, Gang=刚, Hong=红, Jing=静, Jun=军, Lei=磊, Min=敏, Tao=涛, Wei=伟, Yan=燕"),
        _both("Chen=陈, Feng=冯, Gao=高, Guo=郭, He=何, Lin=林, Liu=刘, Sun=孙, Zhao=赵, Zhou=周"),
        _ENGLISH,
        family_first=True,
    ),
}
USUAL = "en"  # of countries none of whose languages stands here


def native_of(pool: NamePool, given: str, family: str) -> str:
    if not given or not family:
        return ""
    return f"{family}{given}" if pool.family_first else f"{given} {family}"
