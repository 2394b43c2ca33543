"""请示 as amended: 审核 rests on nothing, 承办 is filed, and nobody refers to 信访 any more."""

from tests.kernel.chapter.facts import TestNumbers
from tests.kernel.chapter.procedures import Asking
from yizhang.law.actor import mayor, office, secretary_general
from yizhang.law.condition import limit, need
from yizhang.law.verb import duty, optional


class Asking2027(Asking, name="asking", drops=(Asking.refer,)):
    """A subclass that states what changed."""

    review = duty("审核", by=secretary_general, after=Asking.propose, asks=optional("opinion"), cites="49.2b")
    instruct = duty("批示", by=mayor, after=need(review, "49.2b"), asks=optional("opinion"), outcomes=("同意", "不同意"), cites="6.1a")
    filing = duty("备案", by=office("文电"), after=instruct("同意"), within=limit(TestNumbers.answering, "53.2c"))
