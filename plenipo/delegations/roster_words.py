"""Words of sheets for the choices of a field, beside their labels, in six languages."""

CAPACITIES = {
    "head": (
        "head, chief, leader, head of the delegation, chief of delegation, leader of the delegation, chef, chef "
        "de délégation, chef de la délégation, jefe, jefa, jefe de delegación, jefa de la delegación, глава, "
        "глава делегации, руководитель делегации, руководительница делегации, 团长, 代表团团长, رئيس, رئيسة, "
        "رئيس الوفد, رئيسة الوفد, رئيس وفد, رئيسة وفد, "
        "cheffe, cheffe de délégation, cheffe de la délégation, présidente de la délégation, "
        "président de la délégation, jefe de la delegación, jefa de delegación, presidenta de la delegación"
    ),
    "deputy": (
        "deputy, deputy head of delegation, vice head, chef adjoint, jefe adjunto, jefa adjunta, jefe adjunto de "
        "la delegación, jefa adjunta de la delegación, jefe adjunto de delegación, jefa adjunta de delegación, "
        "subjefe, subjefa, cheffe adjointe, chef adjoint de la délégation, cheffe adjointe de la délégation, chef "
        "adjoint de délégation, cheffe adjointe de délégation, vice-présidente de la délégation, заместитель "
        "главы, заместитель главы делегации, заместительница главы делегации, заместитель руководителя делегации, "
        "副团长, 代表团副团长, نائب الرئيس, نائبة الرئيس, نائب رئيس الوفد, نائبة رئيس الوفد, نائبة رئيسة الوفد, "
        "نائب رئيسة الوفد"
    ),
    "member": (
        "delegate, participant, délégué, déléguée, delegado, delegada, делегат, делегатка, участник, участница, "
        "член делегации, 团员, 代表, عضو, عضوة, عضو الوفد, عضوة الوفد, مندوب, مندوبة, membre de la délégation, "
        "miembro de la delegación, participante, participant, participante"
    ),
    "adviser": (
        "advisor, advisers, conseiller, conseillère, asesor, asesora, consejero, советник, советница, 顾问, مستشار, "
        "مستشارة"
    ),
    "interpreter": (
        "translator, interprète, traducteur, traductrice, traductor, traductora, intérprete, переводчик, "
        "переводчица, 翻译, 译员, مترجم, مترجمة"
    ),
    "security": (
        "security officer, bodyguard, garde du corps, agente de seguridad, agent de sécurité, agente de sécurité, "
        "escolta, охранник, охранница, 警卫, 安保, حارس"
    ),
    "accompanying": (
        "spouse, conjoint, conjointe, cónyuge, супруг, супруга, 随行人员, 配偶, مرافق, مرافقة, acompañante, "
        "accompagnatrice, accompagnateur, сопровождающий, сопровождающая"
    ),
    "staff": (
        "secretary, assistant, assistante, secrétaire, secretario, secretaria, asistente, ayudante, سكرتير, "
        "سكرتيرة, помощник, помощница, секретарь делегации, 秘书, 工作人员"
    ),
}

DISCLOSURES = {
    "public": "public, published, my name may be published, 公开",
    "delegations": "delegations, only other delegations may see my name",
    "category": "category, same category, only delegations of my category may see my name, 同类别",
    "secretariat": "secretariat, only the secretariat may see my name, 不公开",
}
