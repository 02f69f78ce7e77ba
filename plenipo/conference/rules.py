from plenipo.conference.models import Conference, Membership


def may_direct(member: Membership) -> bool:
    """Settings, rules, duties and switches are the secretary-general's."""
    return member.has(Membership.Duty.SECRETARY_GENERAL)


def may_write_letters(conference: Conference) -> bool:
    return conference.stage != Conference.Stage.CLOSED
