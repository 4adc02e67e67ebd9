import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score
from sklearn.utils.estimator_checks import check_estimator

from analysis.themes.estimators import SharedDirection, ThemeClusterer

# scikit-learn's checks use pickles and warnings of their own; those are theirs to raise.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("estimator", [SharedDirection(), ThemeClusterer(least=1.0)])
def test_estimators_obey_scikit_learn(estimator):
    assert check_estimator(estimator, on_skip=None, on_fail="raise")


def test_theme_clusterer_finds_three_directions():
    generator = np.random.default_rng(0)
    middles = np.eye(3).repeat(30, axis=0)
    labels = ThemeClusterer(n_clusters=3).fit_predict(
        middles + 0.1 * generator.normal(size=middles.shape)
    )
    assert adjusted_rand_score(np.arange(3).repeat(30), labels) == 1.0
