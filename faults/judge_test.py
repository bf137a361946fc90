"""That the judge sees each kind of fault, and takes each kind of declaration."""
import pathlib
import tempfile
import types
import unittest

from judge import Judge
from lines import LONG, PLAIN, SAME, TABS, text
from schedule import Deed, Pen, Row, View

BEGUN = 1_800_000_000.0
SERVER, PANE, SESSION = 77, "%3", "$1"


def stamp(after):
    return f"2027-01-15T08:{int(after) // 60:02}:{after % 60:06.3f}Z"


class JudgeTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.log = pathlib.Path(self.folder.name) / "log"
        self.told, self.deeds, self.away = [], [], []
        self.log.touch()

    def tearDown(self):
        self.folder.cleanup()

    def wrote(self, first, last, at, kind=PLAIN, sure=True):
        with self.log.open("a", encoding="ascii") as log:
            log.write(f"{first} {last} {kind} {BEGUN + at:.4f}" + (f" {BEGUN + at:.4f}\n" if sure else ""))

    def tell(self, content, mode="lines", **more):
        self.event("pane.output", {"content": content, "mode": mode, **more})

    def event(self, kind, data):
        self.told.append({"type": kind, "seq": len(self.told) + 1, "timestamp": stamp(len(self.told)), "server_instance": f"{SERVER}-5",
                          "session_id": SESSION, "pane_id": PANE, "data": data})

    def lines(self, first, last, kind=PLAIN):
        return "".join(text(0, n, kind) + "\n" for n in range(first, last + 1))

    def verdict(self):
        row = Row(SESSION, "@1", "0", PANE, 1, False)
        schedule = types.SimpleNamespace(
            begun=BEGUN, died="", deeds=self.deeds, pens=[Pen(0, SERVER, SESSION, PANE, self.log)],
            views=[View(BEGUN, BEGUN, SERVER, [row])])
        self.judge = Judge(schedule, self.told, self.away)
        return [(fault.kind, fault.lines) for fault in self.judge.judge()]

    def test_what_was_told_once_in_order_is_right(self):
        self.wrote(1, 10, 1)
        self.tell(self.lines(1, 4))
        self.tell(self.lines(5, 10)[:-30])
        self.tell(self.lines(5, 10)[-30:])
        self.assertEqual([], self.verdict())
        self.assertEqual(10, self.judge.counts["told"])

    def test_a_clock_that_was_set_by_hours_tells_the_same_times(self):
        self.wrote(1, 4, 1 - 7200)
        self.tell(self.lines(1, 2))
        gap = {"from": "2027-01-15T10:00:01.500Z", "to": "2027-01-15T10:00:02.500Z", "reason": "down"}
        self.event("collector.gap", gap)
        self.assertEqual([("lost last", 2)], self.verdict())
        gap["from"] = "2027-01-15T05:00:00.900Z"
        self.assertEqual([], self.verdict())
        gap["to"] = "2027-01-15T04:00:02.500Z"
        self.assertEqual([("wrong gap", 0)], self.verdict())

    def test_a_lost_line_is_found_first_amid_and_last(self):
        self.wrote(1, 9, 1)
        self.tell(self.lines(2, 4) + self.lines(7, 8))
        self.assertEqual([("lost first", 1), ("lost amid", 2), ("lost last", 1)], self.verdict())

    def test_a_line_told_twice_is_found_also_when_the_second_is_a_screen(self):
        self.wrote(1, 3, 1)
        self.tell(self.lines(1, 3))
        self.tell(text(0, 2, PLAIN), mode="screen", rows=[1])
        self.assertEqual([("told twice", 1)], self.verdict())

    def test_the_screen_with_which_a_muxcast_begins_that_was_away_shows_lines_again(self):
        self.wrote(1, 4, 1)
        self.away = [(BEGUN + 0.5, BEGUN + 0.9)]
        self.tell(self.lines(1, 3))
        self.tell(self.lines(2, 4), mode="screen", rows=[1, 2, 3])
        self.assertEqual([], self.verdict())
        self.tell(self.lines(3, 3), mode="screen", rows=[2])
        self.assertEqual([("told twice", 1)], self.verdict())

    def test_only_a_pane_that_came_and_went_while_no_muxcast_ran_can_be_unknown(self):
        self.wrote(1, 4, 1)
        self.away = [(BEGUN + 0.5, BEGUN + 1.1)]
        self.assertEqual([], self.verdict())
        self.tell("~ something of it")
        self.assertEqual([("lost first", 4)], self.verdict())

    def test_an_unfinished_line_may_be_told_again_when_it_is_whole(self):
        self.wrote(1, 1, 1)
        self.tell(text(0, 1, PLAIN)[:12])
        self.tell(text(0, 1, PLAIN), mode="screen", rows=[0])
        self.assertEqual([], self.verdict())
        self.assertEqual(1, self.judge.counts["begun again"])

    def test_disorder_is_found(self):
        self.wrote(1, 3, 1)
        self.tell(self.lines(2, 3) + self.lines(1, 1))
        self.assertEqual([("out of order", 2)], self.verdict())

    def test_a_line_with_other_words_is_changed(self):
        self.wrote(1, 3, 1, LONG)
        self.tell(self.lines(1, 1, LONG) + text(0, 2, LONG)[:60] + "\n" + self.lines(3, 3, LONG))
        self.assertEqual([("changed", 1)], self.verdict())

    def test_blanks_for_tabs_and_rows_of_a_wrapped_line_are_the_same_line(self):
        self.wrote(1, 1, 1, TABS)
        self.wrote(2, 2, 1, LONG)
        self.tell(text(0, 1, TABS).expandtabs(), mode="screen", rows=[0])
        said = text(0, 2, LONG)
        self.tell(said[:6] + "\n" + said[6:90] + "\n" + said[90:], mode="screen", rows=[1, 2, 3])
        self.assertEqual([], self.verdict())

    def test_a_gap_excuses_its_time_only(self):
        self.wrote(1, 1, 1)
        self.wrote(2, 2, 5)
        self.wrote(3, 3, 9)
        self.tell(self.lines(1, 1) + self.lines(3, 3))
        self.event("collector.gap", {"from": stamp(4.9), "to": stamp(5.1), "reason": "dropped"})
        self.assertEqual([], self.verdict())
        self.told[-1]["data"]["to"] = self.told[-1]["data"]["from"] = stamp(7)
        self.assertEqual([("lost amid", 1)], self.verdict())
        self.told[-1]["data"] = {"from": stamp(4.9), "to": stamp(5.1), "reason": "dropped"}
        self.told[-1]["session_id"] = "$2"
        self.assertEqual([("lost amid", 1)], self.verdict())

    def test_behind_a_gap_a_screen_may_show_lines_again_but_once(self):
        self.wrote(1, 4, 1)
        self.tell(self.lines(1, 3))
        gap = {"from": stamp(0.5), "to": stamp(2.5), "reason": "dropped"}
        self.event("collector.gap", gap)
        self.tell(self.lines(2, 4))
        self.assertEqual([], self.verdict())
        self.assertEqual(2, self.judge.counts["shown again"])
        self.tell(self.lines(3, 3))
        self.assertEqual([("told twice", 1)], self.verdict())
        gap["to"] = stamp(1.5)
        self.assertEqual([("told twice", 1), ("told twice", 1)], self.verdict())

    def test_skipped_bytes_excuse_what_stood_before_them(self):
        self.wrote(1, 6, 1)
        self.tell(self.lines(1, 1))
        self.tell(self.lines(4, 4), skipped_bytes=200)
        self.tell(self.lines(6, 6))
        self.assertEqual([("lost amid", 1)], self.verdict())

    def test_last_words_are_excused_only_where_they_are_not_claimed(self):
        self.wrote(1, 2, 1)
        self.tell(self.lines(1, 1))
        self.event("pane.removed", {"output_complete": False})
        self.assertEqual([], self.verdict())
        self.told[-1]["data"]["output_complete"] = True
        self.assertEqual([("lost last", 1)], self.verdict())

    def test_another_program_in_the_pane_leaves_the_last_words_of_the_one_before_excused(self):
        self.wrote(1, 2, 1)
        self.wrote(3, 3, 9)
        self.tell(self.lines(1, 1))
        self.event("pane.removed", {"output_complete": False})
        self.event("pane.created", {})
        self.tell("another\n")
        self.assertEqual([("lost last", 1)], self.verdict())

    def test_a_full_screen_may_stand_amid_a_line_that_was_told_before(self):
        self.wrote(1, 1, 1)
        self.tell(text(0, 1, PLAIN)[:-2] + "\n~ row 1 of picture 4\n~ row 2 of picture 4\n" + text(0, 1, PLAIN)[-2:])
        self.assertEqual([], self.verdict())

    def test_a_gap_of_any_session_excuses_one_that_nobody_ever_saw(self):
        self.wrote(1, 1, 5)
        self.event("collector.gap", {"from": stamp(4.9), "to": stamp(5.1), "reason": "dropped"})
        self.told[-1].update(session_id="$2", pane_id=None)
        self.assertEqual([], self.verdict())
        self.told[-1]["data"]["from"] = self.told[-1]["data"]["to"] = stamp(7)
        self.assertEqual([("lost first", 1)], self.verdict())

    def test_what_was_written_when_the_pane_was_ended_may_not_have_reached_tmux(self):
        self.wrote(1, 1, 1)
        self.wrote(2, 2, 1.95)
        self.tell(self.lines(1, 1))
        self.deeds.append(Deed(BEGUN + 2, BEGUN + 2, "respawn-pane", frozenset([PANE])))
        self.assertEqual([], self.verdict())
        self.deeds[0] = Deed(BEGUN + 4, BEGUN + 4, "respawn-pane", frozenset([PANE]))
        self.assertEqual([("lost last", 1)], self.verdict())

    def test_an_unfinished_write_need_not_be_told(self):
        self.wrote(1, 1, 1)
        self.wrote(2, 2, 2, sure=False)
        self.tell(self.lines(1, 1))
        self.assertEqual([], self.verdict())

    def test_equal_lines_are_counted(self):
        self.wrote(1, 1, 1)
        self.wrote(2, 5, 1, SAME)
        self.wrote(6, 6, 1)
        self.tell(self.lines(1, 1) + self.lines(2, 5, SAME) + self.lines(6, 6))
        self.assertEqual([], self.verdict())
        self.told.clear()
        self.tell(self.lines(1, 1) + self.lines(2, 3, SAME) + self.lines(6, 6))
        self.assertEqual([("lost amid", 2)], self.verdict())
        self.told.clear()
        self.tell(self.lines(1, 1) + self.lines(2, 6, SAME) + self.lines(6, 6))
        self.assertEqual([("told twice", 1)], self.verdict())


if __name__ == "__main__":
    unittest.main()
