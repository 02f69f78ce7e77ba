from plenipo.records.actions import ask_for
from plenipo.records.models import By


def a_job_of_rex(world):
    return {"pk": ask_for("registry.import", by=By(duty="register", account=world.rex)).pk}


WHO = {
    "records:health": {"nobody", "sol", "ina", "ada", "obi", "bea", "rex", "max", "lin", "fay"},
    "records:job": {"rex"},
}
WHERE = {"records:job": a_job_of_rex}
