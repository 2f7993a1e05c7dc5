"""Makes the voice of a session: speaks every cue with Kokoro, reads it back, and packs it as Opus.

Runs where Lumbar is packaged, never where it is used. Needs the dependency group `voice`.
"""

from pathlib import Path
from typing import Final

from studio import ROOT

VOICE: Final = "af_heart"
"""The voice of Kokoro that speaks (en-US)."""
LANG: Final = "en"
OUT: Final = ROOT / "src/lumbar/web/static/lumbar/voice" / LANG
"""The packs and their index, as they are shipped."""
CACHE: Final = ROOT / ".voice"
"""What was rendered, by hash; may be deleted at any time."""
HERE: Final = Path(__file__).parent
