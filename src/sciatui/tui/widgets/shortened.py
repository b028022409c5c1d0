"""What a line to type in tells its page. It stands apart, so that a page need not load what it does not show."""

from textual.message import Message


class Shortened(Message):
    """A paste was longer than its field."""

    def __init__(self, most: int) -> None:
        """Say how many characters there is room for."""
        super().__init__()
        self.most = most
