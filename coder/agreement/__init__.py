"""Agreement of coders: one coefficient per module, pure functions over spans and units."""

from __future__ import annotations

from coder.agreement.binary import BinaryTable, binary_table
from coder.agreement.bootstrapping import bootstrap, bootstrap_blocks, bootstrap_sums, bootstrap_within
from coder.agreement.brennan import brennan_prediger
from coder.agreement.cohen import cohen_kappa
from coder.agreement.comparison import compare
from coder.agreement.conger import conger_kappa
from coder.agreement.estimate import Estimate
from coder.agreement.fixed_units import codes_given, fixed_units
from coder.agreement.fleiss import fleiss_kappa
from coder.agreement.gwet import gwet_ac1
from coder.agreement.hierarchy import roll_up, tree_distance
from coder.agreement.jackknife import jackknife_sums
from coder.agreement.kalpha import kalpha_bootstrap
from coder.agreement.krippendorff import krippendorff_alpha
from coder.agreement.metrics import Metric
from coder.agreement.multi_valued import multi_valued_alpha, multi_valued_counts
from coder.agreement.partition import OverlapError
from coder.agreement.scott import scott_pi
from coder.agreement.set_alpha import set_alpha
from coder.agreement.set_distance import dice_distance, jaccard_distance, masi_distance
from coder.agreement.spans import Continua, Span, apply_mask, merge_spans
from coder.agreement.unitized import unitized_alpha, unitized_counts
from coder.agreement.unitized_1995 import AlphaU1995, alpha_u_1995
from coder.agreement.unitized_counts import CodeAlpha, UnitizedAlpha, UnitizedCounts
from coder.agreement.units import Units, Value

__all__ = [
    "AlphaU1995",
    "BinaryTable",
    "CodeAlpha",
    "Continua",
    "Estimate",
    "Metric",
    "OverlapError",
    "Span",
    "UnitizedAlpha",
    "UnitizedCounts",
    "Units",
    "Value",
    "alpha_u_1995",
    "apply_mask",
    "binary_table",
    "bootstrap",
    "bootstrap_blocks",
    "bootstrap_sums",
    "bootstrap_within",
    "brennan_prediger",
    "codes_given",
    "cohen_kappa",
    "compare",
    "conger_kappa",
    "dice_distance",
    "fixed_units",
    "fleiss_kappa",
    "gwet_ac1",
    "jaccard_distance",
    "jackknife_sums",
    "kalpha_bootstrap",
    "krippendorff_alpha",
    "masi_distance",
    "merge_spans",
    "multi_valued_alpha",
    "multi_valued_counts",
    "roll_up",
    "scott_pi",
    "set_alpha",
    "tree_distance",
    "unitized_alpha",
    "unitized_counts",
]
