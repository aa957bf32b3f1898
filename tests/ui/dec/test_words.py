import numpy as np

from core.dec.film import load_dec_film
from core.runs import Run, exhibit
from tests.made.dec import make_dec_run
from ui.dec import drawing, feed, squeeze, words
from ui.frame.texts import speaker

SAY = speaker("en")


def test_the_third_act_says_how_it_came_out(tmp_path):
    html = words.story_html(make_dec_run(tmp_path), "refine", SAY)
    assert "Act 3 of 3" in html
    assert "in 4 updates; then fewer than 0.1%" in html


def test_the_first_act_answers_both_halves_of_the_question():
    html = words.story_html(exhibit("dec"), "squeeze", SAY)
    accuracy = exhibit("dec").evaluation["test_accuracy"]
    assert "hold 9 of the ten digits below" in html
    assert "Lost: 5, now like a 0." in html
    assert f"10 centres? In the end {accuracy:.1%} of all test images" in html


def test_pictures_from_more_numbers_than_the_code_has_hold_nothing(tmp_path):
    run = make_dec_run(tmp_path, n_pictures=3)
    assert words.held(run, SAY) == ""


def test_a_live_run_says_nothing_of_its_end(tmp_path):
    run = make_dec_run(tmp_path, state="running")
    assert words.gathered(run, load_dec_film(run).clustering, SAY) == ""


def test_an_untrained_code_comes_with_the_reason_it_fails(tmp_path):
    run = make_dec_run(tmp_path, preset="untrained", n_pictures=0)
    assert "act 1 was skipped" in words.story_html(run, "centres", SAY)
    assert "act 1 was skipped" not in words.story_html(run, "squeeze", SAY)


def test_two_kernels_are_told_apart_with_figures(tmp_path, monkeypatch):
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path)
    one = make_dec_run(tmp_path, "dec")
    other = make_dec_run(tmp_path, "dec-post", preset="post-kernel")
    pair = [(run, load_dec_film(run).clustering) for run in (one, other)]
    html = words.difference_html(*pair, SAY)
    assert "only the kernel differs" in html
    sure = [words.sureness(run, film, -1) for run, film in pair]
    assert sure[0] > sure[1] > 0.1
    assert "only the kernel differs" not in words.difference_html(pair[0], pair[0], SAY)


def test_the_frames_of_the_autoencoder_are_sent_as_one_picture(tmp_path):
    sent = squeeze.payload(load_dec_film(make_dec_run(tmp_path)).pretraining)
    assert sent["steps"] == [0, 1, 2, 3, 4]
    assert sent["frames"].startswith("data:image/png;base64,")


def test_stages_are_named_by_their_layers():
    names = squeeze.names([784, 500, 500, 2000, 10], SAY)
    assert names["layer-1"] == "784 → 500"
    assert names["layer-4"] == "2000 → 10"


def test_a_code_is_drawn_number_by_number(tmp_path):
    code = np.array([1.0, -0.5] + [0.0] * 8)
    q = np.eye(10)[2]
    html = drawing.code_html(code, q, make_dec_run(tmp_path), SAY)
    assert html.count("<i ") == 10
    assert 'class="down" style="--h:0.500"' in html
    assert "cluster C, which stands for 7" in html


def test_a_drawing_s_chain_shows_the_stages_there_were():
    image = np.zeros((28, 28), np.uint8)
    found = {"cluster": image, "untrained": image, "layer-3": image}
    html = drawing.chain_html(image, found, 10, True, SAY)
    assert html.index("untrained") < html.index("after clustering")
    assert "after layer 1" not in html
    assert "after layer 3<b>from 2,000 numbers</b>" in html
    assert "after clustering<b>from 10 numbers</b>" in html
    assert "draw your own" in html


def test_a_run_that_is_gone_has_no_story(tmp_path):
    assert "Act 2" in words.story_html(Run(tmp_path / "gone"), "centres", SAY)


def test_the_twin_is_the_mapped_image_whose_last_code_is_nearest(tmp_path):
    film = feed.clustering(make_dec_run(tmp_path))
    for row in (0, 3, 7):
        assert drawing.nearest(film, film.codes[-1][row]) == row


def test_a_drawing_is_told_its_cluster_beside_the_map():
    place = drawing.Place(cluster=2, q=1.0, n_clusters=10, digit="7")
    words = SAY("dec.twin.refine", **place.words(SAY))
    html = drawing.twin_html(np.zeros((28, 28), np.uint8), words, SAY)
    assert "ends in cluster C, which stands for 7 (q = 100%)" in html


def test_an_image_is_placed_as_k_means_left_it_and_as_it_ended(tmp_path):
    run = make_dec_run(tmp_path)
    film = feed.clustering(run)
    for act, frame in (("centres", 0), ("refine", -1)):
        place = drawing.placed(film, 3, act, feed.kernel(run))
        gaps = np.square(film.codes[frame][3] - film.centroids[frame]).sum(axis=1)
        assert place.cluster == gaps.argmin()
        assert place.digit == str(film.cluster_digits[frame][place.cluster])
