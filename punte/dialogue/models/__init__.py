"""What people are asked, what they say, and what became of it."""

from punte.dialogue.models.action_groups import ActionGroup, GroupMember, HomogeneousGroup
from punte.dialogue.models.amendments import Amendment, CoAuthor, Wording
from punte.dialogue.models.cases import BlockedWord, Case, Ground, Mark, ModerationEntry
from punte.dialogue.models.consultations import Consultation, Phase, WantedGroup
from punte.dialogue.models.content_notices import ContentNotice
from punte.dialogue.models.contributions import Answer, Asked, Contribution, Support
from punte.dialogue.models.criteria import Coding, Criterion, SpiralAnswer
from punte.dialogue.models.decisions import Complaint, Decision, KeptWords, Suspension
from punte.dialogue.models.follows import Digest, Follow
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.guests import GuestWord
from punte.dialogue.models.indicators import Effect, WellbeingAction, WellbeingIndicator
from punte.dialogue.models.measures import Measure, MeasureBudget, MeasureOrigin, ProgressReport
from punte.dialogue.models.pictures import ContributionPicture
from punte.dialogue.models.plans import Plan, PlanStakeholder, Problem
from punte.dialogue.models.positions import Position, PositionSignature
from punte.dialogue.models.questions import QuestionVote, TableQuestion
from punte.dialogue.models.statements import Conversation, OpinionMap, Statement, StatementVote, Voter
from punte.dialogue.models.surveys import SurveyQuestion, SurveyResponse
from punte.dialogue.models.tables import RoundTable, TablePoll
from punte.dialogue.models.texts import Paragraph, Text, TextVersion
from punte.dialogue.models.turns import Turn
from punte.dialogue.models.voices import Hearing, PeopleList, Voice

__all__ = [
    "Suspension",
    "KeptWords",
    "Decision",
    "Complaint",
    "ContentNotice",
    "ModerationEntry",
    "Mark",
    "Ground",
    "Case",
    "BlockedWord",
    "ActionGroup",
    "Amendment",
    "Answer",
    "Asked",
    "CoAuthor",
    "Coding",
    "Consultation",
    "Conversation",
    "Contribution",
    "ContributionPicture",
    "Criterion",
    "Digest",
    "Effect",
    "Follow",
    "GroupMember",
    "GuestWord",
    "Hearing",
    "OpinionMap",
    "Paragraph",
    "HomogeneousGroup",
    "Measure",
    "MeasureBudget",
    "MeasureOrigin",
    "PeopleList",
    "Phase",
    "Plan",
    "PlanStakeholder",
    "Position",
    "PositionSignature",
    "Problem",
    "ProgressReport",
    "QuestionVote",
    "RoundTable",
    "SpiralAnswer",
    "StakeholderGroup",
    "Statement",
    "StatementVote",
    "Support",
    "SurveyQuestion",
    "SurveyResponse",
    "Text",
    "TextVersion",
    "TablePoll",
    "TableQuestion",
    "Turn",
    "Voice",
    "Voter",
    "WantedGroup",
    "Wording",
    "WellbeingAction",
    "WellbeingIndicator",
]
