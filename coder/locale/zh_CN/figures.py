"""Chinese for figures."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "No pair of codes passes the guards.": "没有编码对达到入图条件。",
    "area: given {count} times": "面积：编码 {count} 次",
    "dark: maximum spanning tree": "深色：最大生成树",
    "dotted: between communities": "点线：跨社群",
    "community {letter}: {codes}": "社群 {letter}：{codes}",
    "diagonal: how often the code was given": "对角线：该编码的次数",
    "below the diagonal: how often together; above: {measure}": "对角线以下：共现次数；以上：{measure}",
    "Bands: in how many units both codes stand; a unit with several codes is in several bands, so they add up to more than the units.": "带宽：两个编码同在的单位数；一个单位有多个编码时计入多条带，故各带之和大于单位数。",
    "Draw it too, as svg, png or pdf: the network, with --matrix the matrix, with --between columns; FILE.figure.json beside it says how.": "同时作图，格式为 svg、png 或 pdf：默认为网络图，加 --matrix 为矩阵图，加 --between 为分列流向图；旁边的 FILE.figure.json 记录作图方法。",
    "Keep the words of an SVG as words; its readers need the font.": "SVG 中的文字保留为文字；读者须装有该字体。",
    "the font of the figures has no {characters}; boxes stand in their place": "图用字体中没有这些字：{characters}；图中以方框代替",
}
