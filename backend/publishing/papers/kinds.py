"""Which papers there are, and the formats they come in."""

from enum import StrEnum


class PaperFormat(StrEnum):
    """PDF is tagged (PDF/UA-1); ODT and DOCX can be edited; HTML is one file."""

    pdf = "pdf"
    odt = "odt"
    docx = "docx"
    html = "html"


class MeetingPaper(StrEnum):
    """Papers of one meeting."""

    minutes = "minutes"
    public_minutes = "public-minutes"
    invitation = "invitation"
    attendance_list = "attendance-list"
    name_tents = "name-tents"


class AlliancePaper(StrEnum):
    """Papers of the whole alliance."""

    open_items = "open-items"
    poster = "poster"
    executions = "executions"


class ProcessPaper(StrEnum):
    """Papers of one process."""

    closing_evaluation = "closing-evaluation"


class CouncilPaperFile(StrEnum):
    """What there is of a council paper."""

    council_paper = "council-paper"


class ReportFile(StrEnum):
    """What there is of a report."""

    annual_report = "annual-report"


class AgreementPaper(StrEnum):
    """Papers of one agreement."""

    target_agreement = "target-agreement"
    action_concept = "action-concept"


class ConceptPaper(StrEnum):
    """The two versions of a concept."""

    concept = "concept"
    executive_summary = "executive-summary"


class RecommendationFile(StrEnum):
    """What there is of a recommendation paper."""

    recommendation_paper = "recommendation-paper"


MEDIA_TYPES = {
    PaperFormat.pdf: "application/pdf",
    PaperFormat.odt: "application/vnd.oasis.opendocument.text",
    PaperFormat.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.html: "text/html; charset=utf-8",
}
#: Sheets with a layout of their own.
PDF_ONLY = {MeetingPaper.name_tents, AlliancePaper.poster}
