"""Polls, voter lists, the register, and what was voted."""

from punte.ballots.models.ballots import Ballot, BoxKey, Envelope, RoomVote, Vote
from punte.ballots.models.groups import LEAST, Group, group_of
from punte.ballots.models.lists import ListedVoter, VoterList
from punte.ballots.models.polls import Option, Poll
from punte.ballots.models.voters import Voter

__all__ = [
    "LEAST",
    "Ballot",
    "BoxKey",
    "Envelope",
    "Group",
    "ListedVoter",
    "Option",
    "Poll",
    "RoomVote",
    "Vote",
    "Voter",
    "VoterList",
    "group_of",
]
