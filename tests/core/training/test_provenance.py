from core.digits.config import CnnConfig
from core.training.provenance import command_line


def test_command_line_shows_departures_from_the_defaults_only():
    assert command_line("cnn", CnnConfig()) == "python -m core train cnn --seed 0"
